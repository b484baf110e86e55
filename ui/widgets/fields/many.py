"""Fields of several small values: rows that can be added and removed, and lists of questions."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from consulaat.records.compound import Part
from consulaat.values.canonical import Json
from consulaat.values.unreadable import UnreadableError
from resources.texts import N_, _
from ui.widgets.fields.base import Field
from ui.widgets.look import sized
from ui.widgets.plain import Card, button, quiet, row, strong, words
from ui.widgets.segmented import Choice, Segmented

Maker = Callable[[Part], Field]
_EMPTY: Final[tuple[Json, ...]] = (None, "", False)


class GroupField(Field):
    """One small value with fields of its own."""

    def __init__(self, parts: Sequence[Part], make: Maker) -> None:
        super().__init__()
        self._parts = parts
        self.fields: dict[str, Field] = {}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        for number, part in enumerate(parts):
            field = make(part)
            caption = words(_(part.about.label), wrap=False)
            caption.setBuddy(field.target())
            field.name(_(part.about.label))
            field.changed.connect(self.changed)
            field.left.connect(self.left)
            field.entered.connect(self.entered)
            self.fields[part.name] = field
            grid.addWidget(caption, number // 2 * 2, number % 2)
            grid.addWidget(field, number // 2 * 2 + 1, number % 2, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.line.addLayout(grid, 1)

    def show_value(self, value: Json) -> None:
        found = value if isinstance(value, Mapping) else {}
        for part in self._parts:
            default = None if part.is_required else part.default
            shown = found.get(part.name, default if isinstance(default, bool) and not found else None)
            self.fields[part.name].show_value(shown)

    def value(self) -> Json:
        given = {name: field.value() for name, field in self.fields.items()}
        filled = {name: value for name, value in given.items() if value is not None}
        plain = {name for name in filled if not isinstance(filled[name], bool)}
        if not plain:
            return None
        for part in self._parts:
            if part.is_required and part.name not in filled:
                raise UnreadableError(N_("Fill in: {field}."), field=_(part.about.label))
        return filled

    def typed(self) -> Json:
        found = {name: field.typed() for name, field in self.fields.items()}
        return found if any(each not in _EMPTY for each in found.values()) else None

    def retype(self, typed: Json) -> None:
        found = typed if isinstance(typed, Mapping) else {}
        for name, field in self.fields.items():
            field.retype(found.get(name))

    def suggest(self, texts: Mapping[str, tuple[str, ...]]) -> None:
        for field in self.fields.values():
            field.suggest(texts)

    def target(self) -> QWidget:
        return next(iter(self.fields.values())).target()

    def name(self, name: str) -> None:
        for part in self._parts:
            self.fields[part.name].name(f"{name}: {_(part.about.label)}")


class RowsField(Field):
    """Several small values, one card each."""

    def __init__(self, make_row: Callable[[], Field], add_words: str) -> None:
        super().__init__()
        self._make_row = make_row
        self._name = ""
        self._texts: Mapping[str, tuple[str, ...]] = {}
        self._rows: list[tuple[Card, Field]] = []
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
        card = Card(field, row(remove), margin=10)
        remove.clicked.connect(lambda: self._remove(card))
        remove.setAccessibleName(f"{self._name}: {_('Remove')}")
        self._stack.insertWidget(len(self._rows), card)
        self._rows.append((card, field))
        return field

    @Slot()
    def _add_empty(self) -> None:
        self._append(None).target().setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _remove(self, card: Card) -> None:
        self._rows = [each for each in self._rows if each[0] is not card]
        card.hide()
        card.deleteLater()
        self.add.setFocus()
        self.changed.emit()
        self.left.emit()


class QuestionsField(Field):
    """A list of fixed questions, each answered with one of a few codes or not at all."""

    def __init__(
        self, questions: Sequence[tuple[str, str, str]], answers: Sequence[Choice], keys: tuple[str, str]
    ) -> None:
        super().__init__()
        self._question_key, self._answer_key = keys
        self._kept: dict[str, dict[str, Json]] = {}
        self.segments: dict[str, Segmented] = {}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        group, line = "", 0
        for code, text, heading in questions:
            if heading != group:
                group = heading
                grid.addWidget(strong(heading), line, 0, 1, 2)
                line += 1
            answer = Segmented(answers, height=sized(28))
            answer.name(text)
            answer.changed.connect(self.changed)
            answer.changed.connect(self.left)
            self.segments[code] = answer
            grid.addWidget(self._caption(text), line, 0)
            grid.addWidget(answer, line, 1)
            line += 1
        grid.setColumnStretch(0, 1)
        self.line.addLayout(grid, 1)

    def show_value(self, value: Json) -> None:
        rows = [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
        self._kept = {str(each[self._question_key]): each for each in rows}
        for code, segments in self.segments.items():
            segments.choose(str(self._kept.get(code, {}).get(self._answer_key, "")))

    def value(self) -> Json:
        found: list[Json] = []
        for code, segments in self.segments.items():
            if segments.code:
                kept = self._kept.get(code, {})
                found.append({**kept, self._question_key: code, self._answer_key: segments.code})
        return found or None

    def target(self) -> QWidget:
        return next(iter(self.segments.values())).first

    def name(self, name: str) -> None:
        self.setAccessibleName(name)

    def _caption(self, text: str) -> QLabel:
        return words(text) if text else quiet()
