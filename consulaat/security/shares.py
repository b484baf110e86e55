"""Recovery papers: one key on five sheets of 33 words (SLIP-39), any two of which give it back."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from shamir_mnemonic import MnemonicError, combine_mnemonics, generate_mnemonics
from shamir_mnemonic.constants import CUSTOMIZATION_STRING_EXTENDABLE
from shamir_mnemonic.rs1024 import create_checksum, verify_checksum
from shamir_mnemonic.wordlist import WORD_INDEX_MAP

from consulaat.errors import InvalidInputError, TamperedError
from resources.texts import N_

PAPERS: Final = 5
NEEDED: Final = 2
WORDS: Final = 33

_CHECKSUM: Final = 3
_WORD_BITS: Final = 10


class PaperError(InvalidInputError):
    """What was typed from the recovery papers cannot be used."""

    code = "paper-invalid"
    sentence = N_("The recovery papers cannot be used as they were typed.")
    next_step = N_("Compare each word with the paper and type it again.")


class TooFewPapersError(PaperError):
    """One paper, or the same paper twice."""

    code = "paper-too-few"
    sentence = N_("{needed} different recovery papers are needed.")
    next_step = N_("Fetch another paper from the person who keeps it.")


class SamePaperError(TooFewPapersError):
    """One paper was given twice."""

    sentence = N_("This is the same paper twice; {needed} different recovery papers are needed.")


class PaperLengthError(PaperError):
    """A word is missing or one too many."""

    code = "paper-length"
    sentence = N_("Paper {paper} has {words} words where {expected} are needed.")


class PaperWordError(PaperError):
    """One word is not the word on the paper."""

    code = "paper-word"
    sentence = N_("Word {word} of paper {paper} is mistyped.")


class PaperMistypedError(PaperError):
    """More than one word is not the word on the paper."""

    code = "paper-mistyped"
    sentence = N_("More than one word of paper {paper} is mistyped.")


class PapersDifferError(TamperedError):
    """The papers were not made together."""

    code = "papers-differ"
    sentence = N_("These recovery papers do not belong together: they are from different sets.")
    next_step = N_("Look at the label of each paper and fetch two of the same store and date.")


def split(key: bytes) -> tuple[str, ...]:
    """Return the five papers of a key of 32 bytes."""
    (papers,) = generate_mnemonics(1, [(NEEDED, PAPERS)], key)
    return tuple(papers)


def combine(papers: Sequence[str]) -> bytes:
    """Return the key that two papers of one set give; raise a PaperError or PapersDifferError."""
    sheets = [_read(number, paper) for number, paper in enumerate(papers, start=1)]
    distinct = sorted(set(sheets))
    if len(distinct) < NEEDED:
        raise (SamePaperError if len(sheets) >= NEEDED else TooFewPapersError)(needed=NEEDED)
    try:
        key: bytes = combine_mnemonics(distinct[:NEEDED])
    except MnemonicError:
        raise PapersDifferError from None
    return key


def _read(number: int, paper: str) -> str:
    """Return the paper in one spelling, every word of it checked."""
    words = paper.lower().split()
    for position, word in enumerate(words, start=1):
        if word not in WORD_INDEX_MAP:
            raise PaperWordError(paper=number, word=position)
    if len(words) != WORDS:
        raise PaperLengthError(paper=number, words=len(words), expected=WORDS)
    indices = [WORD_INDEX_MAP[word] for word in words]
    if not verify_checksum(indices, CUSTOMIZATION_STRING_EXTENDABLE):
        for position in _possible_mistakes(indices):
            raise PaperWordError(paper=number, word=position)
        raise PaperMistypedError(paper=number)
    return " ".join(words)


def _possible_mistakes(indices: Sequence[int]) -> Iterator[int]:
    """Yield the position at which one other word makes the checksum right; there is one at most.

    The checksum is linear: changing bits of a word changes the same bits of the checksum, whatever
    the other words are. So the change that is needed is looked up among what each position can do.
    """
    content, checksum = indices[:-_CHECKSUM], indices[-_CHECKSUM:]
    needed = _number(checksum) ^ _number(create_checksum(content, CUSTOMIZATION_STRING_EXTENDABLE))
    for position, effects in enumerate(_effects(len(content)), start=1):
        if needed in effects:
            yield position
    for position in range(_CHECKSUM):
        if needed & ~(1023 << _WORD_BITS * (_CHECKSUM - 1 - position)) == 0:
            yield len(content) + position + 1


@cache
def _effects(length: int) -> tuple[frozenset[int], ...]:
    """Return for each position what another word there can do to the checksum."""
    nothing = _number(create_checksum([0] * length, CUSTOMIZATION_STRING_EXTENDABLE))
    return tuple(frozenset(_reach(length, position, nothing)) for position in range(length))


def _reach(length: int, position: int, nothing: int) -> set[int]:
    reached = {0}
    for bit in range(_WORD_BITS):
        content = [0] * length
        content[position] = 1 << bit
        effect = _number(create_checksum(content, CUSTOMIZATION_STRING_EXTENDABLE)) ^ nothing
        reached |= {each ^ effect for each in reached}
    return reached - {0}


def _number(words: Sequence[int]) -> int:
    return words[0] << 2 * _WORD_BITS | words[1] << _WORD_BITS | words[2]
