"""Asks for files of the computer and leaves no trace of it: Qt's own dialog would write a list of them to the disk."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QWidget

_TRACES: Final = ("FileDialog", "Qt/filedialog", "Qt/lastVisited")


def choose_files(parent: QWidget, title: str, kinds: str) -> tuple[Path, ...]:
    """Return the files that a person chose."""
    chosen, _kind = QFileDialog.getOpenFileNames(parent, title, "", kinds)
    forget_files()
    return tuple(Path(each) for each in chosen)


def choose_folder(parent: QWidget, title: str, start: str) -> Path | None:
    """Return the folder that a person chose, None when they did not."""
    chosen = QFileDialog.getExistingDirectory(parent, title, start)
    forget_files()
    return Path(chosen) if chosen else None


def choose_new_file(parent: QWidget, title: str, name: str, kinds: Sequence[str] = ()) -> Path | None:
    """Return where a person wants a new file, None when they do not."""
    chosen, _kind = QFileDialog.getSaveFileName(parent, title, name, ";;".join(kinds))
    forget_files()
    return Path(chosen) if chosen else None


def forget_files() -> None:
    """Take away what Qt's own dialog noted of the files and folders that were looked at."""
    noted = QSettings(QSettings.Scope.UserScope, "QtProject")
    for each in _TRACES:
        noted.remove(each)
    noted.sync()
