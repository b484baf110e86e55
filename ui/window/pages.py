"""Which page belongs to which place; each is imported when it is first gone to."""

from ui.pages.page import Page
from ui.pages.place import PageName, Place, Visit


def page_for(place: Place, visit: Visit) -> Page:  # noqa: PLR0911 - one line per page
    """Return a new page for a place."""
    match place.page:
        case PageName.CASE:
            from ui.pages.case.page import CasePage

            return CasePage(visit, place.ref)
        case PageName.NEW_REPORT:
            from ui.pages.reports.page import NewReportPage

            return NewReportPage(visit)
        case PageName.SEND:
            from ui.pages.sending.page import SendPage

            return SendPage(visit)
        case PageName.IMPORT:
            from ui.pages.importing.page import ImportPage

            return ImportPage(visit)
        case PageName.CONFLICTS:
            from ui.pages.conflicts.page import ConflictsPage

            return ConflictsPage(visit)
        case PageName.FIGURES:
            from ui.pages.figures.page import FiguresPage

            return FiguresPage(visit)
        case _:
            from ui.pages.cases.page import CasesPage

            return CasesPage(visit)
