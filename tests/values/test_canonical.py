"""One text per value."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consulaat.values.canonical import DEEPEST, LARGEST, Json, NotCanonicalError, decode, encode, parse

NFC = st.text(st.characters(categories=["L", "N", "P", "S", "Zs", "Cc"]), max_size=8).map(
    lambda text: unicodedata.normalize("NFC", text)
)
VALUES: st.SearchStrategy[Json] = st.recursive(
    st.none() | st.booleans() | st.integers(-LARGEST, LARGEST) | NFC,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NFC, inner, max_size=3),
    max_leaves=8,
).filter(lambda value: _depth(value) <= 7)


def _depth(value: object) -> int:
    if isinstance(value, dict):
        return 1 + max(map(_depth, value.values()), default=0)
    if isinstance(value, list):
        return 1 + max(map(_depth, value), default=0)
    return 0


@given(value=VALUES)
def test_a_value_comes_back_from_its_text(value: Json) -> None:
    assert decode(encode(value)) == value
    assert json.loads(encode(value)) == value


def test_keys_are_sorted_and_nothing_is_added() -> None:
    assert (
        encode({"b": [1, True, None], "a": {"é": "فاطمة/"}})
        == '{"a":{"é":"فاطمة/"},"b":[1,true,null]}'.encode()
    )


@pytest.mark.parametrize(
    "value",
    [
        1.5,
        float("nan"),
        2**53,
        -(2**53),
        "e\u0301",
        "\ud800",
        {"e\u0301": 1},
        b"x",
        {1: 2},
        [[[[[[[[[1]]]]]]]]],
    ],
)
def test_a_value_without_a_canonical_text_is_refused(value: object) -> None:
    with pytest.raises(NotCanonicalError):
        encode(value)  # type: ignore[arg-type]  # that is the point


@pytest.mark.parametrize(
    "text",
    [
        b'{"b":1,"a":2}',
        b'{"a":1,"a":1}',
        b'{"a": 1}',
        b"[1,2] ",
        b"1.0",
        b"1e2",
        b"NaN",
        b"-0",
        b"9007199254740992",
        b"9" * 5000,
        b'"\\u0041"',
        b'"\\ud800"',
        b'"e\xcc\x81"',
        b'"\xff"',
        b"\xef\xbb\xbf1",
        b"[" * 100_000,
        b"",
        b"nul",
    ],
)
def test_bytes_that_are_not_the_text_of_a_value_are_refused(text: bytes) -> None:
    with pytest.raises(NotCanonicalError):
        decode(text)


@pytest.mark.parametrize("text", [b'{"a":1,"a":2}', b"1.5", b"Infinity", b"[" * 100_000, b"1" * 18, b"\xff"])
def test_what_comes_from_outside_is_checked_before_it_is_used(text: bytes) -> None:
    with pytest.raises(NotCanonicalError):
        parse(text)


@pytest.mark.parametrize("inmost", ["text", None, 1, True, []])
def test_what_stands_at_the_ninth_level_is_too_deep_whatever_it_is(inmost: Json) -> None:
    value: Json = inmost
    for _level in range(DEEPEST - 1):
        value = [value]
    assert encode(value)

    with pytest.raises(NotCanonicalError):
        encode([value])
