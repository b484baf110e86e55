"""Care of an open store: backups, the check for damage, new recovery papers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, Protocol

from consulaat.kept_backups import KeptBackup
from consulaat.records.ids import UserId
from consulaat.records.user import User
from consulaat.rules.permissions import CARE
from consulaat.security.key_slots import SlotFile, Unlocked
from consulaat.services.ports import Store
from consulaat.services.rescue import new_papers
from consulaat.services.rights import require
from resources.texts import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeBackup:
    """A backup that was written and read back."""

    path: Path
    size: int
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """Something in the store that is not as it should be: what it touches, and what to do next."""

    code: str
    place: str
    sentence: str
    next_step: str


class Keeping(Protocol):
    """What makes and keeps backups of a store."""

    def make(self, target: Path) -> MadeBackup:
        """Write a backup where a person wants it."""

    def kept(self) -> tuple[KeptBackup, ...]:
        """Return the automatic backups, the newest first."""

    def last(self) -> datetime | None:
        """Return when the last backup was made, by hand or by itself; None when none was."""


RESTORE: Final = N_("Restore the newest backup.")
_DAMAGE: Final = {
    "page": (
        N_("A part of the file cannot be read: the records that stand there are lost from view."),
        N_("Restore the newest backup, and use another disk."),
    ),
    "structure": (N_("The order of the file is broken: lists and searches may leave records out."), RESTORE),
    "reference": (N_("A record points to another one that is not there."), RESTORE),
    "index": (
        N_("The index for searching does not agree with the records: a search may miss some."),
        RESTORE,
    ),
    "attachment": (
        N_("The content of this attachment is damaged."),
        N_("Restore the newest backup, or add the file again."),
    ),
    "journal": (
        N_("A line of the journal was changed or removed: what follows it on that device proves nothing."),
        N_("Tell the security officer before anything is sent, then restore the newest backup."),
    ),
    "record": (
        N_(
            "This record is not what its journal says: an older part of the file was put back, "
            "or another program wrote it."
        ),
        N_("Tell the security officer before anything is sent, then restore the newest backup."),
    ),
    "acts": (
        N_("The list of who read, printed and sent what was changed."),
        N_("Tell the security officer; the records themselves are whole."),
    ),
}


class CareDesk:
    """Backups, check and recovery papers, for who may take care of the store."""

    def __init__(
        self,
        store: Store,
        officer: User,
        keys: tuple[SlotFile, Unlocked],
        keeping: Keeping,
        faults: Callable[[bool], tuple[str, ...]],
    ) -> None:
        self._store = store
        self._officer = officer
        self._slots, self._unlocked = keys
        self._keeping = keeping
        self._faults = faults

    def back_up(self, target: Path) -> MadeBackup:
        """Write a backup under a name that is free, and read it back."""
        require(self._store, self._officer, CARE)
        made = self._keeping.make(target)
        self._act("RESERVEKOPIE")
        return made

    def kept(self) -> tuple[KeptBackup, ...]:
        """Return the automatic backups, the newest first."""
        require(self._store, self._officer, CARE)
        return self._keeping.kept()

    def last(self) -> datetime | None:
        """Return when the last backup was made; None when none was."""
        require(self._store, self._officer, CARE)
        return self._keeping.last()

    def check(self, *, deep: bool = False) -> tuple[Damage, ...]:
        """Return what is damaged; anyone may ask. ``deep``: every record is compared with the journal as well."""
        return tuple(explained(each) for each in self._faults(deep))

    def new_papers(self) -> tuple[str, ...]:
        """Return five new recovery papers; the old ones open nothing any more."""
        require(self._store, self._officer, CARE)
        return new_papers(self._store, self._slots, self._unlocked.dek, UserId(self._officer.id))

    def _act(self, action: str) -> None:
        with self._store.work(UserId(self._officer.id)) as work:
            work.act(action)
            work.commit()


def explained(fault: str) -> Damage:
    """Return what a fault, as the check names it, means for people."""
    code, _colon, place = fault.partition(": ")
    sentence, next_step = _DAMAGE[code]
    return Damage(code=code, place=place, sentence=sentence, next_step=next_step)
