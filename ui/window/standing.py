"""How the store stands: read now and then, shown in the status bar and beside the pages; what fell late is told."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from consulaat.services.status import Status
from resources.texts import _, n_
from ui.doors import Office
from ui.pages.place import PageName
from ui.tasks import Failed, Tasks
from ui.widgets.bar import MessageBar
from ui.widgets.look import Meaning
from ui.window.pages import destination
from ui.window.seldom import Seldom
from ui.window.sidebar import Sidebar
from ui.window.status_bar import StatusBar


class Standing(QObject):
    """Reads the state of the open store, and shows the last one at once where it is shown anew."""

    def __init__(
        self, parent: QObject, tasks: Tasks, office: Callable[[], Office | None], failed: Failed
    ) -> None:
        super().__init__(parent)
        self._tasks, self._office, self._failed = tasks, office, failed
        self._last: Status | None = None
        self._late: int | None = None
        self._places: tuple[StatusBar, Sidebar, MessageBar] | None = None
        self._reader = Seldom(self._read, self)

    @Slot()
    def ask(self) -> None:
        """Read how the store stands, soon."""
        self._reader.ask()

    def show_in(self, bar: StatusBar, sidebar: Sidebar, messages: MessageBar) -> None:
        """Show it here from now on."""
        self._places = bar, sidebar, messages
        if self._last is not None:
            self._show(self._last)
        self.ask()

    def forget(self) -> None:
        """Read nothing more: the store is closed."""
        self._reader.stop()
        self._last, self._late, self._places = None, None, None

    def _read(self) -> None:
        office = self._office()
        if office is not None:
            self._tasks.run(lambda: office.status(counted=False), self._show, self._failed)

    def _show(self, status: Status) -> None:
        self._last = status
        if self._places is not None:
            bar, sidebar, messages = self._places
            bar.show_status(status)
            sidebar.count(PageName.CONFLICTS, status.conflicts)
            sidebar.count(PageName.DEADLINES, status.deadlines_overdue)
            self._remind(status.deadlines_overdue, sidebar, messages)

    def _remind(self, late: int, sidebar: Sidebar, messages: MessageBar) -> None:
        """Tell of terms that passed while the window was open; another message is never taken away for it."""
        more = late - (late if self._late is None else self._late)
        if more > 0 and messages.text:
            return  # told at the next reading
        self._late = late
        office = self._office()
        if more > 0 and office is not None and destination(PageName.DEADLINES).is_for(office.officer):
            messages.say(
                n_("{n} term has passed meanwhile.", "{n} terms have passed meanwhile.", more),
                Meaning.WARNING,
            )
            messages.offer(_("Show"), lambda: sidebar.chosen.emit(PageName.DEADLINES))
