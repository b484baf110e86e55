"""Takes values out of JSON whose shape is agreed to the last key; anything else is refused."""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Final

from consulaat.errors import TamperedError
from resources.texts import N_

LARGEST: Final = 2**53 - 1  # what every reader of JSON holds exactly
STORE: Final = re.compile(r"[0-9a-f]{32}")
SHA256: Final = re.compile(r"[0-9a-f]{64}")
FINGERPRINT: Final = re.compile(r"SHA256:[A-Za-z0-9+/]{43}")
CODE: Final = re.compile(r"[A-Z][A-Z0-9_]{0,63}")

_MOMENT: Final = "%Y-%m-%dT%H:%M:%SZ"


class WrongShapeError(TamperedError):
    """A key is missing, unknown, or holds another kind of value than agreed."""

    code = "wrong-shape"
    sentence = N_("This is not in the agreed form.")


def members(value: object, *names: str) -> Mapping[str, object]:
    """Return the object if it has exactly these keys."""
    if not isinstance(value, Mapping) or set(value) != set(names):
        raise WrongShapeError
    return value


def items(value: object, most: int = LARGEST) -> Sequence[object]:
    """Return the list if it is one of at most ``most`` items."""
    if not isinstance(value, list) or len(value) > most:
        raise WrongShapeError
    return value


def text(value: object, pattern: re.Pattern[str]) -> str:
    """Return the text if the whole of it fits the pattern."""
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise WrongShapeError
    return value


def whole(value: object, least: int = 0, most: int = LARGEST) -> int:
    """Return the number if it is a whole one within its limits; true is no number."""
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise WrongShapeError
    return value


def flag(value: object) -> bool:
    """Return the answer if it is true or false."""
    if not isinstance(value, bool):
        raise WrongShapeError
    return value


def moment(value: object) -> datetime:
    """Return the moment written as 2026-11-21T22:17:10Z, and in no other way."""
    if not isinstance(value, str):
        raise WrongShapeError
    try:
        read = datetime.strptime(value, _MOMENT).replace(tzinfo=UTC)
    except ValueError as error:
        raise WrongShapeError from error
    if written(read) != value:
        raise WrongShapeError
    return read


def written(moment: datetime) -> str:
    """Return the moment as it stands in headers and cards: UTC, whole seconds."""
    return moment.astimezone(UTC).strftime(_MOMENT)
