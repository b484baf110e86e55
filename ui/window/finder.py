"""Lets the search box of the window ask the search desk, and leads to what was chosen."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Slot

from consulaat.services.search_hits import Hit
from consulaat.services.search_suggestions import suggestions
from ui.doors import Office
from ui.pages.place import PageName, Place
from ui.pages.search.lines import Line
from ui.pages.search.presenter import SearchPresenter
from ui.pages.search.shown import found_of
from ui.tasks import Tasks
from ui.widgets.found_list import Found
from ui.widgets.search_box import Completion, SearchBox


class Finder(QObject):
    """Belongs to one search box, for as long as the store is open."""

    def __init__(
        self,
        box: SearchBox,
        office: Office,
        tasks: Tasks,
        go: Callable[[Place], None],
        failed: Callable[[Exception], None],
    ) -> None:
        super().__init__(box)
        self._box = box
        self._go = go
        self._failed = failed
        self._presenter = SearchPresenter(self, office, tasks, is_typing=True)
        box.suggest = _suggested
        box.settled.connect(self._presenter.settle)
        box.asked.connect(self._ask)
        box.chosen.connect(self._open)
        box.all_requested.connect(self._show_all)

    def show_lines(self, lines: Sequence[Line], hits: Sequence[Hit]) -> None:
        """Show what was found beneath the box."""
        self._box.answer([found_of(each) for each in lines])

    def show_error(self, error: Exception) -> None:
        """Say what went wrong."""
        self._failed(error)

    @Slot(str)
    def _ask(self, text: str) -> None:
        self._presenter.ask(text)

    @Slot(object)
    def _open(self, place: Place) -> None:
        self._presenter.forget()
        self._go(place)

    @Slot(str)
    def _show_all(self, text: str) -> None:
        self._presenter.hand_over(text)
        self._go(Place(PageName.SEARCH, text))


def _suggested(text: str) -> list[Found]:
    """Return what the last word could become, for the list beneath the box."""
    return [
        Found(each.word, "", "", each.meaning, "filter", Completion(each.text)) for each in suggestions(text)
    ]
