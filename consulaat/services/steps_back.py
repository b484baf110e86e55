"""What an officer saved last, as kept on their desk, so that it can be named and taken back.

A saved step names the lines it wrote about its record. The list belongs to one user of one store and holds
places in the journal only, never a value.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

from consulaat.records.about import Record
from consulaat.records.registry import type_name
from consulaat.services.ports import UnitOfWork
from consulaat.values.canonical import Json
from consulaat.values.ids import RecordId
from consulaat.values.moment import read_moment, write_moment

NAME: Final = "undo"
MOST: Final = 20


class SavedKind(StrEnum):
    """What kind of act saved something."""

    MADE = "made"
    CHANGED = "changed"
    ADVANCED = "advanced"
    HANDED = "handed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """One act of saving: which record, by which lines of this device, and which fields they name.

    ``records``: of an act on many records at once, each of them as "type/id".
    """

    kind: SavedKind
    record_type: str
    record: RecordId
    numbers: tuple[int, ...]
    fields: tuple[str, ...]
    at: datetime
    records: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Json]:
        """Return the step as it is kept."""
        return {
            "kind": self.kind.value,
            "type": self.record_type,
            "id": self.record,
            "numbers": list(self.numbers),
            "fields": list(self.fields),
            "at": write_moment(self.at),
            "records": list(self.records),
        }


@dataclass(frozen=True, slots=True)
class Desktop:
    """The steps that can be taken back, and those that were; the last one first in turn."""

    done: tuple[Saved, ...] = field(default=())
    undone: tuple[Saved, ...] = field(default=())

    def as_json(self) -> Json:
        """Return both lists as they are kept."""
        return {
            "done": [each.as_json() for each in self.done[-MOST:]],
            "undone": [each.as_json() for each in self.undone[-MOST:]],
        }


def read_desktop(work: UnitOfWork) -> Desktop:
    """Return what this user saved last."""
    found = work.remembered(NAME).get(NAME)
    if not isinstance(found, Mapping):
        return Desktop()
    return Desktop(_saved(found.get("done")), _saved(found.get("undone")))


def keep_desktop(work: UnitOfWork, desktop: Desktop) -> None:
    """Keep what this user saved last."""
    work.remember(NAME, desktop.as_json())


def note_saved(work: UnitOfWork, kind: SavedKind, record: Record, before: int) -> None:
    """Note that a record went from a version to the present one; what was undone cannot come back then."""
    step = saved_since(work, kind, record, before)
    if step is not None:
        keep_desktop(work, Desktop((*read_desktop(work).done, step)))


def saved_since(work: UnitOfWork, kind: SavedKind, record: Record, before: int) -> Saved | None:
    """Return the step that the lines since a version make, or None when there are none."""
    lines = [each for each in work.changes_of(record.id) if each.device == work.identity.store]
    new = sorted(lines, key=lambda each: each.number)[-(record.version - before) :]
    if record.version == before or not new:
        return None
    return Saved(
        kind=kind,
        record_type=type_name(record),
        record=record.id,
        numbers=tuple(each.number for each in new),
        fields=tuple(dict.fromkeys(name for each in new for name in each.fields)),
        at=new[-1].at.moment(),
    )


def _saved(kept: Json) -> tuple[Saved, ...]:
    rows = kept if isinstance(kept, list) else []
    return tuple(_one(each) for each in rows if isinstance(each, dict))


def _one(kept: Mapping[str, Json]) -> Saved:
    numbers, names, records = kept["numbers"], kept["fields"], kept.get("records")
    return Saved(
        kind=SavedKind(str(kept["kind"])),
        record_type=str(kept["type"]),
        record=RecordId(str(kept["id"])),
        numbers=tuple(each for each in numbers if isinstance(each, int)) if isinstance(numbers, list) else (),
        fields=tuple(str(each) for each in names) if isinstance(names, list) else (),
        at=read_moment(str(kept["at"])),
        records=tuple(str(each) for each in records) if isinstance(records, list) else (),
    )
