"""What the reports of a case said of the person: age, and how to reach them safely; no Qt."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from consulaat.records.report import Report
from consulaat.services.cases import CasePage
from consulaat.values.canonical import Json
from resources.texts import _

T = TypeVar("T")


def stated_age(page: CasePage) -> int | None:
    """Return the age that was last reported, while no birth date is known."""
    if page.person.born_on is not None:
        return None
    return _last(_reports(page), lambda report: report.stated_age)


def reported_ways(page: CasePage) -> tuple[tuple[str, str], ...]:
    """Return what was last reported about reaching the person, each with its caption."""
    said = (
        (_("Must never know"), must_not_know(page)),
        (_("How and when to call back"), _last(_reports(page), lambda report: report.callback_instructions)),
    )
    return tuple((caption, text) for caption, text in said if text)


def must_not_know(page: CasePage) -> str:
    """Return who was last reported as one who must never know."""
    return _last(_reports(page), lambda report: report.must_not_know) or ""


def proposed_protocol(page: CasePage) -> dict[str, Json]:
    """Return what an agreement on safe contact starts with."""
    found: dict[str, Json] = {
        "must_never_answer": must_not_know(page),
        "language": _last(_reports(page), lambda report: report.language),
    }
    return {name: value for name, value in found.items() if value}


def _reports(page: CasePage) -> list[Report]:
    found = [each for each in page.records.get("report", ()) if isinstance(each, Report)]
    return sorted(found, key=lambda report: report.received_at, reverse=True)


def _last(reports: Sequence[Report], of: Callable[[Report], T | None]) -> T | None:
    return next((value for report in reports if (value := of(report)) is not None), None)
