"""What a user left lying on the desk: drafts, recent cases, saved views. It never leaves the store."""

import json
from datetime import datetime

from consulaat.records.ids import UserId
from consulaat.values.canonical import Json
from consulaat.values.moment import write_moment
from db.connection import Connection
from db.tables import to_blob


class Remembered:
    """The remembered values of one user."""

    def __init__(self, connection: Connection, user: UserId) -> None:
        self._connection = connection
        self._user = to_blob(user)

    def keep(self, name: str, value: Json, now: datetime) -> None:
        """Keep a value under a name; None forgets it."""
        if value is None:
            sql = "DELETE FROM remembered WHERE user = ? AND name = ?"
            self._connection.run(sql, (self._user, name))
            return
        sql = "INSERT OR REPLACE INTO remembered VALUES (?, ?, ?, ?)"
        self._connection.run(sql, (self._user, name, json.dumps(value), write_moment(now)))

    def all(self, prefix: str) -> dict[str, Json]:
        """Return every value whose name begins like this, the last kept first."""
        sql = (
            "SELECT name, value FROM remembered WHERE user = ? AND name >= ? AND name < ? "
            "ORDER BY changed_at DESC, name"
        )
        found = self._connection.rows(sql, (self._user, prefix, prefix + "\U0010ffff"))
        return {name: json.loads(value) for name, value in found}
