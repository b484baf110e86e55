"""Stands between the page of empty intake sheets and the print desk; imports no Qt."""

from pathlib import Path
from typing import Protocol

from consulaat.services.intake_sheets import FORM
from ui.doors import Office
from ui.tasks import Tasks


class SheetsView(Protocol):
    """What the presenter asks of the page."""

    def show_sheets(self, content: bytes, name: str) -> None:
        """Show the sheets that were made."""

    def show_saved(self, path: Path) -> None:
        """Say where the sheets were saved."""

    def show_error(self, error: Exception) -> None:
        """Say what went wrong."""


class SheetsPresenter:
    """Makes empty sheets; their numbers are kept from that moment on."""

    def __init__(self, view: SheetsView, office: Office, tasks: Tasks) -> None:
        self._view = view
        self._office = office
        self._tasks = tasks

    def make(self, count: int, language: str) -> None:
        """Make so many sheets and show them."""
        self._tasks.run(
            lambda: self._office.printing.numbered(FORM, language, count).data,
            lambda content: self._view.show_sheets(content, f"{FORM}.pdf"),
            self._view.show_error,
        )

    def save(self, content: bytes, path: Path) -> None:
        """Write the sheets where the person said."""

        def work() -> Path:
            from consulaat.files import write_file

            return write_file(path.parent, path.name, content)

        self._tasks.run(work, self._view.show_saved, self._view.show_error)
