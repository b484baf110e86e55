"""The window: closed it asks for a passphrase, open it shows one page between sidebar and status bar."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from consulaat.services.status import Status
from resources.texts import _
from ui.doors import Doors, Office
from ui.pages.page import Page
from ui.pages.place import PageName, Place, Tone, Visit, error_words
from ui.pages.unlock.page import UnlockPage
from ui.widgets.bar import MessageBar
from ui.widgets.look import Meaning
from ui.window.pages import page_for
from ui.window.sidebar import Sidebar
from ui.window.status_bar import StatusBar
from ui.window.store_thread import StoreThread

PRODUCT: Final = "consulaat"
IDLE: Final = 5 * 60 * 1000
SIZE: Final = (1280, 800)
SMALLEST: Final = (960, 640)
_ACTS: Final = {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel}


class Shell(QMainWindow):
    """Holds the open store for one officer and leads from page to page."""

    def __init__(self, folder: Path, doors: Doors, *, user: str = "") -> None:
        super().__init__()
        self._folder, self._doors, self._user = folder, doors, user
        self.office: Office | None = None
        self.page: Page | None = None
        self._warned: Page | None = None
        self._back: list[Place] = []
        self._forward: list[Place] = []
        self.place = Place(PageName.CASES)
        self.store_thread = StoreThread(self)
        self.bar = MessageBar()
        self.status = StatusBar()
        self._outer = QStackedWidget()
        self._inner = QWidget()
        self.sidebar = Sidebar()
        self._pages = QVBoxLayout()
        self._lay_out()
        self._make_shortcuts()
        self._idle = QTimer(self)
        self._idle.setInterval(IDLE)
        self._idle.timeout.connect(self.lock)
        self.unlock_page = self._ask_passphrase()
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    # -- the store

    @Slot(object)
    def open(self, office: Office) -> None:
        """Show the work of the officer whose passphrase opened the store."""
        self.office = office
        self.setWindowTitle(f"{PRODUCT} – {office.identity.post}")
        self.status.show_who(office.officer, office.identity)
        self._drop_unlock_page()
        self._outer.setCurrentWidget(self._inner)
        self.sidebar.setEnabled(True)
        self._show(Place(PageName.CASES))
        self._idle.start()

    @Slot()
    def lock(self) -> None:
        """Close the store and drop everything that was shown."""
        office = self.office
        if office is None:
            return
        self._idle.stop()
        if self.page is not None:
            self.page.keep_typed()
        self.office = None
        self._drop_page()
        self._back.clear()
        self._forward.clear()
        self.place = Place(PageName.CASES)
        self.store_thread.forget()
        self.store_thread.run(office.close, lambda _none: None, lambda _error: None)
        self.setWindowTitle(PRODUCT)
        self.bar.clear()
        self.status.clear()
        self.sidebar.count(PageName.CONFLICTS, 0)
        QApplication.clipboard().clear()
        self.unlock_page = self._ask_passphrase()

    # -- from page to page

    @Slot(object)
    def go(self, place: Place) -> None:
        """Go to a place; the way back leads here."""
        if self.office is None or self._stays_for_unsaved():
            return
        if place != self.place:
            self._back.append(self.place)
            self._forward.clear()
        self._show(place)

    @Slot()
    def go_back(self) -> None:
        """Go to where the person came from."""
        self._turn(self._back, self._forward)

    @Slot()
    def go_forward(self) -> None:
        """Go there again."""
        self._turn(self._forward, self._back)

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
        elif self.page is not None and not self.page.escape() and self.place.page is PageName.CASE:
            self.go_back()

    @Slot()
    def show_status(self) -> None:
        """Read how the store stands."""
        office = self.office
        if office is not None:
            self.store_thread.run(office.status, self._show_status, self._say_error)

    def say(self, text: str, tone: Tone) -> None:
        """Show a message above the page."""
        self.bar.say(text, Meaning(tone.value))

    # -- inside

    def _show(self, place: Place) -> None:
        if self.office is None:
            return
        self._drop_page()
        self.place = place
        visit = Visit(
            office=self.office, tasks=self.store_thread, go=self.go, say=self.say, changed=self.show_status
        )
        self.page = page_for(place, visit)
        self._pages.addWidget(self.page, 1)
        self.page.show()
        self.sidebar.mark(place.page)
        self.page.refresh()
        self.show_status()
        self.page.begin()

    def _turn(self, from_: list[Place], to: list[Place]) -> None:
        if not from_ or self.office is None or self._stays_for_unsaved():
            return
        to.append(self.place)
        self._show(from_.pop())

    def _stays_for_unsaved(self) -> bool:
        """Stay once where something was typed and not saved; the second wish is granted."""
        if self.page is None or not self.page.has_unsaved or self._warned is self.page:
            return False
        self._warned = self.page
        self.say(
            _("Not everything is saved. Save with Ctrl+S, or leave once more to throw it away."), Tone.WARNING
        )
        return True

    def _drop_page(self) -> None:
        self._warned = None
        if self.page is not None:
            self.page.leave()
            self._pages.removeWidget(self.page)
            self.page.hide()
            self.page.deleteLater()
            self.page = None
        self.bar.clear()

    def _ask_passphrase(self) -> UnlockPage:
        made = UnlockPage(self._doors, self._folder, self.store_thread, self.open, user=self._user)
        self._outer.addWidget(made)
        self._outer.setCurrentWidget(made)
        self.sidebar.setEnabled(False)
        made.begin()
        return made

    def _drop_unlock_page(self) -> None:
        self._user = self.unlock_page.users.currentText()
        self._outer.removeWidget(self.unlock_page)
        self.unlock_page.hide()
        self.unlock_page.deleteLater()

    def _show_status(self, status: Status) -> None:
        self.status.show_status(status)
        self.sidebar.count(PageName.CONFLICTS, status.conflicts)

    def _say_error(self, error: Exception) -> None:
        self.say(error_words(error), Tone.WRONG)

    def _lay_out(self) -> None:
        self.setWindowTitle(PRODUCT)
        self.setMinimumSize(*SMALLEST)
        self.resize(*SIZE)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.bar)
        right.addLayout(self._pages, 1)
        laid = QHBoxLayout(self._inner)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.setSpacing(0)
        laid.addWidget(self.sidebar)
        laid.addLayout(right, 1)
        self._outer.addWidget(self._inner)
        self.setCentralWidget(self._outer)
        self.setStatusBar(self.status)
        self.sidebar.chosen.connect(lambda page: self.go(Place(page)))
        self.sidebar.lock_requested.connect(self.lock)
        self.status.send_requested.connect(lambda: self.go(Place(PageName.SEND)))
        self.status.conflicts_requested.connect(lambda: self.go(Place(PageName.CONFLICTS)))
        self.store_thread.busy_changed.connect(self.status.show_busy)

    def _make_shortcuts(self) -> None:
        for keys, act in (
            ("Alt+Left", self.go_back),
            ("Alt+Right", self.go_forward),
            ("Ctrl+N", lambda: self.go(Place(PageName.NEW_REPORT))),
            ("Ctrl+L", self.lock),
            ("F5", self.refresh),
            ("Esc", self.escape),
            ("F6", self._next_pane),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    @Slot()
    def _next_pane(self) -> None:
        """Move between the sidebar and the page."""
        focused = QApplication.focusWidget()
        if self.page is None:
            return
        if focused is not None and self.page.isAncestorOf(focused):
            self.sidebar.buttons[PageName.CASES].setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.page.begin()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin the idle time anew at every act of the person; use the side buttons of the mouse."""
        if event.type() in _ACTS and self._idle.isActive():
            self._idle.start()
            if isinstance(event, QMouseEvent) and watched is self.windowHandle():
                self._turn_by_mouse(event)
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.lock()
        self.store_thread.stop()
        super().closeEvent(event)

    def _turn_by_mouse(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.BackButton:
            self.go_back()
        elif event.button() == Qt.MouseButton.ForwardButton:
            self.go_forward()
