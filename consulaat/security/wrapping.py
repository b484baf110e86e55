"""Turns passphrases and recovery keys into wrapping keys, and wraps the keys of a store with them."""

from dataclasses import dataclass
from typing import Final

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from consulaat.errors import TamperedError
from consulaat.security.passphrase import Passphrase
from resources.texts import N_

KEY_BYTES: Final = 32
SALT_BYTES: Final = 16
NONCE_BYTES: Final = 12
TAG_BYTES: Final = 16


class WeakenedSlotError(TamperedError):
    """Guessing would be too cheap, or opening too dear: somebody changed the slots."""

    code = "slot-weakened"
    sentence = N_(
        "The file with the keys of this store was changed to make guessing easy or opening impossible."
    )
    next_step = N_("Do not type your passphrase; tell the security officer and restore the newest backup.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one guess of a passphrase costs: memory in KiB, rounds, lanes."""

    memory: int
    rounds: int
    lanes: int

    def __post_init__(self) -> None:
        """Refuse a cost outside its limits before anything is computed with it."""
        if not (65_536 <= self.memory <= 1_048_576 and 2 <= self.rounds <= 10 and 1 <= self.lanes <= 8):
            raise WeakenedSlotError


REAL: Final = Cost(memory=262_144, rounds=3, lanes=4)
REHEARSAL: Final = Cost(memory=65_536, rounds=2, lanes=4)


def passphrase_key(passphrase: Passphrase, salt: bytes, cost: Cost, *, slot: str, secret: bytes) -> bytes:
    """Return the key that wraps a slot; ``secret`` is that of the computer, or empty."""
    stretched = Argon2id(
        salt=salt, length=KEY_BYTES, iterations=cost.rounds, lanes=cost.lanes, memory_cost=cost.memory
    ).derive(passphrase)
    return derive(stretched + secret, bytes.fromhex(slot), b"consulaat kek v1")


def recovery_wrapping_key(recovery_key: bytes, paper: str) -> bytes:
    """Return the key that wraps the store key for the recovery papers."""
    return derive(recovery_key, bytes.fromhex(paper), b"consulaat recovery kek v1")


def wrap(key: bytes, nonce: bytes, keys: bytes, about: str) -> bytes:
    """Return the keys, encrypted and bound to what they are about."""
    return ChaCha20Poly1305(key).encrypt(nonce, keys, about.encode("ascii"))


def unwrap(key: bytes, nonce: bytes, wrapped: bytes, about: str) -> bytes:
    """Return the keys, or raise InvalidTag for another key, other bytes or another subject."""
    return ChaCha20Poly1305(key).decrypt(nonce, wrapped, about.encode("ascii"))


def derive(material: bytes, salt: bytes, purpose: bytes) -> bytes:
    """Return a key for one purpose from secret material."""
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=purpose).derive(material)
