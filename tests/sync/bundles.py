"""Builds bundles for tests: good ones as a post sends them, and signed ones with anything inside."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import pytest

from consulaat.errors import ConsulaatError
from consulaat.security import sealing, signing
from consulaat.sync import bundle, frame, heads
from consulaat.sync.bundle import Contents, Inner
from consulaat.sync.manifest import HeadClaim, Outer
from consulaat.sync.padding import padding
from consulaat.values.canonical import Json, decode, encode

POST, HEADQUARTERS, ELSEWHERE = "1" * 32, "2" * 32, "3" * 32
SCHEMA = 1
CREATED = datetime(2026, 11, 21, 22, 17, 10, tzinfo=UTC)
POST_SEED, OTHER_SEED = bytes(range(32)), bytes(range(1, 33))
POST_KEY, OTHER_KEY = signing.public_line(POST_SEED), signing.public_line(OTHER_SEED)
TRUSTED = {POST_KEY: POST, OTHER_KEY: ELSEWHERE}
IDENTITY, RECIPIENT = sealing.new_identity()


def an_outer(**other: object) -> Outer:
    """Return the first bundle of the post to headquarters."""
    first = Outer(
        sender=POST,
        receiver=HEADQUARTERS,
        number=1,
        previous="0" * 64,
        key=signing.fingerprint(POST_KEY),
        created=CREATED,
    )
    return replace(first, **other)  # type: ignore[arg-type]  # the test names the field


def a_line(number: int, state: str = "INTAKE") -> bytes:
    """Return a full journal line."""
    return encode(
        {
            "at": "2026-11-21T22:00:00.000Z-0",
            "by": "a" * 32,
            "fields": {"state": [state]},
            "id": f"{number:032x}",
            "n": number,
            "type": "case",
        }
    )


def a_claim(first: int, last: int) -> HeadClaim:
    """Return the post's own signed claim on some lines."""
    return heads.claim(device=POST, first=first, last=last, head="4" * 64, seed=POST_SEED)


def contents(lines: Sequence[bytes] = (), blobs: Sequence[bytes] = (), **other: object) -> Contents:
    """Return what a post would send: these lines from its first on, and these attachments."""
    usual = Contents(
        schema=SCHEMA,
        app="consulaat/1.0",
        classification="DEPARTEMENTAAL_VERTROUWELIJK",
        heads=(a_claim(1, len(lines)),),
        counts={"case": len(lines)} if lines else {},
        lines=lines,
        blobs=blobs,
    )
    return replace(usual, **other)  # type: ignore[arg-type]  # the test names the field


def a_bundle(count: int = 1, blobs: Sequence[bytes] = ()) -> bytes:
    """Return a good bundle with so many lines."""
    lines = [a_line(number) for number in range(1, count + 1)]
    return bundle.compose(an_outer(), contents(lines, blobs), recipients=[RECIPIENT], seed=POST_SEED)


def read(data: bytes) -> Inner:
    """Read a bundle as headquarters does: every rule, in order."""
    cut = bundle.read_frame(data)
    key = bundle.verify_signature(cut, TRUSTED)
    header = bundle.read_header(cut)
    bundle.check_header(header, key=key, sender=TRUSTED[key], us=HEADQUARTERS)
    return bundle.open_inner(cut, header, identity=IDENTITY, schema=SCHEMA)


def refused(data: bytes) -> ConsulaatError:
    """Return how headquarters refuses a bundle; it must."""
    with pytest.raises(ConsulaatError) as caught:
        read(data)
    return caught.value


def signed(header: bytes, sealed: bytes, seed: bytes = POST_SEED, namespace: str = bundle.NAMESPACE) -> bytes:
    """Return a file with any header and any sealed part, validly signed."""
    return frame.wrap(bundle.MAGIC, header, sealed, seed=seed, namespace=namespace)


def sealed_and_signed(inner: bytes, recipients: Sequence[str] = (RECIPIENT,)) -> bytes:
    """Return a file with any inner part, validly sealed and signed."""
    sealed = sealing.seal(inner, recipients)
    return signed(encode({**an_outer().to_json(), "len": len(sealed)}), sealed)


@dataclass(kw_only=True)
class Inside:
    """An inner part of which a test can alter each piece before it is sealed and signed."""

    manifest: dict[str, Json] = field(default_factory=dict)
    parts: bytes = b""

    @classmethod
    def of(cls, data: bytes) -> "Inside":
        """Return the pieces of a good bundle."""
        inner = read(data)
        return cls(manifest=_object(inner.manifest.to_bytes()), parts=bytes(inner.content))

    def part(self, name: str) -> dict[str, Json]:
        """Return one object of the manifest, to be altered."""
        part = self.manifest[name]
        assert isinstance(part, dict)
        return part

    def file(self, manifest: bytes | None = None) -> bytes:
        """Return the file, padded as agreed; ``manifest`` stands in for the encoded one."""
        text = encode(self.manifest) if manifest is None else manifest
        inner = struct.pack(">I", len(text)) + text + self.parts
        return sealed_and_signed(inner + padding(len(inner)))


def _object(data: bytes) -> dict[str, Json]:
    value = decode(data)
    assert isinstance(value, dict)
    return value
