"""The list of cases: filter, sort, open."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedLayout, QVBoxLayout, QWidget

from consulaat.records.case import CaseState
from consulaat.services.lists import CaseRow
from resources.reference import label
from resources.texts import _, language, n_
from ui.pages.cases.model import CasesModel
from ui.pages.cases.presenter import LIMIT, CasesPresenter
from ui.pages.page import Page
from ui.pages.place import PageName, Place, Visit
from ui.widgets.fields.choice import Combo
from ui.widgets.plain import button, heading, quiet, words
from ui.widgets.table import Table

WIDTHS = (154, 300, 170, 142, 104, 84, 134)


class CasesPage(Page):
    """Widgets only; the presenter reads the rows."""

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit, _("Cases"))
        self.model = CasesModel(visit.office.identity.time_zone)
        self.table = Table(self.model, _("List of cases"), widths=WIDTHS, wide=1)
        self.table.setSortingEnabled(True)
        self.table.horizontalHeader().setSortIndicator(-1, self.table.horizontalHeader().sortIndicatorOrder())
        self.filter = QLineEdit()
        self.state = Combo(
            [(state, label("CaseState", state, language())) for state in CaseState], empty=_("All states")
        )
        self.new_report = button(_("&New report"), "plus", main=True)
        self.count = quiet(wrap=False)
        self.empty = _Empty()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(150)
        self._lay_out()
        self._connect()
        self._presenter = CasesPresenter(self, visit.office, self.tasks)

    def show_cases(self, rows: Sequence[CaseRow], *, filtered: bool, cut_off: bool) -> None:
        """Show these cases, or say why there is nothing to show."""
        self.model.show(rows)
        self.empty.say(filtered=filtered)
        self._stack.setCurrentIndex(0 if rows else 1)
        counted = n_("{n} case", "{n} cases", len(rows))
        self.count.setText(
            _("The {n} cases changed last; filter to see others", n=LIMIT) if cut_off else counted
        )

    def refresh(self) -> None:
        self._presenter.show(self.state.code, self.filter.text())

    def begin(self) -> None:
        self.filter.setFocus()

    def escape(self) -> bool:
        if not self.filter.text() and not self.state.code:
            return False
        self.filter.clear()
        self.state.choose("")
        self.refresh()
        return True

    def _lay_out(self) -> None:
        self.head.addWidget(self.new_report)
        self.filter.setPlaceholderText(_("Number or name"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setMinimumHeight(32)
        self.filter.setMaximumWidth(360)
        self.filter.setAccessibleName(_("Filter by number or name"))
        self.state.setMinimumHeight(32)
        self.state.setAccessibleName(_("Filter by state"))
        filter_label, state_label = words(_("&Filter"), wrap=False), words(_("&State"), wrap=False)
        filter_label.setBuddy(self.filter)
        state_label.setBuddy(self.state)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(filter_label)
        line.addWidget(self.filter)
        line.addSpacing(8)
        line.addWidget(state_label)
        line.addWidget(self.state)
        line.addStretch(1)
        line.addWidget(self.count)
        line.setStretch(1, 2)
        self.body.addLayout(line)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self.body.addLayout(self._stack, 1)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._timer.start)
        self._timer.timeout.connect(self.refresh)
        self.filter.returnPressed.connect(self.table.setFocus)
        self.state.activated.connect(self.refresh)
        self.table.opened.connect(self._open)
        self.new_report.clicked.connect(lambda: self.visit.go(Place(PageName.NEW_REPORT)))

    @Slot(int)
    def _open(self, row: int) -> None:
        self.visit.go(Place(PageName.CASE, self.model.case(row).id))


class _Empty(QWidget):
    """Says why the list is empty and what to do."""

    def __init__(self) -> None:
        super().__init__()
        self._title = heading(size=1.2)
        self._advice = quiet()
        laid = QVBoxLayout(self)
        laid.setContentsMargins(8, 48, 8, 8)
        laid.addWidget(self._title)
        laid.addWidget(self._advice)
        laid.addStretch(1)

    def say(self, *, filtered: bool) -> None:
        """Say it for a list that is filtered, or for a store without cases."""
        if filtered:
            self._title.setText(_("No case fits this filter"))
            self._advice.setText(_("Press Esc to see all cases again, or try another spelling of the name."))
        else:
            self._title.setText(_("There are no cases yet"))
            self._advice.setText(
                _("Every case begins with a report. Choose New report (Ctrl+N) as soon as someone calls.")
            )
