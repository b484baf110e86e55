"""The last traces of what was destroyed: pages are written anew, at the next opening if need be."""

from typing import Final

from db.connection import Connection

_MARK: Final = "traces"


def expect(connection: Connection) -> None:
    """Note, in the transaction of the destruction, that pages and write-ahead log may still hold traces."""
    connection.run("INSERT OR REPLACE INTO meta VALUES (?, 1)", (_MARK,))


def wipe(connection: Connection) -> None:
    """Write the file anew if it may hold traces; a kill or a full disk before the end leaves the note."""
    if connection.row("SELECT 1 FROM meta WHERE name = ?", (_MARK,)) is None:
        return
    connection.write_anew()
    connection.run("DELETE FROM meta WHERE name = ?", (_MARK,))
