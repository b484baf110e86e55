"""The usual way of working of a case as tasks: laid out as the case goes on, done once their result is there (§5).

The rows are reference data. A case that goes another way drops a task for a reason.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from typing import Final

from consulaat.records.about import Record
from consulaat.records.case import Case, CaseState
from consulaat.records.contact import ContactProtocol
from consulaat.records.custody import CustodySituation
from consulaat.records.ids import CaseId
from consulaat.records.journey import GoCheckKind
from consulaat.records.leaving import ExitObstacle
from consulaat.records.money import Commitment, CommitmentState
from consulaat.records.nationality import NationalityInquiry
from consulaat.records.person import Person
from consulaat.records.risk import RiskAssessment
from consulaat.records.safehouse import Stay
from consulaat.records.task import Task, TaskOrigin, TaskState, TrackKind
from consulaat.rules.around import Around
from consulaat.rules.conference import OPEN_TASKS, held_conferences
from consulaat.rules.four_eyes import me
from consulaat.rules.minors import MinorStatus, minor_status
from consulaat.rules.returning import accepted_handovers, has_papers, journey_of
from consulaat.rules.risk import HANDLED_AS_HIGH
from consulaat.values.codes import Side
from consulaat.values.ids import RecordId, derived_id
from resources.reference import rows
from resources.texts import N_, _, language


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseStep:
    """One step of the usual way of working: from which state of a case, on which side, in how many days."""

    code: str
    state: CaseState
    labels: Mapping[str, str]
    side: Side
    track: TrackKind
    due_days: int | None
    condition: str


@cache
def case_steps() -> tuple[CaseStep, ...]:
    """Return the steps in their order."""
    return tuple(
        CaseStep(
            code=row["code"],
            state=CaseState(row["state"]),
            labels={"nl": row["nl"], "en": row["en"]},
            side=Side(row["side"]),
            track=TrackKind(row["track"]),
            due_days=int(row["due_days"]) if row["due_days"] else None,
            condition=row["condition"],
        )
        for row in rows("case_steps")
    )


def step_tasks(case: Case, around: Around) -> Mapping[str, Task]:
    """Return the tasks of the steps that were laid out for a case, by the code of the step."""
    tasks = {task.id: task for task in around.all(Task, case=case.id)}
    ids = {each.code: _id(case, each) for each in case_steps()}
    return {code: tasks[id_] for code, id_ in ids.items() if id_ in tasks}


def laid_out(case: Case, around: Around) -> Iterator[Record]:
    """Yield the tasks of the state that a case has come to, but for those whose result is there already."""
    known = step_tasks(case, around)
    for step in case_steps():
        is_now = step.state is case.state and step.code not in known
        if is_now and _applies(step, case, around) and not RESULTS[step.code](case, around):
            yield _task(step, case, around)


def done_by(record: Record, around: Around) -> Iterator[Record]:
    """Yield the tasks of which the result came with a record."""
    case, person = getattr(record, "case", None), getattr(record, "person", None)
    about = record.id if isinstance(record, Person) else person
    found = around.all(Case, person=about) if case is None and about else ()
    one = around.one(Case, case) if case else None
    for each in (one,) if one else found:
        yield from settled(each, around)


def settled(case: Case, around: Around) -> Iterator[Record]:
    """Yield the tasks of a case that are done, or that closing made needless."""
    for code, task in step_tasks(case, around).items():
        if task.state not in OPEN_TASKS:
            continue
        if RESULTS[code](case, around):
            said = _(N_("The result was recorded."))
            yield replace(
                task, state=TaskState.DONE, result=said, completed_by=me(around), completed_at=around.now
            )
        elif case.state is CaseState.CLOSED:
            said = _(N_("The case was closed without this."))
            yield replace(task, state=TaskState.LAPSED, deviation_reason=said)


def _task(step: CaseStep, case: Case, around: Around) -> Task:
    due = around.today + timedelta(days=step.due_days) if step.due_days is not None else None
    return Task(
        id=_id(case, step),
        case=CaseId(case.id),
        description=step.labels["en" if language() == "en" else "nl"],
        side=step.side,
        due_on=due,
        track_kind=step.track,
        origin=TaskOrigin.TEMPLATE,
        post=case.post,
    )


def _id(case: Case, step: CaseStep) -> RecordId:
    return derived_id("case-step", case.id, step.code)


def _applies(step: CaseStep, case: Case, around: Around) -> bool:
    if step.condition == MINOR:
        person = around.one(Person, case.person)
        return person is None or minor_status(person.born_on, around.today) is not MinorStatus.NO
    if step.condition == HIGH_RISK:
        return case.risk_level in HANDLED_AS_HIGH
    return True


def _facts_are_known(case: Case, around: Around) -> bool:
    person = around.one(Person, case.person)
    return person is not None and person.born_on is not None and bool(person.surname)


def _exit_was_checked(case: Case, around: Around) -> bool:
    journey = journey_of(case, around)
    met = {each.check for each in journey.go_checks if each.is_met} if journey else set()
    return bool(around.all(ExitObstacle, case=case.id)) or GoCheckKind.OBSTACLES_CLOSED in met


def _conference_is_seen_to(case: Case, around: Around) -> bool:
    planned = around.all(Task, case=case.id, origin=TaskOrigin.CONFERENCE, conference=None)
    return bool(planned or held_conferences(case, around))


def _funded(case: Case, around: Around) -> bool:
    journey = journey_of(case, around)
    approved = around.all(Commitment, case=case.id, state=CommitmentState.APPROVED)
    return bool(approved) or (journey is not None and journey.ticket_source is not None)


def _is_past(case: Case, state: CaseState) -> bool:
    """Tell whether a case came further than a state on its way; lost contact and closed are no such states."""
    return case.state in _WAY and _WAY.index(case.state) > _WAY.index(state)


MINOR: Final = "MINDERJARIG"
HIGH_RISK: Final = "RISICO_HOOG"
_WAY: Final = tuple(each for each in CaseState if each not in {CaseState.CONTACT_LOST, CaseState.CLOSED})
RESULTS: Final[Mapping[str, Callable[[Case, Around], bool]]] = {
    "S02": lambda case, around: bool(
        case.contact_impossible_reason or around.all(ContactProtocol, case=case.id)
    ),
    "S03": _facts_are_known,
    "S04": lambda case, around: bool(around.all(RiskAssessment, case=case.id)),
    "S05": lambda case, _around: _is_past(case, CaseState.TRIAGE),
    "S06": lambda case, _around: case.hub_informed_at is not None,
    "S07": _conference_is_seen_to,
    "S08": lambda case, around: bool(around.all(NationalityInquiry, person=case.person)),
    "S09": lambda case, around: bool(around.all(CustodySituation, person=case.person)),
    "S10": _exit_was_checked,
    "S11": lambda case, around: bool(around.all(Stay, case=case.id)),
    "S12": _funded,
    "S13": lambda case, around: has_papers(case.person, around.today, around),
    "S14": lambda case, around: (journey := journey_of(case, around)) is not None and bool(journey.legs),
    "S15": lambda case, _around: _is_past(case, CaseState.RETURN_PLANNED),
    "S16": lambda case, _around: _is_past(case, CaseState.UNDER_WAY),
    "S17": lambda case, around: bool(accepted_handovers(case, around)),
    "S18": lambda case, _around: case.state is CaseState.CLOSED,
}
"""By step, whether its result is there; what is not a record is the state that the case came to."""
