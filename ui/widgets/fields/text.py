"""Fields in which a person types: words, numbers, and numbers of people and papers."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QStringListModel, Qt, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCheckBox, QCompleter, QLineEdit, QPlainTextEdit, QWidget

from consulaat.records.kinds import UNKNOWN, CountKind, DecimalKind, Kind, WholeKind
from consulaat.values.canonical import Json
from resources.texts import _
from ui.widgets.fields.base import Field
from ui.widgets.fields.numbers import look_at
from ui.widgets.fields.ready import ReadyTexts
from ui.widgets.look import sized

HEIGHT: Final = 30  # of a field at the usual size of letters
WIDE: Final = 2  # lines of text from which a box is wide among smaller fields

_EITHER: Final = re.compile(r"(\d{1,3})\s*(?:[-–/]|of|or)\s*(\d{1,3})", re.ASCII | re.IGNORECASE)


class LineField(Field):
    """One line of text of any kind that can be typed; ``key`` names the field whose earlier texts it offers."""

    def __init__(self, kind: Kind, *, hint: str = "", turns: bool = False, key: str = "") -> None:
        super().__init__()
        self._kind = kind
        self._key = key
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(hint)
        self.edit.setMinimumHeight(sized(HEIGHT))
        self.edit.textEdited.connect(self._note_typed)
        self.edit.editingFinished.connect(self._leave)
        self.edit.returnPressed.connect(self.entered)
        if turns:
            self.edit.textChanged.connect(self._turn)
        self.line.addWidget(self.edit, 1)

    def show_value(self, value: Json) -> None:
        """Show the value as a person would type it."""
        self._show_text("" if value is None else self._words(value))

    def value(self) -> Json:
        """Return what was typed."""
        text = self.edit.text().strip()
        return self._kind.write(self._kind.typed(text)) if text else None

    def typed(self) -> Json:
        return self.edit.text()

    def retype(self, typed: Json) -> None:
        self._show_text(str(typed or ""))

    def suggest(self, texts: Mapping[str, tuple[str, ...]]) -> None:
        offered = texts.get(self._key, ())
        if not offered:
            return
        completer = QCompleter(QStringListModel(offered, self), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self.changed)
        self.edit.setCompleter(completer)

    def target(self) -> QWidget:
        return self.edit

    def _show_text(self, text: str) -> None:
        self.edit.setText(text)
        self.edit.setCursorPosition(0)
        self.say(self._understood(typing=False))

    def _words(self, value: Json) -> str:
        return str(value).replace(".", ",") if isinstance(self._kind, DecimalKind) else str(value)

    def _understood(self, *, typing: bool) -> str:
        """Return what to say beneath the field of the text in it."""
        return ""

    def _tidied(self) -> str:
        """Return the text as it is to stand in the field once that is left."""
        return self.edit.text()

    @Slot()
    def _note_typed(self) -> None:
        self.say(self._understood(typing=True))
        self.changed.emit()

    @Slot()
    def _leave(self) -> None:
        tidied = self._tidied()
        if tidied != self.edit.text():
            self.edit.setText(tidied)
        self.say(self._understood(typing=False))
        self.left.emit()

    @Slot(str)
    def _turn(self, text: str) -> None:
        """Turn to the right for a name in a script that runs that way."""
        right = _runs_left(text)
        direction = Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight
        self.edit.setLayoutDirection(direction)


class ScriptField(LineField):
    """A name in its own script; beneath it how the letters read in ours, which is help and no spelling."""

    def __init__(self, kind: Kind) -> None:
        super().__init__(kind, turns=True)

    def _understood(self, *, typing: bool) -> str:
        text = self.edit.text().strip()
        if not text or text.isascii():
            return ""
        from anyascii import anyascii

        return _("By its letters: {latin}", latin=anyascii(text).strip())


class IdentifierField(LineField):
    """A number of a person, paper, account or telephone: cleaned when it is left, checked while it is typed."""

    def __init__(self, kind: Kind, name: str) -> None:
        super().__init__(kind, key=name)
        self._name = name

    def value(self) -> Json:
        text = look_at(self._name, self.edit.text()).plain
        return self._kind.write(self._kind.typed(text)) if text else None

    def _understood(self, *, typing: bool) -> str:
        return look_at(self._name, self.edit.text()).words

    def _tidied(self) -> str:
        return look_at(self._name, self.edit.text()).plain


class NumberField(LineField):
    """A whole number; a count may also be unknown, which is not nought."""

    def __init__(self, kind: WholeKind | CountKind) -> None:
        super().__init__(kind)
        self.edit.setMaximumWidth(sized(120))
        self.unknown = QCheckBox(_("Unknown"))
        if isinstance(kind, CountKind):
            self.unknown.toggled.connect(self.edit.setDisabled)
            self.unknown.clicked.connect(self.changed)
            self.unknown.clicked.connect(self.left)
            self.line.addWidget(self.unknown)
        self.line.addStretch(2)

    def show_value(self, value: Json) -> None:
        self.unknown.setChecked(value == UNKNOWN)
        super().show_value(None if value == UNKNOWN else value)

    def value(self) -> Json:
        return UNKNOWN if self.unknown.isChecked() else super().value()

    def typed(self) -> Json:
        return UNKNOWN if self.unknown.isChecked() else super().typed()

    def retype(self, typed: Json) -> None:
        self.unknown.setChecked(typed == UNKNOWN)
        super().retype("" if typed == UNKNOWN else typed)

    def name(self, name: str) -> None:
        super().name(name)
        self.unknown.setAccessibleName(_("{field}: unknown", field=name))


class AgeField(NumberField):
    """An age as it was stated: of two that are named the youngest counts, for whoever may be a minor is one."""

    def value(self) -> Json:
        found = _EITHER.fullmatch(self.edit.text().strip())
        return min(int(found[1]), int(found[2])) if found else super().value()

    def _understood(self, *, typing: bool) -> str:
        if _EITHER.fullmatch(self.edit.text().strip()) is None:
            return ""
        return _("{age} is kept: in doubt the youngest age counts.", age=str(self.value()))


class _Box(QPlainTextEdit):
    """A box of text that Tab leaves, and that says when it is left."""

    def __init__(self, field: Field, lines: int) -> None:
        super().__init__()
        self._field = field
        self.setTabChangesFocus(True)
        height = self.fontMetrics().lineSpacing() * lines + 14
        self.setMinimumHeight(height)
        self.setMaximumHeight(height)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._field.left.emit()


class LongField(Field):
    """Several lines of text; for a list of texts, one a line."""

    def __init__(
        self, kind: Kind, *, lines: int = 3, is_list: bool = False, ready: Sequence[str] = ()
    ) -> None:
        super().__init__()
        self._kind = kind
        self._is_list = is_list
        self.is_wide = lines >= WIDE
        self.edit = _Box(self, lines)
        self.edit.textChanged.connect(self.changed)
        self.line.addWidget(self.edit, 1)
        self.ready = ReadyTexts(self.edit, ready)
        self.line.addWidget(self.ready, 0, Qt.AlignmentFlag.AlignTop)

    def show_value(self, value: Json) -> None:
        shown = "\n".join(str(each) for each in value) if isinstance(value, list) else str(value or "")
        self.edit.setPlainText(shown)

    def value(self) -> Json:
        text = self.edit.toPlainText().strip()
        if not text:
            return None
        if self._is_list:
            return [self._kind.write(self._kind.typed(each)) for each in text.splitlines() if each.strip()]
        return self._kind.write(self._kind.typed(text))

    def typed(self) -> Json:
        return self.edit.toPlainText()

    def retype(self, typed: Json) -> None:
        self.edit.setPlainText(str(typed or ""))

    def name(self, name: str) -> None:
        super().name(name)
        self.ready.setAccessibleName(_("{field}: insert a ready text", field=name))

    def target(self) -> QWidget:
        return self.edit


def _runs_left(text: str) -> bool:
    strong = (unicodedata.bidirectional(each) for each in text)
    return next((each in {"R", "AL"} for each in strong if each in {"L", "R", "AL"}), False)
