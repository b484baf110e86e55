"""Stands between the page of figures and the statistics desk; imports no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from consulaat.services.figures.overview import Overview
from ui.doors import Office
from ui.pages.figures.plots import Plotted, plots_of
from ui.tasks import Tasks


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One line of the overview: a heading when it has no value."""

    label: str
    value: str
    note: str
    is_heading: bool


class FiguresView(Protocol):
    """What the presenter asks of the page."""

    def show_figures(self, lines: Sequence[FigureLine], notes: Sequence[str]) -> None:
        """Show the figures of a period."""

    def show_plots(self, plots: Sequence[Plotted]) -> None:
        """Show the plots of a period."""

    def show_error(self, error: Exception) -> None:
        """Say what went wrong."""


class FiguresPresenter:
    """Counts a period."""

    def __init__(self, view: FiguresView, office: Office, tasks: Tasks) -> None:
        self._view = view
        self._office = office
        self._tasks = tasks

    def count(self, start: date, until: date) -> None:
        """Show the overview of a period; ``until`` is the first day that no longer counts."""

        def show(overview: Overview) -> None:
            self._view.show_figures(lines_of(overview), overview.notes)

        statistics = self._office.statistics
        self._tasks.run(lambda: statistics.overview(start, until), show, self._view.show_error)
        self._tasks.run(
            lambda: plots_of(statistics, start, until, self._office.clock.now().date()),
            self._view.show_plots,
            self._view.show_error,
        )


def lines_of(overview: Overview) -> list[FigureLine]:
    """Return the lines of an overview; a section of one row needs no heading."""
    found: list[FigureLine] = []
    for section in overview.sections:
        rows = section.rows
        if len(rows) > 1 or (rows and rows[0].label != section.title):
            found.append(FigureLine(section.title, "", section.note, is_heading=True))
        found += [FigureLine(each.label, each.text, each.note, is_heading=False) for each in rows]
    return found
