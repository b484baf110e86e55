"""Removes a store from its folder: what opens it first, overwritten, then all else."""

import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from consulaat.kept_backups import SUFFIX
from db.folder import KEYS

_AT_ONCE: Final = 1024 * 1024


def erase(folder: Path) -> tuple[Path, ...]:
    """Remove everything in the folder of a store; return what could not be removed.

    A disk may keep what was overwritten in places of its own, and nobody can promise otherwise: what is left there is
    a key wrapped under a passphrase.
    """
    files = sorted(_files(folder), key=_order)
    left = [each for each in files if not _removed(each)]
    for place in sorted((each for each in folder.rglob("*") if each.is_dir()), reverse=True):
        _dropped(place)
    _dropped(folder)
    return tuple(left)


def _files(folder: Path) -> Iterator[Path]:
    for each in folder.rglob("*"):
        if each.is_symlink() or not each.is_dir():
            yield each


def _order(path: Path) -> tuple[bool, bool]:
    """Return what sorts keys before backups, and these before all else."""
    return path.name not in KEYS, path.suffix != SUFFIX


def _removed(path: Path) -> bool:
    try:
        if not path.is_symlink() and (path.name in KEYS or path.suffix == SUFFIX):
            _overwrite(path)
        path.unlink()
    except OSError:
        return False
    return True


def _overwrite(path: Path) -> None:
    """Write over the beginning, where keys stand; a file that holds nothing else is gone with it."""
    with path.open("r+b") as stream:
        stream.write(secrets.token_bytes(min(path.stat().st_size, _AT_ONCE)))
        stream.flush()
        os.fsync(stream.fileno())


def _dropped(folder: Path) -> None:
    try:
        folder.rmdir()
    except OSError:  # something in it could not be removed, and is named
        return
