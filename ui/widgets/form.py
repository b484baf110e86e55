"""A form made from declared fields: label, widget, and beneath it what is wrong or worth a thought."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from consulaat.records.compound import Part
from consulaat.values.canonical import Json
from consulaat.values.unreadable import UnreadableError
from resources.texts import _
from ui.widgets.access_keys import AccessKeys
from ui.widgets.fields.base import Field, Setting
from ui.widgets.fields.build import field_for
from ui.widgets.fields.choice import ComboField
from ui.widgets.fields.lookup import LookupField
from ui.widgets.fields.secret import SecretField
from ui.widgets.fields.text import LongField
from ui.widgets.fields.typed import Typing
from ui.widgets.in_sight import focus_in_sight
from ui.widgets.look import GAP, sized
from ui.widgets.note import Note, Remark
from ui.widgets.plain import caption_of, heading, quiet

__all__ = ["Form", "Note", "Remark"]  # a form is told of with remarks, and shows them in notes

LABEL_WIDTH = 210
WIDEST = 440
HISTORY_KEY = "Ctrl+H"


class Form(QWidget):
    """The fields of one record, in groups with a heading each.

    ``left``: a field was left. ``entered``: Enter was pressed in a line. ``history_requested`` names a field whose
    earlier values are asked for, where ``has_history`` says that there can be any.
    """

    changed = Signal()
    left = Signal(str)
    entered = Signal()
    reveal_requested = Signal(str)
    history_requested = Signal(str)

    def __init__(
        self,
        groups: Sequence[tuple[str, Sequence[Part]]],
        setting: Setting,
        keys: AccessKeys | None = None,
        *,
        required: frozenset[str] = frozenset(),
        has_history: bool = False,
    ) -> None:
        super().__init__()
        self._keys = keys or AccessKeys()
        self._setting = setting
        self._required = required
        self._has_history = has_history
        self._shown: dict[str, Json] = {}
        self._unread: dict[str, Remark] = {}
        self._found: dict[str, Sequence[Remark]] = {}
        self._found_on: dict[str, Json] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnMinimumWidth(0, sized(LABEL_WIDTH))
        self._grid.setColumnStretch(1, 1)
        self.fields: dict[str, Field] = {}
        self.notes: dict[str, Note] = {}
        self.labels: dict[str, str] = {}
        self.places: dict[str, QVBoxLayout] = {}
        self._typing = Typing(self.fields)
        for title, parts in groups:
            self._add_group(title, parts)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        if has_history:
            self._listen_for_history()

    def show_values(self, values: Mapping[str, Json]) -> None:
        """Show the fields of a record; these count as unchanged."""
        for name, field in self.fields.items():
            field.blockSignals(True)
            field.show_value(values.get(name))
            field.blockSignals(False)
        self._shown = {name: self._read(name) for name in self.fields}
        self._typing.begin()

    def propose(self, values: Mapping[str, Json]) -> None:
        """Fill in what a new record starts with; saving sends it, but it is nothing that was typed."""
        for name, value in values.items():
            if name in self.fields:
                self.fields[name].show_value(value)
        self._typing.begin()

    def changes(self) -> dict[str, Json]:
        """Return the fields that differ from what was shown; None empties one."""
        found = {name: self._read(name) for name in self.fields}
        return {name: value for name, value in found.items() if value != self._shown.get(name)}

    def readable_changes(self) -> dict[str, Json]:
        """Return the changed fields without those that cannot be read."""
        return {name: value for name, value in self.changes().items() if name not in self.problems()}

    def typed(self) -> dict[str, Json]:
        """Return what stands in the fields that a person changed, readable or not."""
        return self._typing.typed()

    def retype(self, typed: Mapping[str, Json]) -> None:
        """Bring back what a person had typed."""
        for name in self._typing.retype(typed):
            self._check(name)
        self.changed.emit()

    def suggest(self, texts: Mapping[str, tuple[str, ...]]) -> None:
        """Offer texts that were used before in fields of these names."""
        for field in self.fields.values():
            field.suggest(texts)

    @property
    def is_changed(self) -> bool:
        """Whether a person changed something in the form."""
        return bool(self.typed())

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
        self._unread.clear()
        self.remark(remarks)
        for name in self.fields:
            if any(each.stops for each in remarks.get(name, ())):
                focus_in_sight(self.fields[name].target())
                return

    def remark(self, remarks: Mapping[str, Sequence[Remark]]) -> None:
        """Show remarks beneath their fields; the focus stays where the person types."""
        self._found = dict(remarks)
        self._found_on = {name: self.fields[name].typed() for name in remarks if name in self.fields}
        for name in self.fields:
            self._tell(name)

    def lines_of(self, remarks: Mapping[str, Sequence[Remark]]) -> list[str]:
        """Return remarks that stop as lines that name their fields, in the order of the form."""
        return [
            f"{self.labels[name]}: {each.text}"
            for name in self.fields
            for each in remarks.get(name, ())
            if each.stops
        ]

    def field_at(self, widget: QWidget | None) -> str:
        """Return the name of the field that a widget is part of, empty when it is of none."""
        return next(
            (
                name
                for name, field in self.fields.items()
                if widget is not None and (field is widget or field.isAncestorOf(widget))
            ),
            "",
        )

    def _tell(self, name: str) -> None:
        remarks = [self._unread[name]] if name in self._unread else list(self._found.get(name, ()))
        self.notes[name].tell(remarks)
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
            self._add(part, title)

    def _add(self, part: Part, title: str) -> None:
        field, note = field_for(part, self._setting), Note()
        text = _(part.about.label)
        field.name(text)
        caption = QVBoxLayout()
        caption.setContentsMargins(0, 6, 0, 0)
        caption.setSpacing(0)
        if text != title or not field.is_wide:  # what its heading says already is not said again
            caption.addWidget(caption_of(self._keys.marked(text), field.target()))
        if part.name in self._required:
            caption.addWidget(quiet(_("required"), wrap=False))
        caption.addStretch()
        if isinstance(field, ComboField | LookupField):
            field.setMaximumWidth(sized(WIDEST))
        place = QVBoxLayout()
        place.setSpacing(2)
        place.addWidget(field)
        place.addWidget(note)
        line = self._grid.rowCount()
        if field.is_wide and not isinstance(field, LongField):
            self._grid.addLayout(caption, line, 0, 1, 2)
            self._grid.addLayout(place, line + 1, 0, 1, 2)
        else:
            self._grid.addLayout(caption, line, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addLayout(place, line, 1)
        self.fields[part.name], self.notes[part.name] = field, note
        self.labels[part.name], self.places[part.name] = text, place
        self._connect(part.name, field)

    def _connect(self, name: str, field: Field) -> None:
        field.changed.connect(self.changed)
        field.entered.connect(self.entered)
        field.left.connect(lambda: self._leave(name))
        if isinstance(field, SecretField):
            field.reveal_requested.connect(lambda: self.reveal_requested.emit(name))

    def _leave(self, name: str) -> None:
        self._check(name)
        self.left.emit(name)

    def _check(self, name: str) -> None:
        try:
            self.fields[name].value()
        except UnreadableError as error:
            self._unread[name] = Remark(error.message())
        else:
            self._unread.pop(name, None)
        if self.fields[name].typed() != self._found_on.get(name):
            self._found.pop(name, None)
        self._tell(name)

    # -- the history of a value: from the menu of the right button, or by key

    def _listen_for_history(self) -> None:
        shortcut = QShortcut(QKeySequence(HISTORY_KEY), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._ask_history)
        for field in self.fields.values():
            for each in (field, *field.findChildren(QWidget)):
                each.installEventFilter(self)

    def _ask_history(self) -> None:
        name = self.field_at(QApplication.focusWidget())
        if name:
            self.history_requested.emit(name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put the history of the value into the menu of a field."""
        if isinstance(event, QContextMenuEvent) and isinstance(watched, QWidget):
            name = self.field_at(watched)
            if name:
                self.menu_of(name, watched).popup(event.globalPos())
                return True
        return super().eventFilter(watched, event)

    def menu_of(self, name: str, widget: QWidget) -> QMenu:
        """Return the menu of a field: what a text box offers, and the history of the value."""
        standard = (
            widget.createStandardContextMenu() if isinstance(widget, QLineEdit | QPlainTextEdit) else None
        )
        menu = standard if isinstance(standard, QMenu) else QMenu(widget)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if not menu.isEmpty():
            menu.addSeparator()
        action = QAction(_("History of {field}", field=self.labels[name]), menu)
        action.setShortcut(QKeySequence(HISTORY_KEY))
        action.triggered.connect(lambda: self.history_requested.emit(name))
        menu.addAction(action)
        return menu
