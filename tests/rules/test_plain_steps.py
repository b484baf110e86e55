"""Steps that ask for nothing but a state, a right and their fields: each goes through for whoever may take it."""

from dataclasses import replace
from typing import Final

import pytest

from consulaat.records.about import Record
from consulaat.records.registry import RECORDS, type_name
from consulaat.rules.machines import steps_of
from consulaat.rules.steps import Step, no_guard
from tests.rules.examples import EXAMPLES, in_state, with_needs
from tests.rules.surroundings import a_user, around, stops

PLAIN: Final = [(made, step) for made in RECORDS for step in steps_of(made) if step.guard is no_guard]


@pytest.mark.parametrize(
    ("made", "step"), PLAIN, ids=[f"{type_name(made)}-{step.verb}" for made, step in PLAIN]
)
def test_a_plain_step_asks_for_its_fields_and_nothing_else(made: type[Record], step: Step) -> None:
    whoever_may = a_user("whoever may", *step.right.roles)

    for source in sorted(step.sources):
        record = in_state(with_needs(step, EXAMPLES[made]), source)
        assert stops(record, step.verb, around(whoever_may, record)) == []
        for name in step.needs:
            bare = replace(record, **{name: None})
            assert stops(bare, step.verb, around(whoever_may, bare)) == ["FIELD_NEEDED"]
