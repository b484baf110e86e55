"""Stands between the list of cases and the case desk; imports no Qt."""

from collections.abc import Sequence
from typing import Final, Protocol

from consulaat.services.lists import CaseRow
from ui.doors import Office
from ui.tasks import Tasks

LIMIT: Final = 500


class CasesView(Protocol):
    """What the presenter asks of the page."""

    def show_cases(self, rows: Sequence[CaseRow], *, filtered: bool, cut_off: bool) -> None:
        """Show these cases."""

    def show_error(self, error: Exception) -> None:
        """Say what went wrong."""


class CasesPresenter:
    """Reads the cases that fit the filter, newest change first."""

    def __init__(self, view: CasesView, office: Office, tasks: Tasks) -> None:
        self._view = view
        self._office = office
        self._tasks = tasks
        self._asked = 0

    def show(self, state: str, text: str) -> None:
        """Show the cases of a state (empty: all) with a text in number or name; the last question counts."""
        self._asked += 1
        question = self._asked
        plain = text.strip()

        def answer(rows: Sequence[CaseRow]) -> None:
            if question == self._asked:
                self._view.show_cases(rows, filtered=bool(state or plain), cut_off=len(rows) >= LIMIT)

        self._tasks.run(
            lambda: self._office.cases.rows(state=state, text=plain, limit=LIMIT),
            answer,
            self._view.show_error,
        )
