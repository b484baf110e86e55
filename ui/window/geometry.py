"""Where the window stands on the screen: as it stood before, and always within reach."""

from typing import Final

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow

from ui.widgets.settings import settings

SIZE: Final = (1280, 800)
SMALLEST: Final = (960, 640)
NAME: Final = "geometry"


def take_place(window: QMainWindow) -> None:
    """Let a window stand where it stood before."""
    window.setMinimumSize(*SMALLEST)
    window.resize(*SIZE)
    kept = settings().value(NAME)
    if isinstance(kept, QByteArray):
        window.restoreGeometry(kept)


def keep_place(window: QMainWindow) -> None:
    """Remember on this computer where a window stands."""
    settings().setValue(NAME, window.saveGeometry())
