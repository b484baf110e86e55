"""Stands between the page for a new report and the desks; imports no Qt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from consulaat.records.report import Report, ReportState
from consulaat.services.desk import Outcome
from consulaat.services.lists import CaseRow
from consulaat.values.canonical import Json
from consulaat.values.moment import write_moment
from resources.texts import _
from ui.doors import Office
from ui.pages.records.presenter import Objection, objection_of
from ui.tasks import Tasks
from ui.widgets.wording import finding_words, utc_now

SHORTEST: Final = 3
MOST: Final = 20


@dataclass(frozen=True, slots=True)
class Opened:
    """What came of opening a case: the case, or cases that may be of the same person."""

    case: str = ""
    doubles: tuple[CaseRow, ...] = ()


class ReportView(Protocol):
    """What the presenter asks of the page."""

    def show_saved(self, report: Report, remarks: Sequence[str]) -> None:
        """Say that the report was kept, under which number."""

    def show_opened(self, opened: Opened) -> None:
        """Go to the case, or show whom the report may be about."""

    def show_objection(self, objection: Objection) -> None:
        """Show what stands in the way, beside the fields."""

    def show_error(self, error: Exception) -> None:
        """Say what went wrong."""


class ReportPresenter:
    """Keeps the report and leads it to a case."""

    def __init__(self, view: ReportView, office: Office, tasks: Tasks) -> None:
        self._view = view
        self._office = office
        self._tasks = tasks
        self._id = ""

    @property
    def is_saved(self) -> bool:
        """Whether the report is in the store."""
        return bool(self._id)

    def save(self, fields: Mapping[str, Json]) -> None:
        """Keep the report as far as it has come."""
        desk = self._office.desk
        if self._id:
            self._tasks.run(lambda: desk.change("report", self._id, fields), self._saved, self._fail)
            return
        filled = {name: value for name, value in fields.items() if value is not None}
        self._tasks.run(lambda: desk.create("report", filled), self._saved, self._fail)

    def open_case(self, *, none_of_them: bool = False) -> None:
        """Verify, search for doubles and open a case; cases that look alike are shown first."""
        self._tasks.run(lambda: self._open(none_of_them=none_of_them), self._view.show_opened, self._fail)

    def link(self, case: str) -> None:
        """Add the report to a case of the same person."""
        found = _("Found in the list of cases: the same person.")
        fields: dict[str, Json] = {"case": case, **self._searched(found)}

        def work() -> Opened:
            self._office.desk.advance("report", self._id, "link", fields)
            return Opened(case=case)

        self._tasks.run(work, self._view.show_opened, self._fail)

    def _open(self, *, none_of_them: bool) -> Opened:
        desk = self._office.desk
        report = desk.read("report", self._id)
        if isinstance(report, Report) and report.state is ReportState.NEW:
            report = desk.advance("report", self._id, "verify").record
        if not isinstance(report, Report):
            raise TypeError
        doubles = () if none_of_them else self._doubles(report)
        if doubles:
            return Opened(doubles=doubles)
        result = (
            _("Cases with a like name were looked at; it is none of them.")
            if none_of_them
            else _("The list of cases was searched for the name; nothing was found.")
        )
        linked = desk.advance("report", self._id, "open-case", self._searched(result)).record
        return Opened(case=str(linked.case)) if isinstance(linked, Report) else Opened()

    def _doubles(self, report: Report) -> tuple[CaseRow, ...]:
        found: dict[str, CaseRow] = {}
        for word in (report.stated_name or "").split():
            if len(word) >= SHORTEST:
                found |= {row.id: row for row in self._office.cases.rows(text=word, limit=MOST)}
        return tuple(found.values())[:MOST]

    def _searched(self, result: str) -> dict[str, Json]:
        return {"duplicates_searched_at": write_moment(utc_now()), "duplicate_search_result": result}

    def _saved(self, outcome: Outcome) -> None:
        self._id = outcome.record.id
        if isinstance(outcome.record, Report):
            self._view.show_saved(
                outcome.record, [finding_words(each, "report") for each in outcome.findings]
            )

    def _fail(self, error: Exception) -> None:
        found = objection_of(error, "report")
        if found is None:
            self._view.show_error(error)
        else:
            self._view.show_objection(found)
