"""Signed journal heads: what a device answers for when it seals a bundle."""

from base64 import b64decode, b64encode
from typing import Final

from consulaat.security import signing
from consulaat.sync.manifest import HeadClaim
from consulaat.sync.refusals import BundleJournalBrokenError
from consulaat.values import canonical

NAMESPACE: Final = "consulaat-journal-v1"


def claim(*, device: str, first: int, last: int, head: str, seed: bytes) -> HeadClaim:
    """Return the claim on lines ``first`` to ``last``, signed by the device they are from."""
    blob = signing.sign(_content(device, last, head), seed, NAMESPACE)
    signature = b64encode(blob).decode("ascii")
    return HeadClaim(device=device, first=first, last=last, head=head, signature=signature)


def verify(claim: HeadClaim, key: str) -> None:
    """Raise BundleJournalBrokenError unless the device's own key signed this head."""
    try:
        blob = b64decode(claim.signature, validate=True)
        content = _content(claim.device, claim.last, claim.head)
        signing.verify(content, signing.read_signature(blob), key, NAMESPACE)
    except (ValueError, signing.MalformedSignatureError, signing.BadSignatureError) as error:
        raise BundleJournalBrokenError from error


def _content(device: str, number: int, head: str) -> bytes:
    return canonical.encode({"device": device, "n": number, "head": head})
