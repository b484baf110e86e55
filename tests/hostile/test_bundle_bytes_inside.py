"""Hostile bundles, rules 10 to 16: validly signed, but not what is agreed inside."""

import struct
from collections.abc import Callable
from dataclasses import replace

import pytest

from consulaat.errors import Exit
from consulaat.security import sealing, signing
from consulaat.sync import bundle
from consulaat.sync.refusals import (
    BundleDamagedError,
    BundleMismatchError,
    BundleNotForUsError,
    BundleTooNewError,
)
from consulaat.values.canonical import encode
from tests.sync.bundles import (
    ELSEWHERE,
    IDENTITY,
    OTHER_KEY,
    OTHER_SEED,
    POST_SEED,
    SCHEMA,
    Inside,
    a_bundle,
    a_claim,
    an_outer,
    contents,
    refused,
    sealed_and_signed,
    signed,
)

GOOD = a_bundle(2, [b"letter"])
OUTSIDE = an_outer().to_json()
ODD_LENGTHS = [0, 1, 2**31, 2**32 - 1, len(GOOD)]


def test_rule_10_content_sealed_for_someone_else_is_not_for_us() -> None:
    _, stranger = sealing.new_identity()
    data = bundle.compose(an_outer(), contents(), recipients=[stranger], seed=POST_SEED)

    assert isinstance(refused(data), BundleNotForUsError)


@pytest.mark.parametrize("sealed", [b"", b"age..", b"age-encryption.org/v1\n-> X25519 a\n--- b\n"])
def test_rule_10_a_broken_seal_is_damage(sealed: bytes) -> None:
    assert isinstance(refused(signed(encode({**OUTSIDE, "len": len(sealed)}), sealed)), BundleDamagedError)


@pytest.mark.parametrize("length", [0, 1, 1024 * 1024 + 1, 2**31, 2**32 - 1])
def test_rule_11_an_odd_length_of_the_manifest_is_damage(length: int) -> None:
    inner = struct.pack(">I", length) + bytes(508)

    assert isinstance(refused(sealed_and_signed(inner)), BundleDamagedError)


@pytest.mark.parametrize("inner", [b"", b"\0\0\0", b"\0\0\0\x02"])
def test_rule_11_an_inner_part_without_manifest_is_damage(inner: bytes) -> None:
    assert isinstance(refused(sealed_and_signed(inner)), BundleDamagedError)


def test_rule_11_a_manifest_above_1_mib_is_damage() -> None:
    inside = Inside.of(GOOD)
    inside.manifest.update(heads=[{**a_claim(1, 0).to_json(), "device": f"{n:032x}"} for n in range(3000)])
    assert len(encode(inside.manifest)) > 1024 * 1024

    assert isinstance(refused(inside.file()), BundleDamagedError)


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        (b'"schema":1', b'"schema":1,"schema":1'),
        (b'"schema":1', b'"schema":1.0'),
        (b'"schema":1', b'"schema":NaN'),
        (b'"schema":1', b'"schema":9007199254740992'),
        (b'"schema":1', b'"schema": 1'),
        (b'"schema":1', b'"schema":1,"seen":0'),
        (b'"schema":1,', b""),
        (b'"trust":null,"urgent":false', b'"urgent":false,"trust":null'),
        (b'"app":"c', b'"app":"\\u0063'),
        (b'"app":"c', b'"app":"\xff'),
        (b'"app":"c', b'"app":"\\ud800'),
        (b'"counts":{', b'"counts":' + b'{"a":' * 5000 + b"{"),
    ],
)
def test_rule_12_a_manifest_in_another_form_is_damage(good: bytes, bad: bytes) -> None:
    inside = Inside.of(GOOD)
    text = encode(inside.manifest)
    assert good in text

    assert isinstance(refused(inside.file(text.replace(good, bad))), BundleDamagedError)


