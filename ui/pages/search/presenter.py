"""Stands between whatever searches and the search desk; imports no Qt."""

from collections.abc import Sequence
from typing import Final, Protocol

from consulaat.services.search_hits import Hit, Kind
from ui.doors import Office
from ui.pages.search.lines import Line, line_of
from ui.tasks import Tasks

SHORTEST: Final = 2
FEW: Final = 9
MANY: Final = 200


class SearchView(Protocol):
    """What the presenter asks of a place that shows answers."""

    def show_lines(self, lines: Sequence[Line], hits: Sequence[Hit]) -> None:
        """Show what was found for the last question."""

    def show_error(self, error: Exception) -> None:
        """Say what went wrong."""


class SearchPresenter:
    """Asks the desk; of several questions only the last is answered."""

    def __init__(self, view: SearchView, office: Office, tasks: Tasks, *, limit: int = FEW) -> None:
        self._view = view
        self._office = office
        self._tasks = tasks
        self._limit = limit
        self._asked = 0

    def ask(self, text: str, kind: Kind = Kind.ALL) -> None:
        """Find; what is too short to mean anything is not asked."""
        self._asked += 1
        question, plain = self._asked, text.strip()
        if len(plain) < SHORTEST:
            self._view.show_lines((), ())
            return

        def work() -> tuple[tuple[Line, ...], tuple[Hit, ...]]:
            if question != self._asked:
                return (), ()
            hits = self._office.searches.search(plain, kind=kind, limit=self._limit)
            return tuple(map(line_of, hits)), hits

        def answer(found: tuple[tuple[Line, ...], tuple[Hit, ...]]) -> None:
            if question == self._asked:
                self._view.show_lines(*found)

        self._tasks.run(work, answer, self._view.show_error)

    def forget(self) -> None:
        """Let no answer come to what was asked before."""
        self._asked += 1
