"""Finds commands by what was typed: letters in their order, without accents; no Qt."""

from collections.abc import Iterable
from typing import TypeVar

from consulaat.values.names import fold

T = TypeVar("T")


def best(typed: str, offers: Iterable[tuple[str, T]]) -> list[T]:
    """Return what the offers whose words hold the typed letters in order stand for, the best match first."""
    wanted = fold(typed).replace(" ", "")
    ranked = ((rank(wanted, words), number, each) for number, (words, each) in enumerate(offers))
    found = [(near, number, each) for near, number, each in ranked if near is not None]
    return [each for _near, _number, each in sorted(found, key=lambda one: one[:2])]


def rank(wanted: str, words: str) -> int | None:
    """Return how far words are from folded letters: a start, starts of words, a part, letters in order; or None."""
    text = fold(words)
    joined = text.replace(" ", "")
    if joined.startswith(wanted):
        return 0
    if _is_within(wanted, "".join(word[0] for word in text.split())):
        return 1
    if wanted in joined:
        return 2
    return 3 if _is_within(wanted, joined) else None


def _is_within(wanted: str, text: str) -> bool:
    letters = iter(text)
    return all(letter in letters for letter in wanted)
