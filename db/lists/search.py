"""Finds records in the index of search: by keys, and by words."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from consulaat.records.compound import parts_of
from consulaat.records.registry import record_class
from consulaat.rules.permissions import OWNERS
from consulaat.services.candidates import Asked, Candidate, Reach
from db.connection import Connection
from db.search_index import SearchIndex
from db.tables import quoted, to_blob, to_id

SURE: Final = 4
WIDE: Final = 3
_COLUMNS: Final = "s.type, s.record, s.names, s.keys"


class SqlCandidates:
    """The index of an open store, for reading."""

    def __init__(self, connection: Connection, index: SearchIndex) -> None:
        self._connection = connection
        self._index = index

    def by_keys(self, asked: Sequence[Asked], reach: Reach, limit: int) -> tuple[Candidate, ...]:
        """Return records by their keys, those first that have most of what was asked, then the newest."""
        parts, values = _keyed(asked)
        if not parts:
            return ()
        counted = f"SELECT id, sum(worth) AS worth FROM ({' UNION ALL '.join(parts)}) GROUP BY id"
        last = "ORDER BY k.worth DESC, k.id DESC LIMIT ?"
        if reach.is_everywhere:  # so only what is chosen has to be looked up
            sql = (
                f"SELECT {_COLUMNS} FROM (SELECT * FROM ({counted}) AS k {last}) AS k "
                "JOIN searched AS s ON s.id = k.id ORDER BY k.worth DESC, k.id DESC"
            )
            return self._found(sql, (*values, limit))
        where, allowed = _within(reach)
        sql = (
            f"SELECT {_COLUMNS} FROM ({counted}) AS k JOIN searched AS s ON s.id = k.id WHERE {where} {last}"
        )
        return self._found(sql, (*values, *allowed, limit))

    def by_words(self, words: Sequence[str], reach: Reach, limit: int) -> tuple[Candidate, ...]:
        """Return the newest records in which every word is found, or one that begins with it."""
        if not words:
            return ()
        where, allowed = _within(reach)
        match = " ".join('"' + word.replace('"', '""') + '"*' for word in words)
        sql = (
            f"SELECT {_COLUMNS} FROM search_text AS t JOIN searched AS s ON s.id = t.rowid "
            f"WHERE t.words MATCH ? AND {where} ORDER BY t.rowid DESC LIMIT ?"
        )
        return self._found(sql, (match, *allowed, limit))

    def name_keys(self) -> Sequence[str]:
        """Return every key of a name that there is."""
        return self._index.name_keys()

    def _found(self, sql: str, values: tuple[object, ...]) -> tuple[Candidate, ...]:
        rows = self._connection.rows(sql, values)
        return tuple(Candidate(type_, to_id(record), names, keys) for type_, record, names, keys in rows)


def _keyed(asked: Iterable[Asked]) -> tuple[list[str], list[object]]:
    """Return a query for each word: the records that have it, each once, with the worth of its best key."""
    parts: list[str] = []
    values: list[object] = []
    for word in asked:
        choices = []
        for keys, worth in ((word.sure, SURE), (word.wide, WIDE)):
            if keys:
                places = ", ".join("?" * len(keys))
                choices.append(f"SELECT id, {worth} AS worth FROM search_key WHERE key IN ({places})")
                values += sorted(keys)
        if word.begins:
            choices.append(f"SELECT id, {WIDE} AS worth FROM search_key WHERE key >= ? AND key < ?")
            values += [word.begins, word.begins + "\U0010ffff"]
        if choices:
            parts.append(f"SELECT id, max(worth) AS worth FROM ({' UNION ALL '.join(choices)}) GROUP BY id")
    return parts, values


def _within(reach: Reach) -> tuple[str, list[Any]]:
    """Return the condition that keeps everything out that may not be read."""
    names = sorted(reach.full)
    parts = [f"s.type IN ({', '.join('?' * len(names))})"]
    values: list[Any] = [*names]
    for name in sorted(reach.own):
        columns = [part.name for part in parts_of(record_class(name)) if part.name in OWNERS]
        own = " OR ".join(f"{quoted(column)} = ?" for column in columns)
        parts.append(f"(s.type = ? AND s.record IN (SELECT id FROM {quoted(name)} WHERE {own}))")
        values += [name, *[to_blob(reach.by)] * len(columns)]
    return f"({' OR '.join(parts)})", values
