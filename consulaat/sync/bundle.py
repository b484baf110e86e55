r"""Bundles: what one store sends another, sealed for the receiver and signed by the sender (format CBN1).

    file      = "CNSLBN1\n" | u32 hlen | header | sealed | signature | u32 slen
    header    = canonical JSON: {"v":1,"kind":"bundle","from":store,"to":store,"number":43,"prev":hex64,
                "key":"SHA256:...","created":"2026-11-21T22:17:10Z","len":bytes of sealed}
    sealed    = age v1 file, binary
    signature = SSHSIG blob by the sender's Ed25519 key over everything before it,
                namespace "consulaat-bundle-v1", hash sha512
    inner     = u32 mlen | manifest | payload | blobs | zeros      (what the seal opens to)
    manifest  = canonical JSON: {"outer":header without "len","profile","class","schema":int,"app",
                "urgent":bool,"heads":[{"device","from","to","head","sig"}],"counts":{type:n},
                "ack":{"number","sha256","missing":[n]}|null,"approvals":[],"trust":null,
                "payload":{"enc":"zstd"|"none","len","raw","sha256","lines"},"blobs":[{"sha256","len"}]}
    payload   = journal lines, each one JSON object and a line feed, grouped by device in the order of
                "heads"; one zstd frame with content size and checksum, or plain where that is shorter
    blobs     = the bytes of attachments, in manifest order

Numbers are big-endian; a store is 16 random bytes in hex. A stream is (from, to); its numbers are
gapless from 1, and ``prev`` is the SHA-256 of the whole file before (zeros before number 1).
Writing seals first and then signs what travels, so that a courier without secret keys can check it.

Reading, in this order; each rule refuses with the code behind it, and nothing is read before the
rules above it hold. Whoever imports puts its own questions (who is trusted, which number came last,
do the chains continue) between the functions.

``read_frame``
    1. The file is at most 512 MiB. (bundle-damaged)
    2. It begins with the magic; hlen is 2..4096, slen 150..1024, and both fit in the file; the
       signature is exactly one Ed25519 SSHSIG blob. (bundle-damaged)
``verify_signature``
    3. The signing key is a key of a trusted device, to the letter. (bundle-unknown-sender)
    4. The signature fits the whole file before it, the namespace and the hash. (bundle-tampered)
``read_header``, ``check_header``
    5. ``v`` is 1. (newer: bundle-too-new; else bundle-mismatch)
    6. The header is canonical JSON with exactly the keys above. (bundle-mismatch)
    7. ``len`` is the length of the sealed part. (bundle-damaged)
    8. ``key`` is the fingerprint of the signing key and ``from`` the store of its device.
       (bundle-mismatch)
    9. ``to`` is this store. (bundle-not-for-us)
``open_inner``
    10. The seal opens with our key. (not sealed to us: bundle-not-for-us; broken, a passphrase, more
        than 20 stanzas, or more than 64 KiB before the content: bundle-damaged)
    11. mlen is 2..1048576 and fits. (bundle-damaged)
    12. The manifest is canonical JSON with exactly the keys above. (bundle-damaged)
    13. ``profile``, ``approvals`` and ``trust`` ask for nothing this version cannot do, and
        ``schema`` is not newer than ours. (bundle-too-new)
    14. ``outer`` equals the header without ``len``. (bundle-mismatch)
    15. Manifest, payload and blobs fill the inner part up to the padding; the padding is as long as
        agreed (next 512 up to 16384 bytes, above that Padmé) and all zero. (bundle-damaged)
    16. At most 5,000 blobs, each at most 25 MiB, each with its SHA-256. (bundle-damaged)
    17. The payload announces at most 256 MiB, at most 100 times its packed length and 1 MiB, and at
        most 1,000,000 lines; it is exactly one frame that announces the same content size, a checksum,
        and a window of at most 8 MiB. Checked before anything is unpacked. (bundle-damaged)
    18. Unpacked it has the announced bytes, lines and SHA-256; each line is a JSON object of at most
        256 KiB, closed by a line feed. Checked while it is unpacked. (bundle-damaged)
``lines.read_lines``, ``heads.verify``
    19. Each line is a full line or {"n":first,"to":last,"head":hex64} for lines that do not travel, and
        each head has exactly its lines ``from``..``to``, in order. (bundle-damaged)
    20. Each head is signed by the device it is of. (bundle-journal-broken)
"""

import hashlib
import struct
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from consulaat.security import sealing, signing
from consulaat.security.shape import WrongShapeError
from consulaat.sync import frame as frames
from consulaat.sync import manifest as manifests
from consulaat.sync import payload as payloads
from consulaat.sync.frame import Frame
from consulaat.sync.manifest import Ack, BlobClaim, HeadClaim, Header, Manifest, Outer
from consulaat.sync.padding import check_padding, padding
from consulaat.sync.refusals import (
    BundleDamagedError,
    BundleMismatchError,
    BundleNotForUsError,
    BundleTamperedError,
    BundleTooLargeError,
    BundleTooNewError,
    BundleUnknownSenderError,
)
from consulaat.values.canonical import NotCanonicalError

