"""Copies an open store into the file of a backup, and keeps the automatic ones: seven of days, four of weeks."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from consulaat import kept_backups
from consulaat.errors import MachineError
from consulaat.files import disk_facts
from consulaat.kept_backups import KeptBackup
from consulaat.security.key_slots import StoreKey
from consulaat.services.care import MadeBackup
from consulaat.services.progress import UNWATCHED, Progress
from consulaat.values.canonical import Json, encode, parse
from consulaat.values.moment import read_moment, write_moment
from db import backup_file
from db.check import faults
from db.connection import Connection
from db.store import SqlStore
from resources.texts import N_

COPYING: Final = N_("Copying the store")
ALARM: Final = "backup-failed"
_COPY: Final = "copy.db"


class BackupSpoiledError(MachineError):
    """The copy that was just made does not check out."""

    code = "backup-spoiled"
    sentence = N_("The copy of the store was not good, so no backup was made.")
    next_step = N_("Check the store with: consulaat check. If it is whole, check the disk.")
    in_window = N_("Choose “Check the store”. If it is whole, check the disk.")


class Backups:
    """Makes backups of one open store; ``slots`` gives what opens it, as it stands in its file."""

    def __init__(self, store: SqlStore, key: StoreKey, folder: Path, slots: Callable[[], bytes]) -> None:
        self._store = store
        self._key = key
        self._folder = folder
        self._slots = slots

    def make(self, target: Path) -> MadeBackup:
        """Write a backup where a person wants it."""
        made = self._make(target, self._store.progress, contents=True)
        self._note(by_hand=write_moment(made.made_at))
        return made

    def daily(self) -> KeptBackup | None:
        """Keep the backup of today, if something changed since the last and there is none yet."""
        now = self._store.clock.now()
        here = kept_backups.kept(self._folder)
        if any(each.made_at.date() == now.date() for each in here) or (here and not self._has_changed()):
            return None
        target = self._place() / kept_backups.name_of(now)
        state = self._state()
        made = self._make(target, UNWATCHED, contents=False)
        self._note(automatic=write_moment(made.made_at), state=state)
        new = KeptBackup(path=target, made_at=now.replace(microsecond=0), size=made.size)
        for old in kept_backups.superfluous((new, *here)):
            if old is not new:
                with suppress(OSError):
                    old.path.unlink()
        return new

    def at_close(self) -> None:
        """Keep the backup of today. Closing never fails because of it: an alarm says that there is none."""
        try:
            self.daily()
        except Exception:  # noqa: BLE001 - whatever it is, the store must close
            with suppress(Exception):
                self.raise_alarm()

    def kept(self) -> tuple[KeptBackup, ...]:
        """Return the automatic backups, the newest first."""
        return kept_backups.kept(self._folder)

    def last(self) -> datetime | None:
        """Return when the last backup was made, by hand or by itself; None when none was."""
        found = [read_moment(str(at)) for name, at in self._noted().items() if name != "state"]
        return max(found, default=None)

    def last_by_hand(self) -> datetime | None:
        """Return when the last backup was made by hand; None when none was."""
        at = self._noted().get("by_hand")
        return read_moment(str(at)) if at else None

    def raise_alarm(self) -> None:
        """Let the status say that no backup could be made."""
        at = write_moment(self._store.clock.now())
        with self._writing() as connection:
            connection.run("INSERT OR REPLACE INTO alarm VALUES (?, '', ?)", (ALARM, at))

    def _make(self, target: Path, progress: Progress, *, contents: bool) -> MadeBackup:
        copy = self._place_of_copy()
        at = self._store.clock.now().replace(microsecond=0)
        slots = self._slots()
        try:
            self._store.connection.copy_to(
                copy, self._key.dek, lambda done, total: progress.tell(COPYING, done, total)
            )
            copy.chmod(0o600)
            self._require_good(copy, progress, contents=contents)
            size = backup_file.write(target, slots, copy, progress)
        finally:
            _remove(copy)
        return MadeBackup(path=target, size=size, made_at=at)

    def _require_good(self, copy: Path, progress: Progress, *, contents: bool) -> None:
        connection = Connection(copy, self._key.dek)
        try:
            opened = SqlStore(connection, self._store.clock)
            found = faults(connection, opened.journal, progress, contents=contents)
            if found or opened.identity != self._store.identity:
                raise BackupSpoiledError
        finally:
            connection.close()

    def _place(self) -> Path:
        return self._folder / kept_backups.FOLDER

    def _place_of_copy(self) -> Path:
        """Return a free place for the copy, inside the store: what a killed backup left there is removed."""
        with disk_facts():
            self._place().mkdir(mode=0o700, exist_ok=True)
            self._place().chmod(0o700)
            copy = self._place() / _COPY
            _remove(copy)
            copy.touch(mode=0o600, exist_ok=False)
        return copy

    def _has_changed(self) -> bool:
        return self._noted().get("state") != self._state()

    def _state(self) -> str:
        """Return what differs once something was changed that a backup would hold."""
        connection, journal = self._store.connection, self._store.journal
        devices = [number for (number,) in connection.rows("SELECT number FROM device ORDER BY number")]
        counted = (
            "SELECT count(*), max(moved_at) FROM bundle",
            "SELECT count(*), max(changed_at) FROM device",
            "SELECT count(*), sum(generation) FROM sealed_value",
            "SELECT count(*), max(changed_at) FROM remembered",
        )
        facts = [[journal.head(number)[0] for number in devices]]
        facts += [list(connection.row(sql) or ()) for sql in counted]
        return hashlib.sha256(repr((facts, self._slots())).encode()).hexdigest()

    def _noted(self) -> dict[str, Json]:
        row = self._store.connection.row("SELECT value FROM meta WHERE name = 'backups'")
        found = parse(row[0].encode()) if row else {}
        return dict(found) if isinstance(found, dict) else {}

    def _note(self, **facts: Json) -> None:
        """Remember in the store that a backup was made; an alarm about one that failed is over."""
        noted = encode({**self._noted(), **facts}).decode()
        with self._writing() as connection:
            connection.run("INSERT OR REPLACE INTO meta VALUES ('backups', ?)", (noted,))
            connection.run("DELETE FROM alarm WHERE code = ?", (ALARM,))

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        connection = self._store.connection
        connection.begin()
        try:
            yield connection
            connection.commit()
        finally:
            connection.roll_back()


def _remove(copy: Path) -> None:
    for name in (copy.name, f"{copy.name}-wal", f"{copy.name}-shm", f"{copy.name}-journal"):
        copy.with_name(name).unlink(missing_ok=True)
