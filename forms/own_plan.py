"""FRM-15: the person's own plan. Nothing on it says who made it or why."""

from reportlab.platypus import Flowable

from consulaat.papers.own_plan import OwnPlan
from forms.page import build_pdf
from forms.sheet import Sheet
from resources.texts import N_

_EMPTY = {
    N_("Where I can go tonight"): 2,
    N_("Whom I can call"): 2,
    N_("What I take along"): 2,
    N_("Copies of my papers"): 1,
    N_("My sign for help"): 1,
    N_("What I say"): 2,
    N_("Children"): 1,
    N_("My phone"): 1,
    N_("My way there"): 1,
    N_("The day of travel"): 1,
    N_("After I arrive"): 1,
}
"""Every part of a plan, and how many lines there are to write it on an empty one: it stays one page."""


def render(plan: OwnPlan) -> bytes:
    """Return the plan as a PDF file."""
    return build_pdf(plan, lambda sheet: _body(sheet, plan))


def _body(sheet: Sheet, plan: OwnPlan) -> list[Flowable]:
    parts = [(each.heading, each.text) for each in plan.parts]
    if sheet.frame.is_blank:
        parts = [(heading, "") for heading in _EMPTY]
    return [
        *sheet.heading(N_("For me")),
        *(
            flowable
            for heading, text in parts
            for flowable in sheet.passage(heading, text, lines=_EMPTY.get(heading, 2))
        ),
        *sheet.note(N_("Learn numbers by heart. Keep this paper only where nobody looks.")),
    ]
