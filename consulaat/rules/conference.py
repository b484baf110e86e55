"""Conferences of the ministry and the hub: when one is due, and what it brings (domain §3.7)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Final

from consulaat.records.about import Record
from consulaat.records.case import Case
from consulaat.records.conference import CaseConference, ConferenceDecisionKind, ConferenceGround
from consulaat.records.custody import Consent, ConsentState
from consulaat.records.ids import CaseConferenceId, CaseId
from consulaat.records.person import Person
from consulaat.records.safehouse import Stay, StayState
from consulaat.records.task import Task, TaskOrigin, TaskState, TrackKind
from consulaat.rules.around import Around
from consulaat.rules.findings import Finding, warning
from consulaat.rules.four_eyes import me
from consulaat.rules.minors import MinorStatus, minor_status
from consulaat.rules.risk import HANDLED_AS_HIGH
from consulaat.values.codes import Side
from consulaat.values.ids import derived_id
from resources.texts import N_, _

_EACH_TIME: Final = frozenset({ConferenceGround.SAFEHOUSE, ConferenceGround.STAY_EXTENSION})
_DECIDES: Final = {
    StayState.REQUESTED: ConferenceDecisionKind.STAY,
    StayState.EXTENSION_REQUESTED: ConferenceDecisionKind.STAY_EXTENSION,
}
_NO_CONSENT: Final = frozenset({ConsentState.MUST_NOT_ASK, ConsentState.REFUSED, ConsentState.WITHDRAWN})
OPEN_TASKS = frozenset({TaskState.OPEN, TaskState.ACTIVE, TaskState.WAITING})


def grounds_of(case: Case, around: Around) -> frozenset[ConferenceGround]:
    """Return why a conference about this case is mandatory; empty when it is not."""
    person = around.one(Person, case.person)
    found = {
        ConferenceGround.HIGH_RISK: case.risk_level in HANDLED_AS_HIGH,
        ConferenceGround.MINOR: person is not None
        and minor_status(person.born_on, around.today) is not MinorStatus.NO,
        ConferenceGround.VERY_COMPLEX: case.is_very_complex,
        ConferenceGround.ASSISTANCE_IMPOSSIBLE: bool(case.assistance_impossible_reason),
        ConferenceGround.CONSENT_MISSING: any(
            each.state in _NO_CONSENT for each in around.all(Consent, person=case.person)
        ),
        ConferenceGround.SAFEHOUSE: bool(_stays(case, StayState.REQUESTED, around)),
        ConferenceGround.STAY_EXTENSION: bool(_stays(case, StayState.EXTENSION_REQUESTED, around)),
    }
    return frozenset(ground for ground, holds in found.items() if holds)


def _stays(case: Case, state: StayState, around: Around) -> list[Stay]:
    """Return the stays in a state on which no conference has decided since they were approved last."""
    kind = _DECIDES[state]
    found = around.all(Stay, case=case.id, state=state)
    return [each for each in found if not was_decided(case, around, kind, since=each.approved_at)]


def held_conferences(
    case: Case,
    around: Around,
    kind: ConferenceDecisionKind | None = None,
    *,
    since: datetime | None = None,
) -> tuple[CaseConference, ...]:
    """Return the conferences held about a case, or those that decided on one matter, after a moment."""
    return tuple(
        each
        for each in around.all(CaseConference, case=case.id)
        if each.held_at <= around.now
        and (since is None or each.held_at > since)
        and (kind is None or any(decision.kind is kind for decision in each.decisions))
    )


def was_decided(
    case: Case, around: Around, kind: ConferenceDecisionKind, *, since: datetime | None = None
) -> bool:
    """Tell whether a conference decided on a matter, after a moment.

    A completed task to hold one counts too: before conferences were recorded it was all there was.
    """
    if held_conferences(case, around, kind, since=since):
        return True
    done = around.all(Task, case=case.id, origin=TaskOrigin.CONFERENCE, state=TaskState.DONE, conference=None)
    return any(since is None or (each.completed_at and each.completed_at > since) for each in done)


def objections_to_no_conference(
    case: Case, around: Around, kind: ConferenceDecisionKind, *, since: datetime | None = None
) -> Iterator[Finding]:
    """Tell that no conference has decided on this."""
    if not was_decided(case, around, kind, since=since):
        yield Finding(
            "CONFERENCE_NEEDED",
            N_("A conference with the hub must have decided on this first: record it with that decision."),
            "§3.7",
        )


def conference_checks(conference: CaseConference, around: Around) -> Iterator[Finding]:
    """Warn of a conference in the future, or one without a decision."""
    if conference.held_at > around.now:
        yield warning("IN_THE_FUTURE", N_("This moment lies in the future."), "§15.9", "held_at")
    if not conference.decisions:
        yield warning(
            "NO_DECISION",
            N_("Record what was decided, also that nothing changes; others act on it."),
            "§3.7",
            "decisions",
        )


def planned(case: Case, around: Around) -> Iterator[Record]:
    """Yield the task to hold a conference that is due and was neither held nor planned.

    What was decided once holds, but for a stay: each one, and each extension, is decided on anew.
    """
    grounds = grounds_of(case, around)
    meetings = around.all(Task, case=case.id, origin=TaskOrigin.CONFERENCE, conference=None)
    was_seen_to = bool(held_conferences(case, around)) or any(
        each.state is TaskState.DONE for each in meetings
    )
    if not grounds or (was_seen_to and not grounds & _EACH_TIME):
        return
    if any(task.state in OPEN_TASKS for task in meetings):
        return
    count = len(around.all(Task, case=case.id, origin=TaskOrigin.CONFERENCE))
    yield Task(
        id=derived_id("direction-meeting", case.id, str(count)),
        case=CaseId(case.id),
        description=_(N_("Hold a conference with the hub and record what was decided")),
        side=Side.HEADQUARTERS,
        track_kind=TrackKind.SAFETY,
        origin=TaskOrigin.CONFERENCE,
        post=case.post,
    )


def follow(conference: CaseConference, around: Around) -> Iterator[Record]:
    """Yield what a conference brings: its planned task done, decisions with a side as tasks, the next one."""
    for task in around.all(Task, case=conference.case, origin=TaskOrigin.CONFERENCE, conference=None):
        if task.state in OPEN_TASKS and conference.held_at <= around.now:
            yield replace(
                task,
                state=TaskState.DONE,
                conference=CaseConferenceId(conference.id),
                result=_(N_("The conference was held.")),
                completed_by=me(around),
                completed_at=around.now,
            )
    yield from _decided(conference, around)
    yield from _next(conference, around)


def _decided(conference: CaseConference, around: Around) -> Iterator[Record]:
    for decision in conference.decisions:
        task = derived_id("conference-decision", conference.id, decision.text)
        if decision.side is None or around.one(Task, task) is not None:
            continue
        yield Task(
            id=task,
            case=conference.case,
            conference=CaseConferenceId(conference.id),
            description=decision.text,
            side=decision.side,
            due_on=decision.due_on,
            origin=TaskOrigin.CONFERENCE,
            post=conference.post,
        )


def _next(conference: CaseConference, around: Around) -> Iterator[Record]:
    at = conference.next_conference_at
    task = derived_id("next-conference", conference.id)
    if at is None or around.one(Task, task) is not None:
        return
    yield Task(
        id=task,
        case=conference.case,
        description=_(N_("Hold a conference with the hub and record what was decided")),
        side=Side.HEADQUARTERS,
        due_on=at.date(),
        due_at=at,
        track_kind=TrackKind.SAFETY,
        origin=TaskOrigin.CONFERENCE,
        post=conference.post,
    )
