"""The line at the bottom: who works where, what is not confirmed, whether this is a rehearsal."""

from datetime import datetime

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QProgressBar, QStatusBar, QToolButton, QWidget

from consulaat.records.user import User
from consulaat.services.ports import StoreIdentity
from consulaat.services.status import Status
from resources.reference import label
from resources.texts import _, language, n_
from ui.widgets.badge import Badge
from ui.widgets.look import Meaning
from ui.widgets.plain import words
from ui.widgets.wording import moment_words

PATIENCE = 300  # milliseconds before a wait is shown


class StatusBar(QStatusBar):
    """Says how things stand; a click on what is not sent goes to sending."""

    send_requested = Signal()
    conflicts_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self.setContentsMargins(8, 2, 8, 2)
        self.rehearsal = Badge(_("REHEARSAL"), "school", Meaning.WARNING)
        self.who = words(wrap=False)
        self.wait = words(_("One moment, working in the store…"), wrap=False)
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setFixedSize(110, 12)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(_("Working in the store"))
        self.unsent = _link()
        self.confirmed = words(wrap=False)
        self.conflicts = _link()
        self.addWidget(self.rehearsal)
        self.addWidget(self.who)
        ends: tuple[QWidget, ...] = (self.wait, self.progress, self.conflicts, self.unsent, self.confirmed)
        for end in ends:
            self.addPermanentWidget(end)
        self.unsent.clicked.connect(self.send_requested)
        self.conflicts.clicked.connect(self.conflicts_requested)
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

    def show_status(self, status: Status) -> None:
        """Say what was not confirmed and what is open."""
        unsent = n_("{n} change not confirmed", "{n} changes not confirmed", status.unsent_changes)
        self.unsent.setText(unsent)
        self.unsent.setVisible(bool(status.unsent_changes))
        self.conflicts.setText(n_("{n} conflict", "{n} conflicts", status.conflicts))
        self.conflicts.setVisible(bool(status.conflicts))
        self.confirmed.setText(self._last(status.last_confirmed, status.identity.time_zone))

    def clear(self) -> None:
        """Say nothing: the store is closed."""
        for said in (self.who, self.confirmed):
            said.clear()
            said.setToolTip("")
        shown: tuple[QWidget, ...] = (self.rehearsal, self.unsent, self.conflicts, self.wait, self.progress)
        for each in shown:
            each.hide()

    @Slot(bool)
    def show_busy(self, busy: bool) -> None:  # noqa: FBT001 - as the signal gives it
        """Show a wait that lasts."""
        if busy:
            self._timer.start()
            return
        self._timer.stop()
        self.wait.hide()
        self.progress.hide()

    def _last(self, moment: datetime | None, zone: str) -> str:
        if moment is None:
            return _("Never confirmed by headquarters")
        return _("Last confirmed {moment}", moment=moment_words(moment, zone))

    @Slot()
    def _show_wait(self) -> None:
        self.wait.show()
        self.progress.show()


def _link() -> QToolButton:
    made = QToolButton()
    made.setAutoRaise(True)
    made.setMinimumHeight(26)
    made.setMinimumWidth(24)
    return made
