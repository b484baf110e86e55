"""The last traces of what was destroyed: pages are written anew, at the next opening if need be."""

from typing import Final

from consulaat.errors import MachineError
from db.connection import Connection

_MARK: Final = "traces"


def expect(connection: Connection) -> None:
    """Note, in the transaction of the destruction, that pages and write-ahead log may still hold traces."""
    connection.run("INSERT OR REPLACE INTO meta VALUES (?, 1)", (_MARK,))


def wipe(connection: Connection) -> bool:
    """Write the file anew if it may hold traces; return whether none are left.

    A kill, a full disk or too little memory leaves the note for the next opening, and keeps nobody from working.
    """
    if connection.row("SELECT 1 FROM meta WHERE name = ?", (_MARK,)) is None:
        return True
    try:
        connection.write_anew()
        connection.run("DELETE FROM meta WHERE name = ?", (_MARK,))
    except (MachineError, MemoryError):
        return False
    return True
