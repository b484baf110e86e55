"""FRM-14: the facts that the hub or Safe at Home needs to protect someone who returned."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from consulaat.papers.common import Paper, Text
from resources.texts import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverSummary(Paper):
    """What is handed over, and by whom to whom; never the whole file, never a code word."""

    code: ClassVar[str] = "FRM-14"
    version: ClassVar[str] = "1.0"
    title: ClassVar[str] = N_("Hand-over to the hub or Safe at Home")
    audience: ClassVar[str] = N_("Receiver")
    is_internal: ClassVar[bool] = True

    person_name: str = ""
    born_on: str = ""
    minor: Text = ""
    children_along: str = ""
    language: Text = ""
    receiver_organisation: str = ""
    receiver_name: str = ""
    basis: Text = ""
    handed_over_at: datetime | None = None
    summary: str = ""
    risk_level: Text = ""
    risk: str = ""
    open_matters: str = ""
    papers: tuple[str, ...] = ()
    accepted_by: str = ""
    accepted_at: datetime | None = None
