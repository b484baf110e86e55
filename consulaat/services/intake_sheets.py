"""Reports that come in from a numbered sheet, written by hand while there was no power (domain §14)."""

from collections.abc import Iterator, Mapping
from typing import Final

from consulaat.errors import InvalidInputError
from consulaat.records.report import Report
from consulaat.rules.findings import Finding
from consulaat.services.ports import UnitOfWork
from consulaat.values.canonical import Json
from resources.texts import N_

FORM: Final = "FRM-01"
MOST: Final = 100


class NotNumberedError(InvalidInputError):
    """Only the intake form is printed with numbers."""

    code = "not-numbered"
    sentence = N_("Only empty intake sheets ({form}) are printed with a number of their own.")
    next_step = N_("Leave out the count, or print the intake sheet.")


class SheetCountError(InvalidInputError):
    """So many sheets are not printed at once."""

    code = "sheet-count"
    sentence = N_("From 1 to {most} sheets are printed at a time.")
    next_step = N_("Choose another number of sheets.")


def require_count(form: str, count: int) -> None:
    """Raise NotNumberedError or SheetCountError unless so many numbered sheets can be printed."""
    if form != FORM:
        raise NotNumberedError(form=FORM, where="count")
    if not 1 <= count <= MOST:
        raise SheetCountError(most=MOST, where="count")


def with_sheet_number(values: Mapping[str, Json]) -> dict[str, Json]:
    """Return the fields of a new report with the number of its sheet as it is kept, however it was typed."""
    given = values.get("number")
    if not isinstance(given, str):
        return dict(values)
    return {**values, "number": "".join(given.split()).upper() or None}


def objections_to_sheet(report: Report, work: UnitOfWork) -> Iterator[Finding]:
    """Tell why a new report cannot have the number of this sheet; one without a number gets its own."""
    number, post = report.number, work.identity.post
    if number is None:
        return
    with work.whole():
        is_used = work.count(Report, number=number) > 0
    if is_used:
        sentence = N_("A report was entered with this number before: look it up, or check the sheet.")
        yield Finding("SHEET_USED", sentence, "§14", field_name="number")
    elif not number.startswith(f"{post}-"):
        sentence = N_("This sheet is of another post; it is entered there.")
        yield Finding("SHEET_OF_ANOTHER_POST", sentence, "§14", field_name="number")
    elif not work.sheets.has(number):
        sentence = N_(
            "No sheet with this number was printed from this store: check the number, or leave it out."
        )
        yield Finding("SHEET_UNKNOWN", sentence, "§14", field_name="number")
