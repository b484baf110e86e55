"""Routes home: which papers may help, with reasons, and none chosen."""

from dataclasses import replace
from datetime import date

import pytest

from consulaat.records.case import Case, Whereabouts
from consulaat.records.custody import (
    Consent,
    ConsentState,
    CustodyHolder,
    CustodyHolderKind,
    CustodySituation,
)
from consulaat.records.ids import PersonId, TravelDocumentApplicationId
from consulaat.records.nationality import InquiryState
from consulaat.records.person import HeldNationality, NationalityStatus, Person
from consulaat.records.risk import RiskLevel
from consulaat.records.travel_document import (
    ApplicationState,
    DocumentKind,
    DocumentPossession,
    TravelDocument,
)
from consulaat.records.visa import ResidenceKind
from consulaat.rules.minors import MinorStatus, minor_status
from consulaat.rules.routes import document_routes
from consulaat.values.codes import Answer
from consulaat.values.partial_date import PartialDate
from tests.rules.builders import a_case, a_person, a_residence_right, an_application, an_inquiry
from tests.rules.surroundings import ANNA, PERSON, TODAY, an_id, around

DUTCH = (HeldNationality(nationality="NLD", status=NationalityStatus.CLAIMED),)
MOROCCAN = (HeldNationality(nationality="MAR"),)
ESTABLISHED = an_inquiry(state=InquiryState.ESTABLISHED_DUTCH)


@pytest.mark.parametrize(
    ("born", "status"),
    [
        ("20070314", MinorStatus.NO),
        ("20080600", MinorStatus.NO),
        ("20080700", MinorStatus.UNCERTAIN),
        ("20080000", MinorStatus.UNCERTAIN),
        ("19720000", MinorStatus.NO),
        ("20080706", MinorStatus.NO),
        ("20080707", MinorStatus.YES),
        ("20090000", MinorStatus.YES),
        ("00000000", MinorStatus.UNCERTAIN),
    ],
)
def test_whether_someone_is_a_minor_may_be_uncertain(born: str, status: MinorStatus) -> None:
    assert minor_status(PartialDate(born), TODAY) is status


def test_someone_comes_of_age_on_the_day() -> None:
    born = PartialDate("20080707")

    assert minor_status(born, date(2026, 7, 7)) is MinorStatus.NO


def kinds(person: Person, *records: object, case: Case | None = None) -> list[str]:
    here = around(ANNA, *records)  # type: ignore[arg-type]  # all are records
    return [str(route.kind) for route in document_routes(case or a_case(), person, here)]


def test_a_dutch_adult_who_can_wait_gets_a_passport_first() -> None:
    assert kinds(a_person(nationalities=DUTCH), ESTABLISHED) == ["PN", "NN", "LP"]


@pytest.mark.parametrize("case", [a_case(direct_danger=Answer.YES), a_case(risk_level=RiskLevel.ACUTE)])
def test_a_dutch_adult_in_danger_gets_an_emergency_document_first(case: Case) -> None:
    assert kinds(a_person(nationalities=DUTCH), ESTABLISHED, case=case) == ["NN", "LP", "PN"]


def test_a_claim_is_inquired_into_first() -> None:
    assert kinds(a_person(nationalities=DUTCH))[0] == "ONDERZOEK"


def test_doubt_with_a_life_in_danger_goes_to_headquarters() -> None:
    assert kinds(a_person(nationalities=DUTCH), case=a_case(direct_danger=Answer.YES))[:2] == [
        "ONDERZOEK",
        "DCV",
    ]


@pytest.mark.parametrize("born", ["20090000", "20080000"])
def test_a_minor_has_the_court_and_article_39(born: str) -> None:
    routes = kinds(a_person(nationalities=DUTCH, born_on=PartialDate(born)), ESTABLISHED)

    assert {"RECHTER", "ART39", "NI"} <= set(routes)
    assert ("LEEFTIJD" in routes) is (born == "20080000")


def test_a_young_child_gets_no_identity_card_without_consent() -> None:
    assert "NI" not in kinds(a_person(nationalities=DUTCH, born_on=PartialDate("20160000")), ESTABLISHED)


def test_article_39_is_withdrawn_on_coming_of_age() -> None:
    person = a_person(nationalities=DUTCH, born_on=PartialDate("20080707"))
    before = document_routes(a_case(), person, around(ANNA, ESTABLISHED))
    after = document_routes(a_case(), person, around(ANNA, ESTABLISHED, today=date(2026, 7, 7)))

    assert "ART39" in {route.kind for route in before}
    assert "ART39" not in {route.kind for route in after}


def test_a_permit_holder_abroad_gets_an_entry_visa_also_without_the_card() -> None:
    permit = a_residence_right(document_is_held=False)

    assert kinds(a_person(nationalities=MOROCCAN), permit) == ["INREIS", "TKV", "LP"]


def test_a_permit_holder_with_a_passport_needs_no_laissez_passer() -> None:
    passport = TravelDocument(
        id=an_id("passport"),
        person=PERSON,
        kind=DocumentKind.FOREIGN_PASSPORT,
        number="X123",
        possession=DocumentPossession.PERSON,
    )

    assert kinds(a_person(nationalities=MOROCCAN), a_residence_right(), passport) == ["INREIS", "TKV"]


