"""Puts a restored store in the place of another, so that a kill at any moment leaves the one or the other.

What is restored is made ready in ``restoring.part``; nothing of that counts. Renaming it to ``restoring-<time>`` is
the moment from which it does: whoever opens the folder next finishes what a kill broke off. What stood there before
goes to ``replaced-<time>`` and stays.
"""

import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from consulaat.files import DiskFailedError, sync_folder
from db.connection import in_our_words

READY: Final = "restoring-"
REPLACED: Final = "replaced-"
_PART: Final = "restoring.part"
_STORE: Final = "store.db"
_BESIDE: Final = ("store.db-wal", "store.db-shm", "store.db-journal", "anchor.json")
_SLOTS: Final = ("slots.json", "slots.2.json")


def workshop(folder: Path) -> Path:
    """Return an empty folder beside the store where a restored one is made ready."""
    part = folder / _PART
    with in_our_words():
        clear(folder)
        part.mkdir(mode=0o700, parents=True)
        part.chmod(0o700)
    return part


def clear(folder: Path) -> None:
    """Remove what was made ready and is not wanted."""
    part = folder / _PART
    if part.exists():
        shutil.rmtree(part)


def is_waiting(folder: Path) -> bool:
    """Tell whether a restored store waits to be put in its place."""
    try:
        return any(folder.glob(f"{READY}*"))
    except OSError:
        return False


def put_in_place(folder: Path, at: datetime) -> str:
    """Let what was made ready take the place of the store; return where that is kept, or nothing."""
    stamp = at.astimezone(UTC).strftime("%Y-%m-%dT%H%M%SZ")
    wal = folder / _PART / _BESIDE[0]
    if wal.exists() and wal.stat().st_size:
        raise DiskFailedError  # what was restored could not be written whole
    with in_our_words():
        while (folder / f"{READY}{stamp}").exists() or (folder / f"{REPLACED}{stamp}").exists():
            stamp += "+"
        sync_folder(folder / _PART)
        (folder / _PART).rename(folder / f"{READY}{stamp}")
        sync_folder(folder)
    finish(folder)
    kept = folder / f"{REPLACED}{stamp}"
    return kept.name if kept.exists() else ""


def finish(folder: Path) -> None:
    """Bring to its end what a kill broke off; the lock of the folder must be held."""
    with in_our_words():
        for ready in sorted(folder.glob(f"{READY}*")):
            _finish(folder, ready, folder / ready.name.replace(READY, REPLACED, 1))


def _finish(folder: Path, ready: Path, replaced: Path) -> None:
    """Move file by file. What is still in ``ready`` is not in its place yet, so what stands there is the old one."""
    if (ready / _STORE).exists():
        for name in (*_BESIDE, _STORE):
            _set_aside(folder / name, replaced)
        _move(ready / _STORE, folder)
    for name in _SLOTS:
        if (ready / name).exists():
            _set_aside(folder / name, replaced)
            _move(ready / name, folder)
    if replaced.exists():
        sync_folder(replaced)
    shutil.rmtree(ready)
    sync_folder(folder)


def _set_aside(path: Path, replaced: Path) -> None:
    if path.exists():
        replaced.mkdir(mode=0o700, exist_ok=True)
        replaced.chmod(0o700)
        path.rename(replaced / path.name)


def _move(path: Path, folder: Path) -> None:
    path.rename(folder / path.name)
    sync_folder(folder)
