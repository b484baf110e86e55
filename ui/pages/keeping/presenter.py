"""Stands between the page of keeping and the desks for destruction; imports no Qt."""

from dataclasses import dataclass
from typing import Protocol

from consulaat.records.keeping import DestructionList, DestructionState
from consulaat.services.destruction import CarriedOut, DueCase, ListStanding
from ui.doors import Office
from ui.tasks import Tasks

TYPE = "destruction_list"


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """What may be destroyed now, and every list."""

    due: tuple[DueCase, ...]
    lists: tuple[ListStanding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """What the officer can do with a list now."""

    approve: bool
    withdraw: bool
    carry_out: bool


class KeepingView(Protocol):
    """What the presenter asks of the page."""

    def show_keeping(self, keeping: Keeping) -> None:
        """Show what is due and the lists."""

    def show_proposed(self, lists: tuple[DestructionList, ...]) -> None:
        """Say that lists were made."""

    def show_approved(self) -> None:
        """Say that a list was approved."""

    def show_withdrawn(self) -> None:
        """Say that a list was withdrawn."""

    def show_carried_out(self, done: CarriedOut) -> None:
        """Say what was destroyed."""

    def show_error(self, error: Exception) -> None:
        """Say what went wrong."""


class KeepingPresenter:
    """Reads what is due, makes lists, moves them on and carries them out."""

    def __init__(self, view: KeepingView, office: Office, tasks: Tasks) -> None:
        self._view = view
        self._office = office
        self._tasks = tasks

    def refresh(self) -> None:
        """Read again what is due, and the lists."""
        desk = self._office.destruction
        self._tasks.run(
            lambda: Keeping(due=desk.due(), lists=desk.lists()),
            self._view.show_keeping,
            self._view.show_error,
        )

    def propose(self) -> None:
        """Make a list of what is due for each retention class."""
        self._tasks.run(self._office.destruction.propose, self._view.show_proposed, self._view.show_error)

    def advance(self, list_: DestructionList, verb: str, reason: str = "") -> None:
        """Approve or withdraw a list."""
        self._tasks.run(
            lambda: self._office.desk.advance(TYPE, list_.id, verb, reason=reason),
            lambda _outcome: (
                self._view.show_withdrawn() if verb == "withdraw" else self._view.show_approved()
            ),
            self._view.show_error,
        )

    def carry_out(self, list_: DestructionList, confirmation: str) -> None:
        """Destroy the cases of a list."""
        self._tasks.run(
            lambda: self._office.destruction.carry_out(list_.id, confirmation),
            self._view.show_carried_out,
            self._view.show_error,
        )

    def offered(self, standing: ListStanding) -> Offered:
        """Tell what the officer can do with a list; the rules judge it again when it is done."""
        state = standing.list.state
        is_mine = standing.list.proposed_by == self._office.officer.id
        return Offered(
            approve=state is DestructionState.PROPOSED and not is_mine,
            withdraw=state in {DestructionState.PROPOSED, DestructionState.APPROVED},
            carry_out=state is DestructionState.APPROVED or standing.is_carried_out_elsewhere,
        )
