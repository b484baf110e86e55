"""Windows beside the window: one case or record each, so that two can be looked at side by side.

They hold what the window holds, so they go with it: at every lock they close first, and keep what was typed.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final, Protocol

from PySide6.QtCore import QObject, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from resources.texts import N_, _
from ui.doors import Office
from ui.faults import details_of
from ui.pages.page import Page
from ui.pages.place import PageName, Place, Tone, Visit
from ui.unexpected import foreseen
from ui.widgets.bar import MessageBar
from ui.widgets.look import Meaning
from ui.window.actions import Action, Menu, actions_for
from ui.window.geometry import EDGES, SMALLEST
from ui.window.history import History, Stop
from ui.window.pages import destination, page_for
from ui.window.panes import next_pane
from ui.window.store_thread import StoreThread
from ui.window.undoing import redo, undo

DASH: Final = " – "
KEPT: Final = N_("What was typed is not saved, but kept as a draft.")


class Window(Protocol):
    """What a window beside asks of the window."""

    @property
    def office(self) -> Office | None:
        """The open store."""

    @property
    def page(self) -> Page | None:
        """The page that is shown."""

    @property
    def place(self) -> Place:
        """Where a person is."""

    @property
    def store_thread(self) -> StoreThread:
        """Work for the store."""

    def visit(self, office: Office) -> Visit:
        """Return what a page needs."""

    def go(self, place: Place) -> None:
        """Go to a place."""

    def go_back(self) -> None:
        """Go to where the person came from."""

    def say(self, text: str, tone: Tone, error: Exception | None = None, /) -> None:
        """Show a message."""

    @property
    def commands(self) -> "Doer":
        """What does as the actions say."""


class Doer(Protocol):
    """What does as the actions say."""

    def run(self, name: str) -> None:
        """Do what an action says."""


class Beside(QObject):
    """Knows the windows that stand beside the window."""

    def __init__(self, window: Window, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = window
        self._parent = parent
        self.windows: list[BesideWindow] = []

    @Slot()
    def open(self) -> None:
        """Put the case or record that is shown into a window of its own; the window goes back to where it was."""
        place = self._window.place
        if self._window.office is None or self._window.page is None:
            return
        if not destination(place.page).has_ref:
            self._window.say(
                _("Open a case or another record first; it then gets a window of its own."), Tone.NOTE
            )
            return
        stop = Stop(place, self._window.page.position())
        self._window.go_back()
        if self._window.place == place:
            self._window.go(Place(PageName.HOME))
        made = BesideWindow(self._window, self._parent)
        self.windows.append(made)
        made.closed.connect(self._drop)
        made.setGeometry(right_half(self._parent))
        made.begin(stop)

    def raise_for(self, place: Place) -> bool:
        """Bring the window that shows a place to the front; tell whether there is one."""
        for each in self.windows:
            if (each.place.page, each.place.ref) == (place.page, place.ref):
                each.come_forward(place.record)
                return True
        return False

    def rebuild(self) -> None:
        """Build every page anew, for another language or view."""
        for each in self.windows:
            each.rebuild()

    @Slot(object)
    def _drop(self, window: "BesideWindow") -> None:
        self.windows.remove(window)


class BesideWindow(QWidget):
    """Shows one case or record, with a way back of its own; pages that are about no single thing open in the window."""

    closed = Signal(object)

    def __init__(self, window: Window, main: QWidget) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window = window
        self._main = main
        self._title = main.windowTitle()
        self._history = History()
        self.page: Page | None = None
        self.place = window.place
        self.bar = MessageBar()
        self._laid = QVBoxLayout(self)
        self._laid.setContentsMargins(0, 0, 0, 0)
        self._laid.setSpacing(0)
        self._laid.addWidget(self.bar)
        self.setMinimumSize(QSize(*SMALLEST).boundedTo(self.screen().availableGeometry().size() / 2))
        self.setWindowTitle(self._title)
        self._listen()
        window.store_thread.busy_changed.connect(self._name)

    @property
    def office(self) -> Office | None:
        """The open store."""
        return self._window.office

    @property
    def store_thread(self) -> StoreThread:
        """Work for the store."""
        return self._window.store_thread

    def begin(self, stop: Stop) -> None:
        """Show a place, and come to the front."""
        self.come_forward("")
        self._show(stop)

    def come_forward(self, record: str) -> None:
        """Stand before the other windows, with a record of the page opened."""
        self.show()
        self.activateWindow()
        if record and self.page is not None:
            self.page.show_record(record)

    def go(self, place: Place) -> None:
        """Show a case or record here; any other page in the window."""
        office = self.office
        if office is None or not destination(place.page).has_ref:
            self._window.go(place)
        elif destination(place.page).is_for(office.officer):
            self._history.go_on(self._stop())
            self._show(Stop(place))
        else:
            self.say(_("Your role has no access to this page."), Tone.WARNING)

    @Slot()
    def go_back(self) -> None:
        """Go to what was shown here before."""
        stop = self._history.back(self._stop()) if self._history.behind else None
        if stop is not None:
            self._show(stop)

    @Slot()
    def escape(self) -> None:
        """Take the message away, or one step back inside the page."""
        if self.bar.text:
            self.bar.clear()
        elif self.page is not None:
            self.page.escape()

    @Slot()
    def refresh(self) -> None:
        """Read again what is shown."""
        if self.page is not None:
            self.page.refresh()

    def rebuild(self) -> None:
        """Build the page anew."""
        self._show(self._stop())

    def say(self, text: str, tone: Tone, error: Exception | None = None, /) -> None:
        """Show a message above the page; what can be told of an error can be copied."""
        details = details_of(error, self.place.page.value) if error is not None else ""
        self.bar.say(text, Meaning(tone.value), details=details)

    def _listen(self) -> None:
        """Do here what is about this page; for everything else the window comes forward and does it."""
        here: dict[str, Callable[[], object]] = {
            "back": self.go_back,
            "refresh": self.refresh,
            "undo": lambda: undo(self),
            "redo": lambda: redo(self),
            "next-pane": lambda: self._next_part(1),
            "previous-pane": lambda: self._next_part(-1),
        }
        for key, act in (("Esc", self.escape), ("Ctrl+W", self.close)):
            QShortcut(QKeySequence(key), self).activated.connect(act)
        for each in actions_for(self.office.officer if self.office is not None else None):
            for key in each.keys if each.name != "panic" else ():  # that one is heard everywhere
                do = here.get(each.name) or partial(self._in_the_window, each)
                QShortcut(QKeySequence(key), self).activated.connect(do)

    def _in_the_window(self, action: Action) -> None:
        if action.menu is not Menu.VIEW:
            self._main.activateWindow()
        self._window.commands.run(action.name)

    def _next_part(self, step: int) -> None:
        if self.page is not None:
            next_pane(self.page.landings(), step)

    def _show(self, stop: Stop) -> None:
        office = self.office
        if office is None:
            return
        was_typed_in = self._leave()
        self.place = stop.place
        self.page = page_for(stop.place, replace(self._window.visit(office), go=self.go, say=self.say))
        self._laid.addWidget(self.page, 1)
        self.page.show()
        self.page.refresh()
        if stop.place.record:
            self.page.show_record(stop.place.record)
        self.page.begin()
        if was_typed_in:
            self.say(_(KEPT), Tone.NOTE)

    def _stop(self) -> Stop:
        return Stop(self.place, self.page.position() if self.page is not None else None)

    def _leave(self) -> bool:
        """Leave the page; what was typed there is kept as a draft. Tell whether there was something."""
        page, self.page = self.page, None
        if page is None:
            return False
        was_typed_in = page.has_unsaved
        try:
            page.keep_typed()
        except Exception as error:  # noqa: BLE001 - noted, and nothing may keep a window from closing
            foreseen(error)
        page.leave()
        self._laid.removeWidget(page)
        page.hide()
        page.deleteLater()
        self.bar.clear()
        return was_typed_in

    @Slot()
    def _name(self) -> None:
        """Carry the neutral reference in the title, nothing else of what is shown."""
        reference = self.page.reference() if self.page is not None else ""
        self.setWindowTitle(DASH.join(each for each in (self._title, reference) if each))

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._leave():
            self._window.say(_(KEPT), Tone.NOTE)
        self.closed.emit(self)
        super().closeEvent(event)


def right_half(window: QWidget) -> QRect:
    """Return the right half of the screen a window stands on."""
    free = window.screen().availableGeometry()
    return free.adjusted(free.width() // 2, EDGES.height(), -EDGES.width(), -EDGES.width())
