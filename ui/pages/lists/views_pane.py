"""The pane of views: each list, what is often asked of it, and what the officer kept, with how many rows each has."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from consulaat.services.figures.words import number
from consulaat.services.listing import Question
from resources.texts import _, n_
from ui.pages.lists.contract import Entry
from ui.widgets.look import sized
from ui.widgets.plain import isolated

WIDTH: Final = 188
_COUNT: Final = Qt.ItemDataRole.UserRole
INDENT: Final = 10


class ViewsPane(QListWidget):
    """One line for each view; ``chosen`` when the person goes to one, ``forget_requested`` for a kept one."""

    chosen = Signal(object)
    forget_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []
        self.setAccessibleName(_("Views"))
        self.setMinimumWidth(sized(130))
        self.setItemDelegate(_Line(self))
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.currentRowChanged.connect(self._choose)

    def show_entries(self, entries: Sequence[Entry], view: str, question: Question) -> None:
        """Replace all lines; the counts of those that were there stay until they are counted anew."""
        known = {self._key(each): self.item(place).data(_COUNT) for place, each in enumerate(self.entries)}
        self.blockSignals(True)
        self.clear()
        self.entries = list(entries)
        for entry in entries:
            item = QListWidgetItem(isolated(entry.words) if entry.saved else entry.words)
            item.setData(_COUNT, known.get(self._key(entry)))
            item.setData(Qt.ItemDataRole.WhatsThisRole, "" if entry.is_whole else "in")
            self.addItem(item)
        self.blockSignals(False)
        self.mark(view, question)

    def show_count(self, entry: Entry, count: int) -> None:
        """Show how many rows a view has."""
        for place, each in enumerate(self.entries):
            if self._key(each) == self._key(entry):
                item = self.item(place)
                item.setData(_COUNT, count)
                said = n_("{n} row", "{n} rows", count)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{entry.words}, {said}")

    def mark(self, view: str, question: Question) -> None:
        """Mark the view that is shown; none when the list was narrowed otherwise."""
        found = -1
        for place, each in enumerate(self.entries):
            same = each.question.conditions == question.conditions and each.question.text == question.text
            if each.view.name == view and same:
                found = place
                break
        self.blockSignals(True)
        self.setCurrentRow(found)
        if found < 0:
            self.clearSelection()
        self.blockSignals(False)

    @staticmethod
    def _key(entry: Entry) -> tuple[str, str, str]:
        return entry.view.name, entry.words, entry.saved

    def _entry(self) -> Entry | None:
        place = self.currentRow()
        return self.entries[place] if 0 <= place < len(self.entries) else None

    @Slot(int)
    def _choose(self, place: int) -> None:
        if 0 <= place < len(self.entries):
            self.chosen.emit(self.entries[place])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        entry = self._entry()
        if entry is None or not entry.saved:
            return
        menu = QMenu(self)
        forget = QAction(_("Forget this view"), menu)
        forget.setShortcut("Del")
        forget.triggered.connect(lambda: self.forget_requested.emit(entry))
        menu.addAction(forget)
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        below = self.visualItemRect(self.currentItem()).bottomLeft()
        menu.popup(self.viewport().mapToGlobal(below) if by_key else event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        entry = self._entry()
        if event.key() == Qt.Key.Key_Delete and entry is not None and entry.saved:
            self.forget_requested.emit(entry)
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(sized(WIDTH), super().sizeHint().height())


class _Line(QStyledItemDelegate):
    """Draws the words of a view and, at the end of the line, how many rows it has."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        count = index.data(_COUNT)
        text = number(count) if isinstance(count, int) else ""
        room = option.fontMetrics.horizontalAdvance(text) + 14 if text else 0
        whole = QRect(option.rect)
        own = QStyleOptionViewItem(option)
        self.initStyleOption(own, index)
        own.text = ""
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, own, painter, option.widget)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ink, soft = (
            (QPalette.ColorRole.HighlightedText,) * 2
            if is_chosen
            else (QPalette.ColorRole.Text, QPalette.ColorRole.PlaceholderText)
        )
        indent = INDENT if index.data(Qt.ItemDataRole.WhatsThisRole) else 0
        words = whole.adjusted(8 + indent, 0, -room - 4, 0)
        painter.save()
        painter.setPen(option.palette.color(ink))
        said = option.fontMetrics.elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, said)
        painter.setPen(option.palette.color(soft))
        painter.drawText(
            whole.adjusted(0, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing, text
        )
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(super().sizeHint(option, index).width(), option.fontMetrics.lineSpacing() + sized(10))
