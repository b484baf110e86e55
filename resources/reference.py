"""Opens the shipped reference tables: CSV files that stand beside this module in reference/."""

import csv
from functools import cache
from importlib.resources import files
from io import StringIO
from typing import Final

_FOLDER: Final = "reference"
_LABEL_LANGUAGES: Final = ("nl", "en")


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of the table ``name``, a file name without ``.csv``, in the order of the file."""
    text = files("resources").joinpath(_FOLDER, f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(StringIO(text)))


def codes(list_name: str) -> tuple[str, ...]:
    """Return the codes of one list, such as "Channel", in the order they are shown."""
    return _codes_by_list().get(list_name, ())


def label(list_name: str, code: str, language: str) -> str:
    """Return the label of a code ("nl" or "en"); a code without a label is its own label."""
    return _labels(language if language in _LABEL_LANGUAGES else "nl").get((list_name, code), code)


@cache
def _labels(language: str) -> dict[tuple[str, str], str]:
    return {(row["list"], row["code"]): row[language] for row in rows("codes")}


@cache
def _codes_by_list() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in rows("codes"):
        found.setdefault(row["list"], []).append(row["code"])
    return {name: tuple(listed) for name, listed in found.items()}
