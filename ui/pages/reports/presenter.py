"""Stands between the page for a new report and the desks; imports no Qt."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol

from consulaat.records.about import Record
from consulaat.records.compound import written
from consulaat.records.reference import Organisation
from consulaat.records.report import Report, ReportState
from consulaat.rules.findings import Finding
from consulaat.services.desk import Outcome
from consulaat.services.search_hits import Kind
from consulaat.values.canonical import Json
from consulaat.values.moment import write_moment
from resources.texts import _
from ui.doors import Office
from ui.pages.place import PageName, Place
from ui.pages.records.defaults import used_texts
from ui.pages.records.drafts import Draft, draft_of, forget_draft, keep_draft, put_aside
from ui.pages.records.presenter import Objection, objection_of, sorted_findings
from ui.pages.search.lines import Line, line_of
from ui.tasks import Tasks
from ui.widgets.wording import finding_words, utc_now

SHORTEST: Final = 3
MOST: Final = 12
MOST_ORGANISATIONS: Final = 500
ALIKE: Final = 0.6  # less alike is another name


@dataclass(frozen=True, slots=True)
class Opened:
    """What came of opening a case: the case, or cases that may be of the same person."""

    case: str = ""
    doubles: tuple[Line, ...] = ()


class ReportView(Protocol):
    """What the presenter asks of the page."""

    def show_report(self, report: Report, values: Mapping[str, Json], draft: Draft | None) -> None:
        """Show a report that was saved before, and offer the draft of it."""

    def show_organisations(self, choices: Mapping[str, Sequence[tuple[str, str]]]) -> None:
        """Offer the organisations that a report can come from."""

    def show_draft(self, draft: Draft) -> None:
        """Offer the draft of a new report."""

    def show_draft_kept(self, at: datetime) -> None:
        """Say that what was typed is kept."""

    def show_findings(self, by_field: Mapping[str, Sequence[tuple[str, bool]]]) -> None:
        """Show beside the questions what the rules think of what is typed so far."""

    def show_used_texts(self, texts: Mapping[str, tuple[str, ...]]) -> None:
        """Offer what was typed before."""

    def show_saved(self, report: Report, remarks: Sequence[str]) -> None:
        """Say that the report was kept, under which number."""

    def show_doubles(self, lines: Sequence[Line]) -> None:
        """Show the cases whose people have a name like the one that is typed."""

    def show_opened(self, opened: Opened) -> None:
        """Go to the case, or show whom the report may be about."""

    def show_objection(self, objection: Objection) -> None:
        """Show what stands in the way, beside the fields."""

    def show_error(self, error: Exception) -> None:
        """Say what went wrong."""


def organisations(office: Office) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return the organisations that a field can name."""
    found = office.desk.find("organisation", limit=MOST_ORGANISATIONS)
    named = (each for each in found if isinstance(each, Organisation))
    return {"organisation": tuple((each.id, f"{each.name} ({each.code})") for each in named)}


