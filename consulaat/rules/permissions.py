"""Who may do what (domain §19): one table, used for every record and step, in window and command line alike."""

from collections.abc import Iterator
from dataclasses import dataclass

from consulaat.errors import LockedError
from consulaat.records.about import Record
from consulaat.records.user import User, UserRole
from consulaat.rules.findings import Finding
from resources.texts import N_


class NoRightError(LockedError):
    """This person's roles do not allow this."""

    code = "no-right"
    sentence = N_("Your role does not allow this ({action}).")
    next_step = N_("Ask someone with the role: {roles}.")


@dataclass(frozen=True, slots=True)
class Right:
    """One action of the table and the roles that may do it."""

    action: str
    roles: frozenset[UserRole]

    def objections(self, by: User, _record: Record | None = None) -> Iterator[Finding]:
        """Tell that a user has none of the roles."""
        if not by.roles & self.roles:
            roles = ", ".join(sorted(self.roles))
            facts = {"action": self.action, "roles": roles}
            yield Finding(
                "NO_RIGHT",
                N_("Your role does not allow this ({action}); it is for: {roles}."),
                "§19",
                facts=facts,
            )

    def require(self, by: User) -> None:
        """Raise NoRightError unless the user has one of the roles."""
        if not by.roles & self.roles:
            raise NoRightError(action=self.action, roles=", ".join(sorted(self.roles)))
