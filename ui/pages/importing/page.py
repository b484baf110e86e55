"""The page for importing: choose files, see the plan, merge, see the report."""

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from resources.texts import _
from ui.pages.importing.presenter import ImportPresenter, Plan, cells_of, name_of, sentence_of
from ui.pages.page import Page
from ui.pages.place import PageName, Place, Tone, Visit
from ui.widgets.file_dialog import choose_files
from ui.widgets.plain import Card, button, heading, quiet, row, words
from ui.widgets.table import RowsModel, Table, TextRow

WIDTHS = (300, 110, 90, 90, 110, 100, 150)
SUFFIX = "*.cbn"


class ImportPage(Page):
    """Widgets only; the presenter plans and merges."""

    def __init__(self, visit: Visit) -> None:
        super().__init__(
            visit,
            _("Import"),
            _("First the program shows what a file would bring. Nothing changes before you choose Merge."),
        )
        self.choose = button(_("&Choose files…"), "package-import", main=True)
        self.merge = button(_("&Merge"), "git-merge", main=True)
        self.conflicts = button(_("See the con&flicts"), "git-merge")
        self.title_of_plan = heading(size=1.15)
        headers = (
            _("File on disk"),
            _("Sender"),
            _("Number"),
            _("New"),
            _("Known"),
            _("Conflicts"),
            _("State"),
        )
        self.model = RowsModel(headers)
        self.table = Table(self.model, _("Plan of the import"), widths=WIDTHS)
        self.sentences = words(selectable=True)
        self.sentences.setAccessibleName(_("Remarks"))
        self.hint = quiet(_("You can also drop files on this page."), wrap=False)
        self._plan_card = Card(
            self.title_of_plan, self.table, self.sentences, row(self.merge, self.conflicts)
        )
        self._plan_card.hide()
        self.body.addWidget(row(self.choose, self.hint))
        self.body.addWidget(self._plan_card)
        self.body.addStretch(1)
        self.setAcceptDrops(True)
        self.choose.clicked.connect(self._choose)
        self.merge.clicked.connect(self._merge)
        self.conflicts.clicked.connect(lambda: visit.go(Place(PageName.CONFLICTS)))
        self._presenter = ImportPresenter(self, visit.office, self.tasks)

    def show_plan(self, plan: Plan) -> None:
        """Show what would be, or was, taken in."""
        self.model.show([TextRow(cells_of(each, plan), each) for each in plan.results])
        self.table.fit()
        said = [(name_of(each), sentence_of(each, plan)) for each in plan.results]
        self.sentences.setText("\n".join(f"{file}: {text}" for file, text in said if text))
        self.sentences.setVisible(bool(self.sentences.text()))
        self.title_of_plan.setText(
            _("What was taken in") if plan.is_done else _("What these files would bring")
        )
        self.merge.setVisible(plan.can_merge)
        self.merge.setEnabled(True)
        self.conflicts.setVisible(plan.is_done and any(each.conflicts for each in plan.results))
        self._plan_card.show()
        if plan.is_done:
            refused = any(each.state == "refused" for each in plan.results)
            tone = Tone.WARNING if refused else Tone.DONE
            self.visit.say(
                _("Not everything could be taken in.") if refused else _("The import is done."), tone
            )
            (self.choose if self.conflicts.isHidden() else self.conflicts).setFocus()
            self.visit.changed()
        elif plan.can_merge:
            self.merge.setFocus()

    def show_error(self, error: Exception) -> None:
        self.merge.setEnabled(True)
        super().show_error(error)

    def plan(self, files: list[Path]) -> None:
        """Show the plan of these files."""
        if files:
            self._presenter.plan(files)

    def begin(self) -> None:
        self.choose.setFocus()

    @Slot()
    def _choose(self) -> None:
        kinds = _("Bundles ({suffix});;All files (*)", suffix=SUFFIX)
        self.plan(list(choose_files(self, _("Files to import"), kinds)))

    @Slot()
    def _merge(self) -> None:
        self.merge.setEnabled(False)
        self._presenter.merge()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and all(each.isLocalFile() for each in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.plan([Path(each.toLocalFile()) for each in event.mimeData().urls()])
