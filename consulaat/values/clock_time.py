"""A time of the day as people write it: 9, 9:00, 21.30, 21u30, 2130."""

import re
from datetime import time
from typing import Final

from consulaat.values.unreadable import UnreadableError
from resources.texts import N_

_WRITTEN: Final = re.compile(r"(\d{1,2})(?:\s*[:.hu]\s*(\d{2})?|(\d{2}))?(?:\s*(?:uur|h|u))?", re.IGNORECASE)
_MIDNIGHT: Final = 24


def read_clock_time(text: str) -> time:
    """Return a time of the day; midnight may also be 24:00. Raise UnreadableError."""
    found = _WRITTEN.fullmatch(text.strip())
    if found is None:
        raise UnreadableError(_UNCLEAR)
    hour, minute = int(found[1]), int(found[2] or found[3] or 0)
    try:
        return time(0 if (hour, minute) == (_MIDNIGHT, 0) else hour, minute)
    except ValueError:
        raise UnreadableError(_UNCLEAR) from None


_UNCLEAR: Final = N_("This is no time of the day: write it like 21:30.")
