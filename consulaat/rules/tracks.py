"""How far each of the ten parallel tracks of a case is, what blocks it and who must move (domain §4.3).

Nobody fills in a track: it follows from the records of the case, so it never lags behind them.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from consulaat.records.about import Record
from consulaat.records.case import Case, CaseState
from consulaat.records.contact import ContactProtocol
from consulaat.records.money import Commitment, CostLine
from consulaat.records.nationality import NationalityInquiry
from consulaat.records.person import Person
from consulaat.records.risk import RiskAssessment
from consulaat.records.safehouse import Stay
from consulaat.records.task import Task, TaskState, TrackKind, TrackState
from consulaat.records.travel_document import TravelDocument, TravelDocumentApplication
from consulaat.records.visa import VisaApplication
from consulaat.rules import tracks_of_care as care
from consulaat.rules import tracks_of_papers as papers
from consulaat.rules.around import Around
from consulaat.rules.track import OPENS, Track, blocked
from resources.texts import N_

_SETTLED: Final = frozenset({TrackState.DONE, TrackState.NOT_APPLICABLE})
_FOLLOW: Final[dict[TrackKind, Callable[[Case, Around], Track]]] = {
    TrackKind.SAFETY: care.safety,
    TrackKind.IDENTITY_NATIONALITY: papers.identity,
    TrackKind.CUSTODY_CONSENT: care.consent,
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
    TrackKind.CUSTODY_CONSENT: (Person, TravelDocumentApplication),
    TrackKind.TRAVEL_DOCUMENT: (TravelDocument, TravelDocumentApplication, NationalityInquiry),
    TrackKind.VISA_RESIDENCE: (VisaApplication, NationalityInquiry),
    TrackKind.LOCAL_EXIT: (),
    TrackKind.SHELTER: (Stay,),
    TrackKind.MONEY: (Commitment, CostLine),
    TrackKind.JOURNEY: (),
    TrackKind.AFTERCARE: (),
}
"""The records that a track tells about: who may not read one of them is not told how the track stands."""


def tracks(case: Case, around: Around) -> tuple[Track, ...]:
    """Return the ten tracks of a case, in their order."""
    return tuple(_track(kind, case, around) for kind in TrackKind)


def _track(kind: TrackKind, case: Case, around: Around) -> Track:
    found = _FOLLOW[kind](case, around)
    if case.state is CaseState.CLOSED:
        state = found.state if found.state is TrackState.DONE else TrackState.NOT_APPLICABLE
        return Track(kind=kind, state=state, opens=found.opens)
    return _with_tasks(found, around.all(Task, case=case.id, track_kind=kind))


def _with_tasks(found: Track, tasks: tuple[Task, ...]) -> Track:
    """Let tasks start a track, finish one that nothing else tells about, and hold one up while they wait."""
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
    if done and OPENS[found.kind] == "task" and any(each.state is TaskState.DONE for each in tasks):
        return replace(found, state=TrackState.DONE, sentence="")
    return found


_AT_WORK: Final = frozenset({TaskState.OPEN, TaskState.ACTIVE})
_ENDED: Final = frozenset({TaskState.DONE, TaskState.LAPSED})
