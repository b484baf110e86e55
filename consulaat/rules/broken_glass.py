"""What follows when someone opens a case by giving a reason: the head of the section looks at it (domain §17.5)."""

from collections.abc import Iterator
from dataclasses import replace

from consulaat.records.about import Record
from consulaat.records.access import AccessKind, CaseAccess
from consulaat.records.ids import UserId
from consulaat.records.task import Task, TaskOrigin, TaskState
from consulaat.records.user import UserRole
from consulaat.rules.around import Around
from consulaat.rules.four_eyes import has_role
from consulaat.rules.permissions import ACCESS
from consulaat.values.codes import Side
from consulaat.values.ids import RecordId, derived_id
from resources.texts import N_, _


def task_of(line: CaseAccess) -> RecordId:
    """Return the id of the task to look at a broken glass, the same in every store."""
    return derived_id("broken-glass", line.id)


def to_be_judged(line: CaseAccess, around: Around) -> Iterator[Record]:
    """Yield the task to look at a broken glass, unless it is there."""
    if line.kind is not AccessKind.BREAK_GLASS or around.one(Task, task_of(line)) is not None:
        return
    who = next((each.display_name or each.name for each in around.users if each.id == line.user), "")
    yield Task(
        id=task_of(line),
        case=line.case,
        description=_(N_("Glass broken by {name}: look at the reason"), name=who),
        side=Side.POST,
        assignee=_head(line, around),
        due_on=around.today,
        origin=TaskOrigin.TEMPLATE,
    )


def judged(task: Task, around: Around) -> Iterator[Record]:
    """Yield the line about access as seen by the head, once a head did the task."""
    if task.state is not TaskState.DONE or not has_role(task.completed_by, ACCESS.roles, around):
        return
    for line in around.all(CaseAccess, case=task.case):
        is_meant = task_of(line) == task.id and line.user != task.completed_by
        if is_meant and line.reported_to_head_at is None:
            yield replace(line, reported_to_head_at=around.now)


def _head(line: CaseAccess, around: Around) -> UserId | None:
    heads = (
        UserId(each.id)
        for each in around.users
        if each.is_active and each.id != line.user and UserRole.HEAD_OF_SECTION in each.roles
    )
    return min(heads, default=None)
