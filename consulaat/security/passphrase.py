"""What a passphrase must be, and how it becomes bytes: the same bytes on every keyboard."""

import re
import secrets
import unicodedata
from collections.abc import Iterable
from typing import Final, NewType

from consulaat.errors import InvalidInputError
from resources.texts import N_

Passphrase = NewType("Passphrase", bytes)

SHORTEST: Final = 15

EASY: Final = 8
"""Ten to this power are the guesses that a passphrase must withstand: a year and a half, at half a second each."""
LONGEST_COMMON: Final = 40
"""What is longer stands in no list of common passphrases."""

_SHORT_WORD: Final = 3  # "RAB" may stand inside "crab", but not on its own


class PassphraseTooWeakError(InvalidInputError):
    """The passphrase could be guessed."""

    code = "passphrase-too-weak"
    sentence = N_("This passphrase is too easy to guess.")
    next_step = N_("Choose another one; a sentence or six random words work well.")


class PassphraseTooShortError(PassphraseTooWeakError):
    """The passphrase has too few characters."""

    sentence = N_("A passphrase has at least {shortest} characters; spaces count.")


class PassphraseTellsTooMuchError(PassphraseTooWeakError):
    """The passphrase holds the name of its user, post or program."""

    sentence = N_("A passphrase may not hold the name of the user, the post or the program.")


class PassphraseTooCommonError(PassphraseTooWeakError):
    """The passphrase is made of what everybody tries first: common ones, rows of keys, dates, repetitions."""

    sentence = N_(
        "This passphrase is among the first that are tried: a common one, a row of keys, or a repetition."
    )


class PassphraseUnreadableError(PassphraseTooWeakError):
    """The passphrase holds a character that cannot be typed again."""

    sentence = N_("The passphrase holds a character that does not exist; it could not be typed again.")


def typed(passphrase: str) -> Passphrase:
    """Return what somebody types to log in as the bytes of a passphrase; the policy is not asked."""
    return Passphrase(_normal(passphrase).encode("utf-8", "surrogatepass"))


def checked(passphrase: str, *, forbidden: Iterable[str], rehearsal: bool = False) -> Passphrase:
    """Return a new passphrase as bytes, or raise the PassphraseTooWeakError of the rule it breaks.

    In a rehearsal, where people are invented, it may be a common one.
    """
    normal = _normal(passphrase)
    if any(unicodedata.category(each) == "Cs" for each in normal):
        raise PassphraseUnreadableError
    if len(normal) < SHORTEST:
        raise PassphraseTooShortError(shortest=SHORTEST)
    if any(_holds(normal.casefold(), _normal(word).strip().casefold()) for word in forbidden):
        raise PassphraseTellsTooMuchError
    if not rehearsal and _is_common(normal):
        raise PassphraseTooCommonError
    return typed(passphrase)


def propose(words: int = 6, *, forbidden: Iterable[str] = ()) -> str:
    """Return so many random words, easy to read over the telephone; none of them holds what is forbidden."""
    from shamir_mnemonic.wordlist import WORDLIST

    barred = [_normal(each).strip().casefold() for each in forbidden]
    allowed = [word for word in WORDLIST if not any(_holds(word, each) for each in barred)]
    return " ".join(secrets.choice(allowed) for _ in range(words))


def _is_common(passphrase: str) -> bool:
    from zxcvbn import zxcvbn  # its lists of common words are large

    return len(passphrase) <= LONGEST_COMMON and bool(zxcvbn(passphrase)["guesses_log10"] < EASY)


def _normal(passphrase: str) -> str:
    return unicodedata.normalize("NFKC", passphrase)


def _holds(passphrase: str, word: str) -> bool:
    if len(word) > _SHORT_WORD:
        return word in passphrase
    return bool(word) and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", passphrase) is not None
