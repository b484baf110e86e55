"""Whether this is a safe time to reach someone, by the clock where that person is (domain §10.1)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from consulaat.records.contact import ContactProtocol, ProtocolState, SafeTime
from consulaat.values.clock_time import read_clock_time
from consulaat.values.codes import Weekday
from consulaat.values.moment import zone
from consulaat.values.unreadable import UnreadableError

Span = tuple[datetime, datetime]


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
    there = _there(protocol, now)
    unsafe = sorted(span for each in protocol.unsafe_times for span in _spans(each, now))
    agreed = sorted(span for each in protocol.safe_times for span in _spans(each, now))
    is_unsafe = any(start <= now < end for start, end in unsafe)
    if not agreed and not is_unsafe:
        return SafeMoment(now=SafeNow.NO_TIMES, there=there)
    spans = sorted(part for span in agreed for part in _without(span, unsafe))
    open_now = [end for start, end in spans if start <= now < end]
    if open_now:
        return SafeMoment(now=SafeNow.SAFE, there=there, until=_joined_end(max(open_now), spans))
    later = min((start for start, _end in spans if start > now), default=None)
    return SafeMoment(now=SafeNow.NOT_SAFE, there=there, next=later)


def _without(span: Span, unsafe: list[Span]) -> Iterator[Span]:
    """Yield what is left of a safe span between the unsafe ones: these always count more."""
    start, end = span
    for closed, opened in unsafe:
        if closed < end and opened > start:
            if start < closed:
                yield start, closed
            start = max(start, opened)
    if start < end:
        yield start, end


def is_clear(agreed: SafeTime) -> bool:
    """Tell whether the times and the time zone of an agreed span can be read."""
    try:
        zone(agreed.time_zone)
        read_clock_time(agreed.time_from)
        read_clock_time(agreed.time_until)
    except UnreadableError:
        return False
    return True


def _there(protocol: ContactProtocol | None, now: datetime) -> datetime | None:
    for each in (*protocol.safe_times, *protocol.unsafe_times) if protocol is not None else ():
        try:
            return now.astimezone(zone(each.time_zone))
        except UnreadableError:
            continue
    return None


def _spans(agreed: SafeTime, now: datetime) -> Iterator[Span]:
    """Yield when an agreed time of the week begins and ends, from a day ago until a week on; past midnight too."""
    try:
        place = zone(agreed.time_zone)
        start, end = read_clock_time(agreed.time_from), read_clock_time(agreed.time_until)
    except UnreadableError:
        return
    today = now.astimezone(place).date()
    for days in range(-1, 9):
        day = today + timedelta(days=days)
        if day.weekday() == _DAYS.index(agreed.weekday):
            last = day if start < end else day + timedelta(days=1)
            yield datetime.combine(day, start, place), datetime.combine(last, end, place)


def _joined_end(end: datetime, spans: list[Span]) -> datetime:
    """Return where spans that follow on each other end."""
    for start, later in spans:
        if start <= end < later:
            end = later
    return end


_DAYS: Final = tuple(Weekday)
