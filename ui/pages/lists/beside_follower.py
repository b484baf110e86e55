"""Lets the pane beside a list follow the chosen row, where the person wants it and there is room for it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtGui import QKeySequence, QShortcut

from consulaat.values.canonical import Json
from resources.texts import _, n_
from ui.pages.lists.beside import BENEATH, BESIDE
from ui.pages.lists.beside_reading import Seen
from ui.pages.lists.frame import ListFrame
from ui.pages.place import PageAction, Tone, error_words
from ui.tasks import Failed
from ui.widgets.look import sized

DELAY: Final = 250  # milliseconds a row must be chosen before it is read: an arrow held down reads nothing
ROOM_BESIDE: Final = 900  # of width, at the usual size of letters
ROOM_BENEATH: Final = 470  # of height
WIDE: Final = 1250  # from here on there is room beside the list until a person says otherwise
KEYS: Final = "F8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Whether a person wants the pane, and where; an empty ``where`` leaves it to the room there is."""

    is_on: bool = True
    where: str = ""

    def written(self) -> Json:
        """Return it as what can be kept."""
        return {"is_on": self.is_on, "where": self.where}

    def turned(self, now: str) -> "Standing":
        """Return it for the other side of the list."""
        return replace(self, is_on=True, where=BENEATH if now == BESIDE else BESIDE)

    def place(self, width: int, height: int) -> str:
        """Return where there is room: ``BESIDE`` or ``BENEATH`` the list, or nowhere."""
        where = self.where or (BESIDE if width >= sized(WIDE) else BENEATH)
        has_room = width >= sized(ROOM_BESIDE) if where == BESIDE else height >= sized(ROOM_BENEATH)
        return where if self.is_on and has_room else ""


def read_standing(kept: Json) -> Standing:
    """Return what was kept; what cannot be read is as usual."""
    if not isinstance(kept, Mapping):
        return Standing()
    where = kept.get("where")
    return Standing(
        is_on=kept.get("is_on") is not False,
        where=where if isinstance(where, str) and where in (BESIDE, BENEATH) else "",
    )


class Looks(Protocol):
    """What the follower asks of the presenter."""

    def look(
        self, record: str, is_wanted: Callable[[], bool], done: Callable[[Seen | None], None], failed: Failed
    ) -> None:
        """Read a row."""

    def keep_standing(self, standing: Json) -> None:
        """Keep whether and where the chosen row is shown."""


class Follower(QObject):
    """Reads the chosen row a moment after it was chosen; an answer about another row is dropped.

    Only a row that a person came to is read, for every reading is noted: not the first one of a list that was
    just opened.
    """

    def __init__(self, page: ListFrame, presenter: Looks) -> None:
        super().__init__(page)
        self.standing: Standing | None = None
        self._page, self._presenter = page, presenter
        self._pane, self._table = page.beside, page.table
        self._asked = 0
        self._id = ""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(DELAY)
        self._soon.timeout.connect(self.look)
        self._table.installEventFilter(self)
        self._table.selectionModel().selectionChanged.connect(self._moved)
        self._table.lazy.modelReset.connect(self._changed)
        self._table.lazy.dataChanged.connect(self._arrived)
        self._pane.go.connect(page.visit.go)
        self._pane.turn_requested.connect(self.turn)
        self._pane.close_requested.connect(self.switch)
        QShortcut(QKeySequence(KEYS), page).activated.connect(self.switch)

    @property
    def is_resting(self) -> bool:
        """Whether no row waits to be read."""
        return not self._soon.isActive()

    def actions(self) -> Sequence[PageAction]:
        """Return what can be done with the pane."""
        return (
            PageAction(_("Show or hide the chosen row"), self.switch, KEYS, "eye"),
            PageAction(_("Chosen row beside or beneath the list"), self.turn, "", "columns"),
        )

    # -- where it stands

    def begin(self, kept: Json) -> None:
        """Show the pane as it was left."""
        self.standing = read_standing(kept)
        self.fit()

    def fit(self) -> None:
        """Show the pane if it is wanted and there is room; else fold it away."""
        if self.standing is not None:
            was_hidden = self._pane.isHidden()
            self._page.show_beside(self._place())
            if was_hidden and not self._pane.isHidden():
                self._moved()

    @Slot()
    def switch(self) -> None:
        """Show the pane, or hide it; who asks for it sees the chosen row at once."""
        if self.standing is None:
            return
        holds = self._pane.isAncestorOf(self._page.focusWidget())
        self._stand(replace(self.standing, is_on=self._pane.isHidden()))
        if self._pane.isHidden():
            if holds:
                self._table.setFocus()
            if self.standing.is_on:
                said = _("There is no room to show the chosen row: make the window larger.")
                self._page.visit.say(said, Tone.NOTE)
        else:
            self.look()

    @Slot()
    def turn(self) -> None:
        """Put the pane on the other side of the list."""
        if self.standing is not None:
            was = self._place() or self.standing.where
            self._stand(self.standing.turned(was))
            if self._pane.isHidden():
                said = _("There is no room to show the chosen row there: make the window larger.")
                self._page.visit.say(said, Tone.NOTE)

    def _stand(self, standing: Standing) -> None:
        self.standing = standing
        self._presenter.keep_standing(standing.written())
        self.fit()

    def _place(self) -> str:
        standing = self.standing or Standing()
        return standing.place(self._page.width(), self._page.height())

    # -- what it shows

    @Slot()
    def look(self) -> None:
        """Read the chosen row now."""
        self._soon.stop()
        if self._pane.isHidden():
            return
        count = len(self._table.chosen())
        if count > 1:
            self._leave(n_("{n} row is chosen.", "{n} rows are chosen.", count))
            return
        index = self._table.currentIndex()
        if not index.isValid():
            self._leave(_("Choose a row to see it here."))
            return
        row = self._table.lazy.row(index.row())
        if row is None:  # it is asked for, and comes by ``_arrived``
            self._pane.wait(waits=True)
        elif row.id == self._id and self._pane.seen is not None:
            self._pane.wait(waits=False)
        else:
            self._ask(row.id)

    def forget(self) -> None:
        """Let the chosen row be read anew, and drop what is still asked."""
        self._asked += 1
        self._id = ""

    def _ask(self, record: str) -> None:
        self._asked += 1
        number, self._id = self._asked, record

        def answer(seen: Seen | None) -> None:
            if number == self._asked and seen is not None:
                self._pane.wait(waits=False)
                self._pane.show_seen(seen)

        def fail(error: Exception) -> None:
            if number == self._asked:
                self._leave(error_words(error))

        self._presenter.look(record, lambda: number == self._asked, answer, fail)

    def _leave(self, text: str) -> None:
        self.forget()
        self._pane.wait(waits=False)
        self._pane.tell(text)

    @Slot()
    def _moved(self) -> None:
        if self._pane.isHidden() or not self._table.hasFocus():
            return
        self._pane.wait(waits=True)
        self._soon.start()

    @Slot()
    def _changed(self) -> None:
        """Another list, or the same one read again: what is shown may be of no row of it."""
        self._soon.stop()
        if self._table.hasFocus() and self._pane.seen is not None:
            self.forget()
            self._moved()
        else:
            self._leave(_("Choose a row to see it here."))

    @Slot()
    def _arrived(self) -> None:
        """The words of rows came, and among them perhaps those of the chosen one."""
        if not self._pane.area.isEnabled() and self.is_resting:
            self._soon.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin to follow when the keyboard comes to the list."""
        if event.type() == QEvent.Type.FocusIn:
            self._moved()
        return super().eventFilter(watched, event)
