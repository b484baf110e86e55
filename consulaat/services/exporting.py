"""Seals what a receiver has not confirmed yet into signed bundles.

The number is taken, the bundle built, sealed, signed and kept in the outbox in one transaction; only then is the
file written. A crash in between loses nothing: what was signed and not written is written first by the next
export, and ``again`` writes the same bytes once more.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from consulaat import __version__
from consulaat.errors import RefusedError
from consulaat.files import FileExistsAlreadyError, write_file
from consulaat.records.ids import UserId
from consulaat.records.user import User
from consulaat.rules.permissions import EXPORT
from consulaat.security import signing
from consulaat.services.exchange import BundleRow, BundleState, Device, Exchange, TrustState
from consulaat.services.ports import Store, UnitOfWork
from consulaat.services.trusting import DeviceRevokedError, device_named
from consulaat.sync import heads
from consulaat.sync.bundle import Contents, compose, file_name, identifier
from consulaat.sync.changes import parse_own_line
from consulaat.sync.lines import Skip
from consulaat.sync.manifest import Ack, HeadClaim, Outer
from resources.texts import N_

MOST_LINES: Final = 200_000
MOST_BYTES: Final = 128 * 1024 * 1024
CLASSIFICATION: Final = "DEPARTEMENTAAL_VERTROUWELIJK"
GATHERING: Final = N_("Gathering changes")
SHARED: Final = frozenset({"user", "organisation", "exchange_rate", "funding_source"})


class NoSuchBundleError(RefusedError):
    """No bundle with this number is in the outbox."""

    code = "bundle-not-kept"
    sentence = N_("There is no bundle with this number for this receiver in the outbox.")
    next_step = N_("See: consulaat bundle log")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What an export wrote."""

    files: tuple[Path, ...]
    bundle: str
    number: int
    changes: int
    size: int


class ExportDesk:
    """Makes bundles."""

    def __init__(self, store: Store, officer: User) -> None:
        self._store = store
        self._officer = officer

    def export(self, to: str, folder: Path) -> Exported:
        """Write what a receiver has not confirmed, and first what an earlier export could not write."""
        EXPORT.require(self._officer)
        pending = self._pending(to)
        made = [self._sign(to)]
        while made[-1].changes >= MOST_LINES:
            made.append(self._sign(to))
        files = tuple(self._write(row, folder) for row in (*pending, *made))
        last = made[-1]
        return Exported(
            files=files,
            bundle=last.sha256,
            number=last.number,
            changes=sum(row.changes for row in made),
            size=sum(row.size for row in made),
        )

    def again(self, to: str, number: int, folder: Path) -> Exported:
        """Write the bytes of an earlier bundle once more."""
        EXPORT.require(self._officer)
        with self._store.work(UserId(self._officer.id)) as work:
            peer = device_named(work.exchange, to)
            rows = [row for row in work.exchange.bundles("UIT", peer.store) if row.number == number]
        if not rows:
            raise NoSuchBundleError
        row = rows[0]
        path = self._write(row, folder)
        return Exported(files=(path,), bundle=row.sha256, number=number, changes=row.changes, size=row.size)

    def _pending(self, to: str) -> tuple[BundleRow, ...]:
        with self._store.work(UserId(self._officer.id)) as work:
            peer = device_named(work.exchange, to)
            return work.exchange.bundles("UIT", peer.store, BundleState.SIGNED)

    def _sign(self, to: str) -> BundleRow:
        with self._store.work(UserId(self._officer.id)) as work:
            peer = device_named(work.exchange, to)
            if peer.state is not TrustState.TRUSTED:
                raise DeviceRevokedError
            row, data = _Composition(work, peer).bundle()
            work.exchange.keep_bundle(row, data)
            work.act("EXPORTEREN", "bundle", None, bundle=row.sha256, number=row.number, to=peer.store)
            work.commit()
        return row

    def _write(self, row: BundleRow, folder: Path) -> Path:
        with self._store.work(UserId(self._officer.id)) as work:
            data = work.exchange.content(row.sha256)
            if data is None:
                raise NoSuchBundleError
            path = folder / file_name(data)
            try:
                write_file(folder, path.name, data)
            except FileExistsAlreadyError:
                if path.is_symlink() or path.read_bytes() != data:
                    raise
            kept = work.exchange.bundle(row.sha256) or row
            if kept.state is BundleState.SIGNED:
                work.exchange.keep_bundle(
                    replace(kept, state=BundleState.EXPORTED, moved_at=work.now()), data
                )
                work.commit()
        return path


