"""What the figures ask of the store, and its answers: counts and bare facts, never names of people."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import Final, Protocol

from consulaat.records.campaign import AttendanceCheck, CampaignMeasurement
from consulaat.records.money import Commitment, CostLine, Payment
from consulaat.records.safehouse import Stay
from consulaat.services.figures.period import Period
from consulaat.values.partial_date import PartialDate


class Source(Enum):
    """Where a question counts, and which day decides whether something is in the period (domain §16.1)."""

    REPORTS = auto()  # received_at
    CLOSED_CASES = auto()  # closed_at
    RETURNED_CASES = auto()  # returned_on
    OPEN_CASES = auto()  # reported before the end of the period and not closed by then
    VISAS = auto()  # handed_out_at
    ISSUED_DOCUMENTS = auto()  # issued_on
    HANDED_OUT_DOCUMENTS = auto()  # handed_out_at


class Unit(Enum):
    """What is counted; one person can be four reports, so it is always said."""

    RECORDS = auto()
    CASES = auto()
    PEOPLE = auto()


class Only(Enum):
    """What must be true of what is counted. Those of a case ask it of the case of a report."""

    INFORMATION_REQUEST = auto()
    NO_INFORMATION_REQUEST = auto()  # and doubles at the same organisation once: M02
    FOREIGN_LINK = auto()
    CAMPAIGN = auto()
    HAS_CASE = auto()
    CONCRETE = auto()
    ASSISTED = auto()
    WITH_CHILDREN = auto()
    CHILDREN_UNKNOWN = auto()
    FORCED_MARRIAGE = auto()
    RETURN_VISA = auto()
    NO_FURTHER_CONTACT = auto()
    CLOSED_AS_RETURNED = auto()
    NO_DAY_OF_RETURN = auto()


_OF_CASE: Final = (
    "handling_section",
    "established_phenomenon",
    "forced_marriage",
    "country_of_stay",
    "assistance_basis",
    "closure_reason",
    "state",
    "risk_level",
    "post",
)
_OF_REPORT: Final = (
    "source_organisation",
    "kind",
    "channel",
    "reporter_relation",
    "reported_phenomenon",
    "report_state",
    "forwarded_to",
    "foreign_link",
    "whereabouts",
    "occurrence",
    "refers_to_campaign",
)
_OF_PERSON: Final = ("gender", "nationality")
FIELDS: Final[Mapping[Source, tuple[str, ...]]] = {
    Source.REPORTS: (*_OF_REPORT, *_OF_CASE, *_OF_PERSON),
    Source.CLOSED_CASES: (*_OF_CASE, *_OF_PERSON),
    Source.RETURNED_CASES: ("return_manner", *_OF_CASE, *_OF_PERSON),
    Source.OPEN_CASES: (*_OF_CASE, *_OF_PERSON),
    Source.VISAS: ("kind", *_OF_CASE, *_OF_PERSON),
    Source.ISSUED_DOCUMENTS: ("kind", *_OF_CASE, *_OF_PERSON),
    Source.HANDED_OUT_DOCUMENTS: ("kind", *_OF_CASE, *_OF_PERSON),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Count something in a period, apart for every value of the fields in ``by``.

    ``by`` and ``where`` name fields of FIELDS; ``where`` asks for a value, None for "not filled in".
    """

    source: Source
    unit: Unit
    period: Period
    only: tuple[Only, ...] = ()
    by: tuple[str, ...] = ()
    where: tuple[tuple[str, str | None], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """One answer: the values of the fields asked for, and how many there are."""

    codes: tuple[str | None, ...]
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFacts:
    """Of a person reported in a period, only what is counted; ``key`` tells two of them apart."""

    key: bytes
    source_organisation: str | None
    received_on: date
    born_on: PartialDate | None
    gender: str | None


class Figures(Protocol):
    """Answers from the store. Organisations are named by their codes."""

    def count(self, question: Question) -> tuple[Tally, ...]:
        """Return the answers in order of their codes; values that nothing has are not among them."""

    def people(self, period: Period) -> tuple[PersonFacts, ...]:
        """Return everyone reported in the period (M02), once for every organisation that reported them."""

    def organisations(self) -> Mapping[str, str]:
        """Return the name of every organisation by its code."""

    def organisation_code(self, organisation: str) -> str:
        """Return the code of an organisation by its id."""

    def measurements(self, period: Period) -> tuple[CampaignMeasurement, ...]:
        """Return the measurements whose period begins in this one."""

    def attendance_checks(self, period: Period) -> tuple[AttendanceCheck, ...]:
        """Return the school attendance checks whose period begins in this one."""

    def stays(self, period: Period) -> tuple[Stay, ...]:
        """Return the stays that began in the period."""

    def costs_of_stays(self, period: Period) -> tuple[CostLine, ...]:
        """Return the cost lines of the stays that began in the period."""

    def commitments(self, period: Period) -> tuple[tuple[str, Commitment], ...]:
        """Return the commitments approved in the period, each after the code of its source."""

    def payments(self, period: Period) -> tuple[tuple[str, CostLine, Payment], ...]:
        """Return the payments of the period, after the code of their source and their cost line."""
