"""Figures as a CSV file that no spreadsheet program takes for formulas."""

import csv
import unicodedata
from io import StringIO
from typing import Final

from consulaat.services.figures.figure import Figure, Row
from consulaat.services.figures.overview import Overview
from consulaat.services.figures.words import number, percentage

_HEAD: Final = ("section", "measure", "code", "label", "value", "shown", "share", "precision", "note")
_STARTS_A_FORMULA: Final = frozenset("=+-@")


def figures_csv(made: Figure | Overview) -> bytes:
    """Return a measure or the overview as CSV: a head, then a line for each row."""
    stream = StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(_HEAD)
    if isinstance(made, Overview):
        for section in made.sections:
            writer.writerows(_cells(row, section.code, row.measure) for row in section.rows)
    else:
        writer.writerow(_cells(_whole(made), made.measure, made.measure))
        writer.writerows(_cells(row, made.measure, made.measure) for row in made.rows)
    return stream.getvalue().encode("utf-8")


def safe_cell(value: str | int | None) -> str | int:
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


def _cells(row: Row, section: str, measure: str) -> list[str | int]:
    share = "" if row.share is None else percentage(row.share)
    cells = (section, measure, row.code, row.label, row.value, row.text, share, row.precision, row.note)
    return [safe_cell(cell) for cell in cells]
