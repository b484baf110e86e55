"""A new key of the store, sealed for people who are not there: each opens it later, in their own way.

Whoever opens a store has a secret of their own: a user the seed in their slot, the papers the recovery key. From it
follows an X25519 key; its public half is kept inside the store, where nobody can put another in its place. What is
sealed is used once, under a key that follows from an exchange with a key made for it alone:

    sealed = public key of the exchange (32 bytes) | ChaCha20-Poly1305 of the store key (48 bytes)
"""

from enum import Enum
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from consulaat.security import wrapping
from consulaat.security.wrapping import KEY_BYTES, NONCE_BYTES, TAG_BYTES

SEALED_BYTES: Final = KEY_BYTES + KEY_BYTES + TAG_BYTES
_ONCE: Final = bytes(NONCE_BYTES)  # the key of an exchange is used for nothing else


class Opener(Enum):
    """Whose secret it is; each purpose gives another key."""

    USER = b"consulaat user open v1"
    PAPERS = b"consulaat recovery open v1"


def public_of(secret: bytes, opener: Opener) -> bytes:
    """Return the public half of what a secret opens with."""
    return _private(secret, opener).public_key().public_bytes_raw()


def seal(public: bytes, key: bytes, about: str) -> bytes:
    """Return a key that only the secret behind ``public`` opens."""
    once = X25519PrivateKey.generate()
    shared = once.exchange(X25519PublicKey.from_public_bytes(public))
    start = once.public_key().public_bytes_raw()
    return start + wrapping.wrap(_exchanged(shared, start, public), _ONCE, key, about)


def unseal(secret: bytes, opener: Opener, sealed: bytes, about: str) -> bytes:
    """Return the key, or raise InvalidTag for another secret, other bytes or another subject."""
    own, start = _private(secret, opener), sealed[:KEY_BYTES]
    try:
        shared = own.exchange(X25519PublicKey.from_public_bytes(start))
    except ValueError:  # a public key that no exchange is possible with
        raise InvalidTag from None
    key = _exchanged(shared, start, own.public_key().public_bytes_raw())
    return wrapping.unwrap(key, _ONCE, sealed[KEY_BYTES:], about)


def _private(secret: bytes, opener: Opener) -> X25519PrivateKey:
    return X25519PrivateKey.from_private_bytes(wrapping.derive(secret, b"", opener.value))


def _exchanged(shared: bytes, start: bytes, public: bytes) -> bytes:
    return wrapping.derive(shared, start + public, b"consulaat rekey v1")
