"""Gives new records the numbers that people say aloud (domain §15.10)."""

from dataclasses import replace
from typing import Any, Final, cast

from consulaat.records.about import Record
from consulaat.records.case import Case
from consulaat.records.report import Report
from consulaat.records.travel_document import TravelDocumentApplication
from consulaat.records.visa import VisaApplication
from consulaat.services.ports import R, UnitOfWork
from consulaat.values.references import case_number, new_neutral_reference

_LETTER: Final[dict[type[Record], str]] = {Report: "M", TravelDocumentApplication: "R", VisaApplication: "V"}


class Numbering:
    """Counts on from the highest number of this post and year; one per unit of work."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work
        self._last: dict[tuple[type[Record], str], int] = {}

    def numbered(self, record: R) -> R:
        """Return a new record with its number and, for a case, its neutral reference."""
        if isinstance(record, Case):
            return cast("R", self._case(record))
        letter = _LETTER.get(type(record))
        if letter is None or cast("Any", record).number:
            return record
        number = self._numbered(type(record), self._prefix(letter))
        return cast("R", replace(cast("Any", record), number=number))

    def reserved(self, count: int) -> tuple[str, ...]:
        """Return the next numbers of reports, kept for the sheets that they are printed on."""
        prefix = self._prefix(_LETTER[Report])
        numbers = tuple(self._numbered(Report, prefix) for _each in range(count))
        self._work.begin()
        self._work.sheets.reserve(numbers, self._work.now())
        return numbers

    def _prefix(self, letter: str) -> str:
        return f"{self._work.identity.post}-{self._work.now().year}-{letter}"

    def _numbered(self, made: type[Record], prefix: str) -> str:
        return f"{prefix}{self._next(made, prefix, slice(len(prefix), None)):05}"

    def _case(self, case: Case) -> Case:
        post, year = self._work.identity.post, self._work.now().year
        if not case.number:
            prefix = f"{post}-{year}-"
            sequence = self._next(Case, prefix, slice(len(prefix), len(prefix) + 5))
            case = replace(case, number=case_number(post, year, sequence))
        if not case.neutral_reference:
            case = replace(case, neutral_reference=new_neutral_reference())
        return case

    def _next(self, made: type[Record], prefix: str, digits: slice) -> int:
        if (made, prefix) not in self._last:
            highest = self._work.highest(made, "number", prefix) or ""
            if made is Report:  # a number that lies on paper is taken, whether it comes back or not
                highest = max(highest, self._work.sheets.highest(prefix) or "")
            self._last[made, prefix] = int(highest[digits]) if highest else 0
        self._last[made, prefix] += 1
        return self._last[made, prefix]
