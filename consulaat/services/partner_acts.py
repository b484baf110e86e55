"""What an organisation did, or what was done towards it, in words: one line per record that names it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from consulaat.records.about import Record
from consulaat.records.conference import CaseConference
from consulaat.records.contact import Contact
from consulaat.records.ids import CaseId, PersonId
from consulaat.records.journey import Aftercare, Handover
from consulaat.records.reference import Organisation
from consulaat.records.registry import type_name
from consulaat.records.report import Report, ReportKind
from consulaat.records.task import Task, TaskState
from consulaat.values.codes import Direction
from consulaat.values.ids import RecordId
from resources.reference import label
from resources.texts import _, language

References = Callable[[CaseId | None], str]
Told = tuple[datetime | None, str, bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerAct:
    """One thing that happened; ``is_theirs``: they did it, not we towards them."""

    at: datetime
    words: str
    is_theirs: bool
    record_type: str
    record: RecordId
    case: CaseId | None
    reference: str
    person: PersonId | None = None


def acts_of(
    organisation: Organisation, records: Iterable[Record], reference: References
) -> tuple[PartnerAct, ...]:
    """Return what the records tell of an organisation, the latest first."""
    found = [
        PartnerAct(
            at=at,
            words=words,
            is_theirs=is_theirs,
            record_type=type_name(record),
            record=record.id,
            case=getattr(record, "case", None),
            reference=reference(getattr(record, "case", None)),
            person=record.person if isinstance(record, Contact) else None,
        )
        for record in records
        for at, words, is_theirs in _told(organisation, record)
        if at is not None
    ]
    return tuple(sorted(found, key=lambda each: (each.at, each.record), reverse=True))


def _told(organisation: Organisation, record: Record) -> Iterator[Told]:
    if isinstance(record, Contact):
        yield _contact(record)
    elif isinstance(record, Report):
        yield from _report(organisation, record)
    elif isinstance(record, Handover):
        yield record.handed_over_at, _("Got a hand-over"), False
        yield record.accepted_at, _("Accepted a hand-over"), True
    elif isinstance(record, Aftercare):
        yield record.taken_over_at, _("Took over the aftercare"), True
    elif isinstance(record, Task) and record.state is TaskState.DONE:
        yield record.completed_at, _("Did: {task}", task=record.description), True
    elif isinstance(record, CaseConference) and any(
        each.organisation == organisation.id for each in record.participants
    ):
        yield record.held_at, _("Took part in a case conference"), True


def _contact(contact: Contact) -> Told:
    channel = label("Channel", contact.channel, language())
    if contact.direction is Direction.INCOMING:
        return contact.occurred_at, _("Got in touch ({channel})", channel=channel), True
    if contact.succeeded is False:
        return contact.occurred_at, _("Was not reached ({channel})", channel=channel), False
    return contact.occurred_at, _("Was reached ({channel})", channel=channel), False


def _report(organisation: Organisation, report: Report) -> Iterator[Told]:
    if report.source_organisation == organisation.id:
        kind = label("ReportKind", report.kind or ReportKind.REPORT, language())
        yield report.received_at, _("Reported ({kind})", kind=kind), True
    if report.forwarded_to == organisation.id:
        yield report.forwarded_at, _("Got a report that was forwarded"), False
