"""Stands between the paper on the screen and the print desk; imports no Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from resources.texts import LANGUAGES
from ui.doors import Office
from ui.tasks import Tasks


@dataclass(frozen=True, slots=True)
class Offer:
    """One paper that can be made."""

    code: str
    ref: str
    title: str


class PaperView(Protocol):
    """What the presenter asks of the pane."""

    def show_paper(self, offer: Offer, content: bytes, name: str) -> None:
        """Show the pages of a paper."""

    def show_saved(self, path: Path) -> None:
        """Say where the paper was saved."""

    def show_error(self, error: Exception) -> None:
        """Say what went wrong."""


class PaperPresenter:
    """Makes papers, and notes what leaves the store."""

    def __init__(self, view: PaperView, office: Office, tasks: Tasks) -> None:
        self._view = view
        self._office = office
        self._tasks = tasks

    def languages_of(self, code: str) -> tuple[str, ...]:
        """Return the languages in which a paper can be made."""
        found = (each.languages for each in self._office.printing.forms() if each.code == code)
        return next(found, LANGUAGES)

    def make(self, offer: Offer, language: str, neutral_reference: str) -> None:
        """Make a paper and show it."""

        def work() -> bytes:
            return self._office.printing.make(offer.code, offer.ref, language).data

        def show(content: bytes) -> None:
            self._view.show_paper(offer, content, f"{offer.code}-{neutral_reference}.pdf")

        self._tasks.run(work, show, self._view.show_error)

    def noted(self, offer: Offer) -> Callable[[int], None]:
        """Return what notes that a paper was printed; run on the thread of the store."""
        return lambda pages: self._office.printing.note_copy(offer.code, offer.ref, pages=pages)

    def save(self, offer: Offer, content: bytes, path: Path) -> None:
        """Write the paper where the person said, once that is noted."""

        def work() -> Path:
            from consulaat.files import write_file

            self._office.printing.note_copy(offer.code, offer.ref)
            return write_file(path.parent, path.name, content)

        self._tasks.run(work, self._view.show_saved, self._view.show_error)
