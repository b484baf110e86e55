"""What must hold before a stay is approved or extended: the house, the money, the meeting (domain §11)."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from consulaat.records.case import Case
from consulaat.records.conference import ConferenceDecisionKind
from consulaat.records.ids import PersonId
from consulaat.records.money import Commitment, CommitmentState
from consulaat.records.person import Gender, Person
from consulaat.records.reference import CostCategory
from consulaat.records.risk import RiskLevel
from consulaat.records.safehouse import Safehouse, SafehouseApproval, Stay, StayState, TariffUnit
from consulaat.rules.around import Around
from consulaat.rules.conference import was_decided
from consulaat.rules.findings import Finding, warning
from consulaat.rules.four_eyes import objections_to_same_person
from consulaat.rules.law import number
from consulaat.rules.nights import NoTariffError, cost_of_nights
from consulaat.rules.permissions import CDP, DCV
from consulaat.rules.rates import euro_on
from consulaat.values.money import Money
from consulaat.values.partial_date import ages
from resources.texts import N_

_TAKES_PLACE: Final = frozenset({StayState.APPROVED, StayState.ACTIVE, StayState.EXTENSION_REQUESTED})


def objections_to_approve(stay: Stay, around: Around) -> Iterator[Finding]:
    """Someone else asked; house, places, money and the direction meeting are in order."""
    yield from objections_to_same_person(stay.requested_by, around, "§11")
    yield from _level(stay, around)
    yield from _house(stay, around)
    yield from _money(stay, around)
    yield from _conference(stay, around, since=None)


def objections_to_extend(stay: Stay, around: Around) -> Iterator[Finding]:
    """More nights than before, agreed in a new direction meeting and covered by money."""
    before = around.one(Stay, stay.id)
    if before and (stay.approved_nights or 0) <= (before.approved_nights or 0):
        yield Finding(
            "NO_MORE_NIGHTS",
            N_("An extension needs more nights than were approved before."),
            "§11",
            field_name="approved_nights",
        )
    yield from objections_to_same_person(stay.requested_by, around, "§11")
    yield from _level(stay, around)
    yield from _money(stay, around)
    yield from _conference(stay, around, since=stay.approved_at)


def _level(stay: Stay, around: Around) -> Iterator[Finding]:
    most = number("PLAATSING_NACHTEN_HOOFD", around.today)
    if (stay.approved_nights or 0) > most and not around.by.roles & {CDP, DCV}:
        yield Finding(
            "LEVEL_TOO_LOW",
            N_("More than {nights} nights need the approval of the head of mission or headquarters."),
            "§11",
            field_name="approved_nights",
            facts={"nights": most},
        )


def _house(stay: Stay, around: Around) -> Iterator[Finding]:
    house = around.one(Safehouse, stay.safehouse)
    if house is None or house.approval is not SafehouseApproval.APPROVED:
        yield Finding(
            "SAFEHOUSE_NOT_APPROVED", N_("This safehouse is not approved."), "§11", field_name="safehouse"
        )
    if house is None:
        return
    if not _fits(stay, house, around):
        yield Finding(
            "NO_PLACE",
            N_("The safehouse does not have enough places for these persons."),
            "§11",
            field_name="people",
        )
    if house.maximum_nights and (stay.approved_nights or 0) > house.maximum_nights:
        yield warning(
            "LONGER_THAN_HOUSE_ALLOWS",
            N_("This safehouse takes people for {nights} nights at most."),
            "§11",
            "approved_nights",
            nights=house.maximum_nights,
        )


def _fits(stay: Stay, house: Safehouse, around: Around) -> bool:
    """Tell whether there is a place for each; those of whom gender is unknown fit any place for adults."""
    guests = [
        _kind(each.person, each.tariff_unit, around)
        for other in (stay, *around.all(Stay, safehouse=house.id))
        if other is stay or (other.id != stay.id and other.state in _TAKES_PLACE)
        for each in other.people
    ]
    places = {
        "women": house.capacity_women,
        "men": house.capacity_men,
        "children": house.capacity_children,
    }
    if any(place is not None and guests.count(kind) > place for kind, place in places.items()):
        return False
    adults = [house.capacity_women, house.capacity_men]
    known = [place for place in adults if place is not None]
    return len(known) < len(adults) or len(guests) - guests.count("children") <= sum(known)


def _kind(person: PersonId, unit: TariffUnit, around: Around) -> str:
    found = around.one(Person, person)
    age = ages(found.born_on, around.today) if found and found.born_on else None
    majority = number("MEERDERJARIG", around.today)
    if unit is TariffUnit.CHILD_NIGHT or (age is not None and age[1] < majority):
        return "children"
    gender = found.gender if found else None
    return {Gender.FEMALE: "women", Gender.MALE: "men"}.get(gender or Gender.UNKNOWN, "adults")


def _money(stay: Stay, around: Around) -> Iterator[Finding]:
    commitment = around.one(Commitment, stay.commitment) if stay.commitment else None
    if (
        commitment is None
        or commitment.case != stay.case
        or commitment.state is not CommitmentState.APPROVED
        or CostCategory.SAFEHOUSE_STAY not in commitment.categories
    ):
        yield Finding(
            "NO_COMMITMENT",
            N_("A stay needs an approved commitment of this case for safehouse costs."),
            "§11",
            field_name="commitment",
        )
        return
    house = around.one(Safehouse, stay.safehouse)
    if house is not None:
        yield from _cover(stay, house, commitment, around)


def _cover(stay: Stay, house: Safehouse, commitment: Commitment, around: Around) -> Iterator[Finding]:
    try:
        cost = cost_of_nights(stay, house, stay.approved_nights or 0)
    except NoTariffError:
        yield warning("NO_TARIFF", N_("The safehouse has no tariff for each person of this stay."), "§11")
        return
    if not _covers(commitment, cost, around):
        yield Finding(
            "COMMITMENT_TOO_SMALL",
            N_("The commitment does not hold enough for these nights."),
            "§11",
            field_name="commitment",
        )


def _covers(commitment: Commitment, cost: Money, around: Around) -> bool:
    if commitment.amount.currency == cost.currency:
        return cost.amount <= commitment.amount.amount
    in_euro = euro_on(cost, around.today, around)
    held = commitment.euro_amount
    return in_euro is None or held is None or in_euro.amount <= held.amount


def _conference(stay: Stay, around: Around, since: datetime | None) -> Iterator[Finding]:
    """A direction meeting agreed; a short stay in acute danger goes before it, once."""
    case = around.one(Case, stay.case)
    kind = ConferenceDecisionKind.STAY if since is None else ConferenceDecisionKind.STAY_EXTENSION
    if case is not None and was_decided(case, around, kind, since=since):
        return
    most = number("PLAATSING_NACHTEN_HOOFD", around.today)
    is_acute = case is not None and case.risk_level is RiskLevel.ACUTE
    if since is None and is_acute and 0 < (stay.approved_nights or 0) <= most:
        yield warning(
            "RATIFY",
            N_("Approved in acute danger: a conference must ratify it on the next working day."),
            "§11",
        )
        return
    yield Finding(
        "CONFERENCE_NEEDED",
        N_("A conference must agree first: record it with a decision about the stay."),
        "§11",
    )
