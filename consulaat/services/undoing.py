"""Takes back what the officer saved last, and does it again, as new changes in the journal.

Only changes of fields are taken back. A new record stays, a step of a state machine stays, a fact that is
written once stays, and so does a sealed value: of these a person hears why. Nothing that someone else changed
since is overwritten.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from consulaat.errors import RefusedError
from consulaat.records.about import Merge, Record
from consulaat.records.compound import Part
from consulaat.records.ids import UserId
from consulaat.records.registry import journaled, part_of, record_class
from consulaat.records.user import User
from consulaat.services.desk import Desk, Outcome
from consulaat.services.handing_back import put_back
from consulaat.services.ports import Store, UnitOfWork
from consulaat.services.steps_back import (
    Desktop,
    Saved,
    SavedKind,
    keep_desktop,
    read_desktop,
)
from consulaat.sync.changes import Change
from consulaat.values.canonical import Json, encode
from resources.texts import N_


class NothingToUndoError(RefusedError):
    """The officer saved nothing that could be undone."""

    code = "nothing-to-undo"
    sentence = N_("There is nothing to undo.")
    next_step = N_("Only what you saved yourself in this store can be undone.")


class NothingToRedoError(RefusedError):
    """Nothing was undone, or something was saved since."""

    code = "nothing-to-redo"
    sentence = N_("There is nothing to redo.")
    next_step = N_("Redo works right after undo, before anything else is saved.")


class NewRecordStaysError(RefusedError):
    """A record that was made is not unmade."""

    code = "new-record-stays"
    sentence = N_(
        "The last thing you did was to make a new record; that is not undone, because nothing is deleted."
    )
    next_step = N_("Correct the record, or take the step that ends it.")


class StepStaysError(RefusedError):
    """A step of a state machine is not taken back."""

    code = "step-stays"
    sentence = N_(
        "The last thing you did was to take a step; that is not undone, because others may have acted on it."
    )
    next_step = N_("Look at the record: it says which step leads on from here.")


class FactStaysError(RefusedError):
    """A fact that is written once, or a sealed value, is not taken back."""

    code = "fact-stays"
    sentence = N_("The last change wrote a fact or a sealed value; that is not undone.")
    next_step = N_("Make a new record that puts it right, or type the sealed value anew.")


class ChangedSinceError(RefusedError):
    """A field was changed again since."""

    code = "changed-since"
    sentence = N_("A field of this change was changed again since; undoing would overwrite that.")
    next_step = N_("Open the record, look at the history of the field and put back what is right.")


_STAYS: Final[dict[SavedKind, type[RefusedError]]] = {
    SavedKind.MADE: NewRecordStaysError,
    SavedKind.ADVANCED: StepStaysError,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """What was taken back or done again, and the record as it is now."""

    step: Saved
    outcome: Outcome


class UndoDesk:
    """Takes back and repeats changes of one officer."""

    def __init__(self, store: Store, officer: User, desk: Desk) -> None:
        self._store = store
        self._by = UserId(officer.id)
        self._desk = desk

    def steps(self) -> tuple[tuple[Saved, ...], tuple[Saved, ...]]:
        """Return what can be undone and what can be redone, each with the next one first."""
        with self._store.work(self._by) as work:
            desktop = read_desktop(work)
        return desktop.done[::-1], desktop.undone[::-1]

    def undo(self) -> Undone:
        """Put back what the last change replaced; raise what stands in the way."""
        with self._store.work(self._by) as work:
            desktop = read_desktop(work)
            if not desktop.done:
                raise NothingToUndoError
            step = desktop.done[-1]
            if step.kind in _STAYS:
                raise _STAYS[step.kind]
            if step.kind is SavedKind.HANDED:
                record, taken = put_back(work, step)
                keep_desktop(work, Desktop(desktop.done[:-1], (*desktop.undone, taken)))
                work.commit()
                return Undone(step=step, outcome=Outcome(record=record))
            before, after = self._values(work, step)
        outcome, taken = self._write(step, before, after)
        self._keep(Desktop(desktop.done[:-1], (*desktop.undone, taken)))
        return Undone(step=step, outcome=outcome)

    def redo(self) -> Undone:
        """Write again what the last undo put back; raise what stands in the way."""
        with self._store.work(self._by) as work:
            desktop = read_desktop(work)
            if not desktop.undone:
                raise NothingToRedoError
            step = desktop.undone[-1]
            if step.kind is SavedKind.HANDED:
                record, taken = put_back(work, step)
                keep_desktop(work, Desktop((*desktop.done, taken), desktop.undone[:-1]))
                work.commit()
                return Undone(step=taken, outcome=Outcome(record=record))
            before, after = self._values(work, step)
        outcome, taken = self._write(step, before, after)
        self._keep(Desktop((*desktop.done, taken), desktop.undone[:-1]))
        return Undone(step=taken, outcome=outcome)

    # -- inside

    def _values(self, work: UnitOfWork, step: Saved) -> tuple[dict[str, Json], dict[str, Json]]:
        """Return the values that the lines of a step replaced and those they wrote, of what a person fills in."""
        made = record_class(step.record_type)
        lines = sorted(work.changes_of(step.record), key=lambda each: (each.at, each.device, each.number))
        own = [each for each in lines if each.device == work.identity.store and each.number in step.numbers]
        values = {(each.device, each.number): each.fields for each in lines}
        before: dict[str, Json] = {}
        after: dict[str, Json] = {}
        for name in _of_a_person(made, own):
            writes = [each.fields[name] for each in own if name in each.fields]
            seen = [values[place.device, place.number][name] for place in writes[0].seen]
            if (
                len(seen) > 1
                or part_of(made, name).about.merge is Merge.FIXED
                or part_of(made, name).is_sealed
            ):
                raise FactStaysError
            before[name] = seen[0].value if seen else None
            after[name] = writes[-1].value
        self._require_unchanged(work, lines, own[-1], after)
        return before, after

    def _require_unchanged(
        self, work: UnitOfWork, lines: list[Change], last: Change, written: dict[str, Json]
    ) -> None:
        """Raise ChangedSinceError when a field has another value now, or someone else wrote it since."""
        since = lines[lines.index(last) + 1 :]
        if any(each.by != self._by and set(each.fields) & set(written) for each in since):
            raise ChangedSinceError
        made = record_class(last.record_type)
        now = work.get(made, last.record_id)
        for name, value in written.items():
            if encode(_as_json(part_of(made, name), getattr(now, name))) != encode(value):
                raise ChangedSinceError

    def _write(self, step: Saved, before: dict[str, Json], after: dict[str, Json]) -> tuple[Outcome, Saved]:
        old = {name: value for name, value in before.items() if encode(value) != encode(after[name])}
        if not old:
            raise NothingToUndoError
        outcome = self._desk.change(step.record_type, step.record, old)
        with self._store.work(self._by) as work:
            taken = read_desktop(work).done[-1]
        return outcome, taken

    def _keep(self, desktop: Desktop) -> None:
        with self._store.work(self._by) as work:
            keep_desktop(work, desktop)
            work.commit()


def _of_a_person(made: type[Record], lines: Iterable[Change]) -> tuple[str, ...]:
    """Return the fields in some lines that a person fills in, not the program."""
    filled = {part.name for part in journaled(made) if part.about.filled}
    return tuple(dict.fromkeys(name for each in lines for name in each.fields if name not in filled))


def _as_json(part: Part, value: object) -> Json:
    return None if value is None else part.kind.write(value)
