"""Signs and verifies with Ed25519 in the SSHSIG form that ``ssh-keygen -Y verify`` reads.

A signature is the binary blob, without armour:
"SSHSIG" | u32 1 | key | namespace | reserved (empty) | "sha512" | signature, each text with its
length before it. A blob with anything else in it, before it or after it is not a signature.
"""

import hashlib
import hmac
import struct
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from consulaat.errors import TamperedError
from resources.texts import N_

_MAGIC: Final = b"SSHSIG"
_KIND: Final = b"ssh-ed25519"
_HASH: Final = b"sha512"


class MalformedKeyError(TamperedError):
    """The text is not the public line of an Ed25519 key."""

    code = "key-malformed"
    sentence = N_("This is not a public signing key.")
    next_step = N_("Ask the sender for a new device card.")


class MalformedSignatureError(TamperedError):
    """The bytes are not a signature in the agreed form."""

    code = "signature-malformed"
    sentence = N_("This is not a signature in the agreed form.")


class BadSignatureError(TamperedError):
    """The signature does not belong to these bytes, this key and this purpose."""

    code = "signature-wrong"
    sentence = N_("The signature does not fit the content.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """What a signature blob says: who signed, for which purpose, with which hash."""

    key: str
    namespace: str
    hash: str
    raw: bytes


def public_line(seed: bytes) -> str:
    """Return the public key of a seed as ``ssh-ed25519 AAAA...``."""
    return _line(Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw())


def checked_line(line: str) -> str:
    """Return the public line if it is exactly one, or raise MalformedKeyError."""
    _raw_key(line)
    return line


def fingerprint(line: str) -> str:
    """Return the fingerprint of a public line as ssh-keygen shows it: ``SHA256:...``."""
    digest = hashlib.sha256(_key_blob(_raw_key(line))).digest()
    return "SHA256:" + b64encode(digest).decode("ascii").rstrip("=")


def sign(message: bytes | memoryview, seed: bytes, namespace: str) -> bytes:
    """Return the signature blob over the message for one purpose."""
    key = Ed25519PrivateKey.from_private_bytes(seed)
    raw = key.sign(_to_be_signed(message, namespace.encode("ascii")))
    return _blob(key.public_key().public_bytes_raw(), namespace.encode("ascii"), _HASH, raw)


def read_signature(blob: bytes) -> Signature:
    """Return what the blob says without verifying it; the bytes must be exactly one signature."""
    try:
        key, namespace, reserved, hashed, signature = _five_strings(blob)
        kind, raw = _strings(signature, 2)
        key_kind, raw_key = _strings(key, 2)
        names = namespace.decode("ascii"), hashed.decode("ascii")
    except (ValueError, struct.error) as error:
        raise MalformedSignatureError from error
    if reserved or kind != _KIND or key_kind != _KIND or len(raw) != 64 or len(raw_key) != 32:
        raise MalformedSignatureError
    return Signature(key=_line(raw_key), namespace=names[0], hash=names[1], raw=raw)


def verify(message: bytes | memoryview, signature: Signature, key: str, namespace: str) -> None:
    """Raise BadSignatureError unless this key signed this message for this purpose."""
    as_agreed = signature.namespace == namespace and signature.hash == _HASH.decode("ascii")
    if not as_agreed or not hmac.compare_digest(signature.key, key):
        raise BadSignatureError
    public = Ed25519PublicKey.from_public_bytes(_raw_key(key))
    try:
        public.verify(signature.raw, _to_be_signed(message, namespace.encode("ascii")))
    except InvalidSignature as error:
        raise BadSignatureError from error


def _to_be_signed(message: bytes | memoryview, namespace: bytes) -> bytes:
    digest = hashlib.sha512(message).digest()
    return _MAGIC + b"".join(_string(each) for each in (namespace, b"", _HASH, digest))


def _blob(raw_key: bytes, namespace: bytes, hashed: bytes, raw: bytes) -> bytes:
    signature = _string(_KIND) + _string(raw)
    parts = (_key_blob(raw_key), namespace, b"", hashed, signature)
    return _MAGIC + struct.pack(">I", 1) + b"".join(_string(each) for each in parts)


def _five_strings(blob: bytes) -> list[bytes]:
    if blob[:10] != _MAGIC + struct.pack(">I", 1):
        raise ValueError
    return _strings(blob[10:], 5)


def _string(value: bytes) -> bytes:
    return struct.pack(">I", len(value)) + value


def _strings(data: bytes, count: int) -> list[bytes]:
    """Return exactly ``count`` length-prefixed strings that fill the data to its last byte."""
    found = []
    at = 0
    for _ in range(count):
        (length,) = struct.unpack_from(">I", data, at)
        found.append(data[at + 4 : at + 4 + length])
        at += 4 + length
    if at != len(data):
        raise ValueError
    return found


def _key_blob(raw: bytes) -> bytes:
    return _string(_KIND) + _string(raw)


def _line(raw: bytes) -> str:
    return f"{_KIND.decode('ascii')} {b64encode(_key_blob(raw)).decode('ascii')}"


def _raw_key(line: str) -> bytes:
    try:
        kind, encoded = line.split(" ")
        key_kind, raw = _strings(b64decode(encoded, validate=True), 2)
    except (ValueError, Base64Error, struct.error) as error:
        raise MalformedKeyError from error
    if kind.encode() != _KIND or key_kind != _KIND or len(raw) != 32 or _line(raw) != line:
        raise MalformedKeyError
    return raw
