"""What the services need from below: protocols that the store, the clock and the printer fulfil."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, TypeVar

from consulaat.records.about import Record
from consulaat.records.ids import UserId
from consulaat.services.blobs import Blobs
from consulaat.services.candidates import Candidates
from consulaat.services.destroying import Destroying
from consulaat.services.exchange import Exchange, OwnKeys
from consulaat.services.lists import Lists
from consulaat.services.progress import Progress
from consulaat.sync.changes import Change
from consulaat.sync.merge import Collision, Fault
from consulaat.sync.trust import Card
from consulaat.values.canonical import Json
from consulaat.values.ids import RecordId

R = TypeVar("R", bound=Record)


class Clock(Protocol):
    """Tells the time: the real one, or that of a rehearsal."""

    def now(self) -> datetime:
        """Return the present moment in UTC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreIdentity:
    """What a store is: whose, in which role, and whether it is a rehearsal."""

    store: RecordId
    post: str
    role: str
    time_zone: str
    is_rehearsal: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenConflict:
    """A field that two sides changed, with all values and which one is shown."""

    id: RecordId
    record_type: str
    record: RecordId
    collision: Collision


class UnitOfWork(Protocol):
    """One piece of work: all of it is kept at ``commit``, or nothing."""

    by: UserId
    identity: StoreIdentity
    progress: Progress

    def now(self) -> datetime:
        """Return the moment of this work."""

    def get(self, made: type[R], record: RecordId) -> R:
        """Return a record; raise NotFoundError."""

    def find(
        self,
        made: type[R],
        *,
        limit: int | None = None,
        newest_first: bool = False,
        **equals: Any,  # noqa: ANN401 - any field value
    ) -> tuple[R, ...]:
        """Return the records of which the named fields equal the given values."""

    def count(self, made: type[Record], **equals: Any) -> int:  # noqa: ANN401 - any field value
        """Return how many records there are of which the named fields equal the given values."""

    def highest(self, made: type[Record], field_name: str, prefix: str) -> str | None:
        """Return the highest text of a field that begins with a prefix."""

    def exists(self, record_type: str, record: RecordId) -> bool:
        """Tell whether there is such a record."""

    def save(self, record: R, *, load: bool = False) -> R:
        """Write the record and the line of what changed in it; return it with its new stamp."""

    def settle(self, record_type: str, record: RecordId, field_name: str, value: Json) -> None:
        """Write a value that saw every standing one, so that a conflict ends."""

    def reveal(self, record: RecordId, field_name: str) -> Json:
        """Return the content of a sealed value; None when it is not in this store."""

    def act(self, action: str, record_type: str = "", record: RecordId | None = None, **facts: Json) -> None:
        """Note in the chain of acts that something was read, searched, printed, exported or refused."""

    def keep_opener(self, subject: str, public: bytes) -> None:
        """Keep the public key by which a later key of the store is sealed for a user, or for the papers."""

    def openers(self) -> dict[str, bytes]:
        """Return the public keys of all who open the store, by user id."""

    def conflicts(self, record: RecordId | None = None) -> tuple[OpenConflict, ...]:
        """Return open conflicts, of one record or of all."""

    def conflict_count(self) -> int:
        """Return how many conflicts are open."""

    def faults(self, record: RecordId) -> tuple[Fault, ...]:
        """Return the values of a record that were authentic but not valid."""

    def changes_of(self, record: RecordId) -> list[Change]:
        """Return the lines of one record."""

    def all_changes(self, *, by: UserId | None = None, limit: int | None = None) -> list[Change]:
        """Return lines of all devices, the newest last; of one author, or at most so many."""

    def acts_about(self, records: Sequence[RecordId]) -> list[dict[str, Json]]:
        """Return the acts on some records, the oldest first."""

    def acts(self, limit: int) -> list[dict[str, Json]]:
        """Return the newest acts, the newest last."""

    def first_fault(self) -> tuple[str, int] | None:
        """Return device and number of the first line that does not fit its chain, or None."""

    def line_count(self) -> int:
        """Return how many lines the journal holds."""

    def changes_under(self, roots: Sequence[RecordId]) -> list[Change]:
        """Return the lines of all records that belong to these roots."""

    def remember(self, name: str, value: Json) -> None:
        """Keep something for this user alone, outside the journal; None forgets it."""

    def remembered(self, prefix: str) -> dict[str, Json]:
        """Return what was kept for this user under names that begin like this, the last kept first."""

    @property
    def lists(self) -> Lists:
        """The read models of the store."""

    @property
    def candidates(self) -> Candidates:
        """The index of search."""

    @property
    def exchange(self) -> Exchange:
        """The part of this work that bundles and trust use."""

    @property
    def blobs(self) -> Blobs:
        """The bytes of attachments."""

    @property
    def sheets(self) -> "Sheets":
        """The numbers that lie on paper, on empty intake sheets."""

    @property
    def destroying(self) -> Destroying:
        """The part of this work that destroys by law."""

    def whole(self) -> AbstractContextManager[None]:
        """Let this work see for a while also what is hidden from its officer."""

    def begin(self) -> None:
        """Open the transaction, unless it is open."""

    def commit(self) -> None:
        """Keep everything."""


class Sheets(Protocol):
    """Numbers of empty intake sheets that were printed from this store."""

    def reserve(self, numbers: Sequence[str], now: datetime) -> None:
        """Keep numbers for the paper that they are printed on."""

    def highest(self, prefix: str) -> str | None:
        """Return the highest number that begins with a prefix."""

    def has(self, number: str) -> bool:
        """Tell whether a sheet with this number was printed from this store."""


class Store(Protocol):
    """The encrypted store, seen from the services."""

    identity: StoreIdentity

    @property
    def progress(self) -> Progress:
        """Whom long work tells how far it is."""

    def work(self, by: UserId, *, whole: bool = False) -> AbstractContextManager[UnitOfWork]:
        """Begin a piece of work for a user; left without ``commit`` it undoes itself.

        Cases hidden from the user (domain §17.5) are not there, with all that belongs to them, unless
        the work is about the store as a ``whole``.
        """

    def become(self, card: Card, card_file: bytes, keys: OwnKeys, at: datetime) -> None:
        """Go on as a new device that takes the place of the one this store was."""

    @property
    def anchor(self) -> Callable[[], None]:
        """Writes down beside the store where it stands."""
