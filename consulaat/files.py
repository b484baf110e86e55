"""Writes whole files carefully: nothing half written, nothing overwritten, no link followed."""

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from consulaat.errors import MachineError, RefusedError
from resources.texts import N_

_FULL: Final = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_PIECE: Final = 1024 * 1024
_READ_ONLY: Final = {errno.EROFS, errno.EACCES, errno.EPERM}
_NO_FOLDER_SYNC: Final = {errno.EINVAL, errno.ENOTSUP, errno.ENOSYS}  # some sticks and network folders
NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


class DiskFullError(MachineError):
    """There is no room to write."""

    code = "disk-full"
    sentence = N_("The disk is full; nothing was written.")
    next_step = N_("Make room on the disk or the stick, then try again.")


class DiskReadOnlyError(MachineError):
    """The folder may not be written."""

    code = "store-read-only"
    sentence = N_("This folder cannot be written.")
    next_step = N_("Check your rights on the folder, and the switch on the stick, then try again.")


class DiskFailedError(MachineError):
    """The disk did not do what it was asked."""

    code = "disk-error"
    sentence = N_("The disk failed; nothing was written.")
    next_step = N_("Check the disk or the stick, or use another one.")


class FileExistsAlreadyError(RefusedError):
    """A file with this name is there; it is left as it is."""

    code = "file-exists"
    sentence = N_("There is a file with this name already; it was left as it is.")
    next_step = N_("Choose another folder, or move the file away first.")


@contextmanager
def disk_facts() -> Iterator[None]:
    """Turn what the system says about the disk into one of the errors above."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise DiskFullError from error
        if error.errno in _READ_ONLY:
            raise DiskReadOnlyError from error
        raise DiskFailedError from error


def write_file(folder: Path, name: str, data: bytes) -> Path:
    """Write a new file whole or not at all, and read it back; one that has the name is never touched."""
    path = folder / name
    with disk_facts():
        part = _write_part(folder, data)
        try:
            if not holds(part, data):
                raise DiskFailedError
            publish(part, path)
        finally:
            part.unlink(missing_ok=True)
        sync_folder(folder)
    return path


def holds(path: Path, data: bytes) -> bool:
    """Tell whether a file holds exactly this, read from it piece by piece."""
    at = 0
    with path.open("rb") as stream:
        while piece := stream.read(_PIECE):
            if piece != data[at : at + len(piece)]:
                return False
            at += len(piece)
    return at == len(data)


def replace_file(path: Path, data: bytes) -> None:
    """Put a file in the place of the old one, which stays whole until the new one is on the disk."""
    with disk_facts():
        part = _write_part(path.parent, data)
        try:
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
        sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make sure that the names in a folder are on the disk, where the system can."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(descriptor)


def _write_part(folder: Path, data: bytes) -> Path:
    part = folder / f".{secrets.token_hex(8)}.part"
    descriptor = os.open(part, NEW, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            part.chmod(0o600)  # whatever the umask says
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
            if hasattr(os, "posix_fadvise"):  # so that reading back asks the disk and not the memory
                os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
    return part


def publish(part: Path, path: Path) -> None:
    """Give a file its name unless that is taken; sticks without hard links get a plain rename."""
    try:
        os.link(part, path, follow_symlinks=False)
    except FileExistsError as error:
        raise FileExistsAlreadyError from error
    except (OSError, NotImplementedError):
        if os.path.lexists(path):
            raise FileExistsAlreadyError from None
        part.rename(path)
