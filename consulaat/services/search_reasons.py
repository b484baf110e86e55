"""Says why a record was found: in which field, and what fits there."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from consulaat.records.about import Record, Search
from consulaat.records.registry import type_name
from consulaat.records.searched import LAST_DIGITS, OPEN, Spot, number_keys, spots
from consulaat.services.search_question import Question
from consulaat.values.likeness import Alignment, Fit, Pair
from consulaat.values.names import Token, fold, tokens
from resources.texts import N_, _

MOST: Final = 3
BEFORE, AFTER = 4, 8
LABELLED: Final = N_("{field}: “{found}”")
_FITS: Final = {
    Fit.SAME: LABELLED,
    Fit.BEGINS: N_("{field}: “{found}” begins with “{asked}”"),
    Fit.SOUNDS: N_("{field}: “{found}” sounds like “{asked}”"),
    Fit.VARIES: N_("{field}: “{found}” may be a spelling of “{asked}”"),
    Fit.NEAR: N_("{field}: “{found}” looks like “{asked}”; a letter or two differ"),
}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a record was found, as a sentence in which the field and what fits are filled in."""

    record_type: str
    sentence: str
    label: str = ""
    facts: tuple[tuple[str, str], ...] = ()

    def words(self, shown: Callable[[str], str] = str) -> str:
        """Return the sentence in the language in use; ``shown`` dresses what stands in the record."""
        facts = {name: shown(value) for name, value in self.facts}
        return _(self.sentence, field=_(self.label), **facts) if self.label else _(self.sentence, **facts)


def name_reasons(record: Record, alignment: Alignment, question: Question) -> Iterator[Reason]:
    """Yield how the words of a name fit, the least sure first: that is what has to be looked at."""
    pairs = alignment.pairs
    if pairs and all(pair.fit is Fit.SAME for pair in pairs):
        yield Reason(type_name(record), N_("The name is written the same"))
        return
    order = list(Fit)
    for pair in sorted(pairs, key=lambda pair: -order.index(pair.fit)):
        yield _of_pair(record, pair, _as_written(question.text, pair.asked) or pair.asked.text)


def number_reasons(record: Record, question: Question) -> Iterator[Reason]:
    """Yield the numbers that fit; a hidden one is never shown."""
    for spot in spots(record):
        if spot.search is not Search.NUMBER:
            continue
        keys = number_keys(spot.text, is_hidden=spot.part.about.hidden)
        if not any(number_fit(each, keys) for each in question.numbers):
            continue
        if spot.part.about.hidden:
            yield _reason(record, spot, N_("{field}: the same number"))
        else:
            yield _reason(record, spot, LABELLED, found=spot.text)


def text_reasons(record: Record, question: Question) -> Iterator[Reason]:
    """Yield the texts in which a word stands, with the words around it."""
    for spot in spots(record):
        if spot.search is Search.TEXT and (snippet := _snippet(spot.text, question.words)):
            yield _reason(record, spot, LABELLED, found=snippet)


def number_fit(number: str, keys: set[str]) -> float:
    """Return how well a number that was asked fits the keys of a record: whole, by its begin, by its end."""
    if OPEN + number in keys or "!" + number.lstrip("0") in keys:
        return 1.0
    if number.isdigit() and len(number) > 7 and LAST_DIGITS + number[-8:] in keys:
        return 0.95
    if any(key.startswith(OPEN + number) for key in keys):
        return 0.9
    return 0.0


def _of_pair(record: Record, pair: Pair, asked: str) -> Reason:
    for spot in spots(record):
        if spot.search is Search.NAME and (found := _as_written(spot.text, pair.found)):
            facts = {"found": found} if pair.fit is Fit.SAME else {"found": found, "asked": asked}
            return _reason(record, spot, _FITS[pair.fit], **facts)
    return Reason(type_name(record), N_("The name fits: “{found}”"), facts=(("found", pair.found.text),))


def _as_written(name: str, token: Token) -> str:
    """Return the words of a name that a token was made of, as they are written there."""
    words = name.split()
    for length in (1, 2, 3):
        for start in range(len(words) - length + 1):
            chosen = " ".join(words[start : start + length])
            if tokens(chosen) == (token,):
                return chosen
    return ""


def _snippet(text: str, asked: tuple[str, ...]) -> str:
    """Return the first word that was asked with some words around it, or nothing."""
    words = text.split()
    for number, word in enumerate(words):
        plain = fold(word).strip("\"'“”‘’«»()[]{}.,;:!?…-")
        if any(plain.startswith(each) for each in asked):
            first, last = max(0, number - BEFORE), number + AFTER
            cut = " ".join(words[first:last])
            return ("… " if first else "") + cut + (" …" if last < len(words) else "")
    return ""


def _reason(record: Record, spot: Spot, sentence: str, **facts: str) -> Reason:
    return Reason(type_name(record), sentence, spot.part.about.label, tuple(facts.items()))
