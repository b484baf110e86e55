"""Seals bytes for named receivers and opens what was sealed for us, as age v1 files.

The rest of the program knows only ``seal`` and ``open_sealed``, so that another kind of receiving
key can be added here alone.
"""

from collections.abc import Sequence
from typing import Final

from pyrage import (  # type: ignore[import-untyped]  # a compiled library without stubs
    DecryptError,
    IdentityError,
    RecipientError,
    decrypt,
    encrypt,
    x25519,
)

from consulaat.errors import TamperedError
from resources.texts import N_

MOST_STANZAS: Final = 20
MOST_RECIPIENTS: Final = MOST_STANZAS - 1  # age adds one stanza that opens for nobody
LONGEST_HEADER: Final = 64 * 1024

_FIRST_LINE: Final = b"age-encryption.org/v1\n"


class MalformedRecipientError(TamperedError):
    """The text is not a receiving key."""

    code = "recipient-malformed"
    sentence = N_("This is not a receiving key.")
    next_step = N_("Ask the sender for a new device card.")


class SealBrokenError(TamperedError):
    """The sealed bytes are damaged, or sealed in a way that is not accepted."""

    code = "seal-broken"
    sentence = N_("The sealed content is damaged.")


class NotSealedForUsError(TamperedError):
    """None of our receiving keys opens the sealed bytes."""

    code = "seal-not-for-us"
    sentence = N_("The content is sealed for someone else.")
    next_step = N_("Do not pass it on; tell the sender that it came to the wrong place.")


def new_identity() -> tuple[str, str]:
    """Return a new receiving key: the secret, and the recipient that others seal to."""
    secret = x25519.Identity.generate()
    return str(secret), str(secret.to_public())


def checked_recipient(recipient: str) -> str:
    """Return the recipient if one can seal to it, or raise MalformedRecipientError."""
    if str(_recipient(recipient)) != recipient:
        raise MalformedRecipientError
    return recipient


def seal(data: bytes, recipients: Sequence[str]) -> bytes:
    """Return the data as only the recipients can open it."""
    if not 1 <= len(recipients) <= MOST_RECIPIENTS:
        raise MalformedRecipientError
    sealed: bytes = encrypt(data, [_recipient(each) for each in recipients])
    return sealed


def open_sealed(data: bytes | memoryview, identity: str) -> bytes:
    """Return what was sealed to our identity; the outside is checked before anything is computed."""
    _check_header(bytes(data[: LONGEST_HEADER + 1]))
    try:
        opened: bytes = decrypt(bytes(data), [x25519.Identity.from_str(identity)])
    except DecryptError as error:
        if str(error) == "No matching keys found":
            raise NotSealedForUsError from None
        raise SealBrokenError from None
    except IdentityError:
        raise NotSealedForUsError from None
    return opened


def _check_header(start: bytes) -> None:
    end = start.find(b"\n--- ", 0, LONGEST_HEADER)
    if not start.startswith(_FIRST_LINE) or end < 0:
        raise SealBrokenError
    stanzas = [line for line in start[:end].split(b"\n") if line.startswith(b"-> ")]
    if not 1 <= len(stanzas) <= MOST_STANZAS:
        raise SealBrokenError
    if any(stanza.split(b" ")[1] == b"scrypt" for stanza in stanzas):
        raise SealBrokenError


def _recipient(text: str) -> x25519.Recipient:
    try:
        return x25519.Recipient.from_str(text)
    except RecipientError:
        raise MalformedRecipientError from None
