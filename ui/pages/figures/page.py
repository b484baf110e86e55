"""The page of figures: a period, and all its numbers."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from consulaat.records.kinds import DateKind
from consulaat.values.moment import local_date
from consulaat.values.unreadable import UnreadableError
from resources.texts import _
from ui.pages.figures.pane import PlotPane
from ui.pages.figures.plots import PlotName, Plotted
from ui.pages.figures.presenter import FigureLine, FiguresPresenter
from ui.pages.page import Page
from ui.pages.place import Tone, Visit, error_words
from ui.widgets.fields.days import DayField
from ui.widgets.plain import button, quiet, words
from ui.widgets.segmented import Segmented
from ui.widgets.table import ROOT, Index, RowsModel, Table, TextRow
from ui.widgets.wording import utc_now

OVERVIEW = "OVERVIEW"


class FiguresPage(Page):
    """Widgets only; the presenter counts."""

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit, _("Figures"))
        self.start = DayField(DateKind(), offers_today=False)
        self.until = DayField(DateKind(), offers_today=False)
        self.count = button(_("&Count"), "chart-bar", main=True)
        self.model = FiguresModel()
        self.table = Table(self.model, _("Figures of the period"), widths=(560, 120))
        self.notes = quiet()
        self.remark = words(selectable=True)
        self.remark.setAccessibleName(_("Remark"))
        self.parts = Segmented(
            ((OVERVIEW, _("All figures")), *((each.name, _(each.value)) for each in PlotName)), optional=False
        )
        self.parts.name(_("What to show"))
        self.parts.choose(OVERVIEW)
        self.panes = {each: PlotPane(each) for each in PlotName}
        self._stack = QStackedWidget()
        self._lay_out()
        self.parts.changed.connect(self._choose)
        self.count.clicked.connect(self._count)
        self._presenter = FiguresPresenter(self, visit.office, self.tasks)
        today = local_date(utc_now(), visit.office.identity.time_zone)
        self.start.show_value(date(today.year, 1, 1).isoformat())
        self.until.show_value(today.isoformat())

    def show_figures(self, lines: Sequence[FigureLine], notes: Sequence[str]) -> None:
        """Show the figures of a period."""
        self.model.show([TextRow((each.label, each.value, each.note), each) for each in lines])
        self.notes.setText(" ".join(notes))

    def show_plots(self, plots: Sequence[Plotted]) -> None:
        """Show the plots of a period."""
        for each in plots:
            self.panes[each.name].show_plot(each)

    def refresh(self) -> None:
        self._count()

    def begin(self) -> None:
        self.start.target().setFocus()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        for text, field in ((_("&From"), self.start), (_("Up to and &including"), self.until)):
            label = words(text, wrap=False)
            label.setBuddy(field.target())
            field.name(text.replace("&", ""))
            field.target().setMinimumWidth(130)
            line.addWidget(label)
            line.addWidget(field)
        line.addWidget(self.count)
        line.addStretch(1)
        self.body.addLayout(line)
        self.body.addWidget(self.parts)
        self.body.addWidget(self._stack, 1)
        self._stack.addWidget(self._overview())
        for pane in self.panes.values():
            self._stack.addWidget(pane)
        self.table.selectionModel().currentRowChanged.connect(self._show_remark)

    def _overview(self) -> QWidget:
        made = QWidget()
        laid = QVBoxLayout(made)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.setSpacing(12)
        laid.addWidget(self.table, 1)
        laid.addWidget(self.remark)
        laid.addWidget(self.notes)
        return made

    @Slot()
    def _choose(self) -> None:
        chosen = self.parts.code
        places = [OVERVIEW, *(each.name for each in PlotName)]
        self._stack.setCurrentIndex(places.index(chosen))

    @Slot()
    def _show_remark(self) -> None:
        index = self.table.currentIndex()
        self.remark.setText(self.model.key(index.row()).note if index.isValid() else "")

    @Slot()
    def _count(self) -> None:
        try:
            start, until = str(self.start.value() or ""), str(self.until.value() or "")
            days = DateKind().read(start), DateKind().read(until)
        except UnreadableError as error:
            self.visit.say(error_words(error), Tone.WRONG)
            return
        start_on, last = days
        if last < start_on:
            self.visit.say(_("The last day lies before the first: nothing was counted."), Tone.WRONG)
            self.until.target().setFocus()
            return
        self._presenter.count(start_on, last + timedelta(days=1))


class FiguresModel(RowsModel):
    """Rows of figures, headings among them in bold."""

    def __init__(self) -> None:
        super().__init__((_("What"), _("Count"), _("Remark")))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as Qt has it
        if role == Qt.ItemDataRole.FontRole and index.isValid() and self.key(index.row()).is_heading:
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        return super().data(index, role)

    def rowCount(self, parent: Index = ROOT) -> int:
        return super().rowCount(parent)
