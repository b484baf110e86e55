"""The way home: planning it, leaving, arriving, handing over (domain §4.2, §13)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from consulaat.records.case import Case, Involvement, InvolvementRole, ReturnManner, Wish, WishStatement
from consulaat.records.ids import PersonId
from consulaat.records.journey import GoCheckKind, Handover, HandoverBasis, Journey, JourneyLeg
from consulaat.records.leaving import ExitObstacle
from consulaat.records.money import Commitment, CommitmentState
from consulaat.records.person import Person
from consulaat.records.plan import SafetyPlan, SafetyPlanPart
from consulaat.records.reference import (
    CostCategory,
    FundingCode,
    FundingSource,
    Organisation,
    OrganisationKind,
)
from consulaat.records.travel_document import DocumentPossession, TravelDocument
from consulaat.records.visa import VisaApplication, VisaState
from consulaat.rules.around import Around
from consulaat.rules.consent_findings import objections_to_leave_without_consent
from consulaat.rules.exit_obstacle import objections_to_leave
from consulaat.rules.findings import Finding, warning
from consulaat.rules.law import number
from consulaat.rules.minors import MinorStatus, minor_status
from consulaat.rules.phases import doubts_about_a_new_phase, objections_to_a_new_phase
from consulaat.values.moment import local_date
from resources.texts import N_

HELD: Final = frozenset({DocumentPossession.PERSON, DocumentPossession.POST})
USABLE_VISA: Final = frozenset({VisaState.STICKER_PLACED, VisaState.HANDED_OUT})
_TAKE_OVER: Final = frozenset({OrganisationKind.HUB, OrganisationKind.SAFE_AT_HOME})
_WITHOUT_COMMITMENT: Final = frozenset({FundingCode.OWN_MEANS, FundingCode.THIRD_PARTIES})


def journey_of(case: Case, around: Around) -> Journey | None:
    """Return the journey of a case that was planned last."""
    found = around.all(Journey, case=case.id)
    return found[-1] if found else None


def objections_to_plan(case: Case, around: Around) -> Iterator[Finding]:
    """Papers, money, reception, safety, consent and the person's own recent wish are there."""
    journey = journey_of(case, around)
    yield from objections_to_a_new_phase(case, around)
    yield from _wish(case, around)
    yield from _papers(case, journey, around)
    yield from _obstacles(case, journey, around)
    yield from _funding(case, journey, around)
    yield from _reception(journey)
    yield from _travel_day(case, around)
    yield from objections_to_leave_without_consent(case, around)
    yield from _children(case, journey, around)


def _wish(case: Case, around: Around) -> Iterator[Finding]:
    hours = number("WENS_UREN", around.today)
    said = around.all(WishStatement, case=case.id)
    latest = max(said, key=lambda each: each.stated_at, default=None)
    if latest is None or latest.wish is not Wish.RETURN:
        yield Finding(
            "NO_WISH_TO_RETURN",
            N_("The person must have said to want to return: record that wish with its moment."),
            "§4.2",
        )
    elif around.now - latest.stated_at > timedelta(hours=hours):
        yield Finding(
            "WISH_TOO_OLD",
            N_("The wish to return was said longer than {hours} hours ago: ask again."),
            "§4.2",
            facts={"hours": hours},
        )


def _papers(case: Case, journey: Journey | None, around: Around) -> Iterator[Finding]:
    """Each who travels has papers: a child travelling along has its own."""
    until = _arrival(journey) or around.today
    if not has_papers(case.person, until, around):
        yield Finding(
            "NO_USABLE_PAPERS",
            N_("There is no travel document or visa at hand that is valid until the arrival."),
            "§4.2",
        )
    others = {*(journey.travellers if journey else ())} - {case.person}
    without = [each for each in others if not has_papers(each, until, around)]
    if without:
        yield Finding(
            "TRAVELLER_WITHOUT_PAPERS",
            N_(
                "Who travels along needs papers of their own that are valid until the arrival ({count} without)."
            ),
            "§4.2",
            facts={"count": len(without)},
        )


def has_papers(person: PersonId, until: date, around: Around) -> bool:
    """Tell whether a travel document or visa is at hand that is valid until a day."""
    documents = around.all(TravelDocument, person=person)
    visas = around.all(VisaApplication, person=person)
    return any(
        each.possession in HELD and (each.valid_until is None or each.valid_until >= until)
        for each in documents
    ) or any(
        each.state in USABLE_VISA and each.valid_until is not None and each.valid_until >= until
        for each in visas
    )


def _children(case: Case, journey: Journey | None, around: Around) -> Iterator[Finding]:
    """Warn of children of the case who are not on the journey, and of a minor who travels alone."""
    along = {
        each.person for each in around.all(Involvement, case=case.id, role=InvolvementRole.ACCOMPANYING_CHILD)
    }
    travellers = {case.person, *(journey.travellers if journey else ())}
    if journey is not None and along - travellers:
        yield warning(
            "CHILD_STAYS_BEHIND",
            N_(
                "A child travelling along is not on the journey ({count}): add it, or write down who stays with it."
            ),
            "§13",
            count=len(along - travellers),
        )
    people = [around.one(Person, each) for each in travellers]
    statuses = {minor_status(each.born_on, around.today) for each in people if each is not None}
    is_alone = journey is None or not (journey.escort or journey.lone_minor_arrangement)
    if is_alone and statuses == {MinorStatus.YES}:
        yield warning(
            "MINOR_ALONE",
            N_(
                "A minor travels alone: name an escort, or arrange it with the carrier and give the letter of"
                " consent, of the court or of article 39 along."
            ),
            "§13",
        )


def _arrival(journey: Journey | None) -> date | None:
    """Return the day of the last arrival, as it is there."""
    last = _last_leg(journey)
    return local_date(last.arrives_at, last.arrival_zone) if last else None


