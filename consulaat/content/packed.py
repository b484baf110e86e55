"""Files that hold other files: documents are told from parcels, and those with macros or a password are refused."""

import io
import zipfile
from typing import Final

from consulaat.content.media import Media
from consulaat.content.refusals import (
    ArchiveRefusedError,
    BrokenRefusedError,
    EncryptedRefusedError,
    MacrosRefusedError,
    ProgramRefusedError,
)

ZIP_START: Final = b"PK\x03\x04"
ZIP_EMPTY: Final = b"PK\x05\x06"
OLE_START: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MOST_PARTS: Final = 10_000
LARGEST_PART: Final = 1024 * 1024
_ENCRYPTED_FLAG: Final = 0x1
_PROGRAMS: Final = frozenset({"meta-inf/manifest.mf", "androidmanifest.xml", "classes.dex"})
_MACROS: Final = (
    "vbaproject",
    "vbadata",
    "macrosheets/",
    "activex",
    "basic/",
    "scripts/",
    "oleobject",
    "embeddings/",
)
_ODT: Final = b"application/vnd.oasis.opendocument.text"


def media_of_zip(data: bytes) -> Media:
    """Return the type of a packed document; raise for macros, passwords, programs and plain parcels."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parcel:
            parts = parcel.infolist()
            if len(parts) > MOST_PARTS:
                raise ArchiveRefusedError
            if any(part.flag_bits & _ENCRYPTED_FLAG for part in parts):
                raise EncryptedRefusedError
            return _media(parcel, {part.filename.lower().replace("\\", "/"): part for part in parts})
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise BrokenRefusedError from error


def media_of_ole(data: bytes) -> Media:
    """Return the type of an old packed file: a message of Outlook; raise for documents, old or closed."""
    if _wide("EncryptedPackage") in data:
        raise EncryptedRefusedError
    if _wide("__properties_version1.0") in data and _wide("__substg1.0_") in data:
        return Media.OUTLOOK
    raise MacrosRefusedError


def ends_as_zip(data: bytes) -> bool:
    """Tell whether a program that unpacks would take the end of a file for a parcel."""
    return ZIP_EMPTY in data[-65_557:]


def _media(parcel: zipfile.ZipFile, parts: dict[str, zipfile.ZipInfo]) -> Media:
    if _PROGRAMS & set(parts):
        raise ProgramRefusedError
    found = _document(parcel, parts)
    if found is None:
        raise ArchiveRefusedError
    if any(mark in name for name in parts for mark in _MACROS):
        raise MacrosRefusedError
    return found


def _document(parcel: zipfile.ZipFile, parts: dict[str, zipfile.ZipInfo]) -> Media | None:
    if "mimetype" in parts and "content.xml" in parts:
        kind = _content(parcel, parts["mimetype"]).strip()
        return Media.ODT if kind == _ODT else None
    if "[content_types].xml" not in parts:
        return None
    if b"macroenabled" in _content(parcel, parts["[content_types].xml"]).lower():
        raise MacrosRefusedError
    if "word/document.xml" in parts:
        return Media.DOCX
    return Media.XLSX if "xl/workbook.xml" in parts else None


def _content(parcel: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """Return a small part, and never more of it than its limit, whatever it says of itself."""
    with parcel.open(part) as stream:
        data = stream.read(LARGEST_PART + 1)
    if len(data) > LARGEST_PART:
        raise BrokenRefusedError
    return data


def _wide(text: str) -> bytes:
    return text.encode("utf-16-le")
