"""Seals what a receiver has not confirmed yet into signed bundles.

The number is taken, the bundle built, sealed, signed and kept in the outbox in one transaction; only then is the
file written. A crash in between loses nothing: what was signed and not written is written first by the next
export, and ``again`` writes the same bytes once more.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from consulaat import __version__
from consulaat.errors import RefusedError
from consulaat.files import FileExistsAlreadyError, write_file
from consulaat.records.ids import PersonId, UserId
from consulaat.records.user import User
from consulaat.rules.permissions import EXPORT
from consulaat.security import signing
from consulaat.services.behind import require_not_behind
from consulaat.services.enclosing import enclosed, note_lines
from consulaat.services.exchange import BundleRow, BundleState, Device, Exchange, TrustState
from consulaat.services.ports import Store, UnitOfWork
from consulaat.services.rights import require
from consulaat.services.trusting import DeviceRevokedError, device_named
from consulaat.services.unnamed import unnamed_in
from consulaat.sync import heads
from consulaat.sync.bundle import Contents, compose, file_name, identifier
from consulaat.sync.changes import parse_own_line
from consulaat.sync.lines import Skip
from consulaat.sync.manifest import Ack, HeadClaim, Outer
from consulaat.sync.trust import Card
from resources.texts import N_

MOST_LINES: Final = 200_000
MOST_BYTES: Final = 128 * 1024 * 1024
CLASSIFICATION: Final = "DEPARTEMENTAAL_VERTROUWELIJK"
GATHERING: Final = N_("Gathering changes")
SHARED: Final = frozenset({"user", "organisation", "exchange_rate", "funding_source", "holiday"})


class NoSuchBundleError(RefusedError):
    """No bundle with this number is in the outbox."""

    code = "bundle-not-kept"
    sentence = N_("There is no bundle with this number for this receiver in the outbox.")
    next_step = N_("See: consulaat bundle log")
    in_window = N_("See Bundles.")


class DeviceNotInUseError(RefusedError):
    """The receiver gave its place to another device, or waits to be accepted."""

    code = "device-not-in-use"
    sentence = N_("This device is not in use: another one took its place, or it was not accepted yet.")
    next_step = N_("See: consulaat trust list")
    in_window = N_("See Known devices.")


@dataclass(frozen=True, slots=True, kw_only=True)
class AskFor:
    """What a restored store lacks and this receiver may have: lines of the device it was."""

    device: str
    after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What an export wrote; ``unnamed``: how many people who help and stay unnamed stand openly in it."""

    files: tuple[Path, ...]
    bundle: str
    number: int
    changes: int
    size: int
    attachments: int = 0
    unnamed: int = 0
    ask_for: tuple[AskFor, ...] = ()


