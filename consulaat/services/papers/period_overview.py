"""FRM-25 from the figures of a period."""

import re
from datetime import date

from consulaat.errors import InvalidInputError
from consulaat.papers.period_overview import PeriodOverview
from consulaat.records.user import UserRole
from consulaat.services.figures.figure import FigureProfile
from consulaat.services.figures.overview import Overview
from consulaat.services.figures.paper import to_paper
from consulaat.services.papers.material import Material
from resources.texts import N_


class PeriodUnreadableError(InvalidInputError):
    """A period is not written as two days."""

    code = "period-unreadable"
    sentence = N_("A period is written as two days: 2017-01-01..2018-01-01.")
    next_step = N_("The second is the first day that no longer counts.")


def read_period(text: str) -> tuple[date, date]:
    """Return the first day and the first that no longer counts; raise PeriodUnreadableError."""
    found = re.fullmatch(r"(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})", text.strip(), re.ASCII)
    if found is None:
        raise PeriodUnreadableError
    try:
        return date.fromisoformat(found[1]), date.fromisoformat(found[2])
    except ValueError:
        raise PeriodUnreadableError from None


def content(material: Material, overview: Overview) -> PeriodOverview:
    """Return the overview as a paper.

    Exact figures for parliament stay a draft until headquarters prints them, and like those for the house
    itself they are marked until then; figures for the public are not.
    """
    is_approved = UserRole.HEADQUARTERS_OFFICER in material.officer.roles
    is_for_parliament = overview.profile is FigureProfile.PARLIAMENT
    is_released = overview.profile is FigureProfile.PUBLIC or (is_for_parliament and is_approved)
    frame = material.frame("", is_draft=is_for_parliament and not is_approved, is_marked=not is_released)
    return to_paper(overview, frame)
