"""Does what the declared actions say, for one window."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final, Protocol

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from consulaat import __version__
from consulaat.services.recent import RecentCase
from consulaat.services.status import Status
from consulaat.values.canonical import Json
from resources.texts import _, language
from ui.doors import Office
from ui.pages.page import Page
from ui.pages.place import PageName, Place, Tone
from ui.tasks import Tasks
from ui.widgets.clipboard import copy
from ui.widgets.look import Theme, dress, set_compact, set_letters
from ui.widgets.settings import LANGUAGE, settings
from ui.window.about import About
from ui.window.actions import actions_for
from ui.window.beside import Beside
from ui.window.frame import Frame
from ui.window.handbook import ABOUT, SHORTCUTS, Handbook
from ui.window.help_pane import HelpPane
from ui.window.history import STOP, Stop
from ui.window.languages import speak
from ui.window.menus import MenuBar
from ui.window.palette import Offer, Palette
from ui.window.panes import next_pane, to_menu
from ui.window.practice import PracticeStore
from ui.window.undoing import redo, undo
from ui.window.view import NAME, USUAL, View

VERSION: Final = "shell/version"
NEWS: Final = "new"
UNLOCK: Final = "unlock"
GUIDE: Final = "guide"
FEW: Final = 4


class Panic(Protocol):
    """What hides everything at once."""

    def panic(self) -> None:
        """Hide everything and lock."""


class Teller(Protocol):
    """What shows a message while the store is closed."""

    def tell(self, text: str, tone: Tone) -> None:
        """Show it."""


class Window(Protocol):
    """What the commands ask of the window."""

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
    def frame(self) -> Frame:
        """What stands around the page."""

    @property
    def help(self) -> HelpPane:
        """The help."""

    @property
    def menus(self) -> MenuBar:
        """The menu bar."""

    @property
    def unlock_page(self) -> Teller:
        """The page that is shown while the store is closed."""

    @property
    def store_thread(self) -> Tasks:
        """Work for the store."""

    @property
    def guard(self) -> Panic:
        """What locks the window."""

    def help_name(self) -> str:
        """Return the page of the help that is about what is shown."""

    def panes(self) -> list[QWidget]:
        """Return the parts that the keyboard moves between."""

    def go(self, place: Place) -> None:
        """Go to a place."""

    @property
    def beside(self) -> Beside:
        """The windows beside it."""

    def go_back(self) -> None:
        """Go to where the person came from."""

    def go_forward(self) -> None:
        """Go there again."""

    def refresh(self) -> None:
        """Read again what is shown."""

    def lock(self) -> None:
        """Close the store."""

    def say(self, text: str, tone: Tone, error: Exception | None = None, /) -> None:
        """Show a message."""

    def rebuild(self) -> None:
        """Build everything anew where a person is."""


class Commands(QObject):
    """Knows the window, and what each action means for it."""

    def __init__(self, window: Window, parent: QMainWindow) -> None:
        super().__init__(parent)
        self._window = window
        self._parent = parent
        self._told = ""  # the page of the help that was asked for where a person is
        self.view = View()
        self.about = About()
        self.handbook = Handbook({ABOUT: self.about.page})
        self.palette: Palette | None = None
        self.practice = PracticeStore(self, self._tell)
        self._acts: dict[str, Callable[[], object]] = {
            **self._acts_of_the_window(window),
            **self._acts_of_the_view(),
            "undo": partial(undo, window),
            "redo": partial(redo, window),
            "copy-reference": self._copy_reference,
            "palette": self.show_palette,
            "help": lambda: self.show_help(window.help_name()),
            "shortcuts": lambda: self.show_help(SHORTCUTS),
            "new": lambda: self.show_help(NEWS),
            "about": self._read_about,
        }

    def run(self, name: str) -> None:
        """Do what an action says."""
        kind, _dash, value = name.partition("-")
        if name in self._acts:
            self._acts[name]()
        elif kind == "go":
            self._window.go(Place(PageName(value)))
        elif kind == "theme":
            self._see(replace(self.view, theme=value))
        elif kind == "language":
            self._speak(value)
        else:
            self._window.go(Place(PageName(name)))

    def chosen(self) -> frozenset[str]:
        """Return which action of every choice is in use, and which switches are on."""
        switches = {name for name in ("compact", "narrow") if getattr(self.view, name)}
        return frozenset({f"theme-{self.view.theme}", f"language-{language()}"} | switches)

    def use(self, view: View) -> bool:
        """See the window as a person chose; tell whether it must be built anew for that."""
        before, self.view = self.view, view
        application = QApplication.instance()
        if isinstance(application, QApplication):
            dress(application).choose(None if view.theme == "system" else Theme(view.theme))
            set_compact(compact=view.compact)
            if view.size != before.size:
                set_letters(application, view.size)
        self._window.frame.sidebar.narrow(narrow=view.narrow)
        self._window.menus.mark(self.chosen())
        return (view.size, view.compact, view.theme) != (before.size, before.compact, before.theme)

    def leave(self) -> None:
        """Show nothing of anybody's taste: the store is closed. Letters stay as large as they were."""
        self.use(View(size=self.view.size))

    def note(self, office: Office, stop: Stop) -> None:
        """Keep where a person went, and which case was looked at, inside the store; help that is open goes along."""
        pane, name = self._window.help, self._window.help_name()
        if pane.isVisible() and not pane.search.text() and pane.name == self._told != name:
            self._told = name
            pane.open(name)

        def keep() -> None:
            office.memory.keep(STOP, Stop(stop.place).written())
            if stop.place.page is PageName.CASE:
                office.recent.note(stop.place.ref)

        self._quietly(keep)

    def tell_news(self, kept: Mapping[str, Json]) -> None:
        """Say once, to who worked with another version, that there is something new."""
        office, before = self._window.office, kept.get(VERSION)
        if office is None or before == __version__:
            return
        self._quietly(lambda: office.memory.keep(VERSION, __version__))
        if before:
            self._window.say(_("This is version {version}.", version=__version__), Tone.NOTE)
            self._window.frame.bar.offer(_("What is new"), lambda: self.show_help(NEWS))

    @Slot()
    def show_palette(self) -> None:
        """Let a person choose from everything that can be done."""
        office = self._window.office
        if office is not None:
            self._window.store_thread.run(office.recent.at_hand, self._offer, lambda _error: self._offer(()))

    def show_help(self, name: str) -> None:
        """Show a page of the help; ask for it again to close it."""
        pane = self._window.help
        if pane.isVisible() and pane.name == name:
            self.close_help()
            return
        self._told = name if name == self._window.help_name() else ""
        pane.open(name)
        pane.show()
        pane.focus()

    @Slot()
    def close_help(self) -> None:
        """Close the help and go on with the page."""
        self._window.help.hide()
        if self._window.page is not None:
            self._window.page.begin()

    def _acts_of_the_window(self, window: Window) -> dict[str, Callable[[], object]]:
        return {
            "lock": window.lock,
            "panic": lambda: window.guard.panic(),  # noqa: PLW0108 - the guard is made after this
            "quit": self._parent.close,
            "practice": self.practice.open,
            "refresh": window.refresh,
            "back": window.go_back,
            "search": self._search,
            "forward": window.go_forward,
            "beside": window.beside.open,
            "menu": lambda: to_menu(window.menus),
            "next-pane": lambda: next_pane(window.panes(), 1),
            "previous-pane": lambda: next_pane(window.panes(), -1),
        }

    def _tell(self, text: str, tone: Tone) -> None:
        """Say something that also concerns who has not opened the store."""
        if self._window.office is not None:
            self._window.say(text, tone)
        else:
            self._window.unlock_page.tell(text, tone)

    def _search(self) -> None:
        self._window.frame.search.begin()

    def _acts_of_the_view(self) -> dict[str, Callable[[], object]]:
        return {
            "larger": lambda: self._see(self.view.larger()),
            "smaller": lambda: self._see(self.view.smaller()),
            "usual": lambda: self._see(replace(self.view, size=USUAL)),
            "compact": lambda: self._see(replace(self.view, compact=not self.view.compact)),
            "narrow": lambda: self._see(replace(self.view, narrow=not self.view.narrow)),
        }

    def _see(self, view: View) -> None:
        """Change the view and keep it for this person."""
        if self.use(view):
            self._window.rebuild()
        office = self._window.office
        if office is not None:
            self._quietly(lambda: office.memory.keep(NAME, view.written()))

    def _speak(self, wanted: str) -> None:
        """Change the language and keep it on this computer."""
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            return
        speak(application, wanted)
        self._window.rebuild()
        settings().setValue(LANGUAGE, wanted)

    def _offer(self, recent: Sequence[RecentCase]) -> None:
        """Show the palette: the last cases, what this page can do, then everything else."""
        office, page = self._window.office, self._window.page
        if office is None or page is None:
            return
        here = [
            Offer(each.words, each.act, _("This page"), each.keys, each.icon) for each in page.page_actions()
        ]
        cases = [
            Offer(
                f"{each.neutral_reference}  {each.number}".strip(),
                partial(self._window.go, Place(PageName.CASE, each.id)),
                _("Pinned case") if each.is_pinned else _("Recent case"),
                icon="star" if each.is_pinned else "history",
            )
            for each in recent
            if each.id != self._window.place.ref
        ]
        mine = actions_for(office.officer)
        known = {each.page for each in mine if each.name == each.page}
        rest = [
            Offer(
                each.said,
                partial(self.run, each.name),
                _(each.menu.value).replace("&", ""),
                each.keys[0] if each.keys else "",
                each.icon,
            )
            for each in mine
            if each.name != "palette" and not (each.name != each.page and each.page in known)
        ]
        if self.palette is None:
            self.palette = Palette(self._parent)
        self.palette.offer([*cases[:FEW], *here, *rest, *cases[FEW:]])

    @Slot()
    def _copy_reference(self) -> None:
        page = self._window.page
        reference = page.reference() if page is not None else ""
        if not reference:
            self._window.say(
                _("This page is not about one case, so there is no reference to copy."), Tone.NOTE
            )
            return
        copy(reference)
        self._window.say(_("{reference} was copied.", reference=reference), Tone.DONE)

    @Slot()
    def _read_about(self) -> None:
        office = self._window.office
        if office is None:
            self._show_about(None)
            return
        self._window.store_thread.run(office.status, self._show_about, lambda _error: self._show_about(None))

    def _show_about(self, status: Status | None) -> None:
        self.about.status = status
        self.show_help(ABOUT)

    def _quietly(self, work: Callable[[], None]) -> None:
        """Keep something for comfort: when that fails, work goes on without."""
        self._window.store_thread.run(work, lambda _none: None, lambda _error: None)
