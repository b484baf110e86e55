"""Suggests while somebody types to search: the names of the fields, and after the colon their values, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from consulaat.records.case import CaseState
from consulaat.records.risk import RiskLevel
from consulaat.services.search_narrowing import FIELDS
from consulaat.values.names import fold
from resources.reference import label, rows
from resources.texts import N_, _, language

MOST: Final = 6
SHORTEST: Final = 2
# What each field is called while typing in a language, and what it narrows to.
_NAMES: Final[dict[str, dict[str, str]]] = {
    "nl": {"status": "state", "termijn": "due", "land": "country", "post": "post", "risico": "risk"},
    "en": {"status": "state", "due": "due", "country": "country", "post": "post", "risk": "risk"},
}
_MEANINGS: Final = {
    "state": N_("The state of the case"),
    "due": N_("Cases with a term that ends soon"),
    "country": N_("The country of stay"),
    "post": N_("The post of the case"),
    "risk": N_("The level of risk"),
}
_DUES: Final = {
    "nl": ("vandaag", "morgen", "<7d", "<2w", "<4w", "telaat"),
    "en": ("today", "tomorrow", "<7d", "<2w", "<4w", "overdue"),
}
_DUE_WORDS: Final = (
    N_("Due today"),
    N_("Due tomorrow"),
    N_("Due within a week"),
    N_("Due within two weeks"),
    N_("Due within four weeks"),
    N_("Too late already"),
)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What could be typed: the word that is put in the place of the last one, and what it means."""

    word: str
    meaning: str
    text: str
    is_whole: bool


def suggestions(text: str) -> tuple[Suggestion, ...]:
    """Return what the last word of a text could become; nothing after a space, nor for a word of a person."""
    head, space, last = text.rpartition(" ")
    name, colon, begun = last.partition(":")
    names = _NAMES.get(language(), _NAMES["en"])
    found = _values(name, begun, names) if colon else _fields(last, names)
    return tuple(
        Suggestion(word, meaning, f"{head}{space}{word}{' ' if is_whole else ''}", is_whole)
        for word, meaning, is_whole in found
        if word != last
    )[:MOST]


def _fields(begun: str, names: dict[str, str]) -> Iterator[tuple[str, str, bool]]:
    """Yield the fields whose name begins with what is typed."""
    if len(begun) >= SHORTEST:
        for name, field in names.items():
            if name.startswith(begun.lower()):
                yield f"{name}:", _(_MEANINGS[field]), False


def _values(name: str, begun: str, names: dict[str, str]) -> Iterator[tuple[str, str, bool]]:
    """Yield the values of a field that begin with what is typed after the colon."""
    field = names.get(name.lower()) or _of_other_language(name.lower())
    for value, meaning in _all_values(field):
        if _folded(value).startswith(_folded(begun)):
            yield f"{name}:{value}", meaning, True


def _of_other_language(name: str) -> str:
    return next((each[name] for each in _NAMES.values() if name in each and name in FIELDS), "")


def _all_values(field: str) -> Iterator[tuple[str, str]]:
    if field == "state":
        yield "open", _("Every case that is not closed")
        yield from _labelled("CaseState", CaseState)
    elif field == "risk":
        yield from _labelled("RiskLevel", RiskLevel)
    elif field == "country":
        countries = sorted(rows("countries"), key=lambda row: fold(row[language()]))
        yield from ((_written(row[language()]), row[language()]) for row in countries)
    elif field == "post":
        yield from ((row["code"].lower(), row["name"]) for row in rows("posts"))
    elif field == "due":
        words = _DUES.get(language(), _DUES["en"])
        yield from zip(words, map(_, _DUE_WORDS), strict=True)


def _labelled(name: str, codes: type[CaseState] | type[RiskLevel]) -> Iterator[tuple[str, str]]:
    for code in codes:
        words = label(name, code, language())
        yield _written(words), words


def _written(words: str) -> str:
    """Return words as they are typed after a colon: in one piece, without marks."""
    return fold(words).replace(" ", "-").replace("_", "-")


def _folded(text: str) -> str:
    return fold(text).replace("_", "-")
