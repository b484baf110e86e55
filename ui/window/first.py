"""Lets a second start of the program raise the window that is there: by files of this user, without a socket."""

import hashlib
import warnings
from pathlib import Path

from platformdirs import user_runtime_path
from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, Signal, Slot

from ui.widgets.settings import PRODUCT


class FirstWindow(QObject):
    """Knows whether this is the first window on a store, and hears when a later one calls."""

    called = Signal()

    def __init__(self, folder: Path, place: Path | None = None) -> None:
        super().__init__()
        kept = place or _runtime_folder()
        name = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]
        self._bell = kept / f"{name}.bell"
        self._lock = QLockFile(str(kept / f"{name}.lock"))
        self._lock.setStaleLockTime(0)
        self._watcher = QFileSystemWatcher(self)
        self.is_first = self._begin(kept)

    def call(self) -> None:
        """Ask the first window to come to the front."""
        self._bell.write_bytes(b"1")

    def _begin(self, place: Path) -> bool:
        """Take the first place; where no place can be kept, every window is a first one."""
        try:
            place.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not self._lock.tryLock(0):
                return self._lock.error() is not QLockFile.LockError.LockFailedError
            self._bell.write_bytes(b"")
        except OSError:
            return True
        self._watcher.addPath(str(self._bell))
        self._watcher.fileChanged.connect(self._hear)
        return True

    @Slot(str)
    def _hear(self, _path: str) -> None:
        self.called.emit()


def _runtime_folder() -> Path:
    """Return the folder for as long as this user is logged in; a bare system without one gets a folder of ours."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # it would stand between the words for people
        return user_runtime_path(PRODUCT, appauthor=False)
