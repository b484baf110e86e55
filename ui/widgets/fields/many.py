"""Fields of several small values: rows that can be added and removed."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from consulaat.records.compound import Part
from consulaat.values.canonical import Json
from consulaat.values.unreadable import UnreadableError
from resources.texts import N_, _
from ui.widgets.fields.base import Field
from ui.widgets.fields.days import MomentField
from ui.widgets.fields.ranking import zones
from ui.widgets.plain import Card, button, row, words

Maker = Callable[[Part], Field]
_EMPTY: Final[tuple[Json, ...]] = (None, "", False)
DUTCH_ZONE: Final = "Europe/Amsterdam"
# Moments that are told by the clock of a place which another field names.
CLOCKS: Final = {"departs_at": "departure_zone", "arrives_at": "arrival_zone"}


class GroupField(Field):
    """One small value with fields of its own."""

    def __init__(self, parts: Sequence[Part], make: Maker, time_zone: str = "UTC") -> None:
        super().__init__()
        self._parts = parts
        self._zones = {"departs_at": time_zone, "arrives_at": DUTCH_ZONE}
        self.fields: dict[str, Field] = {}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        place = 0
        for part in parts:
            field = make(part)
            width = 2 if field.is_wide else 1
            place += place % 2 if field.is_wide else 0
            caption = words(_(part.about.label), wrap=False)
            caption.setBuddy(field.target())
            field.name(_(part.about.label))
            field.changed.connect(self.changed)
            field.left.connect(self.left)
            field.entered.connect(self.entered)
            self.fields[part.name] = field
            line, column = place // 2 * 2, place % 2
            grid.addWidget(caption, line, column)
            grid.addWidget(field, line + 1, column, 1, width, Qt.AlignmentFlag.AlignTop)
            place += width
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.line.addLayout(grid, 1)
        for moment, place_of in CLOCKS.items():
            if moment in self.fields:
                self.fields[place_of].changed.connect(partial(self._go_by, moment))

    def show_value(self, value: Json) -> None:
        found = value if isinstance(value, Mapping) else {}
        for moment, place_of in CLOCKS.items():
            if moment in self.fields:
                self.fields[place_of].show_value(found.get(place_of) or self._zones[moment])
                self._go_by(moment)
        for part in self._parts:
            if part.name in CLOCKS.values():
                continue
            default = None if part.is_required else part.default
            shown = found.get(part.name, default if isinstance(default, bool) and not found else None)
            self.fields[part.name].show_value(shown)

    def value(self) -> Json:
        given = {name: field.value() for name, field in self.fields.items()}
        filled = {name: value for name, value in given.items() if value is not None}
        plain = {name for name in filled if not isinstance(filled[name], bool)} - set(CLOCKS.values())
        if not plain:
            return None
        for part in self._parts:
            if part.is_required and part.name not in filled:
                raise UnreadableError(N_("Fill in: {field}."), field=_(part.about.label))
        return filled

    def typed(self) -> Json:
        found = {name: field.typed() for name, field in self.fields.items()}
        said = [text for name, text in found.items() if name not in CLOCKS.values()]
        return found if any(each not in _EMPTY for each in said) else None

    def retype(self, typed: Json) -> None:
        found = typed if isinstance(typed, Mapping) else {}
        if not found:
            self.show_value(None)
            return
        for name, field in self.fields.items():
            field.retype(found.get(name))
        for moment in CLOCKS:
            self._go_by(moment)

    def suggest(self, texts: Mapping[str, tuple[str, ...]]) -> None:
        for field in self.fields.values():
            field.suggest(texts)

    def target(self) -> QWidget:
        return next(iter(self.fields.values())).target()

    def name(self, name: str) -> None:
        for part in self._parts:
            self.fields[part.name].name(f"{name}: {_(part.about.label)}")

    def _go_by(self, moment: str) -> None:
        """Let a moment be told by the clock of its own place."""
        field = self.fields.get(moment)
        if isinstance(field, MomentField):
            zone = self.fields[CLOCKS[moment]].typed()
            field.go_by(zone if isinstance(zone, str) and zone in zones() else "UTC")


class RowsField(Field):
    """Several small values, one card each."""

    is_wide = True

    def __init__(self, make_row: Callable[[], Field], add_words: str) -> None:
        super().__init__()
        self._make_row = make_row
        self._name = ""
        self._texts: Mapping[str, tuple[str, ...]] = {}
        self._rows: list[tuple[QWidget, Field]] = []
        self._stack = QVBoxLayout()
        self._stack.setContentsMargins(0, 0, 0, 0)
        self.add = button(add_words, "plus")
        self.add.clicked.connect(self._add_empty)
        self._stack.addWidget(row(self.add))
        self.line.addLayout(self._stack, 1)

    def show_value(self, value: Json) -> None:
        for card, _field in self._rows:
            card.hide()
            card.deleteLater()
        self._rows = []
        for each in value if isinstance(value, list) else []:
            self._append(each)

    def value(self) -> Json:
        found = [field.value() for _card, field in self._rows]
        return [each for each in found if each is not None] or None

    def typed(self) -> Json:
        return [field.typed() for _card, field in self._rows] or None

    def retype(self, typed: Json) -> None:
        self.show_value(None)
        for each in typed if isinstance(typed, list) else []:
            self._append(None).retype(each)

    def suggest(self, texts: Mapping[str, tuple[str, ...]]) -> None:
        self._texts = texts
        for _card, field in self._rows:
            field.suggest(texts)

    def target(self) -> QWidget:
        return self._rows[0][1].target() if self._rows else self.add

    def name(self, name: str) -> None:
        self._name = name
        self.add.setAccessibleName(f"{name}: {self.add.text().replace('&', '')}")
        for _card, field in self._rows:
            field.name(name)

    def _append(self, value: Json) -> Field:
        field = self._make_row()
        field.show_value(value)
        field.name(self._name)
        field.suggest(self._texts)
        field.changed.connect(self.changed)
        field.left.connect(self.left)
        field.entered.connect(self.entered)
        remove = button(_("Remove"), "x")
        is_small = not isinstance(field, GroupField)
        card = row(field, remove) if is_small else Card(field, row(remove), margin=10)
        remove.clicked.connect(lambda: self._remove(card))
        remove.setAccessibleName(_("{field}: remove", field=self._name))
        self._stack.insertWidget(len(self._rows), card)
        self._rows.append((card, field))
        return field

    @Slot()
    def _add_empty(self) -> None:
        self._append(None).target().setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _remove(self, card: QWidget) -> None:
        self._rows = [each for each in self._rows if each[0] is not card]
        card.hide()
        card.deleteLater()
        self.add.setFocus()
        self.changed.emit()
        self.left.emit()
