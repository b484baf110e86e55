"""FRM-27: proof that cases were destroyed, by their neutral references alone."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from consulaat.papers.common import Paper, Text
from resources.texts import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class DestructionProof(Paper):
    """What was destroyed, by which class, who proposed, approved and did it; no name, no case number."""

    code: ClassVar[str] = "FRM-27"
    version: ClassVar[str] = "1.0"
    title: ClassVar[str] = N_("Proof of destruction")
    audience: ClassVar[str] = N_("Archive, inspection")
    is_internal: ClassVar[bool] = True

    state: Text = ""
    retention_class: Text = ""
    years: int | None = None
    basis: str = ""
    destroyed: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    records: int | None = None
    lines: int | None = None
    proposed_by: str = ""
    proposed_at: datetime | None = None
    approved_by: str = ""
    approved_at: datetime | None = None
    carried_out_by: str = ""
    carried_out_at: datetime | None = None
    head_before: str = ""
    head_after: str = ""
    backups: tuple[str, ...] = ()
