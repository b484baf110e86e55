"""What this store is, what it has not sent, when headquarters last confirmed, what is open."""

from dataclasses import dataclass
from datetime import datetime

from consulaat.records.ids import UserId
from consulaat.records.user import User
from consulaat.security.key_slots import SlotFile
from consulaat.security.tries import WrongTries
from consulaat.services.deadlines import overdue
from consulaat.services.exchange import BundleState
from consulaat.services.ports import Store, StoreIdentity, UnitOfWork
from resources.texts import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """Something that people must look at; the sentence is a text of the catalogue."""

    code: str
    subject: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """The state of a store at a glance.

    ``lines`` and ``head``: how far its own journal has come, which the anchor beside it holds too.
    ``known_until``: up to when the other side has what was written here: when the newest confirmed bundle was made.
    """

    identity: StoreIdentity
    schema: int
    records: dict[str, int]
    unsent_changes: int
    last_sent: datetime | None
    last_confirmed: datetime | None
    known_until: datetime | None
    conflicts: int
    held: int
    deadlines_overdue: int
    lines: int
    head: str
    alarms: tuple[Alarm, ...]


_SENTENCES = {
    "bundle-forked": N_("Two different bundles came with one number; call the sender."),
    "bundle-journal-broken": N_("A bundle came whose journal does not continue the one held here."),
    "bundle-succeeded": N_("A bundle came from a device that another one took the place of; call the post."),
    "backup-failed": N_("No automatic backup could be made; make room on the disk, or make one on a stick."),
    "bundle-revoked": N_("A bundle came from a device that was revoked."),
    "ack-mismatch": N_("A receipt names a bundle that was not sent like that."),
    "bundle-held": N_("A bundle waits for one before it that has not come."),
    "slot-unbound": N_("A passphrase opens this store on any computer."),
    "wrong-passphrases": N_(
        "Wrong passphrases were tried under this name before this login; was that someone else?"
    ),
    "store-behind": N_(
        "This store is an older copy, or lost what was written last. Work goes on; before anything is sent, it goes on "
        "as a new device."
    ),
    "one-user": N_("There is one user only: add a second person, for four eyes and for when you are away."),
}


class StatusDesk:
    """Tells the state of the store."""

    def __init__(self, store: Store, officer: User, slots: SlotFile, tries: WrongTries | None = None) -> None:
        self._store = store
        self._officer = officer
        self._slots = slots
        self._tries = tries

    def status(self, *, counted: bool = True) -> Status:
        """Return the state of the store; without the number of records of each type it costs far less."""
        with self._store.work(UserId(self._officer.id)) as work:
            exchange = work.exchange
            sent = exchange.bundles("UIT")
            lines, head = exchange.head(work.identity.store)
            confirmed = [row.confirmed_at for row in sent if row.confirmed_at]
            return Status(
                identity=work.identity,
                schema=exchange.schema,
                records=work.lists.counts() if counted else {},
                unsent_changes=exchange.unsent(),
                last_sent=max((row.created_at for row in sent), default=None),
                last_confirmed=max(confirmed, default=None),
                known_until=max((row.created_at for row in sent if row.confirmed_at), default=None),
                conflicts=work.conflict_count(),
                held=len(exchange.bundles("IN", state=BundleState.HELD)),
                deadlines_overdue=overdue(work, self._officer),
                lines=lines,
                head=head.hex(),
                alarms=self._alarms(work),
            )

    def _alarms(self, work: UnitOfWork) -> tuple[Alarm, ...]:
        found = [(code, subject) for code, subject, _ in work.exchange.alarms()]
        found += [
            ("bundle-held", f"{row.number}") for row in work.exchange.bundles("IN", state=BundleState.HELD)
        ]
        if not self._store.identity.is_rehearsal:
            found += [("slot-unbound", slot.name) for slot in self._slots.slots() if not slot.bound]
        if self._tries is not None:
            found.append(("wrong-passphrases", f"{self._tries.count}"))
        if len(self._slots.slots()) == 1:
            found.append(("one-user", ""))
        return tuple(
            Alarm(code=code, subject=subject, sentence=_SENTENCES.get(code, code)) for code, subject in found
        )
