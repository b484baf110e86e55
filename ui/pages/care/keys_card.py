"""Cards for the key of the store: another one, and the end of it."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLineEdit

from consulaat.services.erasing import Erased
from consulaat.services.keys import Rekeyed
from resources.texts import _, n_
from ui.pages.care.new_key import NewKey
from ui.pages.place import Tone, Visit, error_words
from ui.tasks import Tasks
from ui.widgets.note import Note, Remark
from ui.widgets.plain import Card, button, heading, quiet, row, words


class KeyCard(Card):
    """Gives the store another key; passphrases and papers go on to open it."""

    def __init__(self, visit: Visit, tasks: Tasks) -> None:
        self.change = button(_("Give the store another ke&y"), "key")
        self.told = NewKey()
        super().__init__(
            heading(_("Key of the store"), size=1.1),
            quiet(
                _(
                    "When somebody may have got hold of a passphrase together with a copy of the folder. Blocking a "
                    "user gives another key by itself. Passphrases and recovery papers stay as they are."
                )
            ),
            row(self.change),
            self.told,
            margin=18,
        )
        self._visit, self._tasks = visit, tasks
        self.change.clicked.connect(self._change)

    @Slot()
    def _change(self) -> None:
        office = self._visit.office
        self.change.setEnabled(False)
        self._tasks.run(lambda: office.keys.rekey(office.officer), self._show, self._fail)

    def _show(self, rekeyed: Rekeyed) -> None:
        self.change.setEnabled(True)
        self._visit.say(_("The store has another key. Passphrases are the same as before."), Tone.DONE)
        self.change.setFocus()  # it was taken away while the key was changed
        self.told.tell(rekeyed)

    def _fail(self, error: Exception) -> None:
        self.change.setEnabled(True)
        self._visit.say(error_words(error), Tone.WRONG, error)


class EraseCard(Card):
    """Makes an end of the store on this computer, once the code of the post is typed."""

    def __init__(self, visit: Visit, tasks: Tasks) -> None:
        self.code = QLineEdit()
        self.code.setMaximumWidth(160)
        self.erase = button(_("Er&ase this store"), "x")
        self.only_here = Note()
        label = words(_("Code of the post, to be &sure"), wrap=False)
        label.setBuddy(self.code)
        self.code.setAccessibleName(_("Code of the post, to be sure"))
        super().__init__(
            heading(_("End of the store"), size=1.1),
            quiet(
                _(
                    "Destroys the keys, then all that is in the folder, the automatic backups too. Nobody can undo "
                    "this. Backups on sticks still open with the passphrases of their day."
                )
            ),
            self.only_here,
            row(label, self.code, self.erase),
            margin=18,
        )
        self._visit, self._tasks = visit, tasks
        self.erase.setEnabled(False)
        self.code.textChanged.connect(self._look)
        self.code.returnPressed.connect(self._erase)
        self.erase.clicked.connect(self._erase)

    def refresh(self) -> None:
        """Read what nobody else has."""
        office = self._visit.office
        self._tasks.run(lambda: office.status(counted=False).unsent_changes, self._show, self._fail)

    def _show(self, unsent: int) -> None:
        said = n_(
            "{n} change is in this store alone: nobody else has confirmed it.",
            "{n} changes are in this store alone: nobody else has confirmed them.",
            unsent,
        )
        self.only_here.tell([Remark(said, stops=False)] if unsent else ())

    @Slot()
    def _look(self) -> None:
        """Let the button be used once the code is that of the post."""
        typed = self.code.text().strip().casefold()
        self.erase.setEnabled(typed == self._visit.office.identity.post.casefold())

    @Slot()
    def _erase(self) -> None:
        office, code = self._visit.office, self.code.text()
        if self.erase.isEnabled():
            self.erase.setEnabled(False)
            self.code.setFocus(Qt.FocusReason.OtherFocusReason)
            self._tasks.run(lambda: office.erase(code), self._end, self._fail)

    def _end(self, erased: Erased) -> None:
        if erased.left:
            self._visit.say(
                n_(
                    "The keys are destroyed; {n} file could not be removed from the folder.",
                    "The keys are destroyed; {n} files could not be removed from the folder.",
                    len(erased.left),
                ),
                Tone.WARNING,
            )
        self._visit.lock()

    def _fail(self, error: Exception) -> None:
        self._look()
        self._visit.say(error_words(error), Tone.WRONG, error)
