"""Random walks through every state machine: no step leads outside the states and the table of its record."""

from dataclasses import replace
from datetime import timedelta
from enum import StrEnum
from typing import Any, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consulaat.records.about import Record
from consulaat.records.ids import OrganisationId
from consulaat.records.journey import Handover
from consulaat.records.nationality import InquiryState, StepCode, StepState
from consulaat.records.reference import Organisation, OrganisationKind
from consulaat.records.registry import RECORDS, type_name
from consulaat.records.task import TrackState
from consulaat.rules.machines import _MACHINES, steps_of
from consulaat.rules.steps import objections, stepped
from consulaat.rules.track_note import way_to
from consulaat.values.codes import Direction
from tests.rules.builders import (
    a_case,
    a_commitment,
    a_consultation,
    a_contact,
    a_meeting,
    a_payment,
    a_person,
    a_protocol,
    a_report,
    a_residence_right,
    a_risk,
    a_safehouse,
    a_source,
    a_step,
    accepted_steps,
    an_inquiry,
)
from tests.rules.examples import EXAMPLES, in_state, with_needs
from tests.rules.surroundings import CASE, EVERYONE, NOW, TODAY, a_user, an_id, around
from tests.rules.test_returning import ALL, JOURNEY, TICKET

WITH_STEPS = [made for made in RECORDS if steps_of(made)]
TURNS, WALKS = 20, 10
NOBODY = a_user("nobody")
HUB = OrganisationId(an_id("hub"))
ON_THE_WAY = (
    *(each for name, each in ALL.items() if name not in {"journey", "ticket"}),
    replace(JOURNEY, departure_confirmed_at=NOW, arrival_confirmed_at=NOW, arrival_confirmed_by_name="hub"),
    replace(TICKET, id=an_id("ticket")),
    Organisation(id=HUB, code="LKHA", name="LKHA", kind=OrganisationKind.HUB),
    Handover(
        id=an_id("handover"),
        case=CASE,
        receiver_name="team",
        receiver_organisation=HUB,
        accepted_at=NOW,
        accepted_by_name="hub",
    ),
    a_contact("sign", TODAY, direction=Direction.INCOMING, is_own_sign_of_life=True, succeeded=True),
    replace(a_report(case=CASE), id=an_id("later"), received_at=NOW + timedelta(minutes=5)),
)
BESIDE = (
    *ON_THE_WAY,
    a_case(),
    a_person(),
    a_protocol(),
    a_risk(),
    a_meeting(),
    a_safehouse(),
    a_source(),
    a_commitment(),
    a_payment(),
    a_residence_right(),
    a_consultation(),
    an_inquiry(state=InquiryState.ESTABLISHED_DUTCH),
    *accepted_steps(),
    a_step(StepCode.PROPORTIONALITY),
    a_step(StepCode.BIRTH_RECORD, StepState.REQUESTED),
)


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
@settings(max_examples=WALKS)
@given(data=st.data())
def test_a_random_walk_never_leaves_the_states_of_its_record(made: type[Record], data: st.DataObject) -> None:
    states, state = states_of(made), first_state(made)
    for _turn in range(TURNS):
        steps = [each for each in steps_of(made) if state in each.sources]
        if not steps:
            return
        step = data.draw(st.sampled_from(steps))
        assert isinstance(step.target, states)
        state = step.target


def test_every_machine_is_walked() -> None:
    assert set(EXAMPLES) == set(WITH_STEPS) == set(_MACHINES)


@pytest.mark.parametrize("made", WITH_STEPS, ids=type_name)
@settings(max_examples=WALKS)
@given(data=st.data())
def test_a_random_walk_by_real_steps_takes_only_ways_of_the_table(
    made: type[Record], data: st.DataObject
) -> None:
    ways = {(source, step.target) for step in steps_of(made) for source in step.sources}
    record: Any = in_state(EXAMPLES[made], first_state(made))
    for _turn in range(TURNS):
        likely = [each for each in steps_of(made) if record.state in each.sources] or steps_of(made)
        step = data.draw(st.sampled_from((*likely, *steps_of(made))))
        by = data.draw(st.sampled_from((a_user("whoever may", *step.right.roles), *EVERYONE, NOBODY)))
        asked = with_needs(step, record) if data.draw(st.booleans()) else record
        here = around(by, *BESIDE).having(record)
        if any(each.stops for each in objections(step, asked, here)):
            continue
        moved, *others = step.effect(stepped(step, asked), here)
        assert (record.state, moved.state) in ways
        assert moved.state is step.target
        assert by.roles & (step.right.roles | step.right.own)
        assert all(each.state in states_of(type(each)) for each in others if hasattr(each, "state"))
        record = moved


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
