"""The clock of a rehearsal store in the status bar: it shows the set moment, and moves it."""

from datetime import UTC, datetime, timedelta
from typing import Final

from PySide6.QtCore import QDateTime, QPoint, Qt, QTimer, QTimeZone, Signal, Slot
from PySide6.QtWidgets import QDateTimeEdit, QHBoxLayout, QMenu, QToolButton, QWidget

from resources.texts import N_, _
from ui.widgets.icons import give_icon
from ui.widgets.look import sized
from ui.widgets.wording import utc_now

OFTEN: Final = 5000  # milliseconds between two looks at the clock
JUMPS: Final = (
    (N_("One day later"), 1),
    (N_("One week later"), 7),
    (N_("Four weeks later"), 28),
    (N_("One day earlier"), -1),
    (N_("One week earlier"), -7),
)


class MomentField(QDateTimeEdit):
    """A moment to type in; Tab leaves it at once, arrows move between its parts."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - as Qt has it
        return QWidget.focusNextPrevChild(self, next)


class RehearsalClock(QWidget):
    """A moment that can be typed, and a menu of jumps; ``moved`` says where to, None is the time of the computer."""

    moved = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._zone = QTimeZone(b"UTC")
        self.edit = MomentField(_("Moment of the rehearsal"))
        self.edit.setDisplayFormat("dd-MM-yyyy HH:mm")
        self.edit.setMinimumHeight(sized(26))
        self.edit.setMinimumWidth(sized(140))
        self.edit.setToolTip(_("The clock of this rehearsal store: type another moment and press Enter"))
        self.jump = QToolButton()
        self.jump.setAutoRaise(True)
        self.jump.setMinimumSize(sized(26), sized(26))
        self.jump.setAccessibleName(_("Move the clock"))
        self.jump.setToolTip(_("Move the clock"))
        give_icon(self.jump, "clock", 16)
        laid = QHBoxLayout(self)
        laid.setContentsMargins(8, 0, 8, 0)
        laid.setSpacing(2)
        laid.addWidget(self.edit)
        laid.addWidget(self.jump)
        self._shown = self.edit.dateTime()
        self._timer = QTimer(self)
        self._timer.setInterval(OFTEN)
        self._timer.timeout.connect(self._tick)
        self.edit.editingFinished.connect(self._typed)
        self.jump.clicked.connect(self._offer)
        self.hide()

    def show_for(self, zone: str) -> None:
        """Show the moment of a rehearsal as the clocks at the post say it."""
        self._zone = QTimeZone(zone.encode())
        self.edit.setTimeZone(self._zone)
        self.tell()
        self._timer.start()
        self.show()

    def stop(self) -> None:
        """Show nothing: no rehearsal is open."""
        self._timer.stop()
        self.hide()

    def tell(self) -> None:
        """Show what time it is now."""
        moment = QDateTime.fromSecsSinceEpoch(int(utc_now().timestamp()), self._zone)
        self.edit.setDateTime(moment.addSecs(-moment.time().second()))
        self._shown = self.edit.dateTime()

    def jumps(self) -> QMenu:
        """Return the menu of jumps."""
        menu = QMenu(self)
        for words, days in JUMPS:
            act = menu.addAction(_(words))
            act.triggered.connect(lambda _on=False, by=days: self.moved.emit(utc_now() + timedelta(days=by)))
        menu.addSeparator()
        menu.addAction(_("The time of this computer")).triggered.connect(lambda: self.moved.emit(None))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    @Slot()
    def _tick(self) -> None:
        if not self.edit.hasFocus():
            self.tell()

    @Slot()
    def _typed(self) -> None:
        chosen = self.edit.dateTime()
        if chosen != self._shown:
            self._shown = chosen
            self.moved.emit(datetime.fromtimestamp(chosen.toSecsSinceEpoch(), UTC))

    @Slot()
    def _offer(self) -> None:
        menu = self.jumps()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.jump.mapToGlobal(self.jump.rect().topLeft()) - QPoint(0, menu.sizeHint().height()))
