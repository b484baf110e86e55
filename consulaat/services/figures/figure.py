"""One figure: a value with its definition, its rows, and what must be known to read them."""

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from consulaat.records.campaign import Precision
from consulaat.services.figures.period import Period
from consulaat.services.figures.suppression import Mark, limits, suppressed
from consulaat.services.figures.words import number, percentage
from consulaat.values.canonical import Json
from resources.texts import N_, _

Value = int | str | None


class FigureProfile(StrEnum):
    """Who reads the figures, and so which numbers are shown."""

    INTERNAL = "INTERN"
    PARLIAMENT = "KAMER"
    PUBLIC = "PUBLIEK"


APPROVAL_NEEDED = N_("These exact figures go to parliament only after approval by headquarters.")
NUMBERS_HIDDEN = N_("Small numbers are hidden; a total keeps its value.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a figure.

    ``shown`` is the number as a person reads it. Rows with the same ``group`` are the parts of one whole;
    ``within`` names a group of which this row adds up some parts. ``of`` is what ``value`` is a share of.
    """

    code: str
    label: str
    value: Value
    shown: str = ""
    note: str = ""
    precision: str = Precision.EXACT.value
    group: str = ""
    within: str = ""
    of: int | None = None
    measure: str = ""

    @property
    def share(self) -> Decimal | None:
        """The percentage with one decimal, rounded half up."""
        if not self.of or not isinstance(self.value, int):
            return None
        return (Decimal(100 * self.value) / self.of).quantize(Decimal("0.1"), ROUND_HALF_UP)

    @property
    def text(self) -> str:
        """The number as a person reads it."""
        return self.shown or (number(self.value) if isinstance(self.value, int) else self.value or "")

    def to_json(self) -> dict[str, Json]:
        """Return the row as JSON."""
        share = self.share
        return {
            "code": self.code,
            "label": self.label,
            "value": self.value,
            "shown": self.text,
            "share": None if share is None else percentage(share),
            "precision": self.precision,
            "note": self.note,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What one measure comes to in one period; ``value_row`` names the row that holds the value."""

    measure: str
    title: str
    definition: str
    version: int
    period: Period
    value: Value
    rows: tuple[Row, ...] = ()
    notes: tuple[str, ...] = ()
    value_row: str = ""

    def to_json(self) -> dict[str, Json]:
        """Return the figure as the command line prints it."""
        return {
            "measure": self.measure,
            "definition": self.definition,
            "version": self.version,
            "period": dict(self.period.to_json()),
            "value": self.value,
            "rows": [row.to_json() for row in self.rows],
            "notes": list(self.notes),
        }

    def for_profile(self, profile: FigureProfile) -> "Figure":
        """Return the figure as far as a reader may see it."""
        if profile is FigureProfile.INTERNAL:
            return self
        if profile is FigureProfile.PARLIAMENT:
            return replace(self, notes=(*self.notes, _(APPROVAL_NEEDED)))
        rows = public_rows(self.rows)
        value, shown = public_value(self.value, self.value_row, rows)
        return replace(self, value=shown or value, rows=rows, notes=(*self.notes, _(NUMBERS_HIDDEN)))


def public_value(value: Value, value_row: str = "", rows: tuple[Row, ...] = ()) -> tuple[Value, str]:
    """Return a value and how it is shown to the public; one that stands in a row is hidden as that row is."""
    row = next((row for row in rows if row.code == value_row), None) if value_row else None
    if isinstance(value, int) and suppressed([value], None) == (Mark.BELOW,):
        return None, _below()
    if row is not None and row.value is None:
        return None, row.text
    if value_row and row is None and value:
        return None, _("suppressed")
    return value, ""


def public_rows(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Return the rows as the public may see them; what is merged stands last in its group as "other"."""
    marks: dict[int, Mark] = {}
    for group in dict.fromkeys(row.group for row in rows):
        cells = {
            place: row.value
            for place, row in enumerate(rows)
            if row.group == group and isinstance(row.value, int)
        }
        total = sum(cells.values()) if group else None
        marks.update(zip(cells, suppressed(tuple(cells.values()), total), strict=True))
    broken = {rows[place].group for place, mark in marks.items() if mark is not Mark.SHOWN} - {""}
    for place, row in enumerate(rows):
        if row.within in broken and row.value and marks.get(place) is Mark.SHOWN:
            marks[place] = Mark.HIDDEN
    shown = [_public(row, marks.get(place, Mark.SHOWN)) for place, row in enumerate(rows)]
    return _merged(shown, rows, marks)


def _public(row: Row, mark: Mark) -> Row:
    if mark is Mark.BELOW:
        return replace(row, value=None, shown=_below(), note="")
    if mark is Mark.HIDDEN:
        return replace(row, value=None, shown=_("suppressed"), note="")
    denominator = row.of if row.of is not None and row.of >= limits().smallest_denominator else None
    is_plain = isinstance(row.value, int) and row.precision == Precision.EXACT.value
    return replace(row, of=denominator, shown="" if is_plain else row.shown)


def _merged(shown: list[Row], rows: tuple[Row, ...], marks: dict[int, Mark]) -> tuple[Row, ...]:
    merged = [place for place, mark in marks.items() if mark is Mark.MERGED]
    kept = tuple(row for place, row in enumerate(shown) if place not in merged)
    others = []
    for group in dict.fromkeys(rows[place].group for place in merged):
        values = [rows[place].value for place in merged if rows[place].group == group]
        total, text = public_value(sum(value for value in values if isinstance(value, int)))
        others.append(Row(code="OVERIGE", label=_("Other"), value=total, shown=text, group=group))
    return (*kept, *others)


def _below() -> str:
    return f"<{limits().smallest_shown}"
