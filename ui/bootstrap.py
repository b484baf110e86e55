"""Puts the parts together: the only place where store, keys, papers and services meet."""

import secrets
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from consulaat.errors import ConsulaatError
from consulaat.records.ids import UserId
from consulaat.records.user import User
from consulaat.rehearsal import MovedClock, RehearsalNote, keep_moment, left_clock, read_note
from consulaat.rules.permissions import CARE
from consulaat.security import passphrase as passphrases
from consulaat.security import sealing
from consulaat.security.device_secret import of_this_computer
from consulaat.security.key_change import PAPERS
from consulaat.security.key_slots import SlotFile, StoreKey, Unlocked
from consulaat.security.resealing import Opener, public_of
from consulaat.security.shape import written
from consulaat.security.wrapping import REHEARSAL
from consulaat.services import rescue
from consulaat.services.erasing import Erased, EraseNotConfirmedError
from consulaat.services.founding import found, time_zone_of
from consulaat.services.ports import Clock, StoreIdentity
from consulaat.services.progress import UNWATCHED, Progress
from consulaat.services.rescue import Recovered, Restored, RestorePlan, Way
from consulaat.services.rights import require
from consulaat.services.staff import UserBlockedError, officer_of, unlock
from consulaat.services.status import Status, StatusDesk
from consulaat.services.trusting import new_card
from consulaat.sync.trust import make_card, public_code
from consulaat.values.ids import new_id
from db import anchor as anchors
from db import folder as folders
from db.connection import StoreDamagedError
from db.erasing import erase
from db.store import SqlStore
from ui.desks import Desks
from ui.doors import ClockNotSettableError, NoStoreError, RealClock, SetClock

if TYPE_CHECKING:
    from consulaat.services.attachments import AttachmentDesk
    from consulaat.services.care import CareDesk
    from consulaat.services.destruction import DestructionDesk
    from consulaat.services.keys import KeyDesk
    from consulaat.services.printing import PrintDesk
    from consulaat.services.statistics import StatisticsDesk
    from db.backup import Backups


@dataclass
class Office(Desks):
    """An open store with all its desks, for one officer."""

    store: SqlStore
    officer: User
    slots: SlotFile = field(repr=False)
    unlocked: Unlocked = field(repr=False)
    lock: folders.FolderLock = field(repr=False)
    _is_erased: bool = False

    @property
    def identity(self) -> StoreIdentity:
        """What this store is."""
        return self.store.identity

    @cached_property
    def attachments(self) -> "AttachmentDesk":
        """Files kept with cases and persons."""
        from consulaat.services.attachments import AttachmentDesk
        from forms.opening import check_pdf

        return AttachmentDesk(self.store, self.officer, check_pdf)

    @cached_property
    def statistics(self) -> "StatisticsDesk":
        """Figures."""
        from consulaat.services.figures.reading import NotedReader
        from consulaat.services.statistics import StatisticsDesk
        from db.lists.statistics import SqlFigures

        figures, reader = SqlFigures(self.store.connection), NotedReader(self.store, self.officer)
        return StatisticsDesk(figures, self.identity.time_zone, self.store.progress, reader)

    @cached_property
    def printing(self) -> "PrintDesk":
        """Papers."""
        from consulaat.services.printing import PrintDesk
        from forms import catalogue

        return PrintDesk(self.store, self.officer, catalogue, self.statistics)

    @property
    def clock(self) -> Clock:
        """What time it is in this store."""
        return self.store.clock

    def move_clock(self, at: datetime | None) -> Clock:
        """Set the clock of a rehearsal store, or None: let it follow the computer again; return it."""
        if not self.identity.is_rehearsal:
            raise ClockNotSettableError
        keep_moment(self.lock.folder, at)
        self.store.clock = RealClock() if at is None else MovedClock(at)
        return self.store.clock

    def watch(self, progress: Progress) -> None:
        """Let long work on this store tell here how far it is, and stop when asked."""
        self.store.progress.watcher = progress

    @cached_property
    def care(self) -> "CareDesk":
        """Backups, the check for damage, recovery papers."""
        from consulaat.services.care import CareDesk
        from db.check import faults
        from db.check_deep import deep_faults

        def damage(deep: bool) -> tuple[str, ...]:  # noqa: FBT001 - as the desk asks
            found = faults(self.store.connection, self.store.journal, self.store.progress)
            return found if found or not deep else deep_faults(self.store)

        return CareDesk(self.store, self.officer, (self.slots, self.unlocked), self._backups, damage)

    @cached_property
    def keys(self) -> "KeyDesk":
        """Another key for the store."""
        from consulaat.services.keys import KeyDesk

        file = folders.StoreFile(self.lock.folder, self.store)
        return KeyDesk(self.store, self.staff, (self.slots, self.unlocked), file, self._backups.kept)

    def erase(self, confirm: str) -> Erased:
        """Make an end of this store; afterwards nothing of this office is of use, and closing it does nothing."""
        require(self.store, self.officer, CARE)
        unconfirmed = self.status(counted=False).unsent_changes
        if confirm.strip().casefold() != self.identity.post.casefold():
            raise EraseNotConfirmedError(unconfirmed=unconfirmed, post=self.identity.post)
        by_hand = self._backups.last_by_hand()
        for slot in self.slots.slots():
            if slot.bound:
                with suppress(ConsulaatError):  # a secret without its slot opens nothing
                    of_this_computer(self.identity.store).forget(slot.id)
        self._is_erased = True
        self.store.close()
        self.lock.release()
        left = erase(self.lock.folder)
        return Erased(unconfirmed=unconfirmed, left=left, backup_by_hand=by_hand)

    @cached_property
    def destruction(self) -> "DestructionDesk":
        """What may be destroyed, and its lists."""
        from consulaat.services.destruction import DestructionDesk

        return DestructionDesk(self.store, self.officer, self._backups.kept)

    @cached_property
    def _backups(self) -> "Backups":
        from db.backup import Backups

        return Backups(self.store, self.unlocked, self.lock.folder, self.slots.content)

    def status(self, *, counted: bool = True) -> Status:
        """Return the state of the store; what is not counted costs no time."""
        return StatusDesk(self.store, self.officer, self.slots, self.unlocked.tries).status(counted=counted)

    def close(self) -> None:
        """Keep the backup of today and close the store; every desk of this office is of no use afterwards."""
        if self._is_erased:
            return
        self._backups.at_close()
        self.store.anchor()
        self.store.close()
        try:
            if isinstance(self.store.clock, MovedClock):  # so that a rehearsal goes on from where it stopped
                keep_moment(self.lock.folder, self.store.clock.now())
        finally:
            self.lock.release()


