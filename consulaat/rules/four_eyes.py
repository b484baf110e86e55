"""Nobody judges their own work: the findings that say so (domain §12.5, §19)."""

from collections.abc import Iterator

from consulaat.records.ids import UserId
from consulaat.records.user import User, UserRole
from consulaat.rules.around import Around
from consulaat.rules.findings import Finding
from resources.texts import N_


def me(around: Around) -> UserId:
    """Return the id of whoever works now."""
    return UserId(around.by.id)


def objections_to_same_person(first: UserId | None, around: Around, basis: str) -> Iterator[Finding]:
    """Tell that the person who asked or prepared this is the one who now decides."""
    if first is not None and first == around.by.id:
        yield Finding("FOUR_EYES", N_("Someone else must decide on what you asked for or prepared."), basis)


def user_of(user: UserId | None, around: Around) -> User | None:
    """Return a user by id: whoever works now, or one of the users of the store."""
    return next((each for each in (around.by, *around.users) if each.id == user), None)


def has_role(user: UserId | None, roles: frozenset[UserRole], around: Around) -> bool:
    """Tell whether a user has one of these roles; nobody unknown has."""
    found = user_of(user, around)
    return found is not None and bool(found.roles & roles)
