"""Reads the times of safe contact as they are given, so that none is kept that nobody can read (domain §10.1)."""

from collections.abc import Mapping
from typing import Final

from consulaat.records.compound import EmbeddedKind, ManyKind, Part
from consulaat.records.contact import SafeTime
from consulaat.values.canonical import Json
from consulaat.values.clock_time import read_clock_time
from consulaat.values.unreadable import UnreadableError

TIMES: Final = ("time_from", "time_until")


def with_clock_times(part: Part, value: Json) -> Json:
    """Return the JSON value of a field, times of the day in it as 21:30; raise UnreadableError with the place."""
    kind = part.kind.item if isinstance(part.kind, ManyKind) else None
    if not isinstance(kind, EmbeddedKind) or kind.made is not SafeTime or not isinstance(value, list):
        return value
    return [_read(each, f"{part.name}[{place}]") for place, each in enumerate(value)]


def _read(span: Json, where: str) -> Json:
    if not isinstance(span, Mapping):
        return span
    found = dict(span)
    for name in TIMES:
        given = span.get(name)
        if isinstance(given, str):
            try:
                found[name] = f"{read_clock_time(given):%H:%M}"
            except UnreadableError as error:
                error.where = f"{where}.{name}"
                raise
    return found
