"""What became of an import as a whole, kept so that it can be read and printed later; it holds counts, no names."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from consulaat.records.ids import UserId
from consulaat.values.canonical import Json, encode, parse
from consulaat.values.ids import RecordId


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedFile:
    """What became of one file; ``bundle`` and ``sender`` are empty where the file did not say."""

    bundle: str = ""
    sender: str = ""
    number: int = 0
    state: str
    code: str = ""
    new_records: int = 0
    changed_records: int = 0
    already_known: int = 0
    conflicts: int = 0
    attachments: int = 0
    overstepped: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """One import: when, by whom, and every file of it in order."""

    id: RecordId
    at: datetime
    by: UserId
    files: tuple[ReportedFile, ...]

    def count(self, state: str) -> int:
        """Return how many files came to a state."""
        return sum(each.state == state for each in self.files)

    def total(self, what: str) -> int:
        """Return the sum of a count over all files."""
        return sum(int(getattr(each, what)) for each in self.files)


def write_files(files: Iterable[ReportedFile]) -> str:
    """Return files as canonical JSON."""
    rows: list[Json] = [asdict(each) for each in files]
    return encode(rows).decode()


def read_files(text: str) -> tuple[ReportedFile, ...]:
    """Return the files of canonical JSON that this program wrote."""
    rows: Any = parse(text.encode())
    return tuple(ReportedFile(**row) for row in rows)
