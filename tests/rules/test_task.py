"""Tasks: what belongs to the usual way of working is left out only for a reason."""

from dataclasses import replace

import pytest

from consulaat.records.task import TaskOrigin
from tests.rules.builders import a_task
from tests.rules.surroundings import ANNA, around, stops


@pytest.mark.parametrize("origin", TaskOrigin)
def test_only_a_note_of_ones_own_is_dropped_without_a_reason(origin: TaskOrigin) -> None:
    task = a_task(origin=origin)

    assert stops(task, "drop", around(ANNA)) == ([] if origin is TaskOrigin.MANUAL else ["REASON_NEEDED"])
    assert stops(replace(task, result="the person has a place to stay"), "drop", around(ANNA)) == []
