"""The content of the slots files: who opens a store with what, as JSON in one spelling.

    {"v":1,"store":hex32,"counter":n,"generation":n,
     "slots":[{"id":hex32,"user":hex32,"name":login,"bound":bool,"must_change":bool,
               "kdf":{"m","t","lanes","salt":hex32},"nonce":hex24,"wrapped":hex160,
               "next":hex160|null,"coming":hex160|null,"tries":{"count","since","last"}|null}],
     "paper":{"id":hex32,"nonce":hex24,"wrapped":hex96,"next":hex160|null,"coming":hex160|null}|null}

``next`` is the key the store has now, where ``wrapped`` still holds an older one; ``coming`` is the one it is about
to get, while its key is being changed. ``generation`` counts the keys a store has had. Stores of the first
release have none of these, nor ``tries``; they are read as if nothing had happened yet.
``wrapped`` holds the store key and the user's seed (papers: the store key alone), ChaCha20-Poly1305,
bound to "store|slot|user" (papers: "store|paper|id"). Anything else in the file refuses it.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from consulaat.security import shape
from consulaat.security.resealing import SEALED_BYTES
from consulaat.security.tries import WrongTries
from consulaat.security.tries import read as read_tries
from consulaat.security.wrapping import KEY_BYTES, NONCE_BYTES, SALT_BYTES, TAG_BYTES, Cost

_SECRETS: Final = ("id", "nonce", "wrapped", "next", "coming")
_OF_A_SLOT: Final = (*_SECRETS, "user", "name", "bound", "must_change", "kdf", "tries")
_NAME: Final = re.compile(r"[^\x00-\x1f\x7f]{1,64}")
_SALT: Final = re.compile(f"[0-9a-f]{{{2 * SALT_BYTES}}}")
_NONCE: Final = re.compile(f"[0-9a-f]{{{2 * NONCE_BYTES}}}")
_TWO_KEYS: Final = re.compile(f"[0-9a-f]{{{2 * (2 * KEY_BYTES + TAG_BYTES)}}}")
_ONE_KEY: Final = re.compile(f"[0-9a-f]{{{2 * (KEY_BYTES + TAG_BYTES)}}}")
_SEALED: Final = re.compile(f"[0-9a-f]{{{2 * SEALED_BYTES}}}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One person's way in: the keys of the store, wrapped with a passphrase."""

    id: str
    user: str
    name: str
    bound: bool
    must_change: bool
    cost: Cost
    salt: bytes = field(repr=False)
    nonce: bytes = field(repr=False)
    wrapped: bytes = field(repr=False)
    next: bytes | None = field(default=None, repr=False)
    coming: bytes | None = field(default=None, repr=False)
    tries: WrongTries | None = None

    def to_json(self) -> dict[str, object]:
        """Return the slot as it stands in the file."""
        return {
            "id": self.id,
            "user": self.user,
            "name": self.name,
            "bound": self.bound,
            "must_change": self.must_change,
            "kdf": {
                "m": self.cost.memory,
                "t": self.cost.rounds,
                "lanes": self.cost.lanes,
                "salt": self.salt.hex(),
            },
            "nonce": self.nonce.hex(),
            "wrapped": self.wrapped.hex(),
            "next": _hex(self.next),
            "coming": _hex(self.coming),
            "tries": self.tries.to_json() if self.tries else None,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSlot:
    """The way in with recovery papers: the key of the store, wrapped with the recovery key."""

    id: str
    nonce: bytes = field(repr=False)
    wrapped: bytes = field(repr=False)
    next: bytes | None = field(default=None, repr=False)
    coming: bytes | None = field(default=None, repr=False)

    def to_json(self) -> dict[str, object]:
        """Return the slot as it stands in the file."""
        return {
            "id": self.id,
            "nonce": self.nonce.hex(),
            "wrapped": self.wrapped.hex(),
            "next": _hex(self.next),
            "coming": _hex(self.coming),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Slots:
    """All ways into one store; the counter grows with every change, the generation with every key of the store."""

    store: str
    counter: int
    generation: int = 1
    slots: tuple[Slot, ...] = ()
    paper: PaperSlot | None = None

    def to_bytes(self) -> bytes:
        """Return the content of the file."""
        return _encoded(
            {
                "v": 1,
                "store": self.store,
                "counter": self.counter,
                "generation": self.generation,
                "slots": [each.to_json() for each in self.slots],
                "paper": self.paper.to_json() if self.paper else None,
            }
        )


def read_slots(data: bytes) -> Slots:
    """Return the slots, or raise WrongShapeError or WeakenedSlotError."""
    read = _since(_decoded(data), generation=1)
    found = shape.members(read, "v", "store", "counter", "generation", "slots", "paper")
    shape.whole(found["v"], 1, 1)
    slots = tuple(_slot(each) for each in shape.items(found["slots"], 1000))
    for one_each in ("id", "user", "name"):
        if len({getattr(each, one_each) for each in slots}) != len(slots):
            raise shape.WrongShapeError
    return Slots(
        store=shape.text(found["store"], shape.STORE),
        counter=shape.whole(found["counter"], 1),
        generation=shape.whole(found["generation"], 1),
        slots=slots,
        paper=None if found["paper"] is None else _paper(found["paper"]),
    )


def _encoded(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")


def _decoded(data: bytes) -> object:
    """Return what the file says if it is spelled as we spell it: no key twice, nothing beside."""
    try:
        value: object = json.loads(data.decode("utf-8"))
        if _encoded(value) != data:
            raise shape.WrongShapeError
    except (ValueError, RecursionError) as error:
        raise shape.WrongShapeError from error
    return value


def _slot(value: object) -> Slot:
    found = shape.members(_since(value, next=None, coming=None, tries=None), *_OF_A_SLOT)
    kdf = shape.members(found["kdf"], "m", "t", "lanes", "salt")
    cost = Cost(memory=shape.whole(kdf["m"]), rounds=shape.whole(kdf["t"]), lanes=shape.whole(kdf["lanes"]))
    return Slot(
        id=shape.text(found["id"], shape.STORE),
        user=shape.text(found["user"], shape.STORE),
        name=shape.text(found["name"], _NAME),
        bound=shape.flag(found["bound"]),
        must_change=shape.flag(found["must_change"]),
        cost=cost,
        salt=bytes.fromhex(shape.text(kdf["salt"], _SALT)),
        nonce=bytes.fromhex(shape.text(found["nonce"], _NONCE)),
        wrapped=bytes.fromhex(shape.text(found["wrapped"], _TWO_KEYS)),
        next=_sealed(found["next"]),
        coming=_sealed(found["coming"]),
        tries=read_tries(found["tries"]),
    )


def _paper(value: object) -> PaperSlot:
    found = shape.members(_since(value, next=None, coming=None), *_SECRETS)
    return PaperSlot(
        id=shape.text(found["id"], shape.STORE),
        nonce=bytes.fromhex(shape.text(found["nonce"], _NONCE)),
        wrapped=bytes.fromhex(shape.text(found["wrapped"], _ONE_KEY)),
        next=_sealed(found["next"]),
        coming=_sealed(found["coming"]),
    )


def _since(value: object, **usual: object) -> object:
    """Return what was read with what the first stores did not write yet."""
    return {**usual, **value} if isinstance(value, Mapping) else value


def _hex(value: bytes | None) -> str | None:
    return None if value is None else value.hex()


def _sealed(value: object) -> bytes | None:
    return None if value is None else bytes.fromhex(shape.text(value, _SEALED))
