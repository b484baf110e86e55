"""The pages of the window, each declared once: what it is called, where it stands, who may see it."""

from dataclasses import dataclass
from enum import Enum
from importlib import import_module
from typing import Final

from consulaat.records.case import Case
from consulaat.records.money import CostLine
from consulaat.records.person import Person
from consulaat.records.report import Report
from consulaat.records.safehouse import Stay
from consulaat.records.task import Task
from consulaat.records.travel_document import TravelDocument
from consulaat.records.user import User
from consulaat.records.visa import ResidenceRight
from consulaat.rules import permissions
from consulaat.rules.permissions import Right, read_right
from resources.texts import N_
from ui.pages.page import Page
from ui.pages.place import PageName, Place, Visit

NUMBERED: Final = 9  # so many pages are reached by Ctrl and a number


class Group(Enum):
    """The groups of pages in the sidebar and the menu, in their order."""

    WORK = N_("Work")
    EXCHANGE = N_("The Hague")
    LISTS = N_("Figures and lists")
    CARE = N_("Care")


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """A page: its words and icon, its class ("module:Class", imported when it is first gone to).

    ``group``: where it stands in the sidebar. ``right``: who may go there; None is everyone. ``under``: the page in
    the sidebar it belongs to, for one that does not stand there itself. ``has_ref``: it is about one thing, named by
    the place.
    """

    page: PageName
    words: str
    icon: str
    made: str
    group: Group = Group.WORK
    right: Right | None = None
    under: PageName | None = None
    has_ref: bool = False

    def is_for(self, officer: User) -> bool:
        """Tell whether this officer may go there."""
        return self.right is None or not any(self.right.objections(officer))


