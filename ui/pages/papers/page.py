"""A paper on the screen, beside its case."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from resources.texts import LANGUAGES, _, language
from ui.pages.papers.presenter import Offer, PaperPresenter
from ui.pages.papers.sheets import Sheets
from ui.pages.place import Tone, Visit, error_words
from ui.tasks import Tasks
from ui.widgets.fields.choice import Combo
from ui.widgets.plain import button, heading, quiet, words


class PaperPane(QWidget):
    """Chooses a paper, shows it, and saves it only when asked."""

    closed = Signal()

    def __init__(self, visit: Visit, tasks: Tasks) -> None:
        super().__init__()
        self.visit = visit
        self._content = b""
        self._name = ""
        self._offers: tuple[Offer, ...] = ()
        self._reference = ""
        self.choice = Combo(())
        self.choice.setMinimumContentsLength(36)
        self.language = Combo([("nl", _("Dutch")), ("en", _("English"))])
        self.language.setMinimumContentsLength(9)
        self.language.choose(language() if language() in LANGUAGES else "nl")
        self.make = button(_("Sho&w"), "eye", main=True)
        self.save = button(_("Save &as…"), "download")
        self.back = button(_("&Close"))
        self.sheets = Sheets()
        self.warning = quiet(
            _("The paper exists only on this screen. Saving or printing makes a copy outside the store.")
        )
        self._lay_out()
        self.make.clicked.connect(self._make)
        self.save.clicked.connect(self._save)
        self.back.clicked.connect(self.closed)
        self._presenter = PaperPresenter(self, visit.office, tasks)

    def offer(self, offers: Sequence[Offer], neutral_reference: str) -> None:
        """Offer the papers of a case."""
        self._offers = tuple(offers)
        self._reference = neutral_reference
        self._content = b""
        self.choice.clear()
        for number, each in enumerate(self._offers):
            self.choice.addItem(each.title, str(number))
        self.sheets.clear()
        self.save.setEnabled(False)
        self.make.setEnabled(bool(self._offers))
        self.choice.setFocus()

    def show_paper(self, content: bytes, name: str) -> None:
        """Show the pages of a paper."""
        self._content, self._name = content, name
        self.sheets.show_pdf(content)
        self.save.setEnabled(True)

    def show_saved(self, path: Path) -> None:
        """Say where the paper was saved."""
        self.visit.say(_("The paper was saved: {path}", path=path), Tone.DONE)

    def show_error(self, error: Exception) -> None:
        """Say what went wrong."""
        self.visit.say(error_words(error), Tone.WRONG)

    def _lay_out(self) -> None:
        paper, tongue = words(_("Pape&r"), wrap=False), words(_("&Language"), wrap=False)
        paper.setBuddy(self.choice)
        tongue.setBuddy(self.language)
        self.choice.setAccessibleName(_("Paper"))
        self.language.setAccessibleName(_("Language of the paper"))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(paper)
        line.addWidget(self.choice, 1)
        for each in (tongue, self.language, self.make, self.save, self.back):
            line.addWidget(each)
        laid = QVBoxLayout(self)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.setSpacing(8)
        laid.addWidget(heading(_("Papers of this case"), size=1.25))
        laid.addLayout(line)
        laid.addWidget(self.warning)
        laid.addWidget(self.sheets, 1)

    @Slot()
    def _make(self) -> None:
        offer = self._offers[int(self.choice.code or "0")]
        self._presenter.make(offer, self.language.code, self._reference)

    @Slot()
    def _save(self) -> None:
        chosen, _filter = QFileDialog.getSaveFileName(self, _("Save the paper"), self._name, "PDF (*.pdf)")
        if chosen:
            self._presenter.save(self._content, Path(chosen), _write)


def _write(path: Path, content: bytes) -> None:
    from consulaat.files import write_file

    write_file(path.parent, path.name, content)
