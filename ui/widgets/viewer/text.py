"""A plain text as it is: nothing in it is a link, a picture or a command."""

import re
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument, QWheelEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit

from resources.texts import _
from ui.widgets.viewer.pages import MOST_HITS

LONGEST_LINE: Final = 4_000
_TURNING: Final = re.compile("[\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")


def shown_text(data: bytes) -> str:
    """Return the words of a text: marks that turn the direction made visible, lines without end broken."""
    text = _TURNING.sub("\ufffd", data.decode("utf-8-sig", errors="replace"))
    lines = (
        line[at : at + LONGEST_LINE]
        for line in text.splitlines()
        for at in range(0, max(len(line), 1), LONGEST_LINE)
    )
    return "\n".join(lines)


class TextField(QPlainTextEdit):
    """Shows a text; it can be copied only where that is allowed."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setTabChangesFocus(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAccessibleName(_("The text"))
        self._may_copy = False
        self._hits: list[QTextCursor] = []

    def show_text(self, data: bytes, *, may_copy: bool) -> None:
        """Show a text."""
        self._may_copy = may_copy
        self._hits = []
        self.setExtraSelections([])
        self.setPlainText(shown_text(data))

    def find_all(self, text: str) -> int:
        """Mark every place where a text stands and return how many there are."""
        self._hits = []
        cursor = QTextCursor(self.document())
        while text and len(self._hits) < MOST_HITS:
            cursor = self.document().find(text, cursor, QTextDocument.FindFlag(0))
            if cursor.isNull():
                break
            self._hits.append(QTextCursor(cursor))
        self._mark(self._hits)
        return len(self._hits)

    def show_hit(self, number: int) -> None:
        """Bring one of the places into sight."""
        if 0 <= number < len(self._hits):
            self.setTextCursor(self._hits[number])
            self.centerCursor()

    def _mark(self, hits: Sequence[QTextCursor]) -> None:
        ground = QTextCharFormat()
        ground.setBackground(QColor(255, 205, 60))
        ground.setForeground(QColor(Qt.GlobalColor.black))
        marks: list[QTextEdit.ExtraSelection] = []
        for each in hits:
            mark = QTextEdit.ExtraSelection()
            mark.cursor, mark.format = each, ground
            marks.append(mark)
        self.setExtraSelections(marks)

    def createMimeDataFromSelection(self) -> QMimeData:
        return super().createMimeDataFromSelection() if self._may_copy else QMimeData()

    def canInsertFromMimeData(self, _source: QMimeData) -> bool:
        return False

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoomIn(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)
