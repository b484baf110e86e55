"""Rows of any list: narrowed, ordered and read in SQL; see consulaat.services.views for the contract."""

import json
from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from consulaat.records.compound import EmbeddedKind, ManyKind
from consulaat.records.ids import UserId
from consulaat.records.kinds import FlagKind, Kind, MoneyKind, ReferenceKind
from consulaat.services.views import Group, Sift
from db.connection import Connection
from db.lists.sifting import own_condition, where
from db.lists.sources import NAMED, Source, expression, kind_of, sort_keys, source_of
from db.tables import quoted, to_blob, to_id

Reader = Callable[[Any], Any]
AT_ONCE: Final = 500
_MERGED_ANY: Final = "SELECT 1 FROM duplicate_decision WHERE outcome = 'ZELFDE' LIMIT 1"


class SqlRows:
    """Answers consulaat.services.views.Views from an open store."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def order(self, sift: Sift, column: str, *, descending: bool) -> "array[int]":
        """Return the rows in the order of a column, the unknown last."""
        keys = sort_keys(sift.record_type, column)
        found = self._rows(sift, keys, descending=descending, column=column)
        if descending:
            return found
        unknown = self._unknown(sift, column)
        return found[unknown:] + found[:unknown] if unknown else found

    def groups(self, sift: Sift, column: str) -> tuple[Group, ...]:
        """Return each value of a column, as the store keeps it, and how many rows have it."""
        table, condition, values = self._from(sift, {column})
        name = expression(sift.record_type, column)
        sql = f"SELECT {name}, count(*) FROM {table} WHERE {condition} GROUP BY {name} ORDER BY {name}"
        read = _reader(kind_of(sift.record_type, column))
        rows = self._connection.rows(sql, tuple(values))
        return tuple((None if value is None else read(value), count) for value, count in rows)

    def grouped(self, sift: Sift, column: str) -> "tuple[tuple[Any, array[int]], ...]":
        """Return each value of a column, and the rows that have it, newest first."""
        table, condition, values = self._from(sift, {column})
        name, row = expression(sift.record_type, column), source_of(sift.record_type).row
        sql = f"SELECT {name}, group_concat({row}) FROM {table} WHERE {condition} GROUP BY {name}"
        read = _reader(kind_of(sift.record_type, column))
        found = []
        for value, numbers in self._connection.rows(sql, tuple(values)):
            rows = json.loads(f"[{numbers}]")
            rows.sort(reverse=True)
            found.append((None if value is None else read(value), array("q", rows)))
        return tuple(found)

    def count(self, sift: Sift) -> int:
        """Return how many rows there are."""
        table, condition, values = self._from(sift, set())
        row = self._connection.row(f"SELECT count(*) FROM {table} WHERE {condition}", tuple(values))
        return int(row[0]) if row else 0

    def cells(
        self, record_type: str, rows: Sequence[int], columns: Sequence[str], own: UserId | None
    ) -> dict[int, tuple[str, dict[str, Any]]]:
        """Return the id and the values of some columns of some rows; see consulaat.services.views."""
        source = source_of(record_type)
        readers = [_reader(kind_of(record_type, name)) for name in columns]
        names = ", ".join(expression(record_type, name) for name in columns)
        found: dict[int, tuple[str, dict[str, Any]]] = {}
        for start in range(0, len(rows), AT_ONCE):
            numbers = ", ".join(str(int(each)) for each in rows[start : start + AT_ONCE])
            mine: list[object] = []
            condition = f" AND {own_condition(record_type, own, mine)}" if own is not None else ""
            sql = f"SELECT {source.row}, id, {names} FROM {source.table} WHERE {source.row} IN ({numbers})"
            for row, id_, *values in self._connection.rows(sql + condition, tuple(mine)):
                cells = {
                    name: read(value)
                    for name, read, value in zip(columns, readers, values, strict=True)
                    if value is not None
                }
                found[row] = (to_id(id_), cells)
        return found

    def names(self, record_type: str, ids: Sequence[str], own: UserId | None) -> Mapping[str, str]:
        """Return the words by which people know some records; of someone else's, with ``own``, none."""
        if record_type not in NAMED:
            return {}
        found: dict[str, str] = {}
        for start in range(0, len(ids), AT_ONCE):
            some = ids[start : start + AT_ONCE]
            values: list[object] = [to_blob(each) for each in some]
            condition = f"id IN ({', '.join('?' * len(some))})"
            if own is not None:
                condition += " AND " + own_condition(record_type, own, values)
            words = quoted(NAMED[record_type])
            sql = f"SELECT id, {words} FROM {source_of(record_type).table} WHERE {condition}"
            found |= {to_id(id_): text for id_, text in self._connection.rows(sql, tuple(values)) if text}
        return found

    def _rows(self, sift: Sift, keys: tuple[str, ...], *, descending: bool, column: str) -> "array[int]":
        """Return the numbers of rows as one text: a hundred thousand steps of a cursor take three times as long."""
        source = source_of(sift.record_type)
        table, condition, values = self._from(sift, {column})
        # A plus keeps SQLite from walking an index in order and reading every row of it for the condition.
        plus = "+" if sift.is_filtered or sift.own is not None else ""
        way = " DESC" if descending else ""
        order = ", ".join(f"{plus}{key}{way}" for key in (*keys, source.row))
        inner = f"SELECT {source.row} AS number FROM {table} WHERE {condition} ORDER BY {order}"
        row = self._connection.row(f"SELECT group_concat(number) FROM ({inner})", tuple(values))
        return array("q", json.loads(f"[{row[0] or ''}]") if row else ())

    def _unknown(self, sift: Sift, column: str) -> int:
        table, condition, values = self._from(sift, {column})
        name = sort_keys(sift.record_type, column)[0].removesuffix(" COLLATE NOCASE")
        sql = f"SELECT count(*) FROM {table} WHERE {condition} AND coalesce({name}, '') = ''"
        row = self._connection.row(sql, tuple(values))
        return int(row[0]) if row else 0

    def _from(self, sift: Sift, columns: set[str]) -> tuple[str, str, list[object]]:
        """Return the table, the condition and its values; narrowed, the index that covers all of it is used."""
        source: Source = source_of(sift.record_type)
        if sift.without_merged and not self._connection.rows(_MERGED_ANY):
            sift = replace(sift, without_merged=False)  # nobody pays for what no one decided
        condition, values, used = where(sift)
        # A view has no index of its own to be named, and SQLite finds that of its table by itself.
        is_covered = (
            condition != "1" and used | columns <= source.covered and not self._connection.is_narrowed
        )
        table = f"{source.table} INDEXED BY {source.covering}" if is_covered else source.table
        return table, condition, values


def _reader(kind: Kind) -> Reader:
    """Return what makes the JSON of a stored value."""
    if isinstance(kind, ReferenceKind):
        return to_id
    if isinstance(kind, FlagKind):
        return bool
    if isinstance(kind, MoneyKind):
        return _money
    if isinstance(kind, ManyKind | EmbeddedKind):
        return json.loads
    return _same


def _money(text: str) -> dict[str, str]:
    currency, _space, amount = text.partition(" ")
    return {"amount": amount, "currency": currency}


def _same(value: Any) -> Any:  # noqa: ANN401 - text or a number
    return value
