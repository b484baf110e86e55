"""The pages of lists, each declared once: which lists stand on it, and what is said when there is nothing."""

from dataclasses import dataclass
from typing import Final

from resources.texts import N_
from ui.pages.place import PageName

IN_A_CASE: Final = N_("It is made on the page of a case; open a case and choose the section.")
MAKE_ONE: Final = N_("Choose New to make the first one.")
BY_A_REPORT: Final = N_(
    "Every case begins with a report. Choose New report (Ctrl+N) as soon as someone calls."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One page: its lists, the first of which is shown at first."""

    title: str
    page: PageName
    views: tuple[str, ...]


CASES: Final = Subject(title=N_("Cases"), page=PageName.CASES, views=("case",))
REPORTS: Final = Subject(title=N_("Reports"), page=PageName.REPORTS, views=("report",))
PERSONS: Final = Subject(title=N_("Persons"), page=PageName.PERSONS, views=("person",))
TASKS: Final = Subject(title=N_("Tasks"), page=PageName.TASKS, views=("task",))
DOCUMENTS: Final = Subject(
    title=N_("Documents"),
    page=PageName.DOCUMENTS,
    views=("travel_document_application", "travel_document"),
)
VISAS: Final = Subject(
    title=N_("Visas"),
    page=PageName.VISAS,
    views=("visa_application", "residence_right", "ind_consultation"),
)
SHELTER: Final = Subject(title=N_("Shelter"), page=PageName.SHELTER, views=("stay", "safehouse"))
MONEY: Final = Subject(title=N_("Money"), page=PageName.MONEY, views=("commitment", "cost_line", "payment"))
REFERENCE: Final = Subject(
    title=N_("Reference tables"),
    page=PageName.REFERENCE,
    views=(
        "organisation",
        "exchange_rate",
        "funding_source",
        "holiday",
        "campaign",
        "campaign_measurement",
        "attendance_check",
    ),
)

# Records that stand on their own and open in an editor of their own; all others belong to a case.
ALONE: Final = frozenset({"person", "safehouse", *REFERENCE.views})
NOTHING: Final = {
    "case": (N_("There are no cases yet"), BY_A_REPORT),
    "report": (
        N_("There are no reports yet"),
        N_("Choose New report (Ctrl+N) as soon as someone calls, writes or comes to the desk."),
    ),
    "person": (N_("There are no persons yet"), N_("A report brings its person along, or choose New.")),
    "task": (N_("There are no tasks yet"), IN_A_CASE),
    "travel_document_application": (N_("Nobody has applied for a document yet"), IN_A_CASE),
    "travel_document": (N_("No travel document is known yet"), IN_A_CASE),
    "visa_application": (N_("Nobody has applied for a visa yet"), IN_A_CASE),
    "residence_right": (N_("No residence right is known yet"), IN_A_CASE),
    "ind_consultation": (N_("Nothing was asked of IND yet"), IN_A_CASE),
    "stay": (N_("Nobody stays in a safehouse yet"), IN_A_CASE),
    "safehouse": (N_("No safehouse is known yet"), MAKE_ONE),
    "commitment": (N_("No money was committed yet"), IN_A_CASE),
    "cost_line": (N_("There are no costs yet"), IN_A_CASE),
    "payment": (N_("Nothing was paid yet"), IN_A_CASE),
    "organisation": (N_("No organisation is known yet"), MAKE_ONE),
    "exchange_rate": (N_("No exchange rate is known yet"), MAKE_ONE),
    "funding_source": (N_("No funding source is known yet"), MAKE_ONE),
    "holiday": (
        N_("No holiday was added or overruled"),
        N_("The calendars know most days by themselves. Choose New for a day they miss or have wrong."),
    ),
    "campaign": (N_("There are no campaigns yet"), MAKE_ONE),
    "campaign_measurement": (N_("Nothing was measured yet"), MAKE_ONE),
    "attendance_check": (N_("No school attendance check is known yet"), MAKE_ONE),
}
