"""Canonical JSON: one text per value, so that what is hashed or signed is the same everywhere.

UTF-8 without byte-order mark, keys sorted by code point, no spaces, strings in NFC and unescaped
where JSON allows it, whole numbers within ±(2^53-1), no fractions, no key twice, no lone
surrogates, at most eight levels deep (format CBN1).
"""

import json
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Final, TypeAlias

from consulaat.errors import TamperedError
from resources.texts import N_

Json: TypeAlias = "bool | int | str | Sequence[Json] | Mapping[str, Json] | None"

LARGEST: Final = 2**53 - 1
DEEPEST: Final = 8


class NotCanonicalError(TamperedError):
    """The bytes are not the canonical text of a value."""

    code = "not-canonical"
    sentence = N_("This text is not in the agreed form.")


def encode(value: Json) -> bytes:
    """Return the canonical bytes of a value; raise NotCanonicalError for one that has none."""
    _check(value, 1)
    try:
        text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
        # A text that is composed throughout holds composed strings only; else each is looked at by itself.
        if not text.isascii() and not unicodedata.is_normalized("NFC", text):
            _check_texts(value)
        return text.encode("utf-8")
    except (TypeError, ValueError) as error:
        raise NotCanonicalError from error


def decode(data: bytes) -> Json:
    """Return the value of canonical bytes; raise NotCanonicalError for any other bytes."""
    value = parse(data)
    if encode(value) != data:
        raise NotCanonicalError
    return value


def parse(data: bytes) -> Json:
    """Return the value of JSON from outside: depth, keys and numbers checked, any spelling."""
    try:
        value: Json = _decoder().decode(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise NotCanonicalError from error
    return value


@cache
def _decoder() -> json.JSONDecoder:
    """Return what reads every text, made once."""
    return json.JSONDecoder(
        object_pairs_hook=_each_key_once, parse_float=_refuse, parse_constant=_refuse, parse_int=_whole
    )


def _check(value: object, depth: int) -> None:
    """Refuse what is too deep, too large, or no JSON; the commonest types come first."""
    if depth > DEEPEST:
        raise NotCanonicalError
    if isinstance(value, str) or value is None:
        return
    if isinstance(value, dict):
        if not all(map(_is_text, value)):
            raise NotCanonicalError
        _check_all(value.values(), depth + 1)
    elif isinstance(value, list | tuple):
        _check_all(value, depth + 1)
    elif not isinstance(value, int) or not -LARGEST <= value <= LARGEST:
        raise NotCanonicalError


def _check_all(values: Collection[object], depth: int) -> None:
    if depth > DEEPEST and values:
        raise NotCanonicalError
    for each in values:
        if type(each) is not str and each is not None:
            _check(each, depth)


def _is_text(key: object) -> bool:
    return isinstance(key, str)


def _check_texts(value: Json) -> None:
    if isinstance(value, str):
        if not unicodedata.is_normalized("NFC", value):
            raise NotCanonicalError
    elif isinstance(value, Mapping):
        for key, each in value.items():
            _check_texts(key)
            _check_texts(each)
    elif isinstance(value, Sequence):
        for each in value:
            _check_texts(each)


def _each_key_once(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise NotCanonicalError
    return found


def _refuse(_text: str) -> Json:
    raise NotCanonicalError


def _whole(text: str) -> int:
    if len(text) > 17:
        raise NotCanonicalError
    return int(text)
