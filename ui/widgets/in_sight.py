"""Puts the focus into a field and scrolls to it: the focus alone leaves it where nobody sees it."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

ROOM = 80  # beneath the field, for the remark on it


def focus_in_sight(widget: QWidget) -> None:
    """Put the focus into a widget and scroll to it, once the remarks have taken their room."""
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    in_sight(widget)


def in_sight(widget: QWidget) -> None:
    """Scroll to a widget that has just been shown."""
    QTimer.singleShot(0, widget, lambda: _come_to(widget))


def _come_to(widget: QWidget) -> None:
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget, 0, ROOM)
        above = above.parentWidget()
