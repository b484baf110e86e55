"""How long a case is kept (domain §17.3): dated rows say for how many years, and from when they run.

A case keeps the longest of what it holds: its own class, the applications for travel documents, the payments.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from typing import Final

from consulaat.records.case import Case
from consulaat.records.keeping import RetentionCode
from consulaat.records.money import Payment
from consulaat.records.travel_document import DocumentKind, TravelDocument, TravelDocumentApplication
from consulaat.records.user import User
from consulaat.rules.around import Around
from consulaat.rules.findings import Finding, warning
from consulaat.rules.permissions import DESTRUCTION
from consulaat.values.partial_date import years_after
from resources.reference import rows
from resources.texts import N_

OF_A_CASE: Final = frozenset(
    {
        RetentionCode.ASSISTANCE_CASE,
        RetentionCode.DOCUMENT_SHORT,
        RetentionCode.DOCUMENT_LONG,
        RetentionCode.FINANCE,
        RetentionCode.PERMANENT,
    }
)
_SHORT_BY_NATURE: Final = frozenset(
    {
        DocumentKind.EMERGENCY_PASSPORT,
        DocumentKind.LAISSEZ_PASSER,
        DocumentKind.EU_EMERGENCY_DOCUMENT,
    }
)
_LONG: Final = 5  # years of validity; longer ones are kept longer


class StartingEvent(StrEnum):
    """From when the years run."""

    CLOSING = "AFSLUITING"
    ISSUE = "AFGIFTE"
    PAYMENT = "BETALING"
    YEAR_END = "EINDE_JAAR"


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionRow:
    """One dated row of the table: for how many years, from when; without years it is kept permanently."""

    code: RetentionCode
    years: int | None
    starts: StartingEvent
    basis: str
    source: str
    valid_from: date
    valid_until: date | None

    @property
    def name(self) -> str:
        """How a decision names the row it used: BIJSTANDSZAAK@2009-01-01."""
        return f"{self.code}@{self.valid_from.isoformat()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One reason to keep a case: by which row, from which day, and until when; None is permanently."""

    row: RetentionRow
    since: date
    until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """How long a closed case is kept, and why: its own class first."""

    code: RetentionCode
    reasons: tuple[Kept, ...]

    @property
    def may_go_from(self) -> date | None:
        """The first day on which the case may be destroyed; None when it is kept permanently."""
        days = [each.until for each in self.reasons]
        return None if None in days else max(day for day in days if day is not None)

    @property
    def longest(self) -> Kept:
        """The reason that keeps it longest."""
        return max(self.reasons, key=lambda each: each.until or date.max)


@cache
def _rows(code: RetentionCode) -> tuple[RetentionRow, ...]:
    found = [
        RetentionRow(
            code=RetentionCode(each["code"]),
            years=int(each["years"]) if each["years"] else None,
            starts=StartingEvent(each["starts"]),
            basis=each["basis"],
            source=each["source"],
            valid_from=date.fromisoformat(each["valid_from"]),
            valid_until=date.fromisoformat(each["valid_until"]) if each["valid_until"] else None,
        )
        for each in rows("retention_classes")
        if each["code"] == code
    ]
    return tuple(sorted(found, key=lambda row: row.valid_from))


def retention_row(code: RetentionCode, on: date) -> RetentionRow:
    """Return the row of a class that holds on a day; before the first row that first one."""
    known = _rows(code)
    return next((row for row in reversed(known) if row.valid_from <= on), known[0])


def shortest() -> int:
    """Return the fewest years that any closed case is kept."""
    return min(row.years for code in OF_A_CASE for row in _rows(code) if row.years is not None)


def proposed_class(_case: Case) -> RetentionCode:
    """Return the class that is proposed for a case; that it matters for policy is for a person to say."""
    return RetentionCode.ASSISTANCE_CASE


def retention_of(case: Case, around: Around) -> Retention | None:
    """Return how long a case is kept; None while it is not closed."""
    if case.closed_at is None:
        return None
    code = case.retention_class or proposed_class(case)
    closed_on = case.closed_at.date()
    reasons = (
        _kept(code, closed_on),
        *(_kept_for(each, around) for each in _applications(case, around)),
        *(_kept(RetentionCode.FINANCE, each.paid_on) for each in around.all(Payment, case=case.id)),
    )
    return Retention(code=code, reasons=reasons)


def _kept(code: RetentionCode, since: date) -> Kept:
    row = retention_row(code, since)
    start = date(since.year, 12, 31) + timedelta(days=1) if row.starts is StartingEvent.YEAR_END else since
    return Kept(row=row, since=since, until=None if row.years is None else years_after(start, row.years))


def _applications(case: Case, around: Around) -> Iterator[TravelDocumentApplication]:
    for each in around.all(TravelDocumentApplication):
        if each.case == case.id or (each.case is None and each.person == case.person):
            yield each


def _kept_for(application: TravelDocumentApplication, around: Around) -> Kept:
    """Keep a long document longer; of one handed out whose validity is not known, the longer term counts."""
    decided = application.decided_at.date() if application.decided_at else application.applied_on
    is_long = application.handed_out_at is not None and application.kind not in _SHORT_BY_NATURE
    documents = around.all(TravelDocument, application=application.id)
    known = [each for each in documents if each.issued_on and each.valid_until]
    if is_long and known:
        is_long = any(
            each.valid_until > years_after(each.issued_on, _LONG)
            for each in known
            if each.issued_on and each.valid_until
        )
    code = RetentionCode.DOCUMENT_LONG if is_long else RetentionCode.DOCUMENT_SHORT
    return _kept(code, application.issued_on or decided)


def objections_to_class(case: Case) -> Iterator[Finding]:
    """A case that is closed has a class of cases; one that was very complex may matter for policy."""
    code = case.retention_class
    if code is not None and code not in OF_A_CASE:
        yield Finding(
            "NOT_A_CLASS_OF_CASES",
            N_("This retention class is not for cases; choose another one."),
            "§17.3",
            field_name="retention_class",
        )
    if case.is_very_complex and code is not RetentionCode.PERMANENT:
        yield warning(
            "PERHAPS_PERMANENT",
            N_("A case that matters for policy is kept permanently: choose that class if this is one."),
            "§17.3",
            "retention_class",
        )


def objections_to_keeping(old: Case | None, new: Case, by: User) -> Iterator[Finding]:
    """Legal hold is set and lifted with a reason, and the class of a closed case is changed, by who may destroy."""
    was_held = old is not None and old.is_on_legal_hold
    if new.is_on_legal_hold != was_held:
        yield from DESTRUCTION.objections(by)
        before = old.legal_hold_reason if old else None
        if not (new.legal_hold_reason or "").strip() or new.legal_hold_reason == before:
            yield Finding(
                "HOLD_REASON_NEEDED",
                N_("Give the reason why the legal hold is set or lifted; the earlier reason is not one."),
                "§17.3",
                field_name="legal_hold_reason",
            )
    elif old is not None and old.closed_at is not None and new.retention_class != old.retention_class:
        yield from DESTRUCTION.objections(by)
