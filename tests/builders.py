"""Real stores for tests: encrypted, founded as the program founds them, known to each other where asked."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from consulaat.records.ids import UserId
from consulaat.records.registry import RECORDS, to_json
from consulaat.records.user import User
from consulaat.security import sealing
from consulaat.services.exporting import ExportDesk, Exported
from consulaat.services.file_result import FileResult
from consulaat.services.founding import found, time_zone_of
from consulaat.services.importing import ImportDesk
from consulaat.services.ports import StoreIdentity
from consulaat.services.trusting import TrustDesk, new_card
from consulaat.sync.trust import make_card
from consulaat.values.canonical import Json, encode
from consulaat.values.ids import RecordId, derived_id
from db import folder as folders
from db.store import SqlStore

START = datetime(2026, 7, 6, 9, 0, tzinfo=UTC)


class HandClock:
    """A clock that stands still until a test moves it."""

    def __init__(self, at: datetime = START) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at

    def pass_by(self, **span: float) -> None:
        self.at += timedelta(**span)


@dataclass
class Post:
    """An open store with its officer and its clock; a headquarters is one too."""

    folder: Path
    key: bytes
    store: SqlStore
    officer: User
    clock: HandClock
    sent: list[bytes] = field(default_factory=list)

    @property
    def by(self) -> UserId:
        return UserId(self.officer.id)

    @property
    def id(self) -> RecordId:
        return self.store.identity.store

    def card(self) -> bytes:
        return TrustDesk(self.store, self.officer).own_card()

    def trusts(self, other: "Post") -> None:
        code = TrustDesk(other.store, other.officer).own().code
        TrustDesk(self.store, self.officer).add(other.card(), code)

    def exports(self, to: "Post") -> bytes:
        """Export to another store and return the bytes of the newest file."""
        out = self.folder / "out"
        out.mkdir(exist_ok=True)
        return self.exported(to, out).files[-1].read_bytes()

    def exported(self, to: "Post", out: Path) -> Exported:
        made = ExportDesk(self.store, self.officer).export(to.id, out)
        self.sent += [path.read_bytes() for path in made.files]
        return made

    def imports(self, *files: bytes) -> tuple[FileResult, ...]:
        named = [(f"file {number}", data) for number, data in enumerate(files, start=1)]
        return ImportDesk(self.store, self.officer).take_in(named)

    def reopen(self) -> None:
        """Close the store and open it again."""
        self.store.close()
        self.store = folders.open_store(self.folder, self.key, self.clock)


def a_post(
    folder: Path, post: str = "RAB", role: str = "post", *, clock: HandClock | None = None, seed: int = 1
) -> Post:
    """Found a store; with the same seed it has the same ids and keys."""
    clock = clock or HandClock()
    folders.make_folder(folder)
    key, sign_seed = (_bytes(post, role, str(seed), use) for use in ("key", "sign"))
    identity = StoreIdentity(
        store=derived_id("store", post, role, str(seed)),
        post=post,
        role=role,
        time_zone=time_zone_of(post),
        is_rehearsal=True,
    )
    receiving, recipient = sealing.new_identity()
    own = {"sign_seed": sign_seed, "identity": receiving.encode()}
    store = folders.create(folder, key, identity, own, clock)
    card = new_card(identity.store, post, role, sign_seed, recipient, clock.now())
    officer = found(
        store, UserId(derived_id("user", post, str(seed))), "anna", card, make_card(card, sign_seed)
    )
    return Post(folder=folder, key=key, store=store, officer=officer, clock=clock)


def acquainted(*posts: Post) -> None:
    """Let all stores trust each other."""
    for one in posts:
        for other in posts:
            if one is not other:
                one.trusts(other)


def everything(post: Post, *, but: Sequence[str] = ()) -> bytes:
    """Return all records and open conflicts of a store as one text, in the order of its lists."""
    with post.store.work(post.by) as work:
        records: list[Json] = [
            to_json(record) for made in RECORDS if made.__name__ not in but for record in work.find(made)
        ]
        faults: list[Json] = [
            [fault.field_name, fault.device, fault.number, fault.reason]
            for made in RECORDS
            for record in work.find(made)
            for fault in work.faults(record.id)
        ]
        conflicts: list[Json] = [
            [each.id, each.record, each.collision.field_name, repr(each.collision)]
            for each in work.conflicts()
        ]
    return encode([records, faults, conflicts])


def _bytes(*parts: str) -> bytes:
    return bytes.fromhex(derived_id(*parts) + derived_id("more", *parts))
