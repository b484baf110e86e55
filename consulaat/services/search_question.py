"""Reads what somebody typed to search with; whatever it is, there is a question in it or none."""

import re
from dataclasses import dataclass
from typing import Final

from consulaat.records.searched import compact
from consulaat.values.names import Token, fold, tokens

MOST_WORDS: Final = 32
LONGEST_WORD: Final = 64
LONGEST: Final = 4_000
SHORTEST_NUMBER: Final = 3
_UNSEEN: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff]")
_LONG_NUMBER: Final = re.compile(r"\d(?:[ .-]?\d){3,}(?=(?:[ .-]?\d){4})")


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked: as text, as the tokens of a name, as words of a text, and as numbers."""

    text: str
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    numbers: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not self.words

    @property
    def for_the_record(self) -> str:
        """The text as an act keeps it: of a long number the last four digits only."""
        return _LONG_NUMBER.sub("****", self.text)[:200]


def read_question(text: str) -> Question:
    """Return the question in a text."""
    given = _UNSEEN.sub(" ", text[:LONGEST]).split()[:MOST_WORDS]
    plain = [word[:LONGEST_WORD] for word in given]
    folded = [fold(word) for word in plain]
    whole = " ".join(plain)
    return Question(
        text=whole,
        tokens=tokens(whole),
        words=tuple(word for word in folded if any(map(str.isalnum, word))),
        numbers=tuple(dict.fromkeys(filter(_is_number, map(compact, (whole, *plain))))),
    )


def _is_number(text: str) -> bool:
    return SHORTEST_NUMBER <= len(text) <= LONGEST_WORD and any(map(str.isdigit, text))
