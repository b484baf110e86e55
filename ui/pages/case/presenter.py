"""Stands between the page of a case and the desks; imports no Qt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol

from consulaat.records.about import Record
from consulaat.records.case import Case
from consulaat.records.contact import ContactProtocol
from consulaat.records.registry import record_class
from consulaat.records.task import TrackKind, TrackState
from consulaat.rules.permissions import create_right, read_right
from consulaat.services.cases import CasePage, StepChoice
from consulaat.services.contacts import NotReleasedError, NotSafeNowError
from consulaat.services.desk import Outcome
from consulaat.services.partner_views import PartnerPage
from consulaat.services.timeline import Entry
from consulaat.values.canonical import Json
from consulaat.values.codes import Side
from consulaat.values.moment import local_date, write_moment
from ui.doors import Office
from ui.pages.case.from_reports import proposed_protocol
from ui.pages.records.layout import line_of
from ui.pages.records.presenter import Objection, gather_choices, objection_of
from ui.pages.records.sections import SECTIONS, Section
from ui.tasks import Tasks
from ui.widgets.wording import Shown, utc_now

SHARED = ("user", "organisation", "funding_source", "safehouse")


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """A case as its page shows it."""

    page: CasePage
    steps: tuple[StepChoice, ...]
    names: Mapping[str, str]
    may_make: frozenset[str]
    may_print: frozenset[str]
    time_zone: str
    partners: tuple[PartnerPage, ...] = ()
    is_pinned: bool = False

    @property
    def case(self) -> Case:
        """The case itself."""
        return self.page.checked.case

    @property
    def today(self) -> date:
        """The day at the post when the case was read."""
        return local_date(self.page.read_at, self.time_zone)

    @property
    def shown(self) -> Shown:
        """Turns the fields of its records into words."""
        return Shown(self.time_zone, lambda _type, id_: self.names.get(id_, ""))

    @property
    def known(self) -> dict[str, Sequence[Record]]:
        """The records of the case that its fields may name."""
        return {**self.page.records, "case": (self.case,)}


class CaseView(Protocol):
    """What the presenter asks of the page."""

    def show_case(self, overview: Overview) -> None:
        """Show the case."""

    def show_timeline(self, entries: Sequence[Entry]) -> None:
        """Show what happened."""

    def show_numbers(self, protocol: ContactProtocol) -> None:
        """Show numbers and addresses, now that the card was read."""

    def ask_release(self, why: str) -> None:
        """Say that this is no safe moment, and ask for a reason before any number is shown."""

    def tell_held(self, why: str) -> None:
        """Say that the numbers stay hidden until the head of the section releases them."""

    def show_step_taken(self, outcome: Outcome) -> None:
        """Say that a step was taken."""

    def show_track_noted(self) -> None:
        """Say that a note on a track was kept or taken back."""

    def show_pinned(self, *, on: bool) -> None:
        """Say whether the case stands on the first page."""

    def show_step_objection(self, objection: Objection) -> None:
        """Show what stands in the way of a step."""

    def show_error(self, error: Exception) -> None:
        """Say what went wrong."""


class CasePresenter:
    """Reads one case and takes its steps."""

    def __init__(self, view: CaseView, office: Office, tasks: Tasks, ref: str) -> None:
        self._view = view
        self._office = office
        self._tasks = tasks
        self._ref = ref

    def refresh(self) -> None:
        """Read the case again."""
        self._tasks.run(self._overview, self._view.show_case, self._view.show_error)

    def show_timeline(self) -> None:
        """Read what happened in the case."""
        self._tasks.run(
            lambda: self._office.timeline.of_case(self._ref), self._view.show_timeline, self._view.show_error
        )

    def read_numbers(self, protocol: ContactProtocol, reason: str = "") -> None:
        """Show the numbers after the card was read; at an unsafe moment a reason is asked first."""

        def fail(error: Exception) -> None:
            if isinstance(error, NotSafeNowError):
                self._view.ask_release(error.message())
            elif isinstance(error, NotReleasedError):
                self._view.tell_held(f"{error.message()} {error.advice_in_window()}")
            else:
                self._view.show_error(error)

        self._tasks.run(
            lambda: self._office.contacts.numbers(protocol.id, reason), self._view.show_numbers, fail
        )

    def step(self, verb: str, fields: Mapping[str, Json]) -> None:
        """Take a step of the case."""
        self._tasks.run(
            lambda: self._office.desk.advance("case", self._ref, verb, fields),
            self._view.show_step_taken,
            self._fail_step,
        )

    def pin(self, *, on: bool) -> None:
        """Keep the case on the first page, or no longer."""
        self._tasks.run(
            lambda: self._office.recent.pin(self._ref, on=on),
            lambda _none: self._view.show_pinned(on=on),
            self._view.show_error,
        )

    def note_track(self, kind: TrackKind, state: TrackState, reason: str, waits_for: Side | None) -> None:
        """Note by hand how a track stands."""
        self._tasks.run(
            lambda: self._office.tracks.note(self._ref, kind, state, reason, waits_for),
            lambda _track: self._view.show_track_noted(),
            self._view.show_error,
        )

    def follow_records(self, kind: TrackKind) -> None:
        """Let a track follow the records of the case again."""
        self._tasks.run(
            lambda: self._office.tracks.take_back(self._ref, kind),
            lambda _track: self._view.show_track_noted(),
            self._view.show_error,
        )

    def _fail_step(self, error: Exception) -> None:
        found = objection_of(error, "case")
        if found is None:
            self._view.show_error(error)
        else:
            self._view.show_step_objection(found)

    def _overview(self) -> Overview:
        page = self._office.cases.page(self._ref)
        return Overview(
            page=page,
            steps=self._office.cases.steps("case", self._ref),
            names=self._names(page),
            may_make=frozenset(each.type_ for each in SECTIONS if self._may_make(each.type_)),
            may_print=frozenset(each.code for each in self._office.printing.forms_for_officer()),
            time_zone=self._office.identity.time_zone,
            partners=self._office.partners.of_case(self._ref),
            is_pinned=any(each.id == self._ref for each in self._office.recent.pinned()),
        )

    def _may_read(self, type_: str) -> bool:
        return not any(read_right(record_class(type_)).objections(self._office.officer))

    def _may_make(self, type_: str) -> bool:
        return not any(create_right(record_class(type_)).objections(self._office.officer))

    def _names(self, page: CasePage) -> dict[str, str]:
        """Return the words for every record that the case names."""
        found: dict[str, str] = {each.case: each.neutral_reference or each.number for each in page.related}
        found[page.checked.case.id] = page.checked.case.number or ""
        shown = Shown(self._office.identity.time_zone, lambda _type, id_: found.get(id_, ""))
        for type_ in SHARED:
            if self._may_read(type_):
                found |= {each.id: line_of(each, shown) for each in self._office.desk.find(type_)}
        found[page.person.id] = line_of(page.person, shown)
        for type_ in ("person", *(each for each in page.records if each != "person")):
            found |= {each.id: line_of(each, shown) for each in page.records.get(type_, ())}
        return found


_NEAREST: Final[
    dict[str, dict[str, str]]
] = {  # what a new record nearly always belongs to: the last of the case
    "consent": {"application": "travel_document_application"},
    "article39_decision": {"application": "travel_document_application"},
    "nationality_inquiry": {"application": "travel_document_application"},
    "travel_document_application": {"inquiry": "nationality_inquiry"},
    "inquiry_step": {"inquiry": "nationality_inquiry"},
    "ind_consultation": {"visa_application": "visa_application"},
    "aftercare": {"handover": "handover"},
}
_ONLY: Final = {
    "payment": ("cost_line", "commitment")
}  # money goes where it is said, unless there is one place


def fixed_for(section: Section, overview: Overview) -> dict[str, Json]:
    """Return what is given for a new record of a section."""
    return {"case": overview.case.id} if section.tie == "case" else {}


def proposed_for(section: Section, overview: Overview) -> dict[str, Json]:
    """Return what a new record of a section starts with."""
    now = utc_now()
    today = local_date(now, overview.time_zone).isoformat()
    moments: dict[str, tuple[str, Json]] = {
        "contact": ("occurred_at", write_moment(now)),
        "risk_assessment": ("assessed_at", write_moment(now)),
        "payment": ("paid_on", today),
        "travel_document_application": ("applied_on", today),
        "visa_application": ("submitted_on", today),
        "cost_line": ("incurred_on", today),
    }
    found = dict([moments[section.type_]]) if section.type_ in moments else {}
    of_person = (
        "person",
        "visa_application",
        "travel_document_application",
        "nationality_inquiry",
        "evidence",
        "custody_situation",
        "court_procedure",
        "article39_decision",
        "exit_obstacle",
    )
    if section.tie == "person" or section.type_ in of_person:
        found["person"] = overview.case.person
    for name, type_ in _NEAREST.get(section.type_, {}).items():
        if made := overview.page.records.get(type_, ()):
            found[name] = made[-1].id
    for name in _ONLY.get(section.type_, ()):
        if len(made := overview.page.records.get(name, ())) == 1:
            found[name] = made[0].id
    if section.type_ == "journey":
        found["travellers"] = [overview.case.person]
    if section.type_ == "stay":
        found["people"] = [{"person": overview.case.person}]
    if section.type_ == "task":
        found["side"] = "POST"
    if section.type_ == "contact_protocol":
        found |= proposed_protocol(overview.page)
    return found


def case_choices(office: Office, overview: Overview) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return the records that the fields of a case may name; run on the thread of the store."""
    return gather_choices(office, Case, overview.known, overview.shown)
