"""The page of lists: views on the left, the list on the right, narrowed, ordered, and opened by Enter."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from consulaat.services.figures.words import number
from consulaat.services.list_view import DANGER
from consulaat.services.listing import Choice, is_dated
from consulaat.values.canonical import Json
from resources.texts import _, n_
from ui.pages.lists.beside_follower import Follower
from ui.pages.lists.columns import ColumnsMenu
from ui.pages.lists.contract import Entry, Opened
from ui.pages.lists.frame import ListFrame
from ui.pages.lists.menus import add_to
from ui.pages.lists.presenter import ListsPresenter
from ui.pages.lists.row_acts import RowActs
from ui.pages.lists.subjects import ALONE, Subject
from ui.pages.lists.widths import fitted
from ui.pages.place import PageAction, PageName, Place, Tone, Visit
from ui.widgets.clipboard import copy
from ui.widgets.shown_row import ShownRow

TYPING: Final = 150


class ListPage(ListFrame):
    """Widgets only; the presenter holds what is asked."""

    def __init__(self, visit: Visit, subject: Subject) -> None:
        super().__init__(visit, subject)
        self._keep_row = ""
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING)
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(TYPING)
        self.presenter = ListsPresenter(self, visit.office, self.tasks, subject)
        self.follower = Follower(self, self.presenter)
        self.acts = RowActs(self, self.presenter)
        self._connect()
        self._name_new()

    # -- what the presenter shows

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show the views there are to choose from."""
        self.pane.show_entries(entries, self.presenter.view.name, self.presenter.question)
        self._counting.start()
        self._show_chips()

    def show_count(self, entry: Entry, count: int) -> None:
        """Show how many rows a view has."""
        self.pane.show_count(entry, count)

    def show_text(self, text: str) -> None:
        """Show the text that is looked for."""
        self._set_text(text)

    def show_list(self, opened: Opened, *, is_new: bool) -> None:
        """Show a list, or say why there is nothing to show."""
        current = "" if is_new else self._keep_row
        view, columns = opened.view, opened.layout.columns
        marked = next((place for place, each in enumerate(columns) if each in {DANGER, "direct_danger"}), -1)
        self.model.show(opened.rows, [self.presenter.head(each) for each in columns], marked)
        self._lay_columns()
        self.table.setAccessibleName(_(view.title))
        self.chip_texts = opened.chips
        self._show_chips()
        self.pane.mark(view.name, opened.question)
        self.empty.say(view.name, is_filtered=opened.question.is_filtered, can_make=self._can_make())
        self._stack.setCurrentIndex(0 if opened.rows else 1)
        self.export_button.setEnabled(bool(opened.rows))
        self._name_new()
        self._say_count(0)
        self._counting.start()
        if current:
            self._return_to_row(current)

    def show_page(self, rows: Mapping[int, ShownRow]) -> None:
        """Show the words of some rows."""
        self.model.show_page(rows)

    def show_choices(self, column: str, choices: Sequence[Choice], chosen: Sequence[str | None]) -> None:
        """Offer the values that a column can be narrowed to."""
        self.panel.offer_values(column, self.presenter.head(column), choices, chosen)

    def show_found(self, row: int) -> None:
        """Go to the row that begins with what was typed."""
        if 0 <= row < self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(row, max(self.table.currentIndex().column(), 0)))

    def show_copied(self, text: str, count: int) -> None:
        """Put rows where another program can take them."""
        copy(text)
        self.visit.say(n_("{n} row copied", "{n} rows copied", count), Tone.DONE)

    def show_reference(self, text: str) -> None:
        """Put a neutral reference where another program can take it."""
        if text:
            copy(text)
            self.visit.say(_("The neutral reference was copied: {reference}", reference=text), Tone.DONE)

    def show_written(self, path: Path, count: int) -> None:
        """Say that a list was written."""
        self.taking_out.hide()
        said = n_("{n} row was written: {path}", "{n} rows were written: {path}", count, path=path)
        self.visit.say(said, Tone.DONE)

    def show_standing(self, kept: Json) -> None:
        """Show the chosen row beside the list as it was kept."""
        self.follower.begin(kept)

    def show_place(self, place: Place) -> None:
        """Go somewhere else."""
        self.visit.go(place)

    # -- the page

    def refresh(self) -> None:
        if not self.pane.entries:
            self.presenter.start()
            return
        self._keep_row = self._current_id()
        self.follower.forget()
        self.presenter.ask()

    def landings(self) -> Sequence[QWidget]:
        return self, self.beside

    def begin(self) -> None:
        self.filter.setFocus()

    def escape(self) -> bool:
        for panel in (self.panel, self.taking_out):
            if panel.isVisible():
                panel.hide()
                self.table.setFocus()
                return True
        if not self.presenter.question.is_filtered and not self.filter.text():
            return False
        self._widen()
        return True

    def page_actions(self) -> Sequence[PageAction]:
        found = [
            PageAction(_("Filter this list"), self._ask_column, "", "filter"),
            PageAction(_("Choose columns"), self._show_columns, "", "columns"),
            PageAction(_("Copy rows"), self.acts.copy, "Ctrl+C", "copy"),
            *self.follower.actions(),
        ]
        if self.export_button.isVisible():
            found.append(PageAction(_("Export this list"), self.acts.take_out, "", "download"))
        return found

    def position(self) -> Json:
        return self.presenter.position(super().position())

    def return_to(self, position: Json) -> None:
        self.presenter.return_to(position, super().return_to)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.follower.fit()

    # -- inside

    @Slot()
    def _lay_columns(self) -> None:
        """Give the columns their widths: as they were made, else as the room allows."""
        columns, question = self.presenter.layout.columns, self.presenter.question
        widths = fitted(columns, self.presenter.layout.widths, self.table.viewport().width())
        sort = question.sort or self.presenter.view.sort
        place = columns.index(sort) if sort in columns else -1
        self.table.lay(widths, place, descending=question.descending)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._typing.start)
        self._typing.timeout.connect(lambda: self.presenter.narrow(self.filter.text()))
        self.filter.returnPressed.connect(self.table.setFocus)
        self._counting.timeout.connect(lambda: self.presenter.count(self.pane.entries))
        self.beside.placed.connect(self._lay_columns, Qt.ConnectionType.QueuedConnection)
        self.pane.chosen.connect(self._choose)
        self.beside.open_requested.connect(lambda: self._open(self.table.currentIndex().row()))
        self.pane.forget_requested.connect(self.presenter.forget_view)
        self.narrow_button.clicked.connect(self._ask_column)
        self.columns_button.clicked.connect(self._show_columns)
        self.export_button.clicked.connect(self.acts.take_out)
        self.new_button.clicked.connect(self._make)
        self.empty.make_requested.connect(self._make)
        self.chips.dropped.connect(self.presenter.drop_condition)
        self.chips.all_dropped.connect(self._widen)
        self.chips.keep_requested.connect(self.presenter.keep_view)
        self.panel.narrowed.connect(self._narrow)
        self.panel.closed.connect(self.escape)
        self.taking_out.closed.connect(self.escape)
        self.taking_out.wanted.connect(self.acts.write)
        self.model.wanted.connect(lambda rows: self.presenter.page(rows, self.model.asked))
        table = self.table
        table.opened.connect(self._open)
        table.sort_requested.connect(self._sort)
        table.laid_out.connect(self._keep_layout)
        table.chosen_changed.connect(self._say_count)
        table.typed.connect(lambda text: self.presenter.find(text, self.model.rows))
        table.copy_requested.connect(self.acts.copy)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._show_menu)
        header = table.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(lambda at: self._show_columns(header.mapToGlobal(at)))
        menu_key = QShortcut(QKeySequence("Shift+F10"), table)
        menu_key.setContext(Qt.ShortcutContext.WidgetShortcut)
        menu_key.activated.connect(self._show_menu_by_key)

    def _show_chips(self) -> None:
        question = self.presenter.question
        texts = list(self.chip_texts) if question.conditions else []
        is_kept = self._is_kept()
        self.chips.show_chips(texts, is_filtered=question.is_filtered, is_kept=is_kept)

    def _is_kept(self) -> bool:
        question = self.presenter.question
        return any(
            each.view.name == self.presenter.view.name
            and each.question.conditions == question.conditions
            and each.question.text == question.text
            for each in self.pane.entries
        )

    @Slot(object)
    def _choose(self, entry: Entry) -> None:
        self.panel.hide()
        self.taking_out.hide()
        self._set_text(entry.question.text)
        self.presenter.choose(entry.view, entry.question)

    def _set_text(self, text: str) -> None:
        self.filter.blockSignals(True)
        self.filter.setText(text)
        self.filter.blockSignals(False)
        self._typing.stop()

    @Slot()
    def _widen(self) -> None:
        self._set_text("")
        self._keep_row = self._current_id()
        self.presenter.widen()

    # -- rows

    def _current_id(self) -> str:
        index = self.table.currentIndex()
        row = self.model.row(index.row()) if self.table.chosen() and index.isValid() else None
        return str(self.model.rows[index.row()]) if row is not None else ""

    def _return_to_row(self, number_: str) -> None:
        wanted = int(number_)
        if wanted in self.model.rows:
            self.show_found(self.model.rows.index(wanted))

    @Slot(int)
    def _open(self, place: int) -> None:
        row = self.model.row(place)
        if row is not None:
            self.presenter.open(row)

    @Slot(int)
    def _sort(self, place: int) -> None:
        column = self.presenter.layout.columns[place]
        question = self.presenter.question
        same = column == (question.sort or self.presenter.view.sort)
        starts_down = is_dated(self.presenter.view, column)
        self.presenter.sort(column, descending=not question.descending if same else starts_down)

    @Slot(int)
    def _say_count(self, chosen: int) -> None:
        total = len(self.model.rows)
        text = n_("{n} row", "{n} rows", total).replace(str(total), number(total), 1)
        some = n_("{n} chosen", "{n} chosen", chosen)
        self.count.setText(f"{some} · {text}" if chosen > 1 else text)

    # -- menus

    @Slot()
    def _show_menu_by_key(self) -> None:
        place = self.table.visualRect(self.table.currentIndex()).bottomLeft()
        self._show_menu(place)

    @Slot(QPoint)
    def _show_menu(self, at: QPoint) -> None:
        index = self.table.currentIndex()
        if not index.isValid():
            return
        menu = QMenu(self)
        add_to(menu, _("Open"), lambda: self._open(index.row()), "Return")
        add_to(menu, _("Copy rows"), self.acts.copy, "Ctrl+C")
        if self.presenter.view.name == "case":
            add_to(menu, _("Copy neutral reference"), self.acts.copy_reference)
        menu.addSeparator()
        column = self.presenter.layout.columns[index.column()]
        if any(each == column for each, _words in self.presenter.narrowing_columns()):
            head = self.presenter.head(column)
            add_to(menu, _("Filter by {column}…", column=head), lambda: self._narrow_by(column))
        add_to(menu, _("Choose columns"), self._show_columns)
        if self.export_button.isVisible():
            add_to(menu, _("Export this list"), self.acts.take_out)
        menu.popup(self.table.viewport().mapToGlobal(at))

    @Slot()
    def _ask_column(self) -> None:
        menu = QMenu(self)
        for column, head in self.presenter.narrowing_columns():
            add_to(menu, head, lambda column=column: self._narrow_by(column))  # type: ignore[misc]
        menu.popup(self.narrow_button.mapToGlobal(self.narrow_button.rect().bottomLeft()))

    def _narrow_by(self, column: str) -> None:
        self.taking_out.hide()
        if is_dated(self.presenter.view, column):
            head = self.presenter.head(column)
            self.panel.offer_days(column, head, self.presenter.condition_on(column))
        else:
            self.presenter.choices(column)

    @Slot(str, object)
    def _narrow(self, column: str, condition: object) -> None:
        self.presenter.set_condition(column, condition)  # type: ignore[arg-type]  # a Condition or None
        self.table.setFocus()

    @Slot()
    def _show_columns(self, at: QPoint | bool | None = None) -> None:  # noqa: FBT001 - clicked brings one
        offered = [(each, self.presenter.head(each)) for each in self.presenter.view.offered]
        menu = ColumnsMenu(self, offered, self.presenter.layout.columns)
        menu.columns_chosen.connect(self._show_other_columns)
        menu.usual_requested.connect(self._show_usual_columns)
        below = self.columns_button.mapToGlobal(self.columns_button.rect().bottomLeft())
        menu.popup(at if isinstance(at, QPoint) else below)

    @Slot(tuple)
    def _show_other_columns(self, columns: tuple[str, ...]) -> None:
        self.presenter.keep_layout(replace(self.presenter.layout, columns=columns), read_again=True)

    @Slot()
    def _show_usual_columns(self) -> None:
        usual = replace(self.presenter.layout, columns=self.presenter.view.columns, widths={})
        self.presenter.keep_layout(usual, read_again=True)

    @Slot()
    def _keep_layout(self) -> None:
        columns, order = self.presenter.layout.columns, self.table.order()
        widths = {columns[place]: self.table.columnWidth(place) for place in order[:-1]}
        moved = tuple(columns[place] for place in order)
        layout = replace(self.presenter.layout, columns=moved, widths=widths)
        self.presenter.keep_layout(layout, read_again=moved != columns)

    # -- new

    def _can_make(self) -> bool:
        view = self.presenter.view
        is_here = view.name in ALONE or view.name in {"case", "report"}
        return is_here and self.presenter.may_make()

    def _name_new(self) -> None:
        from_report = self.presenter.view.name in {"case", "report"}
        self.new_button.setText(_("&New report") if from_report else _("&New"))
        self.new_button.setVisible(self._can_make())

    @Slot()
    def _make(self) -> None:
        name = self.presenter.view.name
        if name in {"case", "report"}:
            self.visit.go(Place(PageName.NEW_REPORT))
        else:
            self.visit.go(Place(PageName.RECORD, f"{name}/new"))
