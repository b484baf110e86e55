"""The type of a file by its first bytes. Its name can only make it refused, never let it in."""

import re
from typing import Final

from consulaat.content.media import CLAIMS, Media
from consulaat.content.packed import OLE_START, ZIP_EMPTY, ZIP_START, ends_as_zip, media_of_ole, media_of_zip
from consulaat.content.pictures import JPEG_START, PNG_START, check_jpeg, check_png
from consulaat.content.refusals import (
    ArchiveRefusedError,
    BrokenRefusedError,
    DisguisedRefusedError,
    EmptyRefusedError,
    EncryptedRefusedError,
    FileRefusedError,
    ProgramRefusedError,
    TooLargeRefusedError,
)
from consulaat.content.texts import media_of_text

LARGEST: Final = 25 * 1024 * 1024
_PROGRAMS: Final = (
    b"MZ",
    b"\x7fELF",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
    b"\x00asm",
    b"dex\n",
    b"L\x00\x00\x00\x01\x14\x02\x00",
)
_ARCHIVES: Final = (
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!\x1a\x07",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ\x00",
    b"\x28\xb5\x2f\xfd",
    b"\x04\x22\x4d\x18",
    b"MSCF",
    b"xar!",
    b"!<arch>\n",
    ZIP_EMPTY,
)
_CLOSED: Final = (b"Salted__", b"LUKS\xba\xbe")
_SOUNDS: Final = (b"ID3", b"OggS", b"fLaC", b"#!AMR")
_VIDEOS: Final = (b"\x1aE\xdf\xa3",)
_MP3: Final = re.compile(rb"\xff[\xe2\xe3\xf0-\xf3\xf8-\xfb][\x10-\xef]", re.DOTALL)
_BOXES: Final = {
    Media.HEIC: (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"),
    Media.AUDIO: (b"M4A ", b"M4B ", b"M4P "),
    Media.VIDEO: (
        b"isom",
        b"iso2",
        b"iso4",
        b"iso5",
        b"iso6",
        b"mp41",
        b"mp42",
        b"avc1",
        b"M4V ",
        b"qt  ",
        b"MSNV",
    ),
}
_ENDS_PDF: Final = 2048


def media_of(data: bytes, name: str = "") -> Media:
    """Return the type of a file that may come in; raise FileRefusedError with the reason for any other."""
    if not data:
        raise EmptyRefusedError
    if len(data) > LARGEST:
        raise TooLargeRefusedError(most=LARGEST // 1024 // 1024)
    ending = name.rstrip(". ").rpartition(".")[2].lower() if "." in name else ""
    try:
        media = _media(data, ending)
    except FileRefusedError as error:
        if type(error) is FileRefusedError and ending in CLAIMS:
            raise BrokenRefusedError from error
        raise
    if ending in CLAIMS and media not in CLAIMS[ending]:
        raise DisguisedRefusedError
    return media


def _media(data: bytes, ending: str) -> Media:
    if data.startswith(_PROGRAMS):
        raise ProgramRefusedError
    if data.startswith(_ARCHIVES) or data[257:262] == b"ustar" or data[0x8001:0x8006] == b"CD001":
        raise ArchiveRefusedError
    if data.startswith(_CLOSED):
        raise EncryptedRefusedError
    if data.startswith(ZIP_START):
        return media_of_zip(data)
    if data.startswith(OLE_START):
        return media_of_ole(data)
    found = _drawn(data) or _recorded(data)
    if found is not None:
        if ends_as_zip(data):
            raise DisguisedRefusedError
        return found
    return media_of_text(data, ending)


def _drawn(data: bytes) -> Media | None:
    """Return the type of a paper or picture that begins as one, once it is whole."""
    if data.startswith(b"%PDF-"):
        if b"%%EOF" not in data[-_ENDS_PDF:]:
            raise BrokenRefusedError
        return Media.PDF
    if data.startswith(PNG_START):
        check_png(data)
        return Media.PNG
    if data.startswith(JPEG_START):
        check_jpeg(data)
        return Media.JPEG
    return None


def _recorded(data: bytes) -> Media | None:
    """Return the type of a recording, or of a picture in the same kind of box."""
    if data[4:8] == b"ftyp":
        brand = data[8:12]
        found = next((media for media, brands in _BOXES.items() if brand in brands), None)
        return Media.VIDEO if found is None and brand[:2] in (b"3g", b"iso") else found
    if data.startswith(b"RIFF"):
        return {b"WAVE": Media.AUDIO, b"AVI ": Media.VIDEO}.get(data[8:12])
    if data.startswith(_SOUNDS) or _MP3.match(data):
        return Media.AUDIO
    return Media.VIDEO if data.startswith(_VIDEOS) else None
