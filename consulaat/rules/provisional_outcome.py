"""What a case says of decisions taken alone, and what is to be put right when one was reversed (domain §19).

The law of each step says by which steps it can be left, so a reversal undoes nothing by itself: whoever decided
gets a task that names the step, and the case says so until that task is done.
"""

from collections.abc import Iterator
from dataclasses import replace

from consulaat.records.about import Record
from consulaat.records.access import ProvisionalDecision, ProvisionalState
from consulaat.records.registry import record_class
from consulaat.records.task import Task, TaskOrigin, TaskState
from consulaat.records.titles import TITLES
from consulaat.rules.around import Around
from consulaat.rules.findings import Finding, warning
from consulaat.rules.machines import step_of
from consulaat.rules.permissions import RATIFY
from consulaat.rules.provisional import PROVISIONAL
from consulaat.values.codes import Side
from consulaat.values.ids import RecordId, derived_id
from resources.texts import N_, _


def step_words(made: ProvisionalDecision) -> str:
    """Return the step that was taken alone, and on what."""
    step = step_of(record_class(made.subject_kind), made.verb)
    return f"{_(TITLES.get(made.subject_kind, made.subject_kind))}: {_(step.label)}"


def task_of(made: ProvisionalDecision) -> RecordId:
    """Return the id of the task to put a reversed decision right, the same in every store."""
    return derived_id("reversed", made.id)


def to_put_right(made: ProvisionalDecision, around: Around) -> Iterator[Record]:
    """Yield the task for whoever took a decision alone that was reversed, unless it is there."""
    if made.state is not ProvisionalState.REVERSED or around.one(Task, task_of(made)) is not None:
        return
    said = N_("Undo what was taken alone and is now reversed ({step}). Why: {reason}")
    yield Task(
        id=task_of(made),
        case=made.case,
        description=_(said, step=step_words(made), reason=made.reason or ""),
        side=Side.POST,
        assignee=made.decided_by,
        due_on=around.today,
        origin=TaskOrigin.TEMPLATE,
        post=made.post,
    )


def findings_of(around: Around) -> Iterator[Finding]:
    """Yield what a case says of decisions that were taken alone and stand unratified, or were reversed."""
    for each in around.all(ProvisionalDecision):
        if each.state is ProvisionalState.PROVISIONAL:
            yield _waiting(each)
        elif each.state is ProvisionalState.REVERSED and not _is_put_right(each, around):
            sentence = N_(
                "Taken alone, and reversed by a second person: {step}. Put it right, then do the task."
            )
            yield warning("PROVISIONAL_REVERSED", sentence, "§19", step=step_words(each))


def _waiting(made: ProvisionalDecision) -> Finding:
    sentence = N_("Taken alone: {step}. It is to be ratified or reversed by {until}, by one of: {roles}.")
    roles = ", ".join(sorted(RATIFY.roles))
    until = made.ratify_until.isoformat()
    found = warning(PROVISIONAL, sentence, "§19", step=step_words(made), until=until, roles=roles)
    return replace(found, until=made.ratify_until)


def _is_put_right(made: ProvisionalDecision, around: Around) -> bool:
    task = around.one(Task, task_of(made))
    return task is not None and task.state is TaskState.DONE
