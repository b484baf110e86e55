"""How far each of the ten parallel tracks of a case is, what blocks it and who must move (domain §4.3).

A track follows from the records of the case, so it never lags behind them; what a person noted on the track
itself goes before that.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from consulaat.records.about import Record
from consulaat.records.case import Case, CaseState
from consulaat.records.contact import ContactProtocol
from consulaat.records.custody import Consent, CustodySituation
from consulaat.records.journey import Handover, Journey
from consulaat.records.leaving import ExitObstacle
from consulaat.records.money import Commitment, CostLine
from consulaat.records.nationality import NationalityInquiry
from consulaat.records.risk import RiskAssessment
from consulaat.records.safehouse import Stay
from consulaat.records.task import Task, TaskState, Track, TrackKind, TrackState
from consulaat.records.travel_document import TravelDocument, TravelDocumentApplication
from consulaat.records.visa import VisaApplication
from consulaat.rules import tracks_of_care as care
from consulaat.rules import tracks_of_consent
from consulaat.rules import tracks_of_papers as papers
from consulaat.rules.around import Around
from consulaat.rules.case_steps import step_tasks
from consulaat.rules.track import Standing, blocked
from resources.texts import N_

_SETTLED: Final = frozenset({TrackState.DONE, TrackState.NOT_APPLICABLE})
_FOLLOW: Final[dict[TrackKind, Callable[[Case, Around], Standing]]] = {
    TrackKind.SAFETY: care.safety,
    TrackKind.IDENTITY_NATIONALITY: papers.identity,
    TrackKind.CUSTODY_CONSENT: tracks_of_consent.consent,
    TrackKind.TRAVEL_DOCUMENT: papers.travel_document,
    TrackKind.VISA_RESIDENCE: papers.visa,
    TrackKind.LOCAL_EXIT: care.local_exit,
    TrackKind.SHELTER: care.shelter,
    TrackKind.MONEY: care.money,
    TrackKind.JOURNEY: care.journey,
    TrackKind.AFTERCARE: care.aftercare,
}
READS: Final[dict[TrackKind, tuple[type[Record], ...]]] = {
    TrackKind.SAFETY: (ContactProtocol, RiskAssessment),
    TrackKind.IDENTITY_NATIONALITY: (NationalityInquiry,),
    TrackKind.CUSTODY_CONSENT: (TravelDocumentApplication, CustodySituation, Consent),
    TrackKind.TRAVEL_DOCUMENT: (TravelDocument, TravelDocumentApplication, NationalityInquiry),
    TrackKind.VISA_RESIDENCE: (VisaApplication, NationalityInquiry),
    TrackKind.LOCAL_EXIT: (ExitObstacle,),
    TrackKind.SHELTER: (Stay,),
    TrackKind.MONEY: (Commitment, CostLine),
    TrackKind.JOURNEY: (Journey,),
    TrackKind.AFTERCARE: (Handover,),
}
"""The records that a track tells about: who may not read one of them is not told how the track stands."""


def tracks(case: Case, around: Around) -> tuple[Standing, ...]:
    """Return the ten tracks of a case, in their order."""
    return tuple(_track(kind, case, around) for kind in TrackKind)


def _track(kind: TrackKind, case: Case, around: Around) -> Standing:
    found = _FOLLOW[kind](case, around)
    if case.state is CaseState.CLOSED:
        state = found.state if found.state is TrackState.DONE else TrackState.NOT_APPLICABLE
        return Standing(kind=kind, state=state, opens=found.opens)
    noted = [each for each in around.all(Track, case=case.id, kind=kind) if each.state in _NOTED]
    if noted:
        return _as_noted(found, noted[-1])
    laid_out = {each.id for each in step_tasks(case, around).values() if each.state is TaskState.OPEN}
    tasks = around.all(Task, case=case.id, track_kind=kind)
    return _with_tasks(found, tuple(each for each in tasks if each.id not in laid_out))


def _as_noted(found: Standing, noted: Track) -> Standing:
    """Return how a track stands as a person noted it on the track itself."""
    is_blocked = noted.state is TrackState.BLOCKED
    return Standing(
        kind=found.kind,
        state=noted.state,
        opens=found.opens,
        record=noted,
        sentence=N_("Noted: {reason}") if noted.blocked_reason else "",
        facts={"reason": noted.blocked_reason},
        since=noted.blocked_on if is_blocked else None,
        waits_for=noted.waiting_for if is_blocked else None,
        is_noted=True,
    )


def _with_tasks(found: Standing, tasks: tuple[Task, ...]) -> Standing:
    """Let tasks start a track, finish one that nothing else tells about, and hold one up while they wait.

    A usual step that nobody has begun is not among them: it says what will come.
    """
    if found.state in _SETTLED or found.is_blocked:
        return found
    waiting = [each for each in tasks if each.state is TaskState.WAITING]
    if waiting:
        task = waiting[0]
        why = blocked(
            found.kind, N_("Waits: {task}"), task.side, record=task, person=task.assignee, opens="task"
        )
        return replace(why, facts={"task": task.description})
    if found.state is TrackState.NOT_STARTED and any(each.state in _AT_WORK for each in tasks):
        return replace(found, state=TrackState.ACTIVE)
    done = tasks and all(each.state in _ENDED for each in tasks)
    is_untold = found.state is TrackState.NOT_STARTED and found.kind in _ONLY_TASKS
    if done and is_untold and any(each.state is TaskState.DONE for each in tasks):
        return replace(found, state=TrackState.DONE, sentence="")
    return found


_NOTED: Final = frozenset(TrackState) - {TrackState.NOT_STARTED}
_ONLY_TASKS: Final = frozenset({TrackKind.LOCAL_EXIT})
_AT_WORK: Final = frozenset({TaskState.OPEN, TaskState.ACTIVE})
_ENDED: Final = frozenset({TaskState.DONE, TaskState.LAPSED})
