"""Normal forms of names, so that a person is found in any spelling and script.

A name is cut into tokens; each token has one or more keys, made of the consonants that are heard in it. Two
spellings of one name nearly always share a key, two names seldom do: keys find, people decide. The rules stand in
``letters``; whoever changes them or these raises ``VERSION``, and every store builds its index anew.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, pairwise, product
from typing import Final

from anyascii import anyascii

from consulaat.values import letters

VERSION: Final = 1
LONGEST_NAME: Final = 400
LONGEST_WORD: Final = 48
MOST_TOKENS: Final = 16
MOST_KEYS: Final = 8
NO_CONSONANT: Final = "_"
_WORD: Final = re.compile(r"[^\W_]+")
_HISSING: Final = re.compile("([şç])")
_DOUBLE: Final = re.compile(r"(.)\1+")
_GLUED_ARTICLE: Final = re.compile("[ea]l(?=[^aeiouyl])|[ea]l(?=[aeiouy].{4})|l(?=a.{4})")
_GLUED_SERVANT: Final = re.compile("abd[aeiou]{1,2}l|عبدال")
_ARTICLE: Final = "ال"
_VOWELS: Final = frozenset("aeiouy")
_LONG: Final = 6


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a name: as it is compared letter by letter, as it is read aloud, and its keys."""

    text: str
    spoken: str
    keys: tuple[str, ...]


def fold(text: str) -> str:
    """Return a text without capitals, accents, vowel marks and invisible signs."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    kept = "".join(each for each in plain if unicodedata.category(each) not in {"Mn", "Me", "Cf"})
    return kept.translate(letters.ONE_LETTER)


@lru_cache(maxsize=32_768)
def tokens(name: str) -> tuple[Token, ...]:
    """Return the tokens of a name, articles left out and what belongs together joined."""
    words = _words(name)
    named = [each for each in words if each not in letters.ARTICLES] or words
    return tuple(islice(_joined(named), MOST_TOKENS))


def keys_of(name: str) -> frozenset[str]:
    """Return every key of a name."""
    return frozenset(key for token in tokens(name) for key in token.keys)


@lru_cache(maxsize=8_192)
def loose_keys(token: Token) -> frozenset[str]:
    """Return keys under which a token may stand as well, when writers mix letters up; wider than its own."""
    found: set[str] = set()
    for key in token.keys:
        several = {key}
        for swaps in letters.SWAPS:
            several |= {_collapsed(each.replace(*swap)) for each in several for swap in swaps}
        several |= {_collapsed(key.replace(*swap)) for swap in letters.SWAPPED_ALONE}
        if token.spoken.startswith(("y", "i")):
            several.add(_collapsed("j" + key.strip(NO_CONSONANT)))  # Yaqub is Jacoub
        elif key.startswith("j"):
            several.add(key[1:] or NO_CONSONANT)
        found |= several
    return frozenset(found - set(token.keys))


def _words(name: str) -> list[str]:
    """Return the folded words of a name; what a cedilla makes of a letter is kept, because it is heard."""
    marked = unicodedata.normalize("NFC", name[:LONGEST_NAME]).translate(letters.CEDILLA)
    folded = "".join(each if each in {"ş", "ç"} else fold(each) for each in _HISSING.split(marked))
    return [word[:LONGEST_WORD] for word in _WORD.findall(folded)]


def _joined(words: list[str]) -> Iterator[Token]:
    """Yield a token for each word; "son of", "father of" and "servant of" go with the word behind them."""
    before = ""
    for word, after in pairwise([*words, ""]):
        if after and not before and word in letters.KIN_OF | letters.SERVANT_OF:
            before = word
            continue
        yield _token(word, before)
        before = ""


@lru_cache(maxsize=65_536)
def _token(word: str, before: str) -> Token:
    text, spellings = word, list(_spellings(word))
    if before in letters.KIN_OF:
        text, spellings = before + word, [before + spellings[0], *spellings]
    elif before:
        servant = "abd" if before.isascii() else before
        text, spellings = servant + word, [*_spellings(servant + word), *spellings]
    spoken = _latin(spellings[0]).translate(letters.READ_ALOUD).replace("ş", "sh").replace("ç", "c")
    found = dict.fromkeys(key for each in spellings for key in _keys(_latin(each)))
    plain = text.replace("ş", "s").replace("ç", "c")
    return Token(plain, spoken, tuple(islice(found, MOST_KEYS)))


def _spellings(word: str) -> Iterator[str]:
    """Yield a word as it is heard with and without what may be glued to it, the likelier one first."""
    servant = _GLUED_SERVANT.match(word)
    if word.startswith(_ARTICLE) and len(word) > len(_ARTICLE) + 1:
        yield word[len(_ARTICLE) :]
    elif len(word) > _LONG and servant:
        yield word[: 3 if word.isascii() else len("عبد")] + word[servant.end() :]
    yield word
    article = _GLUED_ARTICLE.match(word) if len(word) >= _LONG else None
    if article:
        yield word[article.end() :]


def _latin(word: str) -> str:
    """Return a word in Latin letters, but for those that ``letters`` knows."""
    if word.isascii():
        return word
    kept = (each if each in letters.SOUNDS else anyascii(each).lower() for each in word)
    return "".join(kept)


def _keys(word: str) -> Iterator[str]:
    """Yield the keys of a word, the likeliest first."""
    for sounds in islice(product(*_sounds(word)), MOST_KEYS):
        yield _collapsed("".join(sounds)) or NO_CONSONANT


def _sounds(word: str) -> Iterable[tuple[str, ...]]:
    for found in letters.UNIT.finditer(word):
        unit, rest = found[0], word[found.end() :]
        if unit == "c":
            yield _of_c(is_first=found.start() == 0, after=rest[:1])
        elif unit in {"h", "ه"} and not rest and _is_heard_before(word):
            yield letters.LAST_H
        else:
            yield letters.SOUNDS.get(unit, letters.SILENT)


def _of_c(*, is_first: bool, after: str) -> tuple[str, ...]:
    if after and after in "eiy":
        return letters.C_BEFORE_E_AND_I
    return letters.C_FIRST if is_first else letters.C_ELSEWHERE


def _is_heard_before(word: str) -> bool:
    """Tell whether a last h follows a vowel, or stands in a script that writes none."""
    return len(word) > 1 and (word[-2] in _VOWELS or not word.isascii())


def _collapsed(key: str) -> str:
    return _DOUBLE.sub(r"\1", key)
