"""FRM-28: what became of one import of bundles."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from consulaat.papers.common import Paper, Text
from resources.texts import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRow:
    """One file of the import."""

    sender: str
    number: int | None
    bundle: str
    state: Text
    code: str
    new_records: int | None
    changed_records: int | None
    conflicts: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReportPaper(Paper):
    """Counts of an import and of each of its files; no names of people or of files."""

    code: ClassVar[str] = "FRM-28"
    version: ClassVar[str] = "1.0"
    title: ClassVar[str] = N_("Report of an import")
    audience: ClassVar[str] = N_("Archive, headquarters")
    is_internal: ClassVar[bool] = True

    imported_at: datetime | None = None
    imported_by: str = ""
    merged: int | None = None
    held: int | None = None
    refused: int | None = None
    new_records: int | None = None
    changed_records: int | None = None
    conflicts: int | None = None
    attachments: int | None = None
    files: tuple[FileRow, ...] = ()
