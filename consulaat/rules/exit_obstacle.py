"""Obstacles to leaving a country: cleared away, accepted by the head of mission, or beyond solving (domain §9.5)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from consulaat.records.about import Record
from consulaat.records.case import Case
from consulaat.records.leaving import ExitObstacle, ObstacleKind, ObstacleSeverity, ObstacleState
from consulaat.rules.around import Around
from consulaat.rules.findings import Finding, warning
from consulaat.rules.four_eyes import me
from consulaat.rules.permissions import OBSTACLE, OBSTACLE_ACCEPT
from consulaat.rules.steps import Step
from resources.reference import label
from resources.texts import N_, language

SETTLED: Final = frozenset({ObstacleState.RESOLVED, ObstacleState.ACCEPTED})


def obstacles_of(case: Case, around: Around) -> tuple[ExitObstacle, ...]:
    """Return the obstacles of a case that are not settled, those that block first."""
    found = (each for each in around.all(ExitObstacle, case=case.id) if each.state not in SETTLED)
    return tuple(sorted(found, key=lambda each: each.severity is not ObstacleSeverity.BLOCKING))


def name_of(kind: ObstacleKind) -> str:
    """Return the words for a kind of obstacle, in the language in use."""
    return label("ObstacleKind", kind.value, language())


def objections_to_leave(case: Case, around: Around) -> Iterator[Finding]:
    """Name each obstacle that is neither solved nor accepted."""
    for each in obstacles_of(case, around):
        yield Finding(
            "OBSTACLE_OPEN",
            N_("This still keeps the person from leaving: {obstacle}. Solve it, or let it be accepted."),
            "§9.5",
            facts={"obstacle": name_of(each.kind)},
        )


def obstacle_checks(obstacle: ExitObstacle, around: Around) -> Iterator[Finding]:
    """Warn of the same obstacle twice, and of one beyond solving on which nobody has decided yet."""
    same = around.all(ExitObstacle, case=obstacle.case, kind=obstacle.kind, person=obstacle.person)
    if any(each.id != obstacle.id and each.state not in SETTLED for each in same):
        yield warning("SAME_OBSTACLE", N_("This case already has this obstacle."), "§9.5", "kind")
    if obstacle.state is ObstacleState.UNSOLVABLE:
        yield warning(
            "OBSTACLE_UNSOLVABLE",
            N_(
                "A conference decides what follows: another route, accepting it, or that assistance is"
                " impossible here."
            ),
            "§3.7",
            "state",
        )


def objections_to_accept(_obstacle: ExitObstacle, _around: Around) -> Iterator[Finding]:
    """Say what accepting means."""
    yield warning(
        "RISK_REMAINS",
        N_("Accepting takes nothing away: the person travels with this risk, and you answer for it."),
        "§9.5",
    )


def _resolved(obstacle: ExitObstacle, around: Around) -> tuple[Record, ...]:
    return (replace(obstacle, resolved_at=around.now),)


def _accepted(obstacle: ExitObstacle, around: Around) -> tuple[Record, ...]:
    return (replace(obstacle, accepted_by=me(around)),)


def _reopened(obstacle: ExitObstacle, _around: Around) -> tuple[Record, ...]:
    return (replace(obstacle, resolved_at=None, accepted_by=None),)


_OPEN: Final = frozenset({ObstacleState.OPEN, ObstacleState.IN_PROGRESS})
_WHO: Final = ("side", "responsible")

STEPS: Final = (
    Step(
        verb="take-on",
        sources=frozenset({ObstacleState.OPEN}),
        target=ObstacleState.IN_PROGRESS,
        right=OBSTACLE,
        label=N_("Take on"),
        takes=_WHO,
    ),
    Step(
        verb="resolve",
        sources=_OPEN,
        target=ObstacleState.RESOLVED,
        right=OBSTACLE,
        label=N_("Solved"),
        needs=("solution",),
        reason_field="solution",
        effect=_resolved,
    ),
    Step(
        verb="accept",
        sources=_OPEN | {ObstacleState.UNSOLVABLE},
        target=ObstacleState.ACCEPTED,
        right=OBSTACLE_ACCEPT,
        label=N_("Accept the risk"),
        takes=("solution",),
        reason_field="solution",
        guard=objections_to_accept,
        effect=_accepted,
    ),
    Step(
        verb="give-up",
        sources=_OPEN,
        target=ObstacleState.UNSOLVABLE,
        right=OBSTACLE,
        label=N_("Beyond solving"),
        takes=("solution",),
        reason_field="solution",
    ),
    Step(
        verb="reopen",
        sources=SETTLED | {ObstacleState.UNSOLVABLE},
        target=ObstacleState.IN_PROGRESS,
        right=OBSTACLE,
        label=N_("Reopen"),
        takes=_WHO,
        effect=_reopened,
    ),
)
