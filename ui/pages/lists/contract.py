"""What a page of lists and its presenter say to each other; no Qt."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from consulaat.services.list_view import ListView
from consulaat.services.listing import Choice, Question
from consulaat.values.canonical import Json
from ui.pages.lists.keeping import Layout
from ui.pages.place import Place
from ui.widgets.shown_row import ShownRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the pane of views: a list and what it is narrowed to."""

    view: ListView
    words: str
    question: Question
    is_whole: bool = False
    saved: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A list as it was asked for: its rows in order, and in words what narrows it."""

    view: ListView
    question: Question
    layout: Layout
    rows: "array[int]"
    chips: tuple[str, ...]


class ListsView(Protocol):
    """What the presenter asks of the page."""

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show the views there are to choose from."""

    def show_count(self, entry: Entry, count: int) -> None:
        """Show how many rows a view has."""

    def show_text(self, text: str) -> None:
        """Show the text that is looked for."""

    def show_list(self, opened: Opened, *, is_new: bool) -> None:
        """Show a list; ``is_new`` when it is another one than before."""

    def show_page(self, rows: Mapping[int, ShownRow]) -> None:
        """Show the words of some rows."""

    def show_choices(self, column: str, choices: Sequence[Choice], chosen: Sequence[str | None]) -> None:
        """Offer the values that a column can be narrowed to."""

    def show_found(self, row: int) -> None:
        """Go to the row that begins with what was typed."""

    def show_copied(self, text: str, count: int) -> None:
        """Put rows where another program can take them."""

    def show_reference(self, text: str) -> None:
        """Put a neutral reference where another program can take it."""

    def show_written(self, path: Path, count: int) -> None:
        """Say that a list was written."""

    def show_place(self, place: Place) -> None:
        """Go somewhere else."""

    def show_standing(self, kept: Json) -> None:
        """Show the chosen row beside the list as it was kept."""

    def show_error(self, error: Exception) -> None:
        """Say what went wrong."""