class ExportDesk:
    """Makes bundles."""

    def __init__(self, store: Store, officer: User) -> None:
        self._store = store
        self._officer = officer

    def export(self, to: str, folder: Path, *, with_attachments: bool = True) -> Exported:
        """Write what a receiver has not confirmed, and first what an earlier export could not write.

        Attachments that are left out follow in a later bundle.
        """
        require(self._store, self._officer, EXPORT)
        pending = self._pending(to)
        unnamed: set[PersonId] = set()
        made = [self._sign(to, unnamed, with_attachments=with_attachments)]
        while made[-1].changes >= MOST_LINES or (with_attachments and self._is_more(made[-1].peer)):
            made.append(self._sign(to, unnamed, with_attachments=with_attachments))
        files = tuple(self._write(row, folder) for row in (*pending, *made))
        last = made[-1]
        return Exported(
            files=files,
            bundle=last.sha256,
            number=last.number,
            changes=sum(row.changes for row in made),
            size=sum(row.size for row in made),
            attachments=self._enclosed_in(made),
            unnamed=len(unnamed),
            ask_for=self._lacking(last.peer),
        )

    def _lacking(self, peer: str) -> tuple[AskFor, ...]:
        """Tell what to ask of a receiver after a restore, until a first bundle of it has come."""
        with self._store.work(UserId(self._officer.id), whole=True) as work:
            if work.exchange.bundles("IN", peer):
                return ()
            return tuple(
                AskFor(device=each, after=work.exchange.head(each)[0])
                for each in work.exchange.predecessors()
            )

    def _is_more(self, peer: str) -> bool:
        """Tell whether attachments are left that did not fit."""
        with self._store.work(UserId(self._officer.id), whole=True) as work:
            return bool(work.blobs.to_send(peer))

    def _enclosed_in(self, made: Sequence[BundleRow]) -> int:
        with self._store.work(UserId(self._officer.id), whole=True) as work:
            return sum(work.blobs.count_in(row.sha256) for row in made)

    def again(self, to: str, number: int, folder: Path) -> Exported:
        """Write the bytes of an earlier bundle once more."""
        require(self._store, self._officer, EXPORT)
        with self._store.work(UserId(self._officer.id), whole=True) as work:
            peer = device_named(work.exchange, to)
            sent = work.exchange.bundles("UIT", peer.store)
            row = next((each for each in sent if each.number == number), None)
            if row is None:
                raise NoSuchBundleError
            unnamed = unnamed_in(work, _lines_in(work, peer, row, sent))
        path = self._write(row, folder)
        return Exported(
            files=(path,),
            bundle=row.sha256,
            number=number,
            changes=row.changes,
            size=row.size,
            attachments=self._enclosed_in([row]),
            unnamed=len(unnamed),
        )

    def _pending(self, to: str) -> tuple[BundleRow, ...]:
        with self._store.work(UserId(self._officer.id), whole=True) as work:
            require_not_behind(work)
            peer = device_named(work.exchange, to)
            return work.exchange.bundles("UIT", peer.store, BundleState.SIGNED)

    def _sign(self, to: str, unnamed: set[PersonId], *, with_attachments: bool) -> BundleRow:
        with self._store.work(UserId(self._officer.id), whole=True) as work:
            peer = device_named(work.exchange, to)
            if peer.state in {TrustState.OFFERED, TrustState.SUCCEEDED}:
                raise DeviceNotInUseError
            if peer.state is not TrustState.TRUSTED:
                raise DeviceRevokedError
            composition = _Composition(work, peer, with_attachments=with_attachments)
            row, data = composition.bundle()
            unnamed |= unnamed_in(work, composition.lines)
            work.exchange.keep_bundle(row, data)
            for sha256 in composition.blobs:
                work.blobs.note_travelled(peer.store, sha256, row.sha256)
            work.act("EXPORTEREN", "bundle", None, bundle=row.sha256, number=row.number, to=peer.store)
            work.commit()
        return row

    def _write(self, row: BundleRow, folder: Path) -> Path:
        with self._store.work(UserId(self._officer.id), whole=True) as work:
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


def _lines_in(work: UnitOfWork, peer: Device, row: BundleRow, sent: Sequence[BundleRow]) -> list[bytes]:
    """Return the lines of a bundle: those that were not confirmed when it was made."""
    before = (each for each in sent if each.number < row.number)
    confirmed = [each for each in before if each.confirmed_at and each.confirmed_at <= row.created_at]
    ours = {work.identity.store, *work.exchange.predecessors()}
    found: list[bytes] = []
    for device, last in row.heads.items():
        after = max((each.heads.get(device, 0) for each in confirmed), default=0)
        run = _Run(work, device, peer if device in ours else None, after, Counter(), until=last)
        found += run.lines() if after < last else ()
    return found


