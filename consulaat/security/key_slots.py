"""The ways into a store: a passphrase for each user, and recovery papers for all."""

import secrets
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from cryptography.exceptions import InvalidTag

from consulaat.errors import MachineError
from consulaat.security import resealing, wrapping
from consulaat.security.key_change import about, about_paper, begun, ended, is_under_way
from consulaat.security.passphrase import Passphrase
from consulaat.security.resealing import Opener
from consulaat.security.slot_errors import (
    NoPapersError,
    NoSlotError,
    PapersOfOtherStoreError,
    SlotAlteredError,
    SlotBoundError,
    SlotTakenError,
    WrongPassphraseError,
)
from consulaat.security.slot_making import decoy, empty_slot, filled, new_slot_id, slot_key
from consulaat.security.slots import PaperSlot, Slot, Slots
from consulaat.security.tries import TooSoonError, WrongTries, first
from consulaat.security.twins import SlotTwins
from consulaat.security.wrapping import (
    KEY_BYTES,
    NONCE_BYTES,
    REAL,
    REHEARSAL,
)


@dataclass(slots=True, kw_only=True)
class StoreKey:
    """The key of a store; while that is being changed also the ``older`` one, which the store may still have.

    It can change while the store is open, so everybody who needs it looks here.
    """

    dek: bytes = field(repr=False)
    older: bytes | None = field(default=None, repr=False)


@dataclass(slots=True, kw_only=True)
class Unlocked(StoreKey):
    """What a passphrase opened: the key of the store and the seed of the user's own keys.

    ``tries``: the wrong passphrases before it, None when there were none.
    """

    seed: bytes = field(repr=False)
    user: str
    slot: Slot
    tries: WrongTries | None = None


@dataclass(frozen=True, slots=True)
class NewPapers:
    """Five recovery papers, and the public key by which later keys of the store are sealed for them."""

    words: tuple[str, ...] = field(repr=False)
    public: bytes


def _now() -> datetime:
    return datetime.now(UTC)


