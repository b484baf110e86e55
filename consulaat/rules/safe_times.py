"""Whether this is a safe time to reach someone, by the clock where that person is (domain §10.1)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Final

from consulaat.records.contact import ContactProtocol, ProtocolState, SafeTime
from consulaat.values.codes import Weekday
from consulaat.values.moment import zone
from consulaat.values.unreadable import UnreadableError


class SafeNow(StrEnum):
    """What the agreed times say of this moment."""

    SAFE = "safe"
    NOT_SAFE = "not-safe"
    NO_TIMES = "no-times"
    NEVER = "never"  # nothing is agreed, or what was agreed may be known to others


@dataclass(frozen=True, slots=True, kw_only=True)
class SafeMoment:
    """This moment where the person is: whether it is safe, until when, or from when on."""

    now: SafeNow
    there: datetime | None = None
    until: datetime | None = None
    next: datetime | None = None


def safe_moment(protocol: ContactProtocol | None, now: datetime) -> SafeMoment:
    """Return what the agreed times say of a moment; a hint, for the officer decides."""
    if protocol is None or protocol.state is not ProtocolState.ACTIVE:
        return SafeMoment(now=SafeNow.NEVER, there=_there(protocol, now))
    spans = sorted(span for each in protocol.safe_times for span in _spans(each, now))
    there = _there(protocol, now)
    if not spans:
        return SafeMoment(now=SafeNow.NO_TIMES, there=there)
    open_now = [end for start, end in spans if start <= now < end]
    if open_now:
        return SafeMoment(now=SafeNow.SAFE, there=there, until=_joined_end(max(open_now), spans))
    later = min((start for start, _end in spans if start > now), default=None)
    return SafeMoment(now=SafeNow.NOT_SAFE, there=there, next=later)


def _there(protocol: ContactProtocol | None, now: datetime) -> datetime | None:
    for each in protocol.safe_times if protocol is not None else ():
        try:
            return now.astimezone(zone(each.time_zone))
        except UnreadableError:
            continue
    return None


def _spans(agreed: SafeTime, now: datetime) -> Iterator[tuple[datetime, datetime]]:
    """Yield when an agreed time of the week begins and ends, from a day ago until a week on; past midnight too."""
    try:
        place = zone(agreed.time_zone)
        start, end = time.fromisoformat(agreed.time_from), time.fromisoformat(agreed.time_until)
    except (UnreadableError, ValueError):
        return
    today = now.astimezone(place).date()
    for days in range(-1, 9):
        day = today + timedelta(days=days)
        if day.weekday() == _DAYS.index(agreed.weekday):
            last = day if start < end else day + timedelta(days=1)
            yield datetime.combine(day, start, place), datetime.combine(last, end, place)


def _joined_end(end: datetime, spans: list[tuple[datetime, datetime]]) -> datetime:
    """Return where spans that follow on each other end."""
    for start, later in spans:
        if start <= end < later:
            end = later
    return end


_DAYS: Final = tuple(Weekday)
