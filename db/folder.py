"""The folder of a store: who may open it at one time, making it, opening it."""

import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import IO, Final, Self

from consulaat.errors import ConsulaatError, MachineError, RefusedError
from consulaat.files import DiskFailedError
from consulaat.kept_backups import newest
from consulaat.services.ports import Clock, StoreIdentity
from consulaat.services.progress import UNWATCHED, Progress
from db import swap
from db.connection import Connection, StoreLostError, StoreMissingError, in_our_words
from db.migrate import migrate
from db.search_index import SearchIndex
from db.store import SqlStore
from db.traces import wipe
from resources.texts import N_

FILE: Final = "store.db"
LOCK: Final = "lock"
KEYS: Final = ("slots.json", "slots.2.json")


class StoreBusyError(MachineError):
    """Another process has the store open."""

    code = "store-busy"
    sentence = N_("The store is already open: by {user}, since {since}.")
    next_step = N_("Close it there first.")


class StoreExistsError(RefusedError):
    """There is a store already."""

    code = "store-exists"
    sentence = N_("There is a store in this folder already.")
    next_step = N_("Name another folder, or open the store that is there.")


class FolderLock:
    """Holds the folder for one process; the system lets go of it when the process ends, however it ends."""

    def __init__(self, folder: Path, user: str) -> None:
        self.folder = folder
        with in_our_words():
            self._stream: IO[str] = _opened(folder / LOCK)
        if not _taken(self._stream):
            facts = _holder(self._stream)
            self._stream.close()
            raise StoreBusyError(**facts)
        with in_our_words():
            self._stream.seek(0)
            self._stream.truncate()
            since = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
            self._stream.write(json.dumps({"user": user, "since": since}))
            self._stream.flush()

    def __enter__(self) -> Self:
        """Return the lock that is held."""
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        """Let go of the folder."""
        self.release()

    def release(self) -> None:
        """Let go of the folder."""
        self._stream.close()


def hold(folder: Path, user: str) -> FolderLock:
    """Take the lock of a folder, and bring to its end what a killed restore left there."""
    lock = FolderLock(folder, user)
    try:
        swap.finish(folder)
    except BaseException:
        lock.release()
        raise
    return lock


def make_folder(folder: Path) -> None:
    """Make the folder of a store, for its owner alone; raise StoreExistsError when one is there."""
    if (folder / FILE).exists():
        raise StoreExistsError
    with in_our_words():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)


def create(
    folder: Path, key: bytes, identity: StoreIdentity, secrets: dict[str, bytes], clock: Clock
) -> SqlStore:
    """Make the encrypted file of a new store and open it; ``secrets`` are its own signing and receiving keys."""
    path = folder / FILE
    with in_our_words():
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        path.chmod(0o600)
    connection = Connection(path, key, create=True)
    migrate(connection)
    SearchIndex(connection).bring_up_to_date()
    connection.begin()
    facts: dict[str, object] = {
        "store": identity.store,
        "post": identity.post,
        "role": identity.role,
        "time_zone": identity.time_zone,
        "is_rehearsal": int(identity.is_rehearsal),
        **secrets,
    }
    connection.many("INSERT INTO meta VALUES (?, ?)", list(facts.items()))
    connection.commit()
    return SqlStore(connection, clock)


def open_store(folder: Path, key: bytes, clock: Clock, progress: Progress = UNWATCHED) -> SqlStore:
    """Open the encrypted file of a store; nothing is ever created in place of a missing one.

    Whoever watches is told when the index of search is made anew, and may stop that: then the store stays closed.
    """
    try:
        connection = Connection(folder / FILE, key)
        try:
            migrate(connection)
            wipe(connection)
            store = SqlStore(connection, clock)
            store.progress.watcher = progress
            store.search_index.bring_up_to_date(progress)
            return store
        except BaseException:
            connection.close()
            raise
    except StoreLostError as error:
        error.facts["newest"] = newest(folder)
        raise


class StoreFile:
    """The encrypted file of an open store."""

    def __init__(self, folder: Path, store: SqlStore) -> None:
        self._path = folder / FILE
        self._store = store

    def change_key(self, key: bytes) -> None:
        """Write all of it anew under another key, and open it once with that."""
        self._store.connection.change_key(key)
        if not self.opens_with(key):
            raise DiskFailedError

    def opens_with(self, key: bytes) -> bool:
        """Tell whether this is its key."""
        try:
            Connection(self._path, key).close()
        except ConsulaatError:
            return False
        return True


def is_store(folder: Path) -> bool:
    """Tell whether a folder holds a store, or the keys of one."""
    try:
        return any((folder / name).exists() for name in (FILE, *KEYS)) or swap.is_waiting(folder)
    except OSError:  # a name that no folder can have
        return False


def remove_unfinished(folder: Path) -> None:
    """Remove the files of a store that could not be made."""
    for name in (FILE, f"{FILE}-wal", f"{FILE}-shm", LOCK, "slots.json", "slots.2.json"):
        (folder / name).unlink(missing_ok=True)


def is_half_restored(folder: Path) -> bool:
    """Tell whether a restore was killed before all of it stood in its place."""
    return swap.is_waiting(folder)


def require_store(folder: Path) -> None:
    """Raise StoreMissingError when the file of the store is gone."""
    if not (folder / FILE).is_file():
        raise StoreMissingError(newest=newest(folder))


def _opened(path: Path) -> IO[str]:
    """Open the lock for its owner alone, whatever the umask says."""
    stream = os.fdopen(os.open(path, os.O_CREAT | os.O_RDWR, 0o600), "r+", encoding="utf-8")
    path.chmod(0o600)
    return stream


def _taken(stream: IO[str]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(stream.fileno(), 4096, os.SEEK_SET)  # behind the words: a locked byte cannot be read
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _holder(stream: IO[str]) -> dict[str, str]:
    try:
        stream.seek(0)
        found = json.loads(stream.read())
        return {"user": str(found["user"]), "since": str(found["since"])}
    except (OSError, ValueError, KeyError):
        return {"user": "?", "since": "?"}
