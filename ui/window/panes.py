"""Moves the keyboard between the parts of the window: F6, and F10 for the menu bar."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenuBar, QWidget

FOCUS = Qt.FocusReason.ShortcutFocusReason


def next_pane(panes: Sequence[QWidget], step: int) -> None:
    """Put the keyboard into the next of the visible parts that has something to reach."""
    ready = [each for each in panes if each.isVisible() and entrance(each) is not None]
    focused = QApplication.focusWidget()
    holding = [number for number, each in enumerate(ready) if _holds(each, focused)]
    place = holding[-1] if holding else -1  # a part inside a part comes after it
    if not ready:
        return
    pane = ready[(place + step) % len(ready)] if place >= 0 or step > 0 else ready[-1]
    enter(pane)


def enter(pane: QWidget) -> None:
    """Put the keyboard where work in a part begins."""
    begin = getattr(pane, "begin", None) or getattr(pane, "focus", None)
    if callable(begin):
        begin()
    if not _holds(pane, QApplication.focusWidget()):
        first = entrance(pane)
        if first is not None:
            first.setFocus(FOCUS)


def entrance(pane: QWidget) -> QWidget | None:
    """Return the first thing in a part that the keyboard can reach."""
    inside = (each for each in pane.findChildren(QWidget) if _is_reached(each))
    return pane if _is_reached(pane) else next(inside, None)


def to_menu(menus: QMenuBar) -> None:
    """Open the first menu."""
    if menus.actions():
        menus.setActiveAction(menus.actions()[0])


def _is_reached(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _holds(pane: QWidget, focused: QWidget | None) -> bool:
    return focused is not None and (pane is focused or pane.isAncestorOf(focused))
