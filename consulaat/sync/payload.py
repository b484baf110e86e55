"""Packs journal lines for a bundle and unpacks them again, never taking more room than was announced."""

import hashlib
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Final

import zstandard

from consulaat.sync.manifest import LARGEST_RAW, MOST_LINES, Payload
from consulaat.sync.refusals import BundleDamagedError, BundleTooLargeError

LONGEST_LINE: Final = 256 * 1024

_LEVEL: Final = 9
_WINDOW: Final = 8 * 1024 * 1024
_STEP: Final = 1024  # a block of 4 bytes can become 128 KiB, so one step becomes 32 MiB at most


def pack(lines: Iterable[bytes]) -> tuple[Payload, bytes]:
    """Return the lines as one payload, with what the manifest says of it."""
    raw = bytearray()
    count = 0
    for line in lines:
        count += 1
        raw += line
        raw += b"\n"
        if len(line) > LONGEST_LINE or count > MOST_LINES or len(raw) > LARGEST_RAW:
            raise BundleTooLargeError
    packed = zstandard.ZstdCompressor(level=_LEVEL, write_checksum=True).compress(raw)
    encoding = "zstd"
    if len(packed) >= len(raw) or len(raw) > _allowed(len(packed)):
        encoding, packed = "none", bytes(raw)
    digest = hashlib.sha256(raw).hexdigest()
    return Payload(encoding=encoding, length=len(packed), raw=len(raw), sha256=digest, lines=count), packed


def check(claim: Payload, data: memoryview) -> None:
    """Raise BundleDamagedError unless the data is exactly what the manifest says of it."""
    deque(unpack(claim, data), maxlen=0)


def unpack(claim: Payload, data: memoryview) -> Iterator[bytes]:
    """Yield the lines; raise BundleDamagedError as soon as the data and its claim disagree."""
    digest = hashlib.sha256()
    rest = b""
    raw = lines = 0
    for chunk in _chunks(claim, data):
        raw += len(chunk)
        digest.update(chunk)
        lines += chunk.count(b"\n")
        if raw > claim.raw or lines > claim.lines:
            raise BundleDamagedError
        *whole, rest = (rest + chunk).split(b"\n")
        yield from map(_checked_line, whole)
        if len(rest) > LONGEST_LINE:
            raise BundleDamagedError
    if rest or (raw, lines, digest.hexdigest()) != (claim.raw, claim.lines, claim.sha256):
        raise BundleDamagedError


def _checked_line(line: bytes) -> bytes:
    if not 2 <= len(line) <= LONGEST_LINE or line[:1] != b"{" or line[-1:] != b"}":
        raise BundleDamagedError
    return line


def _allowed(length: int) -> int:
    """Return how many bytes so many packed bytes may become."""
    return 100 * length + 1024 * 1024


def _chunks(claim: Payload, data: memoryview) -> Iterator[bytes]:
    if claim.length != len(data) or claim.raw > _allowed(claim.length):
        raise BundleDamagedError
    if claim.encoding == "none":
        return _plain(data)
    return _unpacked(claim, data)


def _plain(data: memoryview) -> Iterator[bytes]:
    for at in range(0, len(data), LONGEST_LINE):
        yield bytes(data[at : at + LONGEST_LINE])


def _unpacked(claim: Payload, data: memoryview) -> Iterator[bytes]:
    """Yield the content of exactly one frame that announces its size, window and checksum."""
    try:
        frame = zstandard.get_frame_parameters(bytes(data[:32]))
        if frame.content_size != claim.raw or not frame.has_checksum or frame.dict_id:
            raise BundleDamagedError
        if frame.window_size > _WINDOW:
            raise BundleDamagedError
        unpacker = zstandard.ZstdDecompressor().decompressobj()
        for at in range(0, len(data), _STEP):
            if unpacker.eof:
                raise BundleDamagedError
            yield unpacker.decompress(bytes(data[at : at + _STEP]))
    except zstandard.ZstdError as error:
        raise BundleDamagedError from error
    if not unpacker.eof or unpacker.unused_data:
        raise BundleDamagedError
