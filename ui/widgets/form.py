"""A form made from declared fields: label, widget, and beneath it what is wrong or worth a thought."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from consulaat.records.compound import Part
from consulaat.values.canonical import Json
from consulaat.values.unreadable import UnreadableError
from resources.texts import _
from ui.widgets.access_keys import AccessKeys
from ui.widgets.fields.base import Field, Setting
from ui.widgets.fields.build import field_for
from ui.widgets.fields.choice import ComboField
from ui.widgets.fields.secret import SecretField
from ui.widgets.icons import pixmap
from ui.widgets.look import GAP, Meaning, colours
from ui.widgets.plain import heading, quiet, words

LABEL_WIDTH = 210
WIDEST = 440


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said beneath a field: it stops, or it only warns."""

    text: str
    stops: bool = True


class Note(QFrame):
    """Sentences beneath a field, with an icon."""

    def __init__(self) -> None:
        super().__init__()
        self._meaning = Meaning.DANGER
        self._picture = QLabel()
        self.words = words()
        self.words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        laid = QHBoxLayout(self)
        laid.setContentsMargins(0, 0, 0, 2)
        laid.setSpacing(6)
        laid.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        laid.addWidget(self.words, 1)
        self.hide()

    def tell(self, remarks: Sequence[Remark]) -> None:
        """Show the remarks, or nothing."""
        self.words.setText("\n".join(each.text for each in remarks))
        self._meaning = Meaning.DANGER if any(each.stops for each in remarks) else Meaning.WARNING
        self._draw()
        self.setVisible(bool(remarks))

    def _draw(self) -> None:
        ink, _ground = colours(self._meaning)
        own = self.words.palette()
        own.setColor(QPalette.ColorRole.WindowText, ink)
        self.words.setPalette(own)
        name = "circle-x" if self._meaning is Meaning.DANGER else "alert-triangle"
        self._picture.setPixmap(pixmap(name, ink, 16, self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationPaletteChange and self.words.text():
            self._draw()


class Form(QWidget):
    """The fields of one record, in groups with a heading each."""

    changed = Signal()
    reveal_requested = Signal(str)

    def __init__(
        self,
        groups: Sequence[tuple[str, Sequence[Part]]],
        setting: Setting,
        keys: AccessKeys | None = None,
        *,
        required: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__()
        self._keys = keys or AccessKeys()
        self._setting = setting
        self._required = required
        self._shown: dict[str, Json] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        self._grid.setColumnStretch(1, 1)
        self.fields: dict[str, Field] = {}
        self.notes: dict[str, Note] = {}
        for title, parts in groups:
            self._add_group(title, parts)
        self._grid.setRowStretch(self._grid.rowCount(), 1)

    def show_values(self, values: Mapping[str, Json]) -> None:
        """Show the fields of a record; these count as unchanged."""
        for name, field in self.fields.items():
            field.blockSignals(True)
            field.show_value(values.get(name))
            field.blockSignals(False)
        self._shown = {name: self._read(name) for name in self.fields}

    def propose(self, values: Mapping[str, Json]) -> None:
        """Fill in what a new record starts with; this counts as changed."""
        for name, value in values.items():
            if name in self.fields:
                self.fields[name].show_value(value)

    def changes(self) -> dict[str, Json]:
        """Return the fields that differ from what was shown; None empties one."""
        found = {name: self._read(name) for name in self.fields}
        return {name: value for name, value in found.items() if value != self._shown.get(name)}

    @property
    def is_changed(self) -> bool:
        """Whether something in the form differs from what was shown."""
        return bool(self.problems() or self.changes())

    def problems(self) -> dict[str, list[Remark]]:
        """Return what cannot be read, by field."""
        found: dict[str, list[Remark]] = {}
        for name, field in self.fields.items():
            try:
                field.value()
            except UnreadableError as error:
                found[name] = [Remark(error.message())]
        return found

    def is_empty(self, name: str) -> bool:
        """Tell whether nothing is filled in."""
        return self._read(name) is None

    def tell(self, remarks: Mapping[str, Sequence[Remark]]) -> None:
        """Show remarks beneath their fields and put the focus into the first that is wrong."""
        for name, note in self.notes.items():
            self._tell(name, remarks.get(name, ()), note)
        for name in self.fields:
            if any(each.stops for each in remarks.get(name, ())):
                self.fields[name].target().setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _tell(self, name: str, remarks: Sequence[Remark], note: Note) -> None:
        note.tell(remarks)
        self.fields[name].describe(" ".join(each.text for each in remarks))

    def _read(self, name: str) -> Json:
        try:
            return self.fields[name].value()
        except UnreadableError:
            return {"unreadable": True}

    def _add_group(self, title: str, parts: Sequence[Part]) -> None:
        if title:
            caption = heading(title, size=1.1)
            caption.setContentsMargins(0, GAP if self.fields else 0, 0, 2)
            self._grid.addWidget(caption, self._grid.rowCount(), 0, 1, 2)
        for part in parts:
            self._add(part)

    def _add(self, part: Part) -> None:
        field, note = field_for(part, self._setting), Note()
        text = _(part.about.label)
        label = words(self._keys.marked(text))
        label.setBuddy(field.target())
        field.name(text)
        caption = QVBoxLayout()
        caption.setContentsMargins(0, 6, 0, 0)
        caption.setSpacing(0)
        caption.addWidget(label)
        if part.name in self._required:
            caption.addWidget(quiet(_("required"), wrap=False))
        caption.addStretch()
        if isinstance(field, ComboField):
            field.setMaximumWidth(WIDEST)
        place = QVBoxLayout()
        place.setSpacing(2)
        place.addWidget(field)
        place.addWidget(note)
        line = self._grid.rowCount()
        self._grid.addLayout(caption, line, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addLayout(place, line, 1)
        self.fields[part.name], self.notes[part.name] = field, note
        field.changed.connect(self.changed)
        field.left.connect(lambda name=part.name: self._check(name))
        if isinstance(field, SecretField):
            field.reveal_requested.connect(lambda name=part.name: self.reveal_requested.emit(name))

    def _check(self, name: str) -> None:
        try:
            self.fields[name].value()
        except UnreadableError as error:
            self._tell(name, [Remark(error.message())], self.notes[name])
        else:
            self._tell(name, (), self.notes[name])