class _Composition:
    """One bundle in the making."""

    def __init__(self, work: UnitOfWork, peer: Device) -> None:
        self._work = work
        self._exchange: Exchange = work.exchange
        self._peer = peer
        self._counts: Counter[str] = Counter()
        self._last = 0
        self._head = b""

    def bundle(self) -> tuple[BundleRow, bytes]:
        """Return the row for the log and the bytes of the file."""
        work, us, peer = self._work, self._work.identity.store, self._peer
        now = work.now().replace(microsecond=0)
        keys = self._exchange.own_keys()
        number, previous = self._exchange.last("UIT", peer.store)
        first = self._exchange.confirmed(peer.store) + 1
        lines = list(self._lines(first - 1))
        outer = Outer(
            sender=us,
            receiver=peer.store,
            number=number + 1,
            previous=previous,
            key=signing.fingerprint(signing.public_line(keys.sign_seed)),
            created=now,
        )
        contents = Contents(
            schema=self._exchange.schema,
            app=__version__,
            classification=CLASSIFICATION,
            heads=self._claims(first, keys.sign_seed),
            counts=dict(self._counts),
            lines=lines,
            ack=self._receipt(),
        )
        data = compose(outer, contents, recipients=[peer.card.recipient], seed=keys.sign_seed)
        row = BundleRow(
            sha256=identifier(data),
            direction="UIT",
            peer=peer.store,
            number=number + 1,
            state=BundleState.SIGNED,
            code="",
            created_at=now,
            moved_at=now,
            moved_by=work.by,
            changes=self._counts.total(),
            size=len(data),
            heads={us: self._last or first - 1},
        )
        return row, data

    def _lines(self, after: int) -> Iterator[bytes]:
        """Yield the lines to send; runs of lines that are not for the receiver become one skip line each."""
        skipped: list[int] = []
        size = 0
        total = self._exchange.head(self._work.identity.store)[0] - after
        for number, record, line, head in self._exchange.own_lines_after(after):
            self._work.progress.tell(GATHERING, number - after, total)
            if size > MOST_BYTES or self._counts.total() >= MOST_LINES:
                break
            travelling = None if line is None or record is None else self._travelling(line)
            if travelling is None:
                skipped.append(number)
            else:
                if skipped:
                    yield Skip(first=skipped[0], last=number - 1, head=self._head.hex()).line()
                    skipped = []
                self._counts[travelling] += 1
                size += len(line or b"")
                yield line or b""
            self._last, self._head = number, head
        if skipped:
            yield Skip(first=skipped[0], last=self._last, head=self._head.hex()).line()

    def _travelling(self, line: bytes) -> str | None:
        """Return the type of a line that is the receiver's business, None of one that is not."""
        change = parse_own_line(self._work.identity.store, line.decode())
        if self._peer.card.role == "hq" or change.record_type in SHARED:
            return change.record_type
        post = self._exchange.post_of(change.record_type, change.record_id)
        return change.record_type if post == self._peer.card.post else None

    def _claims(self, first: int, seed: bytes) -> tuple[HeadClaim, ...]:
        if not self._last:
            return ()
        us = self._work.identity.store
        return (heads.claim(device=us, first=first, last=self._last, head=self._head.hex(), seed=seed),)

    def _receipt(self) -> Ack | None:
        number, sha256 = self._exchange.last("IN", self._peer.store)
        held = {row.number for row in self._exchange.bundles("IN", self._peer.store, BundleState.HELD)}
        missing = tuple(each for each in range(number + 1, max(held, default=0)) if each not in held)
        return Ack(number=number, sha256=sha256, missing=missing) if number or missing else None
