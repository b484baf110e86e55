"""Record class <-> table, derived from the declarations.

Ids are 16 bytes in the store and text outside. Money is one text ("MAD 350.00"), lists, sets, embedded
values and marks are canonical JSON, everything else the plain value. One column is not declared: ``came``, the
stamp of the record's first line, which gives lists the same order in every store that holds the same lines.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import Any, Final

from consulaat.records.about import Record
from consulaat.records.compound import EmbeddedKind, ManyKind, Part, SealedKind, parts_of
from consulaat.records.kinds import (
    CodeKind,
    CountKind,
    FlagKind,
    Kind,
    MoneyKind,
    ReferenceKind,
    TextKind,
    WholeKind,
)
from consulaat.records.registry import RECORDS, type_name
from consulaat.sync.clock import Stamp
from consulaat.values.canonical import encode
from consulaat.values.ids import RecordId
from consulaat.values.money import Money

_BEFORE_1970: Final = 63_000_000_000_000


@dataclass(frozen=True, slots=True)
class Column:
    """One field as a column: its name, its affinity, and the way in and out."""

    name: str
    affinity: str
    store: Callable[[Any], Any]
    load: Callable[[Any], Any]


class Table:
    """The table of one record class."""

    def __init__(self, made: type[Record]) -> None:
        self.made = made
        self.name = type_name(made)
        self.columns = tuple(_column(part) for part in parts_of(made))
        self._values = attrgetter(*(column.name for column in self.columns))
        self._stores = tuple(None if column.store is _same else column.store for column in self.columns)
        self._loads = tuple((column.name, column.load) for column in self.columns)
        self._by_name = {column.name: column for column in self.columns}
        names = ", ".join(quoted(column.name) for column in self.columns)
        places = ", ".join("?" * len(self.columns))
        kept = ", ".join(f"{name} = excluded.{name}" for name in ('"came"', *names.split(", ")[1:]))
        self.selected = f"SELECT {names} FROM {quoted(self.name)}"
        self.whole = f"main.{quoted(self.name)}"  # also what is hidden from the officer at work
        self.selected_of_all = f"SELECT {names} FROM {self.whole}"
        self.insert = f'INSERT INTO {self.whole} ("came", {names}) VALUES (?, {places})'
        self.upsert = f"{self.insert} ON CONFLICT (id) DO UPDATE SET {kept}"

    def row(self, record: Record, came: Stamp) -> tuple[Any, ...]:
        """Return when a record came and its values, in the order of the columns."""
        values = [
            value if value is None or store is None else store(value)
            for store, value in zip(self._stores, self._values(record), strict=True)
        ]
        return (_sortable(came), *values)

    def record(self, row: tuple[Any, ...]) -> Record:
        """Return the record of a row."""
        values = {
            name: value if load is _same else load(value)
            for (name, load), value in zip(self._loads, row, strict=True)
            if value is not None
        }
        return self.made(**values)

    def where(self, equals: dict[str, Any]) -> tuple[str, tuple[Any, ...]]:
        """Return the condition and the values for fields that must be equal."""
        parts, values = [], []
        for name, value in equals.items():
            if value is None:
                parts.append(f"{quoted(name)} IS NULL")
            else:
                parts.append(f"{quoted(name)} = ?")
                values.append(self._by_name[name].store(value))
        return " AND ".join(parts) or "1", tuple(values)


@cache
def _tables() -> dict[type[Record], Table]:
    return {made: Table(made) for made in RECORDS}


def table_of(made: type[Record]) -> Table:
    """Return the table of a record class."""
    return _tables()[made]


def quoted(name: str) -> str:
    """Return a name from the declarations as an SQL identifier; ``case`` is a keyword."""
    return f'"{name}"'


def to_blob(id_: str) -> bytes:
    """Return the 16 bytes of an id."""
    return bytes.fromhex(id_)


def to_id(blob: bytes) -> RecordId:
    """Return the id of 16 bytes."""
    return RecordId(blob.hex())


def _column(part: Part) -> Column:  # noqa: PLR0911 - one line for each kind
    kind = part.kind
    if part.name == "id" or isinstance(kind, ReferenceKind):
        return Column(part.name, "BLOB", to_blob, to_id)
    if isinstance(kind, TextKind):
        return Column(part.name, "TEXT", _same, _same)
    if isinstance(kind, CodeKind):
        return Column(part.name, "TEXT", _code, kind.codes)
    if isinstance(kind, FlagKind):
        return Column(part.name, "INTEGER", int, bool)
    if isinstance(kind, MoneyKind):
        return Column(part.name, "TEXT", str, _money)
    if isinstance(kind, ManyKind):
        return _many(part.name, kind)
    if isinstance(kind, EmbeddedKind | SealedKind):
        return Column(part.name, "TEXT", lambda value: encode(kind.write(value)).decode(), _from_text(kind))
    affinity = "INTEGER" if isinstance(kind, WholeKind | CountKind) else "TEXT"
    return Column(part.name, affinity, kind.write, kind.read)


def _sortable(stamp: Stamp) -> bytes:
    """Return the bytes of a stamp, which compare as the stamps do, also before 1970."""
    return (stamp.milliseconds + _BEFORE_1970).to_bytes(7, "big") + stamp.counter.to_bytes(7, "big")


def _same(value: str) -> str:
    return value


def _code(value: Any) -> str:  # noqa: ANN401 - a member of any list of codes
    return str(value.value)


def _money(text: str) -> Money:
    currency, _, amount = text.partition(" ")
    return Money(Decimal(amount), currency)


def _many(name: str, kind: ManyKind) -> Column:
    """Return the column of a list; most are empty, and those are neither written nor read anew each time."""
    none = encode(kind.write(())).decode()
    nothing = kind.read(kind.write(()))
    return Column(
        name,
        "TEXT",
        lambda value: encode(kind.write(value)).decode() if value else none,
        lambda text: nothing if text == none else kind.read(json.loads(text)),
    )


def _from_text(kind: Kind) -> Callable[[str], Any]:
    return lambda text: kind.read(json.loads(text))
