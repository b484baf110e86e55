"""Shows one file inside the window: a paper, a picture or a text, with its tools. What is broken gets a sentence."""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from consulaat.content.media import Media
from consulaat.errors import ConsulaatError
from resources.texts import _
from ui.widgets.plain import quiet, words
from ui.widgets.viewer.canvas import Canvas
from ui.widgets.viewer.drawing import drawing_for, drawing_pool
from ui.widgets.viewer.layout import Fit
from ui.widgets.viewer.pages import Hit, Pages, open_pages
from ui.widgets.viewer.text import TextField
from ui.widgets.viewer.tools import Tools

PAUSE: Final = 250  # milliseconds without a key before a search begins


class Viewer(QWidget):
    """One file on the screen; it is let go of as soon as another one comes or ``clear`` is called."""

    print_requested = Signal()
    shown = Signal()

    def __init__(self, *, hint: str = "") -> None:
        super().__init__()
        self.tools = Tools()
        self.canvas = Canvas()
        self.text = TextField()
        self.sentence = words()
        self.hint = quiet(hint)
        self._fields = QStackedWidget()
        self._nothing = QWidget()
        self._scope = drawing_for(self)
        self._hits: tuple[Hit, ...] = ()
        self._total, self._current = 0, -1
        self._may_print = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._lay_out()
        self._connect()
        self.clear()

    @property
    def count(self) -> int:
        """How many pages are shown."""
        return self.canvas.pages.count if self.canvas.pages is not None else 0

    @property
    def is_ready(self) -> bool:
        """Whether something is shown."""
        return self._fields.currentWidget() in (self.canvas, self.text)

    def show_file(self, media_kind: str, data: bytes, *, may_print: bool = False, name: str = "") -> None:
        """Show a file of a type that can be shown; ``may_print`` also lets its text be copied."""
        self.clear()
        self._may_print = may_print
        self.canvas.setToolTip("")
        if name:
            self._fields.setAccessibleName(name)
        if media_kind == Media.TEXT:
            self.text.show_text(data, may_copy=may_print)
            self._show(self.text, search=True)
            self.shown.emit()
            return
        self._say(_("One moment…"))
        self._scope.run(lambda: open_pages(media_kind, data), self._show_pages, self._fail)

    def clear(self) -> None:
        """Show nothing, and keep nothing of what was shown."""
        self._scope.close()
        self._scope = drawing_for(self)
        pages = self.canvas.pages
        self.canvas.clear()
        if pages is not None:
            drawing_pool().run(pages.close, lambda _none: None, lambda _error: None)
        self.text.clear()
        self.tools.search.clear()
        self._hits, self._total, self._current = (), 0, -1
        self.sentence.hide()
        self.tools.hide()
        self._fields.setCurrentWidget(self._nothing)

    def focus_search(self) -> None:
        """Let words to look for be typed."""
        if self.tools.search.isVisible():
            self.tools.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.tools.search.selectAll()

    # -- inside

    def _show_pages(self, pages: Pages) -> None:
        self.tools.fit(Fit.WIDTH)
        self.tools.show_page(0, pages.count)
        self._show(self.canvas, search=pages.can_search)
        self.canvas.show_pages(pages)
        self.shown.emit()

    def _show(self, field: QWidget, *, search: bool) -> None:
        self.sentence.hide()
        self._fields.setCurrentWidget(field)
        self.tools.offer(pages=field is self.canvas, search=search, printing=self._may_print)
        self.tools.show_hits(-1, 0)
        self.tools.show()

    def _say(self, text: str) -> None:
        self.sentence.setText(text)
        self.sentence.show()

    def _fail(self, error: Exception) -> None:
        says = error.message() if isinstance(error, ConsulaatError) else _("This file cannot be shown.")
        self._say(says)

    @Slot()
    def _search(self) -> None:
        text = self.tools.search.text().strip()
        pages = self.canvas.pages
        if pages is None:
            self._found((), self.text.find_all(text))
        elif not text:
            self._found((), 0)
        else:
            self._scope.run(lambda: (text, pages.find(text)), self._found_in_pages, self._fail)

    def _found_in_pages(self, found: tuple[str, tuple[Hit, ...]]) -> None:
        text, hits = found
        if text == self.tools.search.text().strip():
            self._found(hits, len(hits))

    def _found(self, hits: tuple[Hit, ...], total: int) -> None:
        self._hits, self._total = hits, total
        first = next((at for at, hit in enumerate(hits) if hit.page >= self.canvas.page), 0)
        self._show_hit(first if total else -1)

    def _show_hit(self, number: int) -> None:
        self._current = number
        self.tools.show_hits(number, self._total)
        if self.canvas.pages is not None:
            self.canvas.show_hits(self._hits, number)
        else:
            self.text.show_hit(number)

    @Slot(int)
    def _step_hit(self, step: int) -> None:
        if self._pause.isActive():
            self._pause.stop()
            self._search()
        elif self._total:
            self._show_hit((self._current + step) % self._total)

    @Slot(object)
    def _zoom(self, zoom: float | Fit) -> None:
        self.canvas.set_zoom(zoom)

    @Slot(int)
    def _zoom_step(self, step: int) -> None:
        self.tools.leave_fit()
        self.canvas.zoom_by(step)

    def _show_page(self, number: int) -> None:
        self.tools.show_page(number, self.count)

    def _zoomed(self, zoom: float) -> None:
        if self.canvas.is_zoomed_freely:
            self.tools.leave_fit()
        self.tools.show_zoom(zoom)

    def _lay_out(self) -> None:
        for each in (self._nothing, self.canvas, self.text):
            self._fields.addWidget(each)
        nothing = QVBoxLayout(self._nothing)
        nothing.addStretch()
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        nothing.addWidget(self.hint)
        nothing.addStretch()
        laid = QVBoxLayout(self)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.setSpacing(6)
        for each in (self.tools, self.sentence):
            laid.addWidget(each)
        laid.addWidget(self._fields, 1)

    def _connect(self) -> None:
        tools, canvas = self.tools, self.canvas
        tools.page_requested.connect(canvas.go_to)
        tools.zoom_requested.connect(self._zoom)
        tools.zoom_stepped.connect(self._zoom_step)
        tools.turn_requested.connect(canvas.turn_by)
        tools.search_requested.connect(lambda _text: self._pause.start())
        tools.hit_requested.connect(self._step_hit)
        tools.print_requested.connect(self.print_requested)
        canvas.page_changed.connect(self._show_page)
        canvas.zoom_changed.connect(self._zoomed)
        canvas.broken.connect(self._fail)
        canvas.search_requested.connect(self.focus_search)
        canvas.next_hit_requested.connect(self._step_hit)
        self._pause.timeout.connect(self._search)
