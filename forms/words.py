"""The words of one paper in its own language, whatever language the window speaks."""

from functools import cache
from typing import Final

from consulaat.papers.common import Label, Text
from resources.reference import rows
from resources.texts import LANGUAGES, N_, fill, translation

YES_NO: Final = (N_("Yes"), N_("No"))
YES_NO_UNKNOWN: Final = (*YES_NO, N_("Unknown"))
ANSWERS: Final = (*YES_NO_UNKNOWN, N_("Not asked"), N_("Does not want to say"))


OWN_LANGUAGES: Final = (*LANGUAGES, "ar", "tr", "fr", "so", "ur")
"""The languages of papers for the person: few fixed texts, in resources/reference/plan_words.csv."""


class Words:
    """Looks texts up in the language of a paper, without touching the language in use elsewhere."""

    def __init__(self, language: str, second_language: str = "") -> None:
        self.language = language if language in OWN_LANGUAGES else "nl"
        self._second = second_language if second_language in LANGUAGES else ""

    @property
    def reads_from_right(self) -> bool:
        """Whether the language is written from right to left."""
        return self.language in {"ar", "ur"}

    def say(self, text: str, **facts: object) -> str:
        """Return a text of the catalogue, its named places filled."""
        return fill(_said(text, self.language), facts)

    def second(self, text: str) -> str:
        """Return a text in the second language, or nothing where that adds nothing."""
        if not self._second or not text:
            return ""
        other = translation(self._second).gettext(text)
        return "" if other == self.say(text) else other

    def read(self, text: Text) -> str:
        """Return what a person typed as it is, and a word of the product translated."""
        return self.say(text.text) if isinstance(text, Label) else text

    def list(self, texts: tuple[Text, ...]) -> str:
        """Return several texts as one enumeration."""
        return ", ".join(self.read(text) for text in texts)

    def yes_no(self, answer: bool | None) -> str:  # noqa: FBT001 - the answer is the subject here
        """Return yes or no, and nothing while nobody answered."""
        return "" if answer is None else self.say(YES_NO[0] if answer else YES_NO[1])


def _said(text: str, language: str) -> str:
    """Return a text in a language; in one without a catalogue, its row of fixed texts, else English."""
    if not text:
        return ""
    return translation(language).gettext(text) if language in LANGUAGES else _fixed(language).get(text, text)


@cache
def _fixed(language: str) -> dict[str, str]:
    return {row["en"]: row[language] for row in rows("plan_words")}
