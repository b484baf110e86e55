"""A list taken out of the store as a sheet: as it is shown, with what it is and who made it when on top."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Final

from consulaat.errors import InvalidInputError
from consulaat.files import write_file
from consulaat.records.ids import UserId
from consulaat.records.registry import record_class
from consulaat.records.user import User
from consulaat.rules.permissions import PRINT, NoRightError
from consulaat.services.list_view import ListView
from consulaat.services.listing import ListDesk, ListRow, Question, Words
from consulaat.services.ports import Store
from consulaat.services.rights import note_refusal
from consulaat.services.sheets import csv_sheet, xlsx_sheet
from consulaat.values.moment import local_date, zone
from resources.texts import N_, _

Cells = Callable[[ListRow], Sequence[str]]
AT_ONCE: Final = 500


class SheetKind(Enum):
    """The kinds of sheets."""

    XLSX = "xlsx"
    CSV = "csv"


class ReasonNeededError(InvalidInputError):
    """A list of people is taken out and nobody said what for."""

    code = "reason-needed"
    sentence = N_("This list tells of people: say what it is needed for.")
    next_step = N_("Give the reason; it is noted.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a sheet shows: the question, the columns with their heads, and in words what narrowed it."""

    question: Question
    columns: tuple[str, ...]
    heads: tuple[str, ...]
    narrowed: str = ""
    reason: str = ""


class ListExportDesk:
    """Writes lists to files for one officer and notes each as an act."""

    def __init__(self, store: Store, officer: User, lists: ListDesk) -> None:
        self._store = store
        self._officer = officer
        self._lists = lists

    def proposed_name(self, view: ListView, kind: SheetKind) -> str:
        """Return a name for the file that tells of nobody."""
        with self._store.work(UserId(self._officer.id)) as work:
            today = local_date(work.now(), work.identity.time_zone)
            post = work.identity.post
        return f"{post}-{view.name.replace('_', '-')}-{today:%Y%m%d}.{kind.value}"

    def write(
        self, view: ListView, wanted: Wanted, words: Words, cells: Cells, path: Path, kind: SheetKind
    ) -> int:
        """Write a list to a new file and return how many rows it has; nothing is there when this is refused."""
        self._require(view)
        if view.is_personal and not wanted.reason.strip():
            raise ReasonNeededError(where="reason")
        rows = self._lists.open(view, wanted.question, words)
        body = self._body(view, wanted, rows, cells)
        top = self._top(view, wanted, len(rows))
        make = xlsx_sheet if kind is SheetKind.XLSX else csv_sheet
        data = make(_(view.title), top, wanted.heads, body)
        with self._store.work(UserId(self._officer.id)) as work:
            work.act(
                "EXPORTEREN",
                view.record_type,
                None,
                rows=len(rows),
                kind=kind.value,
                columns=list(wanted.columns),
                narrowed_by=sorted({each.column for each in wanted.question.conditions}),
                reason=wanted.reason.strip(),
            )
            write_file(path.parent, path.name, data)
            work.commit()
        return len(rows)

    def _require(self, view: ListView) -> None:
        with self._store.work(UserId(self._officer.id)) as work:
            try:
                PRINT.require(self._officer)
            except NoRightError as refused:
                note_refusal(work, refused, record_class(view.record_type), None)
                raise

    def _top(self, view: ListView, wanted: Wanted, count: int) -> list[tuple[str, str]]:
        with self._store.work(UserId(self._officer.id)) as work:
            now, identity = work.now(), work.identity
        at = f"{now.astimezone(zone(identity.time_zone)):%d-%m-%Y %H:%M}"
        return [
            (_("List"), _(view.title)),
            (_("Definition"), _("Every record of this kind that its maker may read, one row for each.")),
            (_("Narrowed to"), wanted.narrowed or _("nothing: all rows")),
            (_("Rows"), str(count)),
            (_("Made on"), f"{at} ({identity.time_zone})"),
            (_("Made by"), f"{self._officer.display_name}, {identity.post}"),
            *([(_("Reason"), wanted.reason.strip())] if wanted.reason.strip() else []),
        ]

    def _body(
        self, view: ListView, wanted: Wanted, rows: Sequence[int], cells: Cells
    ) -> Iterator[Sequence[str]]:
        for start in range(0, len(rows), AT_ONCE):
            self._store.progress.tell(N_("Writing the list"), start, len(rows))
            some = rows[start : start + AT_ONCE]
            found = self._lists.page(view, some, wanted.columns)
            yield from (cells(found[row]) for row in some if row in found)
