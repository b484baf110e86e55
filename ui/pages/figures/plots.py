"""The numbers of the plots, as the statistics desk counts them; no Qt."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from typing import Final

from consulaat.services.figures.figure import Row
from consulaat.services.statistics import StatisticsDesk
from consulaat.values.money import EURO
from resources.reference import label
from resources.texts import N_, _, language

MONTHS: Final = 12
_FUND: Final = "F"  # codes of funding sources begin with it; those of cost categories do not


class PlotName(Enum):
    """What is plotted, in the order of the page."""

    FUNNEL = N_("From report to return")
    OPEN = N_("Open over time")
    MONEY = N_("Committed and paid")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlotLine:
    """One word of a plot with its numbers, each as counted and as a person reads it."""

    words: str
    values: tuple[float | None, ...]
    shown: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plotted:
    """A plot: what its numbers are, the lines, and what must be known to read them."""

    name: PlotName
    what: str
    series: tuple[str, ...]
    lines: tuple[PlotLine, ...]
    notes: tuple[str, ...] = ()


def plots_of(desk: StatisticsDesk, start: date, until: date, today: date) -> tuple[Plotted, ...]:
    """Count everything that is plotted; ``until`` is the first day that no longer counts."""
    return (_funnel(desk, start, until), _open(desk, min(until, today)), _money(desk, start, until))


def _funnel(desk: StatisticsDesk, start: date, until: date) -> Plotted:
    figure = desk.figure("M27", start, until)
    lines = tuple(
        PlotLine(words=row.label, values=(_counted(row.value),), shown=(row.text,)) for row in figure.rows
    )
    return Plotted(
        name=PlotName.FUNNEL, what=_("Step"), series=(_("Count"),), lines=lines, notes=figure.notes
    )


def _open(desk: StatisticsDesk, until: date) -> Plotted:
    lines = []
    notes: dict[str, None] = {}
    for day in _first_days(until):
        figure = desk.figure("M26", day - timedelta(days=1), day)
        shown = "–" if figure.value is None else str(figure.value)
        lines.append(PlotLine(words=_month(day), values=(_counted(figure.value),), shown=(shown,)))
        notes.update(dict.fromkeys(figure.notes))
    said = (_("Cases that were open when the first day of the month began."), *notes)
    return Plotted(
        name=PlotName.OPEN, what=_("Month"), series=(_("Open cases"),), lines=tuple(lines), notes=said
    )


def _money(desk: StatisticsDesk, start: date, until: date) -> Plotted:
    figure = desk.figure("M21", start, until)
    rows = {row.code: row for row in figure.rows}
    funds = sorted({code.partition("/")[2] for code in rows if code.partition("/")[2].startswith(_FUND)})
    lines = [_fund(fund, rows.get(f"committed/{fund}"), rows.get(f"paid/{fund}")) for fund in funds]
    return Plotted(
        name=PlotName.MONEY,
        what=_("Funding source"),
        series=(_("Committed"), _("Paid")),
        lines=tuple(lines),
        notes=figure.notes,
    )


def _fund(code: str, committed: Row | None, paid: Row | None) -> PlotLine:
    both: Sequence[Row | None] = (committed, paid)
    return PlotLine(
        words=label("FundingCode", code, language()) or code,
        values=tuple(0.0 if each is None else _counted(each.value) for each in both),
        shown=tuple("–" if each is None else each.text for each in both),
    )


def _counted(value: int | str | None) -> float | None:
    """Return a number as a length; what is hidden has none."""
    if isinstance(value, int):
        return float(value)
    amount = value.removeprefix(f"{EURO} ") if value and value.startswith(EURO) else ""
    return float(Decimal(amount)) if amount else None


def _first_days(until: date) -> Iterator[date]:
    """Yield the first days of twelve months, the last of them on or before the end."""
    last = until.year * MONTHS + until.month - 1
    for month in range(last - MONTHS + 1, last + 1):
        yield date(month // MONTHS, month % MONTHS + 1, 1)


def _month(day: date) -> str:
    """Return a month in a few figures: 07-26."""
    return f"{day.month:02}-{day.year % 100:02}"
