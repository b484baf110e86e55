"""Keeps the index of search in step with the rows, in the same transaction."""

from collections.abc import Iterator
from typing import Final

from consulaat.records.about import Record
from consulaat.records.registry import RECORDS, type_name
from consulaat.records.searched import FIRST_OF_NAMES, Searched, edition, is_searchable, searched
from consulaat.services.progress import UNWATCHED, Progress
from consulaat.values.ids import RecordId
from db.connection import Connection
from db.tables import table_of, to_blob
from resources.texts import N_

INDEXING: Final = N_("Making the index of search")
_MARK: Final = "search"
_ADD: Final = "INSERT INTO main.searched (record, type, names, keys, words) VALUES (?, ?, ?, ?, ?)"
_ADD_KEY: Final = "INSERT INTO search_key VALUES (?, ?)"
_ADD_WORDS: Final = "INSERT INTO search_text (rowid, words) VALUES (?, ?)"
_FORGET_WORDS: Final = "INSERT INTO search_text (search_text, rowid, words) VALUES ('delete', ?, ?)"
_NAME_KEYS: Final = "SELECT DISTINCT key FROM search_key WHERE key >= ?"
_SEARCHABLE: Final = tuple(made for made in RECORDS if is_searchable(made))
_HELD: Final = "SELECT id, names, keys, words FROM main.searched WHERE record = ?"


class SearchIndex:
    """The index of an open store."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._name_keys: list[str] | None = None

    def put(self, record: Record, *, is_new: bool = False) -> None:
        """Let a record be found by what it says now."""
        if not is_searchable(type(record)):
            return
        found = searched(record)
        if not is_new:
            held = self._connection.row(_HELD, (to_blob(record.id),))
            if held and held[1:] == (found.names, _joined(found), found.words):
                return
            self._forget(held)
        if found.keys or found.words:
            self._add(record, found)

    def drop(self, record: RecordId) -> None:
        """Let a record be found no more."""
        self._forget(self._connection.row(_HELD, (to_blob(record),)))

    def name_keys(self) -> list[str]:
        """Return every key of a name that there is; kept at hand until something is written."""
        if self._name_keys is None:
            rows = self._connection.rows(_NAME_KEYS, (FIRST_OF_NAMES,))
            self._name_keys = [key for (key,) in rows]
        return self._name_keys

    def bring_up_to_date(self, progress: Progress = UNWATCHED) -> None:
        """Build the index anew when it was made by other rules, or never; what is stopped begins anew next time."""
        mark = self._connection.row("SELECT value FROM meta WHERE name = ?", (_MARK,))
        if mark and mark[0] == edition(RECORDS):
            return
        self._connection.begin()
        try:
            self._build(progress)
            self._connection.run("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_MARK, edition(RECORDS)))
            self._connection.commit()
        except BaseException:
            self._connection.roll_back()
            raise

    def _build(self, progress: Progress) -> None:
        self._connection.run("DELETE FROM search_key")
        self._connection.run("INSERT INTO search_text (search_text) VALUES ('delete-all')")
        self._connection.run("DELETE FROM main.searched")
        keys: list[tuple[object, ...]] = []
        total = sum(self._count(made) for made in _SEARCHABLE)
        for done, record in enumerate(self._all()):
            progress.tell(INDEXING, done, total)
            found = searched(record)
            if found.keys or found.words:
                number = self._add_row(record, found)
                keys += [(key, number) for key in found.keys]
        # In order, so that the tree of keys grows at its end; the words are read back in one go.
        self._connection.many(_ADD_KEY, sorted(keys))
        self._connection.run("INSERT INTO search_text (search_text) VALUES ('rebuild')")
        self._name_keys = None

    def _all(self) -> Iterator[Record]:
        """Yield every record that can be found, in an order that is always the same."""
        for made in _SEARCHABLE:
            table = table_of(made)
            for row in self._connection.each(f"{table.selected_of_all} ORDER BY came, id"):
                yield table.record(row)

    def _count(self, made: type[Record]) -> int:
        found = self._connection.row(f"SELECT count(*) FROM ({table_of(made).selected_of_all})")
        return int(found[0]) if found else 0

    def _add(self, record: Record, found: Searched) -> None:
        number = self._add_row(record, found)
        self._name_keys = None
        if found.keys:
            self._connection.many(_ADD_KEY, [(key, number) for key in found.keys])
        if found.words:
            self._connection.run(_ADD_WORDS, (number, found.words))

    def _add_row(self, record: Record, found: Searched) -> int:
        values = (to_blob(record.id), type_name(record), found.names, _joined(found), found.words)
        return int(self._connection.run(_ADD, values).lastrowid)

    def _forget(self, held: tuple[int, str, str, str] | None) -> None:
        if held is None:
            return
        number, _names, keys, words = held
        self._name_keys = None
        self._connection.many(
            "DELETE FROM search_key WHERE key = ? AND id = ?", [(key, number) for key in keys.split()]
        )
        if words:
            self._connection.run(_FORGET_WORDS, (number, words))
        self._connection.run("DELETE FROM main.searched WHERE id = ?", (number,))


def _joined(found: Searched) -> str:
    return " ".join(sorted(found.keys))