def test_a_passport_in_the_hands_of_the_family_is_no_passport() -> None:
    taken = TravelDocument(
        id=an_id("passport"),
        person=PERSON,
        kind=DocumentKind.FOREIGN_PASSPORT,
        number="X123",
        possession=DocumentPossession.FAMILY,
    )

    assert "LP" in kinds(a_person(nationalities=MOROCCAN), a_residence_right(), taken)


def test_someone_still_in_the_netherlands_gets_a_return_visa() -> None:
    case = a_case(whereabouts=Whereabouts.NETHERLANDS)

    assert "INREIS" not in kinds(a_person(nationalities=MOROCCAN), a_residence_right(), case=case)


@pytest.mark.parametrize(
    "ended",
    [a_residence_right(valid_until=date(2026, 7, 5)), a_residence_right(kind=ResidenceKind.WITHDRAWN)],
)
def test_a_permit_that_ended_leads_to_a_new_stay(ended: object) -> None:
    assert kinds(a_person(nationalities=MOROCCAN), ended) == ["MVV"]


def test_a_citizen_of_another_union_state_can_get_an_eu_document() -> None:
    assert kinds(a_person(nationalities=(HeldNationality(nationality="BEL"),))) == ["EUETD"]
    assert kinds(a_person(nationalities=(HeldNationality(nationality="GBR"),))) == []


def test_a_claim_to_be_dutch_and_a_residence_right_both_give_routes_and_each_route_once() -> None:
    found = kinds(a_person(nationalities=DUTCH), a_residence_right())

    assert {"ONDERZOEK", "PN", "INREIS", "TKV"} <= set(found)
    here = around(ANNA, a_residence_right())
    for nationalities in (DUTCH, MOROCCAN, ()):
        routes = document_routes(a_case(), a_person(nationalities=nationalities), here)
        assert len({(route.kind, route.sentence) for route in routes}) == len(routes)


def test_a_dutch_person_in_a_country_without_a_post_can_go_to_another() -> None:
    assert kinds(a_person(nationalities=DUTCH), ESTABLISHED, case=a_case(country_of_stay="SO"))[0] == "EUETD"


def test_someone_of_whom_nothing_is_known_is_inquired_into() -> None:
    assert kinds(a_person(nationalities=())) == ["ONDERZOEK"]


def test_every_route_says_why() -> None:
    person = a_person(nationalities=DUTCH, born_on=PartialDate("20080000"))
    routes = document_routes(a_case(direct_danger=Answer.YES), person, around(ANNA))

    assert all(route.basis and "{" not in route.message() for route in routes)


# -- what is known of consent

FATHER = PersonId(an_id("father"))
APPLIED = an_application(kind=DocumentKind.EMERGENCY_PASSPORT)
GIRL = a_person(nationalities=DUTCH, born_on=PartialDate("20090000"))
CUSTODY = CustodySituation(
    id=an_id("custody"),
    person=PERSON,
    holders=(CustodyHolder(kind=CustodyHolderKind.PARENT_ONE, person=FATHER),),
)


def a_consent(state: ConsentState) -> Consent:
    application = TravelDocumentApplicationId(APPLIED.id)
    return Consent(id=an_id("consent"), person=PERSON, application=application, giver=FATHER, state=state)


def test_where_consent_will_not_come_the_court_is_first_with_article_39_ahead_of_it() -> None:
    for state in (ConsentState.MUST_NOT_ASK, ConsentState.REFUSED, ConsentState.WITHDRAWN):
        found = kinds(GIRL, ESTABLISHED, GIRL, APPLIED, CUSTODY, a_consent(state))

        assert found == ["RECHTER", "ART39", "NI"]


def test_the_reason_of_the_court_is_that_asking_is_unsafe_or_that_it_was_refused() -> None:
    def reason(state: ConsentState) -> str:
        here = around(ANNA, ESTABLISHED, GIRL, APPLIED, CUSTODY, a_consent(state))
        return next(each.sentence for each in document_routes(a_case(), GIRL, here) if each.kind == "RECHTER")

    assert reason(ConsentState.MUST_NOT_ASK).startswith("Asking for consent is unsafe")
    assert reason(ConsentState.REFUSED).startswith("Consent was refused")


def test_with_all_consent_there_is_a_passport_or_an_emergency_document_and_no_court() -> None:
    found = kinds(GIRL, ESTABLISHED, GIRL, APPLIED, CUSTODY, a_consent(ConsentState.GIVEN))

    assert found == ["PN", "NN", "LP"]


def test_consent_that_will_not_come_for_an_application_that_was_dropped_changes_nothing() -> None:
    dropped = replace(APPLIED, state=ApplicationState.RETRACTED)
    found = kinds(GIRL, ESTABLISHED, GIRL, dropped, CUSTODY, a_consent(ConsentState.MUST_NOT_ASK))

    assert found == kinds(GIRL, ESTABLISHED, GIRL)
