"""The fixed frame around everything that is signed and travels: bundles and device cards.

    magic (8) | u32 length of header | header | body | signature | u32 length of signature

Numbers are big-endian. The signature is over everything before it. Cutting looks at the magic and
the two lengths and nothing else, so no content is read before it is authenticated.
"""

import struct
from dataclasses import dataclass
from typing import Final

from consulaat.errors import TamperedError
from consulaat.security import signing
from resources.texts import N_

HEADER_BYTES: Final = range(2, 4096 + 1)
SIGNATURE_BYTES: Final = range(150, 1024 + 1)

_FIXED: Final = 8 + 4 + 4


class FrameDamagedError(TamperedError):
    """The bytes are not one whole frame."""

    code = "frame-damaged"
    sentence = N_("The file is damaged or not whole.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A file cut into its parts; nothing in it has been verified."""

    header: bytes
    body: memoryview
    signed: memoryview
    signature: signing.Signature


def wrap(magic: bytes, header: bytes, body: bytes, *, seed: bytes, namespace: str) -> bytes:
    """Return a signed frame around header and body."""
    if len(header) not in HEADER_BYTES:
        raise FrameDamagedError
    signed = b"".join((magic, struct.pack(">I", len(header)), header, body))
    signature = signing.sign(signed, seed, namespace)
    return b"".join((signed, signature, struct.pack(">I", len(signature))))


def cut(data: bytes, magic: bytes) -> Frame:
    """Return the parts of a frame, or raise FrameDamagedError; the lengths fill the data exactly."""
    if len(data) < _FIXED or data[:8] != magic:
        raise FrameDamagedError
    (header,) = struct.unpack_from(">I", data, 8)
    (signature,) = struct.unpack_from(">I", data, len(data) - 4)
    body = len(data) - _FIXED - header - signature
    if header not in HEADER_BYTES or signature not in SIGNATURE_BYTES or body < 0:
        raise FrameDamagedError
    whole = memoryview(data)
    end = 12 + header + body
    try:
        read = signing.read_signature(bytes(whole[end:-4]))
    except signing.MalformedSignatureError as error:
        raise FrameDamagedError from error
    return Frame(
        header=bytes(whole[12 : 12 + header]),
        body=whole[12 + header : end],
        signed=whole[:end],
        signature=read,
    )


def verify(frame: Frame, namespace: str) -> None:
    """Raise BadSignatureError unless the key in the frame's own signature made it for this purpose."""
    signing.verify(frame.signed, frame.signature, frame.signature.key, namespace)
