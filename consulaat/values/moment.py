"""Moments in UTC, written as RFC 3339, and where they were observed."""

import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from consulaat.values.unreadable import UnreadableError
from resources.texts import N_

_FORM = re.compile(r"\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?([Zz]|[+-]\d{2}:\d{2})", re.ASCII)


def read_moment(text: str) -> datetime:
    """Return the moment of an RFC 3339 text, in UTC and whole seconds."""
    if _FORM.fullmatch(text) is None:
        raise UnreadableError(N_("Write a moment as 2026-07-06T22:10:00Z."))
    try:
        moment = datetime.fromisoformat(text.upper().replace("Z", "+00:00").replace(" ", "T"))
        return moment.astimezone(UTC).replace(microsecond=0)
    except (ValueError, OverflowError) as error:
        raise UnreadableError(N_("Write a moment as 2026-07-06T22:10:00Z.")) from error


def write_moment(moment: datetime) -> str:
    """Return a moment as RFC 3339 in UTC."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def zone(name: str) -> ZoneInfo:
    """Return an IANA time zone; raise UnreadableError for an unknown one."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UnreadableError(N_("There is no such time zone.")) from error


def local_date(moment: datetime, zone_name: str) -> date:
    """Return the calendar day of a moment in a time zone."""
    return moment.astimezone(zone(zone_name)).date()
