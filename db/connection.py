"""The one place that talks to sqlcipher3: opens an encrypted file and says in our words what went wrong."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from sqlcipher3 import dbapi2 as sqlcipher

from consulaat.errors import LockedError, MachineError, TamperedError
from consulaat.files import DiskFailedError, DiskFullError, DiskReadOnlyError, disk_facts
from consulaat.services.progress import StoppedError
from resources.texts import N_

PLAIN_START: Final = b"SQLite format 3"
OLDEST_SQLITE: Final = (3, 51, 3)
CACHE_KIB: Final = 64 * 1024
COPIED_AT_ONCE: Final = 256  # pages
STEPS: Final = 20_000  # of SQLite's own machine, a few milliseconds, between two looks at whether to stop
_PRAGMAS: Final = (
    "cipher_log_level=NONE",
    "journal_mode=WAL",
    "synchronous=FULL",
    "secure_delete=ON",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "temp_store=MEMORY",
    "busy_timeout=2000",
    f"cache_size=-{CACHE_KIB}",
)
_FORBIDDEN_PRAGMAS: Final = {"key", "rekey", "hexkey", "hexrekey", "textkey", "textrekey", "writable_schema"}


class StoreLostError(TamperedError):
    """The file of the store cannot be used; who knows the folder names its newest backup."""

    def __init__(self, *, where: str = "", **facts: object) -> None:
        super().__init__(where=where, **{"newest": "FILE", **facts})


class StoreMissingError(StoreLostError):
    """The keys are there and the store is not."""

    code = "store-missing"
    sentence = N_("The file of the store is gone; only its keys are left.")
    next_step = N_("Nothing was created in its place. Restore the newest backup: consulaat restore {newest}")
    in_window = N_("Nothing was created in its place. Choose “Restore a backup” and take the newest one.")


class StoreDamagedError(StoreLostError):
    """The file cannot be read with this key; SQLCipher does not say which of the two is wrong."""

    code = "store-damaged"
    sentence = N_("The file of the store is damaged, or it belongs to other keys.")
    next_step = N_("Leave it as it is and restore the newest backup: consulaat restore {newest}")
    in_window = N_("Leave it as it is. Choose “Restore a backup” and take the newest one.")


class StorePlainError(StoreLostError):
    """The file is an unencrypted database."""

    code = "store-plain"
    sentence = N_("The file of the store is not encrypted: it was replaced.")
    next_step = N_("Do not use it. Report this, and restore the newest backup: consulaat restore {newest}")
    in_window = N_("Do not use it and report this. Choose “Restore a backup” and take the newest one.")


class StoreLockedError(MachineError):
    """Another connection holds the store."""

    code = "store-busy"
    sentence = N_("The store is in use by another program.")
    next_step = N_("Close it there and try again.")


class Connection:
    """An open encrypted database. It stays in the thread that opened it."""

    def __init__(self, path: Path, key: bytes, *, create: bool = False) -> None:
        if not create:
            _look_at(path)
        with in_our_words():
            self._raw: Any = sqlcipher.connect(path, isolation_level=None, cached_statements=512)
            self._raw.set_key(f"x'{_checked(key)}'")
        self._stops: Callable[[], bool] = bool
        self._is_ending = False
        self._is_closed = False
        self.is_narrowed = False  # views stand before the tables, see db.hidden
        try:
            self._set_up()
        except BaseException:
            self._raw.close()
            raise

    def _set_up(self) -> None:
        with in_our_words():
            for pragma in _PRAGMAS:
                self._raw.execute(f"PRAGMA {pragma}")
            self._raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
            found = self._raw.execute("SELECT sqlite_version()").fetchone()[0]
        if tuple(int(part) for part in found.split(".")) < OLDEST_SQLITE:
            raise DiskFailedError
        self._raw.set_authorizer(_authorized)
        self._raw.set_progress_handler(self._is_to_stop, STEPS)

    def stop_when(self, stops: Callable[[], bool]) -> None:
        """End a statement with StoppedError, however long it runs, once ``stops`` says so."""
        self._stops = stops

    def run(self, sql: str, values: tuple[object, ...] = ()) -> Any:  # noqa: ANN401 - the library is untyped
        """Run one statement with bound values and return its cursor."""
        with _FAULTS:
            return self._raw.execute(sql, values)

    def write_anew(self) -> None:
        """Write every page of the file anew.

        What SQLite moves from page to page leaves copies in their free room; secure_delete does not reach those.
        """
        with _FAULTS:
            self._raw.set_authorizer(lambda *_what: int(sqlcipher.SQLITE_OK))  # it attaches a store in memory
            try:
                self._raw.execute("VACUUM")
            finally:
                self._raw.set_authorizer(_authorized)
            self._raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def change_key(self, key: bytes) -> None:
        """Write every page anew under another key; no other connection may be open then."""
        with _FAULTS:
            self._raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            self._raw.set_authorizer(lambda *_what: int(sqlcipher.SQLITE_OK))
            try:
                self._raw.execute(f"PRAGMA rekey = \"x'{_checked(key)}'\"").fetchall()
            finally:
                self._raw.set_authorizer(_authorized)
            self._raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def rows(self, sql: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a query."""
        with _FAULTS:
            found: list[tuple[Any, ...]] = self._raw.execute(sql, values).fetchall()
        return found

    def each(self, sql: str, values: tuple[object, ...] = ()) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a query one by one."""
        with _FAULTS:
            for row in self._raw.execute(sql, values):  # noqa: UP028 - "yield from" would close it once too often
                yield row

    def row(self, sql: str, values: tuple[object, ...] = ()) -> tuple[Any, ...] | None:
        """Return the first row of a query, or None."""
        with _FAULTS:
            found: tuple[Any, ...] | None = self._raw.execute(sql, values).fetchone()
        return found

    def many(self, sql: str, rows: list[tuple[object, ...]]) -> None:
        """Run one statement for many rows of values."""
        with _FAULTS:
            self._raw.executemany(sql, rows)

    def script(self, sql: str) -> None:
        """Run the statements of a schema step, inside the transaction that is open."""
        for statement in sql.split(";\n"):
            if statement.strip():
                self.run(statement)

    def begin(self) -> None:
        """Open a transaction that may write."""
        self.run("BEGIN IMMEDIATE")

    def commit(self) -> None:
        """Make everything since ``begin`` permanent."""
        self._end("COMMIT")

    def roll_back(self) -> None:
        """Undo everything since ``begin``."""
        if self._raw.in_transaction:
            self._end("ROLLBACK")

    @property
    def is_in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return bool(self._raw.in_transaction)

    def copy_to(self, path: Path, key: bytes, tell: Callable[[int, int], None]) -> None:
        """Copy the whole database into a new file under the same key, telling done and total pages as it goes."""
        with in_our_words():
            target: Any = sqlcipher.connect(path, isolation_level=None)
            try:
                target.set_key(f"x'{_checked(key)}'")
                target.execute("PRAGMA cipher_log_level=NONE")
                self._raw.backup(
                    target,
                    pages=COPIED_AT_ONCE,
                    progress=lambda _status, remaining, total: tell(total - remaining, total),
                )
            finally:
                target.close()

    def _end(self, sql: str) -> None:
        """End the transaction; what was stopped before this is undone, what is stopped after it was too late."""
        self._is_ending = True
        try:
            self.run(sql)
        finally:
            self._is_ending = False

    def _is_to_stop(self) -> bool:
        return not self._is_ending and self._stops()

    def close(self) -> None:
        """Fold the write-ahead log into the file and close."""
        if self._is_closed:
            return
        self._is_closed = True
        with in_our_words():
            self._raw.set_progress_handler(None, 0)
            self._raw.close()


class _Faults:
    """Turns errors of statements into ours. Statements are many, so this is no generator."""

    def __enter__(self) -> None:
        """Watch a statement."""

    def __exit__(
        self, _type: type[BaseException] | None, error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        """Translate what went wrong."""
        if isinstance(error, sqlcipher.Error):
            raise _translated(str(error)) from None


_FAULTS: Final = _Faults()


@contextmanager
def in_our_words() -> Iterator[None]:
    """Turn errors of the library and the system into ours, class and meaning kept."""
    try:
        with disk_facts():
            yield
    except sqlcipher.Error as error:
        raise _translated(str(error)) from None


def _translated(message: str) -> Exception:
    for words, known in (
        ("full", DiskFullError),
        ("readonly", DiskReadOnlyError),
        ("unable to open", DiskReadOnlyError),
        ("interrupted", StoppedError),
        ("closed database", LockedError),
        ("locked", StoreLockedError),
        ("disk I/O", DiskFailedError),
        ("not a database", StoreDamagedError),
        ("malformed", StoreDamagedError),
        ("vtable constructor failed", StoreDamagedError),
    ):
        if words in message:
            return known()
    fault: Exception = sqlcipher.ProgrammingError(re.sub(r"[\"'].*", "", message))
    return fault


def _checked(key: bytes) -> str:
    """Return the 64 digits of a raw key; anything else SQLCipher would silently take as a passphrase."""
    digits = key.hex()
    if len(digits) != 64:
        raise StoreDamagedError
    return digits


def _look_at(path: Path) -> None:
    """Never let SQLite create the file: a missing or empty one would open as an empty database."""
    if not path.is_file():
        raise StoreMissingError
    with in_our_words(), path.open("rb") as stream:
        start = stream.read(len(PLAIN_START))
        size = os.fstat(stream.fileno()).st_size
    if start == PLAIN_START:
        raise StorePlainError
    if size == 0 or size % 4096:
        raise StoreDamagedError


def _authorized(action: int, first: str | None, second: str | None, _db: str | None, _by: str | None) -> int:
    """Deny what nothing here needs: ATTACH, key changes, writable_schema, loading of libraries."""
    if action in {sqlcipher.SQLITE_ATTACH, sqlcipher.SQLITE_DETACH}:
        return int(sqlcipher.SQLITE_DENY)
    if action == sqlcipher.SQLITE_PRAGMA and (first or "").lower() in _FORBIDDEN_PRAGMAS:
        return int(sqlcipher.SQLITE_DENY)
    if action == sqlcipher.SQLITE_FUNCTION and second in {"load_extension", "sqlcipher_export"}:
        return int(sqlcipher.SQLITE_DENY)
    return int(sqlcipher.SQLITE_OK)
