"""The line at the bottom: who works where, what is not confirmed, whether this is a rehearsal."""

from PySide6.QtCore import QPoint, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QProgressBar, QStatusBar, QWidget

from consulaat.records.user import User
from consulaat.services.ports import StoreIdentity
from consulaat.services.status import Alarm, Status
from resources.reference import label
from resources.texts import _, language, n_
from ui.tasks import PATIENCE, how_far
from ui.widgets.badge import Badge
from ui.widgets.brief import BriefButton, fit
from ui.widgets.look import GAP, Meaning
from ui.widgets.plain import row, words
from ui.widgets.wording import moment_words
from ui.window.rehearsal_clock import RehearsalClock


class StatusBar(QStatusBar):
    """Says how things stand; a click on what is not sent goes to sending."""

    send_requested = Signal()
    conflicts_requested = Signal()
    alarm_requested = Signal(str)
    stop_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self.setContentsMargins(8, 2, 8, 2)
        self.rehearsal = Badge(_("REHEARSAL"), "school", Meaning.WARNING)
        self.clock = RehearsalClock()
        self.who = words(wrap=False)
        self.wait = words(wrap=False)
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setFixedSize(110, 12)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(_("Working in the store"))
        self.stop = BriefButton("x")
        self.stop.say(_("Cancel"))
        self.stop.setToolTip(_("Stop this work; nothing is half done"))
        self.unsent = BriefButton("package-export")
        self.confirmed = BriefButton("send")
        self.conflicts = BriefButton("git-merge")
        self.alarms = BriefButton("bell")
        self._links = self.alarms, self.conflicts, self.unsent, self.confirmed
        self.addWidget(self.rehearsal)
        self.addWidget(self.clock)
        self.addWidget(self.who)
        self._standing = row(*self._links, stretch=False)
        ends: tuple[QWidget, ...] = (self.wait, self.progress, self.stop, self._standing)
        for end in ends:
            self.addPermanentWidget(end)
        self.unsent.clicked.connect(self.send_requested)
        self.confirmed.clicked.connect(self.send_requested)
        self.alarms.clicked.connect(self._list_alarms)
        self._alarms: tuple[Alarm, ...] = ()
        self.conflicts.clicked.connect(self.conflicts_requested)
        self.stop.clicked.connect(self._stop)
        self._may_stop = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE)
        self._timer.timeout.connect(self._show_wait)
        self.clear()

    def show_who(self, officer: User, identity: StoreIdentity) -> None:
        """Say who works here and as what."""
        roles = ", ".join(sorted(label("UserRole", each, language()) for each in officer.roles))
        self.who.setText(f"{officer.display_name} · {identity.post}")
        self.who.setToolTip(roles)
        self.who.setAccessibleDescription(roles)
        self.rehearsal.setVisible(identity.is_rehearsal)
        if identity.is_rehearsal:
            self.clock.show_for(identity.time_zone)
        else:
            self.clock.stop()
        self._may_stop = True
        self._fit()

    def show_status(self, status: Status) -> None:
        """Say what was not confirmed and what is open."""
        unsent = n_("{n} change not confirmed", "{n} changes not confirmed", status.unsent_changes)
        self._count(self.unsent, unsent, status.unsent_changes)
        self._count(self.conflicts, n_("{n} conflict", "{n} conflicts", status.conflicts), status.conflicts)
        self._alarms = status.alarms
        alarms = len(status.alarms)
        self._count(self.alarms, n_("{n} alarm", "{n} alarms", alarms), alarms)
        self._show_last(status)
        self._fit()

    def clear(self) -> None:
        """Say nothing: the store is closed."""
        self._may_stop = False
        self._alarms = ()
        self.clock.stop()
        self.who.clear()
        self.who.setToolTip("")
        shown: tuple[QWidget, ...] = (
            self.rehearsal,
            self.alarms,
            self.confirmed,
            self.unsent,
            self.conflicts,
            self.wait,
            self.progress,
            self.stop,
        )
        for each in shown:
            each.hide()

    @Slot(bool)
    def show_busy(self, busy: bool) -> None:  # noqa: FBT001 - as the signal gives it
        """Show a wait that lasts."""
        if busy:
            self._begin_wait()
            self._timer.start()
            return
        self._timer.stop()
        for each in (self.wait, self.progress, self.stop):
            each.hide()
        self._standing.show()

    @Slot(str, object, object)
    def show_progress(self, what: str, done: int, total: int) -> None:
        """Say how far long work is; a total of 0 is not known. What tells this can be stopped."""
        if self.stop.isEnabled():
            self.wait.setText(how_far(what, done, total))
        self.stop.setVisible(self.progress.isVisible())
        self.progress.setRange(0, 100 if total else 0)
        self.progress.setValue(done * 100 // total if total else 0)

    def _show_last(self, status: Status) -> None:
        """Say when something was last sent, and up to when the other side has what was written here."""
        if status.last_sent is None:
            self.confirmed.say(_("Nothing sent yet"))
            self.confirmed.show()
            return
        place = status.identity.time_zone
        sent = moment_words(status.last_sent, place)
        known = "" if status.known_until is None else moment_words(status.known_until, place)
        day = known.partition(" ")[0]
        shorter: tuple[str, ...]
        if not known:
            said = _("Sent {sent} · not confirmed yet", sent=sent)
            shorter = (_("Not confirmed yet"),)
        elif status.identity.role == "hq":
            said = _("Sent {sent} · confirmed until {known}", sent=sent, known=known)
            shorter = _("Confirmed until {known}", known=known), _("Until {day}", day=day)
        else:
            said = _("Sent {sent} · last known at headquarters on {known}", sent=sent, known=known)
            shorter = (
                _("Last known at headquarters on {known}", known=known),
                _("At headquarters: {day}", day=day),
            )
        self.confirmed.say(said, *shorter)
        self.confirmed.show()

    def _count(self, link: BriefButton, said: str, number: int) -> None:
        """Say how many there are: in words, or as a number beside the icon where there is little room."""
        link.say(said, str(number))
        link.setVisible(bool(number))

    def _fit(self) -> None:
        """Let everything be read: what stands in the line takes as few words as it must."""
        taken = sum(
            each.sizeHint().width() + 2 * GAP
            for each in (self.rehearsal, self.clock, self.who)
            if not each.isHidden()
        )
        shown = sum(not each.isHidden() for each in self._links)
        fit(self._links, self.contentsRect().width() - taken - (shown + 1) * GAP)

    @Slot()
    def _list_alarms(self) -> None:
        """Show what each alarm says; choosing one leads to where it is dealt with."""
        menu = QMenu(self)
        for each in self._alarms:
            act = menu.addAction(f"{_(each.sentence)} {each.subject}".strip().replace("&", "&&"))
            act.triggered.connect(lambda _on=False, code=each.code: self.alarm_requested.emit(code))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(
            self.alarms.mapToGlobal(self.alarms.rect().topLeft()) - QPoint(0, menu.sizeHint().height())
        )

    @Slot()
    def _show_wait(self) -> None:
        self._standing.hide()  # what is going on now takes the whole line
        self.wait.show()
        self.progress.show()
        self.stop.setVisible(self._may_stop)
        self._announce(self.wait.text())

    def _begin_wait(self) -> None:
        self.wait.setText(_("One moment, working in the store…"))
        self.progress.setRange(0, 0)
        self.stop.setEnabled(True)

    @Slot()
    def _stop(self) -> None:
        """Pass on the wish; the wait is over when the work has ended."""
        self.stop.setEnabled(False)
        self.wait.setText(_("Stopping…"))
        self._announce(self.wait.text())
        self.stop_requested.emit()

    def _announce(self, text: str) -> None:
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
