"""Stands between the page of hand-overs and its desk; imports no Qt."""

from collections.abc import Sequence
from typing import Protocol

from consulaat.records.user import User
from consulaat.services.handing_over import HandOver
from ui.doors import Office
from ui.tasks import Tasks


class HandOverView(Protocol):
    """What the presenter asks of the page."""

    def show_users(self, users: Sequence[User]) -> None:
        """Show who can give and receive."""

    def show_plan(self, plan: HandOver) -> None:
        """Show what would go to whom."""

    def show_done(self, done: HandOver) -> None:
        """Say what went to whom."""

    def show_error(self, error: Exception) -> None:
        """Say what went wrong."""


class HandOverPresenter:
    """Lists colleagues, shows what would move, and moves it."""

    def __init__(self, view: HandOverView, office: Office, tasks: Tasks) -> None:
        self._view = view
        self._office = office
        self._tasks = tasks
        self._asked = 0

    @property
    def me(self) -> str:
        """Who works here."""
        return self._office.officer.id

    @property
    def may_for_others(self) -> bool:
        """Whether the officer may hand over what colleagues hold."""
        return self._office.hand_overs.may_for_others

    def refresh(self) -> None:
        """Read the users again."""
        self._tasks.run(self._office.staff.users, self._view.show_users, self._view.show_error)

    def plan(self, source: str, receivers: Sequence[str]) -> None:
        """Show what would go to whom; the last question counts."""
        self._asked += 1
        question = self._asked

        def done(plan: HandOver) -> None:
            if question == self._asked:
                self._view.show_plan(plan)

        self._tasks.run(lambda: self._office.hand_overs.plan(source, receivers), done, self._view.show_error)

    def forget(self) -> None:
        """Drop the last question: its answer is no longer wanted."""
        self._asked += 1

    def hand_over(self, source: str, receivers: Sequence[str], reason: str) -> None:
        """Move it."""
        self._asked += 1
        self._tasks.run(
            lambda: self._office.hand_overs.hand_over(source, receivers, reason),
            self._view.show_done,
            self._view.show_error,
        )
