"""Where the window stands on the screen: as it stood before, and always within reach."""

from typing import Final

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtWidgets import QMainWindow

from ui.widgets.settings import settings

SIZE: Final = (1280, 800)
SMALLEST: Final = (960, 640)
EDGES: Final = QSize(16, 48)  # what a title bar and the borders of a window take, at most
NAME: Final = "geometry"


def take_place(window: QMainWindow) -> None:
    """Let a window stand where it stood before; the first time whole on the screen, filling one that is small."""
    room = window.screen().availableGeometry().size() - EDGES
    usual = QSize(*SIZE)
    window.setMinimumSize(QSize(*SMALLEST).boundedTo(room))
    window.resize(usual.boundedTo(room))
    kept = settings().value(NAME)
    if isinstance(kept, QByteArray):
        window.restoreGeometry(kept)
    elif usual.boundedTo(room) != usual:
        window.setWindowState(Qt.WindowState.WindowMaximized)


def keep_place(window: QMainWindow) -> None:
    """Remember on this computer where a window stands."""
    settings().setValue(NAME, window.saveGeometry())
