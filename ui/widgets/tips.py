"""Tooltips show text as it is: Qt would take one with a tag in it for markup, and fetch the pictures it names."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtGui import Qt as Text
from PySide6.QtWidgets import QAbstractItemView, QToolTip, QWidget


def show_letter_by_letter(watched: QObject, event: QEvent) -> bool:
    """Show a tooltip that looks like markup as the letters it is made of; tell whether it was shown."""
    if not isinstance(event, QHelpEvent):
        return False
    text = _tip(watched, event)
    if not Text.mightBeRichText(text):
        return False
    QToolTip.showText(event.globalPos(), Text.convertFromPlainText(text))
    return True


def _tip(watched: QObject, event: QHelpEvent) -> str:
    """Return the tooltip of a widget, or of the cell below the mouse."""
    view = watched.parent()
    if isinstance(view, QAbstractItemView) and watched is view.viewport():
        text = view.indexAt(event.pos()).data(Qt.ItemDataRole.ToolTipRole)
        return text if isinstance(text, str) else ""
    return watched.toolTip() if isinstance(watched, QWidget) else ""
