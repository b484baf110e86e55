"""A time of the day by the clock: typed in many ways, kept in one."""

from consulaat.values.canonical import Json
from consulaat.values.clock_time import read_clock_time
from consulaat.values.unreadable import UnreadableError
from ui.widgets.fields.text import LineField


class ClockField(LineField):
    """A time of the day; an unreadable one is refused, for it would silently be no agreement at all."""

    def value(self) -> Json:
        text = self.edit.text().strip()
        return f"{read_clock_time(text):%H:%M}" if text else None

    def _tidied(self) -> str:
        try:
            return str(self.value() or "")
        except UnreadableError:
            return self.edit.text()
