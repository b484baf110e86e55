"""What a bundle says of itself, outside (header) and inside (manifest), to and from canonical JSON.

Every key is present and no other is; a key without use is null, false or empty. ``approvals`` and
``trust`` have no use yet: a bundle that fills them comes from a newer program.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from consulaat.security import shape
from consulaat.sync.refusals import BundleTooNewError
from consulaat.values import canonical
from consulaat.values.canonical import Json

VERSION: Final = 1
FULL: Final = "VOLLEDIG"
MOST_BLOBS: Final = 5_000
LARGEST_BLOB: Final = 25 * 1024 * 1024
MOST_LINES: Final = 1_000_000
LARGEST_RAW: Final = 256 * 1024 * 1024

_BASE64: Final = re.compile(r"[A-Za-z0-9+/]{200,1368}={0,2}")
_APP: Final = re.compile(r"[!-~]{1,64}")
_TYPE: Final = re.compile(r"[a-z][a-z_]{0,63}")
_ENCODING: Final = re.compile(r"zstd|none")
_KIND: Final = re.compile(r"bundle")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outer:
    """Which bundle this is: sender, receiver, number, what went before, which key, when."""

    sender: str
    receiver: str
    number: int
    previous: str
    key: str
    created: datetime

    def to_json(self) -> dict[str, Json]:
        """Return the header without the length of the sealed part."""
        return {
            "v": VERSION,
            "kind": "bundle",
            "from": self.sender,
            "to": self.receiver,
            "number": self.number,
            "prev": self.previous,
            "key": self.key,
            "created": shape.written(self.created),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The outside of a bundle: which one it is, and how many bytes are sealed."""

    outer: Outer
    length: int

    def to_bytes(self) -> bytes:
        """Return the header as it stands in the file."""
        return canonical.encode({**self.outer.to_json(), "len": self.length})


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadClaim:
    """Which lines of a device's journal are in here, and the signed head after the last of them."""

    device: str
    first: int
    last: int
    head: str
    signature: str

    def to_json(self) -> dict[str, Json]:
        """Return the claim as it stands in the manifest."""
        return {
            "device": self.device,
            "from": self.first,
            "to": self.last,
            "head": self.head,
            "sig": self.signature,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Ack:
    """A receipt: the last gapless number that came, its digest, and the numbers that did not come."""

    number: int
    sha256: str
    missing: tuple[int, ...] = ()

    def to_json(self) -> dict[str, Json]:
        """Return the receipt as it stands in the manifest."""
        return {"number": self.number, "sha256": self.sha256, "missing": self.missing}


@dataclass(frozen=True, slots=True, kw_only=True)
class Payload:
    """How the journal lines are packed, and what they come to when unpacked."""

    encoding: str
    length: int
    raw: int
    sha256: str
    lines: int

    def to_json(self) -> dict[str, Json]:
        """Return the claim as it stands in the manifest."""
        return {
            "enc": self.encoding,
            "len": self.length,
            "raw": self.raw,
            "sha256": self.sha256,
            "lines": self.lines,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class BlobClaim:
    """One attachment's bytes: their digest and how many there are."""

    sha256: str
    length: int

    def to_json(self) -> dict[str, Json]:
        """Return the claim as it stands in the manifest."""
        return {"sha256": self.sha256, "len": self.length}


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The inside of a bundle: the outside once more, and everything the parts must agree with."""

    outer: Outer
    profile: str
    classification: str
    schema: int
    app: str
    urgent: bool
    heads: tuple[HeadClaim, ...]
    counts: Mapping[str, int]
    ack: Ack | None
    payload: Payload
    blobs: tuple[BlobClaim, ...]

    def to_bytes(self) -> bytes:
        """Return the manifest as it stands in the bundle."""
        return canonical.encode(
            {
                "outer": self.outer.to_json(),
                "profile": self.profile,
                "class": self.classification,
                "schema": self.schema,
                "app": self.app,
                "urgent": self.urgent,
                "heads": [each.to_json() for each in self.heads],
                "counts": self.counts,
                "ack": self.ack.to_json() if self.ack else None,
                "approvals": [],
                "trust": None,
                "payload": self.payload.to_json(),
                "blobs": [each.to_json() for each in self.blobs],
            }
        )


def read_header(data: bytes) -> Header:
    """Return the header, or raise NotCanonicalError, WrongShapeError or BundleTooNewError."""
    value = canonical.decode(data)
    if isinstance(value, Mapping):
        _known_version(value.get("v"))
    found = shape.members(value, "v", "kind", "from", "to", "number", "prev", "key", "created", "len")
    outer = {name: each for name, each in found.items() if name != "len"}
    return Header(outer=_outer(outer), length=shape.whole(found["len"]))


def read_manifest(data: bytes) -> Manifest:
    """Return the manifest, or raise NotCanonicalError, WrongShapeError or BundleTooNewError."""
    names = "outer profile class schema app urgent heads counts ack approvals trust payload blobs"
    found = shape.members(canonical.decode(data), *names.split())
    profile = shape.text(found["profile"], shape.CODE)
    if profile != FULL or shape.items(found["approvals"]) or found["trust"] is not None:
        raise BundleTooNewError
    return Manifest(
        outer=_outer(found["outer"]),
        profile=profile,
        classification=shape.text(found["class"], shape.CODE),
        schema=shape.whole(found["schema"], 1),
        app=shape.text(found["app"], _APP),
        urgent=shape.flag(found["urgent"]),
        heads=_heads(found["heads"]),
        counts=_counts(found["counts"]),
        ack=None if found["ack"] is None else _ack(found["ack"]),
        payload=_payload(found["payload"]),
        blobs=_blobs(found["blobs"]),
    )


def _known_version(value: object) -> None:
    if isinstance(value, int) and not isinstance(value, bool) and value > VERSION:
        raise BundleTooNewError
    shape.whole(value, VERSION, VERSION)


def _outer(value: object) -> Outer:
    found = shape.members(value, "v", "kind", "from", "to", "number", "prev", "key", "created")
    _known_version(found["v"])
    shape.text(found["kind"], _KIND)
    return Outer(
        sender=shape.text(found["from"], shape.STORE),
        receiver=shape.text(found["to"], shape.STORE),
        number=shape.whole(found["number"], 1),
        previous=shape.text(found["prev"], shape.SHA256),
        key=shape.text(found["key"], shape.FINGERPRINT),
        created=shape.moment(found["created"]),
    )


def _heads(value: object) -> tuple[HeadClaim, ...]:
    heads = tuple(_head(each) for each in shape.items(value))
    if len({head.device for head in heads}) != len(heads):
        raise shape.WrongShapeError
    return heads


def _head(value: object) -> HeadClaim:
    found = shape.members(value, "device", "from", "to", "head", "sig")
    first = shape.whole(found["from"], 1)
    return HeadClaim(
        device=shape.text(found["device"], shape.STORE),
        first=first,
        last=shape.whole(found["to"], first - 1),
        head=shape.text(found["head"], shape.SHA256),
        signature=shape.text(found["sig"], _BASE64),
    )


def _counts(value: object) -> Mapping[str, int]:
    if not isinstance(value, Mapping):
        raise shape.WrongShapeError
    return {shape.text(name, _TYPE): shape.whole(count, 1) for name, count in value.items()}


def _ack(value: object) -> Ack:
    found = shape.members(value, "number", "sha256", "missing")
    return Ack(
        number=shape.whole(found["number"]),
        sha256=shape.text(found["sha256"], shape.SHA256),
        missing=tuple(shape.whole(each, 1) for each in shape.items(found["missing"])),
    )


def _payload(value: object) -> Payload:
    found = shape.members(value, "enc", "len", "raw", "sha256", "lines")
    return Payload(
        encoding=shape.text(found["enc"], _ENCODING),
        length=shape.whole(found["len"]),
        raw=shape.whole(found["raw"], 0, LARGEST_RAW),
        sha256=shape.text(found["sha256"], shape.SHA256),
        lines=shape.whole(found["lines"], 0, MOST_LINES),
    )


def _blobs(value: object) -> tuple[BlobClaim, ...]:
    blobs = tuple(_blob(each) for each in shape.items(value, MOST_BLOBS))
    if len({blob.sha256 for blob in blobs}) != len(blobs):
        raise shape.WrongShapeError
    return blobs


def _blob(value: object) -> BlobClaim:
    found = shape.members(value, "sha256", "len")
    return BlobClaim(
        sha256=shape.text(found["sha256"], shape.SHA256),
        length=shape.whole(found["len"], 0, LARGEST_BLOB),
    )
