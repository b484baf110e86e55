"""The pane beside a list: the chosen row at once, without leaving the list."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from resources.texts import _
from ui.pages.lists.beside_reading import Seen, SeenCase
from ui.pages.lists.beside_seen import CaseBeside, RecordBeside
from ui.pages.page import scrolled
from ui.widgets.icons import give_icon
from ui.widgets.look import sized
from ui.widgets.plain import quiet, strong

BESIDE, BENEATH = "beside", "beneath"


class BesidePane(QFrame):
    """Shows what was read, or in words why there is nothing."""

    go = Signal(object)
    open_requested = Signal()
    turn_requested = Signal()
    close_requested = Signal()
    placed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.seen: Seen | None = None
        self.is_wide = False
        self.shown: CaseBeside | RecordBeside | None = None
        self.setAccessibleName(_("Chosen row"))
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setBackgroundRole(QPalette.ColorRole.Light)
        self.setAutoFillBackground(True)
        self.open_button = _tool(_("Open (Enter)"), "folder")
        self.turn_button = _tool(_("Beside or beneath the list"), "columns")
        self.close_button = _tool(_("Close this pane (F8)"), "x")
        self.note = quiet()
        self.area = scrolled(QWidget(), name=_("Chosen row"))
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.installEventFilter(self)
        self._lay_out()
        self.open_button.clicked.connect(self.open_requested)
        self.turn_button.clicked.connect(self.turn_requested)
        self.close_button.clicked.connect(self.close_requested)
        self.tell(_("Choose a row to see it here."))

    def begin(self) -> None:
        """Put the focus where what is shown can be scrolled."""
        self.area.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def tell(self, text: str) -> None:
        """Say in words why nothing is shown."""
        self.seen, self.shown = None, None
        self.area.setWidget(QWidget())
        self.note.setText(text)
        self.note.show()
        self.open_button.setEnabled(False)

    def show_seen(self, seen: Seen) -> None:
        """Show what was read of a row."""
        made = CaseBeside if isinstance(seen, SeenCase) else RecordBeside
        shown = made(seen, is_wide=self.is_wide)  # type: ignore[arg-type]  # each takes its own kind
        shown.go.connect(self.go)
        shown.setAutoFillBackground(False)
        self.seen, self.shown = seen, shown
        self.area.setWidget(shown)
        self.note.hide()
        self.open_button.setEnabled(True)

    def turn(self, *, is_wide: bool) -> None:
        """Lay what is shown in columns, or one beneath the other."""
        if is_wide != self.is_wide:
            self.is_wide = is_wide
            if self.seen is not None:
                self.show_seen(self.seen)

    def wait(self, *, waits: bool) -> None:
        """Show faintly what is about another row than the chosen one, until that is read."""
        self.area.setEnabled(not waits)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Draw the outline of the pane anew when the keyboard comes or goes."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(strong(_("Chosen row"), wrap=False), 1)
        for each in (self.open_button, self.turn_button, self.close_button):
            head.addWidget(each)
        laid = QVBoxLayout(self)
        laid.setContentsMargins(12, 6, 6, 8)
        laid.setSpacing(6)
        laid.addLayout(head)
        laid.addWidget(self.note)
        laid.addWidget(self.area, 1)
        self.setMinimumSize(sized(240), sized(120))


def _tool(said: str, icon: str) -> QToolButton:
    made = QToolButton()
    made.setAutoRaise(True)
    made.setMinimumSize(sized(28), sized(28))
    made.setToolTip(said)
    made.setAccessibleName(said)
    give_icon(made, icon)
    return made
