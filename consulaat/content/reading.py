"""A file that a person chose: read whole from an ordinary file, and a title made of its name."""

import os
import re
import stat
import unicodedata
from pathlib import Path
from typing import Final

from consulaat.content.detect import LARGEST
from consulaat.content.refusals import NotAFileError, TooLargeRefusedError

LONGEST_TITLE: Final = 120
_READ: Final = (
    os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
)
_INVISIBLE: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)
_MARK: Final = "\ufffd"


def read_file(path: Path) -> bytes:
    """Return the bytes of an ordinary file; a link, pipe, device or folder is refused at once."""
    try:
        with os.fdopen(os.open(path, _READ), "rb") as stream:
            facts = os.fstat(stream.fileno())
            if not stat.S_ISREG(facts.st_mode):
                raise NotAFileError
            if facts.st_size > LARGEST:
                raise TooLargeRefusedError(most=LARGEST // 1024 // 1024)
            return stream.read(LARGEST + 1)
    except (OSError, ValueError):  # the latter for names that no file can have
        raise NotAFileError from None


def title_of(name: str) -> str:
    """Return the title that a file's name proposes: without its ending, what cannot be seen marked, not too long."""
    last = re.split(r"[/\\]", name)[-1]
    return shown_name(last.rpartition(".")[0] or last).strip(" .")


def shown_name(name: str) -> str:
    """Return the name of a file as it can be shown: what cannot be seen marked, not too long."""
    text = unicodedata.normalize("NFC", _INVISIBLE.sub(_MARK, name)).strip()
    return text if len(text) <= LONGEST_TITLE else f"{text[: LONGEST_TITLE - 1]}…"
