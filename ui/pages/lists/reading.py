"""What is read of lists on the thread of the store; no Qt."""

from collections.abc import Callable, Sequence

from consulaat.services.list_view import ListView
from consulaat.services.listing import ListRow, Question
from consulaat.values.canonical import Json
from resources.texts import _
from ui.doors import Office
from ui.pages.lists import keeping
from ui.pages.lists.contract import Entry, Opened
from ui.pages.lists.keeping import Layout
from ui.pages.lists.words import ListWords
from ui.widgets.shown_row import ShownRow


class ListReading:
    """Reads the lists of one page."""

    def __init__(self, office: Office, views: Sequence[ListView]) -> None:
        self._office = office
        self._views = views
        self._words = ListWords(office.identity.time_zone)

    def said(self, view: ListView) -> Callable[[str, str | None], str]:
        """Return what says the values of the coded columns of a list."""
        return lambda column, value: self._words.value(view, column, value)

    def row(self, view: ListView, columns: Sequence[str], row: ListRow) -> ShownRow:
        """Return one row in words."""
        return self._words.row(view, columns, row)

    def open(self, view: ListView, question: Question, layout: Layout | None) -> Opened:
        """Return a list as it is asked for, with its columns and its chips."""
        names: dict[str, str] = {}
        for each in question.conditions:
            names |= self._office.lists.names(view, each)
        if layout is None:
            kept = self._office.memory.recall(f"{keeping.COLUMNS}{view.name}")
            layout = keeping.layout_of(view, kept)
        question = keeping.ordered(view, question, layout)
        return Opened(
            view=view,
            question=question,
            layout=layout,
            rows=self._office.lists.open(view, question, self.said(view)),
            chips=tuple(self._words.condition(view, each, names) for each in question.conditions),
        )

    def shown(self, view: ListView, rows: Sequence[int], columns: Sequence[str]) -> dict[int, ShownRow]:
        """Return rows in words."""
        found = self._office.lists.page(view, rows, columns)
        return {number: self._words.row(view, columns, row) for number, row in found.items()}

    def entries(self) -> list[Entry]:
        """Return the views there are, those that the officer kept among them."""
        found: list[Entry] = []
        for view in self._views:
            words = _(view.title) if len(self._views) > 1 else _("All")
            found.append(Entry(view=view, words=words, question=Question(), is_whole=True))
            found += [
                Entry(view=view, words=_(name), question=question)
                for name, question in self._office.lists.presets(view)
            ]
            prefix = f"{keeping.VIEWS}{view.name}/"
            kept = sorted(self._office.memory.all(prefix).items())
            found += [
                Entry(
                    view=view,
                    words=name.removeprefix(prefix),
                    question=keeping.question_of(view, value),
                    saved=name.removeprefix(prefix),
                )
                for name, value in kept
            ]
        return found

    def keep(self, place: str, value: Json) -> list[Entry]:
        """Keep or forget a view, and return all of them."""
        self._office.memory.keep(place, value)
        return self.entries()
