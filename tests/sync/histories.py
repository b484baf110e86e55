"""Histories of one record on three devices, made by chance: who wrote what, having seen what."""

from dataclasses import dataclass, field
from typing import Final

from hypothesis import strategies as st

from consulaat.sync.changes import Change, Seen, Write
from consulaat.sync.clock import Stamp
from consulaat.sync.merge import Merged, merge
from consulaat.values.canonical import Json
from consulaat.values.ids import RecordId, derived_id

RABAT, TUNIS, THE_HAGUE = (derived_id("device", name) for name in ("rabat", "tunis", "the hague"))
DEVICES: Final = (RABAT, TUNIS, THE_HAGUE)
RECORD: Final = RecordId("c" * 32)
PERSON: Final = RecordId("d" * 32)
ANNA: Final = RecordId("a" * 32)
MIDSUMMER: Final = 1_782_000_000_000
VALUES: Final[dict[str, list[Json]]] = {
    "risk_level": ["ACUUT", "HOOG", "ONBEKEND", "VERHOOGD", "LAAG", None, "GEEN_CODE"],
    "country_of_stay": ["MA", "TN", None, 7],
    "whereabouts": ["NEDERLAND", "BUITENLAND", "ERGENS"],
    "returned_on": ["2026-07-06", "2026-02-30", None],
    "person": [PERSON, None],
    "no_such_field": ["x"],
}


def role_of(device: str) -> str:
    """Return the role of a device: the third is headquarters."""
    return "hq" if device == THE_HAGUE else "post"


def a_change(  # the parts of a line
    device: str, number: int, fields: dict[str, Write], *, at: int | None = None, type_: str = "case"
) -> Change:
    """Return a line of one record; without ``at`` its number is its time."""
    return Change(
        device=device,
        number=number,
        at=Stamp(MIDSUMMER + (number if at is None else at)),
        by=ANNA,
        record_type=type_,
        record_id=RECORD,
        fields=fields,
    )


def merged(*changes: Change) -> Merged:
    """Return what some lines come to."""
    return merge(changes, role_of)


@dataclass
class Side:
    """One device: the lines it holds, and how far it got."""

    device: str
    holds: list[Change] = field(default_factory=list)
    number: int = 0
    at: Stamp = field(default_factory=lambda: Stamp(MIDSUMMER))


@st.composite
def histories(draw: st.DrawFn) -> list[Change]:
    """Draw the lines of three devices that write, settle, and now and then take in each other's lines."""
    sides = [Side(device) for device in DEVICES]
    everything: list[Change] = []
    for step in range(draw(st.integers(1, 12))):
        side = draw(st.sampled_from(sides))
        if draw(st.booleans()) and everything:
            _take_in(side, draw(st.sampled_from(sides)))
            continue
        line = _written(draw, side, is_first=step == 0)
        side.holds.append(line)
        everything.append(line)
    return everything


def _take_in(side: Side, other: Side) -> None:
    """Let a side see all that another holds; its clock never stays behind what it saw."""
    side.holds += [each for each in other.holds if each not in side.holds]
    side.at = max([side.at, *(each.at for each in side.holds)])


def _written(draw: st.DrawFn, side: Side, *, is_first: bool) -> Change:
    names = draw(st.lists(st.sampled_from(sorted(VALUES)), min_size=1, max_size=3, unique=True))
    standing = merge(side.holds, role_of).standing if side.holds else {}
    fields = {
        name: _write(draw, side, name, [each.place for each in standing.get(name, ())]) for name in names
    }
    if is_first:
        fields["person"] = Write(PERSON)
    side.number += 1
    side.at = side.at.next(Stamp(MIDSUMMER + draw(st.integers(0, 3))).moment())
    return Change(
        device=side.device,
        number=side.number,
        at=side.at,
        by=ANNA,
        record_type="case",
        record_id=RECORD,
        fields=fields,
    )


def _write(draw: st.DrawFn, side: Side, name: str, standing: list[Seen]) -> Write:
    """Draw a value and what its author saw: all that stands, one of it, nothing, or whatever a liar says."""
    anything = [Seen(each.device, each.number) for each in side.holds] + [Seen(side.device, side.number + 1)]
    seen = draw(
        st.one_of(
            st.just(standing),
            st.just(standing[-1:]),
            st.just([]),
            st.lists(st.sampled_from(anything), max_size=3, unique=True),
        )
    )
    return Write(draw(st.sampled_from(VALUES[name])), tuple(seen))
