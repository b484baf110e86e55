"""Bundles as files, taken in from anywhere."""

import os
import stat
from pathlib import Path
from typing import Final

from consulaat.sync.refusals import BundleDamagedError, BundleUnreadableError

_READ: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read_bundle(path: Path, largest: int) -> bytes:
    """Return the bytes of a regular file of at most ``largest`` bytes; anything else is refused at once."""
    try:
        with os.fdopen(os.open(path, _READ), "rb") as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                raise BundleUnreadableError
            data = stream.read(largest + 1)
    except (OSError, ValueError) as error:  # the latter for names that no file can have
        raise BundleUnreadableError from error
    if len(data) > largest:
        raise BundleDamagedError
    return data
