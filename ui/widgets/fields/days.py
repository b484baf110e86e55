"""Fields for days and moments: typed in many ways, read back in words, also of the Islamic calendar."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QToolButton

from consulaat.records.kinds import DateKind, MomentKind, PartialDateKind
from consulaat.values.canonical import Json
from consulaat.values.moment import local_date, read_moment, write_moment, zone
from consulaat.values.partial_date import PartialDate
from consulaat.values.typed_date import from_hijri, understood
from consulaat.values.unreadable import UnreadableError
from resources.texts import N_, _
from ui.widgets.fields.text import HEIGHT, LineField
from ui.widgets.fields.understood import age_in_words, by_two_clocks, date_in_words, in_the_netherlands
from ui.widgets.icons import give_icon
from ui.widgets.look import sized
from ui.widgets.wording import Shown, utc_now

HINTED: Final = 184  # of width: the example in an empty field is never cut off
_TIME: Final = re.compile(r"(.*?)[\sT,]*(?<!\d)(\d{1,2})[:.](\d{2})", re.ASCII | re.DOTALL)
_EXACT: Final = re.compile(r"\d{4}-\d{2}-\d{2}.*([Zz]|[+-]\d{2}:\d{2})", re.ASCII)
_NOW: Final = frozenset({"nu", "now"})
_PAST: Final = ("born", "lived", "held", "acquired", "lost")


class DayField(LineField):
    """A day, whole or in part."""

    def __init__(
        self,
        kind: DateKind | PartialDateKind,
        name: str = "",
        time_zone: str = "UTC",
        *,
        offers_today: bool = True,
    ) -> None:
        is_partial = isinstance(kind, PartialDateKind)
        super().__init__(kind, hint=_("e.g. 2009 or 5-11-2009") if is_partial else _("e.g. 5-11-2009"))
        self._is_partial = is_partial
        self._time_zone = time_zone
        self._is_past = any(each in name for each in _PAST)
        self._is_birth = "born" in name
        self.edit.setMinimumWidth(sized(HINTED))
        self.edit.setMaximumWidth(sized(260))
        self.today = QPushButton(_("Today"))
        self.islamic = QToolButton()
        if is_partial:
            self._offer_islamic()
        elif offers_today:
            self._offer_today()
        self.line.addStretch(1)

    def show_value(self, value: Json) -> None:
        self.islamic.setChecked(False)
        super().show_value(value)

    def value(self) -> Json:
        text = self.edit.text().strip()
        return self._read(text) if text else None

    def typed(self) -> Json:
        return {"islamic": self.edit.text()} if self.islamic.isChecked() else self.edit.text()

    def retype(self, typed: Json) -> None:
        self.islamic.setChecked(isinstance(typed, Mapping))
        super().retype(typed["islamic"] if isinstance(typed, Mapping) else typed)

    def name(self, name: str) -> None:
        super().name(name)
        self.today.setAccessibleName(_("{field}: today", field=name))
        self.islamic.setAccessibleName(_("{field}: Islamic calendar", field=name))

    def _read(self, text: str) -> Json:
        day = self._day(text)
        if self._is_partial:
            return day.text
        first = day.earliest()
        if first is None or not day.is_complete:
            raise UnreadableError(N_("Type the whole day, as 06-07-2026."))
        return first.isoformat()

    def _day(self, text: str) -> PartialDate:
        if self.islamic.isChecked():
            return from_hijri(text)
        return understood(text, self._now(), is_past=self._is_past)

    def _now(self) -> date:
        return local_date(utc_now(), self._time_zone)

    def _words(self, value: Json) -> str:
        return _("unknown") if value == "00000000" else Shown().value(self._kind, value)

    def _understood(self, *, typing: bool) -> str:
        text = self.edit.text().strip()
        try:
            day = self._day(text) if text else None
        except UnreadableError:
            return ""
        if day is None or (
            not typing and day.is_complete and not self._is_birth and not self.islamic.isChecked()
        ):
            return ""
        said = date_in_words(day)
        if self._is_birth and (age := age_in_words(day, self._now())):
            said = f"{said} · {age}"
        if self.islamic.isChecked():
            return _("{date}, by the Umm al-Qura calendar; it can be a day earlier or later.", date=said)
        return said

    def _tidied(self) -> str:
        text = self.edit.text().strip()
        if not text or self.islamic.isChecked():
            return text
        try:
            return self._words(self._read(text))
        except UnreadableError:
            return text

    def _offer_today(self) -> None:
        self.today.setMinimumHeight(sized(HEIGHT))
        self.today.setAutoDefault(False)
        self.today.clicked.connect(self._fill_in_today)
        self.line.addWidget(self.today)

    def _offer_islamic(self) -> None:
        self.islamic.setCheckable(True)
        self.islamic.setMinimumSize(sized(HEIGHT), sized(HEIGHT))
        self.islamic.setToolTip(_("Type a date of the Islamic calendar, as 12-5-1445"))
        give_icon(self.islamic, "moon")
        self.islamic.clicked.connect(self._note_typed)
        self.islamic.clicked.connect(self.left)
        self.line.addWidget(self.islamic)

    @Slot()
    def _fill_in_today(self) -> None:
        self.edit.setText(f"{self._now():%d-%m-%Y}")
        self.changed.emit()
        self._leave()


class MomentField(LineField):
    """A moment by the clock of the post."""

    def __init__(self, kind: MomentKind, time_zone: str) -> None:
        super().__init__(kind, hint=_("e.g. 06-07-2026 23:10"))
        self._time_zone = time_zone
        self.edit.setMinimumWidth(sized(HINTED))
        self.edit.setMaximumWidth(sized(260))
        self.now = QPushButton(_("Now"))
        self.now.setMinimumHeight(sized(HEIGHT))
        self.now.setAutoDefault(False)
        self.now.clicked.connect(self.fill_in_now)
        self.line.addWidget(self.now)
        self.line.addStretch(1)

    def go_by(self, time_zone: str) -> None:
        """Go by the clock of another place; the time that stands in the field stays as it is."""
        self._time_zone = time_zone
        self.say(self._understood(typing=True))

    def value(self) -> Json:
        text = self.edit.text().strip()
        return write_moment(self._moment(text)) if text else None

    def name(self, name: str) -> None:
        super().name(name)
        self.now.setAccessibleName(_("{field}: now", field=name))

    def _moment(self, text: str) -> datetime:
        if text.lower() in _NOW:
            return utc_now()
        if _EXACT.fullmatch(text):
            return read_moment(text)
        found = _TIME.fullmatch(text)
        if found is None:
            raise UnreadableError(N_("Type a moment as 06-07-2026 23:10, or only the time of today."))
        said, hour, minute = found.groups()
        today = local_date(utc_now(), self._time_zone)
        day = understood(said, today) if said.strip() else PartialDate.of(today)
        if not day.is_complete:
            raise UnreadableError(N_("Type the whole day, as 06-07-2026."))
        try:
            return datetime(
                day.year, day.month, day.day, int(hour), int(minute), tzinfo=zone(self._time_zone)
            )
        except ValueError:
            raise UnreadableError(N_("There is no such time of the day.")) from None

    def _words(self, value: Json) -> str:
        return Shown(self._time_zone).value(self._kind, value)

    def _understood(self, *, typing: bool) -> str:
        text = self.edit.text().strip()
        try:
            moment = self._moment(text) if text else None
        except UnreadableError:
            return ""
        if moment is None:
            return ""
        return (by_two_clocks if typing else in_the_netherlands)(moment, self._time_zone)

    def _tidied(self) -> str:
        text = self.edit.text().strip()
        try:
            return self._words(write_moment(self._moment(text))) if text else ""
        except UnreadableError:
            return text

    @Slot()
    def fill_in_now(self) -> None:
        """Fill in the present moment."""
        self.edit.setText(self._words(write_moment(utc_now())))
        self.changed.emit()
        self._leave()
