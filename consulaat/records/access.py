"""Who may, or may not, open a case, and decisions that a second person must still ratify (domain §17.5, §19)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from consulaat.records.about import About, Record
from consulaat.records.ids import CaseId, UserId
from consulaat.values.ids import RecordId
from resources.texts import N_


class AccessKind(StrEnum):
    """What a line about access says."""

    TEAM = "TEAM"
    EXCLUDED = "UITGESLOTEN"
    CONFLICT_OF_INTEREST = "BELANGENCONFLICT"
    BREAK_GLASS = "BREEK_GLAS"
    SEALED = "VERZEGELD"


class SealedGroup(StrEnum):
    """Groups of sealed values that access can be given to."""

    CODE_WORDS = "CODEWOORDEN"
    SAFEHOUSE_ADDRESS = "SAFEHOUSE_ADRES"
    NGO_CONTACT = "NGO_CONTACT"
    REPORTER_IDENTITY = "MELDERIDENTITEIT"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseAccess(Record):
    """One person's access to one case: on the team, kept out, sealed to, or in by breaking the glass."""

    BELONGS_TO: ClassVar = ("case",)

    case: Annotated[CaseId, About(N_("Case"))]
    user: Annotated[UserId, About(N_("User"))]
    kind: Annotated[AccessKind, About(N_("Access"))]
    sealed_groups: Annotated[frozenset[SealedGroup], About(N_("Sealed values"))] = frozenset()
    reason: Annotated[str | None, About(N_("Reason"))] = None
    granted_by: Annotated[UserId | None, About(N_("Granted by"), filled=True)] = None
    granted_at: Annotated[datetime | None, About(N_("Granted on"), filled=True)] = None
    valid_until: Annotated[date | None, About(N_("Valid until"))] = None
    reported_to_head_at: Annotated[datetime | None, About(N_("Seen by the head on"), filled=True)] = None


class ProvisionalState(StrEnum):
    """Whether a second person stands behind a decision."""

    PROVISIONAL = "VOORLOPIG_BESLUIT"
    RATIFIED = "BEKRACHTIGD"
    REVERSED = "TERUGGEDRAAID"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionalDecision(Record):
    """A decision taken alone, where there was nobody else, to be ratified by a second person."""

    BELONGS_TO: ClassVar = ("case",)

    case: Annotated[CaseId | None, About(N_("Case"))] = None
    subject_kind: Annotated[str, About(N_("Kind of record"), filled=True)]
    subject: Annotated[RecordId, About(N_("Record"), filled=True)]
    verb: Annotated[str, About(N_("Step"), filled=True)]
    decided_by: Annotated[UserId, About(N_("Decided by"), filled=True)]
    decided_at: Annotated[datetime, About(N_("Decided on"), filled=True)]
    is_acute: Annotated[bool, About(N_("Acute"), filled=True)] = False
    ratify_until: Annotated[date, About(N_("Ratify until"), filled=True)]
    state: Annotated[ProvisionalState, About(N_("State"), filled=True)] = ProvisionalState.PROVISIONAL
    ratified_by: Annotated[UserId | None, About(N_("Ratified by"), filled=True)] = None
    ratified_at: Annotated[datetime | None, About(N_("Ratified on"), filled=True)] = None
    reason: Annotated[str | None, About(N_("Reason"))] = None
