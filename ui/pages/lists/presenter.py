"""Stands between a page of lists and the desks it reads; imports no Qt."""

from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Final

from consulaat.records.kinds import TextKind
from consulaat.services.list_export import SheetKind, Wanted
from consulaat.services.list_view import NAME, ListView
from consulaat.services.list_views import list_view
from consulaat.services.listing import Question, column_part, is_dated, is_grouped
from consulaat.services.sheets import safe_cell
from consulaat.services.views import Condition
from consulaat.values.canonical import Json
from resources.texts import _
from ui.doors import Office
from ui.pages.lists import keeping
from ui.pages.lists.beside_reading import Seen, look
from ui.pages.lists.contract import Entry, ListsView, Opened
from ui.pages.lists.keeping import Layout
from ui.pages.lists.reading import ListReading
from ui.pages.lists.subjects import ALONE, Subject
from ui.pages.lists.words import head_words, plain
from ui.pages.place import PageName, Place
from ui.tasks import Failed, Tasks
from ui.widgets.shown_row import ShownRow

MOST_COPIED: Final = 5000


class ListsPresenter:
    """Holds what is asked of the list that is shown, and asks it."""

    def __init__(self, view: ListsView, office: Office, tasks: Tasks, subject: Subject) -> None:
        self._page = view
        self._office = office
        self._tasks = tasks
        self._subject = subject
        self.views = tuple(each for each in map(list_view, subject.views) if office.lists.may_read(each))
        self._reading = ListReading(office, self.views)
        self.view = self.views[0]
        self.question = Question()
        self.layout = Layout(columns=self.view.columns)
        self._layouts: dict[str, Layout] = {}
        self._asked = 0

    # -- which list

    def start(self) -> None:
        """Read the views there are, and show the first list."""
        self._run(lambda: self._office.memory.recall(keeping.BESIDE), self._page.show_standing)
        self._run(self._reading.entries, self._page.show_entries)
        self.ask(is_new=True)

    def choose(self, view: ListView, question: Question) -> None:
        """Show a list, narrowed."""
        self.view, self.question = view, question
        self.ask(is_new=True)

    def narrow(self, text: str) -> None:
        """Look for a text."""
        if text.strip() != self.question.text:
            self.question = replace(self.question, text=text.strip())
            self.ask()

    def set_condition(self, column: str, condition: Condition | None) -> None:
        """Put a condition on a column in the place of the one it had."""
        others = [each for each in self.question.conditions if each.column != column]
        conditions = (*others, condition) if condition is not None else tuple(others)
        self.question = replace(self.question, conditions=tuple(conditions))
        self.ask()

    def drop_condition(self, place: int) -> None:
        """Take one condition away."""
        kept = [each for number, each in enumerate(self.question.conditions) if number != place]
        self.question = replace(self.question, conditions=tuple(kept))
        self.ask()

    def widen(self) -> None:
        """Take away everything that narrows the list."""
        self.question = replace(self.question, text="", conditions=())
        self.ask()

    def sort(self, column: str, *, descending: bool) -> None:
        """Put the list in the order of a column; the whole list has that order the next time too."""
        self.question = replace(self.question, sort=column, descending=descending)
        if not self.question.conditions:
            layout = replace(self.layout, sort=column, descending=descending)
            self.keep_layout(layout, read_again=False)
        self.ask()

    def ask(self, *, is_new: bool = False) -> None:
        """Read the list as it is asked for; only the last question is answered."""
        self._asked += 1
        number, view, question = self._asked, self.view, self.question

        def answer(opened: Opened) -> None:
            if number == self._asked:
                self.layout = self._layouts[view.name] = opened.layout
                self.question = opened.question
                self._page.show_list(opened, is_new=is_new)

        self._run(lambda: self._reading.open(view, question, self._layouts.get(view.name)), answer)

    def may_make(self) -> bool:
        """Tell whether the officer may make a record of the list; a case begins with a report."""
        name = self.view.name
        return self._office.lists.may_make(list_view("report") if name == "case" else self.view)

    def position(self, of_widgets: Json) -> Json:
        """Return what is asked now, by codes, and keep the text that is looked for inside the store."""
        asked = keeping.question_json(replace(self.question, text=""))
        self._keep(f"{keeping.LAST}{self._subject.page.value}", self.question.text or None)
        return {"view": self.view.name, "asked": asked, "widgets": of_widgets}

    def return_to(self, position: Json, widgets: Callable[[Json], None]) -> None:
        """Ask again what was asked, then put the widgets where they were."""
        if not isinstance(position, Mapping):
            return
        found = [each for each in self.views if each.name == position.get("view")]
        if not found:
            return
        view, question = found[0], keeping.question_of(found[0], position.get("asked"))

        def again(text: Json) -> None:
            self._page.show_text(str(text or ""))
            self.choose(view, replace(question, text=str(text or "")))
            self._tasks.run(
                lambda: None, lambda _none: widgets(position.get("widgets")), self._page.show_error
            )

        self._run(lambda: self._office.memory.recall(f"{keeping.LAST}{self._subject.page.value}"), again)

    # -- rows

    def page(self, rows: Sequence[int], done: Callable[[], None]) -> None:
        """Read the words of some rows."""
        number, view, columns = self._asked, self.view, self.layout.columns

        def answer(found: Mapping[int, ShownRow]) -> None:
            if number == self._asked:
                self._page.show_page(found)
            done()

        def fail(error: Exception) -> None:
            done()
            self._page.show_error(error)

        self._tasks.run(lambda: self._reading.shown(view, rows, columns), answer, fail)

    def find(self, begins: str, rows: "array[int]") -> None:
        """Find the first row of which the leading column begins with what was typed."""
        view, question, column = self.view, self.question, self._leading()
        narrowed = Condition(column=column, begins=begins)
        asked = replace(question, conditions=(*question.conditions, narrowed))

        def work() -> int:
            found = self._office.lists.open(view, asked, self._reading.said(view), is_noted=False)
            return rows.index(found[0]) if found and found[0] in rows else -1

        self._run(work, self._page.show_found)

    def open(self, row: ShownRow) -> None:
        """Go to the record of a row: to its case, or to its own page."""
        view = self.view
        if view.record_type == "case":
            self._page.show_place(Place(PageName.CASE, row.id))
            return
        if view.record_type in ALONE:
            self._page.show_place(Place(PageName.RECORD, f"{view.record_type}/{row.id}"))
            return
        self._run(
            lambda: self._office.lists.case_of(view, row.id),
            lambda case: self._page.show_place(_place(view, case, row.id)),
        )

    def look(
        self, record: str, is_wanted: Callable[[], bool], done: Callable[[Seen | None], None], failed: Failed
    ) -> None:
        """Read a row for the pane beside the list, unless another one is wanted by then."""
        view, office = self.view, self._office
        self._tasks.run(lambda: look(office, view, record) if is_wanted() else None, done, failed)

    def keep_standing(self, standing: Json) -> None:
        """Keep whether and where the chosen row is shown."""
        self._keep(keeping.BESIDE, standing)

    def copy(self, rows: Sequence[int]) -> None:
        """Read rows as words with tabs between, heads on top."""
        view, columns = self.view, self.layout.columns
        some = rows[:MOST_COPIED]

        def work() -> str:
            found = self._reading.shown(view, some, columns)
            lines = [[head_words(view, each) for each in columns]]
            lines += [[plain(text) for text in found[row].texts] for row in some if row in found]
            return "\n".join("\t".join(_cell(text) for text in line) for line in lines)

        self._run(work, lambda text: self._page.show_copied(text, len(some)))

    def copy_reference(self, row: int) -> None:
        """Read the neutral reference of the case of a row."""
        view = self.view

        def work() -> str:
            found = self._office.lists.page(view, [row], ("neutral_reference",))
            return str(found[row].cells.get("neutral_reference", "")) if row in found else ""

        self._run(work, self._page.show_reference)

    # -- narrowing

    def columns(self, kind: Callable[[ListView, str], bool]) -> tuple[tuple[str, str], ...]:
        """Return the columns of a kind with their words."""
        return tuple((each, self.head(each)) for each in self.view.offered if kind(self.view, each))

    def narrowing_columns(self) -> tuple[tuple[str, str], ...]:
        """Return the columns that the list can be narrowed by."""
        return self.columns(lambda view, each: is_grouped(view, each) or is_dated(view, each))

    def condition_on(self, column: str) -> Condition | None:
        """Return the condition that a column has now."""
        return next((each for each in self.question.conditions if each.column == column), None)

    def choices(self, column: str) -> None:
        """Read the values that a column has, were it not narrowed itself."""
        view, now = self.view, self.condition_on(column)
        others = tuple(each for each in self.question.conditions if each.column != column)
        asked = replace(self.question, conditions=others)
        self._run(
            lambda: self._office.lists.choices(view, asked, column, self._reading.said(view)),
            lambda found: self._page.show_choices(column, found, now.values if now else ()),
        )

    def head(self, column: str) -> str:
        """Return what stands above a column."""
        return head_words(self.view, column)

    # -- keeping

    def keep_layout(self, layout: Layout, *, read_again: bool) -> None:
        """Keep the columns of the list; with other columns its rows are read again."""
        self.layout = self._layouts[self.view.name] = layout
        self._keep(f"{keeping.COLUMNS}{self.view.name}", keeping.layout_json(layout))
        if read_again:
            self.ask()

    def keep_view(self, name: str) -> None:
        """Keep what is asked now under a name."""
        place = f"{keeping.VIEWS}{self.view.name}/{name.strip()[: keeping.LONGEST_NAME]}"
        kept = keeping.question_json(self.question)
        self._run(lambda: self._reading.keep(place, kept), self._page.show_entries)

    def forget_view(self, entry: Entry) -> None:
        """Forget a view that was kept."""
        place = f"{keeping.VIEWS}{entry.view.name}/{entry.saved}"
        self._run(lambda: self._reading.keep(place, None), self._page.show_entries)

    def count(self, entries: Sequence[Entry]) -> None:
        """Count the rows of each view, one after the other."""
        for entry in entries:
            self._run(
                partial(self._office.lists.count, entry.view, entry.question),
                partial(self._page.show_count, entry),
            )

    # -- out of the store

    def proposed_name(self, kind: SheetKind, done: Callable[[str], None]) -> None:
        """Propose a name for a file that tells of nobody."""
        view = self.view
        self._run(lambda: self._office.list_exports.proposed_name(view, kind), done)

    def write(self, path: Path, kind: SheetKind, reason: str, chips: Sequence[str]) -> None:
        """Write the list as it is shown to a new file."""
        view, columns = self.view, self.layout.columns
        text = self.question.text
        narrowed = [*([_("Text: {words}", words=text)] if text else []), *map(plain, chips)]
        wanted = Wanted(
            question=self.question,
            columns=columns,
            heads=tuple(self.head(each) for each in columns),
            narrowed="; ".join(narrowed),
            reason=reason,
        )

        def cells(row: Any) -> list[str]:  # noqa: ANN401 - a row of the desk
            return [plain(text) for text in self._reading.row(view, columns, row).texts]

        self._run(
            lambda: self._office.list_exports.write(
                view, wanted, self._reading.said(view), cells, path, kind
            ),
            lambda count: self._page.show_written(path, count),
        )

    # -- inside

    def _leading(self) -> str:
        """Return the column that typing goes along: the one the list is sorted by when that is text."""
        view = self.view
        texts = [
            each
            for each in self.layout.columns
            if each in (*view.search, NAME) and isinstance(column_part(view, each).kind, TextKind)
        ]
        return self.question.sort if self.question.sort in texts else next(iter(texts), self.view.offered[0])

    def _keep(self, name: str, value: Json) -> None:
        self._run(lambda: self._office.memory.keep(name, value), lambda _none: None)

    def _run(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self._tasks.run(work, done, self._page.show_error)


def _place(view: ListView, case: str, record: str) -> Place:
    """Return the case of a record, at that record; without a case the page of the record itself."""
    if case:
        return Place(PageName.CASE, case, record=f"{view.record_type}/{record}")
    return Place(PageName.RECORD, f"{view.record_type}/{record}")


def _cell(text: str) -> str:
    """Return words for one cell of a spreadsheet: one line, and nothing that it would calculate."""
    return str(safe_cell(" ".join(text.split())))
