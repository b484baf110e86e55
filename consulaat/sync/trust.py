r"""Device cards: who a store is, which keys it has and how long, and how people compare them.

    card file = "CNSLCD1\n" | u32 length | card | signature | u32 length
    card      = canonical JSON: {"v":1,"kind":"card","post","role","store","name",
                "sign":"ssh-ed25519 AAAA...","recipient":"age1...","created","valid_from","valid_until"}
                and, of a store that was restored and goes on as a new device, "succeeds":
                {"store": the device before, "sig": base64 of what that one's own key signed
                for "consulaat-succession-v1": canonical JSON {"from","to","sign","recipient"}}

Reading a card, in this order:
1. The frame is whole; the card is signed by its own key for "consulaat-card-v1". (card-damaged)
2. ``v`` is 1 and the receiving key is of a kind this version can seal to. (newer: card-too-new)
3. The card is canonical JSON with exactly these keys; it is valid for at most 25 months. (card-damaged)

A card says nothing about whether to believe it. People compare its public code by voice or on paper;
``check_code`` refuses any other code.
"""

import binascii
import hashlib
import hmac
import re
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final

from consulaat.errors import RefusedError, TamperedError
from consulaat.security import sealing, shape, signing
from consulaat.sync import bundle, frame, heads
from consulaat.values import canonical
from resources.texts import N_

MAGIC: Final = b"CNSLCD1\n"
NAMESPACE: Final = "consulaat-card-v1"
SUCCESSION: Final = "consulaat-succession-v1"
LONGEST_VALIDITY: Final = 25  # months

_VERSION: Final = 1
_KEYS: Final = ("v", "kind", "post", "role", "store", "name", "sign", "recipient")
_TIMES: Final = ("created", "valid_from", "valid_until")
_KIND: Final = re.compile("card")
_ROLE: Final = re.compile("post|hq")
_POST: Final = re.compile("[A-Z][A-Z0-9]{1,15}")
_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}")
_KEY: Final = re.compile(r"[!-~ ]{1,200}")
_SIGNATURE: Final = re.compile(r"[A-Za-z0-9+/]{4,1400}={0,2}")
_LATER_KEY: Final = "age1pq1"


class CardDamagedError(TamperedError):
    """The card is not whole, not signed by its own key, or not in the agreed form."""

    code = "card-damaged"
    sentence = N_("The device card is damaged or was changed.")
    next_step = N_("Ask the sender for the card again, by another way.")


class CardTooNewError(RefusedError):
    """A newer version of the program made this card."""

    code = "card-too-new"
    sentence = N_("The device card was made by a newer version of the program.")
    next_step = N_("Update the program first.")


class CodeMismatchError(TamperedError):
    """The code that was told is not the code of this card."""

    code = "code-mismatch"
    sentence = N_("This code does not belong to this device card; the device is not trusted.")
    next_step = N_("Call the sender on a number you know and compare the code again.")


