"""How a slot comes to hold keys: chance in place of keys first, then the keys under a passphrase."""

import secrets
from dataclasses import replace

from consulaat.security import wrapping
from consulaat.security.key_change import about
from consulaat.security.passphrase import Passphrase
from consulaat.security.slots import Slot, Slots
from consulaat.security.wrapping import KEY_BYTES, NONCE_BYTES, REAL, SALT_BYTES, TAG_BYTES, Cost


def new_slot_id() -> str:
    """Return an id for a slot, to be named in the keyring before the slot is written."""
    return secrets.token_hex(16)


def decoy(slots: Slots) -> Slot:
    """Return a slot that nothing opens, as dear to try as the others."""
    cost = slots.slots[0].cost if slots.slots else REAL
    return empty_slot(new_slot_id(), secrets.token_hex(16), "-", cost, must_change=False)


def empty_slot(slot: str, user: str, name: str, cost: Cost, *, must_change: bool) -> Slot:
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


def filled(store: str, slot: Slot, passphrase: Passphrase, keys: bytes, device_secret: bytes | None) -> Slot:
    """Return a slot with keys under a passphrase and, where it is to be bound, a device secret."""
    fresh = replace(
        slot,
        bound=device_secret is not None,
        salt=secrets.token_bytes(SALT_BYTES),
        nonce=secrets.token_bytes(NONCE_BYTES),
    )
    key = slot_key(fresh, passphrase, device_secret)
    return replace(fresh, wrapped=wrapping.wrap(key, fresh.nonce, keys, about(store, fresh)))


def slot_key(slot: Slot, passphrase: Passphrase, device_secret: bytes | None) -> bytes:
    """Return the key that wraps what is in a slot."""
    secret = device_secret if slot.bound and device_secret is not None else b""
    return wrapping.passphrase_key(passphrase, slot.salt, slot.cost, slot=slot.id, secret=secret)
