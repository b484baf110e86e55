"""The line of tools above what is shown: pages, zoom, turn, search."""

from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from resources.texts import _
from ui.widgets.fields.choice import Combo
from ui.widgets.icons import give_icon
from ui.widgets.look import sized
from ui.widgets.plain import words
from ui.widgets.viewer.layout import Fit

ZOOMS: Final = (25, 50, 75, 100, 125, 150, 200, 300, 400)
OWN: Final = "own"


class SearchLine(QLineEdit):
    """Where the words to look for are typed: Enter goes on, Shift+Enter goes back."""

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3):
            self.moved.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            return
        super().keyPressEvent(event)


class Tools(QWidget):
    """Says what a person wishes; the viewer does it."""

    page_requested = Signal(int)
    zoom_requested = Signal(object)
    zoom_stepped = Signal(int)
    turn_requested = Signal(int)
    search_requested = Signal(str)
    hit_requested = Signal(int)
    print_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._count = 0
        self.back = _tool("chevron-up", _("Previous page (Page Up)"))
        self.on = _tool("chevron-down", _("Next page (Page Down)"))
        self.page = QLineEdit()
        self.of = words(wrap=False)
        self.smaller = _tool("zoom-out", _("Smaller (-)"))
        self.larger = _tool("zoom-in", _("Larger (+)"))
        self.zoom = Combo([(Fit.WIDTH.value, _("Fit the width")), (Fit.PAGE.value, _("Whole page"))])
        self.left = _tool("rotate", _("Turn to the left (Shift+R)"))
        self.right = _tool("rotate-clockwise", _("Turn to the right (R)"))
        self.search = SearchLine()
        self.hits = words(wrap=False)
        self.hit_back = _tool("arrow-left", _("Previous place (Shift+F3)"))
        self.hit_on = _tool("arrow-right", _("Next place (F3)"))
        self.print = _tool("printer", _("Print"))
        self._fill()
        self._lay_out()
        self._connect()

    def show_page(self, number: int, count: int) -> None:
        """Say which page is in sight, of how many."""
        self._count = count
        self.page.setText(str(number + 1))
        self.of.setText(_("of {n}", n=count))
        self.back.setEnabled(number > 0)
        self.on.setEnabled(number + 1 < count)

    def show_zoom(self, zoom: float) -> None:
        """Say how large the pages are, unless they fit the window."""
        if self.zoom.code in (Fit.WIDTH.value, Fit.PAGE.value):
            return
        percent = round(zoom * 100)
        blocker = QSignalBlocker(self.zoom)
        own = self.zoom.findData(OWN)
        if percent in ZOOMS:
            self.zoom.setCurrentIndex(self.zoom.findData(str(percent)))
        else:
            if own < 0:
                self.zoom.addItem("", OWN)
                own = self.zoom.count() - 1
            self.zoom.setItemText(own, f"{percent} %")
            self.zoom.setCurrentIndex(own)
        blocker.unblock()

    def leave_fit(self) -> None:
        """Let the zoom no longer follow the window."""
        blocker = QSignalBlocker(self.zoom)
        self.zoom.setCurrentIndex(self.zoom.findData("100"))
        blocker.unblock()

    def fit(self, fit: Fit) -> None:
        """Let the zoom follow the window."""
        blocker = QSignalBlocker(self.zoom)
        self.zoom.setCurrentIndex(self.zoom.findData(fit.value))
        blocker.unblock()

    def show_hits(self, current: int, total: int) -> None:
        """Say which of how many places is shown."""
        text = _("{n} of {total}", n=current + 1, total=total) if total else _("not found")
        self.hits.setText(text if self.search.text() else "")
        self.hit_back.setEnabled(total > 0)
        self.hit_on.setEnabled(total > 0)

    def offer(self, *, pages: bool, search: bool, printing: bool) -> None:
        """Show the tools that make sense for what is shown."""
        turning: tuple[QWidget, ...] = (self.back, self.on, self.page, self.of)
        sizing: tuple[QWidget, ...] = (self.smaller, self.larger, self.zoom, self.left, self.right)
        searching: tuple[QWidget, ...] = (self.search, self.hits, self.hit_back, self.hit_on)
        for group, makes_sense in (
            (turning, pages and self._count > 1),
            (sizing, pages),
            (searching, search),
        ):
            for each in group:
                each.setVisible(makes_sense)
        self.print.setVisible(printing)

    def _fill(self) -> None:
        for percent in ZOOMS:
            self.zoom.addItem(f"{percent} %", str(percent))
        self.zoom.setMinimumContentsLength(11)
        self.zoom.setAccessibleName(_("Size of the pages"))
        self.page.setAccessibleName(_("Page number"))
        self.page.setValidator(QIntValidator(1, 99_999, self.page))
        self.page.setFixedWidth(sized(48))
        self.page.setMinimumHeight(sized(30))
        self.page.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.search.setAccessibleName(_("Look for words in this paper"))
        self.search.setPlaceholderText(_("Look for words"))
        self.search.setMinimumHeight(sized(30))
        self.search.setMinimumWidth(sized(90))
        self.search.setMaximumWidth(sized(240))
        self.search.setClearButtonEnabled(True)
        self.show_hits(-1, 0)

    def _lay_out(self) -> None:
        laid = QHBoxLayout(self)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.setSpacing(4)
        for group in (
            (self.back, self.page, self.of, self.on),
            (self.smaller, self.zoom, self.larger),
            (self.left, self.right),
        ):
            for each in group:
                laid.addWidget(each)
            laid.addSpacing(8)
        laid.addStretch()
        laid.addWidget(self.search, 1)
        for each in (self.hits, self.hit_back, self.hit_on, self.print):
            laid.addWidget(each)

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self._go(-1))
        self.on.clicked.connect(lambda: self._go(1))
        self.page.returnPressed.connect(lambda: self._go(0))
        self.smaller.clicked.connect(lambda: self.zoom_stepped.emit(-1))
        self.larger.clicked.connect(lambda: self.zoom_stepped.emit(1))
        self.zoom.activated.connect(self._zoom)
        self.left.clicked.connect(lambda: self.turn_requested.emit(-1))
        self.right.clicked.connect(lambda: self.turn_requested.emit(1))
        self.search.textChanged.connect(self.search_requested)
        self.search.moved.connect(self.hit_requested)
        self.hit_back.clicked.connect(lambda: self.hit_requested.emit(-1))
        self.hit_on.clicked.connect(lambda: self.hit_requested.emit(1))
        self.print.clicked.connect(self.print_requested)

    def _go(self, step: int) -> None:
        typed = int(self.page.text() or "1")
        self.page_requested.emit(min(max(typed - 1 + step, 0), max(self._count - 1, 0)))

    @Slot()
    def _zoom(self) -> None:
        code = self.zoom.code
        if code in (Fit.WIDTH.value, Fit.PAGE.value):
            self.zoom_requested.emit(Fit(code))
        elif code != OWN:
            self.zoom_requested.emit(int(code) / 100)


def _tool(icon: str, name: str) -> QToolButton:
    made = QToolButton()
    made.setAutoRaise(True)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setMinimumSize(sized(30), sized(30))
    made.setToolTip(name)
    made.setAccessibleName(name)
    give_icon(made, icon)
    return made
