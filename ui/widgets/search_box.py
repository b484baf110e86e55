"""The box to search with, always in sight: it answers beneath itself while somebody types."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QPalette,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from resources.texts import _, n_
from ui.widgets.found_list import Found, FoundList
from ui.widgets.icons import icon
from ui.widgets.look import sized
from ui.widgets.plain import quiet

WIDTH = 620
WAIT = 160
SETTLED = 2000  # milliseconds after which words that stood there were a search
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -5, Qt.Key.Key_PageDown: 5}


@dataclass(frozen=True, slots=True)
class Completion:
    """What stands in the box once a suggestion was chosen."""

    text: str


class SearchBox(QWidget):
    """Asks for what is typed; ``over`` is what the answers lie over."""

    asked = Signal(str)
    chosen = Signal(object)
    all_requested = Signal(str)
    left = Signal()
    settled = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__()
        self.typed = QLineEdit()
        self.answers = QFrame(over)
        self.lines = FoundList(_("What was found"))
        self.note = quiet(wrap=False)
        self._over = over
        self._answered = ""
        self.suggest: Callable[[str], Sequence[Found]] = lambda _text: ()
        self._suggested: Sequence[Found] = ()
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLED)
        self._settling.timeout.connect(self.settled)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT)
        self._timer.timeout.connect(self._ask)
        self._lay_out()
        self._lay_out_answers()
        self.typed.textEdited.connect(self._edited)
        self.typed.installEventFilter(self)
        over.installEventFilter(self)

    def begin(self) -> None:
        """Put the focus here, with what stands here chosen."""
        self.typed.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.typed.selectAll()

    def answer(self, found: Sequence[Found]) -> None:
        """Show what was found for what is typed."""
        self._answered = self.typed.text()
        self._settling.start()
        self._show_lines([*self._suggested, *found])
        if not self._answered.strip() or not self.typed.hasFocus():
            self.close_answers()
            return
        counted = n_("{n} result", "{n} results", len(found))
        self.note.setText(self._how_to_open() if found else _("Nothing found so far"))
        self._show_answers()
        self._announce(counted if found else _("Nothing found so far"))

    def settle(self) -> None:
        """Let what was asked last be noted now: the person is done with it."""
        self._settling.stop()
        self.settled.emit()

    @Slot()
    def close_answers(self) -> None:
        """Take the answers away."""
        self._timer.stop()
        self.answers.hide()

    # -- inside

    def _lay_out(self) -> None:
        self.typed.setPlaceholderText(_("Search people, numbers, words (Ctrl+K)"))
        self.typed.setAccessibleName(_("Search people, numbers, words"))
        self.typed.setClearButtonEnabled(True)
        self.typed.setMinimumHeight(sized(30))
        self.typed.setMaximumWidth(sized(WIDTH))
        self.typed.setTextMargins(sized(26), 0, 0, 0)
        ink, side = self.palette().color(QPalette.ColorRole.PlaceholderText), sized(18)
        glass = QLabel(self.typed)  # an action of the box would be a button too small to click
        glass.setPixmap(icon("search", ink, ink).pixmap(side, side))
        glass.setGeometry(sized(8), sized(6), side, side)
        glass.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        laid = QHBoxLayout(self)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.addWidget(self.typed)

    def _lay_out_answers(self) -> None:
        self.answers.hide()
        self.answers.setFrameShape(QFrame.Shape.Box)
        self.answers.setBackgroundRole(QPalette.ColorRole.Light)
        self.answers.setAutoFillBackground(True)
        self.answers.setAccessibleName(_("What was found"))
        self.lines.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.lines.setFrameShape(QFrame.Shape.NoFrame)
        self.lines.clicked.connect(self._open_chosen)
        laid = QVBoxLayout(self.answers)
        laid.setContentsMargins(6, 6, 6, 8)
        laid.setSpacing(6)
        laid.addWidget(self.lines, 1)
        self.note.setContentsMargins(10, 0, 10, 0)
        laid.addWidget(self.note)

    def _place(self) -> None:
        corner = self.typed.mapTo(self._over, QPoint(0, self.typed.height() + 2))
        rows = self.lines.height_of(len(self.lines.found))
        wanted = rows + self.note.sizeHint().height() + sized(24 if rows else 14)
        height = min(wanted, self._over.height() - corner.y() - 12)
        room = self._over.width() - corner.x() - 12
        width = min(max(self.typed.width(), sized(WIDTH + 160)), room)
        self.answers.setGeometry(corner.x(), corner.y(), width, height)

    @Slot()
    def _edited(self) -> None:
        self._settling.stop()
        if not self.typed.text().strip():
            self.close_answers()
            self._ask()
            return
        self._timer.start()
        self._suggest()

    def _suggest(self) -> None:
        """Show at once what the last word could become, above what was found; keep a row that was chosen."""
        before, self._suggested = self._suggested, self.suggest(self.typed.text())
        if tuple(before) != tuple(self._suggested):
            others = [each for each in self.lines.found if not isinstance(each.key, Completion)]
            self._show_lines([*self._suggested, *(others if self.answers.isVisible() else ())])
            if self._suggested:
                self.note.setText(self._how_to_open())
                self._show_answers()
                self._announce(self._suggested[0].spoken)

    def _show_lines(self, found: Sequence[Found]) -> None:
        """Show other lines; the one that was chosen stays it."""
        chosen = self.lines.key
        self.lines.show_found(found)
        place = next((place for place, each in enumerate(found) if each.key == chosen), -1)
        if chosen is not None and place >= 0:
            self.lines.choose(place)

    def _show_answers(self) -> None:
        self.lines.setVisible(bool(self.lines.found))
        self._place()
        self.answers.show()
        self.answers.raise_()

    def _complete(self, completion: Completion) -> None:
        """Put a suggestion in the place of the last word, and go on typing."""
        self.typed.setText(completion.text)
        self._edited()

    @Slot()
    def _ask(self) -> None:
        self.asked.emit(self.typed.text())

    def _move(self, step: int) -> None:
        count, row = len(self.lines.found), self.lines.row + step
        if count:
            self.lines.choose(row % count if abs(step) == 1 else min(max(row, 0), count - 1))
            self._announce(self.lines.found[self.lines.row].spoken)

    @Slot()
    def _open_chosen(self) -> None:
        key = self.lines.key
        if isinstance(key, Completion):
            self._complete(key)
        elif key is not None:
            self.close_answers()
            self.settle()
            self.chosen.emit(key)

    def _how_to_open(self) -> str:
        if self._has_one:
            return _("Enter opens it; Ctrl+Enter shows it in the list")
        return _("Choose with the arrows and Enter; Enter alone shows all")

    @property
    def _has_one(self) -> bool:
        """Whether one thing was found for what stands here, and nothing else is offered."""
        found = self.lines.found
        is_answer = len(found) == 1 and not isinstance(found[0].key, Completion)
        return is_answer and self._answered == self.typed.text()

    def _enter(self, *, everything: bool) -> None:
        text = self.typed.text().strip()
        if self.answers.isVisible() and self._has_one and not everything:
            self.lines.choose(0)
        is_suggested = isinstance(self.lines.key, Completion)
        is_chosen = self.lines.row >= 0 and (is_suggested or self._answered == self.typed.text())
        if self.answers.isVisible() and is_chosen and not everything:
            self._open_chosen()
        elif text:
            self.close_answers()
            self.all_requested.emit(text)

    def _announce(self, text: str) -> None:
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.typed, text))

    def _escape(self) -> None:
        if self.answers.isVisible():
            self.close_answers()
        else:
            self.typed.clear()
            self.settle()
            self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move through the answers from the box; leave them when the keyboard goes elsewhere."""
        if watched is self._over:
            if event.type() == QEvent.Type.Resize and self.answers.isVisible():
                self._place()
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.FocusOut:
            self.close_answers()
            self.settle()
        if not isinstance(event, QKeyEvent) or event.type() == QEvent.Type.KeyRelease:
            return super().eventFilter(watched, event)
        is_press = event.type() == QEvent.Type.KeyPress
        if event.key() == Qt.Key.Key_Escape:
            event.accept()  # before the shortcut of the window sees it
            if is_press:
                self._escape()
            return True
        if is_press and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._enter(everything=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
            return True
        step = _MOVES.get(Qt.Key(event.key()))
        if is_press and step and self.answers.isVisible():
            self._move(step)
            return True
        return super().eventFilter(watched, event)
