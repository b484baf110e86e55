r"""The file of a backup: what opens the store, and the store, both as encrypted as they were.

    "CNSLBK1\n" | u32 length of the slots | slots.json | SQLCipher database

The length is big-endian. Nothing in it can be read without a passphrase or two recovery papers.
"""

import hashlib
import os
import stat
import struct
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, Final

from consulaat.errors import MachineError, TamperedError
from consulaat.files import (
    NEW,
    DiskFailedError,
    FileExistsAlreadyError,
    disk_facts,
    publish,
    sync_folder,
)
from consulaat.security.shape import WrongShapeError
from consulaat.security.slots import Slots, read_slots
from consulaat.services.progress import Progress
from resources.texts import N_

MAGIC: Final = b"CNSLBK1\n"
PART: Final = ".part"
WRITING: Final = N_("Writing the backup")
READING_BACK: Final = N_("Reading the backup back")
UNPACKING: Final = N_("Reading the backup")

_PIECE: Final = 1024 * 1024
_LARGEST_SLOTS: Final = 4 * 1024 * 1024
_PAGE: Final = 4096


class BackupDamagedError(TamperedError):
    """The file is not a whole backup, or its content does not check out."""

    code = "backup-damaged"
    sentence = N_("This backup is damaged, or it is not a backup; nothing was changed.")
    next_step = N_("Use another backup.")


class BackupUnreadableError(MachineError):
    """The file cannot be read as a file at all."""

    code = "backup-unreadable"
    sentence = N_("The file of the backup cannot be read.")
    next_step = N_("Check its name and the stick, then try again.")


def write(target: Path, slots: bytes, database: Path, progress: Progress) -> int:
    """Write a backup under a name that is free, read it back, and return its size."""
    part = target.with_name(target.name + PART)
    if os.path.lexists(target):
        raise FileExistsAlreadyError
    with disk_facts():
        _remove_leftover(part)
        try:
            digest = _write_part(part, slots, database, progress)
            if _digest_on_disk(part, progress) != digest:
                raise DiskFailedError
            size = part.stat().st_size
            publish(part, target)
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
        try:
            sync_folder(target.parent)
        except OSError:
            target.unlink(missing_ok=True)
            raise
    return size


def slots_of(source: Path) -> Slots:
    """Return what opens the store in a backup; raise BackupDamagedError."""
    with _opened(source) as stream:
        slots, _content = _start(stream)
    try:
        return read_slots(slots)
    except WrongShapeError:
        raise BackupDamagedError from None


def unpack(source: Path, database: Path, progress: Progress) -> bytes:
    """Write the database of a backup into a new file and return its slots; raise BackupDamagedError."""
    with _opened(source) as stream:
        total = os.fstat(stream.fileno()).st_size
        slots, content = _start(stream)
        with disk_facts(), _new(database) as out:
            for piece in _pieces(stream, total, progress, UNPACKING):
                out.write(piece)
            out.flush()
            os.fsync(out.fileno())
    if database.stat().st_size != content:
        raise BackupDamagedError
    return slots


def _start(stream: IO[bytes]) -> tuple[bytes, int]:
    """Return the slots and how many bytes of database must follow."""
    total = os.fstat(stream.fileno()).st_size
    start = stream.read(len(MAGIC) + 4)
    if len(start) != len(MAGIC) + 4 or not start.startswith(MAGIC):
        raise BackupDamagedError
    (length,) = struct.unpack(">I", start[-4:])
    content = total - len(start) - length
    if not 0 < length <= _LARGEST_SLOTS or content <= 0 or content % _PAGE:
        raise BackupDamagedError
    return stream.read(length), content


def _new(path: Path) -> IO[bytes]:
    """Open a new file for its owner alone, whatever the umask says."""
    stream = os.fdopen(os.open(path, NEW, 0o600), "wb")
    path.chmod(0o600)
    return stream


def _opened(source: Path) -> IO[bytes]:
    """Open an ordinary file and nothing else; a pipe or a device is never waited for."""
    try:
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        stream = os.fdopen(os.open(source, flags), "rb")
    except (OSError, ValueError):  # the latter for names that no file can have
        raise BackupUnreadableError(where=source.name) from None
    if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
        stream.close()
        raise BackupUnreadableError(where=source.name)
    return stream


def _remove_leftover(part: Path) -> None:
    """Remove what an earlier backup to this name left when it was killed; somebody else's file stays."""
    if not os.path.lexists(part):
        return
    if part.is_symlink() or not part.is_file():
        raise FileExistsAlreadyError
    with part.open("rb") as stream:
        if not MAGIC.startswith(stream.read(len(MAGIC))):
            raise FileExistsAlreadyError
    part.unlink()


def _write_part(part: Path, slots: bytes, database: Path, progress: Progress) -> bytes:
    digest = hashlib.sha256()
    with _new(part) as out, database.open("rb") as stream:
        start = MAGIC + struct.pack(">I", len(slots)) + slots
        out.write(start)
        digest.update(start)
        for piece in _pieces(stream, database.stat().st_size, progress, WRITING):
            out.write(piece)
            digest.update(piece)
        out.flush()
        os.fsync(out.fileno())
        if hasattr(os, "posix_fadvise"):  # so that reading back asks the disk and not the memory
            os.posix_fadvise(out.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    return digest.digest()


def _digest_on_disk(path: Path, progress: Progress) -> bytes:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        for piece in _pieces(stream, path.stat().st_size, progress, READING_BACK):
            digest.update(piece)
    return digest.digest()


def _pieces(stream: IO[bytes], total: int, progress: Progress, what: str) -> Iterator[bytes]:
    done = 0
    while piece := stream.read(_PIECE):
        progress.tell(what, done // _PIECE, total // _PIECE + 1)
        yield piece
        done += len(piece)
