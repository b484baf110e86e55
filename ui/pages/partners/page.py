"""The page of partners: whoever did something last on top, and beside the list all of the chosen one."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from consulaat.records.reference import Organisation
from consulaat.rules.permissions import create_right
from consulaat.services.partner_views import PartnerPage, PartnerRow
from consulaat.values.canonical import Json
from resources.reference import label
from resources.texts import _, language
from ui.pages.page import Page, scrolled
from ui.pages.partners.card import PartnerCard
from ui.pages.partners.presenter import PartnersPresenter
from ui.pages.place import PageAction, PageName, Place, Visit
from ui.widgets.look import Meaning, sized
from ui.widgets.marked_rows import MarkedModel, MarkedRow
from ui.widgets.plain import button, column, quiet, row
from ui.widgets.splitter import Splitter
from ui.widgets.table import Table
from ui.widgets.wording import moment_words

WIDTHS = (200, 190, 96, 60)
NARROWEST = 230


class PartnersPage(Page):
    """Widgets only; the presenter asks the desk."""

    def __init__(self, visit: Visit) -> None:
        super().__init__(
            visit,
            _("Partners"),
            _("Who helps, what they last did, what is asked of them, and what is safe to send them."),
        )
        self._zone = visit.office.identity.time_zone
        self._rows: tuple[PartnerRow, ...] = ()
        self._wanted = ""
        self._is_filling = False
        self.search = QLineEdit()
        self.open_button = button(_("&Change…"), "edit")
        self.model = MarkedModel((_("Name"), _("What they last did"), _("Last on"), _("Tasks")))
        self.table = Table(self.model, _("List of partners"), widths=WIDTHS, wide=0)
        self.empty = quiet(
            _("No organisation is known yet. The functional administrator adds them to the reference tables.")
        )
        self.card = PartnerCard(self._zone)
        self._lay_out()
        self._connect()
        self._presenter = PartnersPresenter(self, visit.office, self.tasks)

    def show_partners(self, rows: Sequence[PartnerRow]) -> None:
        """Show the organisations that fit what is typed; the chosen one stays so."""
        self._rows = tuple(rows)
        self._narrow()

    def show_partner(self, page: PartnerPage) -> None:
        """Show one organisation beside the list."""
        self.card.show_page(page)
        self.card.show()

    def show_contact(self, organisation: str, details: Json) -> None:
        """Show how an organisation is reached."""
        self.card.show_contact(organisation, details)

    def show_record(self, record: str) -> None:
        self._wanted = record.removeprefix("organisation/")
        self.refresh()

    def refresh(self) -> None:
        self._presenter.refresh()

    def begin(self) -> None:
        self.table.setFocus()

    def escape(self) -> bool:
        if self.card.escape():
            return True
        if self.search.text():
            self.search.clear()
            return True
        return False

    def page_actions(self) -> Sequence[PageAction]:
        return [PageAction(_("Find a partner"), self.search.setFocus, icon="search")]

    def _lay_out(self) -> None:
        self.search.setPlaceholderText(_("Name, kind or place"))
        self.search.setAccessibleName(_("Find a partner"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumHeight(sized(30))
        self.search.setMinimumWidth(sized(150))
        may_change = not any(create_right(Organisation).objections(self.visit.office.officer))
        self.open_button.setVisible(may_change)
        self.table.setMinimumWidth(sized(NARROWEST))
        self.tools = row(self.search, self.open_button)
        listed = column(self.tools, self.table, self.empty)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.empty.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        beside = scrolled(column(self.card, gap=0), name=_("The chosen partner"))
        beside.setMinimumWidth(sized(NARROWEST))
        self.parts = Splitter("partners", listed, beside)
        self.parts.setStretchFactor(0, 6)
        self.parts.setStretchFactor(1, 5)
        self.parts.restore()
        self.body.addWidget(self.parts, 1)
        self.card.hide()
        self.empty.hide()

    def _connect(self) -> None:
        self.search.textChanged.connect(self._narrow)
        self.open_button.clicked.connect(self._change)
        self.table.opened.connect(self._open)
        selection = self.table.selectionModel()
        selection.currentRowChanged.connect(self._chosen)
        self.card.contact_requested.connect(self._ask_contact)
        self.card.opened.connect(lambda case: self.visit.go(Place(PageName.CASE, case)))

    @Slot()
    def _narrow(self) -> None:
        typed = self.search.text().strip().casefold()
        chosen = self._wanted or self._id()
        rows = [each for each in self._rows if typed in _text(each)]
        self._is_filling = True
        self.model.show([self._row(each) for each in rows])
        ids = [each.organisation.id for each in rows]
        line = next(
            (at for at, each in enumerate(rows) if chosen in (each.organisation.id, each.organisation.code)),
            0,
        )
        self._wanted = ""
        self.table.setVisible(bool(self._rows))
        self.tools.setVisible(bool(self._rows))
        self.empty.setVisible(not self._rows)
        if ids:
            self.table.selectRow(line)
        self._is_filling = False
        if ids:
            self._presenter.show(ids[line])
        else:
            self.card.hide()

    @Slot(QModelIndex)
    def _chosen(self, index: QModelIndex) -> None:
        if index.isValid() and not self._is_filling:
            self._presenter.show(str(self.model.key(index.row())))

    @Slot(int)
    def _open(self, line: int) -> None:
        self._presenter.show(str(self.model.key(line)))

    @Slot()
    def _change(self) -> None:
        if self._id():
            self.visit.go(Place(PageName.RECORD, f"organisation/{self._id()}"))

    @Slot(str)
    def _ask_contact(self, reason: str) -> None:
        if self._id():
            self._presenter.show_contact(self._id(), reason)

    def _id(self) -> str:
        line = self.table.currentIndex().row()
        return str(self.model.key(line)) if 0 <= line < self.model.rowCount() else ""

    def _row(self, each: PartnerRow) -> MarkedRow:
        found, last = each.organisation, each.last
        cells = (
            found.name,
            last.words if last else _("nothing yet"),
            moment_words(last.at, self._zone)[:10] if last else "",
            str(each.open_tasks) if each.open_tasks else "",
        )
        meaning = Meaning.NOTE if each.open_tasks else Meaning.QUIET
        return MarkedRow(cells, found.id, "heart-handshake" if last else "building", meaning)


def _text(row: PartnerRow) -> str:
    found = row.organisation
    kind = label("OrganisationKind", found.kind, language())
    return " ".join((found.name, found.code, kind, found.region or "", found.country or "")).casefold()
