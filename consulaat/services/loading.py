"""Loads files of records: all or nothing over all files, every bad line named."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from consulaat.errors import ConsulaatError, InvalidInputError, RefusedError
from consulaat.records.about import Record
from consulaat.records.compound import parts_of
from consulaat.records.contact import Contact
from consulaat.records.ids import UserId
from consulaat.records.registry import RECORDS, from_json, part_of, record_class, to_json, type_name
from consulaat.records.risk import RiskAssessment
from consulaat.records.user import User
from consulaat.rules.consequences import consequences
from consulaat.rules.filling import filled
from consulaat.rules.findings import Finding
from consulaat.rules.machines import steps_of
from consulaat.rules.permissions import LOAD
from consulaat.rules.validation import checks
from consulaat.services.desk import STAFF
from consulaat.services.fields import resolved_fields, typed_to_json
from consulaat.services.naming import find_record, resolver
from consulaat.services.numbering import Numbering
from consulaat.services.ports import Store, UnitOfWork
from consulaat.services.progress import told
from consulaat.services.reading import Row
from consulaat.services.rights import require
from consulaat.services.surroundings import around
from consulaat.values.canonical import Json
from consulaat.values.ids import RecordId, is_id, new_id
from consulaat.values.unreadable import UnreadableError
from resources.texts import N_

READING: Final = N_("Reading lines")
LOADING: Final = N_("Loading lines")
_ORDER: Final = {made: position for position, made in enumerate(RECORDS)}


class BadLinesError(InvalidInputError):
    """Some lines cannot be loaded, therefore none was."""

    code = "bad-lines"
    sentence = N_("Nothing was loaded. Lines that cannot be loaded: {count}.")
    next_step = N_("Correct the lines that are named and load everything again.")

    def __init__(self, problems: Sequence["Problem"]) -> None:
        self.problems = tuple(problems)
        super().__init__(where=problems[0].where, count=len(problems))

    def message(self) -> str:
        """Return the sentence, with the first problems."""
        shown = "; ".join(f"{each.where} {each.message}" for each in self.problems[:20])
        return f"{super().message()} {shown}"


class LabelTwiceError(InvalidInputError):
    """Two lines have the same id."""

    code = "label-twice"
    sentence = N_("This id stands on another line as well.")
    next_step = N_("Give each record its own id.")


class UnknownLabelError(InvalidInputError):
    """A field names a label that no line has."""

    code = "unknown-label"
    sentence = N_("No line has the label that this field names.")
    next_step = N_("Add that line, or correct the label.")


class RuleBrokenError(InvalidInputError):
    """A record contradicts itself or what is there."""

    code = "rule-broken"
    sentence = N_("{reason}")
    next_step = N_("Correct the line.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One bad line."""

    where: str
    code: str
    message: str
    field_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What a load brought."""

    created: int
    updated: int
    by_type: dict[str, int]
    warnings: tuple[dict[str, str], ...]


@dataclass(slots=True)
class _Line:
    row: Row
    made: type[Record]
    id: RecordId
    is_new: bool


class LoadDesk:
    """Loads history as well as work in hand."""

    def __init__(self, store: Store, officer: User) -> None:
        self._store = store
        self._officer = officer

    def load(self, rows: Iterable[Row], *, dry_run: bool = False) -> Loaded:
        """Load all rows, or none; raise BadLinesError naming every bad line."""
        require(self._store, self._officer, LOAD)
        with self._store.work(UserId(self._officer.id)) as work:
            loaded = _Load(work, self._officer).run(rows)
            if not dry_run:
                work.commit()
        return loaded


class _Load:
    def __init__(self, work: UnitOfWork, officer: User) -> None:
        self._work = work
        self._officer = officer
        self._problems: list[Problem] = []
        self._warnings: list[dict[str, str]] = []
        self._labels: dict[str, tuple[str, RecordId]] = {}
        self._numbering = Numbering(work)
        self._outside = resolver(work)
        self._users = work.find(User)

    def run(self, rows: Iterable[Row]) -> Loaded:
        lines = sorted(self._identified(rows), key=lambda line: _ORDER[line.made])
        going = told(self._work.progress, LOADING, lines)
        saved = [record for line in going if (record := self._saved(line)) is not None]
        if self._problems:
            raise BadLinesError(sorted(self._problems, key=_place))
        for line, record in zip(lines, saved, strict=True):
            self._warn_of_guards(line, record)
        return Loaded(
            created=sum(line.is_new for line in lines),
            updated=sum(not line.is_new for line in lines),
            by_type=dict(Counter(type_name(line.made) for line in lines)),
            warnings=tuple(self._warnings),
        )

    def _identified(self, rows: Iterable[Row]) -> list[_Line]:
        found = []
        for done, row in enumerate(rows):
            self._work.progress.tell(READING, done, 0)
            try:
                if row.problem is not None:
                    raise row.problem
                found.append(self._line(row))
            except (InvalidInputError, RefusedError) as error:
                self._note(row, error)
        return found

    def _line(self, row: Row) -> _Line:
        made = record_class(row.record_type)
        label = row.fields.get("id") or row.typed.get("id")
        existing = self._existing(row, made)
        if not isinstance(label, str):
            return _Line(row, made, existing or new_id(), existing is None)
        if label in self._labels:
            raise LabelTwiceError(where="id")
        if label.startswith("@"):
            id_ = existing or new_id()
            is_new = existing is None
        elif is_id(label):
            id_ = RecordId(label)
            is_new = not self._work.exists(type_name(made), id_)
        else:
            id_, is_new = find_record(self._work, made, label), False
        self._labels[label] = type_name(made), id_
        return _Line(row, made, id_, is_new)

    def _existing(self, row: Row, made: type[Record]) -> RecordId | None:
        """Return the reference row that is here already under the same code."""
        code = row.fields.get("code") or row.typed.get("code")
        if made.REFERENCES != ("code",) or not isinstance(code, str):
            return None
        try:
            found = self._work.find(made, code=part_of(made, "code").kind.typed(code))
        except UnreadableError:
            return None
        return found[0].id if found else None

    def _resolve(self, record_type: str, text: str) -> str:
        if text.startswith("@"):
            if self._labels.get(text, ("",))[0] != record_type:
                raise UnknownLabelError
            return self._labels[text][1]
        if text in self._labels:
            return self._labels[text][1]
        return self._outside(record_type, text)

    def _saved(self, line: _Line) -> Record | None:
        try:
            record = self._record(line)
            surroundings = around(self._work, self._officer, record, users=self._users)
            record = filled(record, surroundings)
            found = tuple(checks(record, surroundings.having(record), is_loaded=True))
            for finding in found:
                if finding.stops:
                    raise RuleBrokenError(where=finding.field_name, reason=finding.message())
                self._warn(line.row.where, finding)
            saved = self._work.save(record, load=True)
            if isinstance(saved, RiskAssessment | Contact):
                for other in consequences(saved, surroundings.having(saved), is_new=True):
                    if type(other).__name__ != "Task":
                        self._work.save(other, load=True)
        except (InvalidInputError, RefusedError) as error:
            self._note(line.row, error)
            return None
        return saved

    def _record(self, line: _Line) -> Record:
        values: dict[str, Json] = {
            name: typed_to_json(part_of(line.made, name), text, self._resolve)
            for name, text in line.row.typed.items()
            if name != "id"
        }
        given = {name: value for name, value in line.row.fields.items() if name != "id"}
        values |= resolved_fields(line.made, given, self._resolve)
        if not line.is_new:
            old = to_json(self._work.get(line.made, line.id))
            old.pop("type")
            values = {**old, **values}
        else:
            for name in STAFF & {part.name for part in parts_of(line.made)}:
                values.setdefault(name, self._officer.id)
        record = from_json(line.made, {**values, "id": line.id})
        return self._numbering.numbered(record) if line.is_new else record

    def _warn_of_guards(self, line: _Line, record: Record) -> None:
        """Tell what the guards before the state of a loaded record would have objected to."""
        state: Any = getattr(record, "state", None)
        leading = [step for step in steps_of(line.made) if step.target == state]
        if state is None or "state" not in {*line.row.fields, *line.row.typed} or not leading:
            return
        surroundings = around(self._work, self._officer, record, users=self._users)
        found = [tuple(step.guard(record, surroundings)) for step in leading]
        if all(found):
            for finding in found[0]:
                self._warn(line.row.where, finding)

    def _warn(self, where: str, finding: Finding) -> None:
        self._warnings.append({"where": where, "code": finding.code, "message": finding.message()})

    def _note(self, row: Row, error: ConsulaatError) -> None:
        field_name = error.where if error.where != row.where else ""
        self._problems.append(
            Problem(where=row.where, code=error.code, message=error.message(), field_name=field_name)
        )


def _place(problem: Problem) -> tuple[str, int]:
    name, _, number = problem.where.rpartition(":")
    return name, int(number) if number.isdigit() else 0
