"""Stands between the page of deadlines and its desk; imports no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Protocol

from consulaat.records.ids import UserId
from consulaat.services.deadlines import Agenda, Deadline, Share, Wanted
from consulaat.values.codes import Side
from resources.texts import N_
from ui.doors import Office
from ui.tasks import Tasks

PUT_OFF: Final = ((1, N_("Until tomorrow")), (3, N_("For three days")), (7, N_("For a week")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """The terms that were asked for, who has how many, and of which posts there are any."""

    agenda: Agenda
    shares: tuple[Share, ...]
    posts: tuple[str, ...]


class DeadlinesView(Protocol):
    """What the presenter asks of the page."""

    def show_deadlines(self, listed: Listed) -> None:
        """Show them."""

    def show_error(self, error: Exception) -> None:
        """Say what went wrong."""


class DeadlinesPresenter:
    """Reads terms and puts reminders off."""

    def __init__(self, view: DeadlinesView, office: Office, tasks: Tasks) -> None:
        self._view = view
        self._office = office
        self._tasks = tasks
        self._asked = 0

    @property
    def me(self) -> UserId:
        """Who works here."""
        return UserId(self._office.officer.id)

    def show(self, whose: str, side: str, post: str) -> None:
        """Show the terms of a person, a side and a post, empty for all of them; the last question counts."""
        self._asked += 1
        question = self._asked
        wanted = Wanted(whose=UserId(whose) if whose else None, side=Side(side) if side else None, post=post)  # type: ignore[arg-type]  # the id of a user

        def work() -> Listed:
            desk = self._office.deadlines
            return Listed(agenda=desk.agenda(wanted), shares=desk.shares(post=post), posts=desk.posts())

        def done(listed: Listed) -> None:
            if question == self._asked:
                self._view.show_deadlines(listed)

        self._tasks.run(work, done, self._view.show_error)

    def put_off(self, deadline: Deadline, days: int, today: date, again: Sequence[str]) -> None:
        """Put a reminder off for some days, or take that back when they are none; then show the list again."""
        until = today + timedelta(days=days) if days else None
        whose, side, post = again
        self._tasks.run(
            lambda: self._office.deadlines.snooze(deadline, until),
            lambda _none: self.show(whose, side, post),
            self._view.show_error,
        )
