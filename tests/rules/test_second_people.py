"""Who is named as a second pair of eyes says so themselves, under their own login."""

from dataclasses import replace

from consulaat.records.case import CaseState
from consulaat.records.nationality import InquiryState
from consulaat.records.task import Task, TaskState
from consulaat.rules.closing import objections_to_close
from consulaat.rules.consequences import consequences
from consulaat.rules.second_people import unconfirmed
from consulaat.values.codes import TriState
from tests.rules.builders import a_case, a_person, an_inquiry
from tests.rules.surroundings import BRAM, CASE, FRED, around, codes, me, stops, warned

CONCLUDED = an_inquiry(state=InquiryState.ESTABLISHED_DUTCH, second_read_by=me(BRAM), case=CASE)
HERE = around(FRED, a_case(), a_person(), CONCLUDED)


def asked() -> Task:
    (task,) = (each for each in consequences(CONCLUDED, HERE, is_new=False) if isinstance(each, Task))
    return task


def test_a_named_second_reader_is_asked_and_answers_alone() -> None:
    task = replace(asked(), result="gelezen")

    assert task.assignee == me(BRAM)
    assert stops(task, "complete", HERE.having(task)) == ["NOT_THE_NAMED"]
    assert stops(task, "complete", around(BRAM, *HERE.records, task)) == []


def test_the_case_says_so_until_that_person_has_answered() -> None:
    task = asked()
    done = replace(task, state=TaskState.DONE, completed_by=me(BRAM))

    assert warned(unconfirmed(CASE, HERE.having(task))) == ["NAMED_NOT_CONFIRMED"]
    assert warned(unconfirmed(CASE, HERE.having(replace(done, completed_by=me(FRED))))) == [
        "NAMED_NOT_CONFIRMED"
    ]
    assert warned(unconfirmed(CASE, HERE.having(done))) == []


def test_the_answer_of_a_second_person_keeps_no_case_open() -> None:
    case = a_case(state=CaseState.AFTERCARE_HANDED_OVER)
    said = [codes(objections_to_close(case, each)) for each in (HERE, HERE.having(asked()))]

    assert said[0] == said[1]


def test_whoever_confirms_that_a_case_is_not_concrete_is_asked_too() -> None:
    case = a_case(state=CaseState.IN_PROGRESS, concrete=TriState.NO, not_concrete_confirmed_by=me(BRAM))
    tasks = [
        each
        for each in consequences(case, around(FRED, case, a_person()), is_new=False)
        if isinstance(each, Task)
    ]

    assert me(BRAM) in {each.assignee for each in tasks}
