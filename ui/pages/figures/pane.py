"""One plot of the page of figures, and the table of the same numbers beneath it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from resources.texts import _
from ui.pages.figures.plots import PlotName, Plotted
from ui.pages.page import scrolled
from ui.widgets.plain import Card, column, quiet
from ui.widgets.plot import Plot, PlotKind, Series, Spot
from ui.widgets.table import RowsModel, Table, TextRow

FIRST_WIDTH = 420


class PlotPane(QWidget):
    """Widgets only; shows what was counted."""

    def __init__(self, name: PlotName) -> None:
        super().__init__()
        self._name = name
        self.plot = Plot()
        self.nothing = quiet(_("There is nothing to show of this period."))
        self.notes = quiet()
        self._card = Card(self.plot, self.nothing)
        self.table = Table(RowsModel(()), _(name.value))
        self._laid = QVBoxLayout(self)
        self._laid.setContentsMargins(0, 0, 0, 0)
        self._laid.setSpacing(12)
        self._area = scrolled(column(self._card), name=_(name.value))
        self._laid.addWidget(self._area, 3)
        self._laid.addWidget(self.table, 2)
        self._laid.addWidget(self.notes)

    def show_plot(self, plotted: Plotted) -> None:
        """Show other numbers."""
        kind = PlotKind.LINE if plotted.name is PlotName.OPEN else PlotKind.BARS
        self.plot.show_numbers(
            _(plotted.name.value), kind, [each.words for each in plotted.lines], _series(plotted)
        )
        self.plot.setVisible(bool(plotted.lines))
        self.nothing.setHidden(bool(plotted.lines))
        self.table.setVisible(bool(plotted.lines))
        self.notes.setText(" ".join(plotted.notes))
        self.notes.setVisible(bool(plotted.notes))
        self._show_table(plotted)

    def _show_table(self, plotted: Plotted) -> None:
        model = RowsModel((plotted.what, *plotted.series))
        model.show([TextRow((each.words, *each.shown), each) for each in plotted.lines])
        made = Table(model, _("{plot}: table", plot=_(plotted.name.value)), widths=(FIRST_WIDTH, 160))
        made.setVisible(bool(plotted.lines))
        if plotted.lines:
            made.selectRow(0)
        self._laid.replaceWidget(self.table, made)
        self._laid.setStretchFactor(made, 2)
        self.table.hide()
        self.table.deleteLater()
        self.table = made


def _series(plotted: Plotted) -> list[Series]:
    return [
        Series(
            words=words,
            spots=tuple(Spot(value=each.values[place], shown=each.shown[place]) for each in plotted.lines),
        )
        for place, words in enumerate(plotted.series)
    ]
