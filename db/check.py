"""Looks for damage: pages, structure, references, and the chains of the journal."""

from db.connection import Connection
from db.journal import Journal


def faults(connection: Connection, journal: Journal) -> tuple[str, ...]:
    """Return what is damaged, in short codes; the write-ahead log is folded in first, else it misleads."""
    connection.run("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    found = [f"page: {row[0]}" for row in connection.rows("PRAGMA cipher_integrity_check")]
    found += [f"structure: {row[0]}" for row in connection.rows("PRAGMA integrity_check") if row[0] != "ok"]
    found += [f"reference: {row[0]}" for row in connection.rows("PRAGMA foreign_key_check")]
    broken = journal.first_fault()
    if broken is not None:
        found.append(f"journal: {broken[0][:8]} {broken[1]}")
    if not journal.acts_are_whole():
        found.append("acts")
    return tuple(found)
