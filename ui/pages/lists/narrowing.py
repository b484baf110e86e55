"""What narrows a list: chips with what holds now, and a panel in which one column is narrowed."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from consulaat.records.about import About
from consulaat.records.compound import Part
from consulaat.records.kinds import DateKind
from consulaat.services.figures.words import number
from consulaat.services.listing import Choice
from consulaat.services.views import Condition
from consulaat.values.unreadable import UnreadableError
from resources.texts import _
from ui.widgets.fields.base import Field, Setting
from ui.widgets.fields.build import field_for
from ui.widgets.icons import give_icon
from ui.widgets.look import sized
from ui.widgets.note import Note, Remark
from ui.widgets.plain import Card, button, row, strong, words

_VALUE: Final = Qt.ItemDataRole.UserRole
HIGHEST: Final = 190


class Chip(QPushButton):
    """One condition; a click takes it away."""

    def __init__(self, text: str) -> None:
        super().__init__(text.replace("&", "&&"))
        give_icon(self, "x", 14, QPalette.ColorRole.ButtonText)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setMinimumHeight(sized(26))
        self.setMaximumWidth(sized(360))
        self.setAccessibleName(_("Take away: {filter}", filter=text))
        self.setToolTip(self.accessibleName())


class Chips(QWidget):
    """The conditions of a list beside each other; ``dropped`` names one by its place."""

    dropped = Signal(int)
    all_dropped = Signal()
    keep_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.chips: list[Chip] = []
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(6)
        self.clear_button = button(_("Show all"))
        self.clear_button.setToolTip(_("Take every filter away (Esc)"))
        self.keep_button = button(_("Keep this vie&w…"), "star")
        self.name = QLineEdit()
        self.name.setPlaceholderText(_("Name of the view"))
        self.name.setAccessibleName(_("Name of the view"))
        self.name.setMaxLength(60)
        self.name.setMaximumWidth(sized(200))
        for each in (self.clear_button, self.keep_button):
            each.setMinimumHeight(sized(26))
        self.clear_button.clicked.connect(self.all_dropped)
        self.keep_button.clicked.connect(self._ask_name)
        self.name.returnPressed.connect(self._keep)
        for widget in (self.clear_button, self.keep_button, self.name):
            self._line.addWidget(widget)
        self._line.addStretch(1)
        self.name.hide()

    def show_chips(self, texts: Sequence[str], *, is_filtered: bool, is_kept: bool) -> None:
        """Show these conditions; a view that is kept already is not kept again."""
        for chip in self.chips:
            self._line.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = [Chip(text) for text in texts]
        for place, chip in enumerate(self.chips):
            self._line.insertWidget(place, chip)
            chip.clicked.connect(lambda _checked=False, place=place: self.dropped.emit(place))
        self.name.hide()
        self.clear_button.setVisible(is_filtered)
        self.keep_button.setVisible(is_filtered and not is_kept)
        self.setVisible(is_filtered)

    @Slot()
    def _ask_name(self) -> None:
        self.name.clear()
        self.name.show()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _keep(self) -> None:
        if self.name.text().strip():
            self.keep_requested.emit(self.name.text().strip())
            self.name.hide()


class NarrowPanel(Card):
    """Narrows one column: to some of its values, or to days."""

    narrowed = Signal(str, object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__(margin=10)
        self._column = ""
        self._is_dated = False
        self.title = strong()
        self.values = QListWidget()
        self.values.setMaximumHeight(sized(HIGHEST))
        self.values.setSpacing(2)
        self.start, self.until = _day_field(_("First day")), _day_field(_("Last day"))
        self.note = Note()
        self.apply = button(_("Na&rrow"), "check", main=True)
        self.cancel = button(_("Not now"))
        self.days = QWidget()
        grid = QGridLayout(self.days)
        grid.setContentsMargins(0, 0, 0, 0)
        for place, (text, field) in enumerate(((_("First day"), self.start), (_("Last day"), self.until))):
            grid.addWidget(words(text, wrap=False), place, 0)
            grid.addWidget(field, place, 1)
        grid.setColumnStretch(1, 1)
        self.body.addWidget(self.title)
        self.body.addWidget(self.values)
        self.body.addWidget(self.days)
        self.body.addWidget(self.note)
        self.body.addWidget(row(self.apply, self.cancel))
        self.setMaximumWidth(sized(460))
        self.apply.clicked.connect(self._narrow)
        self.cancel.clicked.connect(self.closed)
        self.values.itemActivated.connect(self._turn)
        self.hide()

    def offer_values(
        self, column: str, head: str, choices: Sequence[Choice], chosen: Sequence[str | None]
    ) -> None:
        """Offer the values of a column, those chosen already ticked."""
        self._open(column, head, is_dated=False)
        self.values.clear()
        self.values.setAccessibleName(head)
        present = {each.value for each in choices}
        for choice in choices:
            self._add(choice, chosen)
        for value in chosen:
            if value not in present:
                self._add(Choice(value=value, words=value or _("Not filled in"), count=0), chosen)
        height = (self.values.sizeHintForRow(0) + 5) * max(1, self.values.count()) + 8
        self.values.setFixedHeight(min(height, sized(HIGHEST)))
        self.values.setCurrentRow(0)
        self.values.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer_days(self, column: str, head: str, now: Condition | None) -> None:
        """Offer a first and a last day."""
        self._open(column, head, is_dated=True)
        until = now.until - timedelta(days=1) if now and now.until else None
        self.start.show_value(now.start.isoformat() if now and now.start else None)
        self.until.show_value(until.isoformat() if until else None)
        self.start.target().setFocus(Qt.FocusReason.OtherFocusReason)

    def chosen(self) -> list[str | None]:
        """Return the values that are ticked."""
        items = [self.values.item(place) for place in range(self.values.count())]
        return [each.data(_VALUE) for each in items if each.checkState() is Qt.CheckState.Checked]

    def _open(self, column: str, head: str, *, is_dated: bool) -> None:
        self._column, self._is_dated = column, is_dated
        self.title.setText(_("Narrow to: {column}", column=head))
        self.values.setVisible(not is_dated)
        self.days.setVisible(is_dated)
        self.note.tell(())
        self.show()

    def _add(self, choice: Choice, chosen: Sequence[str | None]) -> None:
        said = choice.words or _("Not filled in")
        item = QListWidgetItem(f"{said}  ({number(choice.count)})")
        item.setData(_VALUE, choice.value)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if choice.value in chosen else Qt.CheckState.Unchecked)
        self.values.addItem(item)

    @Slot(QListWidgetItem)
    def _turn(self, item: QListWidgetItem) -> None:
        is_on = item.checkState() is Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked)

    @Slot()
    def _narrow(self) -> None:
        if not self._is_dated:
            values = tuple(self.chosen())
            self._give(Condition(column=self._column, values=values) if values else None)
            return
        try:
            start, last = self._day(self.start.value()), self._day(self.until.value())
        except UnreadableError as error:
            self.note.tell([Remark(error.message())])
            return
        until = last + timedelta(days=1) if last else None
        self._give(Condition(column=self._column, start=start, until=until) if start or until else None)

    @staticmethod
    def _day(value: object) -> date | None:
        return date.fromisoformat(value) if isinstance(value, str) else None

    def _give(self, condition: Condition | None) -> None:
        self.hide()
        self.narrowed.emit(self._column, condition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._narrow()
            return
        super().keyPressEvent(event)


def _day_field(name: str) -> Field:
    part = Part("day", DateKind(), About(name), is_required=False, default=None)
    made = field_for(part, Setting())
    made.name(name)
    return made
