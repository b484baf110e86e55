"""A card for a store that was found to be an older copy: it goes on as a new device."""

from PySide6.QtCore import Signal, Slot

from consulaat.services.behind import Renewed
from consulaat.services.exchange import STORE_BEHIND
from consulaat.services.status import Status
from resources.texts import _
from ui.pages.place import Tone, Visit, error_words
from ui.tasks import Tasks
from ui.widgets.note import Note, Remark
from ui.widgets.plain import Card, button, heading, quiet, row


class RenewingCard(Card):
    """Stands on the page only while it is needed."""

    renewed = Signal()

    def __init__(self, visit: Visit, tasks: Tasks) -> None:
        self.go_on = button(_("&Go on as a new device"), "device-floppy")
        self.why = Note()
        super().__init__(
            heading(_("This store is an older copy"), size=1.1),
            self.why,
            quiet(
                _(
                    "As a new device it sends again, under numbers of its own. Save its new card, send that to The "
                    "Hague and call them with the new code; then they send back what is missing here."
                )
            ),
            row(self.go_on),
            margin=18,
        )
        self._visit, self._tasks = visit, tasks
        self.go_on.clicked.connect(self._renew)
        self.hide()

    def refresh(self) -> None:
        """Look whether it is needed."""
        office = self._visit.office
        self._tasks.run(lambda: office.status(counted=False), self._show, self._fail)

    def _show(self, status: Status) -> None:
        found = [each for each in status.alarms if each.code == STORE_BEHIND]
        self.why.tell([Remark(_(each.sentence)) for each in found])
        self.setVisible(bool(found))

    @Slot()
    def _renew(self) -> None:
        self.go_on.setEnabled(False)
        self._tasks.run(self._visit.office.renew, self._show_renewed, self._fail)

    def _show_renewed(self, _renewed: Renewed) -> None:
        self.go_on.setEnabled(True)
        self.hide()
        self._visit.say(_("The store goes on as a new device. Its code is a new one."), Tone.DONE)
        self._visit.changed()
        self.renewed.emit()

    def _fail(self, error: Exception) -> None:
        self.go_on.setEnabled(True)
        self._visit.say(error_words(error), Tone.WRONG, error)
