"""Lists of records as an officer reads them: the whole list as row numbers in order, its rows by the page."""

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final

from consulaat.records.about import About, Record
from consulaat.records.case import Case
from consulaat.records.compound import ManyKind, Part, parts_of, written
from consulaat.records.ids import UserId
from consulaat.records.kinds import (
    CodeKind,
    DateKind,
    FlagKind,
    Kind,
    MomentKind,
    PartialDateKind,
    ReferenceKind,
    TextKind,
)
from consulaat.records.registry import TYPE_NAMES, part_of, record_class
from consulaat.records.user import User
from consulaat.records.visa import IndConsultation, VisaApplication
from consulaat.rules.permissions import Right, create_right, read_right
from consulaat.services.list_view import DANGER, MERGED, NAME, ListView
from consulaat.services.noted_reads import SAME_READING, note_reading
from consulaat.services.ports import Store, UnitOfWork
from consulaat.services.search_question import read_question
from consulaat.services.views import Condition, Sift
from consulaat.values.canonical import Json
from consulaat.values.ids import RecordId
from consulaat.values.moment import local_date
from resources.texts import N_

Words = Callable[[str, str | None], str]
FEW: Final = frozenset(
    {"user", "organisation", "safehouse", "funding_source", "campaign", "exchange_rate", "holiday"}
)
CODED: Final = frozenset(
    {"country", "country_of_stay", "birth_country", "issuing_country", "currency", "language", "post"}
)
RANKS: Final = 6
_DATED: Final = (DateKind, MomentKind, PartialDateKind)
_LAID: Final[dict[str, tuple[Kind, About]]] = {
    NAME: (TextKind(), About(N_("Name"))),
    DANGER: (TextKind(), About(N_("Danger and risk"))),
    MERGED: (FlagKind(), About(N_("Merged with another file"))),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked of a list: a text, what columns must be, and the order."""

    text: str = ""
    conditions: tuple[Condition, ...] = ()
    sort: str = ""
    descending: bool = False

    @property
    def is_filtered(self) -> bool:
        """Whether anything narrows the list."""
        return bool(self.text.strip() or self.conditions)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRow:
    """One row: the record it stands for, and the cells that are filled; of a reference the words."""

    id: str
    cells: Mapping[str, Json] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A value that a column has in a list, as a condition names it, and how many rows have it."""

    value: str | None
    words: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """One record of a list as it is looked at beside the list, and the words of the records that it names.

    ``case`` is the one it belongs to, the newest of its person; empty when there is none.
    """

    record: Record
    names: Mapping[str, str] = field(repr=False)
    case: str


def column_part(view: ListView, name: str) -> Part:
    """Return what is declared of a column."""
    if name in _LAID and name in view.offered and view.record_type in {"case", "person"}:
        kind, about = _LAID[name]
        return Part(name, kind, about, is_required=False, default=None)
    return part_of(record_class(view.record_type), name)


def is_grouped(view: ListView, name: str) -> bool:
    """Tell whether a column has few values, which can be chosen from."""
    kind = column_part(view, name).kind
    if isinstance(kind, ReferenceKind):
        return kind.record_type in FEW
    return isinstance(kind, CodeKind | FlagKind) or name in CODED or name == DANGER


def is_dated(view: ListView, name: str) -> bool:
    """Tell whether a column is a day or a moment."""
    return isinstance(column_part(view, name).kind, _DATED)


class ListDesk:
    """Opens, counts and reads lists for one officer; what the officer may not read is not in them."""

    def __init__(self, store: Store, officer: User) -> None:
        self._store = store
        self._officer = officer
        self._last: tuple[str, Question, datetime] | None = None

    def may_read(self, view: ListView) -> bool:
        """Tell whether the officer may open a list."""
        return not any(read_right(record_class(view.record_type)).objections(self._officer))

    def may_make(self, view: ListView) -> bool:
        """Tell whether the officer may make records of the type of a list."""
        return not any(create_right(record_class(view.record_type)).objections(self._officer))

    def open(
        self, view: ListView, question: Question, words: Words, *, is_noted: bool = True
    ) -> "array[int]":
        """Return the rows of a list in order; ``words`` says how the values of a coded column are shown.

        One act is noted; the same question in another order, or again within five minutes, is no second one.
        """
        column = question.sort or view.sort
        with self._store.work(UserId(self._officer.id)) as work:
            sift = self._sift(work, view, question)
            if is_noted:
                self._note(work, view, question)
            views = work.lists.views
            if not is_grouped(view, column):
                return views.order(sift, column, descending=question.descending)
            groups = views.grouped(sift, column)
            names = self._names_of_groups(work, view, column, [value for value, _rows in groups])
        ranked = _ranked(
            view,
            column,
            [value for value, _rows in groups],
            lambda value: words(column, value) if names is None else names.get(value or "", ""),
        )
        return _joined(groups, ranked, descending=question.descending)

    def count(self, view: ListView, question: Question) -> int:
        """Return how many rows a list has."""
        with self._store.work(UserId(self._officer.id)) as work:
            return work.lists.views.count(self._sift(work, view, question))

    def page(self, view: ListView, rows: Sequence[int], columns: Sequence[str]) -> dict[int, ListRow]:
        """Return some rows of a list; what was meanwhile removed is not among them."""
        with self._store.work(UserId(self._officer.id)) as work:
            self._right(view).require(self._officer)
            return self._page(work, view, rows, columns)

    def case_of(self, view: ListView, record: str) -> str:
        """Return the id of the case that a record belongs to, the newest of its person; empty when there is none."""
        with self._store.work(UserId(self._officer.id)) as work:
            found = work.get(record_class(view.record_type), RecordId(record))
            self._right(view).require(self._officer, found)
            return _case_of(work, found)

    def glance(self, view: ListView, record: str) -> Glance:
        """Return one record of a list; the reading is noted."""
        made = record_class(view.record_type)
        with self._store.work(UserId(self._officer.id)) as work:
            self._right(view).require(self._officer)
            found = work.get(made, RecordId(record))
            self._right(view).require(self._officer, found)
            case = _case_of(work, found)
            names = self._names_in(work, found, case)
            note_reading(work, self._officer.id, view.record_type, found.id)
            work.commit()
        return Glance(record=found, names=names, case=case)

    def choices(self, view: ListView, question: Question, column: str, words: Words) -> tuple[Choice, ...]:
        """Return the values that a column has, in the order they are shown, unknown last."""
        with self._store.work(UserId(self._officer.id)) as work:
            groups = work.lists.views.groups(self._sift(work, view, question, column), column)
            names = self._names_of_groups(work, view, column, [value for value, _count in groups])

        def said(value: str | None) -> str:
            return words(column, value) if names is None or value is None else names.get(value, "")

        ranked = _ranked(view, column, [value for value, _count in groups], said)
        texts = [(_text(groups[place][0]), groups[place][1]) for place in ranked]
        return tuple(Choice(value=value, words=said(value), count=count) for value, count in texts)

    def names(self, view: ListView, condition: Condition) -> Mapping[str, str]:
        """Return the words of the records that a condition names."""
        kind = column_part(view, condition.column).kind
        ids = [each for each in condition.values if each is not None]
        if not isinstance(kind, ReferenceKind) or not ids or not self._may_see(kind.record_type):
            return {}
        with self._store.work(UserId(self._officer.id)) as work:
            return work.lists.views.names(kind.record_type, ids, self._own(kind.record_type))

    def presets(self, view: ListView) -> tuple[tuple[str, Question], ...]:
        """Return the views of a list that everybody needs, for this officer today."""
        with self._store.work(UserId(self._officer.id)) as work:
            today = local_date(work.now(), work.identity.time_zone)
        return tuple(
            (
                name,
                Question(
                    conditions=made(self._officer.id, today), sort=view.sort, descending=view.descending
                ),
            )
            for name, made in view.presets
        )

    # -- inside

    def _note(self, work: UnitOfWork, view: ListView, question: Question) -> None:
        """Note that a list was opened, and by what it was narrowed."""
        asked, now = replace(question, sort="", descending=False), work.now()
        if self._last is not None:
            name, before, at = self._last
            if (name, before) == (view.name, asked) and at <= now < at + SAME_READING:
                return
        self._last = (view.name, asked, now)
        narrowed = sorted({each.column for each in question.conditions})
        text = read_question(question.text).for_the_record
        work.act("ZOEKEN", view.record_type, None, list=view.name, words=text, narrowed_by=list(narrowed))
        work.commit()

    def _right(self, view: ListView) -> Right:
        return read_right(record_class(view.record_type))

    def _own(self, record_type: str) -> UserId | None:
        """Return the officer when they see only their own records of a type."""
        right = read_right(record_class(record_type))
        return None if self._officer.roles & right.roles else UserId(self._officer.id)

    def _may_see(self, record_type: str) -> bool:
        return not any(read_right(record_class(record_type)).objections(self._officer))

    def _sift(self, work: UnitOfWork, view: ListView, question: Question, of: str = "") -> Sift:
        """Return the rows a question is about; merged files only when it, or the column ``of``, asks for them."""
        self._right(view).require(self._officer)
        offered = {*view.offered, "sort_name"}
        return Sift(
            record_type=view.record_type,
            own=self._own(view.record_type),
            text=question.text,
            search=tuple(each for each in view.search if self._is_searchable(view, each)),
            conditions=tuple(each for each in question.conditions if each.column in offered),
            time_zone=work.identity.time_zone,
            without_merged=MERGED in view.offered
            and MERGED not in {of, *(each.column for each in question.conditions)},
        )

    def _is_searchable(self, view: ListView, column: str) -> bool:
        """Tell whether a text may be looked for in a column: not in names that the officer may not read."""
        if column in {NAME, "sort_name", "original_script_name"} and view.record_type in {"case", "person"}:
            return True
        kind = part_of(record_class(view.record_type), column).kind
        if not isinstance(kind, ReferenceKind):
            return True
        return bool(self._officer.roles & read_right(record_class(kind.record_type)).roles)

    def _page(
        self, work: UnitOfWork, view: ListView, rows: Sequence[int], columns: Sequence[str]
    ) -> dict[int, ListRow]:
        offered = {*view.offered, *_with(view.record_type, view.offered)}
        wanted = [each for each in dict.fromkeys(_with(view.record_type, columns)) if each in offered]
        found = work.lists.views.cells(view.record_type, rows, wanted, self._own(view.record_type))
        for column in wanted:
            kind = column_part(view, column).kind if column in view.offered else None
            if isinstance(kind, ReferenceKind):
                self._name(work, kind.record_type, column, found)
        return {row: ListRow(id=id_, cells=cells) for row, (id_, cells) in found.items()}

    def _name(
        self, work: UnitOfWork, record_type: str, column: str, found: dict[int, tuple[str, dict[str, Any]]]
    ) -> None:
        """Put the words of records in the place of their ids."""
        ids = sorted({cells[column] for _id, cells in found.values() if column in cells})
        names: Mapping[str, str] = {}
        if ids and self._may_see(record_type):
            names = work.lists.views.names(record_type, ids, self._own(record_type))
        for _id, cells in found.values():
            if column in cells:
                cells[column] = names.get(cells[column], "")

    def _names_in(self, work: UnitOfWork, record: Record, case: str) -> dict[str, str]:
        """Return the words of the records that a record names and of its case, as far as they may be read."""
        named: dict[str, set[str]] = {"case": {case} if case else set()}
        values = written(record)
        for part in parts_of(type(record)):
            kind = part.kind.item if isinstance(part.kind, ManyKind) else part.kind
            if isinstance(kind, ReferenceKind) and values.get(part.name):
                value = values[part.name]
                several = value if isinstance(value, list | tuple) else [value]
                named.setdefault(kind.record_type, set()).update(map(str, several))
        found: dict[str, str] = {}
        for type_, ids in named.items():
            if ids and type_ in TYPE_NAMES and self._may_see(type_):
                found |= work.lists.views.names(type_, sorted(ids), self._own(type_))
        return found

    def _names_of_groups(
        self, work: UnitOfWork, view: ListView, column: str, values: Sequence[Any]
    ) -> Mapping[str, str] | None:
        """Return the words of the records that a column names; None for a column of codes."""
        kind = column_part(view, column).kind
        if not isinstance(kind, ReferenceKind):
            return None
        ids = [value for value in values if value is not None]
        return work.lists.views.names(kind.record_type, ids, None) if self._may_see(kind.record_type) else {}


def _case_of(work: UnitOfWork, record: Record) -> str:
    case = getattr(record, "case", None)
    if isinstance(record, Case) or case is not None:
        return str(case or record.id)
    if isinstance(record, IndConsultation):
        return _case_of(work, work.get(VisaApplication, RecordId(record.visa_application)))
    person = getattr(record, "person", None)
    cases = work.find(Case, person=person, newest_first=True, limit=1) if person is not None else ()
    return str(cases[0].id) if cases else ""


def _with(record_type: str, columns: Sequence[str]) -> Iterator[str]:
    """Yield the columns, and what is shown together with those laid by hand."""
    for each in columns:
        yield each
        if each == NAME and record_type in {"case", "person"}:
            yield "original_script_name"
            if record_type == "person":
                yield MERGED


def _text(value: Any) -> str | None:  # noqa: ANN401 - as a store keeps it
    if value is None:
        return None
    return str(value).lower() if isinstance(value, bool) else str(value)


def _ranked(
    view: ListView, column: str, values: Sequence[Any], said: Callable[[str | None], str]
) -> list[int]:
    """Return the places of values in the order a person expects: codes as declared, others by words."""
    kind = column_part(view, column).kind
    declared = (
        {code.value: place for place, code in enumerate(kind.codes)} if isinstance(kind, CodeKind) else {}
    )

    def key(place: int) -> tuple[bool, int, str]:
        value = values[place]
        if value is None:
            return True, 0, ""
        if isinstance(value, int):
            return False, -value if isinstance(value, bool) else value, ""
        return False, declared.get(value, len(declared)), "" if declared else said(value).casefold()

    return sorted(range(len(values)), key=key)


def _joined(
    groups: "Sequence[tuple[Any, array[int]]]", ranked: list[int], *, descending: bool
) -> "array[int]":
    """Return the rows group by group, the newest of each first and the unknown last."""
    known = [place for place in ranked if groups[place][0] is not None]
    unknown = [place for place in ranked if groups[place][0] is None]
    found = array("q")
    for place in (*(reversed(known) if descending else known), *unknown):
        found.extend(groups[place][1])
    return found
