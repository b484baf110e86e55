"""The menu in which the columns of a list are chosen; it stays open while they are ticked."""

from collections.abc import Sequence
from typing import TypeGuard

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from resources.texts import _


class ColumnsMenu(QMenu):
    """Ticks columns; ``columns_chosen`` after each tick, in their order."""

    columns_chosen = Signal(tuple)
    usual_requested = Signal()

    def __init__(self, parent: QWidget, offered: Sequence[tuple[str, str]], shown: Sequence[str]) -> None:
        super().__init__(parent)
        self._shown = list(shown)
        self.setAccessibleName(_("Columns"))
        for column, head in offered:
            action = QAction(head, self)
            action.setCheckable(True)
            action.setChecked(column in shown)
            action.toggled.connect(lambda on, column=column: self._turn(column, is_on=on))
            self.addAction(action)
        self.addSeparator()
        usual = QAction(_("The usual columns"), self)
        usual.triggered.connect(self.usual_requested)
        self.addAction(usual)
        self.aboutToHide.connect(self.deleteLater)

    def _turn(self, column: str, *, is_on: bool) -> None:
        if is_on:
            self._shown.append(column)
        elif len(self._shown) > 1:
            self._shown.remove(column)
        self.columns_chosen.emit(tuple(self._shown))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.actionAt(event.position().toPoint())
        if _is_tick(action):
            action.toggle()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        keys = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in keys and _is_tick(action):
            action.toggle()
            return
        super().keyPressEvent(event)


def _is_tick(action: QAction | None) -> TypeGuard[QAction]:
    return action is not None and action.isCheckable()
