"""Plots: drawn in every theme, with a pattern beside colour, and told in words."""

import pytest
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.widgets.look import Theme, palette
from ui.widgets.plot import Plot, PlotKind, Series, Spot
from ui.widgets.table import shared


def bars() -> Plot:
    plot = Plot()
    plot.show_numbers(
        "Money",
        PlotKind.BARS,
        ["Fund"],
        [
            Series(words="Committed", spots=(Spot(value=100.0, shown="€ 100"),)),
            Series(words="Paid", spots=(Spot(value=100.0, shown="€ 100"),)),
        ],
    )
    plot.resize(600, plot.sizeHint().height())
    return plot


def share_of(image: QImage, colour: QColor, top: float, bottom: float) -> float:
    """Tell how much of the middle of a picture, between two heights, is in a colour."""
    found = [
        image.pixelColor(x, y) == colour for x in range(200, 300) for y in range(round(top), round(bottom))
    ]
    return sum(found) / len(found)


@pytest.mark.parametrize("theme", Theme)
def test_a_second_series_differs_by_its_pattern(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    before = qapp.palette()
    qapp.setPalette(palette(theme))
    plot = bars()
    qtbot.addWidget(plot)
    image = plot.grab().toImage()
    accent = qapp.palette().color(QPalette.ColorRole.Accent)
    qapp.setPalette(before)

    bar = plot._bar()
    top = plot.fontMetrics().lineSpacing() * 2
    assert share_of(image, accent, top + 4, top + bar - 6) > 0.95
    assert share_of(image, accent, top + bar + 4, top + 2 * bar - 6) < 0.6


def test_a_plot_tells_its_numbers_in_words(qtbot: QtBot) -> None:
    plot = bars()
    qtbot.addWidget(plot)

    assert plot.accessibleName() == "Money"
    assert plot.accessibleDescription() == "Committed: Fund: € 100. Paid: Fund: € 100."


def test_a_hidden_number_is_said_but_has_no_length(qtbot: QtBot) -> None:
    plot = Plot()
    qtbot.addWidget(plot)
    spots = (Spot(value=None, shown="<5"), Spot(value=40.0, shown="40"))
    plot.show_numbers("Open", PlotKind.LINE, ["Jan", "Feb"], [Series(words="Open", spots=spots)])
    plot.resize(400, 200)
    accent = plot.palette().color(QPalette.ColorRole.Accent)

    image = plot.grab().toImage()

    left = [image.pixelColor(x, y) for x in range(180) for y in range(200)]
    assert "Jan: <5" in plot.accessibleDescription()
    assert accent not in left


@pytest.mark.parametrize("room", [200, 480, 2000])
def test_columns_that_share_fit_the_room(room: int) -> None:
    needed = [90, 400, 120]

    widths = shared(needed, room)

    assert sum(widths) <= room
    assert all(one <= other for one, other in zip(widths, needed, strict=True))
    assert widths[0] == min(90, room // 3)
