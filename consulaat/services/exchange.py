"""What bundles need from the store: known devices, streams, outbox, and lines of other devices."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, Protocol

from consulaat.records.ids import UserId
from consulaat.services.import_report import ImportReport
from consulaat.sync.changes import Change
from consulaat.sync.clock import Stamp
from consulaat.sync.lines import Gone, Skip
from consulaat.sync.manifest import HeadClaim
from consulaat.sync.trust import Card
from consulaat.values.ids import RecordId

STORE_BEHIND: Final = "store-behind"
"""The alarm that a store is an older copy, or lost what was written last."""

Appended = tuple[Change, bytes, RecordId | None] | Skip | Gone


class TrustState(StrEnum):
    """Whether a device's signature is accepted."""

    OWN = "EIGEN"
    TRUSTED = "VERTROUWD"
    REVOKED = "INGETROKKEN"
    STOLEN = "GESTOLEN"
    OFFERED = "AANGEBODEN"
    SUCCEEDED = "OPGEVOLGD"


class BundleState(StrEnum):
    """How far a bundle has come, sent or received."""

    SIGNED = "ONDERTEKEND"
    EXPORTED = "UITGEVOERD"
    CONFIRMED = "BEVESTIGD_ONTVANGEN"
    MERGED = "VERWERKT"
    HELD = "AANGEHOUDEN"


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """A store whose card this store holds, itself included."""

    card: Card
    code: str
    state: TrustState

    @property
    def store(self) -> str:
        """The id of the store."""
        return self.card.store


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleRow:
    """A bundle in the log: sent or received, and what became of it."""

    sha256: str
    direction: str
    peer: str
    number: int
    state: BundleState
    code: str
    created_at: datetime
    moved_at: datetime
    moved_by: UserId
    changes: int
    size: int
    heads: dict[str, int]
    confirmed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class OwnKeys:
    """What this store signs and receives with."""

    sign_seed: bytes
    identity: str


class Exchange(Protocol):
    """The part of a unit of work that bundles and trust use."""

    schema: int

    def own_keys(self) -> OwnKeys:
        """Return the keys of this store."""

    def devices(self) -> tuple[Device, ...]:
        """Return all known devices, this one first."""

    def add_device(
        self, card: Card, data: bytes, code: str, by: UserId, at: datetime, *, is_offered: bool = False
    ) -> None:
        """Trust a device, or note one that waits to be accepted."""

    def set_state(self, store: str, state: TrustState, reason: str, by: UserId, at: datetime) -> None:
        """Change whether a device is trusted."""

    def bundles(
        self, direction: str = "", peer: str = "", state: BundleState | None = None
    ) -> tuple[BundleRow, ...]:
        """Return the log, oldest first."""

    def bundle(self, sha256: str) -> BundleRow | None:
        """Return one bundle of the log."""

    def content(self, sha256: str) -> bytes | None:
        """Return the bytes of a bundle in the outbox or on hold."""

    def last(self, direction: str, peer: str) -> tuple[int, str]:
        """Return number and digest of the last bundle of a stream that counts; 0 and zeros for none."""

    def keep_bundle(self, row: BundleRow, content: bytes | None) -> None:
        """Write a bundle into the log, or write it anew."""

    def keep_report(self, report: ImportReport) -> None:
        """Keep the report of an import."""

    def reports(self) -> tuple[ImportReport, ...]:
        """Return the reports of all imports, the oldest first."""

    def without_lines(self, records: Collection[RecordId]) -> frozenset[RecordId]:
        """Return which of these records nothing is known of here."""

    def confirm(self, peer: str, number: int, at: datetime) -> None:
        """Mark what was sent up to a number as confirmed."""

    def confirmed(self, peer: str, device: str = "") -> int:
        """Return up to which of our lines, or of those passed on of a device, a receiver has confirmed."""

    def predecessors(self) -> tuple[str, ...]:
        """Return the devices that this store was before it was restored, the first one first."""

    def keep_claim(self, claim: HeadClaim) -> None:
        """Remember the newest head that a device signed, so that its lines can be passed on."""

    def claim_of(self, device: str) -> HeadClaim | None:
        """Return the newest head that a device signed, as far as it came here."""

    def head(self, device: str) -> tuple[int, bytes]:
        """Return number and head of the newest line of a device."""

    def head_at(self, device: str, number: int) -> bytes | None:
        """Return the head after a line, None when it is not here."""

    def line_at(self, device: str, number: int) -> bytes | None:
        """Return a line that is here."""

    def own_lines_after(self, number: int) -> Iterator[tuple[int, RecordId | None, bytes | None, bytes]]:
        """Yield number, record, line and head of our own lines after a number."""

    def lines_after(
        self, device: str, number: int
    ) -> Iterator[tuple[int, RecordId | None, bytes | None, bytes]]:
        """Yield the same of the lines of any device; a line that did not travel to us is None."""

    def post_of(self, record_type: str, record: RecordId) -> str:
        """Return the post of a record."""

    def root_of(self, record: RecordId) -> RecordId | None:
        """Return the root of a record that is here."""

    def is_known(self, record: RecordId) -> bool:
        """Tell whether a line of this record is here."""

    def secret_of(self, root: RecordId | None) -> bytes | None:
        """Return the secret of a root."""

    def keep_secret(self, root: RecordId, secret: bytes) -> None:
        """Remember the secret of a root."""

    def destroyed_among(self, names: Collection[str]) -> frozenset[str]:
        """Return which ids of records or digests of contents were destroyed here."""

    def append(self, device: str, lines: Sequence[Appended], signed: str) -> bytes:
        """Append checked lines to the chain of a device and return its new head."""

    def merge_records(self, records: Sequence[RecordId], new: Collection[RecordId] = ()) -> None:
        """Bring the rows, conflicts and faults of records up to their lines."""

    def advance_clock(self, stamp: Stamp) -> None:
        """Never stamp a change of ours before this one."""

    def raise_alarm(self, code: str, subject: str, at: datetime) -> None:
        """Note something that people must look at."""

    def alarms(self) -> tuple[tuple[str, str, datetime], ...]:
        """Return what people must look at."""

    def unsent(self, peer: str = "") -> int:
        """Return how many of our lines no receiver, or this one, has confirmed."""
