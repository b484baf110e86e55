"""The band on safe contact: always in sight, whatever of the case is read or changed."""

from datetime import datetime, timedelta

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame

from consulaat.records.contact import ContactProtocol, ProtocolState
from consulaat.rules.safe_times import SafeMoment, SafeNow, safe_moment
from consulaat.values.codes import Weekday
from resources.reference import label
from resources.texts import _, language
from ui.widgets.badge import Badge
from ui.widgets.look import Meaning, sized
from ui.widgets.plain import strong, words
from ui.widgets.wording import table_words

TICK = 20_000
SHORT = 620  # of width, at the usual size of letters
_LOOKS = {
    SafeNow.SAFE: ("phone", Meaning.GOOD),
    SafeNow.NOT_SAFE: ("clock", Meaning.WARNING),
    SafeNow.NO_TIMES: ("help", Meaning.WARNING),
    SafeNow.NEVER: ("alert-circle", Meaning.DANGER),
}


class SafeBand(QFrame):
    """Says whether this is a time to call, and what to mind before any call; never a number.

    ``is_narrow``: it stands in a narrow place, so its words lie beneath each other and take the lines they need.
    """

    def __init__(self, *, is_narrow: bool = False) -> None:
        super().__init__()
        self._is_narrow = is_narrow
        self._protocol: ContactProtocol | None = None
        self._read_at: datetime | None = None
        self._since = QElapsedTimer()
        self.setAccessibleName(_("Safe contact"))
        self.hint = Badge()
        self.never = strong()
        self.facts = words()
        self._laid = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._laid.setContentsMargins(0, 0, 0, 0)
        self._laid.setSpacing(10)
        self._laid.addWidget(self.hint, 0, Qt.AlignmentFlag(0) if is_narrow else Qt.AlignmentFlag.AlignLeft)
        self._laid.addWidget(self.never, 0 if is_narrow else 1)
        self._laid.addWidget(self.facts, 0 if is_narrow else 1)
        if is_narrow:
            self.hint.wrap()
            self._laid.setDirection(QBoxLayout.Direction.TopToBottom)
            self._laid.setSpacing(4)
        self._ticks = QTimer(self)
        self._ticks.setInterval(TICK)
        self._ticks.timeout.connect(self._tell)
        self._ticks.start()

    def show_protocol(self, protocol: ContactProtocol | None, read_at: datetime, reported: str = "") -> None:
        """Show what was agreed, at the moment the case was read.

        ``reported``: who must never know according to a report, as long as nothing is agreed.
        """
        self._protocol, self._read_at = protocol, read_at
        self._since.start()
        never = protocol.must_never_answer if protocol is not None else reported
        self.never.setText(_("Must never know: {people}", people=never) if never else "")
        self.never.setVisible(bool(never))
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the words stand under each other where the line is short: nothing of this is ever cut off."""
        super().resizeEvent(event)
        if self._is_narrow:
            return
        is_short = event.size().width() < sized(SHORT)
        directions = QBoxLayout.Direction
        direction = directions.TopToBottom if is_short else directions.LeftToRight
        if self._laid.direction() != direction:
            self._laid.setDirection(direction)
            self._laid.setSpacing(4 if is_short else 10)

    @Slot()
    def _tell(self) -> None:
        if self._read_at is None:
            return
        now = self._read_at + timedelta(milliseconds=self._since.elapsed())
        found = safe_moment(self._protocol, now)
        icon, meaning = _LOOKS[found.now]
        self.hint.say(hint_words(self._protocol, found), icon, meaning)
        self.facts.setText("  ·  ".join(_facts(self._protocol, found)))


def hint_words(protocol: ContactProtocol | None, found: SafeMoment) -> str:
    """Return the careful hint on calling now."""
    if protocol is None:
        return _("Do not call: nothing is agreed")
    if protocol.state is ProtocolState.COMPROMISED:
        return _("Do not call: others may listen")
    if found.now is SafeNow.SAFE and found.until is not None and found.there is not None:
        until = found.until.astimezone(found.there.tzinfo)
        return _("May call now, until {time} there", time=f"{until:%H:%M}")
    if found.now is SafeNow.NOT_SAFE:
        if found.next is None or found.there is None:
            return _("Do not call now")
        return _("Do not call now; from {moment} there", moment=_when(found.next, found.there))
    return _("No safe times agreed: take care")


def _when(moment: datetime, there: datetime) -> str:
    local = moment.astimezone(there.tzinfo)
    if local.date() == there.date():
        return f"{local:%H:%M}"
    day = label("Weekday", list(Weekday)[local.weekday()], language())
    day = day.lower() if language() == "nl" else day  # inside a sentence Dutch writes no capital
    return f"{day} {local:%H:%M}"


def _facts(protocol: ContactProtocol | None, found: SafeMoment) -> list[str]:
    if protocol is None:
        return []
    facts = []
    if found.there is not None:
        facts.append(_("{time} there now", time=f"{found.there:%H:%M}"))
    if protocol.language:
        facts.append(table_words("language", protocol.language))
    facts.append(_("code word agreed") if protocol.code_word else _("no code word"))
    if any(each.device_is_shared for each in protocol.channels):
        facts.append(_("a device is shared"))
    if not protocol.voicemail_is_allowed:
        facts.append(_("no voicemail"))
    if not protocol.message_may_be_left:
        facts.append(_("leave no message"))
    return facts
