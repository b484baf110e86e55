r"""One line of the journal: one saved record, digested and chained.

The canonical line is ``{"at","by","fields","id","n","type"}`` with, where they apply, ``"load": true`` (loaded
history), ``"root"`` (the id of the case, person or report the record belongs to) and ``"secret"`` (16 bytes,
base64 without padding, of a root). ``root`` and ``secret`` stand in the first line that a device writes
about a record, so that each device's chain can be checked by itself.

A field is a list: the value, then every change of this field that the author was looking at, as its number
in the same chain or as ``"<device>:<number>"``. The value is ``null`` where the author emptied the field.

digest(line) = HMAC-SHA256(secret of the root, canonical line); records without a root use 16 zero bytes.
head(n) = SHA-256("consulaat-journal-v1\n" ‖ head(n-1) ‖ digest); head(0) is 32 zero bytes. After the
content of a line is destroyed by law its digest stays, and the chain still verifies.
"""

import base64
import binascii
import hashlib
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from consulaat.errors import TamperedError
from consulaat.sync.clock import Stamp
from consulaat.values import canonical
from consulaat.values.canonical import Json
from consulaat.values.ids import RecordId, is_id
from consulaat.values.unreadable import UnreadableError
from resources.texts import N_

NO_SECRET: Final = bytes(16)
FIRST_HEAD: Final = bytes(32)
_DOMAIN: Final = b"consulaat-journal-v1\n"
_NUMBER: Final = re.compile(r"[1-9][0-9]{0,14}")
_NEEDED: Final = {"at", "by", "fields", "id", "n", "type"}
_ALLOWED: Final = _NEEDED | {"load", "root", "secret"}


class MalformedLineError(TamperedError):
    """A journal line is not in the agreed form."""

    code = "line-malformed"
    sentence = N_("A line of the journal is not in the agreed form.")


@dataclass(frozen=True, slots=True)
class Seen:
    """A change somewhere: the device that made it and its number there."""

    device: str
    number: int


@dataclass(frozen=True, slots=True)
class Write:
    """The value a line gives to one field, and the earlier writes its author was looking at."""

    value: Json
    seen: tuple[Seen, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One saved record, as its author saved it."""

    device: str
    number: int
    at: Stamp
    by: RecordId
    record_type: str
    record_id: RecordId
    fields: Mapping[str, Write]
    load: bool = False
    root: RecordId | None = None
    secret: bytes | None = None
    _line: bytes | None = field(default=None, init=False, repr=False, compare=False)

    def line(self) -> bytes:
        """Return the canonical line."""
        if self._line is None:
            object.__setattr__(self, "_line", self._written())
        return self._line or b""

    def _written(self) -> bytes:
        found: dict[str, Json] = {
            "at": self.at.write(),
            "by": self.by,
            "fields": {name: self._field(write) for name, write in self.fields.items()},
            "id": self.record_id,
            "n": self.number,
            "type": self.record_type,
        }
        if self.load:
            found["load"] = True
        if self.root is not None:
            found["root"] = self.root
        if self.secret is not None:
            found["secret"] = base64.b64encode(self.secret).rstrip(b"=").decode()
        return canonical.encode(found)

    def _field(self, write: Write) -> list[Json]:
        if not write.seen:
            return [write.value]
        own = [each.number for each in write.seen if each.device == self.device]
        others = [f"{each.device}:{each.number}" for each in write.seen if each.device != self.device]
        return [write.value, *sorted(own), *sorted(others)]


def read_line(device: str, line: bytes) -> Change:
    """Return the change of a canonical line; raise MalformedLineError. Field values are not judged here."""
    try:
        found = canonical.parse(line)
        if not isinstance(found, dict) or not _NEEDED <= set(found) <= _ALLOWED:
            raise MalformedLineError
        change = _change(device, found)
        is_canonical = change.line() == line
    except canonical.NotCanonicalError:
        raise MalformedLineError from None
    if not is_canonical:
        raise MalformedLineError
    return change


def parse_own_line(device: str, line: str) -> Change:
    """Return the change of a line that this store holds and has checked before."""
    return _change(device, canonical.parse(line.encode()))


def _change(device: str, found: Json) -> Change:
    if not isinstance(found, dict):
        raise MalformedLineError
    fields, number, by, record = found["fields"], found["n"], found["by"], found["id"]
    root, type_ = found.get("root"), found["type"]
    shaped = (
        isinstance(fields, dict)
        and isinstance(number, int)
        and not isinstance(number, bool)
        and number > 0
        and isinstance(type_, str)
        and _is_id(by)
        and _is_id(record)
        and (root is None or _is_id(root))
        and found.get("load", True) is True
    )
    if not shaped:
        raise MalformedLineError
    return Change(
        device=device,
        number=number,
        at=_stamp(found["at"]),
        by=RecordId(by),
        record_type=type_,
        record_id=RecordId(record),
        fields={name: _write(device, each) for name, each in fields.items()},
        load="load" in found,
        root=None if root is None else RecordId(root),
        secret=_secret(found.get("secret")),
    )


def digest(line: bytes, secret: bytes) -> bytes:
    """Return the keyed digest of a canonical line."""
    return hmac.digest(secret, line, "sha256")


def next_head(head: bytes, line_digest: bytes) -> bytes:
    """Return the head of the chain after a line with this digest."""
    return hashlib.sha256(_DOMAIN + head + line_digest).digest()


def _is_id(value: Json) -> bool:
    return isinstance(value, str) and is_id(value)


def _stamp(value: Json) -> Stamp:
    try:
        return Stamp.read(value if isinstance(value, str) else "")
    except UnreadableError:
        raise MalformedLineError from None


def _secret(value: Json) -> bytes | None:
    if value is None:
        return None
    try:
        secret = base64.b64decode(f"{value}==", validate=True)
    except (binascii.Error, ValueError):
        raise MalformedLineError from None
    if len(secret) != len(NO_SECRET) or base64.b64encode(secret).rstrip(b"=").decode() != value:
        raise MalformedLineError
    return secret


def _write(device: str, value: Json) -> Write:
    if not isinstance(value, list) or not value:
        raise MalformedLineError
    return Write(value[0], tuple(_seen(device, each) for each in value[1:]))


def _seen(device: str, value: Json) -> Seen:
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return Seen(device, value)
    other, separator, number = str(value).partition(":")
    if not separator or not is_id(other) or _NUMBER.fullmatch(number) is None:
        raise MalformedLineError
    return Seen(other, int(number))
