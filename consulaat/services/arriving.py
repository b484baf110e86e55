"""The lines of a bundle on their way in: each fits the chain of its device, and none brings back what was destroyed.

A line about a record that was destroyed here keeps its place in the chain and nothing else. Where the secret went with
the record its digest cannot be known; the chain goes on from the next head that its device signed or skipped to.
"""

from collections.abc import Sequence
from typing import Final

from consulaat.services.enclosing import content_of
from consulaat.services.exchange import Appended
from consulaat.services.ports import UnitOfWork
from consulaat.services.progress import told
from consulaat.sync import heads
from consulaat.sync.changes import Change, digest, next_head
from consulaat.sync.lines import Gone, Skip
from consulaat.sync.manifest import HeadClaim
from consulaat.sync.refusals import BundleJournalBrokenError
from consulaat.values.ids import RecordId
from resources.texts import N_

CHECKING: Final = N_("Checking changes")


class Arrival:
    """The lines of one bundle."""

    def __init__(self, work: UnitOfWork, changes: Sequence[Change]) -> None:
        """Note roots and secrets that the lines bring along, before any digest is computed."""
        self._work = work
        self._exchange = work.exchange
        self._secrets: dict[RecordId, bytes] = {}
        self._roots: dict[RecordId, RecordId | None] = {}
        for change in changes:
            if change.secret is not None:
                self._secrets.setdefault(change.record_id, change.secret)
                self._roots[change.record_id] = change.record_id
            elif change.root is not None:
                self._roots[change.record_id] = change.root
        named = {each.record_id for each in changes} | {each for each in self._roots.values() if each}
        self._gone = self._exchange.destroyed_among(named)
        for root, secret in self._secrets.items():
            if root not in self._gone:
                self._keep_secret(root, secret)

    def is_gone(self, change: Change) -> bool:
        """Tell whether a line is about a record that was destroyed here, or belongs to one."""
        return bool(self._gone) and bool({change.record_id, self._roots.get(change.record_id)} & self._gone)

    def checked(self, claim: HeadClaim, lines: Sequence[Change | Skip]) -> list[Appended]:
        """Return what is new of a device's lines, once its chain and signature hold (step 11)."""
        device = next((each for each in self._exchange.devices() if each.store == claim.device), None)
        if device is None or claim.device == self._work.identity.store:
            raise BundleJournalBrokenError
        heads.verify(claim, device.card.sign)
        last, before = self._exchange.head(claim.device)
        head: bytes | None = before
        if claim.first > last + 1:
            raise BundleJournalBrokenError
        fresh: list[Appended] = []
        for each in told(self._work.progress, CHECKING, lines):
            if (each.last if isinstance(each, Skip) else each.number) <= last:
                self._compare(claim.device, each)
                continue
            new, kept = self._new(each)
            fresh.append(new)
            if isinstance(new, Skip):
                head = bytes.fromhex(new.head)
            else:
                head = next_head(head, kept) if head is not None and kept is not None else None
        if claim.last >= last and head is not None and head.hex() != claim.head:
            raise BundleJournalBrokenError
        return fresh

    def _new(self, line: Change | Skip) -> tuple[Appended, bytes | None]:
        """Return a line as it is kept, and its digest where it can be known."""
        if isinstance(line, Skip):
            return line, None
        if self.is_gone(line):
            return self._destroyed(line)
        root = self._root(line)
        secret = self._exchange.secret_of(root)
        if secret is None:
            raise BundleJournalBrokenError
        text = line.line()
        return (line, text, root), digest(text, secret)

    def _destroyed(self, line: Change) -> tuple[Gone, bytes | None]:
        root = self._roots.get(line.record_id)
        secret = None
        if root is not None:
            secret = self._secrets.get(root) or self._exchange.secret_of(root)
        kept = None if secret is None else digest(line.line(), secret)
        content = content_of(line)
        names = (str(line.record_id), content) if content else (str(line.record_id),)
        return Gone(number=line.number, digest=kept, names=names), kept

    def _keep_secret(self, root: RecordId, secret: bytes) -> None:
        held = self._exchange.secret_of(root)
        if held is not None and held != secret:
            raise BundleJournalBrokenError
        self._exchange.keep_secret(root, secret)

    def _compare(self, device: str, line: Change | Skip) -> None:
        """Refuse a line that differs from the one that is here under its number."""
        if isinstance(line, Skip):
            held = self._exchange.head_at(device, line.last)
            if held is not None and held.hex() != line.head:
                raise BundleJournalBrokenError
        else:
            here = self._exchange.line_at(device, line.number)
            if here is not None and here != line.line():
                raise BundleJournalBrokenError

    def _root(self, change: Change) -> RecordId | None:
        if change.record_id not in self._roots:
            self._roots[change.record_id] = self._exchange.root_of(change.record_id)
        return self._roots[change.record_id]
