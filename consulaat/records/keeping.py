"""How long what is kept, and what is proposed for destruction (domain §17.3)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from consulaat.records.about import About, Merge, Record
from consulaat.records.ids import UserId
from resources.texts import N_


class RetentionCode(StrEnum):
    """How long something is kept; the years are reference rows."""

    DOCUMENT_SHORT = "REISDOCUMENT_11"
    DOCUMENT_LONG = "REISDOCUMENT_16"
    LAISSEZ_PASSER_FORM = "LP_FORMULIER"
    ASSISTANCE_CASE = "BIJSTANDSZAAK"
    FINANCE = "FINANCIEEL"
    READ_LOG = "LEESLOG"
    INFORMATION_REQUEST = "INFORMATIEVERZOEK"
    PERMANENT = "BLIJVEND"


class DestructionState(StrEnum):
    """How far a list has come."""

    PROPOSED = "VOORGESTELD"
    APPROVED = "GOEDGEKEURD"
    CARRIED_OUT = "UITGEVOERD"
    WITHDRAWN = "INGETROKKEN"


@dataclass(frozen=True, slots=True, kw_only=True)
class DestructionList(Record):
    """Cases proposed for destruction; nothing is destroyed before someone else approved the list."""

    MERGE: ClassVar = Merge.HEADQUARTERS

    retention_class: Annotated[RetentionCode, About(N_("Retention class"))]
    state: Annotated[DestructionState, About(N_("State"), filled=True)] = DestructionState.PROPOSED
    subjects: Annotated[tuple[str, ...], About(N_("Neutral references"), merge=Merge.FIXED)]
    proposed_by: Annotated[UserId | None, About(N_("Proposed by"), filled=True)] = None
    proposed_at: Annotated[datetime | None, About(N_("Proposed on"), filled=True)] = None
    approved_by: Annotated[UserId | None, About(N_("Approved by"), filled=True)] = None
    approved_at: Annotated[datetime | None, About(N_("Approved on"), filled=True)] = None
    carried_out_by: Annotated[UserId | None, About(N_("Carried out by"), filled=True)] = None
    carried_out_at: Annotated[datetime | None, About(N_("Carried out on"), filled=True)] = None
    withdrawn_by: Annotated[UserId | None, About(N_("Withdrawn by"), filled=True)] = None
    reason: Annotated[str | None, About(N_("Reason"))] = None
    destroyed: Annotated[tuple[str, ...], About(N_("Destroyed"), filled=True)] = ()
    left_out: Annotated[tuple[str, ...], About(N_("Left out"), filled=True)] = ()
    record_count: Annotated[int | None, About(N_("Records destroyed"), filled=True)] = None
    line_count: Annotated[int | None, About(N_("Lines destroyed"), filled=True)] = None
    head_before: Annotated[str | None, About(N_("Head of the journal before"), filled=True)] = None
    backups: Annotated[tuple[str, ...], About(N_("Backups made before"), filled=True)] = ()
