"""How alike two names are, word by word in the best alignment: family names come first in half of the papers."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Final

from consulaat.values.names import NO_CONSONANT, Token, loose_keys

LEAST: Final = 0.45  # what is less alike is no hit
BEHIND: Final = 0.3  # nor is what is so much less alike than the best
_NEAR: Final = 74
_OTHER_SCRIPT: Final = 0.95
_WEIGHT: Final = 5
_FULL: Final = 0.01


class Fit(Enum):
    """Why two words are taken for one, the surest first."""

    SAME = "same"
    BEGINS = "begins"
    SOUNDS = "sounds"
    VARIES = "varies"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class Pair:
    """A word that was asked and the word that was found for it."""

    asked: Token
    found: Token
    fit: Fit
    score: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """How alike two names are, from 0 to 1, and which words made it so."""

    score: float
    pairs: tuple[Pair, ...] = ()


def align(asked: Sequence[Token], found: Sequence[Token]) -> Alignment:
    """Return the alignment of two names in which each word serves once, the likest pairs first."""
    pairs = [pair for one in dict.fromkeys(asked) for other in found if (pair := compare(one, other))]
    pairs.sort(key=lambda pair: -pair.score)
    taken: list[Pair] = []
    for pair in pairs:
        if all(pair.asked is not each.asked and pair.found is not each.found for each in taken):
            taken.append(pair)
    weights = sum(_weight(each) for each in dict.fromkeys(asked))
    if not taken or not weights:
        return Alignment(0.0)
    likeness = sum(pair.score * _weight(pair.asked) for pair in taken) / weights
    covered = len(taken) / max(len(found), 1)
    return Alignment(likeness * (1 - _FULL + _FULL * covered), tuple(taken))


@lru_cache(maxsize=65_536)
def compare(asked: Token, found: Token) -> Pair | None:
    """Return how two words are alike, or None when they are not."""
    if asked.text == found.text:
        return Pair(asked, found, Fit.SAME, 1.0)
    from rapidfuzz import fuzz  # slow to import, and most words are simply the same

    alike = fuzz.ratio(asked.spoken, found.spoken) / 100
    if asked.text.isascii() != found.text.isascii():
        alike *= _OTHER_SCRIPT
    pairs = []
    if len(asked.text) > 1 and found.text.startswith(asked.text):
        pairs.append(Pair(asked, found, Fit.BEGINS, 0.72 + 0.24 * len(asked.text) / len(found.text)))
    if shared := set(asked.keys) & set(found.keys):
        pairs.append(Pair(asked, found, Fit.SOUNDS, _sounding(shared, alike)))
    elif loose := loose_keys(asked) & set(found.keys):
        pairs.append(Pair(asked, found, Fit.VARIES, 0.88 * _sounding(loose, alike)))
    if alike * 100 >= _NEAR and min(len(asked.spoken), len(found.spoken)) > 2:
        pairs.append(Pair(asked, found, Fit.NEAR, 0.86 * alike))
    return max(pairs, key=lambda pair: pair.score, default=None)


def _sounding(shared: AbstractSet[str], alike: float) -> float:
    """Return how much equal keys say: a long one nearly everything, one consonant next to nothing."""
    length = max(0 if key == NO_CONSONANT else len(key) for key in shared)
    least = (0.3, 0.35, 0.62, 0.78)[min(length, 3)]
    return least + (0.97 - least) * alike


def _weight(token: Token) -> int:
    return min(len(token.text), _WEIGHT)
