"""Page 5: give the own card to The Hague, and take in theirs; each compares the code of the other by voice."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLineEdit

from consulaat.services.exchange import Device, TrustState
from resources.texts import _
from ui.pages.cards.presenter import CardsPresenter
from ui.pages.guide.answers import Answers
from ui.pages.guide.steps.base import StepPane
from ui.tasks import Scope, Tasks
from ui.widgets.file_dialog import choose_files, choose_new_file
from ui.widgets.look import sized
from ui.widgets.plain import button, quiet, row, strong, words

ENDING = ".card"


class CardsPane(StepPane):
    """Both can be done later as well, on the page of known devices."""

    enter_goes_on = False

    def __init__(self, answers: Answers, tasks: Tasks) -> None:
        super().__init__(answers)
        self.tasks = Scope(tasks)
        self.code = words(answers.founded.public_code if answers.founded is not None else "", selectable=True)
        self.save = button(_("&Save own card…"), "package-export")
        self.saved = words()
        self.path = QLineEdit()
        self.choose = button(_("Ch&oose file…"), "folder")
        self.typed = QLineEdit()
        self.take_in = button(_("&Take in this card"), "certificate")
        self.known = words()
        self._lay_out()
        self.save.clicked.connect(self._save)
        self.choose.clicked.connect(self._choose)
        self.take_in.clicked.connect(self._take_in)
        self.typed.returnPressed.connect(self._take_in)
        self._presenter = CardsPresenter(self, answers.office, self.tasks)
        self._presenter.refresh()

    def begin(self) -> None:
        self.save.setFocus()

    def leave(self) -> None:
        self.tasks.close()

    def show_devices(self, devices: Sequence[Device]) -> None:
        """Name the devices that are trusted."""
        names = ", ".join(each.card.name for each in devices if each.state is TrustState.TRUSTED)
        self.known.setText(_("Trusted from now on: {names}.", names=names) if names else "")
        self.known.setVisible(bool(names))

    def show_added(self, device: Device) -> None:
        """Say that a card was taken in."""
        self.path.clear()
        self.typed.clear()
        self.told.emit("")
        self._presenter.refresh()

    def show_changed(self, device: Device) -> None:
        """Show the devices again."""
        self._presenter.refresh()

    def show_written(self, path: Path) -> None:
        """Say that the own card was written."""
        self.answers.was_card_saved = True
        self.saved.setText(_("The card is saved. It holds no secret; it may go by stick or by mail."))
        self.saved.show()
        self.told.emit("")
        self.path.setFocus()

    def show_error(self, error: Exception) -> None:
        """Say what went wrong."""
        self.failed.emit(error)

    def _lay_out(self) -> None:
        self.body.addWidget(
            quiet(_("Bundles go only between devices that know each other. This can also be done later."))
        )
        self.body.addWidget(strong(_("1. Give the own card")))
        self.body.addWidget(row(self.save))
        self.body.addWidget(self.saved)
        self.saved.setHidden(not self.answers.was_card_saved)
        self.body.addWidget(words(_("Read this code aloud, by a number that both sides know:")))
        font = QFont(self.code.font())
        font.setPointSizeF(font.pointSizeF() * 1.35)
        self.code.setFont(font)
        self.code.setAccessibleName(_("Public code of this store"))
        self.body.addWidget(self.code)
        self.gap()
        self.body.addWidget(strong(_("2. Take in the card of the other side")))
        self.path.setMinimumHeight(sized(34))
        self.path.setAccessibleName(_("File with the card"))
        self.typed.setMinimumHeight(sized(34))
        self.typed.setAccessibleName(_("Code as the other side reads it aloud"))
        self.field(_("&File with the card"), self.path)
        self.body.addWidget(row(self.choose))
        self.field(_("&Code as the other side reads it aloud"), self.typed)
        self.body.addWidget(row(self.take_in))
        self.body.addWidget(self.known)
        self.known.hide()

    @Slot()
    def _save(self) -> None:
        path = choose_new_file(self, _("Save own card"), f"{self.answers.post}{ENDING}", (f"*{ENDING}",))
        if path is not None:
            self.save_to(path)

    def save_to(self, path: Path) -> None:
        """Write the own card."""
        self._presenter.write(path)

    @Slot()
    def _choose(self) -> None:
        found = choose_files(self, _("File with the card"), f"*{ENDING};;*")
        if found:
            self.path.setText(str(found[0]))
            self.typed.setFocus()

    @Slot()
    def _take_in(self) -> None:
        path, code = self.path.text().strip(), self.typed.text().strip()
        if not path:
            self.told.emit(_("Choose the file with the card first."))
            self.path.setFocus()
        elif not code:
            self.told.emit(_("Type the code that the other side reads aloud: eight groups of four digits."))
            self.typed.setFocus()
        else:
            self._presenter.add(Path(path), code)