PAGES: Final = (
    Destination(page=PageName.HOME, words=N_("Today"), icon="home", made="ui.pages.home.page:HomePage"),
    Destination(
        page=PageName.DEADLINES,
        words=N_("Deadlines"),
        icon="calendar",
        made="ui.pages.deadlines.page:DeadlinesPage",
        right=permissions.READ_CASE,
    ),
    Destination(
        page=PageName.HAND_OVER,
        words=N_("Hand over work"),
        icon="users",
        made="ui.pages.handing_over.page:HandOverPage",
        right=permissions.READ_CASE,
        under=PageName.DEADLINES,
    ),
    Destination(
        page=PageName.CASES,
        words=N_("Cases"),
        icon="folder",
        made="ui.pages.lists.made:CasesPage",
        right=read_right(Case),
    ),
    Destination(
        page=PageName.CASE,
        words=N_("Case"),
        icon="folder",
        made="ui.pages.case.page:CasePage",
        under=PageName.CASES,
        has_ref=True,
    ),
    Destination(
        page=PageName.NEW_REPORT,
        words=N_("New report"),
        icon="plus",
        made="ui.pages.reports.page:NewReportPage",
        right=permissions.REPORT,
    ),
    Destination(
        page=PageName.REPORTS,
        words=N_("Reports"),
        icon="message",
        made="ui.pages.lists.made:ReportsPage",
        right=read_right(Report),
    ),
    Destination(
        page=PageName.SHEETS,
        words=N_("Empty sheets"),
        icon="file-text",
        made="ui.pages.sheets.page:SheetsPage",
        right=permissions.PRINT,
        group=Group.LISTS,
    ),
    Destination(
        page=PageName.PERSONS,
        words=N_("Persons"),
        icon="users",
        made="ui.pages.lists.made:PersonsPage",
        right=read_right(Person),
    ),
    Destination(
        page=PageName.TASKS,
        words=N_("Tasks"),
        icon="check",
        made="ui.pages.lists.made:TasksPage",
        right=read_right(Task),
    ),
    Destination(
        page=PageName.DOCUMENTS,
        words=N_("Documents"),
        icon="e-passport",
        made="ui.pages.lists.made:DocumentsPage",
        right=read_right(TravelDocument),
    ),
    Destination(
        page=PageName.VISAS,
        words=N_("Visas"),
        icon="plane",
        made="ui.pages.lists.made:VisasPage",
        right=read_right(ResidenceRight),
    ),
    Destination(
        page=PageName.SHELTER,
        words=N_("Shelter"),
        icon="bed",
        made="ui.pages.lists.made:ShelterPage",
        right=read_right(Stay),
    ),
    Destination(
        page=PageName.MONEY,
        words=N_("Money"),
        icon="coin",
        made="ui.pages.lists.made:MoneyPage",
        right=read_right(CostLine),
    ),
    Destination(
        page=PageName.PARTNERS,
        words=N_("Partners"),
        icon="heart-handshake",
        made="ui.pages.partners.page:PartnersPage",
        right=permissions.READ_CASE,
    ),
    Destination(
        page=PageName.SEARCH,
        words=N_("Found"),
        icon="search",
        made="ui.pages.search.page:SearchPage",
        under=PageName.CASES,
        has_ref=True,
    ),
    Destination(
        page=PageName.SEND,
        words=N_("Send"),
        icon="package-export",
        made="ui.pages.sending.page:SendPage",
        right=permissions.EXPORT,
        group=Group.EXCHANGE,
    ),
    Destination(
        page=PageName.IMPORT,
        words=N_("Import"),
        icon="package-import",
        made="ui.pages.importing.page:ImportPage",
        right=permissions.IMPORT,
        group=Group.EXCHANGE,
    ),
    Destination(
        page=PageName.BUNDLES,
        words=N_("Bundles"),
        icon="list",
        made="ui.pages.bundles.page:BundlesPage",
        right=permissions.EXPORT,
        group=Group.EXCHANGE,
    ),
    Destination(
        page=PageName.CONFLICTS,
        words=N_("Conflicts"),
        icon="git-merge",
        made="ui.pages.conflicts.page:ConflictsPage",
        group=Group.EXCHANGE,
    ),
    Destination(
        page=PageName.FIGURES,
        words=N_("Figures"),
        icon="chart-bar",
        made="ui.pages.figures.page:FiguresPage",
        right=permissions.STATISTICS,
        group=Group.LISTS,
    ),
    Destination(
        page=PageName.REFERENCE,
        words=N_("Reference tables"),
        icon="database",
        made="ui.pages.lists.made:ReferencePage",
        group=Group.LISTS,
    ),
    Destination(
        page=PageName.RECORD,
        words=N_("Record"),
        icon="edit",
        made="ui.pages.record.page:RecordPage",
        under=PageName.REFERENCE,
        has_ref=True,
        group=Group.LISTS,
    ),
    Destination(
        page=PageName.PEOPLE,
        words=N_("Users"),
        icon="users",
        made="ui.pages.people.page:PeoplePage",
        right=permissions.USERS,
        group=Group.CARE,
    ),
    Destination(
        page=PageName.CARDS,
        words=N_("Known devices"),
        icon="certificate",
        made="ui.pages.cards.page:CardsPage",
        right=permissions.TRUST,
        group=Group.CARE,
    ),
    Destination(
        page=PageName.LOG,
        words=N_("Log"),
        icon="history",
        made="ui.pages.log.page:LogPage",
        right=permissions.JOURNAL,
        group=Group.CARE,
    ),
    Destination(
        page=PageName.CARE,
        words=N_("Backups and check"),
        icon="shield-check",
        made="ui.pages.care.page:CarePage",
        right=permissions.CARE,
        group=Group.CARE,
    ),
    Destination(
        page=PageName.KEEPING,
        words=N_("Keeping"),
        icon="archive",
        made="ui.pages.keeping.page:KeepingPage",
        right=permissions.DESTRUCTION,
        group=Group.CARE,
    ),
    Destination(
        page=PageName.PRIVACY,
        words=N_("Privacy and lock"),
        icon="shield-lock",
        made="ui.pages.privacy.page:PrivacyPage",
        group=Group.CARE,
    ),
)


def in_sidebar(officer: User | None) -> tuple[Destination, ...]:
    """Return the pages that stand in the sidebar of an officer, group by group; of nobody yet, all of them."""
    standing = [each for each in PAGES if each.under is None and (officer is None or each.is_for(officer))]
    return tuple(each for group in Group for each in standing if each.group is group)


def beneath(officer: User | None) -> tuple[Destination, ...]:
    """Return the pages that are reached from another one, and from the list of commands, by an officer."""
    return tuple(
        each
        for each in PAGES
        if each.under is not None and not each.has_ref and officer is not None and each.is_for(officer)
    )


def destination(page: PageName) -> Destination:
    """Return what is declared of a page."""
    return next(each for each in PAGES if each.page is page)


def page_for(place: Place, visit: Visit) -> Page:
    """Return a new page for a place."""
    found = destination(place.page)
    module, _colon, name = found.made.partition(":")
    made = getattr(import_module(module), name)
    page: Page = made(visit, place.ref) if found.has_ref else made(visit)
    return page
