"""Words for people: marks texts for translation and looks them up in the chosen language."""

import gettext
from functools import cache
from importlib.resources import files
from typing import Final

LANGUAGES: Final = ("nl", "en")

_chosen = "nl"


def N_(text: str) -> str:  # noqa: N802 - the name every catalogue tool knows
    """Mark a text for the catalogue without looking it up."""
    return text


def choose_language(language: str) -> None:
    """Make ``language`` ("nl" or "en") the language of everything shown from now on."""
    global _chosen  # noqa: PLW0603 - one process speaks one language at a time
    _chosen = language if language in LANGUAGES else "nl"


def language() -> str:
    """Return the language in use: "nl" or "en"."""
    return _chosen


def _(text: str, **facts: object) -> str:
    """Return the text in the language in use, its named places filled with ``facts``."""
    return fill(translation(_chosen).gettext(text) if text else "", facts)


def n_(one: str, many: str, n: int, **facts: object) -> str:
    """Return the form of a text that fits the number ``n``, which is also its place ``{n}``."""
    return fill(translation(_chosen).ngettext(one, many, n), {"n": n, **facts})


def fill(text: str, facts: dict[str, object]) -> str:
    """Fill the named places of a text; a place without a fact stays as it is."""
    return text.format_map(_Facts(facts)) if facts else text


class _Facts(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


@cache
def translation(language: str) -> gettext.NullTranslations:
    """Return the catalogue of a language; English is the language of the texts themselves."""
    catalogue = files("resources").joinpath("locale", language, "LC_MESSAGES", "consulaat.mo")
    if language == "en" or not catalogue.is_file():
        return gettext.NullTranslations()
    with catalogue.open("rb") as stream:
        return gettext.GNUTranslations(stream)
