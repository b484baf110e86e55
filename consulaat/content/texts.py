"""Plain text told from scripts, markup and mail."""

import re
from typing import Final

from consulaat.content.media import Media
from consulaat.content.refusals import (
    BrokenRefusedError,
    DrawingRefusedError,
    EncryptedRefusedError,
    FileRefusedError,
    MacrosRefusedError,
    ScriptRefusedError,
    TooLargeRefusedError,
    WebPageRefusedError,
)

LARGEST_TEXT: Final = 2 * 1024 * 1024
BOM: Final = b"\xef\xbb\xbf"
_HEAD: Final = 4096
_CONTROL: Final = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_MAIL: Final = re.compile(
    rb"(?:from|to|date|subject|received|return-path|delivered-to|mime-version|message-id|x-[\w-]+"
    rb"|content-[\w-]+):[ \t]",
    re.IGNORECASE,
)
_MAIL_NEEDS: Final = re.compile(rb"^(?:from|received):[ \t]", re.IGNORECASE | re.MULTILINE)
_SCRIPT: Final = re.compile(
    rb"#!|@echo\b|<\?php|<%|\[autorun\]|\[internetshortcut\]|\[desktop entry\]|windows registry editor"
)
_SCRIPT_NAMES: Final = frozenset(
    {
        "bat",
        "cmd",
        "com",
        "exe",
        "scr",
        "pif",
        "js",
        "jse",
        "vbs",
        "vbe",
        "wsf",
        "wsh",
        "hta",
        "ps1",
        "psm1",
        "sh",
    }
    | {
        "bash",
        "csh",
        "py",
        "pyw",
        "pl",
        "rb",
        "php",
        "jar",
        "lnk",
        "url",
        "reg",
        "inf",
        "msi",
        "desktop",
        "cpl",
    }
    | {"application", "appref-ms", "gadget", "dll", "sys", "chm", "iqy", "slk", "rtf", "mht", "mhtml"}
)
_CLOSED: Final = (
    b"-----BEGIN PGP MESSAGE",
    b"-----BEGIN AGE ENCRYPTED",
    b"age-encryption.org/",
    b"-----BEGIN PKCS7",
)


def media_of_text(data: bytes, ending: str) -> Media:
    """Return whether a text is plain or mail; raise for scripts, markup, closed texts and what is no text."""
    head = data.removeprefix(BOM)[:_HEAD].lstrip()
    low = head.lower()
    if head.startswith(_CLOSED):
        raise EncryptedRefusedError
    if head.startswith(b"%!PS"):
        raise DrawingRefusedError
    if low.startswith(b"{\\rtf"):
        raise MacrosRefusedError
    if ending in _SCRIPT_NAMES or _SCRIPT.match(low):
        raise ScriptRefusedError
    if head[:1] == b"<" and head[1:2].strip(b" \t\r\n0123456789"):
        raise DrawingRefusedError if b"<svg" in low or b":svg" in low else WebPageRefusedError
    if _MAIL.match(head) and _MAIL_NEEDS.search(data.removeprefix(BOM)[: 16 * _HEAD]):
        return Media.MAIL
    _require_plain(data)
    return Media.TEXT


def _require_plain(data: bytes) -> None:
    if _CONTROL.search(data):
        raise FileRefusedError
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise (BrokenRefusedError if error.start > _HEAD else FileRefusedError) from error
    if len(data) > LARGEST_TEXT:
        raise TooLargeRefusedError(most=LARGEST_TEXT // 1024 // 1024)
