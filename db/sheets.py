"""The numbers of empty intake sheets that were printed; they never leave the store."""

from collections.abc import Sequence
from datetime import datetime

from consulaat.records.ids import UserId
from consulaat.values.moment import write_moment
from db.connection import Connection
from db.tables import to_blob


class SqlSheets:
    """The numbered sheets of one piece of work; whoever writes has opened its transaction."""

    def __init__(self, connection: Connection, by: UserId) -> None:
        self._connection = connection
        self._by = by

    def reserve(self, numbers: Sequence[str], now: datetime) -> None:
        """Keep numbers for the paper that they are printed on."""
        for number in numbers:
            values = (number, write_moment(now), to_blob(self._by))
            self._connection.run("INSERT INTO intake_sheet VALUES (?, ?, ?)", values)

    def highest(self, prefix: str) -> str | None:
        """Return the highest number that begins with a prefix."""
        sql = "SELECT max(number) FROM intake_sheet WHERE number >= ? AND number < ?"
        row = self._connection.row(sql, (prefix, prefix + "~"))
        return row[0] if row else None

    def has(self, number: str) -> bool:
        """Tell whether a sheet with this number was printed from this store."""
        return self._connection.row("SELECT 1 FROM intake_sheet WHERE number = ?", (number,)) is not None
