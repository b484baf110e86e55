"""The loss clock: when Dutch nationality may be lost by long residence abroad (domain §6.7).

It gives a signal with its reasons. People decide, and whether the loss is proportionate is asked after it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from consulaat.records.case import Case, Phenomenon
from consulaat.records.nationality import LossSignal, NationalityInquiry
from consulaat.records.person import HeldNationality, Person
from consulaat.records.travel_document import DocumentKind, TravelDocument
from consulaat.rules.around import Around
from consulaat.rules.law import LawRow, comes_of_age_on, law_row, law_rows, months_after, number
from consulaat.rules.residence_abroad import Reading, abroad_since
from consulaat.values.partial_date import years_after

DUTCH: Final = "NLD"
RESTARTING: Final = frozenset(
    {
        DocumentKind.NATIONAL_PASSPORT,
        DocumentKind.BUSINESS_PASSPORT,
        DocumentKind.SECOND_PASSPORT,
        DocumentKind.SECOND_BUSINESS_PASSPORT,
        DocumentKind.IDENTITY_CARD,
        DocumentKind.DIPLOMATIC_PASSPORT,
        DocumentKind.SERVICE_PASSPORT,
        DocumentKind.EMERGENCY_PASSPORT,
        DocumentKind.LAISSEZ_PASSER,
    }
)


@dataclass(frozen=True, slots=True)
class LossClock:
    """What the clock says: the signal, when the period starts, and when it ends at the earliest and latest.

    ``rules`` names the dated rows it used. ``assumes_other_nationality`` says that no other nationality is
    on record, so that the clock took one from birth.
    """

    signal: LossSignal
    starts_on: date | None = None
    earliest_limit_on: date | None = None
    latest_limit_on: date | None = None
    rules: tuple[str, ...] = ()
    assumes_other_nationality: bool = False


@dataclass(frozen=True, slots=True)
class _Run:
    start: date
    limit: date
    rules: tuple[str, ...]


def loss_clock(person: Person, issues: Iterable[date], today: date) -> LossClock | None:
    """Return what the clock says of a person; None while birth or residence are not on record.

    ``issues`` are the days on which a Dutch document or a declaration of nationality was issued.
    """
    if person.born_on is None or not person.born_on.is_known or not person.residence_periods:
        return None
    past = [day for day in issues if day <= today]
    early = _run(person, past, today, Reading.EARLY)
    late = _run(person, past, today, Reading.LATE)
    assumed = not _other_nationalities(person)
    if early is None:
        return LossClock(LossSignal.NONE, assumes_other_nationality=assumed)
    return LossClock(
        _signal(early.limit, today),
        early.start,
        early.limit,
        late.limit if late else None,
        tuple(dict.fromkeys((*early.rules, *(late.rules if late else ())))),
        assumed,
    )


def clock_of(inquiry: NationalityInquiry, around: Around) -> LossClock | None:
    """Return what the clock says for an inquiry; a child marriage leaves the question to legal advice."""
    person = around.one(Person, inquiry.person)
    if person is None:
        return None
    documents = around.all(TravelDocument, person=person.id)
    issues = [each.issued_on for each in documents if each.kind in RESTARTING and each.issued_on]
    issues += [each.issued_on for each in inquiry.interruptions]
    clock = loss_clock(person, issues, around.today)
    case = around.one(Case, inquiry.case) if inquiry.case else None
    if case is None or case.established_phenomenon is not Phenomenon.CHILD_MARRIAGE:
        return clock
    born = person.born_on.latest() if person.born_on else None
    if clock is None or born is None or around.today < comes_of_age_on(born):
        return LossClock(LossSignal.LEGAL_ADVICE)
    return LossClock(
        LossSignal.LEGAL_ADVICE,
        clock.starts_on,
        clock.earliest_limit_on,
        clock.latest_limit_on,
        clock.rules,
        clock.assumes_other_nationality,
    )


def limit_after(start: date) -> tuple[date, LawRow]:
    """Return the last day of a period that starts on a day, and the row that says how long it is.

    The older number of years holds for a period that ended while it was the law.
    """
    for row in law_rows("VERLIES_JAREN"):
        limit = years_after(start, row.number)
        if row.valid_until is None or limit <= row.valid_until:
            return limit, row
    raise AssertionError("the last row of VERLIES_JAREN has no end")


def _run(person: Person, issues: list[date], today: date, reading: Reading) -> _Run | None:
    """Return start and limit under one reading of the dates; None when no period runs."""
    abroad = abroad_since(person.residence_periods, reading, today)
    born = reading.day(person.born_on) if person.born_on else None
    if abroad is None or born is None:
        return None
    floor, majority = law_row("VERLIES_VANAF", today), law_row("MEERDERJARIG", born)
    candidates = [
        (comes_of_age_on(born), majority.name),
        (date.fromisoformat(floor.value), floor.name),
        (abroad, ""),
        (_dual_since(person, reading), ""),
        *((day, "") for day in issues),
    ]
    start, name = max((each for each in candidates if each[0]), key=lambda each: each[0] or date.min)
    if start is None:
        return None
    limit, row = limit_after(start)
    ended = _dual_until(person, reading)
    if ended is not None and ended < limit:
        return None
    return _Run(start, limit, tuple(each for each in (name, row.name) if each))


def _other_nationalities(person: Person) -> list[HeldNationality]:
    return [each for each in person.nationalities if each.nationality != DUTCH]


def _dual_since(person: Person, reading: Reading) -> date | None:
    """Return since when another nationality is held; None for from birth."""
    others = _other_nationalities(person)
    days = [reading.day(each.held_from) if each.held_from else None for each in others]
    known = [day for day in days if day is not None]
    return min(known) if known and len(known) == len(days) else None


def _dual_until(person: Person, reading: Reading) -> date | None:
    """Return the day on which the last other nationality ended; None while one is, or may be, held."""
    others = _other_nationalities(person)
    days = [reading.other().day(each.held_until) if each.held_until else None for each in others]
    known = [day for day in days if day is not None]
    return max(known) if known and len(known) == len(others) else None


def _signal(earliest_limit: date, today: date) -> LossSignal:
    if today >= earliest_limit:
        return LossSignal.POSSIBLE
    if earliest_limit <= months_after(today, number("VERLIES_DREIGT_MAANDEN", today)):
        return LossSignal.NEAR
    return LossSignal.NONE
