"""Page 3: five recovery papers, to be written down by hand before the guide goes on."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox

from resources.texts import _
from ui.pages.guide.answers import Answers
from ui.pages.guide.steps.base import StepPane
from ui.widgets.papers import PapersView
from ui.widgets.plain import quiet


class PapersPane(StepPane):
    """Shows the papers one by one; the box can be ticked once all were looked at."""

    def __init__(self, answers: Answers) -> None:
        super().__init__(answers)
        papers = answers.founded.recovery_papers if answers.founded is not None else ()
        self.papers = PapersView(papers)
        self.written = QCheckBox(_("&All five papers were written down by hand"))
        self.written.setChecked(answers.were_written)
        self.written.setEnabled(answers.were_written)
        self.body.addWidget(
            quiet(
                _(
                    "When passphrases or this computer are lost, two papers open the store. Take five sheets. Number "
                    "them, write post and date on each, and copy the words with their numbers. Make no photo and no "
                    "print: both stay behind in a device. Was a sheet lost? Make five new ones on the page Backups "
                    "and check."
                )
            )
        )
        self.body.addWidget(self.papers)
        self.body.addWidget(self.written)
        self.papers.finished.connect(self._seen)
        self.written.toggled.connect(self._keep)

    def begin(self) -> None:
        (self.papers.done if self.papers.on.isHidden() else self.papers.on).setFocus()

    @Slot()
    def _seen(self) -> None:
        self.written.setEnabled(True)
        self.written.setFocus()

    @Slot(bool)
    def _keep(self, written: bool) -> None:  # noqa: FBT001 - as Qt gives it
        self.answers.were_written = written
        self.told.emit("")
