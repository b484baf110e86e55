"""Conferences: when one is due, what it decides, and what follows from it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from consulaat.records.about import Record
from consulaat.records.conference import ConferenceDecision, ConferenceDecisionKind, ConferenceGround
from consulaat.records.custody import Consent, ConsentState
from consulaat.records.ids import TravelDocumentApplicationId
from consulaat.records.risk import RiskLevel
from consulaat.records.safehouse import StayState
from consulaat.records.task import Task, TaskOrigin, TaskState
from consulaat.rules.conference import conference_checks, grounds_of
from consulaat.rules.consequences import consequences
from consulaat.values.codes import Side
from consulaat.values.partial_date import PartialDate
from tests.rules.builders import a_case, a_conference, a_person, a_safehouse, a_stay, a_task
from tests.rules.surroundings import ANNA, BRAM, NOW, PERSON, an_id, around, stops, warned
from tests.rules.test_stay import IN_ORDER

Ground = ConferenceGround
ADULT = a_person()


def tasks(found: tuple[Record, ...]) -> list[Task]:
    return [each for each in found if isinstance(each, Task)]


@pytest.mark.parametrize(
    ("case", "born", "grounds"),
    [
        (a_case(risk_level=RiskLevel.LOW), "19900210", set()),
        (a_case(risk_level=RiskLevel.HIGH), "19900210", {Ground.HIGH_RISK}),
        (a_case(risk_level=RiskLevel.UNKNOWN), "19900210", {Ground.HIGH_RISK}),
        (a_case(), "20090000", {Ground.MINOR}),
        (a_case(is_very_complex=True), "19900210", {Ground.VERY_COMPLEX}),
        (a_case(assistance_impossible_reason="refused"), "19900210", {Ground.ASSISTANCE_IMPOSSIBLE}),
    ],
)
def test_it_is_known_why_a_conference_is_mandatory(case: Record, born: str, grounds: set[Ground]) -> None:
    here = around(ANNA, a_person(born_on=PartialDate(born)))

    assert grounds_of(case, here) == grounds  # type: ignore[arg-type]  # a case


def test_a_case_that_needs_one_gets_the_task_to_hold_it_until_it_was_held() -> None:
    case = a_case(risk_level=RiskLevel.ACUTE)
    (planned,) = tasks(consequences(case, around(ANNA, ADULT), is_new=False))

    assert (planned.origin, planned.side) == (TaskOrigin.CONFERENCE, Side.HEADQUARTERS)
    assert tasks(consequences(case, around(ANNA, ADULT, planned), is_new=False)) == []
    assert tasks(consequences(case, around(ANNA, ADULT, a_conference()), is_new=False)) == []


def test_a_missing_consent_and_each_stay_and_extension_ask_for_one() -> None:
    refused = Consent(
        id=an_id("consent"),
        person=PERSON,
        application=TravelDocumentApplicationId(an_id("application")),
        state=ConsentState.REFUSED,
    )
    asked = a_stay(state=StayState.REQUESTED)
    longer = a_stay(state=StayState.EXTENSION_REQUESTED, approved_at=NOW)

    assert grounds_of(a_case(), around(ANNA, ADULT, refused)) == {Ground.CONSENT_MISSING}
    assert grounds_of(a_case(), around(ANNA, ADULT, asked)) == {Ground.SAFEHOUSE}
    assert grounds_of(a_case(), around(ANNA, ADULT, longer)) == {Ground.STAY_EXTENSION}
    agreed = a_conference(ConferenceDecisionKind.STAY)
    assert grounds_of(a_case(), around(ANNA, ADULT, asked, agreed)) == set()
    for record in (refused, asked, longer):
        (planned,) = tasks(consequences(record, around(ANNA, a_case(), ADULT), is_new=True))
        assert planned.origin is TaskOrigin.CONFERENCE


def test_a_stay_asks_for_a_conference_of_its_own_though_one_was_held_before() -> None:
    held = a_conference(ConferenceDecisionKind.DIVISION_OF_TASKS)
    kept = a_task("kept", origin=TaskOrigin.CONFERENCE, state=TaskState.DONE, conference=held.id)
    here = around(ANNA, a_case(risk_level=RiskLevel.HIGH), ADULT, held, kept)

    (planned,) = tasks(consequences(a_stay(state=StayState.REQUESTED), here, is_new=True))
    assert planned.state is TaskState.OPEN
    assert tasks(consequences(a_stay(state=StayState.REQUESTED), here.having(planned), is_new=False)) == []


def test_a_conference_completes_the_task_to_hold_it() -> None:
    planned = a_task("planned", origin=TaskOrigin.CONFERENCE, side=Side.HEADQUARTERS)
    held = a_conference(ConferenceDecisionKind.STAY)
    (done,) = tasks(consequences(held, around(ANNA, a_case(), ADULT, planned), is_new=True))

    assert (done.id, done.state, done.conference) == (planned.id, TaskState.DONE, held.id)
    later = replace(held, held_at=NOW + timedelta(days=1))
    assert tasks(consequences(later, around(ANNA, a_case(), ADULT, planned), is_new=True)) == []


def test_a_decision_with_a_side_becomes_a_task_once() -> None:
    decisions = (
        ConferenceDecision(text="look for a lawyer", taken_by_name="hub", side=Side.HUB),
        ConferenceDecision(text="nothing is told to the family", taken_by_name="hub"),
    )
    held = a_conference(decisions=decisions)
    (made,) = tasks(consequences(held, around(ANNA, a_case(), ADULT), is_new=True))

    assert (made.description, made.side, made.conference) == ("look for a lawyer", Side.HUB, held.id)
    assert tasks(consequences(held, around(ANNA, a_case(), ADULT, made), is_new=False)) == []


def test_a_next_conference_is_planned_on_its_day() -> None:
    at = NOW + timedelta(days=7)
    held = a_conference(next_conference_at=at)
    (made,) = tasks(consequences(held, around(ANNA, a_case(), ADULT), is_new=True))

    assert (made.due_on, made.due_at, made.origin) == (at.date(), at, TaskOrigin.CONFERENCE)


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ((ConferenceDecisionKind.STAY,), []),
        ((ConferenceDecisionKind.FUNDING,), ["CONFERENCE_NEEDED"]),
        ((), ["CONFERENCE_NEEDED"]),
    ],
)
def test_a_stay_is_approved_after_a_conference_decided_on_it(
    kinds: tuple[ConferenceDecisionKind, ...], expected: list[str]
) -> None:
    *others, _meeting = IN_ORDER
    stay = a_stay(approved_nights=3)

    assert stops(stay, "approve", around(BRAM, *others, a_safehouse(), a_conference(*kinds))) == expected


def test_a_conference_in_the_future_or_without_decision_is_doubted() -> None:
    assert warned(conference_checks(a_conference(), around(ANNA))) == ["NO_DECISION"]
    later = a_conference(ConferenceDecisionKind.OTHER, held_at=NOW + timedelta(hours=1))
    assert warned(conference_checks(later, around(ANNA))) == ["IN_THE_FUTURE"]
