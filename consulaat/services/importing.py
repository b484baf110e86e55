"""Takes in bundles, fail closed, in twelve steps (docs/security.md §5); each refusal has its own code.

1 the file is read whole · 2 its frame fits · 3 a known key signed it · 4 the outside names that key, its store and
us · 5 the device is trusted and its card was valid · 6 the same file once more changes nothing · 7 the same number
with other bytes is a fork · 8 no other device had taken its place · 9 the number follows, else the bundle waits ·
10 it opens and agrees with its outside · 11 the journal of the device goes on from what is here, and the device signed
its head · 12 one transaction.
"""

from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from consulaat.errors import ConsulaatError, MachineError
from consulaat.records.ids import UserId
from consulaat.records.user import User
from consulaat.rules.permissions import IMPORT
from consulaat.services.arriving import Arrival
from consulaat.services.authorship import oversteps, words_of
from consulaat.services.enclosing import note_changes, take_out
from consulaat.services.exchange import BundleRow, BundleState, Device, Exchange, TrustState
from consulaat.services.file_result import FileResult, reported
from consulaat.services.import_report import ImportReport
from consulaat.services.ports import Store, UnitOfWork
from consulaat.services.progress import StoppedError
from consulaat.services.rights import require
from consulaat.sync.bundle import (
    LARGEST_FILE,
    Inner,
    check_header,
    identifier,
    open_inner,
    read_frame,
    read_header,
    verify_signature,
)
from consulaat.sync.bundle_files import read_bundle
from consulaat.sync.changes import Change
from consulaat.sync.clock import Stamp
from consulaat.sync.lines import read_lines
from consulaat.sync.manifest import Ack, Header
from consulaat.sync.refusals import (
    AckMismatchError,
    BundleChainError,
    BundleDamagedError,
    BundleForkedError,
    BundleGapError,
    BundleJournalBrokenError,
    BundleKeyExpiredError,
    BundleNotAcceptedError,
    BundleRevokedError,
    BundleSucceededError,
)
from consulaat.values.ids import RecordId, new_id
from resources.texts import N_, _

AHEAD: Final = timedelta(hours=24)
_ALARMING: Final = {
    "ack-mismatch",
    "bundle-forked",
    "bundle-journal-broken",
    "bundle-revoked",
    "bundle-succeeded",
}


class ImportDesk:
    """Checks, plans and merges."""

    def __init__(self, store: Store, officer: User) -> None:
        self._store = store
        self._officer = officer

    def take_in(
        self, files: Sequence[tuple[str, Path | bytes]], *, plan: bool = False
    ) -> tuple[FileResult, ...]:
        """Take in files one by one; each is its own unit. With ``plan`` nothing is kept.

        A report of all that was done is kept, also of an import that was stopped half way.
        """
        require(self._store, self._officer, IMPORT)
        results: list[FileResult] = []
        try:
            self._take_in_each(files, results, plan=plan)
        finally:
            if results and not plan:
                with suppress(MachineError):  # on a full disk too it is told what became of the files
                    self._keep_report(results)
        return tuple(results)

    def _take_in_each(
        self, files: Sequence[tuple[str, Path | bytes]], results: list[FileResult], *, plan: bool
    ) -> None:
        for name, source in files:
            result = self._one(name, source, plan=plan)
            results.append(result)
            while result.state == "merged" and not plan:
                follower = self._follower(result)
                if follower is None:
                    break
                result = self._one(*follower, plan=False)
                results.append(result)

    def _keep_report(self, results: Sequence[FileResult]) -> None:
        with self._store.work(UserId(self._officer.id), whole=True) as work:
            report = ImportReport(id=new_id(), at=work.now(), by=work.by, files=reported(results))
            work.exchange.keep_report(report)
            work.commit()

    def verify(self, name: str, source: Path | bytes) -> FileResult:
        """Check a file as an import would, and change nothing."""
        require(self._store, self._officer, IMPORT)
        return self._one(name, source, plan=True)

    def _one(self, name: str, source: Path | bytes, *, plan: bool) -> FileResult:
        try:
            data = source if isinstance(source, bytes) else read_bundle(source, LARGEST_FILE)
        except ConsulaatError as error:
            return _refused(name, error)
        with self._store.work(UserId(self._officer.id), whole=True) as work:
            intake = _Intake(work, name, data)
            try:
                result = intake.result()
                if not plan:
                    work.act("WIJZIGEN", "bundle", None, bundle=result.bundle, imported=result.state)
                    work.commit()
            except StoppedError:
                raise
            except ConsulaatError as error:
                result = _refused(name, error, intake)
        if result.state == "refused" and not plan:
            self._raise_alarm(result)
        return result

    def _follower(self, result: FileResult) -> tuple[str, bytes] | None:
        """Return the bundle that waited for this one."""
        with self._store.work(UserId(self._officer.id), whole=True) as work:
            for row in work.exchange.bundles("IN", result.sender, BundleState.HELD):
                if row.number == result.number + 1:
                    return f"{row.sha256[:12]}", work.exchange.content(row.sha256) or b""
        return None

    def _raise_alarm(self, result: FileResult) -> None:
        if result.code not in _ALARMING:
            return
        with self._store.work(UserId(self._officer.id), whole=True) as work:
            work.exchange.raise_alarm(result.code, result.sender or result.bundle, work.now())
            work.commit()


