"""What a new record starts with, and what can be completed: own name and post, now, what was typed before; no Qt."""

from datetime import datetime
from typing import Final

from consulaat.records.about import Record
from consulaat.records.registry import type_name
from consulaat.values.canonical import Json
from consulaat.values.moment import local_date, write_moment
from consulaat.values.money import EURO, Money
from resources.reference import rows
from ui.doors import Office
from ui.pages.records.layout import editable

CURRENCY: Final = "last/currency"
_NOW: Final = frozenset({"occurred_at", "assessed_at", "received_at", "held_at", "stated_at"})
_TODAY: Final = frozenset({"paid_on", "applied_on", "submitted_on", "incurred_on"})
_ANSWERS: Final = frozenset({"ind_consultation"})  # what is received here comes long after the record is made
_OF_THE_POST: Final = frozenset({"safehouse", "organisation"})
_ABROAD: Final = ("birth_place", "place_of_stay")
_DUTCH: Final = ("last_municipality", "last_dutch_place")
_SOURCES: Final[dict[str, tuple[str, ...]]] = {
    "person": ("birth_place", "last_municipality"),
    "report": ("place_of_stay", "last_dutch_place"),
    "safehouse": ("region",),
}


def defaults_of(made: type[Record], office: Office, now: datetime) -> dict[str, Json]:
    """Return what an officer of this post would fill in anyway."""
    zone = office.identity.time_zone
    me = office.officer.id
    found: dict[str, Json] = {"assignee": me, "drawn_up_by": me}
    if office.identity.role == "hq":
        found["chair"] = me  # headquarters calls conferences and keeps their minutes
    found |= dict.fromkeys(_NOW, write_moment(now))
    if type_name(made) in _ANSWERS:
        del found["received_at"]
    found |= dict.fromkeys(_TODAY, local_date(now, zone).isoformat())
    if type_name(made) in _OF_THE_POST:
        found["country"] = _country(office.identity.post)
    names = {part.name for part in editable(made)}
    return {name: value for name, value in found.items() if name in names and value}


def used_texts(office: Office, type_: str) -> dict[str, tuple[str, ...]]:
    """Return what was typed before in fields of a record; run on the thread of the store.

    A place abroad may have been a place of birth or of stay, a Dutch one a municipality or a last address: they
    are offered for each other.
    """
    if type_ not in _SOURCES:
        return {}
    types = ("person", "report") if type_ != "safehouse" else (type_,)
    found: dict[str, tuple[str, ...]] = {}
    for each in types:
        found |= office.history.used_texts(each, _SOURCES[each])
    for alike in (_ABROAD, _DUTCH):
        together = tuple(dict.fromkeys(text for name in alike for text in found.get(name, ())))
        found |= dict.fromkeys(alike, together)
    return found


def last_currency(office: Office) -> str:
    """Return the currency of the last amount that was typed, else euro; run on the thread of the store."""
    kept = office.memory.recall(CURRENCY)
    return kept if isinstance(kept, str) else EURO


def note_currency(office: Office, record: Record) -> None:
    """Remember the currency of the amount of a saved record; run on the thread of the store."""
    amount = getattr(record, "amount", None)
    if isinstance(amount, Money) and amount.currency != last_currency(office):
        office.memory.keep(CURRENCY, amount.currency)


def _country(post: str) -> str:
    return next((row["country"] for row in rows("posts") if row["code"] == post), "")
