"""The page of the log: who changed what, for the auditor who read what, and whether the journal is whole."""

from collections.abc import Sequence

from PySide6.QtCore import Slot

from consulaat.services.audit import Verdict
from resources.texts import _
from ui.pages.log.presenter import MOST, LogLine, LogPresenter
from ui.pages.page import Page
from ui.pages.place import Tone, Visit
from ui.widgets.fields.choice import Combo
from ui.widgets.plain import button, isolated, quiet, row, words
from ui.widgets.table import RowsModel, Table, TextRow

WIDTHS = (160, 160, 200, 420)
CHANGES, ACTS = "changes", "acts"


class LogPage(Page):
    """Widgets only; the presenter reads the journal."""

    def __init__(self, visit: Visit) -> None:
        super().__init__(
            visit, _("Log"), _("What was changed, and by whom. What was typed in a field is not shown here.")
        )
        self._presenter = LogPresenter(self, visit.office, self.tasks)
        shown = [(CHANGES, _("Changes"))]
        if self._presenter.may_see_acts:
            shown.append((ACTS, _("Acts: read, searched, printed, exported")))
        self.which = Combo(shown)
        self.which.setMinimumHeight(32)
        self.verify = button(_("Check the &journal"), "shield-check")
        self.model = RowsModel((_("Moment"), _("By"), _("Kind"), _("What")))
        self.table = Table(self.model, _("Lines of the log"), widths=WIDTHS, wide=3)
        self.cut = quiet(_("Only the newest {n} lines are shown.", n=MOST))
        caption = words(_("&Show"), wrap=False)
        caption.setBuddy(self.which)
        self.body.addWidget(row(caption, self.which, self.verify))
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.cut)
        self.cut.hide()
        self.which.activated.connect(self.refresh)
        self.verify.clicked.connect(self._verify)

    def show_lines(self, lines: Sequence[LogLine], *, is_cut: bool) -> None:
        """Show the newest lines, the newest first."""
        self.model.show([TextRow((each.at, isolated(each.by), each.subject, each.what)) for each in lines])
        self.cut.setVisible(is_cut)

    def show_verdict(self, verdict: Verdict) -> None:
        """Say whether the journal is whole."""
        if verdict.device:
            self.visit.say(
                _(
                    "Line {number} does not fit: the journal was changed from outside. Report this at once.",
                    number=verdict.number,
                ),
                Tone.WRONG,
            )
        else:
            self.visit.say(_("The journal is whole: {n} lines.", n=verdict.entries), Tone.DONE)

    @Slot()
    def refresh(self) -> None:
        if self.which.code == ACTS:
            self._presenter.show_acts()
        else:
            self._presenter.show_changes()

    def begin(self) -> None:
        self.table.setFocus()

    @Slot()
    def _verify(self) -> None:
        self._presenter.verify()
