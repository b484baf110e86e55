"""Whether a reporter gave the telephone number of the person concerned (domain §15.9).

The reporter is sealed, so this can be told only while the text is being written: it is compared in memory, and
nothing of it is kept, also no digest of a number, which could be guessed back.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from consulaat.records.case import Case
from consulaat.records.contact import ContactProtocol
from consulaat.records.person import Person
from consulaat.records.report import Report, ReporterRelation
from consulaat.rules.around import Around
from consulaat.rules.findings import Finding, warning
from resources.texts import N_

_COMPARED: Final = 8  # last digits: the same number is written with and without its country
_NUMBER: Final = re.compile(r"\d(?:[\s().\-/\u200e\u200f\u202a-\u202e]*\d){7,}")


def reporter_phone_checks(report: Report, around: Around) -> Iterator[Finding]:
    """Warn when another who reports gives a number that is the person's: who picks up is not certain then."""
    written = report.reporter.content if report.reporter is not None else None
    if not written or report.reporter_relation is ReporterRelation.SELF:
        return
    if _numbers([written]) & _numbers(_of_person(report, around)):
        yield warning(
            "SAME_PHONE_AS_REPORTER",
            N_(
                "The reporter and the person concerned have the same telephone number: find out who answers it"
                " before anybody calls."
            ),
            "§15.9",
            "reporter",
        )


def _of_person(report: Report, around: Around) -> Iterator[str]:
    """Yield each text in which a number of the person concerned stands."""
    yield report.callback_instructions or ""
    case = around.one(Case, report.case) if report.case else None
    for person in {report.person, case.person if case else None} - {None}:
        for found in around.all(Person, id=person):
            yield from (each.typed for each in found.phones)
    for protocol in around.all(ContactProtocol, case=report.case) if report.case else ():
        yield from (each.number_or_address for each in protocol.channels)


def _numbers(texts: Iterable[str]) -> frozenset[str]:
    found = (each for text in texts for each in _NUMBER.findall(text))
    return frozenset(_digits(each)[-_COMPARED:] for each in found)


def _digits(text: str) -> str:
    """Return the digits of a text in any script as Latin ones."""
    return "".join(str(unicodedata.digit(each)) for each in text if each.isdecimal())
