"""Reads files to load: JSON lines, or a sheet saved as CSV with its own headers and words mapped to ours."""

import csv
import io
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from consulaat.errors import InvalidInputError
from consulaat.values.canonical import Json, NotCanonicalError, parse
from resources.texts import N_

LARGEST_FILE: Final = 256 * 1024 * 1024
LONGEST_LINE: Final = 1024 * 1024
MOST_COLUMNS: Final = 1000


class FileTooLargeError(InvalidInputError):
    """A file to load is too large."""

    code = "file-too-large"
    sentence = N_("This file is too large: at most {megabytes} MB can be loaded at once.")
    next_step = N_("Split the file and load the parts.")


class NotTextError(InvalidInputError):
    """A file to load is not text in UTF-8."""

    code = "not-text"
    sentence = N_("This file is not text in UTF-8.")
    next_step = N_("Save it as UTF-8 and try again.")


class BadMapError(InvalidInputError):
    """A map of headers to fields cannot be read."""

    code = "bad-map"
    sentence = N_("The map of headers to fields is not valid TOML with a table [fields].")
    next_step = N_("See the example in the help of load.")


class NotALineError(InvalidInputError):
    """A line is not a JSON object with a type."""

    code = "bad-line"
    sentence = N_("This line is not a JSON object with a type.")
    next_step = N_('Write it as {{"type": "report", ...}}.')


class TooManyColumnsError(InvalidInputError):
    """A sheet has too many columns, or a row more cells than the header."""

    code = "bad-columns"
    sentence = N_("This row does not have the columns of the header, or there are too many.")
    next_step = N_("Check the separators of the sheet.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """How a CSV file says what we say: the type of its rows, its headers and its words."""

    record_type: str
    fields: Mapping[str, str] = field(default_factory=dict)
    codes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One record to load: where it stands and its fields, as JSON or, from a sheet, as typed."""

    where: str
    record_type: str = ""
    fields: Mapping[str, Json] = field(default_factory=dict)
    typed: Mapping[str, str] = field(default_factory=dict)
    problem: InvalidInputError | None = None


def read_map(data: bytes, record_type: str) -> Sheet:
    """Return what a map file says: ``type``, ``[fields]`` header = field, ``[codes.FIELD]`` word = code."""
    try:
        found: dict[str, Any] = tomllib.loads(data.decode("utf-8"))
        fields = {str(header): str(name) for header, name in found["fields"].items()}
        codes = {
            name: {str(word).lower(): str(code) for word, code in table.items()}
            for name, table in found.get("codes", {}).items()
        }
    except (ValueError, KeyError, AttributeError):
        raise BadMapError from None
    return Sheet(record_type=str(found.get("type", record_type)), fields=fields, codes=codes)


def rows_of(name: str, data: bytes, sheet: Sheet | None) -> Iterator[Row]:
    """Yield the rows of one file; a row that cannot be read carries its problem."""
    if len(data) > LARGEST_FILE:
        raise FileTooLargeError(where=name, megabytes=LARGEST_FILE // 1024 // 1024)
    if sheet is not None:
        yield from _of_sheet(name, data, sheet)
        return
    for number, line in enumerate(data.split(b"\n"), 1):
        if line.strip():
            yield _of_line(f"{name}:{number}", line)


def _of_line(where: str, line: bytes) -> Row:
    if len(line) > LONGEST_LINE:
        return Row(
            where=where, problem=FileTooLargeError(where=where, megabytes=LONGEST_LINE // 1024 // 1024)
        )
    try:
        found = parse(line.removeprefix(b"\xef\xbb\xbf"))
    except NotCanonicalError:
        return Row(where=where, problem=NotALineError(where=where))
    if not isinstance(found, dict) or not isinstance(found.get("type"), str):
        return Row(where=where, problem=NotALineError(where=where))
    return Row(where=where, record_type=found.pop("type"), fields=found)


def _of_sheet(name: str, data: bytes, sheet: Sheet) -> Iterator[Row]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotTextError(where=name) from None
    first = text.split("\n", 1)[0]
    separator = ";" if first.count(";") > first.count(",") else ","
    reader = csv.reader(io.StringIO(text.replace("\x00", "\ufffd")), delimiter=separator)
    first_row = next(_each(reader), [])
    if first_row is None or len(first_row) > MOST_COLUMNS:
        raise TooManyColumnsError(where=name)
    headers = [header.strip() for header in first_row]
    for cells in _each(reader):
        where = f"{name}:{reader.line_num}"
        if cells is None or len(cells) > len(headers):
            yield Row(where=where, problem=TooManyColumnsError(where=where))
        elif any(cell.strip() for cell in cells):
            yield Row(where=where, record_type=sheet.record_type, typed=_mapped(headers, cells, sheet))


def _each(reader: Iterator[list[str]]) -> Iterator[list[str] | None]:
    """Yield the rows of a sheet; None, as the last, for one that cannot be cut into cells."""
    try:
        yield from reader
    except csv.Error:
        yield None


def _mapped(headers: list[str], cells: list[str], sheet: Sheet) -> dict[str, str]:
    found = {}
    for header, cell in zip(headers, cells, strict=False):
        name = sheet.fields.get(header, header if not sheet.fields else "")
        if name and cell.strip():
            found[name] = sheet.codes.get(name, {}).get(cell.strip().lower(), cell)
    return found
