"""The page for a lost passphrase: two recovery papers, and a new passphrase for one person."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox

from consulaat.security.passphrase import propose
from consulaat.services.rescue import Recovered
from resources.texts import _
from ui.doors import Doors
from ui.pages.rescue.pane import Pane, PassphraseEdit
from ui.pages.rescue.presenter import RecoverPresenter
from ui.tasks import Tasks
from ui.widgets.fields.choice import Combo
from ui.widgets.look import Meaning
from ui.widgets.papers import PaperEdit, PapersView
from ui.widgets.plain import button, row


class RecoverPane(Pane):
    """Widgets only; the presenter opens the store."""

    def __init__(self, doors: Doors, folder: Path, tasks: Tasks) -> None:
        super().__init__(
            tasks,
            _("Passphrase lost"),
            _("Two of the five recovery papers open the store. Then one person gets a new passphrase."),
        )
        self.users = Combo(())
        self.papers = (PaperEdit(_("First paper")), PaperEdit(_("Second paper")))
        self.passphrase = PassphraseEdit(_("New passphrase"))
        self.again = PassphraseEdit(_("The same once more"))
        self.propose = button(_("P&ropose six words"), "refresh")
        self.new_papers = QCheckBox(_("Make five &new papers; the old ones open nothing then"))
        self.recover = button(_("&Open with the papers"), "key", main=True)
        self.shown: PapersView | None = None
        self._fields = (
            (_("Who gets a new passphrase"), self.users, None),
            (_("&First paper: all its words"), self.papers[0], self.papers[0].typed),
            (_("&Second paper"), self.papers[1], self.papers[1].typed),
            (_("New &passphrase, at least 15 characters"), self.passphrase, self.passphrase.line),
            (_("The same on&ce more"), self.again, self.again.line),
        )
        for label, widget, target in self._fields:
            self.add(label, widget, target)
        self.users.setAccessibleName(_("Who gets a new passphrase"))
        buttons = row(self.recover, self.back)
        proposing = row(self.propose)
        self.asked += [proposing, self.new_papers]
        for each in (proposing, self.new_papers, self.bar, buttons):
            self.card.body.addWidget(each)
        self.propose.clicked.connect(self._propose)
        self.recover.clicked.connect(self._recover)
        self._presenter = RecoverPresenter(self, doors, folder, self.tasks)
        self._presenter.begin()

    def begin(self) -> None:
        """Put the focus where work begins."""
        self.papers[0].typed.setFocus()

    def show_users(self, names: Sequence[str]) -> None:
        """Offer the people of the store."""
        for name in names:
            self.users.addItem(name, name)

    def show_recovered(self, recovered: Recovered) -> None:
        """Show that the store can be opened again, and new papers where they were asked."""
        self._empty()
        self.set_busy(busy=False)
        for each in self.asked:
            each.hide()
        self.recover.hide()
        self.bar.say(
            _("{user} can open the store with the new passphrase.", user=recovered.user), Meaning.GOOD
        )
        if recovered.papers:
            self.shown = PapersView(recovered.papers)
            self.shown.finished.connect(self.left)
            self.card.body.addWidget(self.shown)
            self.back.hide()
        else:
            self.back.setFocus()

    def leave(self) -> None:
        self._empty()
        super().leave()

    def _empty(self) -> None:
        for paper in self.papers:
            paper.clear()
        for edit in (self.passphrase, self.again):
            edit.line.clear()

    @Slot()
    def _propose(self) -> None:
        words = propose(forbidden=(self.users.currentText(),))
        for edit in (self.passphrase, self.again):
            edit.line.setText(words)
            edit.eye.setChecked(True)

    @Slot()
    def _recover(self) -> None:
        if self.passphrase.line.text() != self.again.line.text():
            self.bar.say(_("The two passphrases are not the same."), Meaning.DANGER)
            self.again.line.setFocus()
            return
        papers = [each.text for each in self.papers if each.text]
        self.set_busy(busy=True)
        self._presenter.recover(
            self.users.code, papers, self.passphrase.line.text(), new_papers=self.new_papers.isChecked()
        )
