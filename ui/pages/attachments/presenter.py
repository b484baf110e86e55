"""Stands between the pane of attachments and their desk; imports no Qt."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from consulaat.content.media import ending_of, is_shown, words_for
from consulaat.content.reading import shown_name
from consulaat.records.attachment import Attachment
from consulaat.records.case import Case
from consulaat.services.attachments import Attempt, Opened
from resources.texts import _
from ui.doors import Office
from ui.pages.records.layout import cells_of
from ui.tasks import Tasks
from ui.widgets.wording import Shown, size_words

COLUMNS: Final = ("title", "kind", "dated_on", "language")


@dataclass(frozen=True, slots=True)
class Listed:
    """One attachment as the list shows it."""

    attachment: Attachment
    is_here: bool

    @property
    def can_be_shown(self) -> bool:
        """Whether the window shows it."""
        return self.is_here and is_shown(self.attachment.media_kind)

    @property
    def what(self) -> str:
        """Type and size."""
        kind = _(words_for(self.attachment.media_kind))
        return f"{kind}, {size_words(self.attachment.size_bytes)}"

    @property
    def state(self) -> str:
        """What stands in the way of seeing it."""
        if self.is_here:
            return "" if is_shown(self.attachment.media_kind) else _("kept only")
        return _("not received yet") if self.attachment.may_be_bundled else _("stays where it was added")

    def cells(self, shown: Shown) -> tuple[str, ...]:
        """Return title, kind, date, language, type and size, and state."""
        return (*cells_of(self.attachment, COLUMNS, shown), self.what, self.state)

    def neutral_name(self, reference: str) -> str:
        """Return a name for a copy outside that says nothing about anybody."""
        return f"{reference or 'stuk'}-{self.attachment.id[:8]}{ending_of(self.attachment.media_kind)}"


class CaseShown(Protocol):
    """What the section needs to know of the case that the page shows."""

    @property
    def case(self) -> Case:
        """The case itself."""

    @property
    def shown(self) -> Shown:
        """Turns the fields of its records into words."""

    @property
    def may_make(self) -> Collection[str]:
        """The types of records that this officer may add."""


class AttachmentsView(Protocol):
    """What the presenter asks of the pane."""

    def show_list(self, listed: Sequence[Listed]) -> None:
        """Show the attachments of the case."""

    def show_added(self, added: Sequence[Attempt]) -> None:
        """Say what came in and what did not, and why."""

    def show_opened(self, opened: Opened) -> None:
        """Show one attachment."""

    def show_saved(self, path: Path) -> None:
        """Say where a copy was written."""

    def show_error(self, error: Exception) -> None:
        """Say what went wrong."""


class AttachmentsPresenter:
    """Lists, adds, opens and gives out the attachments of one case."""

    def __init__(self, view: AttachmentsView, office: Office, tasks: Tasks) -> None:
        self._view = view
        self._office = office
        self._tasks = tasks
        self.case = ""

    def refresh(self) -> None:
        """Read the list again."""
        case = self.case

        def work() -> list[Listed]:
            return [Listed(each, is_here) for each, is_here in self._office.attachments.of_case(case)]

        self._tasks.run(work, self._view.show_list, self._view.show_error)

    def add(self, files: Sequence[tuple[str, Path | bytes]]) -> None:
        """Keep files with the case."""
        case = self.case
        self._tasks.run(
            lambda: self._office.attachments.add_all(files, case),
            self._view.show_added,
            self._view.show_error,
        )

    def open(self, id_: str) -> None:
        """Show an attachment; that it was seen is noted."""
        self._tasks.run(
            lambda: self._office.attachments.open(id_), self._view.show_opened, self._view.show_error
        )

    def save(self, id_: str, reason: str, path: Path) -> None:
        """Write a copy outside; the reason is noted."""

        def write(data: bytes) -> Path:
            from consulaat.files import write_file

            return write_file(path.parent, path.name, data)

        self._tasks.run(
            lambda: self._office.attachments.save(id_, reason, write),
            self._view.show_saved,
            self._view.show_error,
        )

    def noted(self, id_: str) -> Callable[[int], None]:
        """Return what notes that an attachment was printed; run on the thread of the store."""
        return lambda pages: self._office.attachments.note_print(id_, pages)


def refusal_words(attempt: Attempt) -> str:
    """Return which file did not come in, why, and what to do."""
    if attempt.refusal is None:
        return ""
    says = f"{attempt.refusal.message()} {attempt.refusal.advice_in_window()}"
    return _("{file}: {says}", file=shown_name(attempt.name) or _("This file"), says=says)
