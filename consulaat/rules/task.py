"""Tasks: who must do what, until it is done (domain §3.8)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from consulaat.records.about import Record
from consulaat.records.task import Task, TaskOrigin, TaskState
from consulaat.rules.around import Around
from consulaat.rules.findings import Finding
from consulaat.rules.four_eyes import me
from consulaat.rules.permissions import TASK
from consulaat.rules.second_people import objections_to_complete
from consulaat.rules.steps import Step
from resources.texts import N_


def objections_to_drop(task: Task, _around: Around) -> Iterator[Finding]:
    """A task of the template or of a conference is dropped for a reason; one's own note needs none."""
    if task.origin is not TaskOrigin.MANUAL and not (task.result or task.deviation_reason):
        yield Finding(
            "REASON_NEEDED",
            N_("Give the reason why this is not done: it belongs to the usual way of working."),
            "§0",
            field_name="result",
        )


def _completed(task: Task, around: Around) -> tuple[Record, ...]:
    return (replace(task, completed_by=me(around), completed_at=around.now),)


def _reopened(task: Task, _around: Around) -> tuple[Record, ...]:
    return (replace(task, completed_by=None, completed_at=None),)


STEPS: Final = (
    Step(
        verb="start",
        sources=frozenset({TaskState.OPEN}),
        target=TaskState.ACTIVE,
        right=TASK,
        label=N_("Start"),
        takes=("assignee",),
    ),
    Step(
        verb="wait",
        sources=frozenset({TaskState.OPEN, TaskState.ACTIVE}),
        target=TaskState.WAITING,
        right=TASK,
        label=N_("Wait"),
        takes=("due_on",),
    ),
    Step(
        verb="resume",
        sources=frozenset({TaskState.WAITING}),
        target=TaskState.ACTIVE,
        right=TASK,
        label=N_("Resume"),
    ),
    Step(
        verb="complete",
        sources=frozenset({TaskState.OPEN, TaskState.ACTIVE}),
        target=TaskState.DONE,
        right=TASK,
        label=N_("Complete"),
        needs=("result",),
        reason_field="result",
        guard=objections_to_complete,
        effect=_completed,
    ),
    Step(
        verb="drop",
        sources=frozenset(TaskState) - {TaskState.LAPSED},
        target=TaskState.LAPSED,
        right=TASK,
        label=N_("Drop"),
        takes=("result", "deviation_reason"),
        reason_field="result",
        guard=objections_to_drop,
    ),
    Step(
        verb="reopen",
        sources=frozenset({TaskState.DONE, TaskState.LAPSED}),
        target=TaskState.OPEN,
        right=TASK,
        label=N_("Reopen"),
        takes=("due_on",),
        effect=_reopened,
    ),
)
