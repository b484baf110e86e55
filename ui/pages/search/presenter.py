"""Stands between whatever searches and the search desk; imports no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from consulaat.services.search_hits import Hit, Kind
from ui.doors import Office
from ui.pages.search.lines import Line, line_of
from ui.tasks import Tasks

SHORTEST: Final = 2
FEW: Final = 9
MANY: Final = 200


@dataclass(frozen=True, slots=True)
class _Held:
    """A search that was answered while it was typed, and is not noted yet."""

    text: str
    kind: Kind
    found: int


class SearchView(Protocol):
    """What the presenter asks of a place that shows answers."""

    def show_lines(self, lines: Sequence[Line], hits: Sequence[Hit]) -> None:
        """Show what was found for the last question."""

    def show_error(self, error: Exception) -> None:
        """Say what went wrong."""


class SearchPresenter:
    """Asks the desk; of several questions only the last is answered.

    ``is_typing``: it answers at every pause of the typing, and ``settle`` notes the final words once.
    """

    def __init__(
        self, view: SearchView, office: Office, tasks: Tasks, *, limit: int = FEW, is_typing: bool = False
    ) -> None:
        self._view = view
        self._office = office
        self._tasks = tasks
        self._limit = limit
        self._asked = 0
        self._is_typing = is_typing
        self._held: _Held | None = None

    def ask(self, text: str, kind: Kind = Kind.ALL) -> None:
        """Find; what is too short to mean anything is not asked."""
        self._asked += 1
        question, plain = self._asked, text.strip()
        if len(plain) < SHORTEST:
            self.settle()
            self._view.show_lines((), ())
            return

        def work() -> tuple[tuple[Line, ...], tuple[Hit, ...]]:
            if question != self._asked:
                return (), ()
            hits = self._office.searches.search(
                plain, kind=kind, limit=self._limit, is_noted=not self._is_typing
            )
            return tuple(map(line_of, hits)), hits

        def answer(found: tuple[tuple[Line, ...], tuple[Hit, ...]]) -> None:
            if question == self._asked:
                self._hold(_Held(plain, kind, len(found[1])))
                self._view.show_lines(*found)

        self._tasks.run(work, answer, self._view.show_error)

    def settle(self) -> None:
        """Note the words that were answered last, if they are not noted yet: the person stopped typing."""
        held, self._held = self._held, None
        if held is not None:
            note = self._office.searches.note
            self._tasks.run(
                lambda: note(held.text, held.kind, held.found), lambda _none: None, self._view.show_error
            )

    def hand_over(self, text: str) -> None:
        """Leave it to another place to ask for a text and to note that."""
        self.forget()
        if self._held is not None and text.startswith(self._held.text):
            self._held = None
        self.settle()

    def _hold(self, held: "_Held") -> None:
        """Keep what was answered for noting; what is no more than its beginning needs no line of its own."""
        if not self._is_typing:
            return
        if self._held is not None and not held.text.startswith(self._held.text):
            self.settle()
        self._held = held

    def forget(self) -> None:
        """Let no answer come to what was asked before."""
        self._asked += 1
