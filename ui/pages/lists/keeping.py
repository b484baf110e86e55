"""What an officer keeps of lists inside the store: columns of a view, views of their own; no Qt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from consulaat.services.list_view import ListView
from consulaat.services.listing import Question
from consulaat.services.views import Condition
from consulaat.values.canonical import Json

COLUMNS: Final = "columns/"
VIEWS: Final = "view/"
LAST: Final = "lists/last/"
BESIDE: Final = "lists/beside"
LONGEST_NAME: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The columns of a list in their order, how wide an officer made them, and which one the rows follow."""

    columns: tuple[str, ...]
    widths: Mapping[str, int] = field(default_factory=dict)
    sort: str = ""
    descending: bool = False


def layout_of(view: ListView, kept: Json) -> Layout:
    """Return the columns as they were kept, as far as the list still has them."""
    if not isinstance(kept, Mapping):
        return Layout(columns=view.columns)
    shown, widths = kept.get("columns"), kept.get("widths")
    columns = tuple(each for each in shown if each in view.offered) if isinstance(shown, list) else ()
    found = widths if isinstance(widths, Mapping) else {}
    sort = str(kept.get("sort") or "")
    return Layout(
        columns=columns or view.columns,
        widths={str(name): width for name, width in found.items() if isinstance(width, int)},
        sort=sort if sort in view.offered else "",
        descending=bool(kept.get("descending")),
    )


def layout_json(layout: Layout) -> Json:
    """Return columns as they are kept."""
    return {
        "columns": list(layout.columns),
        "widths": dict(layout.widths),
        "sort": layout.sort,
        "descending": layout.descending,
    }


def ordered(view: ListView, question: Question, layout: Layout) -> Question:
    """Return a question with an order: its own, else the one the list was put in last, else that of the list."""
    if question.sort:
        return question
    if layout.sort:
        return replace(question, sort=layout.sort, descending=layout.descending)
    return replace(question, sort=view.sort, descending=view.descending)


def question_json(question: Question) -> Json:
    """Return a question as it is kept."""
    return {
        "text": question.text,
        "sort": question.sort,
        "descending": question.descending,
        "conditions": [_condition_json(each) for each in question.conditions],
    }


def question_of(view: ListView, kept: Json) -> Question:
    """Return a question as it was kept, as far as the list still has its columns."""
    if not isinstance(kept, Mapping):
        return Question(sort=view.sort, descending=view.descending)
    conditions = kept.get("conditions")
    found = [_condition_of(each) for each in conditions] if isinstance(conditions, list) else []
    sort = str(kept.get("sort") or view.sort)
    return Question(
        text=str(kept.get("text") or ""),
        sort=sort if sort in view.offered else view.sort,
        descending=bool(kept.get("descending")),
        conditions=tuple(each for each in found if each is not None and each.column in view.offered),
    )


def _condition_json(condition: Condition) -> Json:
    return {
        "column": condition.column,
        "values": list(condition.values),
        "start": condition.start.isoformat() if condition.start else None,
        "until": condition.until.isoformat() if condition.until else None,
    }


def _condition_of(kept: Json) -> Condition | None:
    if not isinstance(kept, Mapping):
        return None
    values = kept.get("values")
    chosen: Sequence[Json] = values if isinstance(values, list) else ()
    return Condition(
        column=str(kept.get("column")),
        values=tuple(None if each is None else str(each) for each in chosen),
        start=_day(kept.get("start")),
        until=_day(kept.get("until")),
    )


def _day(kept: Json) -> date | None:
    try:
        return date.fromisoformat(kept) if isinstance(kept, str) else None
    except ValueError:
        return None
