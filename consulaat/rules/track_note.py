"""What a person notes on a track, which then goes before what the records tell (domain §4.3)."""

from collections import deque
from dataclasses import replace
from typing import Final

from consulaat.records.about import Record
from consulaat.records.task import Track, TrackState
from consulaat.rules.around import Around
from consulaat.rules.four_eyes import me
from consulaat.rules.permissions import TASK
from consulaat.rules.steps import Step
from resources.texts import N_

_WHY: Final = "blocked_reason"


def _cleared(track: Track) -> Track:
    return replace(track, blocked_on=None, waiting_for=None, completed_by=None, completed_at=None)


def _moved(track: Track, _around: Around) -> tuple[Record, ...]:
    return (_cleared(track),)


def _blocked(track: Track, around: Around) -> tuple[Record, ...]:
    return (replace(track, blocked_on=around.today, completed_by=None, completed_at=None),)


def _completed(track: Track, around: Around) -> tuple[Record, ...]:
    return (replace(_cleared(track), completed_by=me(around), completed_at=around.now),)


def _taken_back(track: Track, _around: Around) -> tuple[Record, ...]:
    return (replace(_cleared(track), blocked_reason=None),)


STEPS: Final = (
    Step(
        verb="start",
        sources=frozenset({TrackState.NOT_STARTED}),
        target=TrackState.ACTIVE,
        right=TASK,
        label=N_("Start"),
        reason_field=_WHY,
        effect=_moved,
    ),
    Step(
        verb="block",
        sources=frozenset({TrackState.ACTIVE}),
        target=TrackState.BLOCKED,
        right=TASK,
        label=N_("Stands still"),
        needs=(_WHY, "waiting_for"),
        reason_field=_WHY,
        effect=_blocked,
    ),
    Step(
        verb="unblock",
        sources=frozenset({TrackState.BLOCKED}),
        target=TrackState.ACTIVE,
        right=TASK,
        label=N_("Goes on"),
        reason_field=_WHY,
        effect=_moved,
    ),
    Step(
        verb="complete",
        sources=frozenset({TrackState.ACTIVE}),
        target=TrackState.DONE,
        right=TASK,
        label=N_("Complete"),
        reason_field=_WHY,
        effect=_completed,
    ),
    Step(
        verb="set-aside",
        sources=frozenset({TrackState.NOT_STARTED, TrackState.ACTIVE}),
        target=TrackState.NOT_APPLICABLE,
        right=TASK,
        label=N_("Not needed"),
        reason_field=_WHY,
        effect=_moved,
    ),
    Step(
        verb="resume",
        sources=frozenset({TrackState.DONE, TrackState.NOT_APPLICABLE}),
        target=TrackState.ACTIVE,
        right=TASK,
        label=N_("Resume"),
        reason_field=_WHY,
        effect=_moved,
    ),
    Step(
        verb="take-back",
        sources=frozenset(TrackState) - {TrackState.NOT_STARTED},
        target=TrackState.NOT_STARTED,
        right=TASK,
        label=N_("Follow the records again"),
        effect=_taken_back,
    ),
)


def way_to(start: TrackState, target: TrackState) -> tuple[Step, ...]:
    """Return the fewest steps from one state of a track to another."""
    ways: deque[tuple[TrackState, tuple[Step, ...]]] = deque([(start, ())])
    seen = {start}
    while ways:
        state, steps = ways.popleft()
        if state is target:
            return steps
        for step in STEPS:
            reached = TrackState(step.target)
            if state in step.sources and reached not in seen:
                seen.add(reached)
                ways.append((reached, (*steps, step)))
    return ()
