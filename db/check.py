"""Looks for damage: pages, structure, references, and the chains of the journal."""

from typing import Final

from consulaat.services.progress import UNWATCHED, Progress
from db.attachments import SqlBlobs
from db.connection import Connection, StoreDamagedError
from db.journal import Journal
from db.tables import quoted
from resources.texts import N_

CHECKING: Final = N_("Checking the store")
_PARTS: Final = 7
_INDEXES: Final = "SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE%fts5%'"


def faults(
    connection: Connection, journal: Journal, progress: Progress = UNWATCHED, *, contents: bool = True
) -> tuple[str, ...]:
    """Return what is damaged, in short codes; the write-ahead log is folded in first, else it misleads.

    Without ``contents`` the index for searching and the attachments are not read.
    """
    progress.tell(CHECKING, 0, _PARTS)
    connection.run("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    found = [f"page: {row[0]}" for row in connection.rows("PRAGMA cipher_integrity_check")]
    progress.tell(CHECKING, 1, _PARTS)
    found += [f"structure: {row[0]}" for row in connection.rows("PRAGMA integrity_check") if row[0] != "ok"]
    progress.tell(CHECKING, 2, _PARTS)
    found += [f"reference: {row[0]}" for row in connection.rows("PRAGMA foreign_key_check")]
    progress.tell(CHECKING, 3, _PARTS)
    broken = journal.first_fault()
    if broken is not None:
        found.append(f"journal: {broken[0][:8]} {broken[1]}")
    progress.tell(CHECKING, 4, _PARTS)
    if not journal.acts_are_whole():
        found.append("acts")
    progress.tell(CHECKING, 5, _PARTS)
    if contents and not found:  # a damaged file takes no questions about its indexes any more
        names = [str(name) for (name,) in connection.rows(_INDEXES)]
        found += [f"index: {name}" for name in names if not _agrees(connection, name)]
        progress.tell(CHECKING, 6, _PARTS)
        found += [f"attachment: {sha256[:8]}" for sha256 in SqlBlobs(connection).damaged()]
    return tuple(found)


def _agrees(connection: Connection, index: str) -> bool:
    """Tell whether an index for searching is whole; the question is put as an insertion that changes nothing."""
    name = quoted(index)
    connection.begin()
    try:
        connection.run(f"INSERT INTO {name} ({name}) VALUES ('integrity-check')")
    except StoreDamagedError:
        return False
    finally:
        connection.roll_back()
    return True
