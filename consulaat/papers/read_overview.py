"""FRM-26: who read the file of a case, for a request of the person or the data protection officer."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from consulaat.papers.common import Paper, Text
from resources.texts import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRow:
    """One act on the file."""

    at: datetime | None
    who: str
    role: str
    action: Text
    subject: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOverview(Paper):
    """Every act on one case, the oldest first; not what was read."""

    code: ClassVar[str] = "FRM-26"
    version: ClassVar[str] = "1.0"
    title: ClassVar[str] = N_("Who read this file")
    audience: ClassVar[str] = N_("Data protection officer")
    is_internal: ClassVar[bool] = True

    case_number: str = ""
    first_at: datetime | None = None
    last_at: datetime | None = None
    acts: tuple[ReadRow, ...] = ()
