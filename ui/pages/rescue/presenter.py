"""Stands between the pages for getting back into a store and the doors to it; imports no Qt."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from consulaat.kept_backups import KeptBackup, kept
from consulaat.services.progress import Progress
from consulaat.services.rescue import Recovered, Restored, RestorePlan, Way
from ui.doors import Doors
from ui.tasks import Tasks


class RecoverView(Protocol):
    """What the presenter asks of the page for recovery papers."""

    def show_users(self, names: Sequence[str]) -> None:
        """Offer the people of the store."""

    def show_recovered(self, recovered: Recovered) -> None:
        """Show that the store can be opened again."""

    def show_error(self, error: Exception) -> None:
        """Say what went wrong."""


class RecoverPresenter:
    """Opens the store with two papers and gives one person a new passphrase."""

    def __init__(self, view: RecoverView, doors: Doors, folder: Path, tasks: Tasks) -> None:
        self._view = view
        self._doors = doors
        self._folder = folder
        self._tasks = tasks

    def begin(self) -> None:
        """Read who may open the store."""
        self._tasks.run(
            lambda: self._doors.known_users(self._folder), self._view.show_users, self._view.show_error
        )

    def recover(self, user: str, papers: Sequence[str], words: str, *, new_papers: bool) -> None:
        """Give a person a new passphrase, and make new papers where asked."""
        self._tasks.run(
            lambda: self._doors.recover(self._folder, user, papers, lambda: words, new_papers=new_papers),
            self._view.show_recovered,
            self._view.show_error,
        )


class RestoreView(Protocol):
    """What the presenter asks of the page for restoring."""

    def show_kept(self, backups: Sequence[KeptBackup]) -> None:
        """Offer the backups that the store kept by itself."""

    def show_users(self, names: Sequence[str]) -> None:
        """Offer the people who open the chosen backup."""

    def show_plan(self, plan: RestorePlan) -> None:
        """Show what restoring would do."""

    def show_restored(self, restored: Restored) -> None:
        """Show what was done."""

    def show_error(self, error: Exception) -> None:
        """Say what went wrong."""


class RestorePresenter:
    """Checks a backup, tells what restoring it would do, and does it."""

    def __init__(
        self, view: RestoreView, doors: Doors, folder: Path, tasks: Tasks, progress: Progress
    ) -> None:
        self._view = view
        self._doors = doors
        self._folder = folder
        self._tasks = tasks
        self._progress = progress
        self._again: Callable[[], Restored] | None = None

    def begin(self) -> None:
        """Read which backups the store kept."""
        self._tasks.run(lambda: kept(self._folder), self._view.show_kept, self._view.show_error)

    def choose(self, file: Path) -> None:
        """Read who opens a backup."""
        self._tasks.run(lambda: self._doors.backup_users(file), self._view.show_users, self._view.show_error)

    def check(self, file: Path, way: Way) -> None:
        """Check a backup whole and show what restoring it would do; nothing is changed."""

        def restore() -> Restored:
            return self._doors.restore(self._folder, file, way, progress=self._progress)

        self._again = restore
        self._tasks.run(
            lambda: self._doors.plan_restore(self._folder, file, way, progress=self._progress),
            self._view.show_plan,
            self._view.show_error,
        )

    def restore(self) -> None:
        """Restore the backup that was checked."""
        if self._again is not None:
            self._tasks.run(self._again, self._view.show_restored, self._view.show_error)

    def forget(self) -> None:
        """Drop the passphrase or the papers of the backup that was checked."""
        self._again = None