MAGIC: Final = b"CNSLBN1\n"
NAMESPACE: Final = "consulaat-bundle-v1"
LARGEST_FILE: Final = 512 * 1024 * 1024
MANIFEST_BYTES: Final = range(2, 1024 * 1024 + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What goes into a bundle: journal lines without line feeds, in the order of their heads, and blobs."""

    schema: int
    app: str
    classification: str
    heads: Sequence[HeadClaim] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    lines: Iterable[bytes] = ()
    blobs: Sequence[bytes] = ()
    ack: Ack | None = None
    urgent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Inner:
    """An opened bundle in which everything agrees with its manifest."""

    manifest: Manifest
    content: memoryview = field(repr=False)

    def lines(self) -> Iterator[bytes]:
        """Yield the journal lines in order, unpacked as they are asked for."""
        claim = self.manifest.payload
        return payloads.unpack(claim, self.content[: claim.length])

    def blobs(self) -> Iterator[tuple[str, memoryview]]:
        """Yield the digest and the bytes of each attachment."""
        at = self.manifest.payload.length
        for each in self.manifest.blobs:
            yield each.sha256, self.content[at : at + each.length]
            at += each.length


def identifier(data: bytes) -> str:
    """Return the id of a bundle: the SHA-256 of the whole file, which the next one names as ``prev``."""
    return hashlib.sha256(data).hexdigest()


def file_name(data: bytes) -> str:
    """Return the name under which a bundle is written; it says nothing of post, date or number."""
    return f"consulaat-{identifier(data)[:12]}.cbn"


def compose(outer: Outer, contents: Contents, *, recipients: Sequence[str], seed: bytes) -> bytes:
    """Return the bundle file: packed, padded, sealed to the recipients, then signed."""
    if outer.key != signing.fingerprint(signing.public_line(seed)):
        raise BundleMismatchError
    sealed = sealing.seal(_inner(outer, contents), recipients)
    header = Header(outer=outer, length=len(sealed)).to_bytes()
    manifests.read_header(header)  # what no receiver reads must not use up a number
    data = frames.wrap(MAGIC, header, sealed, seed=seed, namespace=NAMESPACE)
    if len(data) > LARGEST_FILE:
        raise BundleTooLargeError
    return data


def read_frame(data: bytes) -> Frame:
    """Return the parts of a bundle file (rules 1 and 2)."""
    if len(data) > LARGEST_FILE:
        raise BundleDamagedError
    try:
        return frames.cut(data, MAGIC)
    except frames.FrameDamagedError as error:
        raise BundleDamagedError from error


def verify_signature(frame: Frame, trusted: Collection[str]) -> str:
    """Return the public line of the trusted key that signed the file (rules 3 and 4)."""
    if frame.signature.key not in trusted:
        raise BundleUnknownSenderError
    try:
        frames.verify(frame, NAMESPACE)
    except signing.BadSignatureError as error:
        raise BundleTamperedError from error
    return frame.signature.key


def read_header(frame: Frame) -> Header:
    """Return the header of a file whose signature is good (rules 5 to 7)."""
    try:
        header = manifests.read_header(frame.header)
    except (NotCanonicalError, WrongShapeError) as error:
        raise BundleMismatchError from error
    if header.length != len(frame.body):
        raise BundleDamagedError
    return header


def check_header(header: Header, *, key: str, sender: str, us: str) -> None:
    """Raise unless the header names its signing key, the store of that key, and us (rules 8 and 9)."""
    if header.outer.key != signing.fingerprint(key) or header.outer.sender != sender:
        raise BundleMismatchError
    if header.outer.receiver != us:
        raise BundleNotForUsError


def open_inner(frame: Frame, header: Header, *, identity: str, schema: int) -> Inner:
    """Return what is sealed in a bundle, once all of it has been checked (rules 10 to 18)."""
    opened = memoryview(_opened(frame, identity))
    manifest, start = _manifest(opened)
    if manifest.schema > schema:
        raise BundleTooNewError
    if manifest.outer != header.outer:
        raise BundleMismatchError
    blobs = sum(each.length for each in manifest.blobs)
    end = start + manifest.payload.length + blobs
    check_padding(opened, end)
    inner = Inner(manifest=manifest, content=opened[start:end])
    for digest, blob in inner.blobs():
        if hashlib.sha256(blob).hexdigest() != digest:
            raise BundleDamagedError
    payloads.check(manifest.payload, inner.content[: manifest.payload.length])
    return inner


def _inner(outer: Outer, contents: Contents) -> bytes:
    payload, packed = payloads.pack(contents.lines)
    if len(contents.blobs) > manifests.MOST_BLOBS:
        raise BundleTooLargeError
    manifest = Manifest(
        outer=outer,
        profile=manifests.FULL,
        classification=contents.classification,
        schema=contents.schema,
        app=contents.app,
        urgent=contents.urgent,
        heads=tuple(contents.heads),
        counts=contents.counts,
        ack=contents.ack,
        payload=payload,
        blobs=tuple(_claim(each) for each in contents.blobs),
    ).to_bytes()
    if len(manifest) not in MANIFEST_BYTES:
        raise BundleTooLargeError
    manifests.read_manifest(manifest)  # what no receiver reads must not use up a number
    parts = [struct.pack(">I", len(manifest)), manifest, packed, *contents.blobs]
    return b"".join((*parts, padding(sum(len(each) for each in parts))))


def _claim(blob: bytes) -> BlobClaim:
    if len(blob) > manifests.LARGEST_BLOB:
        raise BundleTooLargeError
    return BlobClaim(sha256=hashlib.sha256(blob).hexdigest(), length=len(blob))


def _opened(frame: Frame, identity: str) -> bytes:
    try:
        return sealing.open_sealed(frame.body, identity)
    except sealing.NotSealedForUsError as error:
        raise BundleNotForUsError from error
    except sealing.SealBrokenError as error:
        raise BundleDamagedError from error


def _manifest(opened: memoryview) -> tuple[Manifest, int]:
    """Return the manifest and where it ends."""
    if len(opened) < 4:
        raise BundleDamagedError
    (length,) = struct.unpack_from(">I", opened)
    if length not in MANIFEST_BYTES or length > len(opened) - 4:
        raise BundleDamagedError
    try:
        return manifests.read_manifest(bytes(opened[4 : 4 + length])), 4 + length
    except (NotCanonicalError, WrongShapeError) as error:
        raise BundleDamagedError from error
