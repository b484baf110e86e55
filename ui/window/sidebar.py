"""The way to every page, on the left."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QVBoxLayout

from resources.texts import N_, _
from ui.pages.place import PageName
from ui.widgets.filled import PlaceButton

ENTRIES: Sequence[tuple[PageName, str, str]] = (
    (PageName.CASES, N_("Cases"), "folder"),
    (PageName.NEW_REPORT, N_("New report"), "plus"),
    (PageName.SEND, N_("Send"), "package-export"),
    (PageName.IMPORT, N_("Import"), "package-import"),
    (PageName.CONFLICTS, N_("Conflicts"), "git-merge"),
    (PageName.FIGURES, N_("Figures"), "chart-bar"),
)
WIDTH = 190


class Sidebar(QFrame):
    """Buttons for the pages; Ctrl and a number reaches each."""

    chosen = Signal(object)
    lock_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH)
        self.setBackgroundRole(QPalette.ColorRole.Midlight)
        self.setAutoFillBackground(True)
        self.buttons: dict[PageName, PlaceButton] = {}
        laid = QVBoxLayout(self)
        laid.setContentsMargins(8, 14, 8, 10)
        laid.setSpacing(4)
        for number, (page, text, name) in enumerate(ENTRIES, 1):
            made = self._button(_(text), name)
            made.setCheckable(True)
            made.setToolTip(f"{_(text)} (Ctrl+{number})")
            made.setShortcut(f"Ctrl+{number}")
            made.clicked.connect(lambda _checked=False, page=page: self._choose(page))
            self.buttons[page] = made
            laid.addWidget(made)
        laid.addStretch()
        self.lock_button = self._button(_("Lock"), "lock")
        self.lock_button.setToolTip(_("Lock (Ctrl+L)"))
        self.lock_button.clicked.connect(self.lock_requested)
        laid.addWidget(self.lock_button)

    def mark(self, page: PageName) -> None:
        """Mark the page that is shown; a case belongs to the cases."""
        shown = PageName.CASES if page is PageName.CASE else page
        for each, made in self.buttons.items():
            made.setChecked(each is shown)

    def count(self, page: PageName, number: int) -> None:
        """Show a number behind a page, such as open conflicts."""
        text = next(_(each) for name, each, _icon in ENTRIES if name is page)
        shown = f"{text} ({number})" if number else text
        self.buttons[page].setText(shown)
        self.buttons[page].setAccessibleName(shown)

    def _button(self, text: str, name: str) -> PlaceButton:
        made = PlaceButton(text, name)
        made.setMinimumWidth(WIDTH - 16)
        return made

    @Slot(object)
    def _choose(self, page: PageName) -> None:
        self.buttons[page].setChecked(True)
        self.chosen.emit(page)
