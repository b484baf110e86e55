"""PNG and JPEG looked at without drawing them: whole, of an allowed size, and nothing else behind them."""

import struct
import zlib
from typing import Final

from consulaat.content.refusals import BrokenRefusedError, DisguisedRefusedError, TooManyPixelsRefusedError

MOST_PIXELS: Final = 50_000_000
PNG_START: Final = b"\x89PNG\r\n\x1a\n"
JPEG_START: Final = b"\xff\xd8\xff"
_FRAMES: Final = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_ALONE: Final = frozenset({0x01, *range(0xD0, 0xD8)})
_END: Final = 0xD9
_SCAN: Final = 0xDA


def check_png(data: bytes) -> None:
    """Raise unless every piece of a PNG is whole and the last one ends the file."""
    at, is_first = len(PNG_START), True
    while True:
        if at + 12 > len(data):
            raise BrokenRefusedError
        (length,) = struct.unpack_from(">I", data, at)
        name, end = data[at + 4 : at + 8], at + 12 + length
        if end > len(data) or (is_first and (name, length) != (b"IHDR", 13)):
            raise BrokenRefusedError
        if zlib.crc32(memoryview(data)[at + 4 : end - 4]) != int.from_bytes(data[end - 4 : end], "big"):
            raise BrokenRefusedError
        if is_first:
            _require_size(*struct.unpack_from(">II", data, at + 8))
        if name == b"IEND":
            break
        at, is_first = end, False
    if end != len(data):
        raise DisguisedRefusedError


def check_jpeg(data: bytes) -> None:
    """Raise unless a JPEG says its size and comes to its end; cameras put facts of their own behind that."""
    at, has_size = 2, False
    while True:
        marker, at = _marker(data, at)
        if marker in _ALONE:
            continue
        if marker == _END or at + 2 > len(data):
            raise BrokenRefusedError
        (length,) = struct.unpack_from(">H", data, at)
        if length < 2 or at + length > len(data):
            raise BrokenRefusedError
        if marker in _FRAMES:
            if length < 8:
                raise BrokenRefusedError
            height, width = struct.unpack_from(">HH", data, at + 3)
            _require_size(width, height)
            has_size = True
        at += length
        if marker == _SCAN:
            break
    if not has_size or data.find(b"\xff\xd9", at) < 0:
        raise BrokenRefusedError


def _marker(data: bytes, at: int) -> tuple[int, int]:
    """Return the next marker and where it ends."""
    if at >= len(data) or data[at] != 0xFF:
        raise BrokenRefusedError
    while at < len(data) and data[at] == 0xFF:
        at += 1
    if at >= len(data):
        raise BrokenRefusedError
    return data[at], at + 1


def _require_size(width: int, height: int) -> None:
    if not width or not height:
        raise BrokenRefusedError
    if width * height > MOST_PIXELS:
        raise TooManyPixelsRefusedError(most=MOST_PIXELS // 1_000_000)
