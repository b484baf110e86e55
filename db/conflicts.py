"""What merging left on a record: open conflicts, and values that were authentic but not valid."""

from typing import Any, Final

from consulaat.services.ports import OpenConflict
from consulaat.sync.clock import Stamp
from consulaat.sync.merge import Collision, Fault, Merged, Standing
from consulaat.values.canonical import Json, encode, parse
from consulaat.values.ids import RecordId
from db.connection import Connection
from db.journal import Journal
from db.tables import to_blob, to_id

_NOTED: Final = "SELECT record FROM main.conflict UNION SELECT record FROM main.fault"


class Conflicts:
    """Keeps conflicts and faults up to what the lines of a record come to."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        self._connection = connection
        self._journal = journal
        self._noted: set[bytes] | None = None

    def keep(self, record_type: str, record: RecordId, merged: Merged) -> None:
        """Replace the conflicts and faults of a record."""
        blob = to_blob(record)
        if self._noted is None:
            self._noted = {row[0] for row in self._connection.rows(_NOTED)}
        if blob in self._noted:
            self._connection.run("DELETE FROM main.conflict WHERE record = ?", (blob,))
            self._connection.run("DELETE FROM main.fault WHERE record = ?", (blob,))
        if merged.collisions or merged.faults:
            self._noted.add(blob)
        for each in merged.collisions:
            self._connection.run(
                "INSERT INTO main.conflict VALUES (?, ?, ?, ?, ?, ?)",
                (
                    to_blob(each.id),
                    blob,
                    record_type,
                    each.field_name,
                    encode([_written(one) for one in each.standing]).decode(),
                    each.standing.index(each.shown),
                ),
            )
        for fault in merged.faults:
            device = self._journal.number_of(fault.device)
            self._connection.run(
                "INSERT INTO main.fault VALUES (?, ?, ?, ?, ?, ?)",
                (blob, record_type, fault.field_name, device, fault.number, fault.reason),
            )

    def open(self, record: RecordId | None) -> tuple[OpenConflict, ...]:
        """Return open conflicts, of one record or of all, in the order of their ids."""
        where, values = ("WHERE record = ?", (to_blob(record),)) if record else ("", ())
        rows = self._connection.rows(
            f"SELECT id, record_type, record, field, standing, shown FROM conflict {where} ORDER BY id",
            values,
        )
        return tuple(_open(row) for row in rows)

    def count(self) -> int:
        """Return how many conflicts are open."""
        row = self._connection.row("SELECT count(*) FROM conflict")
        return int(row[0]) if row else 0

    def faults(self, record: RecordId) -> tuple[Fault, ...]:
        """Return the values of a record that were authentic but not valid."""
        rows = self._connection.rows(
            "SELECT field, device, number, reason FROM fault WHERE record = ?", (to_blob(record),)
        )
        found = [Fault(name, self._journal.device(device), number, why) for name, device, number, why in rows]
        return tuple(sorted(found, key=lambda each: (each.field_name, each.device, each.number)))


def _written(each: Standing) -> Json:
    return {
        "at": each.at.write(),
        "by": each.by,
        "device": each.device,
        "n": each.number,
        "value": each.value,
    }


def _open(row: tuple[Any, ...]) -> OpenConflict:
    id_, record_type, record, field_name, text, shown = row
    found: Any = parse(text.encode())
    standing = tuple(
        Standing(each["device"], each["n"], Stamp.read(each["at"]), RecordId(each["by"]), each["value"])
        for each in found
    )
    collision = Collision(to_id(id_), field_name, standing, standing[shown])
    return OpenConflict(id=to_id(id_), record_type=record_type, record=to_id(record), collision=collision)
