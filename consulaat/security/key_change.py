"""The slots while a store gets another key: at every moment whatever key the store has opens with them.

First the coming key is sealed beside the present one, for everybody whose public key the store holds. Then the store
is written anew under it. Only when that is certain does it become the key that the slots give; otherwise it is dropped
and nothing happened. A slot that the new key could not be sealed for is gone then.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from consulaat.security import resealing
from consulaat.security.slots import PaperSlot, Slot, Slots

PAPERS: Final = "papers"
"""Under this name stands the public key of the recovery papers, beside those of users."""


def begun(slots: Slots, key: bytes, publics: Mapping[str, bytes]) -> Slots:
    """Return the slots with a coming key for everybody in ``publics``."""
    paper = slots.paper
    if paper is not None and PAPERS in publics:
        sealed = resealing.seal(publics[PAPERS], key, about_paper(slots.store, paper))
        paper = replace(paper, coming=sealed)
    return replace(
        slots, slots=tuple(_with(slots.store, each, key, publics) for each in slots.slots), paper=paper
    )


def ended(slots: Slots, *, took_place: bool) -> Slots:
    """Return the slots once it is certain which key the store has."""
    paper = slots.paper
    if not took_place:
        kept = tuple(replace(each, coming=None) for each in slots.slots)
        return replace(slots, slots=kept, paper=replace(paper, coming=None) if paper is not None else None)
    kept = tuple(
        replace(each, next=each.coming, coming=None) for each in slots.slots if each.coming is not None
    )
    if paper is not None:
        paper = replace(paper, next=paper.coming, coming=None) if paper.coming is not None else None
    return replace(slots, generation=slots.generation + 1, slots=kept, paper=paper)


def is_under_way(slots: Slots) -> bool:
    """Tell whether it is not certain yet which key the store has."""
    return any(each.coming is not None for each in slots.slots)


def about(store: str, slot: Slot) -> str:
    """Return what a key in a slot is bound to."""
    return f"{store}|{slot.id}|{slot.user}"


def about_paper(store: str, paper: PaperSlot) -> str:
    """Return what a key for the papers is bound to."""
    return f"{store}|paper|{paper.id}"


def _with(store: str, slot: Slot, key: bytes, publics: Mapping[str, bytes]) -> Slot:
    if slot.user not in publics:
        return slot
    return replace(slot, coming=resealing.seal(publics[slot.user], key, about(store, slot)))
