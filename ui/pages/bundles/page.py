"""The page of bundles: everything sent and received with its state, what waits, and the report of each import."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from consulaat.services.exchange import BundleRow
from consulaat.services.import_report import ImportReport
from resources.reference import label
from resources.texts import _, language
from ui.pages.bundles.presenter import BundleLog, BundlesPresenter, why
from ui.pages.page import Page
from ui.pages.papers.page import PaperPane
from ui.pages.papers.presenter import Offer
from ui.pages.place import Visit
from ui.widgets.note import Note, Remark
from ui.widgets.plain import button, heading, quiet, row
from ui.widgets.table import RowsModel, Table, TextRow
from ui.widgets.wording import moment_words

IMPORT_WIDTHS = (200, 90, 90, 90, 110, 110)
REPORT = "FRM-28"
WIDTHS = (105, 85, 115, 160, 190, 150, 110)


class BundlesPage(Page):
    """Widgets only; the presenter reads the log."""

    def __init__(self, visit: Visit) -> None:
        super().__init__(
            visit, _("Bundles"), _("Everything that was sent and received, the newest first, with its state.")
        )
        self.waiting = Note()
        heads = (
            *(_("Direction"), _("Number"), _("Device"), _("State")),
            *(_("Moved on"), _("Confirmed on"), _("Changes"), _("Remark")),
        )
        self.model = RowsModel(heads)
        self.table = Table(self.model, _("Log of bundles"), widths=WIDTHS)
        self.empty = quiet(_("Nothing was sent or received yet. Choose Send to make the first bundle."))
        self.imports_model = RowsModel(
            (_("Imported on"), _("Files"), _("New"), _("Changed"), _("Conflicts"), _("Refused"))
        )
        self.imports = Table(self.imports_model, _("Imports"), widths=IMPORT_WIDTHS)
        self.imports_title = heading(_("Imports"), size=1.1)
        self.report = button(_("Report of this i&mport"), "file-text")
        self.paper = PaperPane(visit, self.tasks, _("Report of an import"))
        self._lay_out()
        self.report.clicked.connect(self._show_report)
        self.imports.opened.connect(self._show_report)
        self.paper.closed.connect(self._close_report)
        self._presenter = BundlesPresenter(self, visit.office, self.tasks)

    def show_log(self, log: BundleLog) -> None:
        """Show the bundles, and what every import brought."""
        self.model.show([TextRow(self._cells(each, log), each) for each in log.rows])
        self.table.setVisible(bool(log.rows))
        self.empty.setVisible(not log.rows)
        self.imports_model.show([self._import_row(each) for each in log.imports])
        for each in (self.imports_title, self.imports, self.report):
            each.setVisible(bool(log.imports))
        if log.imports and not self.imports.currentIndex().isValid():
            self.imports.selectRow(0)
        self.waiting.tell(
            [
                Remark(
                    _(
                        "Bundle {number} of {device} waits for {missing}.",
                        number=each.row.number,
                        device=log.names.get(each.row.peer, each.row.peer[:8]),
                        missing=", ".join(map(str, each.missing)),
                    ),
                    stops=False,
                )
                for each in log.held
            ]
        )

    def refresh(self) -> None:
        self._presenter.refresh()

    def begin(self) -> None:
        self.table.setFocus()

    def escape(self) -> bool:
        if self.paper.isVisible():
            self._close_report()
            return True
        return False

    def _lay_out(self) -> None:
        self._logs = QWidget()
        laid = QVBoxLayout(self._logs)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.setSpacing(10)
        laid.addWidget(self.waiting)
        laid.addWidget(self.empty)
        laid.addWidget(self.table, 2)
        laid.addWidget(self.imports_title)
        laid.addWidget(self.imports, 1)
        laid.addWidget(row(self.report))
        self.body.addWidget(self._logs, 1)
        self.body.addWidget(self.paper, 1)
        for each in (self.paper, self.imports_title, self.imports, self.report):
            each.hide()

    def _import_row(self, report: ImportReport) -> TextRow:
        cells = (
            moment_words(report.at, self.visit.office.identity.time_zone),
            *(str(len(report.files)), str(report.total("new_records")), str(report.total("changed_records"))),
            *(str(report.total("conflicts")), str(report.count("refused"))),
        )
        return TextRow(cells, report.id)

    @Slot()
    def _show_report(self) -> None:
        line = self.imports.currentIndex()
        report = self.imports_model.key(line.row()) if line.isValid() else None
        if isinstance(report, str):
            self._logs.hide()
            self.paper.show()
            title = _("Report of an import")
            self.paper.offer([Offer(REPORT, report, f"{REPORT} · {title}")], report[:8])

    @Slot()
    def _close_report(self) -> None:
        self.paper.hide()
        self._logs.show()
        self.report.setFocus()

    def _cells(self, bundle: BundleRow, log: BundleLog) -> tuple[str, ...]:
        zone = self.visit.office.identity.time_zone
        state = label("BundleState", bundle.state, language())
        confirmed = moment_words(bundle.confirmed_at, zone) if bundle.confirmed_at else ""
        return (
            _("Sent") if bundle.direction == "UIT" else _("Received"),
            str(bundle.number),
            log.names.get(bundle.peer, bundle.peer[:8]),
            state,
            moment_words(bundle.moved_at, zone),
            confirmed,
            str(bundle.changes),
            why(bundle),
        )
