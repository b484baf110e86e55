"""Hostile bundles, rules 1 to 9: what can be wrong before anything is opened."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as some

from consulaat.errors import Exit
from consulaat.security import signing
from consulaat.sync import bundle
from consulaat.sync.refusals import (
    BundleDamagedError,
    BundleMismatchError,
    BundleNotForUsError,
    BundleTamperedError,
    BundleTooNewError,
    BundleUnknownSenderError,
)
from consulaat.values.canonical import encode
from tests.sync.bundles import (
    ELSEWHERE,
    HEADQUARTERS,
    OTHER_KEY,
    POST_SEED,
    RECIPIENT,
    a_bundle,
    an_outer,
    contents,
    refused,
    signed,
)

GOOD = a_bundle(2, [b"letter"])
OUTSIDE = an_outer().to_json()
ODD_LENGTHS = [0, 1, 2**31, 2**32 - 1, len(GOOD)]
LENGTHS = ["0", "1", "half", "most", "all"]  # the same in every process, as the length of a bundle is not


def test_any_single_byte_changed_is_refused() -> None:
    signature = len(GOOD) - 4 - struct.unpack(">I", GOOD[-4:])[0]

    for at in range(len(GOOD)):
        error = refused(GOOD[:at] + bytes([GOOD[at] ^ 1 << at % 8]) + GOOD[at + 1 :])
        assert error.exit_code is Exit.TAMPERED
        if 12 <= at < signature:
            assert error.code == "bundle-tampered"


def test_a_bundle_cut_at_any_length_is_damaged() -> None:
    for length in range(len(GOOD)):
        assert isinstance(refused(GOOD[:length]), BundleDamagedError)


@pytest.mark.parametrize("data", [GOOD + b"\0", b"", b"CNSLBN1\n", b"\0" * 5000])
def test_more_or_less_than_one_bundle_is_damaged(data: bytes) -> None:
    assert isinstance(refused(data), BundleDamagedError)


def test_two_bundles_in_one_file_are_tampering() -> None:
    assert isinstance(refused(GOOD + GOOD), BundleTamperedError)


@given(some.binary(max_size=5000))
def test_random_bytes_are_damaged(noise: bytes) -> None:
    assert isinstance(refused(noise), BundleDamagedError)
    assert isinstance(refused(bundle.MAGIC + noise), BundleDamagedError)


@pytest.mark.parametrize("length", ODD_LENGTHS, ids=LENGTHS)
@pytest.mark.parametrize("at", [8, len(GOOD) - 4], ids=["hlen", "slen"])
def test_rule_2_an_odd_length_of_header_or_signature_is_damage(at: int, length: int) -> None:
    assert isinstance(refused(GOOD[:at] + struct.pack(">I", length) + GOOD[at + 4 :]), BundleDamagedError)


def test_rule_3_an_unknown_key_is_an_unknown_sender() -> None:
    outer = an_outer(key=signing.fingerprint(signing.public_line(bytes(32))))
    data = bundle.compose(outer, contents(), recipients=[RECIPIENT], seed=bytes(32))

    assert isinstance(refused(data), BundleUnknownSenderError)


@pytest.mark.parametrize("namespace", ["consulaat-card-v1", "consulaat-journal-v1", "file"])
def test_rule_4_a_signature_for_another_purpose_is_tampering(namespace: str) -> None:
    cut = bundle.read_frame(GOOD)

    data = signed(cut.header, bytes(cut.body), namespace=namespace)

    assert isinstance(refused(data), BundleTamperedError)


def test_rule_4_a_signature_of_another_bundle_is_tampering() -> None:
    ours, other = a_bundle(1), a_bundle(3)
    end = 4 + struct.unpack(">I", ours[-4:])[0]

    assert isinstance(refused(ours[:-end] + other[-end:]), BundleTamperedError)


def test_rule_5_a_newer_format_waits_for_a_newer_program() -> None:
    error = refused(signed(encode({**OUTSIDE, "v": 2, "len": 3, "more": True}), b"age"))

    assert isinstance(error, BundleTooNewError)
    assert error.exit_code is Exit.REFUSED


@pytest.mark.parametrize(
    "header",
    [
        b"[]",
        b"{}",
        b"\xef\xbb\xbf{}",
        encode(OUTSIDE),
        encode({**OUTSIDE, "len": 3, "more": 1}),
        encode({**OUTSIDE, "len": 3})[:-1] + b" }",
        encode({**OUTSIDE, "len": 3}).replace(b'"len":3', b'"len":3.0'),
        encode({**OUTSIDE, "len": 3}).replace(b'"len":3', b'"len":3,"len":3'),
        *(
            encode({**OUTSIDE, "len": 3, **wrong})
            for wrong in (
                {"v": 0},
                {"v": True},
                {"v": "1"},
                {"kind": "card"},
                {"number": 0},
                {"number": "1"},
                {"number": True},
                {"from": "1" * 31},
                {"from": "G" * 32},
                {"prev": "0" * 63},
                {"key": "MD5:0"},
                {"created": "2026-11-21T22:17:10+00:00"},
                {"created": "2026-11-31T22:17:10Z"},
                {"created": "2026-11-21T22:17:1Z"},
                {"created": 1},
                {"to": None},
            )
        ),
    ],
)
def test_rules_5_and_6_a_header_in_another_form_is_a_mismatch(header: bytes) -> None:
    assert isinstance(refused(signed(header, b"age")), BundleMismatchError)


@pytest.mark.parametrize("length", [*ODD_LENGTHS, 4], ids=[*LENGTHS, "4"])
def test_rule_7_a_wrong_length_of_the_sealed_part_is_damage(length: int) -> None:
    assert isinstance(refused(signed(encode({**OUTSIDE, "len": length}), b"age")), BundleDamagedError)


@pytest.mark.parametrize("more", [-1, 1])
def test_rule_7_a_length_that_is_only_just_wrong_is_damage(more: int) -> None:
    sealed = bytes(bundle.read_frame(GOOD).body)

    data = signed(encode({**OUTSIDE, "len": len(sealed) + more}), sealed)

    assert isinstance(refused(data), BundleDamagedError)


@pytest.mark.parametrize(
    "other", [{"key": signing.fingerprint(OTHER_KEY)}, {"from": ELSEWHERE}, {"from": HEADQUARTERS}]
)
def test_rule_8_a_header_of_another_device_is_a_mismatch(other: dict[str, str]) -> None:
    assert isinstance(refused(signed(encode({**OUTSIDE, **other, "len": 3}), b"age")), BundleMismatchError)


def test_rule_9_a_bundle_for_another_store_is_not_for_us() -> None:
    data = bundle.compose(an_outer(receiver=ELSEWHERE), contents(), recipients=[RECIPIENT], seed=POST_SEED)

    assert isinstance(refused(data), BundleNotForUsError)