def _last_leg(journey: Journey | None) -> JourneyLeg | None:
    return max(journey.legs, key=lambda leg: leg.arrives_at, default=None) if journey else None


def _obstacles(case: Case, journey: Journey | None, around: Around) -> Iterator[Finding]:
    """Every obstacle is settled; where none was ever noted, someone looked and says that there is none."""
    if around.all(ExitObstacle, case=case.id):
        yield from objections_to_leave(case, around)
        return
    met = {each.check for each in journey.go_checks if each.is_met} if journey else set()
    if GoCheckKind.OBSTACLES_CLOSED not in met:
        yield Finding(
            "OBSTACLES_OPEN",
            N_(
                "Note what keeps the person from leaving the country, or confirm on the journey that nothing does."
            ),
            "§9.5",
        )


def _funding(case: Case, journey: Journey | None, around: Around) -> Iterator[Finding]:
    source = around.one(FundingSource, journey.ticket_source) if journey and journey.ticket_source else None
    if source is not None and source.code in _WITHOUT_COMMITMENT:
        return
    held = any(
        each.state is CommitmentState.APPROVED
        and CostCategory.TICKET in each.categories
        and (each.valid_until is None or each.valid_until >= around.today)
        for each in around.all(Commitment, case=case.id)
    )
    if not held:
        yield Finding(
            "TRIP_NOT_FUNDED",
            N_("No approved commitment covers the ticket, and the journey names no other means."),
            "§4.2",
        )


def _reception(journey: Journey | None) -> Iterator[Finding]:
    if journey is None or not (journey.reception_confirmed_at and journey.reception_confirmed_by_name):
        yield Finding(
            "NO_RECEPTION",
            N_("The hub or Safe at Home must have confirmed who receives the person on arrival."),
            "§4.2",
        )


def _travel_day(case: Case, around: Around) -> Iterator[Finding]:
    sections = [each for plan in around.all(SafetyPlan, case=case.id) for each in plan.sections]
    if not any(each.part is SafetyPlanPart.TRAVEL_DAY and each.internal_text for each in sections):
        yield Finding(
            "NO_TRAVEL_DAY_PLAN", N_("The safety plan says nothing about the day of travel yet."), "§10.3"
        )


def objections_to_depart(case: Case, around: Around) -> Iterator[Finding]:
    """The departure was confirmed, and each point of the go or no-go list was met."""
    journey = journey_of(case, around)
    yield from doubts_about_a_new_phase(case, around)
    if journey is None or journey.departure_confirmed_at is None:
        yield Finding(
            "DEPARTURE_NOT_CONFIRMED", N_("Record on the journey when the departure was confirmed."), "§4.2"
        )
    met = {each.check for each in journey.go_checks if each.is_met} if journey else set()
    missing = [each for each in GoCheckKind if each not in met]
    if missing:
        yield warning(
            "GO_CHECKS_OPEN",
            N_("Not every point of the go or no-go list was met ({count} left)."),
            "§13",
            count=len(missing),
        )


def objections_to_stop(case: Case, around: Around) -> Iterator[Finding]:
    """It is said why the return does not go on; what was said of an earlier one is not the reason."""
    before = around.one(Case, case.id)
    if before is not None and before.return_stopped_reason == case.return_stopped_reason is not None:
        yield Finding(
            "SAME_REASON",
            N_("Write down why the return does not go on this time."),
            "§4.2",
            field_name="return_stopped_reason",
        )


def objections_to_arrive(case: Case, around: Around) -> Iterator[Finding]:
    """Someone who received the person confirmed it; a timetable does not."""
    journey = journey_of(case, around)
    if journey is None or not (journey.arrival_confirmed_at and journey.arrival_confirmed_by_name):
        yield Finding(
            "ARRIVAL_NOT_CONFIRMED",
            N_("Record who received the person and confirmed the arrival; the timetable does not count."),
            "§4.2",
        )


def arrived(case: Case, around: Around) -> Case:
    """Return the case with the day of return, as it is where the person arrived, and the manner."""
    journey = journey_of(case, around)
    at, last = journey.arrival_confirmed_at if journey else None, _last_leg(journey)
    day = local_date(at, last.arrival_zone if last else "Europe/Amsterdam") if at else around.today
    return replace(
        case,
        returned_on=case.returned_on or day,
        return_manner=case.return_manner or ReturnManner.WITH_OUR_HELP,
    )


def accepted_handovers(case: Case, around: Around) -> tuple[Handover, ...]:
    """Return the hand-overs of a case that someone accepted by name."""
    found = around.all(Handover, case=case.id)
    return tuple(each for each in found if each.accepted_at is not None and each.accepted_by_name)


def objections_to_hand_over(case: Case, around: Around) -> Iterator[Finding]:
    """The hub or Safe at Home took over, by name and moment."""
    accepted = accepted_handovers(case, around)
    if not accepted:
        yield Finding(
            "HANDOVER_NOT_ACCEPTED",
            N_("The hub or Safe at Home must have accepted the hand-over: record the name and the moment."),
            "§4.2",
        )
        return
    receivers = [around.one(Organisation, each.receiver_organisation) for each in accepted]
    if not any(each is None or each.kind in _TAKE_OVER for each in receivers):
        yield Finding(
            "OTHER_RECEIVER",
            N_(
                "Aftercare is for the hub or Safe at Home: another receiver is added, it does not replace them."
            ),
            "§4.2",
            field_name="receiver_organisation",
        )
    if all(each.basis is HandoverBasis.NOT_CONSENTED for each in accepted):
        yield warning(
            "HANDED_OVER_WITHOUT_CONSENT",
            N_("The person did not agree to the hand-over: write down the legal basis, or ask again."),
            "§13",
        )
