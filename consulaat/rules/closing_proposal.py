"""Proposing to close: who works on a case names the reason, and who may close gets it to decide on (domain §19)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from consulaat.records.about import Record
from consulaat.records.case import Case, CaseState
from consulaat.records.ids import CaseId
from consulaat.records.task import Task, TaskOrigin, TaskState
from consulaat.rules.around import Around
from consulaat.rules.four_eyes import me
from consulaat.rules.permissions import CLOSE
from consulaat.values.codes import Side
from consulaat.values.ids import RecordId, derived_id
from resources.reference import label
from resources.texts import N_, _, language

_OPEN: Final = frozenset({TaskState.OPEN, TaskState.ACTIVE, TaskState.WAITING})


def proposal_of(case: Case) -> RecordId:
    """Return the id of the task to decide on the closing reason that a case has now."""
    return derived_id("close-proposal", case.id, str(case.closure_reason), str(case.reopened_count))


def proposed(case: Case, around: Around) -> Iterator[Record]:
    """Yield the task to decide on a closing reason that someone named who may not close, and its end."""
    task = around.one(Task, proposal_of(case)) if case.closure_reason else None
    if case.state is CaseState.CLOSED:
        if task is not None and task.state in _OPEN:
            said = _(N_("The case was closed."))
            yield replace(
                task, state=TaskState.DONE, result=said, completed_by=me(around), completed_at=around.now
            )
    elif case.closure_reason and task is None and not around.by.roles & CLOSE.roles:
        reason = label("ClosureReason", case.closure_reason, language())
        yield Task(
            id=proposal_of(case),
            case=CaseId(case.id),
            description=_(N_("Decide on the proposal to close this case: {reason}"), reason=reason),
            side=Side.POST,
            origin=TaskOrigin.TEMPLATE,
            post=case.post,
        )
