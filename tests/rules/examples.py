"""One example of each record that has steps, and values for whatever a step needs."""
# ruff: noqa: ANN401 - any record, any field

from dataclasses import fields, replace
from datetime import timedelta
from enum import StrEnum
from typing import Any, Final

from consulaat.records.about import Record
from consulaat.records.access import ProvisionalDecision
from consulaat.records.case import ClosureReason
from consulaat.records.conference import ConferenceDecisionKind
from consulaat.records.custody import Consent
from consulaat.records.ids import AttachmentId, TravelDocumentApplicationId
from consulaat.records.keeping import DestructionList, RetentionCode
from consulaat.records.leaving import ExitObstacle, ObstacleKind
from consulaat.records.nationality import AcquisitionGround, StepCode
from consulaat.records.report import ReportKind
from consulaat.records.safehouse import StayEndReason
from consulaat.records.task import Track, TrackKind
from consulaat.rules.steps import Step
from consulaat.values.codes import Side
from consulaat.values.partial_date import PartialDate
from tests.rules.builders import (
    a_case,
    a_commitment,
    a_conference,
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
from tests.rules.surroundings import BRAM, CASE, DAAN, NOW, PERSON, TODAY, an_id, me

EXAMPLES: Final[dict[type[Record], Record]] = {
    type(each): each
    for each in (
        a_case(
            welfare_options_considered="an aid worker passes by",
            return_stopped_reason="the flight was cancelled",
        ),
        a_commitment(),
        a_conference(ConferenceDecisionKind.STAY),
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
            giver_identity_is_established=True,
            written_consent=AttachmentId(an_id("paper")),
        ),
        DestructionList(
            id=an_id("list"), retention_class=RetentionCode.ASSISTANCE_CASE, subjects=("R5H0W2BP",)
        ),
        ExitObstacle(id=an_id("obstacle"), case=CASE, kind=ObstacleKind.EXIT_VISA),
        ProvisionalDecision(
            id=an_id("decision"),
            case=CASE,
            subject_kind="case",
            subject=an_id("case"),
            verb="close",
            decided_by=me(DAAN),
            decided_at=NOW,
            ratify_until=TODAY,
        ),
        Track(id=an_id("track"), case=CASE, kind=TrackKind.SAFETY),
    )
}
_GIVEN: Final[dict[str, Any]] = {
    "acquisition_ground": AcquisitionGround.DUTCH_PARENT_AT_BIRTH,
    "approved_nights": 3,
    "arrival_on": TODAY,
    "case": CASE,
    "closure_reason": ClosureReason.RETURNED_NETHERLANDS,
    "commitment": a_commitment().id,
    "court_procedure": an_id("court"),
    "departure_on": TODAY + timedelta(days=1),
    "duplicate_of": an_id("another report"),
    "end_reason": StayEndReason.RETURN,
    "forwarded_to": an_id("hub"),
    "kind": ReportKind.SIGNAL,
    "lost_on": PartialDate("20210310"),
    "second_read_by": me(BRAM),
    "valid_from": TODAY,
    "valid_until": TODAY + timedelta(days=6),
    "waiting_for": Side.HUB,
    "withdrawal_witness": me(DAAN),
}


def with_needs(step: Step, record: Any) -> Any:
    """Return a record with all that a step needs."""
    return replace(record, **{name: _GIVEN.get(name, "because it is so") for name in step.needs})


def in_state(record: Any, state: StrEnum) -> Any:
    """Return a record in a state; one whose state follows from other fields stays as it is."""
    is_kept = any(each.name == "state" for each in fields(record))
    return replace(record, state=state) if is_kept else record
