"""A good bundle gives back what went in, stays small, and tells an outsider nothing."""

import hashlib
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from consulaat.security.sealing import new_identity, open_sealed
from consulaat.sync import bundle
from consulaat.sync.manifest import Ack, read_header, read_manifest
from consulaat.sync.padding import padded_length
from consulaat.sync.payload import LONGEST_LINE
from consulaat.sync.refusals import BundleMismatchError, BundleTooLargeError
from consulaat.values.canonical import decode, encode
from tests.sync.bundles import (
    IDENTITY,
    OTHER_SEED,
    POST_SEED,
    RECIPIENT,
    SCHEMA,
    a_bundle,
    a_claim,
    a_line,
    an_outer,
    contents,
    read,
)

objects = some.text(some.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=30).map(
    lambda text: encode({"note": text.encode("ascii", "ignore").decode()})
)


@settings(max_examples=50, deadline=None)
@given(
    some.lists(objects, max_size=40),
    some.lists(some.binary(max_size=3000), max_size=3, unique=True),
    some.none() | some.builds(Ack, number=some.integers(0, 99), sha256=some.just("5" * 64)),
)
def test_a_bundle_gives_back_what_went_in(lines: list[bytes], blobs: list[bytes], ack: Ack | None) -> None:
    sent = contents(lines, blobs, ack=ack)

    got = read(bundle.compose(an_outer(), sent, recipients=[RECIPIENT], seed=POST_SEED))

    assert list(got.lines()) == lines
    assert [(digest, bytes(blob)) for digest, blob in got.blobs()] == [
        (hashlib.sha256(blob).hexdigest(), blob) for blob in blobs
    ]
    assert (got.manifest.ack, got.manifest.heads) == (ack, tuple(sent.heads))
    assert got.manifest.outer == an_outer()


def test_lines_can_be_asked_for_twice() -> None:
    got = read(a_bundle(30))

    assert list(got.lines()) == list(got.lines()) == [a_line(number) for number in range(1, 31)]


def test_an_empty_bundle_still_carries_head_and_receipt() -> None:
    ack = Ack(number=7, sha256="5" * 64, missing=(8, 9))

    got = read(bundle.compose(an_outer(), contents(ack=ack), recipients=[RECIPIENT], seed=POST_SEED)).manifest

    assert (got.ack, got.payload.lines, got.heads[0].last) == (ack, 0, 0)


def test_header_and_manifest_have_every_key_of_the_format() -> None:
    data = a_bundle()
    header = decode(bundle.read_frame(data).header)
    manifest = decode(read(data).manifest.to_bytes())

    assert isinstance(header, dict)
    assert isinstance(manifest, dict)
    assert set(header) == {"v", "kind", "from", "to", "number", "prev", "key", "created", "len"}
    words = {"outer", "profile", "class", "schema", "app", "urgent"}
    lists = {"heads", "counts", "ack", "approvals", "trust", "payload", "blobs"}
    assert set(manifest) == words | lists
    assert (manifest["profile"], manifest["approvals"], manifest["trust"]) == ("VOLLEDIG", [], None)
    assert manifest["outer"] == {name: value for name, value in header.items() if name != "len"}


def test_header_and_manifest_are_read_as_they_are_written() -> None:
    data = a_bundle(3, [b"letter"])
    header = bundle.read_header(bundle.read_frame(data))
    manifest = read(data).manifest

    assert read_header(header.to_bytes()) == header
    assert read_manifest(manifest.to_bytes()) == manifest


def test_one_change_takes_less_than_four_kilobytes() -> None:
    assert len(a_bundle(1)) < 4000


def test_lines_are_packed() -> None:
    payload = read(a_bundle(1000)).manifest.payload

    assert payload.encoding == "zstd"
    assert payload.length * 10 < payload.raw


def test_lines_that_would_look_like_a_bomb_travel_unpacked() -> None:
    line = encode({"note": "a" * 200_000})

    got = read(bundle.compose(an_outer(), contents([line] * 10), recipients=[RECIPIENT], seed=POST_SEED))

    assert got.manifest.payload.encoding == "none"
    assert list(got.lines()) == [line] * 10


@pytest.mark.parametrize(
    ("length", "padded"),
    [(1, 512), (512, 512), (513, 1024), (16_384, 16_384), (16_385, 17_408), (100_000, 100_352)],
)
def test_lengths_are_rounded_as_the_format_says(length: int, padded: int) -> None:
    assert padded_length(length) == padded


@given(some.integers(1, 2**30))
def test_padding_costs_little_and_stays_put(length: int) -> None:
    padded = padded_length(length)

    assert length <= padded <= max(length + 511, length * 1.12)
    assert padded_length(padded) == padded


def test_bundles_of_about_the_same_size_look_the_same_from_outside() -> None:
    sizes = {
        len(open_sealed(bundle.read_frame(a_bundle(1, [b"x" * size])).body, IDENTITY))
        for size in range(1, 60)
    }

    assert len(sizes) <= 2


def test_the_file_name_says_nothing_but_a_digest() -> None:
    data = a_bundle()

    assert bundle.identifier(data) == hashlib.sha256(data).hexdigest()
    assert bundle.file_name(data) == f"consulaat-{hashlib.sha256(data).hexdigest()[:12]}.cbn"


def test_several_devices_of_the_receiver_can_each_open_it() -> None:
    secret, second = new_identity()
    data = bundle.compose(an_outer(), contents([a_line(1)]), recipients=[RECIPIENT, second], seed=POST_SEED)
    cut = bundle.read_frame(data)

    for identity in (IDENTITY, secret):
        inner = bundle.open_inner(cut, bundle.read_header(cut), identity=identity, schema=SCHEMA)
        assert list(inner.lines()) == [a_line(1)]


def test_a_bundle_is_not_signed_with_another_key_than_it_names() -> None:
    with pytest.raises(BundleMismatchError):
        bundle.compose(an_outer(), contents(), recipients=[RECIPIENT], seed=OTHER_SEED)


@pytest.mark.parametrize(
    "too_much",
    [
        contents([b"{" + b"a" * LONGEST_LINE + b"}"]),
        replace(contents(), blobs=[b"x"] * 5001),
        replace(contents(), blobs=[bytes(25 * 1024 * 1024 + 1)]),
        replace(contents(), heads=[replace(a_claim(1, 0), device=f"{n:032x}") for n in range(3000)]),
    ],
    ids=["line", "blobs", "blob", "manifest"],
)
def test_what_no_receiver_takes_is_not_written(too_much: bundle.Contents) -> None:
    with pytest.raises(BundleTooLargeError):
        bundle.compose(an_outer(), too_much, recipients=[RECIPIENT], seed=POST_SEED)


def test_lines_are_unpacked_as_they_are_asked_for() -> None:
    lines = [encode({"note": hashlib.sha256(b"%d" % number).hexdigest() * 100}) for number in range(4000)]
    got = read(bundle.compose(an_outer(), contents(lines), recipients=[RECIPIENT], seed=POST_SEED))
    tracemalloc.start()
    count = sum(1 for _ in got.lines())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert count == 4000
    assert peak < got.manifest.payload.raw / 3


def test_lines_may_come_one_by_one() -> None:
    def lines() -> Iterator[bytes]:
        yield a_line(1)
        yield a_line(2)

    sent = replace(contents(), lines=lines(), heads=(a_claim(1, 2),))

    got = read(bundle.compose(an_outer(), sent, recipients=[RECIPIENT], seed=POST_SEED))

    assert list(got.lines()) == [a_line(1), a_line(2)]