class SuccessionForgedError(TamperedError):
    """The device that the card names did not sign that this one takes its place."""

    code = "succession-forged"
    sentence = N_("The device that this card says it succeeds did not sign that; it is not taken in.")
    next_step = N_("Keep the card, tell the security officer, and call the post on a number you know.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession:
    """Which device a card takes the place of, and that one's signature for it."""

    store: str
    signature: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a store tells others of itself."""

    post: str
    role: str
    store: str
    name: str
    sign: str
    recipient: str
    created: datetime
    valid_from: datetime
    valid_until: datetime
    succeeds: Succession | None = None

    def to_bytes(self) -> bytes:
        """Return the card as it is signed and hashed."""
        said: dict[str, canonical.Json] = {
            "v": _VERSION,
            "kind": "card",
            "post": self.post,
            "role": self.role,
            "store": self.store,
            "name": self.name,
            "sign": self.sign,
            "recipient": self.recipient,
            "created": shape.written(self.created),
            "valid_from": shape.written(self.valid_from),
            "valid_until": shape.written(self.valid_until),
        }
        if self.succeeds is not None:
            said["succeeds"] = {"store": self.succeeds.store, "sig": self.succeeds.signature}
        return canonical.encode(said)

    def covers(self, moment: datetime) -> bool:
        """Tell whether the card is valid at a moment; the last moment no longer counts."""
        return self.valid_from <= moment < self.valid_until


def make_card(card: Card, seed: bytes) -> bytes:
    """Return the card file, signed by the card's own key."""
    data = frame.wrap(MAGIC, card.to_bytes(), b"", seed=seed, namespace=NAMESPACE)
    read_card(data)  # nobody gets a card that nobody can read
    return data


def read_card(data: bytes) -> Card:
    """Return the card of a file whose own signature is good (rules 1 to 3)."""
    try:
        cut = frame.cut(data, MAGIC)
        frame.verify(cut, NAMESPACE)
        card = _card(cut.header)
    except (
        frame.FrameDamagedError,
        signing.BadSignatureError,
        signing.MalformedKeyError,
        sealing.MalformedRecipientError,
        canonical.NotCanonicalError,
        shape.WrongShapeError,
    ) as error:
        raise CardDamagedError from error
    if cut.body or card.sign != cut.signature.key:
        raise CardDamagedError
    return card


def succeeding(card: Card, before: str, seed: bytes) -> Card:
    """Return the card with the word of the device before it, signed by that one's key."""
    signature = signing.sign(_succession(before, card), seed, SUCCESSION)
    return replace(card, succeeds=Succession(store=before, signature=b64encode(signature).decode("ascii")))


def verify_succession(card: Card, before: Card) -> None:
    """Raise SuccessionForgedError unless the device before signed that this one takes its place."""
    said = card.succeeds
    try:
        if said is None or (card.post, card.role) != (before.post, before.role):
            raise SuccessionForgedError
        signature = signing.read_signature(b64decode(said.signature, validate=True))
        signing.verify(_succession(before.store, card), signature, before.sign, SUCCESSION)
    except (binascii.Error, signing.MalformedSignatureError, signing.BadSignatureError) as error:
        raise SuccessionForgedError from error


def _succession(before: str, card: Card) -> bytes:
    return canonical.encode(
        {"from": before, "to": card.store, "sign": card.sign, "recipient": card.recipient}
    )


def public_code(card: Card) -> str:
    """Return the code people compare: eight groups of four digits."""
    digest = hashlib.sha256(b"consulaat-code-v1\0" + card.to_bytes()).digest()
    digits = f"{int.from_bytes(digest, 'big') % 10**32:032d}"
    return " ".join(digits[at : at + 4] for at in range(0, 32, 4))


def check_code(card: Card, code: str) -> None:
    """Raise CodeMismatchError unless the code, however grouped, is the code of the card."""
    told = "".join(re.split(r"[\s-]+", code))
    own = public_code(card).replace(" ", "")
    if not hmac.compare_digest(told.encode("utf-8", "surrogatepass"), own.encode()):
        raise CodeMismatchError


def allowed_signers(cards: Iterable[Card]) -> str:
    """Return the file that ``ssh-keygen -Y verify -f`` asks for: each post with its keys and their time."""
    return "".join(_allowed(card) for card in cards)


def _allowed(card: Card) -> str:
    purposes = f"{bundle.NAMESPACE},{NAMESPACE},{heads.NAMESPACE}"
    times = f'valid-after="{_digits(card.valid_from)}",valid-before="{_digits(card.valid_until)}"'
    return f'{card.post} namespaces="{purposes}",{times} {card.sign}\n'


def _digits(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%d%H%M%SZ")


def _card(data: bytes) -> Card:
    value = canonical.decode(data)
    if isinstance(value, Mapping):
        _known_version(value)
    found, succeeds = _with_succession(value)
    shape.whole(found["v"], _VERSION, _VERSION)
    shape.text(found["kind"], _KIND)
    card = Card(
        post=shape.text(found["post"], _POST),
        role=shape.text(found["role"], _ROLE),
        store=shape.text(found["store"], shape.STORE),
        name=shape.text(found["name"], _NAME),
        sign=signing.checked_line(shape.text(found["sign"], _KEY)),
        recipient=sealing.checked_recipient(shape.text(found["recipient"], _KEY)),
        created=shape.moment(found["created"]),
        valid_from=shape.moment(found["valid_from"]),
        valid_until=shape.moment(found["valid_until"]),
        succeeds=succeeds,
    )
    if card.valid_until <= card.valid_from or _too_long(card.valid_from, card.valid_until):
        raise shape.WrongShapeError
    return card


def _with_succession(value: object) -> tuple[Mapping[str, object], Succession | None]:
    if not isinstance(value, Mapping) or "succeeds" not in value:
        return shape.members(value, *_KEYS, *_TIMES), None
    found = shape.members(value, *_KEYS, *_TIMES, "succeeds")
    said = shape.members(found["succeeds"], "store", "sig")
    return found, Succession(
        store=shape.text(said["store"], shape.STORE), signature=shape.text(said["sig"], _SIGNATURE)
    )


def _known_version(value: Mapping[str, canonical.Json]) -> None:
    version, recipient = value.get("v"), value.get("recipient")
    newer = isinstance(version, int) and not isinstance(version, bool) and version > _VERSION
    if newer or (isinstance(recipient, str) and recipient.startswith(_LATER_KEY)):
        raise CardTooNewError


def _too_long(start: datetime, end: datetime) -> bool:
    months = (end.year - start.year) * 12 + end.month - start.month
    later_in_month = (end.day, end.time()) > (start.day, start.time())
    return months + later_in_month > LONGEST_VALIDITY
