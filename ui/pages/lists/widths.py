"""How wide the columns of a list are until an officer makes them otherwise."""

from collections.abc import Mapping, Sequence
from typing import Final

from consulaat.services.list_view import DANGER, NAME
from ui.widgets.look import sized

USUAL: Final = 118
WIDE: Final = {
    NAME: 250,
    DANGER: 130,
    "number": 136,
    "state": 114,
    "changed_at": 94,
    "created_at": 94,
    "received_at": 128,
    "stated_name": 170,
    "person": 200,
    "case": 132,
    "description": 290,
    "rule": 260,
    "kind": 124,
    "country_of_stay": 78,
    "owner": 72,
    "assignee": 90,
    "side": 92,
    "due_on": 94,
    "applied_on": 118,
    "submitted_on": 94,
    "decision_due_on": 112,
    "taken_by": 118,
    "last_municipality": 134,
    "country": 100,
    "region": 100,
    "level": 170,
    "capacity_women": 84,
    "capacity_men": 84,
    "capacity_children": 84,
    "incurred_on": 94,
    "main_residence": 160,
    "document_is_held": 132,
    "valid_from": 94,
    "valid_until": 94,
    "direct_danger": 80,
    "channel": 104,
}
# These take the room that is left, or give it up, whichever stands first among the columns.
GIVING: Final = (NAME, "stated_name", "description", "rule", "person")
SMALLEST: Final = 156


def fitted(columns: Sequence[str], kept: Mapping[str, int], room: int) -> list[int]:
    """Return the widths of columns: as kept, else their own, the giving one as wide as the room allows."""
    own = [sized(WIDE.get(each, USUAL)) for each in columns]
    if any(each in kept for each in columns):
        return [kept.get(each, width) for each, width in zip(columns, own, strict=True)]
    giving = next((each for each in GIVING if each in columns), None)
    if giving is not None:
        place = columns.index(giving)
        own[place] = max(sized(SMALLEST), room - sum(own) + own[place])
    return own
