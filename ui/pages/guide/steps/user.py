"""Page 2: who opens the store first, and with which passphrase."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit

from consulaat.security.passphrase import propose
from resources.texts import _
from ui.pages.guide.answers import Answers
from ui.pages.guide.presenter import weak_points
from ui.pages.guide.steps.base import StepPane
from ui.pages.rescue.pane import PassphraseEdit
from ui.widgets.look import sized
from ui.widgets.plain import button, quiet, row, strong


class UserPane(StepPane):
    """Asks for a name and a passphrase, and says while typing what it still lacks."""

    def __init__(self, answers: Answers) -> None:
        super().__init__(answers)
        self.name = QLineEdit(answers.user)
        self.name.setAccessibleName(_("Login name"))
        self.name.setMinimumHeight(sized(34))
        self.passphrase = PassphraseEdit(_("Passphrase"))
        self.again = PassphraseEdit(_("The same once more"))
        self.remark = quiet()
        self.propose = button(_("P&ropose six words"), "refresh")
        self.bind = QCheckBox(_("Opens on this &computer only"))
        self._lay_out()
        self._show()
        self._connect()
        self._tell()

    def begin(self) -> None:
        (self.name if not self.answers.user else self.passphrase.line).setFocus()

    def leave(self) -> None:
        for edit in (self.passphrase, self.again):
            edit.line.clear()

    def _lay_out(self) -> None:
        if self.answers.founded is not None:
            self.body.addWidget(strong(_("The store is made; this stays as it is.")))
            self.body.addWidget(
                quiet(_("{user} opens it with the passphrase chosen.", user=self.answers.user))
            )
            return
        self.body.addWidget(
            quiet(_("The first user lets others in, and makes backups. At a post that is often the consul."))
        )
        self.field(_("Log&in name"), self.name)
        self.field(_("&Passphrase, at least 15 characters"), self.passphrase, self.passphrase.line)
        self.body.addWidget(self.remark)
        self.field(_("The &same once more"), self.again, self.again.line)
        self.body.addWidget(row(self.propose))
        if not self.answers.is_rehearsal:
            self.gap()
            self.body.addWidget(self.bind)
            self.body.addWidget(
                quiet(
                    _(
                        "A copy of the folder is then useless to anybody, even with the passphrase. If this computer "
                        "or its account is lost, two recovery papers open the store."
                    )
                )
            )

    def _show(self) -> None:
        self.passphrase.line.setText(self.answers.words)
        self.again.line.setText(self.answers.again)
        self.bind.setChecked(self.answers.bind)

    def _connect(self) -> None:
        self.name.textChanged.connect(self._keep)
        self.passphrase.line.textChanged.connect(self._keep)
        self.again.line.textChanged.connect(self._keep)
        self.bind.toggled.connect(self._keep)
        self.propose.clicked.connect(self._propose)

    @Slot()
    def _keep(self) -> None:
        if self.answers.founded is not None:
            return
        self.answers.user = self.name.text().strip()
        self.answers.words = self.passphrase.line.text()
        self.answers.again = self.again.line.text()
        self.answers.bind = self.bind.isChecked()
        self.told.emit("")
        self._tell()

    @Slot()
    def _propose(self) -> None:
        words = propose(forbidden=(self.answers.user, self.answers.post))
        for edit in (self.passphrase, self.again):
            edit.line.setText(words)
            edit.eye.setChecked(True)
        self.passphrase.line.setFocus()

    def _tell(self) -> None:
        """Say what the passphrase lacks, or that it is good."""
        answers = self.answers
        said = _remark(answers)
        if said == self.remark.text():
            return
        self.remark.setText(said)
        self.passphrase.line.setAccessibleDescription(said)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))


def _remark(answers: Answers) -> str:
    if not answers.words:
        return _("A sentence or six random words work well. Write it down nowhere near this computer.")
    weak = weak_points(answers)
    if weak:
        return weak
    if not answers.again:
        return _("This is a good passphrase. Type it once more below.")
    if answers.words != answers.again:
        return _("The two passphrases are not the same.")
    return _("This is a good passphrase, and both are the same.")