@pytest.mark.parametrize(
    "alter",
    [
        lambda inside: inside.manifest.update(urgent=0),
        lambda inside: inside.manifest.update(schema=True),
        lambda inside: inside.manifest.update(schema=0),
        lambda inside: inside.manifest.update(app=""),
        lambda inside: inside.manifest.update(heads={}),
        lambda inside: inside.manifest.update(heads=inside.manifest["heads"] * 2),
        lambda inside: inside.manifest.update(counts={"case": -1}),
        lambda inside: inside.manifest.update(counts={"Case": 1}),
        lambda inside: inside.manifest.update(counts=[]),
        lambda inside: inside.manifest.update(ack={"number": 1, "sha256": "0" * 64}),
        lambda inside: inside.manifest.update(ack=False),
        lambda inside: inside.manifest.update(approvals=None),
        lambda inside: inside.manifest.update(blobs=inside.manifest["blobs"] * 2),
        lambda inside: inside.manifest.update(profile="volledig"),
        lambda inside: inside.part("payload").update(enc="gzip"),
        lambda inside: inside.part("payload").update(lines=-1),
        lambda inside: inside.part("payload").update(lines=1_000_001),
        lambda inside: inside.part("payload").update(raw=256 * 1024 * 1024 + 1),
    ],
)
def test_rule_12_a_value_of_another_kind_is_damage(alter: Callable[[Inside], None]) -> None:
    inside = Inside.of(GOOD)
    alter(inside)

    assert isinstance(refused(inside.file()), BundleDamagedError)


@pytest.mark.parametrize(
    "asked",
    [
        {"schema": SCHEMA + 1},
        {"profile": "STATISTIEK"},
        {"approvals": [{"user": "a" * 32, "at": "2026-11-21T22:17:10Z", "sig": "x"}]},
        {"trust": {"version": 1, "cards": [], "revoked": []}},
    ],
)
def test_rule_13_what_this_version_cannot_do_waits_for_a_newer_program(asked: dict[str, object]) -> None:
    inside = Inside.of(GOOD)
    inside.manifest.update(asked)  # type: ignore[arg-type]  # JSON all the same

    error = refused(inside.file())

    assert isinstance(error, BundleTooNewError)
    assert error.exit_code is Exit.REFUSED


def test_rule_14_sealed_content_signed_again_by_someone_else_is_a_mismatch() -> None:
    stolen = bytes(bundle.read_frame(GOOD).body)
    outer = replace(an_outer(), sender=ELSEWHERE, key=signing.fingerprint(OTHER_KEY))

    data = signed(encode({**outer.to_json(), "len": len(stolen)}), stolen, OTHER_SEED)

    assert isinstance(refused(data), BundleMismatchError)


@pytest.mark.parametrize("other", [{"number": 2}, {"prev": "9" * 64}, {"created": "2026-11-22T00:00:00Z"}])
def test_rule_14_another_outside_than_inside_is_a_mismatch(other: dict[str, int | str]) -> None:
    sealed = bytes(bundle.read_frame(GOOD).body)

    data = signed(encode({**OUTSIDE, **other, "len": len(sealed)}), sealed)

    assert isinstance(refused(data), BundleMismatchError)


@pytest.mark.parametrize("zeros", [-1, 1, 512])
def test_rule_15_padding_of_another_length_is_damage(zeros: int) -> None:
    inner = sealing.open_sealed(bundle.read_frame(GOOD).body, IDENTITY)
    other = inner + bytes(zeros) if zeros > 0 else inner[:zeros]

    assert isinstance(refused(sealed_and_signed(other)), BundleDamagedError)


def test_rule_15_padding_that_is_not_zero_is_damage() -> None:
    inner = sealing.open_sealed(bundle.read_frame(GOOD).body, IDENTITY)
    assert inner[-1] == 0

    assert isinstance(refused(sealed_and_signed(inner[:-1] + b"\1")), BundleDamagedError)


@pytest.mark.parametrize("length", [*ODD_LENGTHS, 2**53 - 1], ids=range(len(ODD_LENGTHS) + 1))
def test_rule_15_a_payload_longer_than_the_file_is_damage(length: int) -> None:
    inside = Inside.of(GOOD)
    inside.part("payload").update(len=length)

    assert isinstance(refused(inside.file()), BundleDamagedError)


@pytest.mark.parametrize(
    "claims",
    [
        [{"sha256": "0" * 64, "len": 6}],
        [{"sha256": "0" * 64, "len": 25 * 1024 * 1024 + 1}],
        [{"sha256": f"{number:064x}", "len": 0} for number in range(5001)],
    ],
    ids=["hash", "length", "number"],
)
def test_rule_16_blobs_other_than_announced_are_damage(claims: list[dict[str, object]]) -> None:
    inside = Inside.of(GOOD)
    inside.manifest.update(blobs=claims)  # type: ignore[arg-type]  # JSON all the same

    assert isinstance(refused(inside.file()), BundleDamagedError)


def test_rule_16_a_blob_that_comes_twice_is_damage() -> None:
    inside = Inside.of(GOOD)
    blobs = inside.manifest["blobs"]
    assert isinstance(blobs, list)
    inside.manifest.update(blobs=blobs * 2)
    inside.parts += b"letter"

    assert isinstance(refused(inside.file()), BundleDamagedError)
