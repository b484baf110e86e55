"""Machines: which verbs there are, from which states, for whom."""

from dataclasses import fields

import pytest

from consulaat.records.case import Case, CaseState
from consulaat.records.conference import CaseConference
from consulaat.records.custody import Consent
from consulaat.records.leaving import ExitObstacle
from consulaat.records.nationality import InquiryStep, NationalityInquiry
from consulaat.records.registry import RECORDS
from consulaat.records.report import Report
from consulaat.records.safehouse import Stay
from consulaat.records.task import Task
from consulaat.records.travel_document import TravelDocumentApplication
from consulaat.records.visa import VisaApplication
from consulaat.rules.machines import step_of, steps_of
from consulaat.rules.steps import Step, UnknownVerbError
from tests.rules.builders import a_case, a_task
from tests.rules.surroundings import ANNA, DAAN, around, stops

ALL_STEPS = [(made, step) for made in RECORDS for step in steps_of(made)]
VERBS = {
    Report: "verify link open-case inform forward mark-duplicate dismiss reinstate reclassify",
    Case: "triage take-on lose-contact regain-contact plan-return cancel-return depart"
    " break-off arrive hand-over close reopen",
    CaseConference: "adopt reopen",
    Task: "start wait resume complete drop reopen",
    NationalityInquiry: "start await-evidence await-answer resume establish-dutch establish-not-dutch"
    " establish-loss leave-undecided seek-advice petition-court",
    InquiryStep: "request receive accept reject set-aside drop reopen",
    TravelDocumentApplication: "submit decline take-on issue intend-refusal hold refuse issue-limited"
    " produce receive hand-out mark-uncollected withdraw misprint retract",
    VisaApplication: "submit consult request-supplement supplement approve reject decline place-sticker"
    " hand-out use expire withdraw",
    Consent: "forbid-asking allow-asking ask give refuse withdraw substitute waive",
    ExitObstacle: "take-on resolve accept give-up reopen",
    Stay: "approve reject start request-extension extend refuse-extension end report-runaway move",
}


@pytest.mark.parametrize(("made", "verbs"), VERBS.items())
def test_a_machine_has_exactly_the_verbs_of_the_names(made: type, verbs: str) -> None:
    assert {step.verb for step in steps_of(made)} == set(verbs.split())


@pytest.mark.parametrize(("made", "step"), ALL_STEPS)
def test_every_field_that_a_step_names_exists(made: type, step: Step) -> None:
    named = {*step.needs, *step.takes, step.reason_field} - {""}

    assert named <= {field.name for field in fields(made)}


@pytest.mark.parametrize("step", [step for _, step in ALL_STEPS])
def test_no_step_leads_to_where_it_starts(step: Step) -> None:
    assert step.target not in step.sources


def test_an_unknown_verb_names_the_known_ones() -> None:
    with pytest.raises(UnknownVerbError) as raised:
        step_of(Case, "fly")

    assert "take-on" in str(raised.value.facts["verbs"])


def test_a_step_from_another_state_is_refused() -> None:
    assert stops(a_case(state=CaseState.CLOSED), "take-on", around(ANNA)) == ["WRONG_STATE"]


def test_a_task_is_completed_only_with_a_result() -> None:
    assert stops(a_task(), "complete", around(ANNA)) == ["FIELD_NEEDED"]
    assert stops(a_task(result="called"), "complete", around(ANNA)) == []


def test_a_consular_officer_closes_no_case() -> None:
    assert "NO_RIGHT" in stops(a_case(), "close", around(ANNA))
    assert "NO_RIGHT" not in stops(a_case(), "close", around(DAAN))
