"""Bundles and trust in the store: devices, streams, outbox, lines of other devices."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import Any, Final, Protocol

from consulaat.records.ids import UserId
from consulaat.records.registry import TYPE_NAMES
from consulaat.records.schema import VERSION
from consulaat.services.exchange import Appended, BundleRow, BundleState, Device, OwnKeys, TrustState
from consulaat.services.import_report import ImportReport
from consulaat.services.ports import StoreIdentity
from consulaat.services.progress import Progress, told
from consulaat.sync.changes import Change
from consulaat.sync.clock import BEGINNING, Stamp
from consulaat.sync.lines import Gone, Skip
from consulaat.sync.manifest import HeadClaim
from consulaat.sync.merge import Merged
from consulaat.sync.trust import Card, public_code, read_card
from consulaat.values.canonical import encode, parse
from consulaat.values.ids import RecordId
from consulaat.values.moment import read_moment, write_moment
from db import destroyed, import_reports, succession
from db.connection import Connection
from db.journal import UNKNOWN, Journal
from db.tables import quoted, to_blob, to_id
from resources.texts import N_

APPENDING: Final = N_("Adding changes to the journal")
MERGING: Final = N_("Merging records")
NO_DIGEST: Final = "0" * 64
_BUNDLE: Final = (
    "SELECT sha256, direction, peer, number, state, code, created_at, moved_at, moved_by, changes, bytes, heads, "
    "confirmed_at FROM bundle"
)


class Working(Protocol):
    """What the exchange asks of the unit of work it is part of."""

    by: UserId
    identity: StoreIdentity
    journal: Journal
    progress: Progress
    has_moved_a_bundle: bool

    def begin(self) -> None:
        """Open the transaction, unless it is open."""

    def keep(self, lines: list[Change], *, is_new: bool = False) -> Merged | None:
        """Write the row, conflicts and faults that the lines of one record come to."""


class SqlExchange:
    """The exchange of one unit of work."""

    schema = VERSION

    def __init__(self, work: Working, connection: Connection) -> None:
        self._work = work
        self._connection = connection
        self._journal = work.journal
        self._numbers: dict[str, int] = {}

    # -- keys and devices

    def own_keys(self) -> OwnKeys:
        """Return the keys of this store."""
        found = dict(
            self._connection.rows("SELECT name, value FROM meta WHERE name IN ('sign_seed', 'identity')")
        )
        return OwnKeys(bytes(found["sign_seed"]), bytes(found["identity"]).decode())

    def devices(self) -> tuple[Device, ...]:
        """Return all known devices, this one first."""
        rows = self._connection.rows("SELECT card, public_code, state FROM device ORDER BY number")
        return tuple(
            Device(card=read_card(bytes(card)), code=code, state=TrustState(state))
            for card, code, state in rows
        )

    def add_device(
        self, card: Card, data: bytes, code: str, by: UserId, at: datetime, *, is_offered: bool = False
    ) -> None:
        """Trust a device, or note one that waits to be accepted."""
        self._work.begin()
        state = TrustState.OFFERED if is_offered else TrustState.TRUSTED
        if card.store == self._work.identity.store:
            state = TrustState.OWN
        self._connection.run(
            "INSERT INTO device (store, name, post, role, card, sign_key, recipient, public_code, valid_from, "
            "valid_until, state, changed_at, changed_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                to_blob(card.store),
                card.name,
                card.post,
                card.role,
                data,
                card.sign,
                card.recipient,
                code or public_code(card),
                write_moment(card.valid_from),
                write_moment(card.valid_until),
                state.value,
                write_moment(at),
                to_blob(by),
            ),
        )

    def set_state(self, store: str, state: TrustState, reason: str, by: UserId, at: datetime) -> None:
        """Change whether a device is trusted."""
        self._work.begin()
        self._connection.run(
            "UPDATE device SET state = ?, reason = ?, changed_by = ?, changed_at = ? WHERE store = ?",
            (state.value, reason, to_blob(by), write_moment(at), to_blob(store)),
        )

    # -- streams

    def bundles(
        self, direction: str = "", peer: str = "", state: BundleState | None = None
    ) -> tuple[BundleRow, ...]:
        """Return the log, oldest first."""
        parts, values = ["1"], []
        for name, value in (
            ("direction", direction),
            ("peer", to_blob(peer) if peer else ""),
            ("state", state.value if state else ""),
        ):
            if value:
                parts.append(f"{name} = ?")
                values.append(value)
        sql = f"{_BUNDLE} WHERE {' AND '.join(parts)} ORDER BY moved_at, number"
        return tuple(_bundle(row) for row in self._connection.rows(sql, tuple(values)))

    def bundle(self, sha256: str) -> BundleRow | None:
        """Return one bundle of the log."""
        row = self._connection.row(f"{_BUNDLE} WHERE sha256 = ?", (to_blob(sha256),))
        return None if row is None else _bundle(row)

    def content(self, sha256: str) -> bytes | None:
        """Return the bytes of a bundle in the outbox or on hold."""
        row = self._connection.row("SELECT content FROM bundle WHERE sha256 = ?", (to_blob(sha256),))
        return bytes(row[0]) if row and row[0] is not None else None

    def last(self, direction: str, peer: str) -> tuple[int, str]:
        """Return number and digest of the last bundle of a stream that counts; 0 and zeros for none."""
        row = self._connection.row(
            "SELECT number, sha256 FROM bundle WHERE direction = ? AND peer = ? AND state <> ? "
            "ORDER BY number DESC LIMIT 1",
            (direction, to_blob(peer), BundleState.HELD.value),
        )
        return (0, NO_DIGEST) if row is None else (int(row[0]), bytes(row[1]).hex())

    def keep_bundle(self, row: BundleRow, content: bytes | None) -> None:
        """Write a bundle into the log, or write it anew."""
        self._work.begin()
        self._work.has_moved_a_bundle = True
        self._connection.run(
            "INSERT OR REPLACE INTO bundle VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                to_blob(row.sha256),
                row.direction,
                to_blob(row.peer),
                row.number,
                row.state.value,
                row.code,
                write_moment(row.created_at),
                write_moment(row.moved_at),
                to_blob(row.moved_by),
                row.changes,
                row.size,
                encode(row.heads).decode(),
                content,
                None if row.confirmed_at is None else write_moment(row.confirmed_at),
            ),
        )

    def keep_report(self, report: ImportReport) -> None:
        """Keep the report of an import."""
        self._work.begin()
        import_reports.keep(self._connection, report)

    def reports(self) -> tuple[ImportReport, ...]:
        """Return the reports of all imports, the oldest first."""
        return import_reports.kept(self._connection)

    def without_lines(self, records: Collection[RecordId]) -> frozenset[RecordId]:
        """Return which of these records nothing is known of here."""
        return import_reports.without_lines(self._connection, records)

    def confirm(self, peer: str, number: int, at: datetime) -> None:
        """Mark what was sent up to a number as confirmed."""
        self._connection.run(
            "UPDATE bundle SET state = ?, confirmed_at = ? WHERE direction = 'UIT' AND peer = ? AND number <= ? "
            "AND confirmed_at IS NULL",
            (BundleState.CONFIRMED.value, write_moment(at), to_blob(peer), number),
        )

    def confirmed(self, peer: str, device: str = "") -> int:
        """Return up to which of our lines, or of those passed on of a device, a receiver has confirmed."""
        rows = self._connection.rows(
            "SELECT heads FROM bundle WHERE direction IN ('UIT', 'UIT_OUD') AND peer = ? "
            "AND confirmed_at IS NOT NULL",
            (to_blob(peer),),
        )
        store = device or self._work.identity.store
        return max((_heads(heads).get(store, 0) for (heads,) in rows), default=0)

    def unsent(self, peer: str = "") -> int:
        """Return how many of our lines no receiver, or this one, has confirmed."""
        peers = [peer] if peer else [each.store for each in self.devices()[1:]]
        return sum(
            self.head(own)[0] - max((self.confirmed(each, own) for each in peers), default=0)
            for own in (self._work.identity.store, *self.predecessors())
        )

    # -- devices that go on as another

    def predecessors(self) -> tuple[str, ...]:
        """Return the devices that this store was before it was restored, the first one first."""
        return succession.predecessors(self._connection)

    def keep_claim(self, claim: HeadClaim) -> None:
        """Remember the newest head that a device signed, so that its lines can be passed on."""
        succession.keep_claim(self._connection, claim)

    def claim_of(self, device: str) -> HeadClaim | None:
        """Return the newest head that a device signed, as far as it came here."""
        return succession.claim_of(self._connection, device)

    # -- lines

    def head(self, device: str) -> tuple[int, bytes]:
        """Return number and head of the newest line of a device."""
        return self._journal.head(self._number(device))

    def head_at(self, device: str, number: int) -> bytes | None:
        """Return the head after a line, None when it is not here."""
        return self._journal.head_at(self._number(device), number)

    def line_at(self, device: str, number: int) -> bytes | None:
        """Return a line that is here."""
        row = self._connection.row(
            "SELECT text FROM line WHERE device = ? AND number = ?", (self._number(device), number)
        )
        return row[0].encode() if row and row[0] is not None else None

    def own_lines_after(self, number: int) -> Iterator[tuple[int, RecordId | None, bytes | None, bytes]]:
        """Yield number, record, line and head of our own lines after a number."""
        yield from self.lines_after(self._work.identity.store, number)

    def lines_after(
        self, device: str, number: int
    ) -> Iterator[tuple[int, RecordId | None, bytes | None, bytes]]:
        """Yield the same of the lines of any device; one that did not travel to us is None, a destroyed one empty."""
        for found, record, line, head in self._journal.after(self._number(device), number):
            yield found, None if record is None else to_id(record), line, head

    def post_of(self, record_type: str, record: RecordId) -> str:
        """Return the post of a record."""
        if record_type not in TYPE_NAMES:
            return ""
        sql = f"SELECT post FROM main.{quoted(record_type)} WHERE id = ?"
        row = self._connection.row(sql, (to_blob(record),))
        return row[0] or "" if row else ""

    def root_of(self, record: RecordId) -> RecordId | None:
        """Return the root of a record that is here."""
        return self._journal.root_of(record)

    def is_known(self, record: RecordId) -> bool:
        """Tell whether a line of this record is here."""
        return (
            self._connection.row("SELECT 1 FROM line WHERE record = ? LIMIT 1", (to_blob(record),))
            is not None
        )

    def secret_of(self, root: RecordId | None) -> bytes | None:
        """Return the secret of a root."""
        return self._journal.secret_of(root)

    def keep_secret(self, root: RecordId, secret: bytes) -> None:
        """Remember the secret of a root."""
        self._work.begin()
        self._journal.keep_secret(root, secret)

    def destroyed_among(self, names: Collection[str]) -> frozenset[str]:
        """Return which ids of records or digests of contents were destroyed here."""
        return destroyed.among(self._connection, names)

    def append(self, device: str, lines: Sequence[Appended], signed: str) -> bytes:
        """Append checked lines to the chain of a device and return its new head, at the end the one it signed."""
        self._work.begin()
        number = self._number(device)
        _, head = self._journal.head(number)
        for each in told(self._work.progress, APPENDING, lines):
            if isinstance(each, Skip):
                head = bytes.fromhex(each.head)
                self._journal.skip(number, each.last, head)
            elif isinstance(each, Gone):
                head = self._journal.append_destroyed(number, each.number, each.digest)
                destroyed.remember(self._connection, each.names)
            else:
                head = self._journal.append(number, *each)
        if head == UNKNOWN:
            head = bytes.fromhex(signed)
            self._journal.know_head(number, head)
        return head

    def merge_records(self, records: Sequence[RecordId], new: Collection[RecordId] = ()) -> None:
        """Bring the rows, conflicts and faults of records up to their lines; of the new ones all have just come in."""
        for record in told(self._work.progress, MERGING, records):
            arrived = self._journal.arrived_about(record) if record in new else []
            self._work.keep(arrived or self._journal.changes_of(record), is_new=bool(arrived))

    # -- clock and alarms

    def advance_clock(self, stamp: Stamp) -> None:
        """Never stamp a change of ours before this one."""
        row = self._connection.row("SELECT value FROM meta WHERE name = 'clock'")
        if stamp > (Stamp.read(row[0]) if row else BEGINNING):
            self._connection.run("INSERT OR REPLACE INTO meta VALUES ('clock', ?)", (stamp.write(),))

    def raise_alarm(self, code: str, subject: str, at: datetime) -> None:
        """Note something that people must look at."""
        self._work.begin()
        self._connection.run(
            "INSERT OR REPLACE INTO alarm VALUES (?, ?, ?)", (code, subject, write_moment(at))
        )

    def alarms(self) -> tuple[tuple[str, str, datetime], ...]:
        """Return what people must look at."""
        rows = self._connection.rows("SELECT code, subject, raised_at FROM alarm ORDER BY raised_at")
        return tuple((code, subject, read_moment(at)) for code, subject, at in rows)

    def _number(self, device: str) -> int:
        if device not in self._numbers:
            self._numbers[device] = self._journal.number_of(device) or 0
        return self._numbers[device]


def _bundle(row: tuple[Any, ...]) -> BundleRow:
    sha256, direction, peer, number, state, code, created, moved, by, changes, size, heads, confirmed = row
    return BundleRow(
        sha256=bytes(sha256).hex(),
        direction=direction,
        peer=to_id(peer),
        number=number,
        state=BundleState(state),
        code=code,
        created_at=read_moment(created),
        moved_at=read_moment(moved),
        moved_by=UserId(to_id(by)),
        changes=changes,
        size=size,
        heads=_heads(heads),
        confirmed_at=None if confirmed is None else read_moment(confirmed),
    )


def _heads(text: str) -> dict[str, int]:
    found: Any = parse(text.encode())
    return dict(found)
