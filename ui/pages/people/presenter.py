"""Stands between the page of users and the desk of the staff; imports no Qt."""

from collections.abc import Sequence
from typing import Protocol, cast

from consulaat.records.user import User, UserRole
from consulaat.services.keys import Rekeyed
from consulaat.services.staff import NewUser
from consulaat.values.canonical import Json
from consulaat.values.codes import HandlingSection
from ui.doors import Office
from ui.tasks import Tasks


class PeopleView(Protocol):
    """What the presenter asks of the page."""

    def show_users(self, users: Sequence[User]) -> None:
        """Show who may open the store."""

    def show_added(self, made: NewUser) -> None:
        """Show the passphrase of a new user, once."""

    def show_changed(self, user: User) -> None:
        """Say that a user was changed."""

    def show_blocked(self, user: User, rekeyed: Rekeyed) -> None:
        """Say that a user was blocked, and what the new key of the store means."""

    def show_day_kept(self, user: User) -> None:
        """Say until when a user is posted."""

    def show_placed(self, user: User) -> None:
        """Say that the section of a user was kept."""

    def show_error(self, error: Exception) -> None:
        """Say what went wrong."""


class PeoplePresenter:
    """Lists, adds and changes users."""

    def __init__(self, view: PeopleView, office: Office, tasks: Tasks) -> None:
        self._view = view
        self._office = office
        self._tasks = tasks

    def refresh(self) -> None:
        """Read the users again."""
        self._tasks.run(self._office.staff.users, self._view.show_users, self._view.show_error)

    def add(self, name: str, roles: frozenset[UserRole]) -> None:
        """Add a user, or let one in again."""
        self._tasks.run(
            lambda: self._office.staff.add(name, roles), self._view.show_added, self._view.show_error
        )

    def change_roles(self, name: str, roles: frozenset[UserRole]) -> None:
        """Give a user other roles."""
        self._tasks.run(
            lambda: self._office.staff.change_roles(name, roles),
            self._view.show_changed,
            self._view.show_error,
        )

    def keep_day(self, user: str, day: Json) -> None:
        """Keep until when a user is posted."""
        self._tasks.run(
            lambda: cast("User", self._office.desk.change("user", user, {"posted_until": day}).record),
            self._view.show_day_kept,
            self._view.show_error,
        )

    def place(self, name: str, section: str, *, is_local_staff: bool) -> None:
        """Say of which section a user is, and whether they were hired on the spot."""
        self._tasks.run(
            lambda: self._office.staff.place(
                name, HandlingSection(section) if section else None, is_local_staff=is_local_staff
            ),
            self._view.show_placed,
            self._view.show_error,
        )

    def disable(self, name: str) -> None:
        """Take a user's way in away, and give the store another key."""
        office = self._office
        self._tasks.run(
            lambda: office.keys.disable(office.officer, name),
            lambda blocked: self._view.show_blocked(*blocked),
            self._failed,
        )

    def _failed(self, error: Exception) -> None:
        """Show the users as they are now: the user may be blocked though the key stayed."""
        self._view.show_error(error)
        self.refresh()
