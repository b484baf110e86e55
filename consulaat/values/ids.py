"""Ids: 128 random bits made offline, written as 32 hexadecimal digits outside the store."""

import hashlib
import re
import secrets
from typing import NewType

RecordId = NewType("RecordId", str)

_FORM = re.compile(r"[0-9a-f]{32}")


def new_id() -> RecordId:
    """Return a new random id."""
    return RecordId(secrets.token_hex(16))


def derived_id(*parts: str) -> RecordId:
    """Return the id that follows from ``parts``, so that two stores name the same fact alike."""
    return RecordId(hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32])


def is_id(text: str) -> bool:
    """Tell whether a text has the form of an id."""
    return _FORM.fullmatch(text) is not None
