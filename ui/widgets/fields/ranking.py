"""Finds what a person means in a list while they type: by code, by Dutch or English name; no Qt."""

import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from resources.reference import rows
from ui.widgets.wording import TABLES, table_choices

Choice = tuple[str, str]  # code and words
MOST: Final = 12
_NOWHERE: Final = 9


def folded(text: str) -> str:
    """Return a text in small letters without accents."""
    apart = unicodedata.normalize("NFD", text.casefold())
    return "".join(each for each in apart if not unicodedata.combining(each)).strip()


@cache
def table_keys(name: str) -> Mapping[str, tuple[str, ...]]:
    """Return by code what else a row of a shipped table is found by: its other codes and its names."""
    table, column = TABLES[name]
    found = [*rows(table), *(rows("special_nationalities") if name == "nationality" else ())]
    columns = ("alpha2", "alpha3", "code", "nl", "en")
    return {row[column]: tuple(folded(row[each]) for each in columns if row.get(each)) for row in found}


@cache
def zones() -> Mapping[str, tuple[str, ...]]:
    """Return every time zone, each found by the name of its city too."""
    from zoneinfo import available_timezones

    names = (each for each in sorted(available_timezones()) if "/" in each or each == "UTC")
    return {each: (folded(each), folded(each.rpartition("/")[2].replace("_", " "))) for each in names}


def table_words_with_code(name: str) -> tuple[Choice, ...]:
    """Return the rows of a shipped table; of currencies, which people know by code, the code comes first."""
    if name != "currency":
        return table_choices(name)
    return tuple(sorted((code, f"{code} · {words}") for code, words in table_choices(name)))


def ranked(
    choices: Sequence[Choice], typed: str, keys: Mapping[str, tuple[str, ...]] | None = None
) -> tuple[Choice, ...]:
    """Return the choices that a text can mean: a whole code or name first, then a beginning, then a part."""
    text = folded(typed)
    if not text:
        return tuple(choices)
    scored = _scored(choices, text, keys or {})
    return tuple(choice for _score_, _number, choice in scored)


def meant(
    choices: Sequence[Choice], typed: str, keys: Mapping[str, tuple[str, ...]] | None = None
) -> Choice | None:
    """Return the one choice that a text names, or None when it names none or more than one."""
    scored = _scored(choices, folded(typed), keys or {})
    best = [choice for score, _number, choice in scored if score == scored[0][0]]
    return best[0] if len(best) == 1 else None


def _scored(
    choices: Sequence[Choice], text: str, keys: Mapping[str, tuple[str, ...]]
) -> list[tuple[int, int, Choice]]:
    scored = []
    for number, (code, words) in enumerate(choices):
        names = (folded(code), folded(words), *keys.get(code, ()))
        score = min(_score(text, each) for each in names)
        if score < _NOWHERE:
            scored.append((score, number, (code, words)))
    return sorted(scored)


def _score(text: str, name: str) -> int:
    if name == text:
        return 0
    if name.startswith(text):
        return 1
    if any(word.startswith(text) for word in name.replace("-", " ").split()):
        return 2
    return 3 if len(text) > 2 and text in name else _NOWHERE
