"""Inquiries into nationality: the template, the proof, the second reader."""

from dataclasses import replace

import pytest

from consulaat.records.ids import EvidenceId
from consulaat.records.nationality import (
    AcquisitionGround,
    Authenticity,
    Evidence,
    EvidenceKind,
    InquiryState,
    InquiryStep,
    Interruption,
    InterruptionKind,
    LossRule,
    StepCode,
    StepState,
)
from consulaat.records.person import Person
from consulaat.rules.inquiry_conclusion import asked_rules
from consulaat.rules.inquiry_template import choices_of, missing_steps
from consulaat.rules.machines import step_of
from consulaat.rules.steps import objections
from consulaat.values.partial_date import PartialDate
from tests.rules.builders import a_person, a_step, accepted_steps, an_inquiry
from tests.rules.surroundings import (
    ANNA,
    BRAM,
    DAAN,
    FRED,
    GIJS,
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

NOT_STARTED = an_inquiry(state=InquiryState.NOT_STARTED)
DOUBTED = Evidence(
    id=an_id("doubted"),
    person=PERSON,
    kind=EvidenceKind.BIRTH_CERTIFICATE,
    authenticity=Authenticity.DOUBT,
)


def test_an_inquiry_starts_with_a_name_a_birth_year_and_a_ground() -> None:
    nameless = a_person(surname=None, given_names=None, born_on=PartialDate("00000000"))

    assert stops(NOT_STARTED, "start", around(FRED, nameless)) == ["NO_NAME", "NO_BIRTH_YEAR"]
    assert stops(replace(NOT_STARTED, acquisition_ground=None), "start", around(FRED, a_person())) == [
        "FIELD_NEEDED"
    ]


def test_starting_makes_the_common_steps_and_those_of_the_ground() -> None:
    _, made = took(NOT_STARTED, "start", around(FRED, a_person()))
    steps = {each.code: each for each in made if isinstance(each, InquiryStep)}

    assert [code for code in steps if code.startswith("N")] == [f"N{number:02}" for number in range(1, 13)]
    assert {code for code in steps if code.startswith("X")} == {"X01", "X04", "X05"}
    assert [code for code, step in steps.items() if not step.is_mandatory] == ["N10", "X04", "X01"]


def test_another_ground_keeps_the_steps_that_both_share() -> None:
    done = accepted_steps()
    other = an_inquiry(acquisition_ground=AcquisitionGround.RECOGNISED_BEFORE_SEVEN)
    new = {step.code for step in missing_steps(other, around(FRED, *done))}

    assert StepCode.PARENT_NATIONALITY not in new
    assert {StepCode.RECOGNITION_DEED, StepCode.AGE_AT_RECOGNITION} <= new


def test_of_a_choice_one_step_is_enough() -> None:
    assert choices_of(AcquisitionGround.DUTCH_PARENT_AT_BIRTH)[0] == (
        StepCode.PARENTS_MARRIAGE,
        StepCode.RECOGNITION_DEED,
    )


@pytest.mark.parametrize("ground", AcquisitionGround)
def test_every_ground_has_a_template(ground: AcquisitionGround) -> None:
    inquiry = an_inquiry(acquisition_ground=ground)

    assert len(tuple(missing_steps(inquiry, around(FRED)))) >= 12


def test_waiting_needs_something_to_wait_for() -> None:
    asked = a_step(StepCode.POPULATION_REGISTER, StepState.REQUESTED)

    assert stops(an_inquiry(), "await-evidence", around(FRED)) == ["NO_OPEN_STEP"]
    assert stops(an_inquiry(), "await-answer", around(FRED)) == ["NOTHING_REQUESTED"]
    assert stops(an_inquiry(), "await-evidence", around(FRED, asked)) == []
    assert stops(an_inquiry(), "await-answer", around(FRED, asked)) == []


def test_dutch_nationality_is_established_by_two_people_on_proof() -> None:
    inquiry, _ = took(an_inquiry(), "establish-dutch", around(FRED, a_person(), *accepted_steps()))

    assert (inquiry.established_by, inquiry.established_at, inquiry.decisive_on) == (me(FRED), NOW, TODAY)


@pytest.mark.parametrize("code", [StepCode.IDENTITY, StepCode.DOCUMENT_RECORDS, StepCode.POPULATION_REGISTER])
def test_identity_is_clear_before_nationality(code: StepCode) -> None:
    here = around(FRED, a_person(), *accepted_steps())
    aside = a_step(code, StepState.NOT_APPLICABLE, not_applicable_reason="no record")

    assert stops(an_inquiry(), "establish-dutch", here.having(a_step(code, StepState.OPEN))) == [
        "IDENTITY_STEP_OPEN"
    ]
    assert stops(an_inquiry(), "establish-dutch", here.having(aside)) == []


@pytest.mark.parametrize("code", [StepCode.PARENTS_MARRIAGE, StepCode.PARENT_NATIONALITY])
def test_the_ground_is_proven(code: StepCode) -> None:
    here = around(FRED, a_person(), *accepted_steps()).having(a_step(code, StepState.RECEIVED))

    assert stops(an_inquiry(), "establish-dutch", here) == ["GROUND_NOT_PROVEN"]


def test_an_unknown_ground_proves_nothing() -> None:
    inquiry = an_inquiry(acquisition_ground=AcquisitionGround.UNKNOWN)

    assert stops(inquiry, "establish-dutch", around(FRED, a_person(), *accepted_steps())) == [
        "GROUND_UNKNOWN"
    ]


def test_every_loss_rule_is_answered() -> None:
    inquiry = an_inquiry(loss_answers=an_inquiry().loss_answers[1:])
    here = around(FRED, a_person(), *accepted_steps())

    assert stops(inquiry, "establish-dutch", here) == ["LOSS_NOT_ANSWERED"]


def test_the_loss_rules_follow_from_the_age() -> None:
    def asked(person: Person) -> set[LossRule]:
        return set(asked_rules(an_inquiry(), around(FRED, person)))

    adult = asked(a_person())
    minor = asked(a_person(born_on=PartialDate("20150000")))
    uncertain = asked(a_person(born_on=PartialDate("20080000")))

    assert adult == {LossRule.FRAUD, *(LossRule(f"V15_1{letter}") for letter in "abc")}
    assert minor == {LossRule.FRAUD, *(LossRule(f"V16_1{letter}") for letter in "abcde")}
    assert uncertain == adult | minor


@pytest.mark.parametrize("doubt", [Authenticity.DOUBT, Authenticity.FALSE])
def test_nothing_doubted_is_relied_on(doubt: Authenticity) -> None:
    paper = replace(DOUBTED, authenticity=doubt)
    relying = a_step(StepCode.IDENTITY, evidence_items=(EvidenceId(paper.id),))
    here = around(FRED, a_person(), *accepted_steps(), paper).having(relying)

    assert stops(an_inquiry(), "establish-dutch", here) == ["EVIDENCE_DOUBTED"]


def test_a_doubted_paper_that_nobody_relies_on_does_no_harm() -> None:
    here = around(FRED, a_person(), *accepted_steps(), DOUBTED)

    assert stops(an_inquiry(), "establish-dutch", here) == []


def test_what_interrupted_the_loss_period_is_entered_or_step_n09_is_done() -> None:
    steps = [each for each in accepted_steps() if each.code is not StepCode.INTERRUPTIONS]
    here = around(FRED, a_person(), *steps)
    passport = Interruption(kind=InterruptionKind.PASSPORT, issued_on=TODAY)

    assert stops(an_inquiry(), "establish-dutch", here) == ["INTERRUPTIONS_NOT_ENTERED"]
    assert stops(an_inquiry(interruptions=(passport,)), "establish-dutch", here) == []


def test_the_second_reader_is_someone_else_with_the_right_role() -> None:
    here = around(FRED, a_person(), *accepted_steps())

    assert stops(an_inquiry(second_read_by=None), "establish-dutch", here) == ["FIELD_NEEDED"]
    assert stops(an_inquiry(second_read_by=me(FRED)), "establish-dutch", here) == ["FOUR_EYES"]
    assert stops(an_inquiry(second_read_by=me(GIJS)), "establish-dutch", here) == ["SECOND_READER_ROLE"]


def test_a_consular_officer_concludes_nothing() -> None:
    assert stops(an_inquiry(), "establish-dutch", around(ANNA, a_person(), *accepted_steps())) == ["NO_RIGHT"]


def test_loss_is_for_headquarters_after_weighing_proportionality() -> None:
    lost = an_inquiry(lost_on=PartialDate("20210310"), conclusion="lost", remedy_text="object")
    weighed = a_step(StepCode.PROPORTIONALITY)

    assert stops(lost, "establish-loss", around(DAAN)) == ["PROPORTIONALITY_OPEN"]
    assert stops(lost, "establish-loss", around(DAAN, weighed)) == []
    assert stops(lost, "establish-loss", around(FRED, weighed)) == ["NO_RIGHT"]


@pytest.mark.parametrize("field", ["conclusion", "remedy_text", "lost_on", "second_read_by"])
def test_loss_is_established_with_reasons_remedy_day_and_reader(field: str) -> None:
    given = {
        "lost_on": PartialDate("20210310"),
        "conclusion": "lost",
        "remedy_text": "object",
        "second_read_by": me(BRAM),
    }
    inquiry = an_inquiry(**{**given, field: None})

    assert stops(inquiry, "establish-loss", around(DAAN, a_step(StepCode.PROPORTIONALITY))) == [
        "FIELD_NEEDED"
    ]


def test_leaving_undecided_names_the_missing_fact() -> None:
    assert stops(an_inquiry(), "leave-undecided", around(FRED)) == ["FIELD_NEEDED"]
    assert stops(an_inquiry(missing_fact="the marriage"), "leave-undecided", around(FRED)) == []


def test_unfinished_steps_only_warn() -> None:
    here = around(FRED, a_person(), *accepted_steps(), a_step(StepCode.BIRTH_RECORD, StepState.OPEN))
    step = step_of(type(an_inquiry()), "establish-dutch")

    assert warned(objections(step, an_inquiry(), here)) == ["STEPS_UNFINISHED"]


def test_a_step_is_accepted_on_papers_that_are_believed() -> None:
    step = a_step(StepCode.BIRTH_RECORD, StepState.RECEIVED, evidence_items=(EvidenceId(DOUBTED.id),))
    believed = replace(DOUBTED, authenticity=Authenticity.UNDISPUTED)

    assert stops(step, "accept", around(FRED, DOUBTED)) == ["EVIDENCE_DOUBTED"]
    assert stops(step, "accept", around(FRED, believed)) == []


def test_a_step_is_set_aside_only_with_a_reason() -> None:
    step = a_step(StepCode.BIRTH_RECORD, StepState.OPEN)

    assert stops(step, "set-aside", around(FRED)) == ["FIELD_NEEDED"]


def test_a_ground_may_ask_for_a_paper_by_name() -> None:
    inquiry = an_inquiry(acquisition_ground=AcquisitionGround.DUTCH_PARENT_DIED_BEFORE)
    here = around(FRED, a_person(), *accepted_steps())
    death = replace(DOUBTED, id=an_id("death"), kind=EvidenceKind.DEATH_CERTIFICATE)

    assert stops(inquiry, "establish-dutch", here) == ["EVIDENCE_MISSING"]
    assert stops(inquiry, "establish-dutch", here.having(death)) == []
