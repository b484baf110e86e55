"""The way home: what must be there before it is planned, and what each step asks for."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Final

import pytest

from consulaat.records.about import Record
from consulaat.records.case import (
    Case,
    CaseState,
    Involvement,
    InvolvementRole,
    ReturnManner,
    Wish,
    WishStatement,
)
from consulaat.records.conference import ConferenceDecisionKind
from consulaat.records.court import Article39Decision, Article39Outcome
from consulaat.records.custody import (
    Consent,
    ConsentState,
    CustodyHolder,
    CustodyHolderKind,
    CustodySituation,
)
from consulaat.records.ids import FundingSourceId, OrganisationId, PersonId, TravelDocumentApplicationId
from consulaat.records.journey import GoCheck, GoCheckKind, Handover, HandoverBasis, Journey, JourneyLeg
from consulaat.records.leaving import ExitObstacle, ObstacleKind, ObstacleState
from consulaat.records.plan import SafetyPlan, SafetyPlanPart, SafetyPlanSection
from consulaat.records.reference import CostCategory, FundingCode, Organisation, OrganisationKind
from consulaat.records.travel_document import DocumentKind, DocumentPossession, TravelDocument
from consulaat.records.visa import VisaState
from consulaat.rules.consequences import consequences
from consulaat.rules.machines import step_of
from consulaat.rules.steps import objections
from consulaat.values.partial_date import PartialDate
from tests.rules.builders import (
    a_case,
    a_commitment,
    a_conference,
    a_person,
    a_risk,
    a_source,
    a_visa,
    an_application,
)
from tests.rules.surroundings import ANNA, BRAM, CASE, NOW, PERSON, an_id, around, me, stops, took, warned

WORKED_ON = a_case(state=CaseState.IN_PROGRESS)
PLANNED = a_case(state=CaseState.RETURN_PLANNED)
UNDER_WAY = a_case(state=CaseState.UNDER_WAY)
LEG = JourneyLeg(
    from_place="Nador",
    to_place="Amsterdam",
    departs_at=datetime(2026, 7, 8, 6, tzinfo=UTC),
    departure_zone="Africa/Casablanca",
    arrives_at=datetime(2026, 7, 8, 10, tzinfo=UTC),
    arrival_zone="Europe/Amsterdam",
)


def checks(*kinds: GoCheckKind) -> tuple[GoCheck, ...]:
    return tuple(GoCheck(check=kind, is_met=True, checked_by=me(ANNA), checked_at=NOW) for kind in kinds)


JOURNEY: Final = Journey(
    id=an_id("journey"),
    case=CASE,
    travellers=(PERSON,),
    legs=(LEG,),
    go_checks=checks(GoCheckKind.OBSTACLES_CLOSED),
    reception_confirmed_at=NOW,
    reception_confirmed_by_name="hub",
)
WISH: Final = WishStatement(
    id=an_id("wish"), case=CASE, wish=Wish.RETURN, stated_at=NOW - timedelta(hours=70)
)
DOCUMENT: Final = TravelDocument(
    id=an_id("passport"),
    person=PERSON,
    kind=DocumentKind.NATIONAL_PASSPORT,
    number="NXB9BH6D4",
    valid_until=date(2026, 7, 8),
    possession=DocumentPossession.PERSON,
)
PLAN: Final = SafetyPlan(
    id=an_id("plan"),
    case=CASE,
    sections=(SafetyPlanSection(part=SafetyPlanPart.TRAVEL_DAY, internal_text="call at six"),),
)
TICKET: Final = a_commitment(categories=frozenset({CostCategory.TICKET}))
ALL: Final[dict[str, Record]] = {
    "person": a_person(),
    "journey": JOURNEY,
    "wish": WISH,
    "document": DOCUMENT,
    "plan": PLAN,
    "ticket": TICKET,
}


def without(name: str, *instead: Record) -> list[str]:
    records = [record for each, record in ALL.items() if each != name]
    return stops(WORKED_ON, "plan-return", around(BRAM, *records, *instead))


def test_a_return_is_planned_when_all_is_there() -> None:
    assert stops(WORKED_ON, "plan-return", around(BRAM, *ALL.values())) == []
    assert stops(WORKED_ON, "plan-return", around(ANNA, *ALL.values())) == ["NO_RIGHT"]


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("wish", ["NO_WISH_TO_RETURN"]),
        ("document", ["NO_USABLE_PAPERS"]),
        ("ticket", ["TRIP_NOT_FUNDED"]),
        ("plan", ["NO_TRAVEL_DAY_PLAN"]),
        ("journey", ["OBSTACLES_OPEN", "NO_RECEPTION"]),
    ],
)
def test_each_thing_that_is_missing_stands_in_the_way(name: str, codes: list[str]) -> None:
    assert without(name) == codes


def test_the_wish_is_the_last_one_and_not_older_than_three_days() -> None:
    assert without("wish", replace(WISH, stated_at=NOW - timedelta(hours=73))) == ["WISH_TOO_OLD"]
    changed = replace(WISH, id=an_id("later"), wish=Wish.REMAIN, stated_at=NOW)
    assert without("", changed) == ["NO_WISH_TO_RETURN"]


@pytest.mark.parametrize(
    "change",
    [{"valid_until": date(2026, 7, 7)}, {"possession": DocumentPossession.FAMILY}, {"possession": None}],
)
def test_a_document_that_ends_before_arrival_or_is_with_others_does_not_count(
    change: dict[str, object],
) -> None:
    assert without("document", replace(DOCUMENT, **change)) == ["NO_USABLE_PAPERS"]  # type: ignore[arg-type]


def test_a_visa_that_holds_until_arrival_will_do() -> None:
    visa = a_visa(state=VisaState.HANDED_OUT, valid_until=date(2026, 7, 8))

    assert without("document", visa) == []
    assert without("document", replace(visa, valid_until=date(2026, 7, 7))) == ["NO_USABLE_PAPERS"]


def test_own_means_need_no_commitment() -> None:
    own = a_source(code=FundingCode.OWN_MEANS)
    journey = replace(JOURNEY, ticket_source=FundingSourceId(own.id))
    records = [record for name, record in ALL.items() if name not in {"ticket", "journey"}]

    assert stops(WORKED_ON, "plan-return", around(BRAM, *records, own, journey)) == []


def test_every_obstacle_that_was_noted_is_settled_and_then_nobody_need_confirm_it_again() -> None:
    obstacle = ExitObstacle(id=an_id("obstacle"), case=CASE, kind=ObstacleKind.EXIT_BAN)
    unconfirmed = replace(JOURNEY, go_checks=())

    assert without("", obstacle) == ["OBSTACLE_OPEN"]
    for state in (ObstacleState.IN_PROGRESS, ObstacleState.UNSOLVABLE):
        assert without("", replace(obstacle, state=state)) == ["OBSTACLE_OPEN"]
    for state in (ObstacleState.RESOLVED, ObstacleState.ACCEPTED):
        assert without("journey", unconfirmed, replace(obstacle, state=state)) == []
    assert without("journey", unconfirmed) == ["OBSTACLES_OPEN"]


def test_a_minor_leaves_with_all_consent_or_what_comes_in_its_place_and_no_conference_stands_in() -> None:
    minor = a_person(born_on=PartialDate("20090000"))
    father = PersonId(an_id("father"))
    holder = CustodyHolder(kind=CustodyHolderKind.PARENT_ONE, person=father)
    custody = CustodySituation(id=an_id("custody"), person=PERSON, holders=(holder,))
    applied = an_application(kind=DocumentKind.EMERGENCY_PASSPORT)
    id_ = TravelDocumentApplicationId(applied.id)
    given = Consent(
        id=an_id("consent"), person=PERSON, application=id_, giver=father, state=ConsentState.GIVEN
    )
    ahead = Article39Decision(
        id=an_id("ahead"), case=CASE, person=PERSON, application=id_, outcome=Article39Outcome.GRANTED
    )
    met = a_conference(ConferenceDecisionKind.COURT_ROUTE)

    assert without("person", minor, applied, custody, met) == ["NO_CONSENT"]
    assert without("person", minor, applied, custody, given) == []
    assert without("person", minor, applied, ahead) == []
    refused = replace(given, state=ConsentState.REFUSED)
    assert without("person", minor, applied, custody, refused) == ["NO_CONSENT"]


def test_a_minor_who_travels_on_other_papers_has_it_looked_into_whether_a_parent_must_allow_it() -> None:
    minor = a_person(born_on=PartialDate("20090000"))
    records = [record for each, record in ALL.items() if each != "person"]
    here = around(BRAM, *records, minor)

    found = list(objections(step_of(type(WORKED_ON), "plan-return"), WORKED_ON, here))
    assert (stops(WORKED_ON, "plan-return", here), warned(found)) == (
        [],
        ["NO_APPLICATION_FOR_MINOR", "MINOR_ALONE"],
    )


def test_a_minor_is_escorted_or_the_carrier_knows() -> None:
    records = [record for each, record in ALL.items() if each not in {"person", "journey"}]
    minor = a_person(born_on=PartialDate("20090000"))
    for given in ({"escort": "aunt"}, {"lone_minor_arrangement": "airline, letter of the court"}):
        here = around(BRAM, *records, minor, replace(JOURNEY, **given))  # type: ignore[arg-type]  # texts
        found = objections(step_of(type(WORKED_ON), "plan-return"), WORKED_ON, here)
        assert "MINOR_ALONE" not in warned(found)


def test_a_child_that_travels_along_has_papers_of_its_own_and_one_that_stays_is_named() -> None:
    child = PersonId(an_id("child"))
    role = InvolvementRole.ACCOMPANYING_CHILD
    along = Involvement(id=an_id("along"), case=CASE, person=child, role=role)
    together = replace(JOURNEY, travellers=(PERSON, child))
    passport = replace(DOCUMENT, id=an_id("other"), person=child)

    assert without("journey", along, together) == ["TRAVELLER_WITHOUT_PAPERS"]
    assert without("journey", along, together, passport) == []
    here = around(BRAM, *ALL.values(), along)
    found = objections(step_of(type(WORKED_ON), "plan-return"), WORKED_ON, here)
    assert warned(found) == ["CHILD_STAYS_BEHIND"]


def test_each_step_of_a_very_complex_case_is_prepared_in_a_conference() -> None:
    case = replace(WORKED_ON, is_very_complex=True)
    step = step_of(type(case), "plan-return")

    assert stops(case, "plan-return", around(BRAM, *ALL.values())) == ["CONFERENCE_NEEDED"]
    here = around(BRAM, *ALL.values(), a_conference(ConferenceDecisionKind.DIVISION_OF_TASKS))
    assert (stops(case, "plan-return", here), warned(objections(step, case, here))) == ([], ["VERY_COMPLEX"])


def test_the_risk_is_assessed_again_before_a_phase() -> None:
    step = step_of(type(WORKED_ON), "plan-return")
    for days, said in ((7, []), (8, ["ASSESS_AGAIN"])):
        old = replace(a_risk(), assessed_at=NOW - timedelta(days=days))
        assert warned(objections(step, WORKED_ON, around(BRAM, *ALL.values(), old))) == said


def test_leaving_is_confirmed_and_open_points_are_named() -> None:
    confirmed = replace(JOURNEY, departure_confirmed_at=NOW)

    assert stops(PLANNED, "depart", around(ANNA, JOURNEY)) == ["DEPARTURE_NOT_CONFIRMED"]
    found = list(objections(step_of(type(PLANNED), "depart"), PLANNED, around(ANNA, confirmed)))
    assert warned(found) == ["GO_CHECKS_OPEN"]
    done = replace(confirmed, go_checks=checks(*GoCheckKind))
    assert list(objections(step_of(type(PLANNED), "depart"), PLANNED, around(ANNA, done))) == []


def test_arrival_is_confirmed_by_who_received_the_person() -> None:
    assert stops(UNDER_WAY, "arrive", around(ANNA, JOURNEY)) == ["ARRIVAL_NOT_CONFIRMED"]
    received = replace(JOURNEY, arrival_confirmed_at=NOW, arrival_confirmed_by_name="hub")
    case, _ = took(UNDER_WAY, "arrive", around(ANNA, received))

    assert (case.returned_on, case.return_manner) == (NOW.date(), ReturnManner.WITH_OUR_HELP)
    night = replace(received, arrival_confirmed_at=datetime(2026, 7, 8, 22, 30, tzinfo=UTC))
    case, _ = took(UNDER_WAY, "arrive", around(ANNA, night))
    assert case.returned_on == date(2026, 7, 9)


def test_a_hand_over_is_accepted_by_name() -> None:
    returned = a_case(state=CaseState.RETURNED)
    given = Handover(
        id=an_id("handover"),
        case=CASE,
        receiver_name="team",
        receiver_organisation=OrganisationId(an_id("hub")),
        handed_over_at=NOW,
    )

    assert stops(returned, "hand-over", around(ANNA, given)) == ["HANDOVER_NOT_ACCEPTED"]
    accepted = replace(given, accepted_at=NOW, accepted_by_name="someone of the hub")
    assert stops(returned, "hand-over", around(ANNA, accepted)) == []
    hub = Organisation(id=an_id("hub"), code="LKHA", name="LKHA", kind=OrganisationKind.HUB)
    school = replace(hub, kind=OrganisationKind.SCHOOL_ATTENDANCE)
    assert stops(returned, "hand-over", around(ANNA, accepted, hub)) == []
    assert stops(returned, "hand-over", around(ANNA, accepted, school)) == ["OTHER_RECEIVER"]
    against = replace(accepted, basis=HandoverBasis.NOT_CONSENTED)
    found = objections(step_of(type(returned), "hand-over"), returned, around(ANNA, against, hub))
    assert warned(found) == ["HANDED_OVER_WITHOUT_CONSENT"]


def test_the_case_shows_the_wish_that_was_said_last() -> None:
    earlier = replace(WISH, id=an_id("first"), wish=Wish.REMAIN, stated_at=NOW - timedelta(days=3))
    (case,) = consequences(WISH, around(ANNA, a_case(), earlier), is_new=True)

    assert getattr(case, "wish", None) is Wish.RETURN
    assert consequences(earlier, around(ANNA, case, WISH), is_new=True) == ()


@pytest.mark.parametrize(("case", "verb"), [(PLANNED, "cancel-return"), (UNDER_WAY, "break-off")])
def test_a_return_is_stopped_with_a_reason_each_time_anew(case: Case, verb: str) -> None:
    said = replace(case, return_stopped_reason="de vlucht is vervallen")

    assert stops(case, verb, around(ANNA)) == ["FIELD_NEEDED"]
    assert stops(said, verb, around(ANNA)) == []
    assert stops(said, verb, around(ANNA, said)) == ["SAME_REASON"]
    assert stops(replace(said, return_stopped_reason="zij wil wachten"), verb, around(ANNA, said)) == []
