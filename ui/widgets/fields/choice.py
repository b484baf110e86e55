"""Fields in which a person chooses: codes, yes and no, sets, records."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QWidget

from consulaat.values.canonical import Json
from resources.texts import _
from ui.widgets.fields.base import Field
from ui.widgets.look import sized
from ui.widgets.plain import quiet
from ui.widgets.segmented import Segmented

Choice = tuple[str, str]
BETWEEN = 16  # pixels between two columns of boxes


class Combo(QComboBox):
    """A list to choose from that the wheel of the mouse does not change by accident."""

    def __init__(self, choices: Sequence[Choice], *, empty: str = "") -> None:
        super().__init__()
        self.setMinimumHeight(sized(30))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel scrolls on and takes no focus
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(14)
        self.setMaxVisibleItems(16)
        if empty:
            self.addItem(empty, "")
        for code, text in choices:
            self.addItem(text, code)

    @property
    def code(self) -> str:
        """The chosen code."""
        return str(self.currentData() or "")

    def choose(self, code: str) -> None:
        """Choose a code; one that is not in the list is added, so that nothing is lost."""
        place = self.findData(code)
        if place < 0 and code:
            self.addItem(code, code)
            place = self.count() - 1
        self.setCurrentIndex(max(place, 0))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ComboField(Field):
    """One code of a list, or one record."""

    def __init__(self, choices: Sequence[Choice]) -> None:
        super().__init__()
        nothing = _("There is nothing to choose from yet.")
        self.combo = Combo(choices, empty=_("Not filled in") if choices else nothing)
        self.combo.activated.connect(self._picked)
        self.line.addWidget(self.combo, 1)

    def show_value(self, value: Json) -> None:
        self.combo.choose(str(value or ""))

    def value(self) -> Json:
        return self.combo.code or None

    def target(self) -> QWidget:
        return self.combo

    @Slot()
    def _picked(self) -> None:
        self.changed.emit()
        self.left.emit()


class SegmentedField(Field):
    """One of a few codes, all in sight; ``flag`` keeps yes and no as true and false."""

    def __init__(self, choices: Sequence[Choice], *, flag: bool = False, optional: bool = True) -> None:
        super().__init__()
        self._flag = flag
        self.segments = Segmented(choices, height=sized(30), optional=optional)
        self.segments.changed.connect(self._picked)
        self.line.addWidget(self.segments, 1)

    def show_value(self, value: Json) -> None:
        if isinstance(value, bool):
            self.segments.choose("JA" if value else "NEE")
        else:
            self.segments.choose(str(value or ""))

    def value(self) -> Json:
        code = self.segments.code
        if self._flag:
            return None if not code else code == "JA"
        return code or None

    def target(self) -> QWidget:
        return self.segments.first

    def name(self, name: str) -> None:
        self.segments.name(name)

    @Slot()
    def _picked(self) -> None:
        self.changed.emit()
        self.left.emit()


class SetField(Field):
    """Any number of a list, as boxes to tick."""

    def __init__(self, choices: Sequence[Choice], *, columns: int = 2) -> None:
        super().__init__()
        self.boxes: dict[str, QCheckBox] = {}
        self._most, self._columns = columns, 0
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(BETWEEN)
        self._grid.setVerticalSpacing(2)
        for code, text in choices:
            box = QCheckBox(text)
            box.setMinimumHeight(sized(26))
            box.clicked.connect(self.changed)
            box.clicked.connect(self.left)
            self.boxes[code] = box
        self._lay_out(columns)
        self.line.addLayout(self._grid)
        self._nothing = quiet(_("There is nothing to choose from yet."))
        self.line.addWidget(self._nothing, 0 if choices else 1)
        self.line.addStretch(1 if choices else 0)
        self._nothing.setHidden(bool(choices))

    def minimumSizeHint(self) -> QSize:
        """Return room for one column: where there is no more, the boxes stand beneath each other."""
        return QSize(self._widest(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fitting = (event.size().width() + BETWEEN) // max(self._widest() + BETWEEN, 1)
        self._lay_out(min(max(fitting, 1), self._most))

    def _widest(self) -> int:
        return max((box.sizeHint().width() for box in self.boxes.values()), default=0)

    def _lay_out(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for number, box in enumerate(self.boxes.values()):
            self._grid.removeWidget(box)
            self._grid.addWidget(box, number // columns, number % columns)

    def show_value(self, value: Json) -> None:
        chosen = set(value) if isinstance(value, list | tuple) else set()
        for code, box in self.boxes.items():
            box.setChecked(code in chosen)

    def value(self) -> Json:
        return [code for code, box in self.boxes.items() if box.isChecked()] or None

    def target(self) -> QWidget:
        return next(iter(self.boxes.values()), self._nothing)

    def name(self, name: str) -> None:
        for box in self.boxes.values():
            box.setAccessibleName(f"{name}: {box.text()}")
