"""Notes that a record was read: who reads the same one again within five minutes gets no second line."""

from datetime import timedelta
from typing import Final

from consulaat.services.ports import UnitOfWork
from consulaat.sync.clock import Stamp
from consulaat.values.canonical import Json
from consulaat.values.ids import RecordId

READ: Final = "LEZEN"
SAME_READING: Final = timedelta(minutes=5)
_FRAME: Final = frozenset({"action", "at", "by", "id", "type", "n"})


def note_reading(work: UnitOfWork, by: RecordId, record_type: str, record: RecordId) -> None:
    """Note that somebody read a record, unless a line says so of the last five minutes."""
    since = work.now() - SAME_READING
    for act in reversed(work.acts_about([record])):
        if not _is_plain_reading(act, by):
            continue
        read_at = Stamp.read(str(act["at"])).moment()
        if since < read_at <= work.now():
            return
        break
    work.act(READ, record_type, record)


def _is_plain_reading(act: dict[str, Json], by: RecordId) -> bool:
    """Tell whether an act says no more than that this person read the record."""
    return act["action"] == READ and act["by"] == by and not set(act) - _FRAME
