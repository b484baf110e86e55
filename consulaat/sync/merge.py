"""Merging: the state of a record is a pure function of the SET of its lines.

Any order of import, any number of times, gives the same record, byte for byte. Per field:

1. A line whose value is not valid for the field (unknown field or code, impossible date) gives no value;
   it becomes a fault that stands on the record until a person puts it right. Whether a value is valid
   depends on the line and the declarations alone, so every side decides alike. A record is of the type of
   its first line; what a line of another type says of it is such a fault too.
2. A write is superseded by a later write that says its author saw it. "Later" is by stamp and device, so
   no set of lines, however made, supersedes all of itself.
3. What is not superseded stands. Where the standing writes differ in value the field has collided: the
   field's rule picks the value shown, and the conflict keeps all of them with authors and times.

A conflict has no times of its own and its id follows from the colliding writes; only a person's
settlement, a write that saw all of them, is a line.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from consulaat.records.about import Merge, Record
from consulaat.records.compound import Part
from consulaat.records.kinds import CodeKind
from consulaat.records.registry import TYPE_NAMES, journaled, record_class
from consulaat.sync.changes import Change, Seen, Write
from consulaat.sync.clock import Stamp
from consulaat.values.canonical import Json, encode
from consulaat.values.ids import RecordId, derived_id
from consulaat.values.sealed import Sealed
from consulaat.values.unreadable import UnreadableError


@dataclass(frozen=True, slots=True)
class Standing:
    """A write that nothing supersedes: who gave the field which value, where and when."""

    device: str
    number: int
    at: Stamp
    by: RecordId
    value: Json

    @property
    def place(self) -> Seen:
        """Where the write stands."""
        return Seen(self.device, self.number)


@dataclass(frozen=True, slots=True)
class Collision:
    """A field to which two sides gave different values without seeing each other."""

    id: RecordId
    field_name: str
    standing: tuple[Standing, ...]
    shown: Standing


@dataclass(frozen=True, slots=True)
class Fault:
    """An authentic value that is not valid and therefore not applied."""

    field_name: str
    device: str
    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class Merged:
    """What the lines of one record come to. ``record`` is None as long as what it needs is missing.

    ``came`` is the stamp of the first line: the place of the record in lists.
    """

    record_type: str
    came: Stamp
    record: Record | None
    collisions: tuple[Collision, ...]
    faults: tuple[Fault, ...]
    standing: Mapping[str, tuple[Standing, ...]]


class _NotValidError(Exception):
    """A value cannot be applied."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class _Valid(NamedTuple):
    """A write with a valid value, as it stands in its line and as it reads."""

    line: Change
    write: Write
    read: Any

    @property
    def place(self) -> Seen:
        return Seen(self.line.device, self.line.number)

    def standing(self) -> Standing:
        line = self.line
        return Standing(line.device, line.number, line.at, line.by, self.write.value)


def merge(changes: Iterable[Change], role_of: Callable[[str], str]) -> Merged:
    """Return what the lines of ONE record come to; ``role_of`` tells "post" or "hq" of a device."""
    lines = sorted({(each.device, each.number): each for each in changes}.values(), key=_order)
    record_type, came = lines[0].record_type, lines[0].at
    if record_type not in TYPE_NAMES:
        return Merged(record_type, came, None, (), (), {})
    made = record_class(record_type)
    by_name, required = _parts(record_type)
    writes: dict[str, list[_Valid]] = {}
    values: dict[str, Any] = {}
    faults: list[Fault] = []
    for line in lines:
        for name, write in line.fields.items():
            part = by_name.get(name) if line.record_type == record_type else None
            try:
                read = _read(part, write.value)
            except _NotValidError as error:
                faults.append(Fault(name, line.device, line.number, error.reason))
            else:
                writes.setdefault(name, []).append(_Valid(line, write, read))
    standing, collisions = {}, []
    for name, valid in writes.items():
        still = _unseen(valid)
        found = standing[name] = tuple(each.standing() for each in still)
        picked = len(found) - 1
        if _differ(found):
            picked = found.index(_picked(made, by_name[name], found, role_of))
            collisions.append(_collision(lines[0], name, found, found[picked]))
        if still[picked].read is not None:
            values[name] = still[picked].read
    record = made(**values, **_stamp(lines)) if required <= values.keys() else None
    collisions.sort(key=lambda each: each.field_name)
    return Merged(record_type, came, record, tuple(collisions), tuple(faults), standing)


@cache
def _parts(record_type: str) -> tuple[Mapping[str, Part], frozenset[str]]:
    """Return the fields of a type that travel, by name, and the names of those it cannot be without."""
    by_name = {part.name: part for part in journaled(record_class(record_type))}
    return by_name, frozenset(name for name, part in by_name.items() if part.is_required)


def _order(line: Change) -> tuple[Stamp, str, int]:
    return line.at, line.device, line.number


def _read(part: Part | None, value: Json) -> Any:  # noqa: ANN401 - depends on the field
    """Return the value for a field; raise _NotValidError with the reason why it cannot be applied."""
    if part is None:
        raise _NotValidError("unknown-field")
    if value is None:
        if part.is_required:
            raise _NotValidError("required")
        return None
    try:
        read = part.kind.read(value)
    except UnreadableError as error:
        raise _NotValidError(error.code) from None
    if isinstance(read, Sealed) and read.content is not None:
        raise _NotValidError("content")
    return read


def _unseen(found: list[_Valid]) -> list[_Valid]:
    """Return the writes that no later write saw, oldest first."""
    if len(found) == 1:
        return found
    when = {each.place: _order(each.line) for each in found}
    superseded = {
        seen for each in found for seen in each.write.seen if seen in when and when[seen] < _order(each.line)
    }
    return [each for each in found if each.place not in superseded]


def _differ(found: tuple[Standing, ...]) -> bool:
    return len(found) > 1 and len({encode(each.value) for each in found}) > 1


def _picked(
    made: type[Record], part: Part, found: tuple[Standing, ...], role_of: Callable[[str], str]
) -> Standing:
    """Return the write that a collision shows: by the field's rule, else the latest."""
    rule = part.about.merge or made.MERGE
    if rule in {Merge.POST, Merge.HEADQUARTERS}:
        return next((each for each in reversed(found) if role_of(each.device) == rule.value), found[-1])
    if rule is Merge.HIGHEST and isinstance(part.kind, CodeKind):
        kind = part.kind
        return min(reversed(found), key=lambda each: _rank(kind, each.value))
    return found[-1]


def _rank(kind: CodeKind, value: Json) -> int:
    codes: list[StrEnum] = list(kind.codes)
    return len(codes) if value is None else codes.index(kind.read(value))


def _collision(line: Change, name: str, found: tuple[Standing, ...], shown: Standing) -> Collision:
    places = sorted(f"{each.device}:{each.number}" for each in found)
    return Collision(
        derived_id("conflict", line.record_type, line.record_id, name, *places), name, found, shown
    )


def _stamp(lines: list[Change]) -> dict[str, Any]:
    """Return the id and the stamp: how many lines there are, the first and the last of them."""
    first, last = lines[0], lines[-1]
    return {
        "id": first.record_id,
        "version": len(lines),
        "created_at": first.at.moment().replace(microsecond=0),
        "created_by": first.by,
        "changed_at": last.at.moment().replace(microsecond=0),
        "changed_by": last.by,
    }
