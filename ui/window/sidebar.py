"""The way to every page, on the left."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QVBoxLayout

from resources.texts import _
from ui.pages.place import PageName
from ui.widgets.filled import PlaceButton
from ui.window.pages import PAGES, destination

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
        for number, each in enumerate((each for each in PAGES if each.under is None), 1):
            made = self._button(_(each.words), each.icon)
            made.setCheckable(True)
            made.setToolTip(f"{_(each.words)} (Ctrl+{number})")
            made.setShortcut(f"Ctrl+{number}")
            made.clicked.connect(lambda _checked=False, page=each.page: self._choose(page))
            self.buttons[each.page] = made
            laid.addWidget(made)
        laid.addStretch()
        self.lock_button = self._button(_("Lock"), "lock")
        self.lock_button.setToolTip(_("Lock (Ctrl+L)"))
        self.lock_button.clicked.connect(self.lock_requested)
        laid.addWidget(self.lock_button)

    def mark(self, page: PageName) -> None:
        """Mark the page that is shown, or the one it belongs to."""
        shown = destination(page).under or page
        for each, made in self.buttons.items():
            made.setChecked(each is shown)

    def count(self, page: PageName, number: int) -> None:
        """Show a number behind a page, such as open conflicts."""
        text = _(destination(page).words)
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
