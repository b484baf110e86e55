"""The way to every page, on the left: in groups, only what this officer may see, down to icons when asked."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from consulaat.records.user import User
from resources.texts import _
from ui.pages.place import PageName
from ui.widgets.filled import PlaceButton
from ui.widgets.plain import quiet
from ui.window.pages import NUMBERED, Destination, Group, destination, in_sidebar


class Sidebar(QFrame):
    """Buttons for the pages; Ctrl and a number reaches the first nine."""

    chosen = Signal(object)
    lock_requested = Signal()
    narrow_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setBackgroundRole(QPalette.ColorRole.Midlight)
        self.setAutoFillBackground(True)
        self.setAccessibleName(_("Pages"))
        self.buttons: dict[PageName, PlaceButton] = {}
        self.is_narrow = False
        self._was_low = False
        self._counts: dict[PageName, int] = {}
        self._titles: list[QWidget] = []
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidgetResizable(True)
        self._area.viewport().setAutoFillBackground(False)
        self.lock_button = PlaceButton(_("Lock"), "lock")
        self.lock_button.setToolTip(_("Lock (Ctrl+L)"))
        self.lock_button.clicked.connect(self.lock_requested)
        self.narrow_button = PlaceButton(_("Icons only"), "chevron-left")
        self.narrow_button.clicked.connect(self.narrow_requested)
        laid = QVBoxLayout(self)
        laid.setContentsMargins(6, 4, 6, 4)
        laid.setSpacing(0)
        laid.addWidget(self._area, 1)
        laid.addWidget(self.narrow_button)
        laid.addWidget(self.lock_button)
        self.show_for(None)

    def show_for(self, officer: User | None) -> None:
        """Show the pages that this officer may see."""
        self.buttons.clear()
        self._titles.clear()
        inside = QWidget()
        inside.setAutoFillBackground(False)
        laid = QVBoxLayout(inside)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.setSpacing(0)
        group: Group | None = None
        for number, each in enumerate(in_sidebar(officer), 1):
            if each.group is not group:
                group = each.group
                laid.addWidget(self._title(group))
            laid.addWidget(self._button(each, number))
        laid.addStretch()
        self._area.setWidget(inside)
        self._fit()

    def mark(self, page: PageName) -> None:
        """Mark the page that is shown, or the one it belongs to."""
        shown = destination(page).under or page
        for each, made in self.buttons.items():
            made.setChecked(each is shown)
            if each is shown:
                self._area.ensureWidgetVisible(made, 0, 0)

    def count(self, page: PageName, number: int) -> None:
        """Show a number behind a page, such as open conflicts."""
        self._counts[page] = number
        if page in self.buttons:
            self.buttons[page].count(number)
            self._fit()

    def narrow(self, *, narrow: bool) -> None:
        """Show icons alone, or words beside them."""
        self.is_narrow = narrow
        if narrow:
            self.narrow_button.say(_("Words too"), "chevron-right")
        else:
            self.narrow_button.say(_("Icons only"), "chevron-left")
        self._fit()

    def focus(self) -> None:
        """Put the keyboard on the page that is shown."""
        marked = (each for each in self.buttons.values() if each.isChecked())
        first = next(marked, next(iter(self.buttons.values()), self.lock_button))
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _button(self, each: Destination, number: int) -> PlaceButton:
        made = PlaceButton(_(each.words), each.icon)
        made.setCheckable(True)
        made.setToolTip(f"{_(each.words)} (Ctrl+{number})" if number <= NUMBERED else _(each.words))
        made.count(self._counts.get(each.page, 0))
        made.clicked.connect(lambda _checked=False, page=each.page: self._choose(page))
        self.buttons[each.page] = made
        return made

    def _title(self, group: Group) -> QLabel:
        made = quiet(_(group.value), wrap=False)
        made.setContentsMargins(10, 4, 4, 0)
        self._titles.append(made)
        return made

    def _fit(self) -> None:
        """Be as wide as the widest word, or as an icon."""
        buttons = (*self.buttons.values(), self.narrow_button, self.lock_button)
        for each in buttons:
            each.narrow(narrow=self.is_narrow)
        for title in self._titles:
            title.setVisible(not self.is_narrow)
        self._was_low = self._is_low()
        bar = self._area.verticalScrollBar().sizeHint().width() if self._was_low else 0
        widest = [each.sizeHint().width() for each in buttons]
        if not self.is_narrow:
            widest += [title.sizeHint().width() for title in self._titles]
        self.setFixedWidth(max(widest) + bar + 12)

    def _is_low(self) -> bool:
        """Tell whether the pages do not fit beneath each other, so that they scroll."""
        inside = self._area.widget()
        return inside is not None and inside.sizeHint().height() > self._area.viewport().height() > 0

    @Slot(object)
    def _choose(self, page: PageName) -> None:
        self.buttons[page].setChecked(True)
        self.chosen.emit(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_low() != self._was_low:
            self._fit()