class SlotFile:
    """The ways into the store in a folder; ``now`` is the clock by which wrong passphrases wait."""

    def __init__(self, folder: Path, now: Callable[[], datetime] = _now) -> None:
        self._twins = SlotTwins(folder)
        self._now = now

    def create(self, store: str) -> None:
        """Write the files of a new store, which nobody opens yet."""
        self._twins.create(store)

    def store(self) -> str:
        """Return the id of the store."""
        return self._twins.read().store

    def slots(self) -> tuple[Slot, ...]:
        """Return every way in; nothing in it opens anything."""
        return self._twins.read().slots

    def names(self) -> tuple[str, ...]:
        """Return the login names that open the store."""
        return tuple(slot.name for slot in self.slots())

    def add(  # noqa: PLR0913 - each is a fact of the new slot
        self,
        user: str,
        name: str,
        passphrase: Passphrase,
        dek: bytes,
        seed: bytes,
        *,
        rehearsal: bool,
        must_change: bool = False,
        device_secret: bytes | None = None,
        slot: str | None = None,
    ) -> Slot:
        """Give a user a way in; with a device secret it works on this computer only."""
        slots = self._twins.read()
        name = unicodedata.normalize("NFC", name)
        if any(each.user == user or each.name == name for each in slots.slots):
            raise SlotTakenError
        cost = REHEARSAL if rehearsal else REAL
        empty = empty_slot(slot or new_slot_id(), user, name, cost, must_change=must_change)
        made = filled(slots.store, empty, passphrase, dek + seed, device_secret)
        self._twins.write(replace(slots, slots=(*slots.slots, made)))
        return made

    def open(self, name: str, passphrase: Passphrase, device_secret: bytes | None = None) -> Unlocked:
        """Return the keys; a wrong passphrase and an unknown user get one answer, after the same work.

        Raise TooSoonError, without trying, while a person with several wrong passphrases has to wait.
        """
        slots = self._twins.read()
        name = unicodedata.normalize("NFC", name)
        slot = next((each for each in slots.slots if each.name == name), None) or decoy(slots)
        if slot.bound and device_secret is None:
            raise SlotBoundError
        self._require_turn(slots, slot)
        key = slot_key(slot, passphrase, device_secret)
        try:
            keys = wrapping.unwrap(key, slot.nonce, slot.wrapped, about(slots.store, slot))
        except InvalidTag:
            wait = self._count_wrong(slots, slot)
            raise (WrongPassphraseError(wait=wait) if wait else WrongPassphraseError()) from None
        seed = keys[KEY_BYTES:]
        dek, older = _newest(keys[:KEY_BYTES], slot, seed, Opener.USER, about(slots.store, slot))
        settled = slot if older is not None else _rewrapped(slots.store, slot, key, dek + seed)
        self._rewrite(slots, replace(settled, tries=None))
        return Unlocked(dek=dek, older=older, seed=seed, user=slot.user, slot=slot, tries=slot.tries)

    def _require_turn(self, slots: Slots, slot: Slot) -> None:
        now, tries = self._now(), slot.tries
        wait = tries.wait(now) if tries is not None else 0
        if tries is not None and wait:
            if now < tries.last:  # the clock was set back: the wait begins anew, and ends
                self._rewrite(slots, replace(slot, tries=replace(tries, last=now)))
            raise TooSoonError(count=tries.count, wait=wait)

    def _count_wrong(self, slots: Slots, slot: Slot) -> int:
        """Count a wrong passphrase; return how many seconds the next one waits."""
        if all(each.id != slot.id for each in slots.slots):
            return 0
        now = self._now()
        tries = slot.tries.and_another(now) if slot.tries is not None else first(now)
        self._rewrite(slots, replace(slot, tries=tries))
        return tries.delay

    def _rewrite(self, slots: Slots, changed: Slot) -> None:
        """Write one slot anew, if it differs; where that cannot be done, nobody is kept out for it."""
        if changed not in slots.slots:
            kept = tuple(changed if each.id == changed.id else each for each in slots.slots)
            with suppress(MachineError):
                self._twins.write(replace(slots, slots=kept))

    def begin_change(self, key: bytes, publics: Mapping[str, bytes]) -> None:
        """Seal a coming key of the store for everybody in ``publics``; the present one goes on to open it."""
        self._twins.write(begun(self._twins.read(), key, publics))

    def end_change(self, *, took_place: bool) -> None:
        """Let the coming key be the key of the store, or drop it: now it is certain which one the store has."""
        slots = self._twins.read()
        if is_under_way(slots):
            self._twins.write(ended(slots, took_place=took_place))

    def generation(self) -> int:
        """Return how many keys the store has had."""
        return self._twins.read().generation

    def change_passphrase(
        self, unlocked: Unlocked, passphrase: Passphrase, *, device_secret: bytes | None
    ) -> Slot:
        """Give an opened slot a new passphrase; the device secret says whether it is bound from now on."""
        slots = self._twins.read()
        old = next((each for each in slots.slots if each.id == unlocked.slot.id), None)
        if old is None:
            raise NoSlotError
        keys = unlocked.dek + unlocked.seed
        fresh = replace(old, must_change=False, next=None)
        made = filled(slots.store, fresh, passphrase, keys, device_secret)
        self._twins.write(replace(slots, slots=tuple(made if each is old else each for each in slots.slots)))
        return made

    def renew(self, user: str, name: str, passphrase: Passphrase, dek: bytes, *, rehearsal: bool) -> bytes:
        """Give a user whose passphrase is lost a new way in; return their new seed.

        What only the old one opened is gone with it.
        """
        slots = self._twins.read()
        others = tuple(each for each in slots.slots if user != each.user)
        if any(each.name == name for each in others):
            raise SlotTakenError
        cost = REHEARSAL if rehearsal else REAL
        empty = empty_slot(new_slot_id(), user, name, cost, must_change=False)
        seed = secrets.token_bytes(KEY_BYTES)
        made = filled(slots.store, empty, passphrase, dek + seed, None)
        self._twins.write(replace(slots, slots=(*others, made)))
        return seed

    def content(self) -> bytes:
        """Return the files as they stand, for a backup."""
        return self._twins.read().to_bytes()

    def counter(self) -> int:
        """Return how often the files were changed."""
        return self._twins.read().counter

    def put(self, content: bytes) -> None:
        """Write the files of a backup into a folder that has none."""
        self._twins.put(content)

    def remove(self, user: str) -> None:
        """Take a user's way in away."""
        slots = self._twins.read()
        left = tuple(each for each in slots.slots if each.user != user)
        if len(left) == len(slots.slots):
            raise NoSlotError
        self._twins.write(replace(slots, slots=left))

    def make_papers(self, dek: bytes) -> NewPapers:
        """Return five new recovery papers, any two of which open the store; older ones no longer do."""
        from consulaat.security import shares

        slots = self._twins.read()
        recovery_key = secrets.token_bytes(KEY_BYTES)
        paper = PaperSlot(id=new_slot_id(), nonce=secrets.token_bytes(NONCE_BYTES), wrapped=b"")
        key = wrapping.recovery_wrapping_key(recovery_key, paper.id)
        wrapped = wrapping.wrap(key, paper.nonce, dek, about_paper(slots.store, paper))
        self._twins.write(replace(slots, paper=replace(paper, wrapped=wrapped)))
        return NewPapers(shares.split(recovery_key), resealing.public_of(recovery_key, Opener.PAPERS))

    def open_with_papers(self, papers: Sequence[str]) -> StoreKey:
        """Return the key of the store from two recovery papers."""
        from consulaat.security import shares

        slots = self._twins.read()
        paper = slots.paper
        if paper is None:
            raise NoPapersError
        recovery_key = shares.combine(papers)
        key = wrapping.recovery_wrapping_key(recovery_key, paper.id)
        subject = about_paper(slots.store, paper)
        try:
            first_key = wrapping.unwrap(key, paper.nonce, paper.wrapped, subject)
        except InvalidTag:
            raise PapersOfOtherStoreError from None
        dek, older = _newest(first_key, paper, recovery_key, Opener.PAPERS, subject)
        return StoreKey(dek=dek, older=older)


def _newest(
    key: bytes, slot: Slot | PaperSlot, secret: bytes, opener: Opener, subject: str
) -> tuple[bytes, bytes | None]:
    """Return the newest key that a slot gives and, while the key is being changed, the one before it."""
    if slot.next is not None:
        key = _unsealed(secret, opener, slot.next, subject)
    if slot.coming is not None:
        return _unsealed(secret, opener, slot.coming, subject), key
    return key, None


def _unsealed(secret: bytes, opener: Opener, sealed: bytes, subject: str) -> bytes:
    try:
        return resealing.unseal(secret, opener, sealed, subject)
    except InvalidTag:
        raise SlotAlteredError from None


def _rewrapped(store: str, slot: Slot, key: bytes, keys: bytes) -> Slot:
    """Return a slot with the newest key in it, under the same passphrase."""
    if slot.next is None:
        return slot
    nonce = secrets.token_bytes(NONCE_BYTES)
    return replace(slot, nonce=nonce, next=None, wrapped=wrapping.wrap(key, nonce, keys, about(store, slot)))
