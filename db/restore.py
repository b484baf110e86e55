"""Restores a store from a backup: verified whole beside the present one, then put in its place as a new device."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final

from consulaat.errors import ConsulaatError, TamperedError
from consulaat.security.key_slots import SlotFile
from consulaat.security.shape import WrongShapeError
from consulaat.services import rescue
from consulaat.services.ports import Clock, StoreIdentity
from consulaat.services.progress import Progress
from consulaat.services.rescue import (
    ByPassphrase,
    OnlyHere,
    OtherStoreHereError,
    Restored,
    RestorePlan,
    Way,
)
from consulaat.sync.changes import parse_own_line
from consulaat.sync.trust import public_code
from db import backup_file, swap
from db.backup_file import BackupDamagedError
from db.check import faults
from db.connection import in_our_words
from db.exchange import SqlExchange
from db.folder import FILE, LOCK, hold, is_store, open_store
from db.store import SqlStore
from db.succession import succeed
from db.work import SqlWork

_UNREADABLE: Final = OnlyHere(is_readable=False)


class Restoring:
    """One backup on its way into the folder of a store; ``allowed`` may object to what it turns out to be."""

    def __init__(
        self,
        folder: Path,
        file: Path,
        way: Way,
        clock: Clock,
        progress: Progress,
        allowed: Callable[[StoreIdentity], None],
    ) -> None:
        self._folder = folder
        self._file = file
        self._way = way
        self._clock = clock
        self._progress = progress
        self._allowed = allowed
        self._keeps_slots = False
        self._by = rescue.NOBODY
        self._key = b""

    def plan(self) -> RestorePlan:
        """Verify the backup and tell what restoring it would do; nothing is changed."""
        with self._held(), self._unpacked() as (_bench, store):
            return self._planned(store)

    def restore(self) -> Restored:
        """Put the store of the backup in place, as a new device; what stood there is kept beside it."""
        with self._held(), self._unpacked() as (bench, store):
            planned, before, now = self._planned(store), store.identity, self._clock.now()
            exchange = _exchange(store)
            last = exchange.head(before.store)[0]
            new = rescue.new_device(before, exchange.own_keys(), now)
            succeed(store.connection, new.card, new.card_file, new.keys, now)
            store.close()
            self._note(bench, before.store)
            return Restored(
                plan=planned,
                device=new.card.store,
                succeeds=before.store,
                after=last,
                public_code=public_code(new.card),
                kept_as=swap.put_in_place(self._folder, now),
            )

    @contextmanager
    def _held(self) -> Iterator[None]:
        """Hold the folder; one that was not there is gone again where nothing came into it."""
        was_there = self._folder.exists()
        with in_our_words():
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not was_there:
                self._folder.chmod(0o700)
        user = self._way.user if isinstance(self._way, ByPassphrase) else ""
        lock = hold(self._folder, user)
        try:
            yield
        finally:
            lock.release()
            if not was_there and not is_store(self._folder):
                (self._folder / LOCK).unlink(missing_ok=True)
                self._folder.rmdir()

    @contextmanager
    def _unpacked(self) -> Iterator[tuple[Path, SqlStore]]:
        """Unpack the backup, open it, check all of it; what is not put in its place is removed."""
        bench = swap.workshop(self._folder)
        try:
            slots = backup_file.unpack(self._file, bench / FILE, self._progress)
            self._unlock(bench, slots)
            store = self._opened(bench)
            try:
                self._require_whole(store)
                self._allowed(store.identity)
                rescue.require_care(store, self._by)
                yield bench, store
            finally:
                store.close()
        finally:
            swap.clear(self._folder)

    def _unlock(self, bench: Path, slots: bytes) -> None:
        """Open the backup with the slots of the present store where these are newer, else with its own."""
        kept = SlotFile(bench)
        try:
            kept.put(slots)
        except WrongShapeError:
            raise BackupDamagedError from None
        self._keeps_slots = self._take_newer_slots(kept)
        try:
            self._key, self._by = rescue.open_with(kept, self._way)
        except ConsulaatError:
            if not self._keeps_slots:
                raise
            kept.put(slots)  # perhaps a passphrase of the day of the backup
            self._keeps_slots = False
            self._key, self._by = rescue.open_with(kept, self._way)

    def _take_newer_slots(self, kept: SlotFile) -> bool:
        present = SlotFile(self._folder)
        try:
            is_same, is_newer = present.store() == kept.store(), present.counter() > kept.counter()
            is_newer = (
                is_newer and present.generation() == kept.generation()
            )  # they open the key of the backup
        except TamperedError:
            return False
        if not is_same:
            raise OtherStoreHereError
        if is_newer:
            kept.put(present.content())
        return is_newer

    def _opened(self, bench: Path) -> SqlStore:
        try:
            return open_store(bench, self._key, self._clock)
        except TamperedError:
            raise BackupDamagedError from None

    def _require_whole(self, store: SqlStore) -> None:
        try:
            found = faults(store.connection, store.journal, self._progress)
        except TamperedError:
            raise BackupDamagedError from None
        if found:
            raise BackupDamagedError

    def _planned(self, store: SqlStore) -> RestorePlan:
        replaces = (self._folder / FILE).exists()
        return RestorePlan(
            identity=store.identity,
            newest_change=_newest_change(store),
            lines=store.journal.count(),
            replaces=replaces,
            keeps_passphrases=self._keeps_slots,
            only_here=self._only_here(store) if replaces else None,
        )

    def _only_here(self, store: SqlStore) -> OnlyHere:
        """Compare with the present store, where that can still be read."""
        try:
            present = self._present()
        except ConsulaatError:
            return _UNREADABLE
        try:
            ours = _exchange(present)
            return rescue.only_in(ours, _exchange(store), (present.identity.store, *ours.predecessors()))
        except ConsulaatError:
            return _UNREADABLE
        finally:
            present.close()

    def _present(self) -> SqlStore:
        """Open the present store, which may have another key since the day of the backup."""
        try:
            return open_store(self._folder, self._key, self._clock)
        except TamperedError:
            key, _by = rescue.open_with(SlotFile(self._folder), self._way)
            return open_store(self._folder, key, self._clock)

    def _note(self, bench: Path, before: str) -> None:
        """Write into the acts of the new device that it was restored, and by whom."""
        store = open_store(bench, self._key, self._clock)
        try:
            with store.work(self._by) as work:
                work.act("TERUGZETTEN", succeeds=before, with_papers=self._by == rescue.NOBODY)
                work.commit()
        finally:
            store.close()


def _newest_change(store: SqlStore) -> datetime | None:
    exchange, own = _exchange(store), store.identity.store
    line = exchange.line_at(own, exchange.head(own)[0])
    return parse_own_line(own, line.decode()).at.moment().replace(microsecond=0) if line else None


def _exchange(store: SqlStore) -> SqlExchange:
    return SqlWork(store, rescue.NOBODY).exchange
