"""The open store: its connection, its journal, its identity."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from consulaat.records.ids import UserId
from consulaat.records.registry import type_name
from consulaat.rules.permissions import NoRightError
from consulaat.services.exchange import STORE_BEHIND, OwnKeys
from consulaat.services.ports import Clock, StoreIdentity
from consulaat.services.progress import Meter
from consulaat.sync.trust import Card
from consulaat.values.ids import RecordId
from db.connection import Connection
from db.hidden import Hidden
from db.journal import Journal
from db.search_index import SearchIndex
from db.succession import succeed
from db.tables import to_id
from db.work import SqlWork


class SqlStore:
    """An open store. It stays in the thread that opened it."""

    def __init__(self, connection: Connection, clock: Clock) -> None:
        self.connection = connection
        self.clock = clock
        self.journal = Journal(connection)
        self.search_index = SearchIndex(connection)
        self.identity = _identity(connection)
        self.hidden = Hidden(connection, self.identity.time_zone)
        self.progress = Meter()
        meter = self.progress  # a store that holds itself would live on after it was closed
        connection.stop_when(lambda: meter.is_stopped)
        self._roles: dict[str, str] = {}
        self.anchor: Callable[[], None] = _nothing
        self.anchor_anew: Callable[[], None] = _nothing

    @contextmanager
    def work(self, by: UserId, *, whole: bool = False) -> Iterator[SqlWork]:
        """Begin a piece of work; left without ``commit`` it undoes itself.

        What is hidden from the user is not there, unless the work is about the store as a whole. Work that is
        left because the user has no right to it leaves nothing but the note of that.
        """
        if whole:
            self.hidden.show_all()
        else:
            self.hidden.narrow(by, self.clock.now())
        work = SqlWork(self, by)
        try:
            yield work
        except NoRightError as refused:
            self._undo(work)
            self._note(by, refused)
            raise
        finally:
            self._undo(work)
        if work.has_moved_a_bundle:
            self.anchor()

    def become(self, card: Card, card_file: bytes, keys: OwnKeys, at: datetime) -> None:
        """Go on as a new device that takes the place of the one this store was."""
        succeed(self.connection, card, card_file, keys, at)
        self.connection.run("DELETE FROM alarm WHERE code = ?", (STORE_BEHIND,))
        self.journal = Journal(self.connection)
        self.identity = _identity(self.connection)
        self._roles.clear()
        self.anchor = self.anchor_anew

    def role_of(self, device: str) -> str:
        """Return "post" or "hq" for a device that this store knows."""
        if device not in self._roles:
            self._roles = {
                to_id(store): role for store, role in self.connection.rows("SELECT store, role FROM device")
            }
        return self._roles.get(device, "post")

    def _undo(self, work: SqlWork) -> None:
        """Undo what a piece of work did not commit."""
        if work.has_written:
            self.hidden.doubt()
            self.journal.forget()
            self._roles.clear()
        self.journal.let_go()
        self.connection.roll_back()

    def _note(self, by: UserId, refused: NoRightError) -> None:
        """Note that a user was refused, once."""
        if refused.is_noted:
            return
        work, record = SqlWork(self, by), refused.record
        subject = (type_name(record), record.id) if record is not None else ("", None)
        work.act("MISLUKT", *subject, reason="NO_RIGHT", right=str(refused.facts["action"]))
        work.commit()
        refused.is_noted = True

    def close(self) -> None:
        """Close the store; nothing of it can be read afterwards."""
        self.anchor = self.anchor_anew = _nothing  # they hold the store
        self.connection.close()


def _nothing() -> None:
    """Leave the anchor as it is: there is none, or the store is behind it."""


def _identity(connection: Connection) -> StoreIdentity:
    values = dict(connection.rows("SELECT name, value FROM meta"))
    return StoreIdentity(
        store=RecordId(values["store"]),
        post=values["post"],
        role=values["role"],
        time_zone=values["time_zone"],
        is_rehearsal=bool(values["is_rehearsal"]),
    )
