"""The widgets of a page of lists and how they stand."""

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from consulaat.rules.permissions import PRINT
from resources.texts import _
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


class ListFrame(Page):
    """Views on the left; on the right what narrows the list, and the list."""

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
        self._stack = QStackedLayout()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        laid.addLayout(self._stack, 1)
        self.parts = Splitter("lists", self.pane, right)
        self.parts.setStretchFactor(1, 1)
        self.parts.setSizes([sized(WIDTH), sized(1000)])
        self.parts.restore()
        self.parts.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.body.addWidget(self.parts, 1)
