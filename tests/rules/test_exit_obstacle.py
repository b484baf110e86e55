"""Obstacles to leaving: who settles them, what they hold up, and what is said of them."""

from dataclasses import replace

import pytest

from consulaat.records.about import Record
from consulaat.records.case import CaseState
from consulaat.records.leaving import ExitObstacle, ObstacleKind, ObstacleSeverity, ObstacleState
from consulaat.records.task import TaskState, TrackKind, TrackState
from consulaat.rules.track import Standing
from consulaat.rules.tracks import tracks
from consulaat.rules.validation import checks
from consulaat.values.codes import Side
from tests.rules.builders import a_case, a_task
from tests.rules.surroundings import ANNA, BRAM, CORA, DAAN, NOW, an_id, around, me, stops, took, warned

WORKED_ON = a_case(state=CaseState.IN_PROGRESS)


def an_obstacle(name: str = "obstacle", **given: object) -> ExitObstacle:
    first = ExitObstacle(
        id=an_id(name),
        case=a_case().id,  # type: ignore[arg-type]  # ids are texts
        kind=ObstacleKind.EXIT_VISA,
        severity=ObstacleSeverity.BLOCKING,
        created_at=NOW,
    )
    return replace(first, **given)  # type: ignore[arg-type]  # any field


def exit_track(*records: Record) -> Standing:
    found = {each.kind: each for each in tracks(WORKED_ON, around(ANNA, WORKED_ON, *records))}
    return found[TrackKind.LOCAL_EXIT]


def test_only_the_head_of_mission_accepts_what_cannot_be_solved() -> None:
    obstacle = an_obstacle(state=ObstacleState.UNSOLVABLE)

    for officer in (ANNA, BRAM, DAAN):
        assert stops(obstacle, "accept", around(officer, obstacle)) == ["NO_RIGHT"]
    accepted, _ = took(obstacle, "accept", around(CORA, obstacle))
    assert (accepted.state, accepted.accepted_by) == (ObstacleState.ACCEPTED, me(CORA))


def test_an_obstacle_is_solved_only_with_the_solution() -> None:
    assert stops(an_obstacle(), "resolve", around(ANNA)) == ["FIELD_NEEDED"]

    solved, _ = took(an_obstacle(solution="exit visa in hand"), "resolve", around(ANNA))
    assert (solved.state, solved.resolved_at) == (ObstacleState.RESOLVED, NOW)


def test_an_obstacle_that_comes_back_is_neither_solved_nor_accepted_any_more() -> None:
    accepted = an_obstacle(state=ObstacleState.ACCEPTED, accepted_by=me(CORA), resolved_at=NOW)

    again, _ = took(accepted, "reopen", around(ANNA))

    assert (again.state, again.accepted_by, again.resolved_at) == (ObstacleState.IN_PROGRESS, None, None)


@pytest.mark.parametrize("state", [ObstacleState.OPEN, ObstacleState.IN_PROGRESS, ObstacleState.UNSOLVABLE])
def test_one_that_blocks_holds_up_the_exit_and_says_who_must_move(state: ObstacleState) -> None:
    light = an_obstacle("light", severity=ObstacleSeverity.FORMAL, kind=ObstacleKind.NO_ENTRY_STAMP)
    heavy = an_obstacle(state=state, side=Side.NGO, responsible=me(ANNA))

    found = exit_track(light, heavy)

    assert (found.state, found.waits_for, found.person) == (TrackState.BLOCKED, Side.NGO, me(ANNA))
    assert (found.record, found.since) == (heavy, NOW.date())
    assert "uitreisvisum" in found.message().lower()


def test_what_only_troubles_does_not_hold_up_the_exit_and_no_task_makes_it_done() -> None:
    light = an_obstacle(severity=ObstacleSeverity.TROUBLESOME)
    done = a_task(track_kind=TrackKind.LOCAL_EXIT, state=TaskState.DONE)

    assert exit_track(light, done).state is TrackState.ACTIVE


def test_the_exit_is_done_when_every_obstacle_is_settled() -> None:
    settled = (
        an_obstacle(state=ObstacleState.RESOLVED),
        an_obstacle("other", state=ObstacleState.ACCEPTED),
    )

    assert exit_track(*settled).state is TrackState.DONE
    assert exit_track().state is TrackState.NOT_STARTED


def test_the_same_obstacle_twice_is_pointed_out() -> None:
    first, second = an_obstacle(), an_obstacle("second")

    assert "SAME_OBSTACLE" in warned(checks(second, around(ANNA, first, second)))
    solved = replace(first, state=ObstacleState.RESOLVED)
    assert "SAME_OBSTACLE" not in warned(checks(second, around(ANNA, solved, second)))


def test_one_beyond_solving_asks_for_a_conference() -> None:
    obstacle = an_obstacle(state=ObstacleState.UNSOLVABLE)

    assert "OBSTACLE_UNSOLVABLE" in warned(checks(obstacle, around(ANNA, obstacle)))