@dataclass(frozen=True, slots=True, kw_only=True)
class Founded:
    """A new store: how others know it, and the papers that open it when all else is lost."""

    office: Office
    public_code: str
    recovery_papers: tuple[str, ...] = field(repr=False)


def found_store(
    folder: Path, *, post: str, role: str, admin: str, words: Callable[[], str], rehearsal: bool, clock: Clock
) -> Founded:
    """Make a store with its keys, its card and its first user; nothing is left behind when that fails."""
    passphrase = passphrases.checked(words(), forbidden=(admin, post, "consulaat"), rehearsal=rehearsal)
    folders.make_folder(folder)
    lock = folders.FolderLock(folder, admin)
    identity = StoreIdentity(
        store=new_id(), post=post, role=role, time_zone=time_zone_of(post), is_rehearsal=rehearsal
    )
    dek, seed, sign_seed = (secrets.token_bytes(32) for _ in range(3))
    receiving, recipient = sealing.new_identity()
    try:
        own = {"sign_seed": sign_seed, "identity": receiving.encode()}
        store = folders.create(folder, dek, identity, own, clock)
        user_id = UserId(new_id())
        card = new_card(identity.store, post, role, sign_seed, recipient, clock.now())
        officer = found(store, user_id, admin, card, make_card(card, sign_seed))
        slots = SlotFile(folder)
        slots.create(identity.store)
        slots.add(user_id, admin, passphrase, dek, seed, rehearsal=rehearsal)
        papers = slots.make_papers(dek)
        unlocked = slots.open(admin, passphrase)
        with store.work(user_id) as work:
            work.keep_opener(user_id, public_of(seed, Opener.USER))
            work.keep_opener(PAPERS, papers.public)
            work.commit()
    except BaseException:
        lock.release()
        folders.remove_unfinished(folder)
        raise
    anchors.hold(folder, store, user_id, is_new=True)
    office = Office(store, officer, slots, unlocked, lock)
    return Founded(office=office, public_code=public_code(card), recovery_papers=papers.words)


def known_users(folder: Path) -> tuple[str, ...]:
    """Return who may open the store in a folder; raise NoStoreError when there is none."""
    _finish_restore(folder)
    return SlotFile(folder).names()


def has_store(folder: Path) -> bool:
    """Tell whether a folder holds a store."""
    return folders.is_store(folder)


def rehearsal_note(folder: Path) -> RehearsalNote | None:
    """Return what stands openly beside a rehearsal store; None for a real one, as far as its keys tell."""
    try:
        slots = SlotFile(folder).slots()
    except ConsulaatError:  # whoever opens the store hears what is wrong with its keys
        return None
    if not slots or any(each.cost != REHEARSAL for each in slots):
        return None
    return read_note(folder) or RehearsalNote()


