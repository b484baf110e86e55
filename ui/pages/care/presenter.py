"""Stands between the page for the care of the store and its desk; imports no Qt."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from consulaat.kept_backups import KeptBackup
from consulaat.services.care import Damage, MadeBackup
from ui.doors import Office
from ui.tasks import Tasks


@dataclass(frozen=True, slots=True, kw_only=True)
class Backups:
    """When the last backup was made, and which ones the store keeps by itself."""

    last: datetime | None
    kept: tuple[KeptBackup, ...]


class CareView(Protocol):
    """What the presenter asks of the page."""

    def show_backups(self, backups: Backups) -> None:
        """Show which backups there are."""

    def show_made(self, made: MadeBackup) -> None:
        """Show that a backup was written."""

    def show_damage(self, damage: tuple[Damage, ...]) -> None:
        """Show what the check found."""

    def show_papers(self, papers: tuple[str, ...]) -> None:
        """Show new recovery papers."""

    def show_error(self, error: Exception) -> None:
        """Say what went wrong."""


class CarePresenter:
    """Reads how the backups stand, makes one, checks the store, makes new papers."""

    def __init__(self, view: CareView, office: Office, tasks: Tasks) -> None:
        self._view = view
        self._care = office.care
        self._tasks = tasks

    def refresh(self) -> None:
        """Read which backups there are."""
        self._tasks.run(
            lambda: Backups(last=self._care.last(), kept=self._care.kept()),
            self._view.show_backups,
            self._view.show_error,
        )

    def back_up(self, target: Path) -> None:
        """Write a backup."""
        self._tasks.run(lambda: self._care.back_up(target), self._view.show_made, self._view.show_error)

    def check(self, *, deep: bool) -> None:
        """Check the store for damage, ``deep`` also every record against the journal."""
        self._tasks.run(lambda: self._care.check(deep=deep), self._view.show_damage, self._view.show_error)

    def make_papers(self) -> None:
        """Make new recovery papers; the old ones open nothing then."""
        self._tasks.run(self._care.new_papers, self._view.show_papers, self._view.show_error)
