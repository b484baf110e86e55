"""What one side must do (domain §3.8)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from consulaat.records.about import About, Record, Search
from consulaat.records.ids import CaseConferenceId, CaseId, OrganisationId, ReportId, UserId
from consulaat.values.codes import Side
from resources.texts import N_


class TaskState(StrEnum):
    """How far a task has come."""

    OPEN = "OPEN"
    ACTIVE = "BEZIG"
    WAITING = "WACHT"
    DONE = "GEREED"
    LAPSED = "VERVALLEN"


class TaskOrigin(StrEnum):
    """Where a task comes from."""

    TEMPLATE = "SJABLOON"
    CONFERENCE = "OVERLEG"
    MANUAL = "HANDMATIG"
    STATUTORY_TERM = "WETTELIJKE_TERMIJN"


class TermCode(StrEnum):
    """The statutory and working terms (domain §18)."""

    T01 = "T01"
    T02 = "T02"
    T03 = "T03"
    T04 = "T04"
    T05 = "T05"
    T05A = "T05A"
    T05B = "T05B"
    T05C = "T05C"
    T06 = "T06"
    T07 = "T07"
    T08 = "T08"
    T09 = "T09"
    T09A = "T09A"
    T09B = "T09B"
    T09C = "T09C"
    T10 = "T10"
    T11 = "T11"
    T12 = "T12"
    T13 = "T13"
    T13A = "T13A"
    T13B = "T13B"
    T13C = "T13C"
    T14 = "T14"
    T15 = "T15"
    T16 = "T16"
    T17 = "T17"


class TrackKind(StrEnum):
    """The ten parallel tracks of a case (domain §4.3)."""

    SAFETY = "VEILIGHEID"
    IDENTITY_NATIONALITY = "IDENTITEIT_NATIONALITEIT"
    CUSTODY_CONSENT = "GEZAG_TOESTEMMING"
    TRAVEL_DOCUMENT = "REISDOCUMENT"
    VISA_RESIDENCE = "VISUM_VERBLIJF"
    LOCAL_EXIT = "UITREIS_LOKAAL"
    SHELTER = "OPVANG"
    MONEY = "GELD"
    JOURNEY = "REIS"
    AFTERCARE = "NAZORG_NL"


class TrackState(StrEnum):
    """How far a track is."""

    NOT_STARTED = "NIET_GESTART"
    ACTIVE = "BEZIG"
    BLOCKED = "GEBLOKKEERD"
    DONE = "GEREED"
    NOT_APPLICABLE = "NVT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Record):
    """Something one side must do for a case or a report."""

    BELONGS_TO: ClassVar = ("case", "report")

    case: Annotated[CaseId | None, About(N_("Case"))] = None
    report: Annotated[ReportId | None, About(N_("Report"))] = None
    conference: Annotated[CaseConferenceId | None, About(N_("Decided in conference"))] = None
    description: Annotated[str, About(N_("What to do"), searchable=Search.TEXT)]
    side: Annotated[Side, About(N_("Responsible side"))]
    assignee: Annotated[UserId | None, About(N_("Assigned to"))] = None
    organisation: Annotated[OrganisationId | None, About(N_("Assigned to organisation"))] = None
    outside_assignee: Annotated[str | None, About(N_("Assigned outside"))] = None
    due_on: Annotated[date | None, About(N_("Due on"))] = None
    due_at: Annotated[datetime | None, About(N_("Appointment"))] = None
    track_kind: Annotated[TrackKind | None, About(N_("Track"))] = None
    state: Annotated[TaskState, About(N_("State"), filled=True)] = TaskState.OPEN
    origin: Annotated[TaskOrigin, About(N_("Origin"))] = TaskOrigin.MANUAL
    term: Annotated[TermCode | None, About(N_("By the term"))] = None
    result: Annotated[str | None, About(N_("Result"), searchable=Search.TEXT)] = None
    deviation_reason: Annotated[str | None, About(N_("Why it was dropped or done otherwise"))] = None
    completed_by: Annotated[UserId | None, About(N_("Completed by"), filled=True)] = None
    completed_at: Annotated[datetime | None, About(N_("Completed on"), filled=True)] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Track(Record):
    """One of the ten tracks of a case; a blocked one says why and who must move."""

    BELONGS_TO: ClassVar = ("case",)

    case: Annotated[CaseId, About(N_("Case"))]
    kind: Annotated[TrackKind, About(N_("Track"))]
    state: Annotated[TrackState, About(N_("State"), filled=True)] = TrackState.NOT_STARTED
    blocked_reason: Annotated[str | None, About(N_("Why it stands so"))] = None
    blocked_on: Annotated[date | None, About(N_("Blocked since"), filled=True)] = None
    waiting_for: Annotated[Side | None, About(N_("Waiting for"))] = None
    completed_by: Annotated[UserId | None, About(N_("Completed by"), filled=True)] = None
    completed_at: Annotated[datetime | None, About(N_("Completed on"), filled=True)] = None
