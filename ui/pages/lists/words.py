"""Cells, conditions and danger of a list in words; no Qt."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import cache
from typing import Final

from consulaat.records.kinds import CodeKind, FlagKind, ReferenceKind
from consulaat.services.list_view import DANGER, MERGED, NAME, ListView
from consulaat.services.listing import ListRow, column_part
from consulaat.services.views import Condition
from consulaat.values.canonical import Json
from resources.texts import N_, _, language
from ui.widgets.ranks import NOT_ASSESSED, NOW, danger_words
from ui.widgets.shown_row import ShownRow
from ui.widgets.wording import TABLES, Shown, code_words, day_words, table_choices

MOST_NAMED: Final = 3
_FIRST_STRONG, _POP = "\u2068", "\u2069"
_BY_DAY: Final = frozenset({"changed_at", "created_at"})  # of these the hour only takes room
# Heads shorter than the labels of the fields, which stand above a narrow column.
_HEADS: Final = {
    "country_of_stay": N_("Country"),
    "changed_at": N_("Changed"),
    "created_at": N_("Made"),
    "number": N_("Number"),
    "stated_name": N_("Name"),
    "received_at": N_("Received"),
    "direct_danger": N_("Danger"),
    "due_on": N_("Due"),
    "side": N_("Side"),
    "last_municipality": N_("Last municipality"),
    "applied_on": N_("Applied"),
    "submitted_on": N_("Submitted"),
    "decision_due_on": N_("Decide by"),
    "funding_source": N_("Source"),
    "level": N_("Level"),
    "valid_until": N_("Valid to"),
    "capacity_women": N_("Women"),
    "capacity_men": N_("Men"),
    "capacity_children": N_("Children"),
    "needs_hub_agreement": N_("Agreement"),
    "is_worked": N_("Worked"),
    "receipt_is_signed": N_("Signed"),
    "main_residence": N_("Residence moved"),
}


def head_words(view: ListView, column: str) -> str:
    """Return what stands above a column."""
    return _(_HEADS.get(column) or column_part(view, column).about.label)


def plain(text: str) -> str:
    """Return words without the marks that keep right-to-left names in place on the screen."""
    return text.replace(_FIRST_STRONG, "").replace(_POP, "")


class ListWords:
    """Turns the cells of lists into words for one time zone."""

    def __init__(self, time_zone: str) -> None:
        self._shown = Shown(time_zone, lambda _type, words: words)

    def row(self, view: ListView, columns: Sequence[str], row: ListRow) -> ShownRow:
        """Return a row in words."""
        texts = tuple(self.cell(view, column, row.cells) for column in columns)
        danger = row.cells.get(DANGER, NOT_ASSESSED) if DANGER in columns else -1
        if "direct_danger" in columns:
            danger = NOW if row.cells.get("direct_danger") == "JA" else -1
        return ShownRow(row.id, texts, int(str(danger)))

    def cell(self, view: ListView, column: str, cells: Mapping[str, Json]) -> str:
        """Return one cell in words."""
        value = cells.get(column)
        if column == NAME and view.record_type in {"case", "person"}:
            name = _name(str(value or ""), str(cells.get("original_script_name") or ""))
            return _("{name} (merged)", name=name) if cells.get(MERGED) else name
        if column == DANGER:
            return danger_words(None if value is None else int(str(value)))
        if value is None:
            return ""
        if column in TABLES:
            return _table(column, language()).get(str(value), str(value))
        part = column_part(view, column)
        words = self._shown.field(part, value)
        if column in _BY_DAY:
            words = words.partition(" ")[0]
        return f"{_FIRST_STRONG}{words}{_POP}" if isinstance(part.kind, ReferenceKind) and words else words

    def value(self, view: ListView, column: str, value: str | None) -> str:
        """Return a value of a condition in words; of records their names are not known here."""
        if value is None:
            return danger_words(None) if column == DANGER else _("Not filled in")
        if column == DANGER:
            return danger_words(int(value))
        if column in TABLES:
            return _table(column, language()).get(value, value)
        kind = column_part(view, column).kind
        if isinstance(kind, CodeKind):
            return code_words(kind, value)
        if isinstance(kind, FlagKind):
            return _("Yes") if value == "true" else _("No")
        return value

    def condition(self, view: ListView, condition: Condition, names: Mapping[str, str]) -> str:
        """Return what a condition asks, as it stands on a chip; ``names`` are those of records."""
        head = head_words(view, condition.column)
        parts = []
        if condition.values:
            parts.append(self._values(view, condition, names))
        if condition.start is not None:
            parts.append(_("from {day}", day=day_words(condition.start)))
        if condition.until is not None:
            parts.append(_("until {day}", day=day_words(condition.until - timedelta(days=1))))
        return f"{head}: {' '.join(parts)}"

    def _values(self, view: ListView, condition: Condition, names: Mapping[str, str]) -> str:
        kind = column_part(view, condition.column).kind
        chosen, is_not = list(condition.values), False
        if isinstance(kind, CodeKind) and None not in chosen:
            others = [each.value for each in kind.codes if each.value not in chosen]
            if others and len(others) < len(chosen):
                chosen, is_not = list(others), True
        words = [names.get(each or "") or self.value(view, condition.column, each) for each in chosen]
        said = ", ".join(words[:MOST_NAMED])
        if len(words) > MOST_NAMED:
            said = _("{words} and {n} more", words=said, n=len(words) - MOST_NAMED)
        return _("not {values}", values=said) if is_not else said


def _name(latin: str, script: str) -> str:
    shown = latin or _("Name unknown")
    names = [f"{_FIRST_STRONG}{shown}{_POP}"]
    if script:
        names.append(f"{_FIRST_STRONG}{script}{_POP}")
    return "  ·  ".join(names)


@cache
def _table(column: str, _language: str) -> dict[str, str]:
    return dict(table_choices(column))
