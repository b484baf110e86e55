"""The table of sealed values: what a row, a line and a bundle carry is a mark, the content stands here alone."""

from typing import Any

from consulaat.records.about import Record
from consulaat.records.compound import SealedKind
from consulaat.records.registry import journaled
from consulaat.values.canonical import Json, encode, parse
from consulaat.values.ids import RecordId
from consulaat.values.sealed import Sealed
from db.connection import Connection
from db.tables import to_blob


class SealedValues:
    """Takes the contents of sealed values out of records, and gives one back when it is asked for."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def taken_from(self, record: Record, old: Record | None) -> dict[str, Sealed[Any]]:
        """Keep the new contents of a record here and return, by field, the marks that take their place."""
        marks: dict[str, Sealed[Any]] = {}
        for part in journaled(type(record)):
            kind = part.kind
            if not isinstance(kind, SealedKind):
                continue
            value = getattr(record, part.name)
            if value is not None and value.content is not None:
                before = getattr(old, part.name) if old else None
                mark: Sealed[Any] = Sealed((before.generation if before else 0) + 1)
                content = encode(kind.inner.write(value.content)).decode()
                self._connection.run(
                    "INSERT OR REPLACE INTO sealed_value VALUES (?, ?, ?, ?)",
                    (to_blob(record.id), part.name, mark.generation, content),
                )
                marks[part.name] = mark
        return marks

    def content(self, record: RecordId, field_name: str) -> Json:
        """Return the content of a sealed value; None when it is not in this store."""
        row = self._connection.row(
            "SELECT value FROM sealed_value WHERE record = ? AND field = ?", (to_blob(record), field_name)
        )
        return None if row is None else parse(row[0].encode())
