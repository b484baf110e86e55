"""What attachments need from the store: their bytes, each content once under its SHA-256."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol

from consulaat.errors import TamperedError
from resources.texts import N_


class BlobDamagedError(TamperedError):
    """The bytes of an attachment are no longer what they were."""

    code = "attachment-damaged"
    sentence = N_("The content of this attachment is damaged.")
    next_step = N_("Restore the newest backup, or add the file again.")


@dataclass(frozen=True, slots=True)
class BlobFacts:
    """One content: its digest and how many bytes it has."""

    sha256: str
    length: int


class Blobs(Protocol):
    """The bytes of attachments in one piece of work, and with whom they were exchanged."""

    def keep(self, data: bytes) -> str:
        """Keep bytes, unless they are here, and return their SHA-256."""

    def read(self, sha256: str) -> bytes | None:
        """Return the bytes, None when they are not here; raise BlobDamagedError."""

    def here(self, digests: Collection[str]) -> frozenset[str]:
        """Return which of these are here."""

    def note_named(self, peer: str, sha256: str) -> None:
        """Note that a line which names this content was exchanged with a store."""

    def is_named(self, sha256: str) -> bool:
        """Tell whether a line that came or was made here names this content."""

    def to_send(self, peer: str) -> tuple[BlobFacts, ...]:
        """Return what a store knows the name of and may have, and never got."""

    def note_travelled(self, peer: str, sha256: str, bundle: str) -> None:
        """Note in which bundle a content was exchanged with a store."""

    def count_in(self, bundle: str) -> int:
        """Return how many contents a bundle holds."""
