"""Who is named as a second pair of eyes gets a task, which only that person completes (domain §4.5, §19)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from consulaat.records.case import Case, CaseState
from consulaat.records.ids import CaseId, UserId
from consulaat.records.nationality import InquiryState, NationalityInquiry
from consulaat.records.task import Task, TaskOrigin, TaskState
from consulaat.records.travel_document import (
    ApplicationDecision,
    ApplicationState,
    TravelDocumentApplication,
)
from consulaat.rules.around import Around
from consulaat.rules.findings import Finding, warning
from consulaat.values.codes import Side, TriState
from consulaat.values.ids import RecordId, derived_id
from resources.texts import N_, _

Judged = Case | NationalityInquiry | TravelDocumentApplication
_CONCLUDED: Final = frozenset(
    {InquiryState.ESTABLISHED_DUTCH, InquiryState.ESTABLISHED_NOT_DUTCH, InquiryState.LOST}
)
_NOT_CONCRETE: Final = N_(
    "Named as the second person for “not concrete”: complete this yourself if you agree"
)
_READ_INQUIRY: Final = N_(
    "Named as second reader of a conclusion on nationality: complete this after reading"
)
_READ_DOCUMENT: Final = N_("Named as second reader of a travel document: complete this after reading")
_WITNESS: Final = N_(
    "Named as witness of the withdrawal of a travel document: complete this if you were there"
)


@dataclass(frozen=True, slots=True)
class Named:
    """Someone who was named as a second person, and in what words the task asks them."""

    task: RecordId
    case: CaseId
    user: UserId
    words: str


def to_be_confirmed(record: Judged, around: Around) -> Iterator[Task]:
    """Yield the tasks of the people named on a record, unless they are there or wrote it themselves."""
    for each in _named(record):
        if each.user != around.by.id and around.one(Task, each.task) is None:
            yield Task(
                id=each.task,
                case=each.case,
                description=_(each.words),
                side=Side.POST,
                assignee=each.user,
                due_on=around.today,
                origin=TaskOrigin.TEMPLATE,
                post=record.post,
            )


def objections_to_complete(task: Task, around: Around) -> Iterator[Finding]:
    """What asks a named person for their own word is completed by that person."""
    if task.case is None or task.assignee == around.by.id:
        return
    if task.id in confirmations(task.case, around):
        yield Finding("NOT_THE_NAMED", N_("Only the person who is named can complete this task."), "§19")


def confirmations(case: CaseId, around: Around) -> frozenset[RecordId]:
    """Return the tasks of a case that ask named people for their own word."""
    return frozenset(each.task for each in _of_case(case, around))


def unconfirmed(case: CaseId, around: Around) -> Iterator[Finding]:
    """Warn that people named as a second pair of eyes have not said so themselves yet."""
    waiting = [each for each in _of_case(case, around) if not _is_confirmed(each, around)]
    if waiting:
        yield warning(
            "NAMED_NOT_CONFIRMED",
            N_("Named as second person and not confirmed under their own login yet: {count}."),
            "§19",
            count=len(waiting),
        )


def _of_case(case: CaseId, around: Around) -> Iterator[Named]:
    for inquiry in around.all(NationalityInquiry, case=case):
        yield from _named(inquiry)
    for application in around.all(TravelDocumentApplication, case=case):
        yield from _named(application)
    found = around.one(Case, case)
    if found is not None:
        yield from _named(found)


def _named(record: Judged) -> Iterator[Named]:
    if isinstance(record, Case):
        is_judged = record.concrete is TriState.NO and record.state is CaseState.IN_PROGRESS
        fields = [("not_concrete_confirmed_by", _NOT_CONCRETE)] if is_judged else []
        case: CaseId | None = CaseId(record.id)
    elif isinstance(record, NationalityInquiry):
        fields = [("second_read_by", _READ_INQUIRY)] if record.state in _CONCLUDED else []
        case = record.case
    else:
        is_decided = record.decision not in {None, ApplicationDecision.NOT_PROCESSED}
        fields = [("second_read_by", _READ_DOCUMENT)] if is_decided else []
        is_withdrawn = record.state is ApplicationState.DOCUMENT_WITHDRAWN
        fields += [("withdrawal_witness", _WITNESS)] if is_withdrawn else []
        case = record.case
    for name, words in fields:
        user = getattr(record, name)
        if user is not None and case is not None:
            yield Named(derived_id("second-person", record.id, name), case, user, words)


def _is_confirmed(named: Named, around: Around) -> bool:
    """Tell whether a named person completed the task; without a task that person wrote it, or it was loaded."""
    task = around.one(Task, named.task)
    return task is None or (task.state is TaskState.DONE and task.completed_by == named.user)
