"""The memory of what was destroyed: digests of ids and of contents, so that these are known when they come again."""

import hashlib
from collections.abc import Collection

from db.connection import Connection


def remember(connection: Connection, names: Collection[str]) -> None:
    """Remember ids of records, or digests of contents, as destroyed."""
    rows: list[tuple[object, ...]] = [(_mark(each),) for each in sorted(names)]
    connection.many("INSERT OR IGNORE INTO destroyed VALUES (?)", rows)


def among(connection: Connection, names: Collection[str]) -> frozenset[str]:
    """Return which of these were destroyed here."""
    if connection.row("SELECT 1 FROM destroyed LIMIT 1") is None:
        return frozenset()
    sql = "SELECT 1 FROM destroyed WHERE id = ?"
    return frozenset(each for each in names if connection.row(sql, (_mark(each),)) is not None)


def _mark(name: str) -> bytes:
    return hashlib.sha256(f"consulaat destroyed {name}".encode()).digest()
