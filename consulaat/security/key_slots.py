"""The ways into a store: a passphrase for each user, and recovery papers for all."""

import secrets
import unicodedata
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from cryptography.exceptions import InvalidTag

from consulaat.errors import MachineError
from consulaat.security import wrapping
from consulaat.security.passphrase import Passphrase
from consulaat.security.slot_errors import (
    NoPapersError,
    NoSlotError,
    PapersOfOtherStoreError,
    SlotBoundError,
    SlotTakenError,
    WrongPassphraseError,
)
from consulaat.security.slots import PaperSlot, Slot, Slots
from consulaat.security.tries import TooSoonError, WrongTries, first
from consulaat.security.twins import SlotTwins
from consulaat.security.wrapping import (
    KEY_BYTES,
    NONCE_BYTES,
    REAL,
    REHEARSAL,
    SALT_BYTES,
    TAG_BYTES,
    Cost,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlocked:
    """What a passphrase opened: the key of the store and the seed of the user's own keys.

    ``tries``: the wrong passphrases before it, None when there were none.
    """

    dek: bytes = field(repr=False)
    seed: bytes = field(repr=False)
    user: str
    slot: Slot
    tries: WrongTries | None = None


def new_slot_id() -> str:
    """Return an id for a slot, to be named in the keyring before the slot is written."""
    return secrets.token_hex(16)


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
        empty = _slot(slot or new_slot_id(), user, name, cost, must_change=must_change)
        made = _filled(slots.store, empty, passphrase, dek + seed, device_secret)
        self._twins.write(replace(slots, slots=(*slots.slots, made)))
        return made

    def open(self, name: str, passphrase: Passphrase, device_secret: bytes | None = None) -> Unlocked:
        """Return the keys; a wrong passphrase and an unknown user get one answer, after the same work.

        Raise TooSoonError, without trying, while a person with several wrong passphrases has to wait.
        """
        slots = self._twins.read()
        name = unicodedata.normalize("NFC", name)
        slot = next((each for each in slots.slots if each.name == name), None) or _decoy(slots)
        if slot.bound and device_secret is None:
            raise SlotBoundError
        self._require_turn(slots, slot)
        try:
            key = _key(slot, passphrase, device_secret)
            keys = wrapping.unwrap(key, slot.nonce, slot.wrapped, _about(slots.store, slot))
        except InvalidTag:
            wait = self._count_wrong(slots, slot)
            raise (WrongPassphraseError(wait=wait) if wait else WrongPassphraseError()) from None
        if slot.tries is not None:
            self._write_tries(slots, slot, None)
        return Unlocked(
            dek=keys[:KEY_BYTES], seed=keys[KEY_BYTES:], user=slot.user, slot=slot, tries=slot.tries
        )

    def _require_turn(self, slots: Slots, slot: Slot) -> None:
        now, tries = self._now(), slot.tries
        wait = tries.wait(now) if tries is not None else 0
        if tries is not None and wait:
            if now < tries.last:  # the clock was set back: the wait begins anew, and ends
                self._write_tries(slots, slot, replace(tries, last=now))
            raise TooSoonError(count=tries.count, wait=wait)

    def _count_wrong(self, slots: Slots, slot: Slot) -> int:
        """Count a wrong passphrase; return how many seconds the next one waits."""
        if all(each.id != slot.id for each in slots.slots):
            return 0
        now = self._now()
        tries = slot.tries.and_another(now) if slot.tries is not None else first(now)
        self._write_tries(slots, slot, tries)
        return tries.delay

    def _write_tries(self, slots: Slots, slot: Slot, tries: WrongTries | None) -> None:
        changed = tuple(replace(each, tries=tries) if each.id == slot.id else each for each in slots.slots)
        with suppress(
            MachineError
        ):  # on a full disk or in a folder that may not be written nobody is kept out
            self._twins.write(replace(slots, slots=changed))

    def change_passphrase(
        self, unlocked: Unlocked, passphrase: Passphrase, *, device_secret: bytes | None
    ) -> Slot:
        """Give an opened slot a new passphrase; the device secret says whether it is bound from now on."""
        slots = self._twins.read()
        old = next((each for each in slots.slots if each.id == unlocked.slot.id), None)
        if old is None:
            raise NoSlotError
        keys = unlocked.dek + unlocked.seed
        made = _filled(slots.store, replace(old, must_change=False), passphrase, keys, device_secret)
        self._twins.write(replace(slots, slots=tuple(made if each is old else each for each in slots.slots)))
        return made

    def renew(self, user: str, name: str, passphrase: Passphrase, dek: bytes, *, rehearsal: bool) -> Slot:
        """Give a user whose passphrase is lost a new way in; what only the old one opened is gone with it."""
        slots = self._twins.read()
        others = tuple(each for each in slots.slots if user != each.user)
        if any(each.name == name for each in others):
            raise SlotTakenError
        cost = REHEARSAL if rehearsal else REAL
        empty = _slot(new_slot_id(), user, name, cost, must_change=False)
        made = _filled(slots.store, empty, passphrase, dek + secrets.token_bytes(KEY_BYTES), None)
        self._twins.write(replace(slots, slots=(*others, made)))
        return made

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

    def make_papers(self, dek: bytes) -> tuple[str, ...]:
        """Return five new recovery papers, any two of which open the store; older ones no longer do."""
        from consulaat.security import shares

        slots = self._twins.read()
        recovery_key, paper, nonce = secrets.token_bytes(32), new_slot_id(), secrets.token_bytes(NONCE_BYTES)
        key = wrapping.recovery_wrapping_key(recovery_key, paper)
        wrapped = wrapping.wrap(key, nonce, dek, _about_paper(slots.store, paper))
        self._twins.write(replace(slots, paper=PaperSlot(id=paper, nonce=nonce, wrapped=wrapped)))
        return shares.split(recovery_key)

    def open_with_papers(self, papers: Sequence[str]) -> bytes:
        """Return the key of the store from two recovery papers."""
        from consulaat.security import shares

        slots = self._twins.read()
        if slots.paper is None:
            raise NoPapersError
        key = wrapping.recovery_wrapping_key(shares.combine(papers), slots.paper.id)
        about = _about_paper(slots.store, slots.paper.id)
        try:
            return wrapping.unwrap(key, slots.paper.nonce, slots.paper.wrapped, about)
        except InvalidTag:
            raise PapersOfOtherStoreError from None


def _decoy(slots: Slots) -> Slot:
    """Return a slot that nothing opens, as dear to try as the others."""
    cost = slots.slots[0].cost if slots.slots else REAL
    return _slot(new_slot_id(), secrets.token_hex(16), "-", cost, must_change=False)


def _slot(slot: str, user: str, name: str, cost: Cost, *, must_change: bool) -> Slot:
    """Return a slot with chance in place of keys."""
    return Slot(
        id=slot,
        user=user,
        name=name,
        bound=False,
        must_change=must_change,
        cost=cost,
        salt=secrets.token_bytes(SALT_BYTES),
        nonce=secrets.token_bytes(NONCE_BYTES),
        wrapped=secrets.token_bytes(2 * KEY_BYTES + TAG_BYTES),
    )


def _filled(store: str, slot: Slot, passphrase: Passphrase, keys: bytes, device_secret: bytes | None) -> Slot:
    fresh = replace(
        slot,
        bound=device_secret is not None,
        salt=secrets.token_bytes(SALT_BYTES),
        nonce=secrets.token_bytes(NONCE_BYTES),
    )
    key = _key(fresh, passphrase, device_secret)
    return replace(fresh, wrapped=wrapping.wrap(key, fresh.nonce, keys, _about(store, fresh)))


def _key(slot: Slot, passphrase: Passphrase, device_secret: bytes | None) -> bytes:
    secret = device_secret if slot.bound and device_secret is not None else b""
    return wrapping.passphrase_key(passphrase, slot.salt, slot.cost, slot=slot.id, secret=secret)


def _about(store: str, slot: Slot) -> str:
    return f"{store}|{slot.id}|{slot.user}"


def _about_paper(store: str, paper: str) -> str:
    return f"{store}|paper|{paper}"
