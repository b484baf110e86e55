"""The window: closed it asks for a passphrase, open it shows one page between sidebar and status bar."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from consulaat.services.ports import Clock
from consulaat.services.progress import StoppedError
from consulaat.values.canonical import Json
from resources.texts import _
from ui.doors import Doors, Office
from ui.faults import details_of
from ui.pages.alarms import page_of
from ui.pages.guide.answers import Answers
from ui.pages.page import Page
from ui.pages.place import PageName, Place, Tone, Visit, error_words
from ui.pages.unlock.page import UnlockPage
from ui.unexpected import foreseen
from ui.widgets.look import Meaning
from ui.widgets.settings import PRODUCT
from ui.widgets.splitter import Splitter
from ui.widgets.wording import keep_time
from ui.window import last_time
from ui.window import view as views
from ui.window.beside import Beside
from ui.window.commands import GUIDE, UNLOCK, Commands
from ui.window.finder import Finder
from ui.window.frame import Frame, title_of
from ui.window.geometry import keep_place, take_place
from ui.window.help_pane import HelpPane
from ui.window.history import STOP, History, Stop, read_stop
from ui.window.lock import Guard
from ui.window.menus import MenuBar
from ui.window.pages import PAGES, destination, page_for
from ui.window.standing import Standing
from ui.window.status_bar import StatusBar
from ui.window.store_thread import StoreThread
from ui.window.warming import Warming

FIRST: Final = Place(PAGES[0].page)


class Shell(QMainWindow):
    """Holds the open store for one officer and leads from page to page."""

    def __init__(self, folder: Path, doors: Doors, *, user: str = "") -> None:
        super().__init__()
        self._folder, self._doors, self._user = folder, doors, user
        self.office: Office | None = None
        self.page: Page | None = None
        self._history = History()
        self._returning: Json = None
        self._answers = Answers()
        self._put_aside = False
        self.place = FIRST
        self.store_thread = StoreThread(self)
        self._outer = QStackedWidget()
        self._parts = Splitter("help", self._outer)
        self.setCentralWidget(self._parts)
        self.beside = Beside(self, self)
        self.commands = Commands(self, self)
        self._standing = Standing(self, self.store_thread, lambda: self.office, self.say_error)
        self._build()
        self.setWindowTitle(PRODUCT)
        take_place(self)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.escape)
        self.guard = Guard(self, self)
        self._warming = Warming(self)
        self.unlock_page = self._ask_passphrase()

    # -- the store

    @Slot(object)
    def open(self, office: Office) -> None:
        """Show the work of the officer whose passphrase opened the store, where it was left."""
        self.office = office
        office.watch(self.store_thread.progress)
        self.store_thread.run(
            lambda: office.memory.all("shell/"),
            lambda kept: self._begin(office, kept),
            lambda _error: self._begin(office, {}),
        )

    @Slot()
    def lock(self) -> None:
        """Close the store and drop everything that was shown, also on the page that opens it."""
        office = self.office
        if office is None:
            self.unlock_page.forget()
            return
        self.guard.end()
        self._keep_typed()
        self._keep_stop(office)
        self.office = None
        self._drop_page()
        self._history.clear()
        self._standing.forget()
        self.place = FIRST
        self.store_thread.forget()
        self.store_thread.run(office.close, lambda _none: None, lambda _error: None)
        keep_time(None)
        self.setWindowTitle(PRODUCT)
        self.commands.leave()
        self._build()
        self.unlock_page = self._ask_passphrase()

    @Slot()
    def restore(self) -> None:
        """Close the store and ask which backup is to take its place."""
        self.lock()
        self.unlock_page.show_restore()

    # -- from page to page

    @Slot(object)
    def go(self, place: Place) -> None:
        """Go to a place; the way back leads here."""
        if self.office is None or self.beside.raise_for(place):
            return
        if not destination(place.page).is_for(self.office.officer):
            self.say(_("Your role has no access to this page."), Tone.WARNING)
            return
        if place != self.place:
            self._history.go_on(self._stop())
        self._show(Stop(place))

    @Slot()
    def go_back(self) -> None:
        """Go to where the person came from."""
        if self._history.behind:
            self._turn(self._history.back(self._stop()))

    @Slot()
    def go_forward(self) -> None:
        """Go there again."""
        if self._history.ahead:
            self._turn(self._history.forward(self._stop()))

    @Slot()
    def refresh(self) -> None:
        """Read again what is shown."""
        if self.page is not None:
            self.page.refresh()
            self.show_status()

    @Slot()
    def escape(self) -> None:
        """Take the message away, or one step back inside the page."""
        if self.bar.text:
            self.bar.clear()
        elif (self.page or self.unlock_page).escape():
            return
        elif self.help.isVisible():
            self.commands.close_help()
        elif self.place.page is PageName.CASE:
            self.go_back()

    @Slot()
    def show_status(self) -> None:
        """Read how the store stands, soon."""
        self._standing.ask()

    def visit(self, office: Office) -> Visit:
        """Return what a page needs."""
        return Visit(
            office=office,
            tasks=self.store_thread,
            go=self.go,
            say=self.say,
            changed=self.show_status,
            privacy=self.guard,
            restore=self.restore,
            lock=self.lock,
        )

    def say(self, text: str, tone: Tone, error: Exception | None = None, /) -> None:
        """Show a message above the page; what can be told of an error can be copied."""
        if isinstance(error, StoppedError):
            tone, error = Tone.NOTE, None
        details = details_of(error, self.place.page.value) if error is not None else ""
        self.bar.say(text, Meaning(tone.value), details=details)

    def say_error(self, error: Exception) -> None:
        """Show what went wrong and what to do."""
        self.say(error_words(error), Tone.WRONG, error)

    def rebuild(self) -> None:
        """Build everything anew where a person is."""
        stop = self._stop()
        self._drop_page()
        self._build()
        if self.office is None:
            self._drop_unlock_page()
            self.unlock_page = self._ask_passphrase()
        else:
            self._outer.setCurrentWidget(self.frame)
            self._show(stop)
            self.beside.rebuild()

    def help_name(self) -> str:
        """Return the page of the help that is about what is shown."""
        if self.office is not None:
            return self.place.page.value
        return UNLOCK if self.unlock_page.guide is None else GUIDE

    def panes(self) -> list[QWidget]:
        """Return the parts that the keyboard moves between."""
        if self.page is None:
            return [self.unlock_page, self.help]
        return [self.sidebar, self.frame.top, *self.page.landings(), self.help, self.status]

    # -- inside

    def _begin(self, office: Office, kept: Mapping[str, Json]) -> None:
        """Show the store as this person left it."""
        self.setWindowTitle(title_of(office.identity))
        keep_time(office.clock)
        self._drop_unlock_page()
        self.commands.use(views.read_view(kept.get(views.NAME)))
        self._build()
        self._outer.setCurrentWidget(self.frame)
        stop = read_stop(kept.get(STOP)) or Stop(FIRST)
        mine = [each.page for each in PAGES if each.is_for(office.officer)]
        self._show(stop if stop.place.page in mine else Stop(Place(mine[0])))
        self.commands.tell_news(kept)
        last_time.begin(office, kept, self.store_thread, self.say)
        self.guard.begin(kept, is_rehearsal=office.identity.is_rehearsal)
        self._warming.begin()

    def _show(self, stop: Stop) -> None:
        if self.office is None or self.beside.raise_for(stop.place):
            return
        self._drop_page()
        self.place, self._returning = stop.place, stop.position
        self.page = page_for(stop.place, self.visit(self.office))
        self._pages.addWidget(self.page, 1)
        self.page.show()
        self.sidebar.mark(stop.place.page)
        self.frame.top.show_ways(back=bool(self._history.behind), forward=bool(self._history.ahead))
        self.page.refresh()
        if stop.place.record:
            self.page.show_record(stop.place.record)
        self.page.begin()
        self.commands.note(self.office, stop)
        if self._put_aside:
            self._put_aside = False
            self.say(_("What was typed is not saved, but kept as a draft."), Tone.NOTE)

    def _turn(self, stop: Stop | None) -> None:
        if stop is not None and self.office is not None:
            self._show(stop)

    def _stop(self) -> Stop:
        """Return where a person is now."""
        return Stop(self.place, self.page.position() if self.page is not None else None)

    @Slot(bool)
    def _return(self, busy: bool) -> None:  # noqa: FBT001 - as the signal gives it
        """Go back to where in the page a person was, once it shows what it read."""
        if not busy and self._returning is not None:
            QTimer.singleShot(0, self, self._return_now)

    @Slot()
    def _return_now(self) -> None:
        position, self._returning = self._returning, None
        if self.page is not None and position is not None:
            self.page.return_to(position)

    def _keep_stop(self, office: Office) -> None:
        """Keep where a person was, for the next time."""
        kept = self._stop().written()
        self.store_thread.run(lambda: last_time.end(office, kept), lambda _none: None, lambda _error: None)

    def _keep_typed(self) -> None:
        """Let the page keep what was typed; whatever goes wrong there, the window goes on, and above all locks."""
        try:
            self.frame.search.settle()
            if self.page is not None:
                self.page.keep_typed()
        except Exception as error:  # noqa: BLE001 - noted, and nothing may keep a window from locking
            foreseen(error)

    def _drop_page(self) -> None:
        """Leave the page; what was typed there is kept as a draft, which is said on the next one."""
        if self.page is not None:
            self._put_aside = self.page.has_unsaved
            self._keep_typed()
            self.page.leave()
            self._pages.removeWidget(self.page)
            self.page.hide()
            self.page.deleteLater()
            self.page = None
        self.bar.clear()

    @Slot(object)
    def _move_clock(self, at: datetime | None) -> None:
        """Let it be another moment in this rehearsal."""
        office = self.office
        if office is not None:
            self.store_thread.run(lambda: office.move_clock(at), self._show_moved, self.say_error)

    def _show_moved(self, clock: Clock) -> None:
        keep_time(clock)
        self.status.clock.tell()
        self.frame.top.clocks.tell()
        self.refresh()

    def _ask_passphrase(self) -> UnlockPage:
        made = UnlockPage(
            self._doors,
            self._folder,
            self.store_thread,
            self.open,
            user=self._user,
            progress=self.store_thread.progress,
            answers=self._answers,
        )
        made.told_rehearsal.connect(lambda: self.setWindowTitle(_("{window} – REHEARSAL", window=PRODUCT)))
        made.language_requested.connect(lambda code: self.commands.run(f"language-{code}"))
        self._outer.addWidget(made)
        self._outer.setCurrentWidget(made)
        self.guard.wait_at(made)
        return made

    def _drop_unlock_page(self) -> None:
        self._user = self.unlock_page.users.currentText()
        self.unlock_page.leave()
        self._outer.removeWidget(self.unlock_page)
        self.unlock_page.hide()
        self.unlock_page.deleteLater()

    @Slot(str)
    def _go_to_alarm(self, code: str) -> None:
        page = page_of(code)
        if page is not None:
            self.go(Place(page))

    def _build(self) -> None:
        """Make what stands around the page, for whoever works here."""
        for old in (*self.findChildren(Frame), *self.findChildren(HelpPane)):
            old.hide()
            old.setParent(None)
            old.deleteLater()
        self.frame = Frame()
        self.help = HelpPane(self.commands.handbook)
        self._parts.addWidget(self.help)
        self._parts.setStretchFactor(0, 1)
        self._parts.restore()
        self.sidebar, self.bar, self._pages = self.frame.sidebar, self.frame.bar, self.frame.pages
        self.status = StatusBar()
        self.menus = MenuBar(self.commands.run)
        self._outer.addWidget(self.frame)
        self.setMenuBar(self.menus)
        self.setStatusBar(self.status)
        self._connect()
        officer = self.office.officer if self.office is not None else None
        self.menus.show_for(officer, self.commands.chosen())
        self.sidebar.show_for(officer)
        self.sidebar.narrow(narrow=self.commands.view.narrow)
        if self.office is not None:
            Finder(self.frame.search, self.office, self.store_thread, self.go, self.say_error)
            identity = self.office.identity
            self.status.show_who(self.office.officer, identity)
            self.status.clock.moved.connect(self._move_clock)
            self.frame.top.clocks.show_for(identity.post, identity.time_zone)
            self._standing.show_in(self.status, self.sidebar, self.bar)

    def _connect(self) -> None:
        """Let what stands around the page lead to pages."""
        self.frame.search.left.connect(lambda: self.page.begin() if self.page is not None else None)
        self.sidebar.chosen.connect(lambda page: self.go(Place(page)))
        self.sidebar.lock_requested.connect(self.lock)
        self.sidebar.narrow_requested.connect(lambda: self.commands.run("narrow"))
        self.frame.top.back_requested.connect(self.go_back)
        self.frame.top.forward_requested.connect(self.go_forward)
        self.help.closed.connect(self.commands.close_help)
        self.status.send_requested.connect(lambda: self.go(Place(PageName.SEND)))
        self.status.alarm_requested.connect(self._go_to_alarm)
        self.status.conflicts_requested.connect(lambda: self.go(Place(PageName.CONFLICTS)))
        self.store_thread.busy_changed.connect(self.status.show_busy)
        self.store_thread.busy_changed.connect(self._return)
        self.store_thread.told.connect(self.status.show_progress)
        self.status.stop_requested.connect(self.store_thread.stop_work)
        self.status.show_busy(self.store_thread.is_busy)

    def closeEvent(self, event: QCloseEvent) -> None:
        keep_place(self)
        self.hide()  # what is left to do, the copy of the day above all, needs nobody to look at it
        self.store_thread.stop_long_work()
        self.lock()
        self._answers.leave(self.store_thread)
        self.commands.practice.end()
        self.guard.quit()
        self.store_thread.stop()
        super().closeEvent(event)
