"""Members of staff: who they are, and their way into the store."""

import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from consulaat.errors import InvalidInputError, LockedError, RefusedError
from consulaat.records.ids import UserId
from consulaat.records.user import User, UserRole
from consulaat.rules.findings import refuse_on
from consulaat.rules.permissions import USERS, objections_to_roles
from consulaat.security import device_secret
from consulaat.security import passphrase as passphrases
from consulaat.security.key_slots import SlotFile, Unlocked
from consulaat.security.resealing import Opener, public_of
from consulaat.services.naming import find_record
from consulaat.services.ports import Store, StoreIdentity, UnitOfWork
from consulaat.services.rights import require
from consulaat.services.trusting import own_devices
from consulaat.sync.merge import merge
from consulaat.values.codes import HandlingSection
from consulaat.values.ids import new_id
from resources.texts import N_


class UserExistsError(RefusedError):
    """There is a user with this name."""

    code = "user-exists"
    sentence = N_("There is a user with this name already.")
    next_step = N_("Choose another name.")


class BadUserNameError(InvalidInputError):
    """A login name has other characters than letters, digits, point and hyphen."""

    code = "bad-user-name"
    sentence = N_("A login name is 2 to 32 letters, digits, points or hyphens.")
    next_step = N_("Choose another name.")


class UserBlockedError(LockedError):
    """This user may not open the store any more."""

    code = "user-blocked"
    sentence = N_("This user may not open the store.")
    next_step = N_("Ask the administrator.")


class PassphraseMustChangeError(LockedError):
    """A one-time passphrase must be changed first."""

    code = "passphrase-must-change"
    sentence = N_("This passphrase was for one time: choose your own first.")
    next_step = N_("Run: consulaat users passphrase")
    in_window = N_("Lock the store, open it with this passphrase and choose your own.")


class LastAdministratorError(RefusedError):
    """Nobody would be left who may let others in."""

    code = "last-administrator"
    sentence = N_("This is the last administrator of the store.")
    next_step = N_("First make someone else administrator.")


class YourselfError(RefusedError):
    """Nobody locks themselves out."""

    code = "yourself"
    sentence = N_("Nobody can block their own way into the store.")
    next_step = N_("Ask another administrator.")


class RehearsalNotBoundError(RefusedError):
    """A rehearsal store never touches the keyring."""

    code = "rehearsal-not-bound"
    sentence = N_("A login of a rehearsal store cannot be bound to a computer.")
    next_step = N_("Leave out --bind.")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewUser:
    """A new user and, until it is changed, the passphrase to open the store with once."""

    user: User
    passphrase: str = field(repr=False)
    must_change: bool


class StaffDesk:
    """Adds users and lists them; one change is a record and a way in, or neither."""

    def __init__(self, store: Store, officer: User, slots: SlotFile, unlocked: Unlocked) -> None:
        self._store = store
        self._officer = officer
        self._slots = slots
        self._unlocked = unlocked

    def users(self) -> tuple[User, ...]:
        """Return all users."""
        with self._store.work(UserId(self._officer.id)) as work:
            return work.find(User)

    def add(self, name: str, roles: frozenset[UserRole], passphrase: str = "") -> NewUser:
        """Add a user with a one-time passphrase; in a rehearsal store it may stay, and may be given."""
        require(self._store, self._officer, USERS)
        require_user_name(name)
        refuse_on(objections_to_roles(roles))
        is_rehearsal = self._store.identity.is_rehearsal
        forbidden = (name, self._store.identity.post, "consulaat")
        words = passphrase or passphrases.propose(forbidden=forbidden)
        checked = passphrases.checked(words, forbidden=forbidden, rehearsal=is_rehearsal)
        user_id = UserId(new_id())
        with self._store.work(UserId(self._officer.id)) as work:
            known = next(iter(work.find(User, name=name)), None)
            if name in self._slots.names() or (known is not None and known.is_active):
                raise UserExistsError
            made = known or User(id=user_id, name=name, display_name=name, roles=roles)
            user = work.save(replace(made, roles=roles, is_active=True))
            user_id, seed = UserId(user.id), secrets.token_bytes(32)
            work.keep_opener(user_id, public_of(seed, Opener.USER))
            self._slots.add(
                user_id,
                name,
                checked,
                self._unlocked.dek,
                seed,
                rehearsal=is_rehearsal,
                must_change=not is_rehearsal,
            )
            try:
                work.commit()
            except BaseException:
                self._slots.remove(user_id)
                raise
        return NewUser(user=user, passphrase=words, must_change=not is_rehearsal)

    def change_roles(self, name: str, roles: frozenset[UserRole]) -> User:
        """Give a user other roles; raise LastAdministratorError when nobody would be left to do so."""
        refuse_on(objections_to_roles(roles))
        return self._change(name, lambda user: replace(user, roles=roles))

    def place(self, name: str, section: HandlingSection | None, *, is_local_staff: bool) -> User:
        """Say of which section a user is, and whether they were hired on the spot."""
        return self._change(name, lambda user: replace(user, section=section, is_local_staff=is_local_staff))

    def disable(self, name: str) -> User:
        """Take a user's way in away; what they did stays, under their name. ``add`` lets them in again."""
        if name == self._officer.name:
            raise YourselfError
        user = self._change(name, lambda user: replace(user, is_active=False))
        self._slots.remove(user.id)
        return user

    def _change(self, name: str, change: Callable[[User], User]) -> User:
        require(self._store, self._officer, USERS)
        with self._store.work(UserId(self._officer.id)) as work:
            user = change(work.get(User, find_record(work, User, name)))
            everyone = {each.id: each for each in work.find(User)} | {user.id: user}
            if not any(each.is_active and UserRole.ADMINISTRATOR in each.roles for each in everyone.values()):
                raise LastAdministratorError
            saved = work.save(user)
            work.commit()
        return saved


def new_passphrase(
    slots: SlotFile,
    unlocked: Unlocked,
    words: Callable[[], str],
    identity: StoreIdentity,
    *,
    bind: bool = False,
) -> None:
    """Give whoever unlocked the store a new passphrase; with ``bind`` it works on this computer only."""
    if bind and identity.is_rehearsal:
        raise RehearsalNotBoundError
    forbidden = (unlocked.slot.name, identity.post, "consulaat")
    checked = passphrases.checked(words(), forbidden=forbidden, rehearsal=identity.is_rehearsal)
    secret = device_secret.of_this_computer(identity.store).keep(unlocked.slot.id) if bind else None
    slots.change_passphrase(unlocked, checked, device_secret=secret)


def officer_of(work: UnitOfWork) -> User:
    """Return who works, with the roles that this store gave; what other devices write about our staff gives none."""
    ours = own_devices(work)
    own = [change for change in work.changes_of(work.by) if change.device in ours]
    found = merge(own, lambda _device: work.identity.role).record if own else None
    if not isinstance(found, User):
        raise UserBlockedError
    return found


def unlock(slots: SlotFile, name: str, passphrase: str, *, may_change: bool = False) -> Unlocked:
    """Open the store with a passphrase and, where the login is bound to this computer, its keyring."""
    bound = next((slot for slot in slots.slots() if slot.name == name and slot.bound), None)
    secret = device_secret.of_this_computer(slots.store()).recall(bound.id) if bound else None
    unlocked = slots.open(name, passphrases.typed(passphrase), secret)
    if unlocked.slot.must_change and not may_change:
        raise PassphraseMustChangeError
    return unlocked


def require_user_name(text: str) -> str:
    """Return a login name."""
    if not re.fullmatch(r"[\w.\-]{2,32}", text):
        raise BadUserNameError
    return text
