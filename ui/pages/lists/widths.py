"""How wide the columns of a list are until an officer makes them otherwise."""

from collections.abc import Mapping, Sequence
from typing import Final

from consulaat.services.list_views import DANGER, NAME
from ui.widgets.look import sized

USUAL: Final = 124
WIDE: Final = {
    NAME: 250,
    DANGER: 160,
    "number": 146,
    "state": 134,
    "changed_at": 134,
    "received_at": 134,
    "created_at": 134,
    "stated_name": 190,
    "person": 200,
    "case": 140,
    "description": 290,
    "rule": 260,
    "kind": 160,
    "country_of_stay": 92,
    "owner": 92,
    "assignee": 92,
    "side": 100,
    "due_on": 100,
    "valid_from": 100,
    "valid_until": 100,
    "direct_danger": 100,
}
SMALLEST: Final = 0.78  # of the usual width; a list with more columns is scrolled


def fitted(columns: Sequence[str], kept: Mapping[str, int], room: int) -> list[int]:
    """Return the widths of columns: as kept, else their own, somewhat narrower where they would just not fit."""
    own = [sized(WIDE.get(each, USUAL)) for each in columns]
    if any(each in kept for each in columns):
        return [kept.get(each, width) for each, width in zip(columns, own, strict=True)]
    total = sum(own)
    if total > room >= total * SMALLEST:
        return [width * room // total for width in own]
    return own