class _Composition:
    """One bundle in the making: first what is passed on of other devices, then our own lines."""

    def __init__(self, work: UnitOfWork, peer: Device, *, with_attachments: bool) -> None:
        self._work = work
        self._exchange: Exchange = work.exchange
        self._peer = peer
        self._with_attachments = with_attachments
        self.blobs: dict[str, bytes] = {}
        self._counts: Counter[str] = Counter()
        self.lines: list[bytes] = []
        self._claims: list[HeadClaim] = []
        self._heads: dict[str, int] = {}

    def bundle(self) -> tuple[BundleRow, bytes]:
        """Return the row for the log and the bytes of the file."""
        work, us, peer = self._work, self._work.identity.store, self._peer
        now = work.now().replace(microsecond=0)
        keys = self._exchange.own_keys()
        number, previous = self._exchange.last("UIT", peer.store)
        for device in self._exchange.predecessors():
            self._pass_on(device, is_first=number == 0)
        for device in self._before_receiver():
            self._give_back(device)
        self._add_own(keys.sign_seed)
        work.begin()
        note_lines(work, peer.store, self.lines)
        if self._with_attachments:
            self.blobs = enclosed(work, peer.store)
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
            heads=tuple(self._claims),
            counts=dict(self._counts),
            lines=self.lines,
            blobs=tuple(self.blobs.values()),
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
            heads=self._heads,
        )
        return row, data

    def _add_own(self, seed: bytes) -> None:
        us = self._work.identity.store
        after = self._exchange.confirmed(self._peer.store)
        found = _Run(self._work, us, self._peer, after, self._counts)
        self.lines += found.lines()
        self._heads[us] = found.last
        if found.last > after:
            claim = heads.claim(device=us, first=after + 1, last=found.last, head=found.head.hex(), seed=seed)
            self._claims.append(claim)

    def _pass_on(self, device: str, *, is_first: bool) -> None:
        """Add the lines of a device that this store was, under the head that it signed at the end.

        The first bundle of a new stream brings the last of them in any case: it tells the receiver what we have.
        """
        claim = self._exchange.claim_of(device)
        after = self._exchange.confirmed(self._peer.store, device)
        if claim is None:
            return
        self._heads[device] = max(after, claim.last)
        first = min(after + 1, claim.last) if is_first else after + 1
        if first <= claim.last:
            run = _Run(self._work, device, self._peer, first - 1, self._counts, until=claim.last)
            self.lines += run.lines()
            self._claims.append(replace(claim, first=first))

    def _before_receiver(self) -> tuple[str, ...]:
        """Return the devices that the receiver was before it was restored."""
        known = {each.store: each.card for each in self._exchange.devices()}
        found: list[str] = []
        card: Card | None = self._peer.card
        while card is not None and card.succeeds is not None and card.succeeds.store not in found:
            found.append(card.succeeds.store)
            card = known.get(card.succeeds.store)
        return tuple(each for each in reversed(found) if each in known)

    def _give_back(self, device: str) -> None:
        """Add what the receiver lost of the device it was: whole, or not at all where we lack lines of it."""
        peer = self._peer.store
        theirs = [row.heads.get(device, 0) for row in self._exchange.bundles("IN", peer)]
        claim = self._exchange.claim_of(device)
        if not theirs or claim is None:
            return
        after = max(self._exchange.confirmed(peer, device), *theirs)
        run = _Run(self._work, device, None, after, self._counts, until=claim.last)
        lines = run.lines()
        if claim.last <= after or run.has_gap or run.last != claim.last:
            self._heads[device] = after
            return
        self.lines += lines
        self._claims.append(replace(claim, first=after + 1))
        self._heads[device] = claim.last

    def _receipt(self) -> Ack | None:
        number, sha256 = self._exchange.last("IN", self._peer.store)
        held = {row.number for row in self._exchange.bundles("IN", self._peer.store, BundleState.HELD)}
        missing = tuple(each for each in range(number + 1, max(held, default=0)) if each not in held)
        return Ack(number=number, sha256=sha256, missing=missing) if number or missing else None


class _Run:
    """The lines of one device from a number on; runs that are not for the receiver become one skip line each.

    Without ``until`` it ends where a bundle is full. Without a ``peer`` every line is for the receiver.
    """

    def __init__(
        self,
        work: UnitOfWork,
        device: str,
        peer: Device | None,
        after: int,
        counts: Counter[str],
        *,
        until: int = 0,
    ) -> None:
        self._work = work
        self._exchange: Exchange = work.exchange
        self._device = device
        self._peer = peer
        self._after = after
        self._until = until
        self._counts = counts
        self.last = after
        self.head = b""
        self.has_gap = False

    def lines(self) -> list[bytes]:
        """Return the lines, and know afterwards up to where they go."""
        found: list[bytes] = []
        skipped_from = size = 0
        total = (self._until or self._exchange.head(self._device)[0]) - self._after
        for number, record, line, head in self._exchange.lines_after(self._device, self._after):
            self._work.progress.tell(GATHERING, number - self._after, total)
            if self._is_full(number, size):
                break
            travelling = None if not line or record is None else self._travelling(line)
            self.has_gap = self.has_gap or line is None
            if travelling is None:
                skipped_from = skipped_from or self.last + 1
            else:
                if skipped_from:
                    found.append(Skip(first=skipped_from, last=self.last, head=self.head.hex()).line())
                    skipped_from = 0
                self._counts[travelling] += 1
                size += len(line or b"")
                found.append(line or b"")
            self.last, self.head = number, head
        if skipped_from:
            found.append(Skip(first=skipped_from, last=self.last, head=self.head.hex()).line())
        return found

    def _is_full(self, number: int, size: int) -> bool:
        if self._until:
            return number > self._until
        return size > MOST_BYTES or self._counts.total() >= MOST_LINES

    def _travelling(self, line: bytes) -> str | None:
        """Return the type of a line that is the receiver's business, None of one that is not."""
        change = parse_own_line(self._device, line.decode())
        if self._peer is None or self._peer.card.role == "hq" or change.record_type in SHARED:
            return change.record_type
        post = self._exchange.post_of(change.record_type, change.record_id)
        return change.record_type if post == self._peer.card.post else None
