"""The usual way of working: laid out per state, done once the result is there, needless once the case is closed."""

from dataclasses import replace
from typing import Any

import pytest

from consulaat.records.about import Record
from consulaat.records.case import Case, CaseState, ClosureReason
from consulaat.records.risk import RiskLevel
from consulaat.records.task import Task, TaskOrigin, TaskState, TrackKind, TrackState
from consulaat.rules.around import Around
from consulaat.rules.case_steps import RESULTS, case_steps, laid_out, settled, step_tasks
from consulaat.rules.consequences import consequences
from consulaat.rules.tracks import tracks
from consulaat.values.codes import Side
from consulaat.values.partial_date import PartialDate
from tests.rules.builders import a_case, a_meeting, a_person, a_protocol, a_risk, a_task, an_inquiry
from tests.rules.surroundings import ANNA, BRAM, TODAY, around, stops, took

ADULT = a_person(born_on=PartialDate("19900210"), surname="Haddad")


def steps(records: tuple[Record, ...], case: Case, here: Around) -> dict[str, Task]:
    return dict(step_tasks(case, here.having(*records)))


def laid(state: CaseState, *records: Record, **given: Any) -> list[str]:  # noqa: ANN401 - any field
    case = a_case(state=state, **given)
    here = around(ANNA, case, *records)
    return sorted(steps(tuple(laid_out(case, here)), case, here))


def test_each_step_has_its_result_and_a_state_in_which_it_is_laid_out() -> None:
    assert [each.code for each in case_steps()] == list(RESULTS)
    assert {each.state for each in case_steps()} == set(CaseState) - {
        CaseState.CONTACT_LOST,
        CaseState.CLOSED,
    }


def test_a_new_case_begins_with_contact_facts_and_risk() -> None:
    nameless = replace(ADULT, born_on=None)
    made = consequences(a_case(), around(ANNA, nameless), is_new=True)
    tasks = steps(made, a_case(), around(ANNA))

    assert list(tasks) == ["S02", "S03", "S04"]
    assert {(each.side, each.origin, each.state) for each in tasks.values()} == {
        (Side.POST, TaskOrigin.TEMPLATE, TaskState.OPEN)
    }


def test_what_is_there_already_is_not_asked_again() -> None:
    assert laid(CaseState.INTAKE, ADULT, a_protocol(), a_risk()) == []
    assert laid(CaseState.INTAKE, ADULT, contact_impossible_reason="held") == ["S04"]


def test_being_taken_on_lays_out_the_work_of_all_sides() -> None:
    case = a_case(state=CaseState.TRIAGE, risk_level=RiskLevel.HIGH)
    case, made = took(case, "take-on", around(ANNA, ADULT, case))
    tasks = steps(made, case, around(ANNA))

    assert list(tasks) == ["S07", "S08", "S10", "S11", "S12", "S13", "S14"]
    assert tasks["S08"].due_on == TODAY
    assert {tasks["S12"].side, tasks["S11"].side} == {Side.HEADQUARTERS, Side.NGO}


def test_some_steps_are_only_for_minors_or_great_danger_or_when_no_conference_is_planned() -> None:
    minor = a_person(born_on=PartialDate("20090000"))
    safe = {"risk_level": RiskLevel.LOW}

    assert "S09" in laid(CaseState.IN_PROGRESS, minor)
    assert not {"S09", "S11"} & set(laid(CaseState.IN_PROGRESS, ADULT, **safe))
    planned = a_task(origin=TaskOrigin.CONFERENCE)
    assert "S07" not in laid(CaseState.IN_PROGRESS, ADULT, planned, **safe)


def test_a_step_is_done_once_its_result_is_recorded() -> None:
    case = a_case(state=CaseState.IN_PROGRESS)
    here = around(ANNA, case, ADULT)
    here = here.having(*laid_out(case, here))

    (done,) = [each for each in consequences(an_inquiry(), here, is_new=True) if isinstance(each, Task)]
    assert (done.id, done.state, done.completed_by) == (
        step_tasks(case, here)["S08"].id,
        TaskState.DONE,
        ANNA.id,
    )
    (met,) = settled(case, here.having(a_meeting()))
    assert met.id == step_tasks(case, here)["S07"].id


def test_a_step_that_was_dropped_for_a_reason_does_not_come_back() -> None:
    case = a_case()
    here = around(ANNA, case, ADULT)
    dropped = [
        replace(each, state=TaskState.LAPSED) for each in laid_out(case, here) if isinstance(each, Task)
    ]

    assert list(laid_out(case, here.having(*dropped))) == []


def test_open_steps_do_not_keep_a_case_open_and_lapse_with_it() -> None:
    case = a_case(state=CaseState.IN_PROGRESS, closure_reason=ClosureReason.RETURNED_NETHERLANDS)
    here = around(BRAM, case, ADULT)
    here = here.having(*laid_out(case, here))

    assert stops(case, "close", here) == []
    closed, _ = took(case, "close", here)
    lapsed = [each for each in consequences(closed, here, is_new=False) if isinstance(each, Task)]
    assert {each.state for each in lapsed} == {TaskState.LAPSED}
    assert all(each.deviation_reason for each in lapsed)
    assert len(lapsed) == len(step_tasks(case, here))


def test_a_step_that_nobody_began_starts_no_track() -> None:
    case = a_case(state=CaseState.IN_PROGRESS, risk_level=RiskLevel.HIGH)
    here = around(ANNA, case, ADULT)
    here = here.having(*laid_out(case, here))
    shelter = step_tasks(case, here)["S11"]

    def stands(around_now: Around) -> dict[TrackKind, TrackState]:
        return {each.kind: each.state for each in tracks(case, around_now)}

    assert stands(here)[TrackKind.SHELTER] is TrackState.NOT_STARTED
    begun = replace(shelter, state=TaskState.ACTIVE)
    assert stands(here.having(begun))[TrackKind.SHELTER] is TrackState.ACTIVE


@pytest.mark.parametrize("state", [CaseState.CONTACT_LOST, CaseState.CLOSED])
def test_silence_and_the_end_lay_out_nothing(state: CaseState) -> None:
    assert laid(state) == []
