"""Where the rows of a list are read: a narrow kept table, an index that covers them, or the table of the record."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from consulaat.records.compound import parts_of
from consulaat.records.kinds import DecimalKind, FlagKind, Kind, MoneyKind, ReferenceKind, TextKind
from consulaat.records.registry import record_class
from consulaat.services.list_view import MERGED
from db.tables import quoted


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One type of record as lists read it: its table, the number of a row, and what else it holds than fields.

    ``made`` are columns that no table keeps, as expressions.
    """

    table: str
    row: str = "rowid"
    laid: frozenset[str] = frozenset()
    covering: str = ""
    covered: frozenset[str] = field(default=frozenset())
    made: Mapping[str, str] = field(default_factory=dict)


# The words by which people know a record of a type, and the columns a text is looked for in.
NAMED: Final = {
    "user": "display_name",
    "organisation": "name",
    "person": "name",
    "case": "number",
    "report": "number",
    "safehouse": "code_name",
    "funding_source": "name",
    "campaign": "name",
    "travel_document_application": "number",
    "visa_application": "number",
    "travel_document": "number",
    "cost_line": "description",
    "residence_right": "document_number",
    "exchange_rate": "currency",
    "holiday": "name",
    "commitment": "level",
}
SEARCHED: Final = {
    "person": ("sort_name", "original_script_name"),
    "case": ("number", "neutral_reference", "sort_name", "original_script_name"),
}
FOLDED: Final = "sort_name"
_LAID: Final = frozenset({"name", "sort_name", "original_script_name"})
_COVERED_REPORT: Final = (
    "state kind direct_danger channel country_of_stay reporter_relation received_at number stated_name owner "
    "registered_by created_by source_organisation reported_phenomenon foreign_link whereabouts case person "
    "changed_at created_at post language occurrence"
)
_COVERED_TASK: Final = (
    "state due_on side assignee track_kind origin case report description completed_at created_by changed_at "
    "created_at post"
)
# The rows of people whom a standing decision, or a chain of them, calls the same as one whose file is kept. Where
# two posts each keep the other file both stand, as in consulaat.services.same_person.
MERGED_ROWS: Final = """(WITH RECURSIVE up(id, above) AS (
  SELECT other_person, person FROM duplicate_decision WHERE outcome = 'ZELFDE' AND undone_at IS NULL
  UNION SELECT up.id, d.person FROM up JOIN duplicate_decision AS d ON d.other_person = up.above
  WHERE d.outcome = 'ZELFDE' AND d.undone_at IS NULL)
  SELECT person_row.row FROM up JOIN person_row ON person_row.id = up.id
  WHERE up.above IN (SELECT id FROM person) AND up.id NOT IN (SELECT id FROM up WHERE above = id))"""
_SOURCES: Final = {
    "case": Source(table="case_row", row="row", laid=_LAID | {"danger"}),
    "person": Source(
        table="person_row", row="row", laid=_LAID, made={MERGED: f"(person_row.row IN {MERGED_ROWS})"}
    ),
    "report": Source(table="report", covering="report_listing", covered=frozenset(_COVERED_REPORT.split())),
    "task": Source(table="task", covering="task_listing", covered=frozenset(_COVERED_TASK.split())),
}


def source_of(record_type: str) -> Source:
    """Return where rows of a type are read."""
    return _SOURCES.get(record_type) or Source(table=quoted(record_type))


def expression(record_type: str, column: str) -> str:
    """Return a column as a SELECT reads it."""
    return source_of(record_type).made.get(column) or quoted(column)


def kind_of(record_type: str, column: str) -> Kind:
    """Return the kind of a column; one that is laid by hand is text, or made of others a flag."""
    if column in source_of(record_type).made:
        return FlagKind()
    for part in parts_of(record_class(record_type)):
        if part.name == column:
            return part.kind
    return TextKind()


def sort_keys(record_type: str, column: str) -> tuple[str, ...]:
    """Return the expressions that put rows in the order of a column."""
    made, kind, name = (
        record_class(record_type),
        kind_of(record_type, column),
        expression(record_type, column),
    )
    if column in source_of(record_type).laid:
        return (quoted(FOLDED if column == "name" else column),)
    if isinstance(kind, MoneyKind):
        return f"substr({name}, 1, 3)", f"CAST(substr({name}, 5) AS REAL)"
    if isinstance(kind, DecimalKind):
        return (f"CAST({name} AS REAL)",)
    if isinstance(kind, ReferenceKind) and kind.record_type in NAMED:
        other = source_of(kind.record_type).table
        words = quoted(FOLDED if kind.record_type == "person" else NAMED[kind.record_type])
        return (f"(SELECT {words} FROM {other} AS o WHERE o.id = {source_of(record_type).table}.{name})",)
    if isinstance(kind, TextKind) and column not in made.REFERENCES:
        return (f"{name} COLLATE NOCASE",)
    return (name,)
