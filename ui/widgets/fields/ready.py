"""Sentences that are written often, ready to be put into a text; they stand in a reference table."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QToolButton

from resources.reference import rows
from resources.texts import _, language
from ui.widgets.icons import give_icon
from ui.widgets.look import sized

SIDE = 28


def ready_texts(record: str) -> dict[str, list[str]]:
    """Return the sentences there are for the fields of a kind of record, in the language in use."""
    found: dict[str, list[str]] = {}
    for row in rows("snippets"):
        if row["record"] == record:
            found.setdefault(row["field"], []).append(row[language()])
    return found


class ReadyTexts(QToolButton):
    """Offers sentences; the chosen one is put where the cursor stands. Without sentences it is not there."""

    def __init__(self, edit: QPlainTextEdit, texts: Sequence[str]) -> None:
        super().__init__()
        self._edit, self._texts = edit, tuple(texts)
        self.setAutoRaise(True)
        self.setMinimumSize(sized(SIDE), sized(SIDE))
        self.setToolTip(_("Insert a ready text"))
        give_icon(self, "note", 16)
        self.clicked.connect(self._offer)
        if not texts:
            self.hide()

    def menu_of_texts(self) -> QMenu:
        """Return the menu of sentences."""
        made = QMenu(self)
        for text in self._texts:
            made.addAction(text.replace("&", "&&")).triggered.connect(
                lambda _on=False, chosen=text: self.insert(chosen)
            )
        made.aboutToHide.connect(made.deleteLater)
        return made

    def insert(self, text: str) -> None:
        """Put a sentence where the cursor stands, apart from what is before it; it can be undone."""
        cursor = self._edit.textCursor()
        before = self._edit.toPlainText()[: cursor.selectionStart()]
        cursor.beginEditBlock()  # so that undo takes the sentence back, and not what was typed before it
        cursor.insertText(text if not before or before[-1].isspace() else f" {text}")
        cursor.endEditBlock()
        self._edit.setFocus()

    @Slot()
    def _offer(self) -> None:
        self.menu_of_texts().popup(self.mapToGlobal(self.rect().bottomLeft()))
