"""FRM-15: the person's own plan. Nothing on it says who made it or why."""

from reportlab.platypus import Flowable

from consulaat.papers.own_plan import OwnPlan
from forms.page import build_pdf
from forms.sheet import Sheet
from resources.texts import N_

_EMPTY = (
    N_("Where I can go tonight"),
    N_("Whom I can call"),
    N_("What I take along"),
    N_("My sign for help"),
    N_("What I say"),
    N_("My phone"),
    N_("The day of travel"),
)


def render(plan: OwnPlan) -> bytes:
    """Return the plan as a PDF file."""
    return build_pdf(plan, lambda sheet: _body(sheet, plan))


def _body(sheet: Sheet, plan: OwnPlan) -> list[Flowable]:
    parts = [(each.heading, each.text) for each in plan.parts]
    if sheet.frame.is_blank:
        parts = [(heading, "") for heading in _EMPTY]
    return [
        *sheet.heading(N_("For me")),
        *(flowable for heading, text in parts for flowable in sheet.passage(heading, text, lines=2)),
        *sheet.note(N_("Learn numbers by heart. Keep this paper only where nobody looks.")),
    ]
