"""The bytes of attachments in the store: each content once, in pieces of 1 MiB under its SHA-256."""

import hashlib
from collections.abc import Collection
from typing import Final

from consulaat.services.blobs import BlobDamagedError, BlobFacts
from db.connection import Connection
from db.tables import to_blob

PIECE: Final = 1024 * 1024
_TO_SEND: Final = """
SELECT blob.sha256, blob.bytes FROM blob_exchanged JOIN blob ON blob.sha256 = blob_exchanged.sha256
WHERE blob_exchanged.peer = ? AND blob_exchanged.bundle IS NULL
AND EXISTS (SELECT 1 FROM attachment WHERE attachment.sha256 = blob.sha256 AND attachment.may_be_bundled)
ORDER BY blob.number
"""


class SqlBlobs:
    """The contents of one piece of work; whoever writes has opened its transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, data: bytes) -> str:
        """Keep bytes, unless they are here, and return their SHA-256."""
        sha256 = hashlib.sha256(data).hexdigest()
        if self._number(sha256) is not None:
            return sha256
        sql = "INSERT INTO blob (sha256, bytes) VALUES (?, ?)"
        number = self._connection.run(sql, (sha256, len(data))).lastrowid
        for place, at in enumerate(range(0, len(data), PIECE)):
            piece = memoryview(data)[at : at + PIECE]
            self._connection.run("INSERT INTO blob_piece VALUES (?, ?, ?)", (number, place, piece))
        return sha256

    def read(self, sha256: str) -> bytes | None:
        """Return the bytes, None when they are not here; raise BlobDamagedError."""
        number = self._number(sha256)
        if number is None:
            return None
        sql = "SELECT content FROM blob_piece WHERE blob = ? ORDER BY place"
        data = b"".join(bytes(piece) for (piece,) in self._connection.rows(sql, (number,)))
        if hashlib.sha256(data).hexdigest() != sha256:
            raise BlobDamagedError
        return data

    def here(self, digests: Collection[str]) -> frozenset[str]:
        """Return which of these are here."""
        return frozenset(each for each in digests if self._number(each) is not None)

    def note_named(self, peer: str, sha256: str) -> None:
        """Note that a line which names this content was exchanged with a store."""
        sql = "INSERT OR IGNORE INTO blob_exchanged VALUES (?, ?, NULL)"
        self._connection.run(sql, (to_blob(peer), sha256))

    def is_named(self, sha256: str) -> bool:
        """Tell whether a line that came or was made here names this content."""
        sql = (
            "SELECT 1 WHERE EXISTS (SELECT 1 FROM blob_exchanged WHERE sha256 = ?) "
            "OR EXISTS (SELECT 1 FROM attachment WHERE sha256 = ?)"
        )
        return self._connection.row(sql, (sha256, sha256)) is not None

    def to_send(self, peer: str) -> tuple[BlobFacts, ...]:
        """Return what a store knows the name of and may have, and never got."""
        return tuple(BlobFacts(*row) for row in self._connection.rows(_TO_SEND, (to_blob(peer),)))

    def note_travelled(self, peer: str, sha256: str, bundle: str) -> None:
        """Note in which bundle a content was exchanged with a store."""
        sql = "INSERT OR REPLACE INTO blob_exchanged VALUES (?, ?, ?)"
        self._connection.run(sql, (to_blob(peer), sha256, to_blob(bundle)))

    def count_in(self, bundle: str) -> int:
        """Return how many contents a bundle holds."""
        row = self._connection.row("SELECT count(*) FROM blob_exchanged WHERE bundle = ?", (to_blob(bundle),))
        return int(row[0]) if row else 0

    def damaged(self) -> tuple[str, ...]:
        """Return the digests of contents that are no longer what they were."""
        found = []
        for (sha256,) in self._connection.rows("SELECT sha256 FROM blob ORDER BY number"):
            try:
                self.read(sha256)
            except BlobDamagedError:
                found.append(sha256)
        return tuple(found)

    def _number(self, sha256: str) -> int | None:
        row = self._connection.row("SELECT number FROM blob WHERE sha256 = ?", (sha256,))
        return None if row is None else int(row[0])
