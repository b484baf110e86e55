"""Stands between the page that asks for a passphrase and the way into the store; imports no Qt."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from consulaat.rehearsal import RehearsalNote
from consulaat.security.slot_errors import WrongPassphraseError
from consulaat.security.tries import TooSoonError
from consulaat.services.progress import Progress
from ui.doors import Doors, Office
from ui.pages.place import error_words
from ui.tasks import Tasks


class UnlockView(Protocol):
    """What the presenter asks of the page."""

    def show_users(self, names: tuple[str, ...]) -> None:
        """Offer the people who can open this store."""

    def show_busy(self, *, busy: bool) -> None:
        """Show that the passphrase is being tried."""

    def show_problem(self, text: str) -> None:
        """Say why the store stays closed."""

    def show_wait(self, seconds: int) -> None:
        """Let the next try wait."""

    def show_rehearsal(self, note: RehearsalNote) -> None:
        """Say that this store is a rehearsal, and what everybody may know of it."""

    def show_guide(self) -> None:
        """Show how a store is made: there is none yet."""


class UnlockPresenter:
    """Reads who may open the store and opens it."""

    def __init__(
        self,
        view: UnlockView,
        doors: Doors,
        folder: Path,
        tasks: Tasks,
        opened: Callable[[Office], None],
        *,
        progress: Progress,
    ) -> None:
        self._view = view
        self._doors = doors
        self._folder = folder
        self._tasks = tasks
        self._opened = opened
        self._progress = progress

    def begin(self) -> None:
        """Show who may open the store."""
        if not self._doors.has_store(self._folder):
            self._view.show_guide()
            return
        self._tasks.run(lambda: self._doors.known_users(self._folder), self._view.show_users, self._fail)
        self._tasks.run(lambda: self._doors.rehearsal_note(self._folder), self._tell, self._fail)

    def open(self, user: str, passphrase: str) -> None:
        """Try a passphrase."""
        self._view.show_busy(busy=True)
        self._tasks.run(
            lambda: self._doors.open_office(self._folder, user, passphrase, progress=self._progress),
            self._opened,
            self._fail,
        )

    def _tell(self, note: RehearsalNote | None) -> None:
        if note is not None:
            self._view.show_rehearsal(note)

    def _fail(self, error: Exception) -> None:
        self._view.show_busy(busy=False)
        self._view.show_problem(error_words(error))
        wait = error.facts.get("wait") if isinstance(error, WrongPassphraseError | TooSoonError) else None
        if isinstance(wait, int):
            self._view.show_wait(wait)
