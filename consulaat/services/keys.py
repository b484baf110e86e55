"""Another key for an open store: when a colleague leaves, and whenever somebody may have seen the old one."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from consulaat.errors import ConsulaatError, MachineError
from consulaat.kept_backups import KeptBackup
from consulaat.records.ids import UserId
from consulaat.records.user import User
from consulaat.rules.permissions import CARE
from consulaat.security.key_change import PAPERS
from consulaat.security.key_slots import SlotFile, Unlocked
from consulaat.security.wrapping import KEY_BYTES
from consulaat.services.ports import Store
from consulaat.services.rescue import new_papers
from consulaat.services.rights import require
from consulaat.services.staff import StaffDesk
from resources.texts import N_


class KeyNotChangedError(MachineError):
    """A user is kept out by their slot, but the store still has the key they know."""

    code = "key-not-changed"
    sentence = N_("The user is blocked, but the store could not be given another key.")
    next_step = N_("Make room on the disk, then run: consulaat rekey")
    in_window = N_(
        "Make room on the disk, then choose “Give the store another key” on the page Backups and check."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Rekeyed:
    """What another key means: who has to be added anew, which papers open, which backups still go by the old key.

    ``papers``: five new ones where the old ones could not be carried over, else nothing: they still open the store.
    """

    without_way_in: tuple[str, ...] = ()
    papers: tuple[str, ...] = field(default=(), repr=False)
    old_backups: tuple[KeptBackup, ...] = ()


class StoreFile(Protocol):
    """The encrypted file of an open store."""

    def change_key(self, key: bytes) -> None:
        """Write all of it anew under another key."""

    def opens_with(self, key: bytes) -> bool:
        """Tell whether this is its key."""


class KeyDesk:
    """Gives a store another key; passphrases and papers stay as they are."""

    def __init__(
        self,
        store: Store,
        staff: StaffDesk,
        keys: tuple[SlotFile, Unlocked],
        file: StoreFile,
        kept: Callable[[], tuple[KeptBackup, ...]],
    ) -> None:
        self._store = store
        self._staff = staff
        self._slots, self._unlocked = keys
        self._file = file
        self._kept = kept

    def rekey(self, officer: User) -> Rekeyed:
        """Give the store another key; killed at any moment, it opens with the old or the new one."""
        require(self._store, officer, CARE)
        return self._rekey(officer)

    def disable(self, officer: User, name: str) -> tuple[User, Rekeyed]:
        """Take a user's way in away, and the key they had as well; backups of before go by it still."""
        user = self._staff.disable(name)
        try:
            return user, self._rekey(officer)
        except MachineError as error:
            raise KeyNotChangedError from error

    def _rekey(self, officer: User) -> Rekeyed:
        key = secrets.token_bytes(KEY_BYTES)
        by = UserId(officer.id)
        with self._store.work(by) as work:
            publics = work.openers()
        known = tuple(slot.name for slot in self._slots.slots() if slot.user in publics)
        lost = tuple(name for name in self._slots.names() if name not in known)
        self._slots.begin_change(key, publics)
        try:
            self._file.change_key(key)
        except ConsulaatError:
            self._end(key, took_place=self._file.opens_with(key))
            raise
        self._end(key, took_place=True)
        papers = () if PAPERS in publics else new_papers(self._store, self._slots, key, by)
        with self._store.work(by) as work:
            work.act("SLEUTEL")
            work.commit()
        return Rekeyed(without_way_in=lost, papers=papers, old_backups=self._kept())

    def _end(self, key: bytes, *, took_place: bool) -> None:
        self._slots.end_change(took_place=took_place)
        if took_place:
            self._unlocked.dek = key
