"""The page of bundles: everything sent and received, with its state, and what waits for a gap."""

from consulaat.services.exchange import BundleRow
from resources.reference import label
from resources.texts import _, language
from ui.pages.bundles.presenter import BundleLog, BundlesPresenter
from ui.pages.page import Page
from ui.pages.place import Visit
from ui.widgets.note import Note, Remark
from ui.widgets.plain import quiet
from ui.widgets.table import RowsModel, Table, TextRow
from ui.widgets.wording import moment_words

WIDTHS = (110, 80, 150, 160, 150, 150, 110)


class BundlesPage(Page):
    """Widgets only; the presenter reads the log."""

    def __init__(self, visit: Visit) -> None:
        super().__init__(
            visit, _("Bundles"), _("Everything that was sent and received, the newest first, with its state.")
        )
        self.waiting = Note()
        heads = (
            *(_("Direction"), _("Number"), _("Device"), _("State")),
            *(_("Moved on"), _("Confirmed on"), _("Changes")),
        )
        self.model = RowsModel(heads)
        self.table = Table(self.model, _("Log of bundles"), widths=WIDTHS)
        self.empty = quiet(_("Nothing was sent or received yet. Choose Send to make the first bundle."))
        for each in (self.waiting, self.empty):
            self.body.addWidget(each)
        self.body.addWidget(self.table, 1)
        self._presenter = BundlesPresenter(self, visit.office, self.tasks)

    def show_log(self, log: BundleLog) -> None:
        """Show the bundles."""
        self.model.show([TextRow(self._cells(each, log), each) for each in log.rows])
        self.table.setVisible(bool(log.rows))
        self.empty.setVisible(not log.rows)
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

    def _cells(self, bundle: BundleRow, log: BundleLog) -> tuple[str, ...]:
        zone = self.visit.office.identity.time_zone
        state = label("BundleState", bundle.state, language())
        confirmed = moment_words(bundle.confirmed_at, zone) if bundle.confirmed_at else ""
        return (
            _("Sent") if bundle.direction == "UIT" else _("Received"),
            str(bundle.number),
            log.names.get(bundle.peer, bundle.peer[:8]),
            f"{state} ({bundle.code})" if bundle.code else state,
            moment_words(bundle.moved_at, zone),
            confirmed,
            str(bundle.changes),
        )
