"""Steps that ask for nothing but a state, a right and their fields: each goes through for whoever may take it."""

from dataclasses import replace
from typing import Any, Final

import pytest

from consulaat.records.about import Record
from consulaat.records.custody import Consent
from consulaat.records.ids import TravelDocumentApplicationId
from consulaat.records.keeping import DestructionList, RetentionCode
from consulaat.records.leaving import ExitObstacle, ObstacleKind
from consulaat.records.nationality import StepCode
from consulaat.records.registry import RECORDS, type_name
from consulaat.records.task import Track, TrackKind
from consulaat.rules.machines import steps_of
from consulaat.rules.steps import Step, no_guard
from consulaat.values.codes import Side
from tests.rules.builders import (
    a_case,
    a_commitment,
    a_cost,
    a_protocol,
    a_report,
    a_stay,
    a_step,
    a_task,
    a_visa,
    an_application,
    an_inquiry,
)
from tests.rules.surroundings import CASE, PERSON, a_user, an_id, around, stops

PLAIN: Final = [(made, step) for made in RECORDS for step in steps_of(made) if step.guard is no_guard]
EXAMPLES: Final[dict[type[Record], Record]] = {
    type(each): each
    for each in (
        a_case(),
        a_commitment(),
        a_cost(),
        a_protocol(),
        a_report(),
        a_stay(),
        a_step(StepCode.BIRTH_RECORD),
        a_task(),
        a_visa(),
        an_application(),
        an_inquiry(),
        Consent(
            id=an_id("consent"),
            person=PERSON,
            application=TravelDocumentApplicationId(an_application().id),
        ),
        DestructionList(
            id=an_id("list"), retention_class=RetentionCode.ASSISTANCE_CASE, subjects=("R5H0W2BP",)
        ),
        ExitObstacle(id=an_id("obstacle"), case=CASE, kind=ObstacleKind.EXIT_VISA),
        Track(id=an_id("track"), case=CASE, kind=TrackKind.SAFETY),
    )
}
GIVEN: Final[dict[str, Any]] = {"waiting_for": Side.HUB}


def example(made: type[Record], step: Step, source: object) -> Any:  # noqa: ANN401 - any record
    """Return a record in a state that a step leads from, with all that the step needs."""
    filled = {name: GIVEN.get(name, "because it is so") for name in step.needs}
    return replace(EXAMPLES[made], state=source, **filled)  # type: ignore[call-arg]  # any field


@pytest.mark.parametrize(
    ("made", "step"), PLAIN, ids=[f"{type_name(made)}-{step.verb}" for made, step in PLAIN]
)
def test_a_plain_step_asks_for_its_fields_and_nothing_else(made: type[Record], step: Step) -> None:
    whoever_may = a_user("whoever may", *step.right.roles)

    for source in sorted(step.sources):
        record = example(made, step, source)
        assert stops(record, step.verb, around(whoever_may, record)) == []
        for name in step.needs:
            bare = replace(record, **{name: None})
            assert stops(bare, step.verb, around(whoever_may, bare)) == ["FIELD_NEEDED"]
