"""The types of file that come in: those shown in the window, and those kept and never opened."""

from enum import StrEnum
from typing import Final

from resources.texts import N_


class Media(StrEnum):
    """The type of a file, as its record carries it."""

    PDF = "application/pdf"
    PNG = "image/png"
    JPEG = "image/jpeg"
    TEXT = "text/plain"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    ODT = "application/vnd.oasis.opendocument.text"
    HEIC = "image/heic"
    AUDIO = "audio/*"
    VIDEO = "video/*"
    MAIL = "message/rfc822"
    OUTLOOK = "application/vnd.ms-outlook"


SHOWN: Final = frozenset({Media.PDF, Media.PNG, Media.JPEG, Media.TEXT})
WORDS: Final = {
    Media.PDF: N_("PDF"),
    Media.PNG: N_("PNG picture"),
    Media.JPEG: N_("JPEG picture"),
    Media.TEXT: N_("Plain text"),
    Media.DOCX: N_("Word document"),
    Media.XLSX: N_("Excel sheet"),
    Media.ODT: N_("OpenDocument text"),
    Media.HEIC: N_("HEIC picture"),
    Media.AUDIO: N_("Sound recording"),
    Media.VIDEO: N_("Video"),
    Media.MAIL: N_("E-mail message"),
    Media.OUTLOOK: N_("Outlook message"),
}
# The ending that a file gets when it is saved; for sound and video the content does not tell one.
ENDINGS: Final = {
    Media.PDF: ".pdf",
    Media.PNG: ".png",
    Media.JPEG: ".jpg",
    Media.TEXT: ".txt",
    Media.DOCX: ".docx",
    Media.XLSX: ".xlsx",
    Media.ODT: ".odt",
    Media.HEIC: ".heic",
    Media.MAIL: ".eml",
    Media.OUTLOOK: ".msg",
}
_PICTURES: Final = frozenset({Media.PNG, Media.JPEG, Media.HEIC})
_RECORDINGS: Final = frozenset({Media.AUDIO, Media.VIDEO})
_WORDS_ONLY: Final = frozenset({Media.TEXT, Media.MAIL})
# What a name with this ending may hold; a phone calls any picture .jpg and any recording .mp4.
CLAIMS: Final[dict[str, frozenset[Media]]] = {
    "pdf": frozenset({Media.PDF}),
    **dict.fromkeys(("png", "jpg", "jpeg", "jpe", "heic", "heif"), _PICTURES),
    **dict.fromkeys(("mp3", "m4a", "ogg", "opus", "wav", "amr", "aac", "flac"), _RECORDINGS),
    **dict.fromkeys(("mp4", "m4v", "mov", "3gp", "webm", "mkv", "avi"), _RECORDINGS),
    **dict.fromkeys(("txt", "eml"), _WORDS_ONLY),
    "docx": frozenset({Media.DOCX}),
    "xlsx": frozenset({Media.XLSX}),
    "odt": frozenset({Media.ODT}),
    "msg": frozenset({Media.OUTLOOK}),
}


def is_shown(media_kind: str) -> bool:
    """Tell whether the window shows files of a type; all others are kept and never opened."""
    return media_kind in {each.value for each in SHOWN}


def words_for(media_kind: str) -> str:
    """Return the name of a type of file, to be translated."""
    known = {each.value: text for each, text in WORDS.items()}
    return known.get(media_kind, N_("File of another type"))


def ending_of(media_kind: str) -> str:
    """Return the ending under which a type of file is saved."""
    return {each.value: ending for each, ending in ENDINGS.items()}.get(media_kind, ".bin")
