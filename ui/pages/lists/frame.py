"""The widgets of a page of lists and how they stand."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from consulaat.rules.permissions import PRINT
from resources.texts import _
from ui.pages.lists.beside import BESIDE, BesidePane
from ui.pages.lists.empty import EmptyList
from ui.pages.lists.narrowing import Chips, NarrowPanel
from ui.pages.lists.subjects import Subject
from ui.pages.lists.taking_out import TakingOut
from ui.pages.lists.views_pane import WIDTH, ViewsPane
from ui.pages.page import Page
from ui.pages.place import Visit
from ui.widgets.lazy_table import LazyModel, LazyTable
from ui.widgets.look import sized
from ui.widgets.plain import button, quiet
from ui.widgets.splitter import Splitter

SHARE_BESIDE: Final = 42  # per cent of the room, until a person moves the border
SHARE_BENEATH: Final = 45


class ListFrame(Page):
    """Views on the left; on the right what narrows the list, the list, and the chosen row."""

    def __init__(self, visit: Visit, subject: Subject) -> None:
        super().__init__(visit, _(subject.title))
        self.subject = subject
        self.model = LazyModel()
        self.table = LazyTable(self.model, _(subject.title))
        self.pane = ViewsPane()
        self.filter = QLineEdit()
        self.narrow_button = button(_("&Filter…"), "filter")
        self.columns_button = button(_("Col&umns"), "columns")
        self.export_button = button(_("Ex&port…"), "download")
        self.new_button = button("", "plus", main=True)
        self.chips = Chips()
        self.panel = NarrowPanel()
        self.taking_out = TakingOut()
        self.count = quiet(wrap=False)
        self.empty = EmptyList()
        self.beside = BesidePane()
        self.chip_texts: tuple[str, ...] = ()
        self._lay_out()

    def _lay_out(self) -> None:
        for each in (self.columns_button, self.export_button, self.new_button):
            self.head.addWidget(each)
        self.export_button.setVisible(not any(PRINT.objections(self.visit.office.officer)))
        self.filter.setPlaceholderText(_("Number, name or word"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setMinimumHeight(sized(32))
        self.filter.setMaximumWidth(sized(340))
        self.filter.setAccessibleName(_("Look for a text in this list"))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.filter, 2)
        line.addWidget(self.narrow_button)
        line.addStretch(1)
        line.addWidget(self.count)
        right = QWidget()
        laid = QVBoxLayout(right)
        laid.setContentsMargins(8, 0, 0, 0)
        laid.setSpacing(8)
        laid.addLayout(line)
        for part in (self.chips, self.panel, self.taking_out):
            laid.addWidget(part)
        self.chips.hide()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self.halves = Splitter("list-beneath", self._stack, self.beside, direction=Qt.Orientation.Vertical)
        self.halves.setStretchFactor(0, 1)
        self.beside.hide()
        laid.addWidget(self.halves, 1)
        self.parts = Splitter("lists", self.pane, right)
        self.parts.setStretchFactor(1, 1)
        self.parts.setSizes([sized(WIDTH), sized(1000)])
        self.parts.restore()
        self.parts.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.body.addWidget(self.parts, 1)

    def show_beside(self, where: str) -> None:
        """Show the chosen row beside the list, beneath it, or nowhere."""
        is_shown, was = bool(where), self.halves.orientation()
        way = Qt.Orientation.Horizontal if where == BESIDE else Qt.Orientation.Vertical
        if is_shown and (way != was or self.beside.isHidden()):
            total = self.halves.width() if where == BESIDE else self.halves.height()
            share = total * (SHARE_BESIDE if where == BESIDE else SHARE_BENEATH) // 100
            self.beside.show()
            self.halves.setOrientation(way)
            self.halves.setSizes([total - share, share])
            self.halves.turn(f"list-{where}", way)
            self.beside.turn(is_wide=where != BESIDE)
            self.beside.placed.emit()
        elif not is_shown and not self.beside.isHidden():
            self.beside.hide()
            self.beside.placed.emit()