def open_office(
    folder: Path,
    user: str,
    passphrase: str,
    *,
    clock: Clock | None = None,
    may_change: bool = False,
    progress: Progress = UNWATCHED,
) -> Office:
    """Open a store for a user; raise the error of the first of its checks that fails."""
    if not folders.is_store(folder):
        raise NoStoreError
    lock = folders.hold(folder, user)
    try:
        folders.require_store(folder)
        slots = SlotFile(folder)
        unlocked = unlock(slots, user, passphrase, may_change=may_change)
        store = _opened(folder, slots, unlocked, clock or RealClock(), progress)
        try:
            if clock is None and store.identity.is_rehearsal:
                store.clock = left_clock(folder) or store.clock
            anchors.hold(folder, store, UserId(unlocked.user))  # type: ignore[arg-type]  # plain text in the slot
            return Office(store, _officer(store, unlocked, clock), slots, unlocked, lock)
        except BaseException:
            store.close()
            raise
    except BaseException:
        lock.release()
        raise


def backup_users(file: Path) -> tuple[str, ...]:
    """Return who may open the store in a backup with a passphrase."""
    from db.backup_file import slots_of

    return tuple(slot.name for slot in slots_of(file).slots)


def plan_restore(
    folder: Path, file: Path, way: Way, *, clock: Clock | None = None, progress: Progress = UNWATCHED
) -> RestorePlan:
    """Verify a backup and tell what restoring it would do; nothing is changed."""
    from db.restore import Restoring

    return Restoring(folder, file, way, clock or _clock_in(folder), progress, _clock_check(clock)).plan()


def restore(
    folder: Path, file: Path, way: Way, *, clock: Clock | None = None, progress: Progress = UNWATCHED
) -> Restored:
    """Put the store of a verified backup in place, as a new device; what stood there is kept beside it."""
    from db.restore import Restoring

    return Restoring(folder, file, way, clock or _clock_in(folder), progress, _clock_check(clock)).restore()


def recover(
    folder: Path,
    user: str,
    papers: Sequence[str],
    words: Callable[[], str],
    *,
    new_papers: bool = False,
    clock: Clock | None = None,
) -> Recovered:
    """Open a store with two recovery papers and give a user a new passphrase."""
    _finish_restore(folder)
    lock = folders.hold(folder, user)
    try:
        folders.require_store(folder)
        slots = SlotFile(folder)
        key = slots.open_with_papers(papers)
        store = _opened(folder, slots, key, clock or _clock_in(folder))
        try:
            _clock_check(clock)(store.identity)
            rescue.recover(store, slots, key.dek, user, words)
            made = rescue.new_papers(store, slots, key.dek) if new_papers else ()
        finally:
            store.close()
        return Recovered(user=user, papers=made)
    finally:
        lock.release()


def _opened(
    folder: Path, slots: SlotFile, key: StoreKey, clock: Clock, progress: Progress = UNWATCHED
) -> SqlStore:
    """Open a store; where a change of its key was cut off, find out which of the two it has."""
    if key.older is None:
        return folders.open_store(folder, key.dek, clock, progress)
    try:
        store, took_place = folders.open_store(folder, key.dek, clock, progress), True
    except StoreDamagedError:
        store, took_place = folders.open_store(folder, key.older, clock, progress), False
        key.dek = key.older
    key.older = None
    slots.end_change(took_place=took_place)
    return store


def _finish_restore(folder: Path) -> None:
    """Bring a restore to its end that was killed halfway; raise NoStoreError where there is no store."""
    if not folders.is_store(folder):
        raise NoStoreError
    if folders.is_half_restored(folder):
        folders.hold(folder, "").release()


def _clock_in(folder: Path) -> Clock:
    """Return the clock of a folder whose store is not open: in a rehearsal the one that was set there."""
    is_rehearsal = rehearsal_note(folder) is not None
    return (left_clock(folder) if is_rehearsal else None) or RealClock()


def _clock_check(clock: Clock | None) -> Callable[[StoreIdentity], None]:
    def check(identity: StoreIdentity) -> None:
        if isinstance(clock, SetClock) and not identity.is_rehearsal:
            raise ClockNotSettableError

    return check


def _officer(store: SqlStore, unlocked: Unlocked, clock: Clock | None) -> User:
    _clock_check(clock)(store.identity)
    user_id = UserId(unlocked.user)  # type: ignore[arg-type]  # the slot holds the id as plain text
    with store.work(user_id) as work:
        officer = officer_of(work)
        if not officer.is_active:
            raise UserBlockedError
        if unlocked.tries is not None:
            count, since = unlocked.tries.count, unlocked.tries.since
            work.act("MISLUKT", "user", user_id, reason="WRONG_PASSPHRASE", count=count, since=written(since))
        public = public_of(unlocked.seed, Opener.USER)
        if work.openers().get(user_id) != public:
            work.keep_opener(user_id, public)
        work.act("AANMELDEN")
        work.commit()
    return officer
