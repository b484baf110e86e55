"""The page of empty intake sheets: print a pile of them, each with its own number."""

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QSpinBox

from consulaat.content.media import Media
from consulaat.services.intake_sheets import MOST
from resources.texts import LANGUAGES, _, language
from ui.pages.page import Page
from ui.pages.papers.printing import PrintLine
from ui.pages.place import Tone, Visit
from ui.pages.sheets.presenter import SheetsPresenter
from ui.widgets.fields.choice import Combo
from ui.widgets.file_dialog import choose_new_file
from ui.widgets.look import sized
from ui.widgets.plain import button, words
from ui.widgets.viewer.viewer import Viewer
from ui.widgets.wording import table_words

PROPOSED = 5


class SheetsPage(Page):
    """Widgets only; the presenter has the sheets made."""

    def __init__(self, visit: Visit) -> None:
        super().__init__(
            visit,
            _("Empty intake sheets"),
            _(
                "For days without power. Each sheet has a number of its own, which no other report gets. Who types"
                " it in later fills in that number under More facts of a new report."
            ),
        )
        self._content, self._name = b"", ""
        self.count = QSpinBox()
        self.count.setRange(1, MOST)
        self.count.setValue(PROPOSED)
        self.count.setMinimumHeight(sized(30))
        self.language = Combo([(each, table_words("language", each)) for each in LANGUAGES])
        self.language.choose(language())
        self.make = button(_("&Make sheets"), "file-text", main=True)
        self.save = button(_("Save &as…"), "download")
        self.save.setEnabled(False)
        self.sheets = Viewer(hint=_("Choose how many sheets, and make them."))
        self.print_line = PrintLine(visit, self.tasks)
        self._lay_out()
        self.make.clicked.connect(self._make)
        self.save.clicked.connect(self._save)
        self.sheets.print_requested.connect(self._print)
        self._presenter = SheetsPresenter(self, visit.office, self.tasks)

    def show_sheets(self, content: bytes, name: str) -> None:
        """Show the sheets that were made."""
        self._content, self._name = content, name
        self.sheets.show_file(Media.PDF, content, may_print=True, name=_("Empty intake sheets"))
        self.make.setEnabled(True)
        self.save.setEnabled(True)
        self.visit.say(_("The sheets are made; their numbers are kept for this paper."), Tone.DONE)

    def show_saved(self, path: Path) -> None:
        """Say where the sheets were saved."""
        self.visit.say(_("The paper was saved: {path}", path=path), Tone.DONE)

    def show_error(self, error: Exception) -> None:
        self.make.setEnabled(True)
        super().show_error(error)

    def begin(self) -> None:
        self.count.setFocus()

    def leave(self) -> None:
        self.print_line.stop()
        self.sheets.clear()
        super().leave()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        for text, field in ((_("&How many"), self.count), (_("&Language"), self.language)):
            label = words(text, wrap=False)
            label.setBuddy(field)
            field.setAccessibleName(text.replace("&", ""))
            line.addWidget(label)
            line.addWidget(field)
        line.addWidget(self.make)
        line.addWidget(self.save)
        line.addStretch(1)
        self.body.addLayout(line)
        self.body.addWidget(self.print_line)
        self.body.addWidget(self.sheets, 1)

    @Slot()
    def _make(self) -> None:
        self.make.setEnabled(False)
        self._presenter.make(self.count.value(), self.language.code)

    @Slot()
    def _print(self) -> None:
        # That the sheets were made was noted with their numbers, and nobody's data stands on them.
        self.print_line.ask(self.sheets, lambda _pages: None)

    @Slot()
    def _save(self) -> None:
        chosen = choose_new_file(self, _("Save the paper"), self._name, ["PDF (*.pdf)"])
        if chosen is not None:
            self._presenter.save(self._content, chosen)
