"""Figures and lists as CSV and XLSX files that no spreadsheet program takes for formulas."""

import csv
import unicodedata
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO
from typing import Final

from consulaat.errors import RefusedError
from consulaat.services.figures.figure import Figure, Row
from consulaat.services.figures.overview import Overview
from consulaat.services.figures.words import number, percentage
from resources.texts import N_, _

_HEAD: Final = ("section", "measure", "code", "label", "value", "shown", "share", "precision", "note")
Cell = str | int | None
_STARTS_A_FORMULA: Final = frozenset("=+-@")
# All of it in memory: what saves memory here would write the cells to plain temporary files.
_INERT: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
LONGEST_CELL: Final = 32_767
MOST_ROWS: Final = 50_000


class TooManyRowsError(RefusedError):
    """A list is too long for an XLSX file."""

    code = "too-many-rows"
    sentence = N_("This list has more than {most} rows: too many for an XLSX file.")
    next_step = N_("Choose CSV, or narrow the list first.")


def figures_csv(made: Figure | Overview) -> bytes:
    """Return a measure or the overview as CSV: a head, then a line for each row."""
    stream = StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(_HEAD)
    writer.writerows([safe_cell(cell) for cell in cells] for cells in _figures(made))
    return stream.getvalue().encode("utf-8")


def figures_xlsx(made: Figure | Overview) -> bytes:
    """Return a measure or the overview as XLSX, with its definition and its period on top."""
    facts = made.to_json()
    top = [
        (_("Measure"), str(facts["measure"])),
        (_("Definition"), str(facts["definition"])),
        (_("Period"), made.period.text or f"{made.period.start:%d-%m-%Y} – {made.period.until:%d-%m-%Y}"),
    ]
    return xlsx_sheet(str(facts["measure"]), top, _HEAD, _figures(made))


def csv_sheet(
    title: str, top: Sequence[tuple[str, str]], heads: Sequence[str], rows: Iterable[Sequence[Cell]]
) -> bytes:
    """Return a list as CSV: what it is on top, an empty line, its heads and its rows."""
    stream = StringIO(newline="")
    writer = csv.writer(stream)
    for above in ((title,), *top, (), heads):
        writer.writerow([safe_cell(cell) for cell in above])
    for cells in rows:
        writer.writerow([safe_cell(cell) for cell in cells])
    return stream.getvalue().encode("utf-8-sig")


def xlsx_sheet(
    title: str, top: Sequence[tuple[str, str]], heads: Sequence[str], rows: Iterable[Sequence[Cell]]
) -> bytes:
    """Return a list as XLSX; every cell is a text or a whole number, none is calculated or a link."""
    from xlsxwriter import Workbook

    stream = BytesIO()
    book = Workbook(stream, _INERT)
    try:
        sheet = book.add_worksheet(_tab(title))
        bold = book.add_format({"bold": True})
        for column, head in enumerate(heads):
            sheet.set_column(column, column, max(14, min(len(head) + 4, 40)))
        for number, (name, text) in enumerate(top):
            sheet.write_string(number, 0, name, bold)
            sheet.write_string(number, 1, text)
        start = len(top) + 1
        for column, head in enumerate(heads):
            sheet.write_string(start, column, head, bold)
        for line, cells in enumerate(rows, start + 1):
            if line - start > MOST_ROWS:
                raise TooManyRowsError(most=MOST_ROWS)
            for column, cell in enumerate(cells):
                if isinstance(cell, int):
                    sheet.write_number(line, column, cell)
                elif cell:
                    sheet.write_string(line, column, cell[:LONGEST_CELL])
    finally:
        book.close()
    return stream.getvalue()


def _tab(title: str) -> str:
    """Return a title as the name of a sheet, which may not hold some signs and is at most 31 long."""
    return "".join(each for each in title if each not in "[]:*?/\\'")[:31] or "1"


def safe_cell(value: Cell) -> str | int:
    """Return a cell as it is, with an apostrophe before what a spreadsheet program would calculate.

    That is a text that begins, after white space, with = + - @, tab or carriage return, or with a form of
    them of another width.
    """
    if value is None:
        return ""
    if isinstance(value, int):
        return value
    text = value.lstrip()
    white = value[: len(value) - len(text)]
    first = unicodedata.normalize("NFKC", text[:1])
    is_formula = first in _STARTS_A_FORMULA or "\t" in white or "\r" in white
    return f"'{value}" if is_formula else value


def _whole(figure: Figure) -> Row:
    shown = number(figure.value) if isinstance(figure.value, int) else str(figure.value or "")
    return Row(code=figure.measure, label=figure.title, value=figure.value, shown=shown)


def _figures(made: Figure | Overview) -> list[tuple[Cell, ...]]:
    if isinstance(made, Overview):
        return [_cells(row, section.code, row.measure) for section in made.sections for row in section.rows]
    return [_cells(row, made.measure, made.measure) for row in (_whole(made), *made.rows)]


def _cells(row: Row, section: str, measure: str) -> tuple[Cell, ...]:
    share = "" if row.share is None else percentage(row.share)
    return (section, measure, row.code, row.label, row.value, row.text, share, row.precision, row.note)
