"""A row of buttons of which one at most is pressed: yes, no, unknown."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFont, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ui.widgets.filled import paint_filled
from ui.widgets.flow import Flow

Choice = tuple[str, str]  # code and words


class Segmented(QWidget):
    """Chooses one of a few codes; pressing the chosen one again takes the choice back."""

    changed = Signal()

    def __init__(self, choices: Sequence[Choice], *, height: int = 32, optional: bool = True) -> None:
        super().__init__()
        self._optional = optional
        self._buttons: dict[str, QPushButton] = {}
        laid = Flow(self, gap=4)
        for code, text in choices:
            button = _Segment(text, height)
            button.clicked.connect(partial(self._press, code))
            button.moved.connect(partial(self._move, code))
            self._buttons[code] = button
            laid.addWidget(button)
        self._code = ""
        self.choose("")

    @property
    def code(self) -> str:
        """The chosen code, empty when none is."""
        return self._code

    def choose(self, code: str) -> None:
        """Press the button of a code; an empty code presses none."""
        self._code = code
        stop = code if code in self._buttons else next(iter(self._buttons))
        for each, button in self._buttons.items():
            button.setChecked(each == code)
            is_stop = each == stop
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus)

    def name(self, name: str) -> None:
        """Name the choice for screen readers, each button with its own word."""
        self.setAccessibleName(name)
        for button in self._buttons.values():
            button.setAccessibleName(f"{name}: {button.text()}")

    @property
    def first(self) -> QPushButton:
        """The button at which Tab stops: the chosen one, or the first; arrows reach the others."""
        return self._buttons.get(self._code) or next(iter(self._buttons.values()))

    def button(self, code: str) -> QPushButton:
        """Return the button of a code."""
        return self._buttons[code]

    def _press(self, code: str) -> None:
        self.choose("" if self._optional and code == self._code else code)
        self.changed.emit()

    def _move(self, code: str, by: int) -> None:
        codes = list(self._buttons)
        place = (codes.index(code) + by) % len(codes)
        self._buttons[codes[place]].setFocus(Qt.FocusReason.OtherFocusReason)


class _Segment(QPushButton):
    """One button; the chosen one is marked by colour and by a heavier letter."""

    moved = Signal(int)

    def __init__(self, text: str, height: int) -> None:
        super().__init__(text)
        self.setCheckable(True)
        self.setMinimumSize(56, height)
        self.setAutoDefault(False)
        self.toggled.connect(self._mark)

    @Slot(bool)
    def _mark(self, chosen: bool) -> None:  # noqa: FBT001 - as Qt gives it
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if chosen else QFont.Weight.Normal)
        self.setFont(font)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chosen one in full colour, the others as any button."""
        if self.isChecked():
            paint_filled(self, filled=True)
        else:
            super().paintEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter choose as Space does, and arrows move along the row."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)
