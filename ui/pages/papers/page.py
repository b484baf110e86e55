"""A paper on the screen, beside its case."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from consulaat.content.media import Media
from resources.texts import N_, _, language
from ui.pages.papers.presenter import Offer, PaperPresenter
from ui.pages.papers.printing import PrintLine
from ui.pages.place import Tone, Visit, error_words
from ui.tasks import Tasks
from ui.widgets.fields.choice import Combo
from ui.widgets.file_dialog import choose_new_file
from ui.widgets.note import Note, Remark
from ui.widgets.plain import button, heading, quiet, words
from ui.widgets.viewer.viewer import Viewer
from ui.widgets.wording import table_words

FOR_THE_PERSON: Final = frozenset({"FRM-15", "FRM-21", "FRM-23"})
AT_HOME: Final = N_(
    "No paper home: others find it. Offer it, never force it, and keep it at the post unless the person wants it and"
    " can hide it."
)


class PaperPane(QWidget):
    """Chooses a paper, shows it, and prints or saves it only when asked."""

    closed = Signal()

    def __init__(self, visit: Visit, tasks: Tasks, title: str = "") -> None:
        super().__init__()
        self.visit = visit
        self._title = title or _("Papers of this case")
        self._content = b""
        self._name = ""
        self._offers: tuple[Offer, ...] = ()
        self._shown: Offer | None = None
        self._reference = ""
        self._languages: tuple[str, ...] = ()
        self.choice = Combo(())
        self.choice.setMinimumContentsLength(36)
        self.language = Combo(())
        self.language.setMinimumContentsLength(9)
        self.make = button(_("Sho&w"), "eye", main=True)
        self.save = button(_("Save &as…"), "download")
        self.back = button(_("&Close"))
        self.sheets = Viewer(hint=_("Choose a paper and show it."))
        self.print_line = PrintLine(visit, tasks)
        self.warning = quiet(
            _("The paper exists only on this screen. Saving or printing makes a copy outside the store.")
        )
        self.at_home = Note()
        self._lay_out()
        self.make.clicked.connect(self._make)
        self.save.clicked.connect(self._save)
        self.back.clicked.connect(self.closed)
        self.choice.currentIndexChanged.connect(self._offer_languages)
        self.sheets.print_requested.connect(self._print)
        self._presenter = PaperPresenter(self, visit.office, tasks)

    def offer(self, offers: Sequence[Offer], neutral_reference: str) -> None:
        """Offer the papers of a case."""
        self._offers = tuple(offers)
        self._reference = neutral_reference
        self.choice.clear()
        for number, each in enumerate(self._offers):
            self.choice.addItem(each.title, str(number))
        self.clear()
        self.make.setEnabled(bool(self._offers))
        self._offer_languages()
        self.choice.setFocus()

    def clear(self) -> None:
        """Let go of the paper that is shown."""
        self._content, self._shown = b"", None
        self.sheets.clear()
        self.save.setEnabled(False)

    def show_paper(self, offer: Offer, content: bytes, name: str) -> None:
        """Show the pages of a paper."""
        self._shown, self._content, self._name = offer, content, name
        self.sheets.show_file(Media.PDF, content, may_print=True, name=offer.title)
        self.save.setEnabled(True)

    def show_saved(self, path: Path) -> None:
        """Say where the paper was saved."""
        self.visit.say(_("The paper was saved: {path}", path=path), Tone.DONE)

    def show_error(self, error: Exception) -> None:
        """Say what went wrong."""
        self.visit.say(error_words(error), Tone.WRONG, error)

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
        laid.addWidget(heading(self._title, size=1.25))
        laid.addLayout(line)
        laid.addWidget(self.warning)
        laid.addWidget(self.at_home)
        laid.addWidget(self.print_line)
        laid.addWidget(self.sheets, 1)

    @Slot()
    def _offer_languages(self) -> None:
        """Offer the languages of the chosen paper; the one that was chosen stays where it can."""
        code = self._offers[int(self.choice.code or "0")].code if self._offers else ""
        self.at_home.tell([Remark(_(AT_HOME), stops=False)] if code in FOR_THE_PERSON else [])
        offered = self._presenter.languages_of(code)
        if offered == self._languages:
            return
        chosen = self.language.code or language()
        self._languages = offered
        self.language.clear()
        for each in offered:
            self.language.addItem(table_words("language", each), each)
        self.language.choose(chosen if chosen in offered else offered[0])

    @Slot()
    def _make(self) -> None:
        offer = self._offers[int(self.choice.code or "0")]
        self._presenter.make(offer, self.language.code, self._reference)

    @Slot()
    def _print(self) -> None:
        if self._shown is not None:
            self.print_line.ask(self.sheets, self._presenter.noted(self._shown))

    @Slot()
    def _save(self) -> None:
        chosen = choose_new_file(self, _("Save the paper"), self._name, ["PDF (*.pdf)"])
        if chosen is not None and self._shown is not None:
            self._presenter.save(self._shown, self._content, chosen)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go of the paper once something else is shown."""
        if not event.spontaneous():
            self.print_line.stop()
            self.clear()
        super().hideEvent(event)
