"""Lines of the menus of a list."""

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu


def add_to(menu: QMenu, text: str, act: Callable[[], None], keys: str = "") -> None:
    """Add a line to a menu; ``keys`` are shown beside it."""
    made = QAction(text, menu)
    if keys:
        made.setShortcut(QKeySequence(keys))
    made.triggered.connect(lambda _checked=False: act())
    menu.addAction(made)
