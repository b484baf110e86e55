"""Fields in which a person types: words, numbers, days and moments."""

import re
import unicodedata
from datetime import datetime

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from consulaat.records.kinds import (
    UNKNOWN,
    CountKind,
    DateKind,
    DecimalKind,
    Kind,
    MomentKind,
    PartialDateKind,
    WholeKind,
)
from consulaat.values.canonical import Json
from consulaat.values.moment import read_moment, write_moment, zone
from consulaat.values.unreadable import UnreadableError
from resources.texts import N_, _
from ui.widgets.fields.base import Field
from ui.widgets.wording import Shown, utc_now

_MOMENT = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})[ T,]+(\d{1,2})[:.](\d{2})")


class LineField(Field):
    """One line of text of any kind that can be typed."""

    def __init__(self, kind: Kind, *, hint: str = "", turns: bool = False) -> None:
        super().__init__()
        self._kind = kind
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(hint)
        self.edit.setMinimumHeight(30)
        self.edit.textEdited.connect(self.changed)
        self.edit.editingFinished.connect(self.left)
        if turns:
            self.edit.textChanged.connect(self._turn)
        self.line.addWidget(self.edit, 1)

    def show_value(self, value: Json) -> None:
        """Show the value as a person would type it."""
        self.edit.setText("" if value is None else self._words(value))
        self.edit.setCursorPosition(0)

    def value(self) -> Json:
        """Return what was typed."""
        text = self.edit.text().strip()
        return self._kind.write(self._kind.typed(text)) if text else None

    def target(self) -> QWidget:
        return self.edit

    def _words(self, value: Json) -> str:
        return str(value).replace(".", ",") if isinstance(self._kind, DecimalKind) else str(value)

    @Slot(str)
    def _turn(self, text: str) -> None:
        """Turn to the right for a name in a script that runs that way."""
        right = _runs_left(text)
        direction = Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight
        self.edit.setLayoutDirection(direction)


class DayField(LineField):
    """A day, whole or in part."""

    def __init__(self, kind: DateKind | PartialDateKind, *, offers_today: bool = True) -> None:
        hint = _("19-01-2009, 01-2009 or 2009") if isinstance(kind, PartialDateKind) else _("19-01-2009")
        super().__init__(kind, hint=hint)
        self.edit.setMinimumWidth(210)
        self.today: QPushButton | None = None
        if isinstance(kind, DateKind) and offers_today:
            today = QPushButton(_("Today"))
            today.setMinimumHeight(30)
            today.setAutoDefault(False)
            today.clicked.connect(self._fill_in_today)
            self.today = today
            self.line.addWidget(today)
        self.line.addStretch(2)

    def name(self, name: str) -> None:
        super().name(name)
        if self.today is not None:
            self.today.setAccessibleName(_("{field}: today", field=name))

    def _words(self, value: Json) -> str:
        if value == "00000000":
            return "00000000"
        return Shown().value(self._kind, value)

    @Slot()
    def _fill_in_today(self) -> None:
        self.edit.setText(f"{datetime.now().astimezone():%d-%m-%Y}")
        self.changed.emit()
        self.left.emit()


class MomentField(LineField):
    """A moment by the clock of the post."""

    def __init__(self, kind: MomentKind, time_zone: str) -> None:
        super().__init__(kind, hint=_("06-07-2026 23:10"))
        self._time_zone = time_zone
        self.edit.setMinimumWidth(210)
        self.now = QPushButton(_("Now"))
        self.now.setMinimumHeight(30)
        self.now.setAutoDefault(False)
        self.now.clicked.connect(self.fill_in_now)
        self.line.addWidget(self.now)
        self.line.addStretch(2)

    def value(self) -> Json:
        text = self.edit.text().strip()
        if not text:
            return None
        found = _MOMENT.fullmatch(text)
        try:
            if found is None:
                return write_moment(
                    read_moment(text)
                    if re.search(r"([Zz]|[+-]\d{2}:\d{2})$", text)
                    else datetime.fromisoformat(text).replace(tzinfo=zone(self._time_zone))
                )
            day, month, year, hour, minute = (int(each) for each in found.groups())
            return write_moment(datetime(year, month, day, hour, minute, tzinfo=zone(self._time_zone)))
        except ValueError:
            raise UnreadableError(N_("Type a moment as 06-07-2026 23:10.")) from None

    def name(self, name: str) -> None:
        super().name(name)
        self.now.setAccessibleName(_("{field}: now", field=name))

    def _words(self, value: Json) -> str:
        return Shown(self._time_zone).value(self._kind, value)

    @Slot()
    def fill_in_now(self) -> None:
        """Fill in the present moment."""
        self.edit.setText(self._words(write_moment(utc_now())))
        self.changed.emit()
        self.left.emit()


class NumberField(LineField):
    """A whole number; a count may also be unknown, which is not nought."""

    def __init__(self, kind: WholeKind | CountKind) -> None:
        super().__init__(kind)
        self.edit.setMaximumWidth(120)
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

    def name(self, name: str) -> None:
        super().name(name)
        self.unknown.setAccessibleName(_("{field}: unknown", field=name))


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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)


class LongField(Field):
    """Several lines of text; for a list of texts, one a line."""

    def __init__(self, kind: Kind, *, lines: int = 3, is_list: bool = False) -> None:
        super().__init__()
        self._kind = kind
        self._is_list = is_list
        self.edit = _Box(self, lines)
        self.edit.textChanged.connect(self.changed)
        self.line.addWidget(self.edit, 1)

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

    def target(self) -> QWidget:
        return self.edit


def _runs_left(text: str) -> bool:
    strong = (unicodedata.bidirectional(each) for each in text)
    return next((each in {"R", "AL"} for each in strong if each in {"L", "R", "AL"}), False)
