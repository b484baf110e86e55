"""What all pages have in common: a title, room around it, and a message when something went wrong."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from consulaat.values.canonical import Json
from ui.pages.place import PageAction, Tone, Visit, error_words
from ui.tasks import Scope
from ui.widgets.in_sight import ROOM
from ui.widgets.keeper import Keeper
from ui.widgets.look import WIDE_GAP
from ui.widgets.plain import heading, quiet
from ui.widgets.position import position_of, return_to


class Page(QWidget):
    """One page of the window; what it asked for is dropped once it is left."""

    def __init__(self, visit: Visit, title: str, explanation: str = "") -> None:
        super().__init__()
        self.visit = visit
        self.tasks = Scope(visit.tasks)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(24, 18, 24, 18)
        self.body.setSpacing(12)
        self.head = QHBoxLayout()
        self.head.setSpacing(WIDE_GAP)
        self.title = heading(title)
        self.head.addWidget(self.title, 1)
        self.body.addLayout(self.head)
        self.title.setHidden(not title)
        if explanation:
            self.body.addWidget(quiet(explanation))

    def show_error(self, error: Exception) -> None:
        """Say what went wrong and what to do."""
        self.visit.say(error_words(error), Tone.WRONG, error)

    def refresh(self) -> None:
        """Read again what the page shows."""

    def show_record(self, record: str) -> None:
        """Show one record of the page, named as "type/id", once the page has read what it is about."""

    def begin(self) -> None:
        """Put the focus where work on this page begins."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def escape(self) -> bool:
        """Take one step back inside the page; tell whether there was one."""
        return False

    @property
    def has_unsaved(self) -> bool:
        """Whether something typed on this page has not been saved."""
        return False

    def keep_typed(self) -> None:
        """Keep what was typed and not saved, as a draft inside the store: called before the page goes."""
        for each in self.findChildren(Keeper):
            each.keep_now()

    def page_actions(self) -> Sequence[PageAction]:
        """Return what can be done on this page; the list of commands shows it while the page is there."""
        return ()

    def landings(self) -> Sequence[QWidget]:
        """Return the parts of the page that F6 visits, the page itself first."""
        return (self,)

    def reference(self) -> str:
        """Return the neutral reference of what the page is about, empty when it has none."""
        return ""

    def position(self) -> Json:
        """Return where in the page a person is, so that the way back leads there; numbers and codes only."""
        return position_of(self)

    def return_to(self, position: Json) -> None:
        """Go back to where a person was, once the page shows what it read."""
        return_to(self, position)

    def leave(self) -> None:
        """Let nothing come back to this page any more."""
        self.tasks.close()

    def focusNextPrevChild(self, next_: bool) -> bool:  # noqa: FBT001 - as Qt has it
        """Keep the keyboard on the page when what had it is hidden or switched off: beside it stand other keys."""
        before = _keyboard_in(self.window())
        moved = super().focusNextPrevChild(next_)
        is_gone = before is not None and not (before.isVisible() and before.isEnabled())
        if is_gone and self.isVisible() and not self.isAncestorOf(self.window().focusWidget()):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        return moved


def _keyboard_in(window: QWidget) -> QWidget | None:
    """Return what has the keyboard in a window; Qt says nothing where nothing has it."""
    return window.focusWidget()


def scrolled(content: QWidget, *, name: str = "") -> QScrollArea:
    """Return content in an area that scrolls up and down."""
    area = _Following()
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.viewport().setAutoFillBackground(False)
    content.setAutoFillBackground(False)
    area.setAccessibleName(name)
    return area


class _Following(QScrollArea):
    """Scrolls to whatever gets the focus out of sight, as by an access key; Qt does so for Tab only."""

    def __init__(self) -> None:
        super().__init__()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    @Slot(QWidget, QWidget)
    def _follow(self, _left: QWidget | None, now: QWidget | None) -> None:
        inside = self.widget()
        is_inside = now is not None and inside is not None and inside.isAncestorOf(now)
        if now is not None and is_inside and now.visibleRegion().isEmpty():
            self.ensureWidgetVisible(now, 0, ROOM)
