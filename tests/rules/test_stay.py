"""Stays: nights, what they cost, and who approves how many."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from consulaat.records.ids import PersonId
from consulaat.records.money import CommitmentState
from consulaat.records.person import Gender
from consulaat.records.reference import CostCategory
from consulaat.records.risk import RiskLevel
from consulaat.records.safehouse import (
    SafehouseApproval,
    StayEndReason,
    StayPerson,
    StayState,
    TariffUnit,
)
from consulaat.rules.nights import NoTariffError, night_findings, nights_between, nights_so_far, stay_cost
from consulaat.values.ids import RecordId
from consulaat.values.money import euros
from tests.rules.builders import a_case, a_commitment, a_meeting, a_person, a_safehouse, a_stay, mad
from tests.rules.surroundings import (
    ANNA,
    BRAM,
    CASE,
    CORA,
    NOW,
    PERSON,
    TODAY,
    an_id,
    around,
    me,
    stops,
    took,
    warned,
)

JULY_10, JULY_24 = date(2026, 7, 10), date(2026, 7, 24)
ACTIVE = a_stay(state=StayState.ACTIVE, arrival_on=JULY_10)
IN_ORDER = (a_case(), a_safehouse(), a_commitment(amount=mad("7000.00")), a_meeting())


def test_the_day_of_departure_does_not_count_and_a_day_counts_one() -> None:
    assert nights_between(JULY_10, JULY_24) == 14
    assert nights_between(JULY_10, JULY_10) == 1


def test_fourteen_nights_for_an_adult_and_a_child_cost_seven_thousand_dirham() -> None:
    stay = a_stay(arrival_on=JULY_10, departure_on=JULY_24)
    cost = stay_cost(stay, a_safehouse())

    assert cost == mad("7000.00")
    assert cost.in_euro(Decimal("10.7350")) == euros(Decimal("652.07"))


def test_the_adult_alone_costs_less() -> None:
    stay = a_stay(arrival_on=JULY_10, departure_on=JULY_24)

    assert stay_cost(replace(stay, people=stay.people[:1]), a_safehouse()) == mad("4900.00")


def test_a_tariff_that_is_not_valid_on_arrival_is_not_used() -> None:
    with pytest.raises(NoTariffError):
        stay_cost(a_stay(arrival_on=date(2025, 7, 10), departure_on=JULY_24), a_safehouse())


@pytest.mark.parametrize(
    ("day", "warning"), [(21, []), (22, ["NIGHTS_NEARLY_USED"]), (24, ["NIGHTS_USED_UP"])]
)
def test_of_fourteen_nights_the_twelfth_warns(day: int, warning: list[str]) -> None:
    assert warned(night_findings(ACTIVE, date(2026, 7, day))) == warning


def test_nights_stop_counting_when_the_stay_ends() -> None:
    ended = replace(ACTIVE, state=StayState.ENDED, departure_on=date(2026, 7, 12))

    assert nights_so_far(ACTIVE, date(2026, 7, 20)) == 10
    assert nights_so_far(ended, date(2026, 7, 20)) == 2


def test_a_stay_is_approved_when_all_is_in_order() -> None:
    stay, _ = took(a_stay(), "approve", around(CORA, *IN_ORDER))

    assert (stay.approved_by, stay.approved_at) == (me(CORA), NOW)


def test_nobody_approves_the_stay_they_asked_for() -> None:
    assert stops(a_stay(requested_by=me(CORA)), "approve", around(CORA, *IN_ORDER)) == ["FOUR_EYES"]


def test_the_head_of_section_approves_three_nights_and_no_more() -> None:
    assert stops(a_stay(approved_nights=3), "approve", around(BRAM, *IN_ORDER)) == []
    assert stops(a_stay(approved_nights=4), "approve", around(BRAM, *IN_ORDER)) == ["LEVEL_TOO_LOW"]


@pytest.mark.parametrize("approval", [SafehouseApproval.SUSPENDED, SafehouseApproval.TRIAL, None])
def test_a_safehouse_that_is_not_approved_takes_nobody(approval: SafehouseApproval | None) -> None:
    house = a_safehouse(approval=approval)

    assert stops(a_stay(), "approve", around(CORA, *IN_ORDER).having(house)) == ["SAFEHOUSE_NOT_APPROVED"]


def test_a_safehouse_takes_no_more_people_than_it_has_places_for() -> None:
    man = a_person(gender=Gender.MALE)
    second = a_person("second", gender=Gender.MALE)
    people = tuple(
        StayPerson(person=PersonId(each), tariff_unit=TariffUnit.ADULT_NIGHT)
        for each in (PERSON, RecordId(an_id("second")))
    )
    here = around(CORA, *IN_ORDER, man, second).having(a_commitment(amount=mad("9800.00")))

    assert stops(a_stay(people=people[:1]), "approve", here) == []
    assert stops(a_stay(people=people), "approve", here) == ["NO_PLACE"]


def test_places_that_others_hold_are_taken() -> None:
    other = replace(a_stay(), id=an_id("other stay"), state=StayState.ACTIVE)
    full = a_safehouse(capacity_children=1)

    assert stops(a_stay(), "approve", around(CORA, *IN_ORDER, other).having(full)) == ["NO_PLACE"]
    ended = replace(other, state=StayState.ENDED)
    assert stops(a_stay(), "approve", around(CORA, *IN_ORDER, ended).having(full)) == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"state": CommitmentState.REQUESTED}, "NO_COMMITMENT"),
        ({"case": an_id("other case")}, "NO_COMMITMENT"),
        ({"categories": frozenset({CostCategory.TICKET})}, "NO_COMMITMENT"),
        ({"amount": mad("6999.00")}, "COMMITMENT_TOO_SMALL"),
    ],
)
def test_a_stay_needs_an_approved_commitment_that_covers_it(change: dict[str, object], code: str) -> None:
    commitment = a_commitment("commitment", **{"amount": mad("7000.00"), **change})

    assert stops(a_stay(), "approve", around(CORA, *IN_ORDER).having(commitment)) == [code]


def test_a_stay_needs_a_direction_meeting() -> None:
    here = around(CORA, *IN_ORDER[:-1])

    assert stops(a_stay(), "approve", here) == ["CONFERENCE_NEEDED"]


def test_three_nights_in_acute_danger_go_before_the_meeting() -> None:
    here = around(BRAM, *IN_ORDER[1:-1], a_case(risk_level=RiskLevel.ACUTE))

    assert stops(a_stay(approved_nights=3), "approve", here) == []
    assert "CONFERENCE_NEEDED" in stops(a_stay(approved_nights=4), "approve", here)


def test_an_extension_needs_more_nights_and_a_new_meeting() -> None:
    asked = a_stay(state=StayState.EXTENSION_REQUESTED, approved_nights=7, approved_at=NOW)
    longer = replace(asked, approved_nights=14)
    here = around(CORA, *IN_ORDER, asked)
    later = here.having(a_meeting(completed_at=NOW + timedelta(hours=1)))

    assert stops(longer, "extend", here) == ["CONFERENCE_NEEDED"]
    assert stops(asked, "extend", later) == ["NO_MORE_NIGHTS"]
    assert stops(longer, "extend", later) == []


def test_a_stay_starts_on_a_day_that_has_come() -> None:
    approved = a_stay(state=StayState.APPROVED, arrival_on=TODAY + timedelta(days=1))

    assert stops(approved, "start", around(ANNA)) == ["NOT_ARRIVED_YET"]
    stay, _ = took(replace(approved, arrival_on=TODAY), "start", around(ANNA))
    assert stay.arrival_confirmed_at == NOW


def test_an_ended_stay_knows_its_nights() -> None:
    leaving = replace(ACTIVE, departure_on=JULY_24, end_reason=StayEndReason.RETURN)
    stay, _ = took(leaving, "end", around(ANNA, today=JULY_24))

    assert stay.nights == 14
    early = replace(leaving, departure_on=date(2026, 7, 9))
    assert stops(early, "end", around(ANNA, today=JULY_24)) == ["LEFT_BEFORE_ARRIVAL"]


def test_a_stay_that_moved_on_ends_with_its_nights() -> None:
    stay, _ = took(replace(ACTIVE, departure_on=JULY_24), "move", around(ANNA, today=JULY_24))

    assert (stay.state, stay.nights, stay.end_reason) == (StayState.MOVED, 14, StayEndReason.OTHER_SHELTER)


def test_running_away_ends_the_stay_today() -> None:
    stay, _ = took(ACTIVE, "report-runaway", around(ANNA, today=date(2026, 7, 12)))

    assert (stay.departure_on, stay.nights, stay.end_reason) == (
        date(2026, 7, 12),
        2,
        StayEndReason.RAN_AWAY,
    )
    assert stay.case == CASE
