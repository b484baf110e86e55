"""Reads in the code of pages before anybody goes there, a little at a time, while the first page is looked at."""

from collections.abc import Iterator
from importlib import import_module
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

from ui.window.pages import PAGES

PAUSE: Final = 120  # milliseconds between two of them, in which the window answers
FIRST: Final = (  # what many pages stand on, so that no single step is a long one
    "ui.widgets.form",
    "ui.pages.case.overview",
    "ui.pages.lists.beside_seen",
    "ui.pages.attachments.pane",
)


class Warming(QObject):
    """Goes through the pages once; the next start of the program begins anew."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left: Iterator[str] = iter((*FIRST, *(each.made.partition(":")[0] for each in PAGES)))
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._read_one)

    def begin(self) -> None:
        """Begin once the first page stands; a second store in the same window finds everything read."""
        self._timer.start()

    @Slot()
    def _read_one(self) -> None:
        module = next(self._left, None)
        if module is None:
            self._timer.stop()
        else:
            import_module(module)
