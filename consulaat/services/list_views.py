"""The lists an officer can open, each declared once: its columns, where a text is looked for, what it proposes.

A column is a field of the record; "name" and "danger" of cases and persons are laid by hand, beside the fields.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from consulaat.records.case import CaseState
from consulaat.records.compound import EmbeddedKind, ManyKind, Part, SealedKind, parts_of
from consulaat.records.money import CommitmentState, CostState
from consulaat.records.registry import record_class
from consulaat.records.report import ReportState
from consulaat.records.safehouse import StayState
from consulaat.records.task import TaskState
from consulaat.records.travel_document import ApplicationState
from consulaat.records.visa import VisaState
from consulaat.services.views import Condition
from resources.texts import N_

Preset = Callable[[str, date], tuple[Condition, ...]]
NAME: Final = "name"
DANGER: Final = "danger"
_STAMPED: Final = ("post", "created_at", "created_by", "changed_at")
_LEFT_OUT: Final = frozenset({"id", "version", "changed_by"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView:
    """One list.

    ``columns`` are shown until the officer chooses others; ``more`` are offered beside them, None being every
    plain field of the record. ``presets`` are views of this list that everybody needs, by their names.
    ``is_personal``: it tells of people, so that taking it out of the store needs a reason.
    """

    name: str
    title: str
    columns: tuple[str, ...]
    more: tuple[str, ...] | None = None
    search: tuple[str, ...]
    sort: str
    descending: bool = False
    presets: tuple[tuple[str, Preset], ...] = ()
    is_personal: bool = True

    @property
    def record_type(self) -> str:
        """The type of the records in it."""
        return self.name

    @property
    def offered(self) -> tuple[str, ...]:
        """Return every column there is to choose from, those shown at first in front."""
        more = self.more if self.more is not None else plain_fields(self.record_type)
        return (*self.columns, *(each for each in more if each not in self.columns))


def plain_fields(record_type: str) -> tuple[str, ...]:
    """Return the fields that a list may show: none that is sealed, hidden or made of others."""
    fields = [part for part in parts_of(record_class(record_type)) if part.name not in _LEFT_OUT]
    own = [part.name for part in fields if _is_plain(part) and part.name not in _STAMPED]
    return (*own, *_STAMPED)


def _is_plain(part: Part) -> bool:
    return not part.about.hidden and not isinstance(part.kind, SealedKind | ManyKind | EmbeddedKind)


def _one_of(column: str, *codes: str | None) -> Condition:
    return Condition(column=column, values=codes)


def _but(column: str, states: type[CaseState] | type[StayState], *left_out: str) -> Condition:
    return Condition(column=column, values=tuple(each.value for each in states if each not in left_out))


_OPEN_CASE: Final = _but("state", CaseState, CaseState.CLOSED)
_OPEN_TASK: Final = _one_of("state", TaskState.OPEN.value, TaskState.ACTIVE.value, TaskState.WAITING.value)

LISTS: Final = (
    ListView(
        name="case",
        title=N_("Cases"),
        columns=("number", NAME, DANGER, "state", "country_of_stay", "owner", "changed_at"),
        more=(
            "neutral_reference",
            "established_phenomenon",
            "whereabouts",
            "handling_section",
            "assistance_basis",
            "foreign_link",
            "concrete",
            "last_sign_of_life_at",
            "returned_on",
            "return_manner",
            "closure_reason",
            "closed_at",
            *_STAMPED[:-1],
        ),
        search=("number", "neutral_reference", NAME, "sort_name", "original_script_name"),
        sort="changed_at",
        descending=True,
        presets=(
            (N_("Open cases"), lambda _me, _today: (_OPEN_CASE,)),
            (
                N_("In danger or high risk"),
                lambda _me, _today: (_one_of(DANGER, "0", "1", "2", "3"), _OPEN_CASE),
            ),
            (N_("My cases"), lambda me, _today: (_one_of("owner", me), _OPEN_CASE)),
            (N_("Without an owner"), lambda _me, _today: (_one_of("owner", None), _OPEN_CASE)),
            (N_("Closed cases"), lambda _me, _today: (_one_of("state", CaseState.CLOSED.value),)),
        ),
    ),
    ListView(
        name="report",
        title=N_("Reports"),
        columns=(
            "number",
            "received_at",
            "stated_name",
            "direct_danger",
            "channel",
            "state",
            "owner",
        ),
        more=(
            "case",
            "kind",
            "country_of_stay",
            "reporter_relation",
            "source_organisation",
            "reported_phenomenon",
            "foreign_link",
            "whereabouts",
            "occurrence",
            "language",
            "registered_by",
            *_STAMPED,
        ),
        search=("number", "stated_name"),
        sort="received_at",
        descending=True,
        presets=(
            (
                N_("To be handled"),
                lambda _me, _today: (_one_of("state", ReportState.NEW.value, ReportState.VERIFYING.value),),
            ),
            (N_("My reports"), lambda me, _today: (_one_of("owner", me),)),
        ),
    ),
    ListView(
        name="person",
        title=N_("Persons"),
        columns=(NAME, "born_on", "gender", "birth_country", "last_municipality", "changed_at"),
        more=("birth_place", *_STAMPED[:-1]),
        search=(NAME, "sort_name", "original_script_name"),
        sort=NAME,
    ),
    ListView(
        name="task",
        title=N_("Tasks"),
        columns=("description", "due_on", "case", "side", "assignee", "state"),
        more=("track_kind", "origin", "report", "completed_at", *_STAMPED),
        search=("description", "case"),
        sort="due_on",
        presets=(
            (N_("Open tasks"), lambda _me, _today: (_OPEN_TASK,)),
            (N_("My tasks"), lambda me, _today: (_one_of("assignee", me), _OPEN_TASK)),
            (N_("Overdue"), lambda _me, today: (Condition(column="due_on", until=today), _OPEN_TASK)),
        ),
    ),
    ListView(
        name="travel_document_application",
        title=N_("Document applications"),
        columns=("number", "person", "kind", "applied_on", "state", "case", "taken_by"),
        search=("number", "person", "case", "document_number"),
        sort="applied_on",
        descending=True,
        presets=(
            (
                N_("Under way"),
                lambda _me, _today: (
                    _one_of(
                        "state",
                        ApplicationState.DRAFT.value,
                        ApplicationState.SUBMITTED.value,
                        ApplicationState.IN_PROGRESS.value,
                        ApplicationState.HELD.value,
                        ApplicationState.REFUSAL_INTENDED.value,
                    ),
                ),
            ),
            (
                N_("To be handed out"),
                lambda _me, _today: (
                    _one_of("state", ApplicationState.IN_PRODUCTION.value, ApplicationState.AT_POST.value),
                ),
            ),
        ),
    ),
    ListView(
        name="travel_document",
        title=N_("Travel documents"),
        columns=("number", "person", "kind", "issuing_country", "valid_until", "possession"),
        search=("number", "person", "authority"),
        sort="valid_until",
        descending=True,
    ),
    ListView(
        name="visa_application",
        title=N_("Visa applications"),
        columns=("number", "person", "kind", "submitted_on", "decision_due_on", "state", "case"),
        search=("number", "person", "case", "sticker_number"),
        sort="submitted_on",
        descending=True,
        presets=(
            (
                N_("Under way"),
                lambda _me, _today: (
                    _one_of(
                        "state",
                        VisaState.DRAFT.value,
                        VisaState.SUBMITTED.value,
                        VisaState.WITH_IMMIGRATION_SERVICE.value,
                        VisaState.SUPPLEMENT_REQUESTED.value,
                        VisaState.APPROVED.value,
                    ),
                ),
            ),
        ),
    ),
    ListView(
        name="residence_right",
        title=N_("Residence rights"),
        columns=("person", "kind", "document_number", "valid_until", "document_is_held", "main_residence"),
        search=("person", "document_number"),
        sort="valid_until",
        descending=True,
    ),
    ListView(
        name="ind_consultation",
        title=N_("Questions to IND"),
        columns=("visa_application", "sent_at", "answer", "received_at", "handler"),
        search=("visa_application", "handler"),
        sort="sent_at",
        descending=True,
        presets=((N_("Without an answer"), lambda _me, _today: (_one_of("received_at", None),)),),
    ),
    ListView(
        name="stay",
        title=N_("Stays"),
        columns=("case", "safehouse", "arrival_on", "planned_departure_on", "nights", "state"),
        search=("case", "safehouse"),
        sort="arrival_on",
        descending=True,
        presets=(
            (
                N_("Now in shelter"),
                lambda _me, _today: (
                    _one_of("state", StayState.ACTIVE.value, StayState.EXTENSION_REQUESTED.value),
                ),
            ),
            (N_("To be approved"), lambda _me, _today: (_one_of("state", StayState.REQUESTED.value),)),
        ),
    ),
    ListView(
        name="safehouse",
        title=N_("Safehouses"),
        columns=(
            "code_name",
            "country",
            "region",
            "capacity_women",
            "capacity_men",
            "capacity_children",
            "approval",
        ),
        search=("code_name", "region"),
        sort="code_name",
    ),
    ListView(
        name="commitment",
        title=N_("Commitments"),
        columns=("case", "funding_source", "amount", "euro_amount", "level", "state", "valid_until"),
        search=("case", "funding_source", "reason"),
        sort="approved_at",
        descending=True,
        presets=(
            (N_("To be approved"), lambda _me, _today: (_one_of("state", CommitmentState.REQUESTED.value),)),
        ),
    ),
    ListView(
        name="cost_line",
        title=N_("Costs"),
        columns=("case", "category", "description", "amount", "euro_amount", "incurred_on", "state"),
        search=("case", "description"),
        sort="incurred_on",
        descending=True,
        presets=(
            (N_("To be approved"), lambda _me, _today: (_one_of("state", CostState.REQUESTED.value),)),
            (
                N_("To be paid"),
                lambda _me, _today: (_one_of("state", CostState.APPROVED.value, CostState.INVOICED.value),),
            ),
        ),
    ),
    ListView(
        name="payment",
        title=N_("Payments"),
        columns=(
            "paid_on",
            "case",
            "amount",
            "euro_amount",
            "method",
            "beneficiary_name",
            "receipt_is_signed",
        ),
        search=("case", "beneficiary_name"),
        sort="paid_on",
        descending=True,
        presets=(
            (
                N_("Without a signed receipt"),
                lambda _me, _today: (_one_of("receipt_is_signed", "false", None),),
            ),
        ),
    ),
    ListView(
        name="organisation",
        title=N_("Organisations"),
        columns=("code", "name", "kind", "country", "valid_from", "valid_until"),
        search=("code", "name"),
        sort="name",
        is_personal=False,
    ),
    ListView(
        name="exchange_rate",
        title=N_("Exchange rates"),
        columns=("currency", "units_per_euro", "kind", "valid_from", "valid_until", "source"),
        search=("currency", "source"),
        sort="valid_from",
        descending=True,
        is_personal=False,
    ),
    ListView(
        name="funding_source",
        title=N_("Funding sources"),
        columns=("code", "name", "rule", "needs_hub_agreement", "valid_from", "valid_until"),
        search=("name", "rule"),
        sort="code",
        is_personal=False,
    ),
    ListView(
        name="campaign",
        title=N_("Campaigns"),
        columns=("name", "period_from", "period_until", "period_text"),
        search=("name", "period_text"),
        sort="period_from",
        descending=True,
        is_personal=False,
    ),
    ListView(
        name="campaign_measurement",
        title=N_("Measurements"),
        columns=("campaign", "indicator", "period_from", "period_until", "value", "precision"),
        search=("campaign", "note"),
        sort="period_from",
        descending=True,
        is_personal=False,
    ),
    ListView(
        name="attendance_check",
        title=N_("School attendance checks"),
        columns=("municipality", "period_from", "period_until", "checked_count", "concrete_count"),
        search=("municipality", "period_text"),
        sort="period_from",
        descending=True,
        is_personal=False,
    ),
)


def list_view(name: str) -> ListView:
    """Return a list by its name."""
    return next(each for each in LISTS if each.name == name)