def _refused(name: str, error: ConsulaatError, intake: "_Intake | None" = None) -> FileResult:
    return FileResult(
        file=name,
        state="refused",
        code=error.code,
        bundle=intake.sha256 if intake else "",
        sender=intake.sender if intake else "",
        number=intake.number if intake else 0,
        exit_code=error.exit_code,
        message=error.message(),
        advice=error.advice(),
    )


class _Intake:
    """One file on its way in."""

    def __init__(self, work: UnitOfWork, name: str, data: bytes) -> None:
        self._work = work
        self._exchange: Exchange = work.exchange
        self._name = name
        self._data = data
        self.sha256 = identifier(data)
        self.sender = ""
        self.number = 0

    def result(self) -> FileResult:
        """Take the steps 2 to 12; raise the error of the step that refuses."""
        frame = read_frame(self._data)
        devices = {each.card.sign: each for each in self._exchange.devices()}
        key = verify_signature(frame, set(devices))
        device = devices[key]
        self.sender = device.store
        header = read_header(frame)
        check_header(header, key=key, sender=device.store, us=self._work.identity.store)
        self.number = header.outer.number
        _require_trust(device, header)
        known = self._exchange.bundle(self.sha256)
        if known is not None and known.state is not BundleState.HELD:
            return FileResult(
                file=self._name,
                state="already-imported",
                bundle=self.sha256,
                sender=self.sender,
                number=self.number,
            )
        self._require_not_succeeded(device, header)
        gap = self._gap(header)
        inner = open_inner(
            frame, header, identity=self._exchange.own_keys().identity, schema=self._exchange.schema
        )
        if gap:
            return self._held(header, gap)
        return self._merged(device, header, inner)

    def _require_not_succeeded(self, device: Device, header: Header) -> None:
        """Refuse what a device made after another took its place (step 8); what came before may still follow."""
        if device.state is TrustState.SUCCEEDED:
            numbers = [row.number for row in self._exchange.bundles("IN", self.sender)]
            if header.outer.number > max(numbers, default=0):
                raise BundleSucceededError(number=header.outer.number)

    def _gap(self, header: Header) -> tuple[int, ...]:
        """Return the numbers that are missing before this bundle; raise on forks and broken chains."""
        last, previous = self._exchange.last("IN", self.sender)
        number = header.outer.number
        held = {row.number: row for row in self._exchange.bundles("IN", self.sender, BundleState.HELD)}
        if number <= last or (number in held and held[number].sha256 != self.sha256):
            raise BundleForkedError(number=number)
        if number == last + 1:
            if header.outer.previous != previous:
                raise BundleChainError(number=number)
            return ()
        before = held.get(number - 1)
        if before is not None and header.outer.previous != before.sha256:
            raise BundleChainError(number=number)
        return tuple(each for each in range(last + 1, number) if each not in held)

    def _held(self, header: Header, missing: tuple[int, ...]) -> FileResult:
        numbers = ", ".join(str(each) for each in missing)
        error = BundleGapError(number=header.outer.number, missing=numbers)
        self._keep(header, BundleState.HELD, 0, {}, self._data)
        return FileResult(
            file=self._name,
            state="held",
            code=error.code,
            bundle=self.sha256,
            sender=self.sender,
            number=self.number,
            exit_code=error.exit_code,
            message=error.message(),
            advice=error.advice(),
        )

    def _merged(self, device: Device, header: Header, inner: Inner) -> FileResult:
        touched: dict[RecordId, None] = {}
        counts: Counter[str] = Counter()
        taken: list[Change] = []
        new = known = 0
        read = list(read_lines(inner.manifest.heads, inner.lines()))
        changes = [change for _, change in read if isinstance(change, Change)]
        arrival = Arrival(self._work, changes)
        unseen = self._exchange.without_lines({each.record_id for each in changes})
        for claim in inner.manifest.heads:
            lines = [each for owner, each in read if owner is claim]
            counts.update(each.record_type for each in lines if isinstance(each, Change))
            fresh = arrival.checked(claim, lines)
            made = [each for each in fresh if isinstance(each, tuple)]
            known += sum(isinstance(each, Change) for each in lines) - len(made)
            new += len(made)
            head = self._exchange.append(claim.device, fresh, claim.head)
            if fresh and head.hex() != claim.head:
                raise BundleJournalBrokenError
            touched |= {each[0].record_id: None for each in made}
            taken += [each[0] for each in made]
            self._exchange.keep_claim(claim)
        if counts != Counter(inner.manifest.counts):
            raise BundleDamagedError
        before = {each.id for each in self._work.conflicts()}
        self._exchange.merge_records(sorted(touched), unseen)
        note_changes(self._work, self.sender, (each for each in changes if not arrival.is_gone(each)))
        attachments = take_out(self._work, self.sender, self.sha256, inner)
        warnings = [*self._receipt(inner.manifest.ack), *self._clock(header)]
        overstepped = oversteps(self._work, taken)
        self._advance_clock(changes)
        claims = {claim.device: claim.last for claim in inner.manifest.heads}
        self._keep(header, BundleState.MERGED, new, claims, None)
        return FileResult(
            file=self._name,
            state="merged",
            bundle=self.sha256,
            sender=device.store,
            number=self.number,
            new_changes=new,
            already_known=known,
            new_records=len(unseen.intersection(touched)),
            changed_records=len(touched.keys() - unseen),
            counts=dict(counts),
            conflicts=tuple(each for each in self._work.conflicts() if each.id not in before),
            warnings=(*warnings, *words_of(overstepped)),
            attachments=attachments,
            overstepped=overstepped,
        )

    def _receipt(self, ack: Ack | None) -> list[str]:
        """Confirm what the sender says it has; a receipt for something else is an alarm and confirms nothing."""
        if ack is None or ack.number == 0:
            return []
        sent = {row.number: row for row in self._exchange.bundles("UIT", self.sender)}
        row = sent.get(ack.number)
        if row is None or row.sha256 != ack.sha256:
            error = AckMismatchError(number=ack.number)
            self._exchange.raise_alarm(error.code, self.sender, self._work.now())
            return [error.message()]
        self._exchange.confirm(self.sender, ack.number, self._work.now())
        return []

    def _clock(self, header: Header) -> list[str]:
        if header.outer.created <= self._work.now() + AHEAD:
            return []
        return [_(N_("The clock of the sender runs more than a day ahead of ours."))]

    def _advance_clock(self, changes: Sequence[Change]) -> None:
        """Let our next change be later than what came in, unless that claims to come from the future."""
        limit = Stamp.of(self._work.now() + AHEAD)
        stamps = [change.at for change in changes if change.at <= limit]
        if stamps:
            self._exchange.advance_clock(max(stamps))

    def _keep(
        self, header: Header, state: BundleState, changes: int, claims: dict[str, int], content: bytes | None
    ) -> None:
        moved: datetime = self._work.now().replace(microsecond=0)
        row = BundleRow(
            sha256=self.sha256,
            direction="IN",
            peer=self.sender,
            number=header.outer.number,
            state=state,
            code="",
            created_at=header.outer.created,
            moved_at=moved,
            moved_by=self._work.by,
            changes=changes,
            size=len(self._data),
            heads=claims,
        )
        self._exchange.keep_bundle(
            replace(row, code="bundle-gap" if state is BundleState.HELD else ""), content
        )


def _require_trust(device: Device, header: Header) -> None:
    if device.state in {TrustState.REVOKED, TrustState.STOLEN}:
        raise BundleRevokedError
    if device.state is TrustState.OFFERED:
        raise BundleNotAcceptedError
    if not device.card.covers(header.outer.created):
        raise BundleKeyExpiredError
