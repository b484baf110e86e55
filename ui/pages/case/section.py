"""One section of a case: the records of one type as a compact list."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from consulaat.records.registry import record_class, type_name
from resources.texts import _
from ui.pages.case.presenter import Overview
from ui.pages.records.layout import cells_of
from ui.pages.records.sections import Section
from ui.widgets.plain import button, heading, quiet, row
from ui.widgets.table import RowsModel, Table, TextRow
from ui.widgets.wording import field_words, type_words


class SectionPane(QWidget):
    """Lists records, and lets one be made or opened."""

    new_requested = Signal(object)
    open_requested = Signal(str, str)

    def __init__(self, section: Section) -> None:
        super().__init__()
        self.section = section
        self._followed = ""
        title = _(section.title)
        self.model = RowsModel([field_words(section.type_, name) for name in section.columns])
        self.table = Table(self.model, title, is_sharing=True)
        kind = type_words(section.type_)
        self.new_button = button(_("&New: {kind}", kind=kind), "plus")
        self.open_button = button(_("&Open"), "edit")
        self.empty = quiet(_("Nothing here yet."))
        self.laid = laid = QVBoxLayout(self)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.setSpacing(10)
        laid.addWidget(heading(title, size=1.25))
        laid.addWidget(row(self.new_button, self.open_button))
        laid.addWidget(self.empty)
        laid.addWidget(self.table, 1)
        self._rest = QWidget()
        laid.addWidget(self._rest, 1)
        self.table.opened.connect(self._open)
        self.open_button.clicked.connect(self._open_current)
        self.new_button.clicked.connect(lambda: self.new_requested.emit(self.section))

    def show_case(self, overview: Overview) -> None:
        """Show the records of a case."""
        records = overview.page.records.get(self.section.type_, ())
        shown = overview.shown
        chosen = self._followed or self._chosen()
        self._followed = ""
        self.model.show(
            [TextRow(cells_of(each, self.section.columns, shown), each) for each in reversed(records)]
        )
        for line in range(self.model.rowCount()):
            if self.model.key(line).id == chosen:
                self.table.selectRow(line)
        may_make = self.section.type_ in overview.may_make and bool(self.section.tie)
        self.new_button.setVisible(may_make)
        self.open_button.setVisible(bool(records))
        self.table.setVisible(bool(records))
        self.empty.setVisible(not records)
        self._rest.setVisible(not records)

    def follow(self, record: str) -> None:
        """Choose a record, once it is in the list: the one that was just saved."""
        self._followed = record

    def _chosen(self) -> str:
        line = self.table.currentIndex().row()
        return str(self.model.key(line).id) if 0 <= line < self.model.rowCount() else ""

    @Slot()
    def _open_current(self) -> None:
        self._open(self.table.currentIndex().row())

    @Slot(int)
    def _open(self, line: int) -> None:
        if 0 <= line < self.model.rowCount():
            record = self.model.key(line)
            self.open_requested.emit(type_name(record), record.id)


def count_of(section: Section, overview: Overview) -> int:
    """Return how many records a section has."""
    return len(overview.page.records.get(type_name(record_class(section.type_)), ()))
