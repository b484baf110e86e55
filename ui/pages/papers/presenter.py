"""Stands between the paper on the screen and the print desk; imports no Qt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from resources.texts import N_, _
from ui.doors import Office
from ui.pages.case.presenter import Overview
from ui.pages.records.layout import line_of
from ui.tasks import Tasks

# Which record of a case a paper is about: code, title, type of record.
PAPERS: Final = (
    ("FRM-01", N_("Report intake"), "report"),
    ("FRM-11", N_("Nationality conclusion"), "nationality_inquiry"),
    ("FRM-13", N_("Visa and consultation sheet"), "visa_application"),
    ("FRM-18", N_("Case cost account"), "case"),
)


@dataclass(frozen=True, slots=True)
class Offer:
    """One paper that can be made."""

    code: str
    ref: str
    title: str


class PaperView(Protocol):
    """What the presenter asks of the pane."""

    def show_paper(self, content: bytes, name: str) -> None:
        """Show the pages of a paper."""

    def show_saved(self, path: Path) -> None:
        """Say where the paper was saved."""

    def show_error(self, error: Exception) -> None:
        """Say what went wrong."""


class PaperPresenter:
    """Makes papers and writes them where the person says."""

    def __init__(self, view: PaperView, office: Office, tasks: Tasks) -> None:
        self._view = view
        self._office = office
        self._tasks = tasks

    def make(self, offer: Offer, language: str, neutral_reference: str) -> None:
        """Make a paper and show it."""

        def work() -> bytes:
            return self._office.printing.make(offer.code, offer.ref, language).data

        def show(content: bytes) -> None:
            self._view.show_paper(content, f"{offer.code}-{neutral_reference}.pdf")

        self._tasks.run(work, show, self._view.show_error)

    def save(self, content: bytes, path: Path, write: Callable[[Path, bytes], None]) -> None:
        """Write the paper where the person said."""
        self._tasks.run(
            lambda: write(path, content), lambda _none: self._view.show_saved(path), self._view.show_error
        )


def offers_of(overview: Overview) -> Sequence[Offer]:
    """Return the papers that a case can have, one per record they are about."""
    found: list[Offer] = []
    shown = overview.shown
    for code, title, type_ in PAPERS:
        records = (overview.case,) if type_ == "case" else overview.page.records.get(type_, ())
        for record in records:
            line = line_of(record, shown)
            found.append(Offer(code, record.id, _("{title} – {line}", title=_(title), line=line)))
    return found
