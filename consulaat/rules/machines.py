"""Which steps each class of record has."""

from typing import Final

from consulaat.records.about import Record
from consulaat.records.access import ProvisionalDecision
from consulaat.records.case import Case
from consulaat.records.conference import CaseConference
from consulaat.records.contact import ContactProtocol
from consulaat.records.custody import Consent
from consulaat.records.keeping import DestructionList
from consulaat.records.leaving import ExitObstacle
from consulaat.records.money import Commitment, CostLine
from consulaat.records.nationality import InquiryStep, NationalityInquiry
from consulaat.records.registry import type_name
from consulaat.records.report import Report
from consulaat.records.safehouse import Stay
from consulaat.records.task import Task, Track
from consulaat.records.travel_document import TravelDocumentApplication
from consulaat.records.visa import VisaApplication
from consulaat.rules import (
    case,
    commitment,
    consent,
    contact_protocol,
    cost_line,
    destruction,
    exit_obstacle,
    inquiry_step,
    minutes,
    nationality_inquiry,
    provisional,
    report,
    stay,
    task,
    track_note,
    travel_document_application,
    visa_application,
)
from consulaat.rules.steps import Step, UnknownVerbError

_MACHINES: Final[dict[type[Record], tuple[Step, ...]]] = {
    Report: report.STEPS,
    Case: case.STEPS,
    ContactProtocol: contact_protocol.STEPS,
    CaseConference: minutes.STEPS,
    Task: task.STEPS,
    Track: track_note.STEPS,
    NationalityInquiry: nationality_inquiry.STEPS,
    InquiryStep: inquiry_step.STEPS,
    TravelDocumentApplication: travel_document_application.STEPS,
    VisaApplication: visa_application.STEPS,
    Consent: consent.STEPS,
    ExitObstacle: exit_obstacle.STEPS,
    Stay: stay.STEPS,
    Commitment: commitment.STEPS,
    CostLine: cost_line.STEPS,
    ProvisionalDecision: provisional.STEPS,
    DestructionList: destruction.STEPS,
}


def steps_of(record_class: type[Record]) -> tuple[Step, ...]:
    """Return the steps of a class of record; none when its records have no states."""
    return _MACHINES.get(record_class, ())


def step_of(record_class: type[Record], verb: str) -> Step:
    """Return one step by its verb; raise UnknownVerbError."""
    steps = steps_of(record_class)
    for step in steps:
        if step.verb == verb:
            return step
    verbs = ", ".join(step.verb for step in steps)
    raise UnknownVerbError(type=type_name(record_class), verb=verb, verbs=verbs)
