"""The list of commands: type some letters, Enter does it, Esc closes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QPalette,
    QPixmap,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from resources.texts import _, n_
from ui.widgets.icons import icon
from ui.widgets.look import sized
from ui.widgets.plain import quiet
from ui.window.matching import best
from ui.window.palette_row import KEYS, KIND, RowPainter

WIDTH = 620
ROWS = 11
ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
_MOVES = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


@dataclass(frozen=True, slots=True)
class Offer:
    """One line: its words, what it is, its keys, its icon, and what does it."""

    words: str
    act: Callable[[], None]
    kind: str = ""
    keys: str = ""
    icon: str = ""


class Palette(QFrame):
    """Lies over the page while something is chosen."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._offers: Sequence[Offer] = ()
        self._shown: list[Offer] = []
        self.setFrameShape(QFrame.Shape.Box)
        self.setBackgroundRole(QPalette.ColorRole.Light)
        self.setAutoFillBackground(True)
        self.setAccessibleName(_("Commands"))
        self.typed = QLineEdit()
        self.typed.setPlaceholderText(_("Type what to do, a page or a recent case"))
        self.typed.setAccessibleName(_("Command"))
        self.typed.setMinimumHeight(sized(34))
        self.lines = QListView()
        self.model = QStandardItemModel(self)
        self._none = quiet(_("Nothing fits. Type fewer letters."))
        self._lay_out()
        self.hide()

    def offer(self, offers: Sequence[Offer]) -> None:
        """Show what can be done and wait for a choice."""
        self._offers = offers
        self.typed.clear()
        self._filter()
        self._place()
        self.show()
        self.raise_()
        self.typed.setFocus(Qt.FocusReason.PopupFocusReason)

    @Slot()
    def close_palette(self) -> None:
        """Choose nothing."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def _lay_out(self) -> None:
        self.lines.setModel(self.model)
        self.lines.setAccessibleName(_("Commands that fit"))
        self.lines.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.lines.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.lines.setUniformItemSizes(True)
        self.lines.setIconSize(QSize(sized(18), sized(18)))
        self.lines.setFrameShape(QFrame.Shape.NoFrame)
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines.setItemDelegate(RowPainter(self.lines))
        laid = QVBoxLayout(self)
        laid.setContentsMargins(12, 12, 12, 12)
        laid.setSpacing(8)
        laid.addWidget(self.typed)
        laid.addWidget(self.lines, 1)
        laid.addWidget(self._none)
        self.typed.textChanged.connect(self._filter)
        self.typed.returnPressed.connect(self._do_chosen)
        self.lines.clicked.connect(self._do_chosen)
        self.typed.installEventFilter(self)

    def _place(self) -> None:
        parent = self._over
        row = self.fontMetrics().height() + sized(14)
        width = min(sized(WIDTH), parent.width() - 40)
        top = sized(44)
        height = min(row * ROWS + sized(34) + 40, parent.height() - top - 16)
        self.setGeometry((parent.width() - width) // 2, top, width, height)

    @Slot()
    def _filter(self) -> None:
        self._shown = best(self.typed.text(), [(f"{each.words} {each.kind}", each) for each in self._offers])
        self.model.clear()
        blank = QPixmap(self.lines.iconSize())
        blank.fill(Qt.GlobalColor.transparent)
        ink, chosen = (
            self.palette().color(role)
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText)
        )
        for each in self._shown:
            item = QStandardItem(each.words)
            item.setIcon(icon(each.icon, ink, chosen) if each.icon else blank)
            item.setData(each.kind, KIND)
            item.setData(each.keys, KEYS)
            item.setData(", ".join(filter(None, (each.words, each.kind, each.keys))), ACCESSIBLE)
            self.model.appendRow(item)
        self.lines.setVisible(bool(self._shown))
        self._none.setVisible(not self._shown)
        if self._shown:
            self._choose(0)
        if self.isVisible():
            self._announce(n_("{n} command", "{n} commands", len(self._shown)))

    def _choose(self, row: int) -> None:
        index = self.model.index(row % len(self._shown), 0)
        self.lines.setCurrentIndex(index)
        if self.isVisible():
            self._announce(str(index.data(ACCESSIBLE)))

    def _announce(self, text: str) -> None:
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.typed, text))

    @Slot()
    def _do_chosen(self) -> None:
        row = self.lines.currentIndex().row()
        if 0 <= row < len(self._shown):
            chosen = self._shown[row]
            self.close_palette()
            chosen.act()

    def _move(self, key: int) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}
        step, row = steps[Qt.Key(key)], self.lines.currentIndex().row()
        far = abs(step) > 1
        self._choose(min(max(row + step, 0), len(self._shown) - 1) if far else row + step)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move through the lines from the box where is typed; leave when the keyboard goes elsewhere."""
        if event.type() == QEvent.Type.FocusOut and not self.isAncestorOf(self.window().focusWidget()):
            self.close_palette()
        if not isinstance(event, QKeyEvent) or event.type() == QEvent.Type.KeyRelease:
            return super().eventFilter(watched, event)
        if event.key() == Qt.Key.Key_Escape:
            event.accept()  # before the shortcut of the window sees it
            if event.type() == QEvent.Type.KeyPress:
                self.close_palette()
            return True
        if event.type() == QEvent.Type.KeyPress and event.key() in _MOVES and self._shown:
            self._move(event.key())
            return True
        if event.type() == QEvent.Type.KeyPress and event.key() in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            return True
        return super().eventFilter(watched, event)
