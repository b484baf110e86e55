"""Random walks through every state machine: no step leads outside the states and the table of its record."""

from enum import StrEnum
from typing import Any, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consulaat.records.about import Record
from consulaat.records.registry import RECORDS, type_name
from consulaat.records.task import TrackState
from consulaat.rules.machines import steps_of
from consulaat.rules.track_note import way_to

WITH_STEPS = [made for made in RECORDS if steps_of(made)]


def states_of(made: type[Record]) -> type[StrEnum]:
    stored = get_type_hints(made).get("state")
    found: type[StrEnum] = stored or get_type_hints(made.state.fget)["return"]  # type: ignore[attr-defined]  # derived
    return found


def first_state(made: type[Record]) -> StrEnum:
    fields: Any = made.__dataclass_fields__
    default: Any = fields["state"].default if "state" in fields else next(iter(states_of(made)))
    assert isinstance(default, StrEnum), type_name(made)
    return default


@pytest.mark.parametrize("made", WITH_STEPS, ids=type_name)
@given(data=st.data())
def test_a_random_walk_never_leaves_the_states_of_its_record(made: type[Record], data: st.DataObject) -> None:
    states, state = states_of(made), first_state(made)
    for _turn in range(30):
        steps = [each for each in steps_of(made) if state in each.sources]
        if not steps:
            return
        step = data.draw(st.sampled_from(steps))
        assert isinstance(step.target, states)
        state = step.target


@pytest.mark.parametrize("made", WITH_STEPS, ids=type_name)
def test_every_step_begins_in_states_of_its_own_record_and_has_its_own_verb(made: type[Record]) -> None:
    states = states_of(made)
    for step in steps_of(made):
        assert step.sources
        assert all(isinstance(each, states) for each in step.sources), step.verb
    pairs = [(step.verb, source) for step in steps_of(made) for source in step.sources]
    assert len(pairs) == len(set(pairs))


@given(start=st.sampled_from(TrackState), target=st.sampled_from(TrackState))
def test_a_track_can_be_noted_from_any_state_in_any_other(start: TrackState, target: TrackState) -> None:
    state = start
    for step in way_to(start, target):
        assert state in step.sources
        state = TrackState(step.target)

    assert state is target
