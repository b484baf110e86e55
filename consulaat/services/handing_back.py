"""Takes a hand-over of work back, or does it again: all its records in one piece of work."""

from dataclasses import replace
from typing import Any

from consulaat.errors import RefusedError
from consulaat.records.about import Record
from consulaat.records.compound import Part
from consulaat.records.registry import part_of, record_class
from consulaat.rules.handing_over import HELD
from consulaat.services.ports import UnitOfWork
from consulaat.services.steps_back import Saved, SavedKind
from consulaat.sync.changes import Change
from consulaat.values.canonical import Json, encode
from consulaat.values.ids import RecordId
from resources.texts import N_


class HeldByOthersError(RefusedError):
    """Some of the work that was handed over changed hands again."""

    code = "held-by-others"
    sentence = N_("Some of this work changed hands again since; undoing would take it from who holds it now.")
    next_step = N_("Hand over what is left to go back on the page Hand over work.")


def put_back(work: UnitOfWork, step: Saved) -> tuple[Record, Saved]:
    """Give each record of a hand-over to who held it before; return the last one, and the step this is."""
    saved: list[Record] = []
    numbers: list[int] = []
    with work.whole():  # a case may be closed to whoever handed it over
        for place in step.records:
            type_, _slash, id_ = place.partition("/")
            old = work.get(record_class(type_), RecordId(id_))
            new = work.save(_as_before(work, old, step))
            own = [each.number for each in work.changes_of(new.id) if each.device == work.identity.store]
            numbers += sorted(own)[-(new.version - old.version) :]
            saved.append(new)
    return saved[-1], replace(step, numbers=tuple(numbers), at=work.now())


def handed_over(work: UnitOfWork, source: RecordId, saved: list[tuple[str, RecordId, int]]) -> Saved:
    """Return a hand-over as a step that can be undone: of each record its type, its id and its last line."""
    return Saved(
        kind=SavedKind.HANDED,
        record_type="user",
        record=source,
        numbers=tuple(number for _type, _id, number in saved),
        fields=(),
        at=work.now(),
        records=tuple(f"{type_}/{id_}" for type_, id_, _number in saved),
    )


def _as_before(work: UnitOfWork, now: Record, step: Saved) -> Record:
    made = type(now)
    lines = work.changes_of(now.id)
    own = [each for each in lines if each.device == work.identity.store and each.number in step.numbers]
    values = {(each.device, each.number): each.fields for each in lines}
    before: dict[str, Any] = {}
    for line in own:
        for name in set(HELD[made]) & set(line.fields):
            part = part_of(made, name)
            _require_unchanged(part, now, line)
            seen = [values[place.device, place.number][name] for place in line.fields[name].seen]
            value = seen[0].value if seen else None
            before[name] = None if value is None else part.kind.read(value)
    return replace(now, **before)


def _require_unchanged(part: Part, now: Record, line: Change) -> None:
    value = getattr(now, part.name)
    written: Json = None if value is None else part.kind.write(value)
    if encode(written) != encode(line.fields[part.name].value):
        raise HeldByOthersError
