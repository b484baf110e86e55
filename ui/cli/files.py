"""Files that a person names: read whole, regular ones only, or standard input; written new, never over another."""

import os
import stat
import sys
from pathlib import Path
from typing import Final

from consulaat.errors import InvalidInputError
from consulaat.files import write_file
from resources.texts import N_

LARGEST: Final = 512 * 1024 * 1024


class UnreadableFileError(InvalidInputError):
    """A file cannot be read."""

    code = "file-unreadable"
    sentence = N_(
        "This file cannot be read: it is not there, it is not an ordinary file, or you have no rights."
    )
    next_step = N_("Check its name.")


def read_input(name: str) -> bytes:
    """Return the bytes of a file, or of standard input for ``-``; raise UnreadableFileError."""
    return sys.stdin.buffer.read(LARGEST + 1) if name == "-" else read_ordinary(name, LARGEST + 1)


def read_ordinary(name: str, most: int) -> bytes:
    """Return the first bytes of an ordinary file and of nothing else; raise UnreadableFileError."""
    try:
        descriptor = os.open(name, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                raise UnreadableFileError(where=Path(name).name)
            return stream.read(most)
    except (OSError, ValueError):  # the latter for names that no file can have
        raise UnreadableFileError(where=Path(name).name) from None


def write_output(name: str, data: bytes) -> Path:
    """Write a new file; raise when there is one of that name already."""
    path = Path(name)
    return write_file(path.parent, path.name, data)


def put_out(name: str, data: bytes) -> bytes | None:
    """Write a new file, or return what goes to standard output for ``-``."""
    if name == "-":
        return data
    write_output(name, data)
    return None