class ReportPresenter:
    """Keeps the report and leads it to a case."""

    def __init__(self, view: ReportView, office: Office, tasks: Tasks) -> None:
        self._view = view
        self._office = office
        self._tasks = tasks
        self._id = ""
        self._version = 0
        self._looks = 0
        self._names = 0
        self._aside = ""

    def begin(self) -> None:
        """Offer the draft of a new report, and what was typed before."""

        def show(draft: Draft | None) -> None:
            if draft is not None and not self._id:
                self._view.show_draft(draft)

        office = self._office
        self._tasks.run(lambda: organisations(office), self._view.show_organisations, self._view.show_error)
        self._tasks.run(lambda: draft_of(office, "report", "", ""), show, self._view.show_error)
        self._tasks.run(
            lambda: used_texts(office, "report"), self._view.show_used_texts, self._view.show_error
        )

    def open(self, report: str) -> None:
        """Go on with a report that was saved before."""
        office = self._office
        self._id = report

        def work() -> tuple[Record, Draft | None]:
            return office.desk.read("report", report), draft_of(office, "report", report, "")

        def show(found: tuple[Record, Draft | None]) -> None:
            record, draft = found
            if isinstance(record, Report):
                self._version = record.version
                self._view.show_report(record, written(record), draft)

        self._tasks.run(work, show, self._view.show_error)

    def keep_draft(self, typed: Mapping[str, Json]) -> None:
        """Keep what was typed; nothing typed forgets the draft."""
        draft = self._draft(typed)
        if not typed:
            self.forget_draft()
            return
        self._tasks.run(
            lambda: keep_draft(self._office, draft),
            lambda _none: self._view.show_draft_kept(draft.at),
            self._view.show_error,
        )

    def go_on_with(self, draft: Draft) -> None:
        """Let what is typed from now on be kept as this draft."""
        self._aside = draft.aside

    def forget_draft(self, draft: Draft | None = None) -> None:
        """Forget what was typed, now or in a draft."""
        name = (draft or self._draft({})).name
        self._do(lambda: forget_draft(self._office, name))

    def put_aside(self, draft: Draft) -> None:
        """Keep a draft apart, so that another report can begin."""
        self._do(lambda: put_aside(self._office, draft))

    def look_over(self, fields: Mapping[str, Json]) -> None:
        """Let the rules look at what is typed; only the answer to the last question is shown."""
        self._looks += 1
        number = self._looks

        def show(findings: Sequence[Finding]) -> None:
            if number == self._looks:
                telling = [each for each in findings if each.code != "FIELD_MISSING"]
                self._view.show_findings(sorted_findings(telling, "report").by_field)

        desk = self._office.desk
        self._tasks.run(lambda: desk.look_over("report", self._id or None, fields), show, lambda _error: None)

    def look_for_doubles(self, name: str) -> None:
        """Look for cases with a like name while it is typed; only the answer to the last question is shown."""
        self._names += 1
        number = self._names

        def show(lines: Sequence[Line]) -> None:
            if number == self._names:
                self._view.show_doubles(lines)

        self._tasks.run(lambda: self._doubles(name), show, self._view.show_error)

    @property
    def version(self) -> int:
        """The version of the report, 0 of a new one."""
        return self._version

    @property
    def place(self) -> Place:
        """Where the report stands with all its steps."""
        return Place(PageName.RECORD, f"report/{self._id}")

    @property
    def is_saved(self) -> bool:
        """Whether the report is in the store."""
        return bool(self._id)

    def save(self, fields: Mapping[str, Json], typed: Mapping[str, Json]) -> None:
        """Keep the report as far as it has come: first as a draft, which is forgotten once the report is kept."""
        office, draft, known = self._office, self._draft(typed), self._id
        self._looks += 1

        def work() -> Outcome:
            if typed:
                keep_draft(office, draft)
            if known:
                outcome = office.desk.change("report", known, fields)
            else:
                filled = {name: value for name, value in fields.items() if value is not None}
                outcome = office.desk.create("report", filled)
            forget_draft(office, draft.name)
            return outcome

        self._tasks.run(work, self._saved, self._fail)

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
        doubles = () if none_of_them else self._doubles(report.stated_name or "")
        if doubles:
            return Opened(doubles=doubles)
        result = (
            _("Cases with a like name were looked at; it is none of them.")
            if none_of_them
            else _("All people and cases were searched for the name, in any spelling; nothing was found.")
        )
        linked = desk.advance("report", self._id, "open-case", self._searched(result)).record
        return Opened(case=str(linked.case)) if isinstance(linked, Report) else Opened()

    def _doubles(self, name: str) -> tuple[Line, ...]:
        """Return the cases of people with a name like this, in any spelling, the likest first."""
        if len(name.strip()) < SHORTEST:
            return ()
        hits = self._office.searches.search(name, kind=Kind.CASE, limit=MOST)
        return tuple(line_of(hit) for hit in hits if hit.score >= ALIKE)

    def _do(self, work: Callable[[], None]) -> None:
        self._tasks.run(work, lambda _none: None, self._view.show_error)

    def _draft(self, typed: Mapping[str, Json]) -> Draft:
        return Draft(
            type_="report",
            record=self._id,
            aside="" if self._id else self._aside,
            version=self._version,
            at=utc_now(),
            typed=dict(typed),
        )

    def _searched(self, result: str) -> dict[str, Json]:
        return {"duplicates_searched_at": write_moment(utc_now()), "duplicate_search_result": result}

    def _saved(self, outcome: Outcome) -> None:
        self._id, self._version = outcome.record.id, outcome.record.version
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
