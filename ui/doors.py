"""What window and command line know of an open store and of how to open one; ui.bootstrap makes it."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from consulaat.errors import InvalidInputError, RefusedError
from consulaat.services.progress import UNWATCHED, Progress
from resources.texts import N_

if TYPE_CHECKING:
    from consulaat.records.user import User
    from consulaat.rehearsal import RehearsalNote
    from consulaat.security.key_slots import SlotFile, Unlocked
    from consulaat.services.attachments import AttachmentDesk
    from consulaat.services.audit import AuditDesk
    from consulaat.services.behind import Renewed
    from consulaat.services.care import CareDesk
    from consulaat.services.cases import CaseDesk
    from consulaat.services.conflicts import ConflictDesk
    from consulaat.services.contacts import ContactDesk
    from consulaat.services.deadlines import DeadlineDesk
    from consulaat.services.desk import Desk
    from consulaat.services.destruction import DestructionDesk
    from consulaat.services.doubles import DoublesDesk
    from consulaat.services.erasing import Erased
    from consulaat.services.exporting import ExportDesk
    from consulaat.services.handing_over import HandOverDesk
    from consulaat.services.history import HistoryDesk
    from consulaat.services.importing import ImportDesk
    from consulaat.services.keys import KeyDesk
    from consulaat.services.list_export import ListExportDesk
    from consulaat.services.listing import ListDesk
    from consulaat.services.loading import LoadDesk
    from consulaat.services.memory import MemoryDesk
    from consulaat.services.need_to_know import NeedToKnowDesk
    from consulaat.services.partners import PartnerDesk
    from consulaat.services.ports import Clock, StoreIdentity
    from consulaat.services.printing import PrintDesk
    from consulaat.services.recent import RecentDesk
    from consulaat.services.rescue import Recovered, Restored, RestorePlan, Way
    from consulaat.services.searching import SearchDesk
    from consulaat.services.staff import StaffDesk
    from consulaat.services.statistics import StatisticsDesk
    from consulaat.services.status import Status
    from consulaat.services.timeline import TimelineDesk
    from consulaat.services.today import TodayDesk
    from consulaat.services.tracks import TrackDesk
    from consulaat.services.trusting import TrustDesk
    from consulaat.services.undoing import UndoDesk


class UserNeededError(InvalidInputError):
    """More than one user opens this store and none was named."""

    code = "user-needed"
    sentence = N_("Name the user: --user NAME or CONSULAAT_USER.")
    next_step = N_("Users of this store: {names}.")


class ClockNotSettableError(RefusedError):
    """A clock may be set in a rehearsal store only."""

    code = "not-a-rehearsal"
    sentence = N_("The clock can be set in a rehearsal store only.")
    next_step = N_("Leave out --at, or use a store made with --rehearsal.")


class NoStoreError(RefusedError):
    """There is no store here."""

    code = "no-store"
    sentence = N_("There is no store in this folder.")
    next_step = N_("Make one with: consulaat init, or name another folder with --store.")


class RealClock:
    """The clock of the computer."""

    def now(self) -> datetime:
        """Return the present moment in UTC."""
        return datetime.now(UTC)


class SetClock:
    """The clock of a rehearsal, set by hand."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        """Return the moment that was set."""
        return self.at


class Office(Protocol):
    """An open store with all its desks, for one officer."""

    @property
    def officer(self) -> "User":
        """Who works."""

    @property
    def identity(self) -> "StoreIdentity":
        """What this store is."""

    @property
    def slots(self) -> "SlotFile":
        """The ways into the store."""

    @property
    def unlocked(self) -> "Unlocked":
        """The way this officer came in."""

    @property
    def keys(self) -> "KeyDesk":
        """Another key for the store."""

    def renew(self) -> "Renewed":
        """Let a store that is an older copy go on as a new device."""

    def erase(self, confirm: str) -> "Erased":
        """Make an end of the store; ``confirm`` is the code of its post."""

    @property
    def desk(self) -> "Desk":
        """Records: make, change, advance, read."""

    @property
    def contacts(self) -> "ContactDesk":
        """Numbers of people, shown safely."""

    @property
    def tracks(self) -> "TrackDesk":
        """Tracks of a case, noted by hand."""

    @property
    def loading(self) -> "LoadDesk":
        """Loading of files."""

    @property
    def exports(self) -> "ExportDesk":
        """Bundles out."""

    @property
    def imports(self) -> "ImportDesk":
        """Bundles in."""

    @property
    def trust(self) -> "TrustDesk":
        """Known devices."""

    @property
    def cases(self) -> "CaseDesk":
        """Cases as people look at them."""

    @property
    def searches(self) -> "SearchDesk":
        """People and cases, found in any spelling."""

    @property
    def doubles(self) -> "DoublesDesk":
        """Likely doubles, and decisions about them."""

    @property
    def timeline(self) -> "TimelineDesk":
        """What happened in a case."""

    @property
    def deadlines(self) -> "DeadlineDesk":
        """Terms of all cases."""

    @property
    def partners(self) -> "PartnerDesk":
        """Organisations and their people."""

    @property
    def hand_overs(self) -> "HandOverDesk":
        """Open work of a colleague, handed over to others."""

    @property
    def today(self) -> "TodayDesk":
        """The first page of the day."""

    @property
    def conflicts(self) -> "ConflictDesk":
        """Conflicts and their settlement."""

    @property
    def staff(self) -> "StaffDesk":
        """Users."""

    @property
    def attachments(self) -> "AttachmentDesk":
        """Files kept with cases and persons."""

    @property
    def memory(self) -> "MemoryDesk":
        """What the officer left lying on the desk."""

    @property
    def need_to_know(self) -> "NeedToKnowDesk":
        """Who is let into a case."""

    @property
    def undoing(self) -> "UndoDesk":
        """Undo and redo of what the officer saved."""

    @property
    def history(self) -> "HistoryDesk":
        """What a field was before."""

    @property
    def recent(self) -> "RecentDesk":
        """The cases looked at last."""

    @property
    def lists(self) -> "ListDesk":
        """Lists of records."""

    @property
    def list_exports(self) -> "ListExportDesk":
        """Lists taken out as sheets."""

    @property
    def audit(self) -> "AuditDesk":
        """The journal as evidence."""

    @property
    def statistics(self) -> "StatisticsDesk":
        """Figures."""

    @property
    def printing(self) -> "PrintDesk":
        """Papers."""

    @property
    def clock(self) -> "Clock":
        """What time it is in this store."""

    def move_clock(self, at: datetime | None) -> "Clock":
        """Set the clock of a rehearsal store, or None: let it follow the computer again; return it."""

    def watch(self, progress: Progress) -> None:
        """Let long work on this store tell here how far it is, and stop when asked."""

    def status(self, *, counted: bool = True) -> "Status":
        """Return the state of the store; what is not counted costs no time."""

    @property
    def care(self) -> "CareDesk":
        """Backups, the check for damage, recovery papers."""

    @property
    def destruction(self) -> "DestructionDesk":
        """What may be destroyed, and its lists."""

    def close(self) -> None:
        """Close the store; every desk of this office is of no use afterwards."""


class Founded(Protocol):
    """A new store: how others know it, and the papers that open it when all else is lost."""

    @property
    def office(self) -> Office:
        """The open store."""

    @property
    def public_code(self) -> str:
        """The code that others compare."""

    @property
    def recovery_papers(self) -> tuple[str, ...]:
        """Five papers; any two open the store."""


class Doors(Protocol):
    """How a store is made and opened."""

    def known_users(self, folder: Path) -> tuple[str, ...]:
        """Return who may open the store in a folder; raise NoStoreError when there is none."""

    def has_store(self, folder: Path) -> bool:
        """Tell whether a folder holds a store."""

    def rehearsal_note(self, folder: Path) -> "RehearsalNote | None":
        """Return what stands openly beside a rehearsal store; None for a real one."""

    def open_office(
        self,
        folder: Path,
        user: str,
        passphrase: str,
        *,
        clock: "Clock | None" = None,
        may_change: bool = False,
        progress: Progress = UNWATCHED,
    ) -> Office:
        """Open a store for a user; it may take long once, when what it is searched by is made anew."""

    def found_store(
        self,
        folder: Path,
        *,
        post: str,
        role: str,
        admin: str,
        words: Callable[[], str],
        rehearsal: bool,
        clock: "Clock",
    ) -> Founded:
        """Make a store with its keys, its card and its first user."""

    def backup_users(self, file: Path) -> tuple[str, ...]:
        """Return who may open the store in a backup with a passphrase."""

    def plan_restore(
        self,
        folder: Path,
        file: Path,
        way: "Way",
        *,
        clock: "Clock | None" = None,
        progress: Progress = ...,
    ) -> "RestorePlan":
        """Verify a backup and tell what restoring it would do; nothing is changed."""

    def restore(
        self,
        folder: Path,
        file: Path,
        way: "Way",
        *,
        clock: "Clock | None" = None,
        progress: Progress = ...,
    ) -> "Restored":
        """Put the store of a verified backup in place, as a new device; what stood there is kept beside it."""

    def recover(
        self,
        folder: Path,
        user: str,
        papers: "Sequence[str]",
        words: Callable[[], str],
        *,
        new_papers: bool = False,
        clock: "Clock | None" = None,
    ) -> "Recovered":
        """Open a store with two recovery papers and give a user a new passphrase."""


def the_user(doors: Doors, folder: Path, user: str) -> str:
    """Return the user that was named, or the only one there is."""
    names = doors.known_users(folder)
    if user:
        return user
    if len(names) != 1:
        raise UserNeededError(names=", ".join(names))
    return names[0]
