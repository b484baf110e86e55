"""The public keys of those who open this store: by them a later key of the store is sealed for each."""

from typing import Final

from db.connection import Connection

_PREFIX: Final = "opener:"


class SqlOpeners:
    """Stands in the encrypted store, so that nobody puts a key of their own in another's place."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> dict[str, bytes]:
        """Return every public key by its subject: a user's id, or the papers."""
        sql = "SELECT name, value FROM meta WHERE name >= ? AND name < ?"
        rows = self._connection.rows(sql, (_PREFIX, _PREFIX[:-1] + ";"))
        return {name.removeprefix(_PREFIX): bytes(value) for name, value in rows}

    def keep(self, subject: str, public: bytes) -> None:
        """Keep the public key of a subject, in place of an older one."""
        sql = "INSERT OR REPLACE INTO meta VALUES (?, ?)"
        self._connection.run(sql, (_PREFIX + subject, public))
