"""The field on which pages are seen: draws those in sight and keeps no more than a few of them."""

from collections import OrderedDict
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from resources.texts import _
from ui.widgets.look import Meaning, colours
from ui.widgets.viewer.drawing import drawing_for
from ui.widgets.viewer.layout import STEP, Fit, Layout, clamped, laid_out
from ui.widgets.viewer.pages import Hit, Pages, limited

MOST_BYTES: Final = 96 * 1024 * 1024
LINE: Final = 40
Key = tuple[int, int, int, int]  # page, width, height, turn


class Canvas(QAbstractScrollArea):
    """Shows pages under each other, with zoom, turn and marked hits."""

    page_changed = Signal(int)
    zoom_changed = Signal(float)
    broken = Signal(Exception)
    search_requested = Signal()
    next_hit_requested = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Midlight)
        self.viewport().setAutoFillBackground(True)
        self.setAccessibleName(_("The pages"))
        self._pages: Pages | None = None
        self._sizes: list[QSizeF] = []
        self._layout = Layout((), QSizeF(), 1.0, 0)
        self._wanted_zoom: float | Fit = Fit.WIDTH
        self._turn = 0
        self._drawn: OrderedDict[Key, QImage] = OrderedDict()
        self._asked: set[Key] = set()
        self._hits: Sequence[Hit] = ()
        self._hit = -1
        self._page = -1
        self._scope = drawing_for(self)
        self._telling = QTimer(self)
        self._telling.setSingleShot(True)
        self._telling.setInterval(200)
        self._telling.timeout.connect(self._tell_words)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    # -- what is shown

    def show_pages(self, pages: Pages) -> None:
        """Show other pages, from the first one."""
        self.clear()
        self._pages = pages
        self._sizes = [pages.size(number) for number in range(pages.count)]
        self._lay_out()
        self._scrolled()

    def clear(self) -> None:
        """Show nothing and keep nothing."""
        self._scope.close()
        self._scope = drawing_for(self)
        self._pages, self._sizes = None, []
        self._drawn.clear()
        self._asked.clear()
        self._hits, self._hit, self._page, self._turn = (), -1, -1, 0
        self._wanted_zoom = Fit.WIDTH
        self.setAccessibleDescription("")
        self._lay_out()
        self.verticalScrollBar().setValue(0)

    @property
    def pages(self) -> Pages | None:
        """What is shown."""
        return self._pages

    @property
    def page(self) -> int:
        """The page in sight, from 0."""
        return max(self._page, 0)

    @property
    def zoom(self) -> float:
        """How large the pages are; 1 is as on paper."""
        return self._layout.zoom

    @property
    def is_zoomed_freely(self) -> bool:
        """Whether the zoom was chosen, and does not follow the window."""
        return not isinstance(self._wanted_zoom, Fit)

    @property
    def turn(self) -> int:
        """By how many quarters the pages are turned."""
        return self._turn

    @property
    def drawn_bytes(self) -> int:
        """How much memory the drawn pages take."""
        return sum(each.sizeInBytes() for each in self._drawn.values())

    def go_to(self, number: int) -> None:
        """Bring a page to the top."""
        if self._layout.places:
            place = self._layout.places[min(max(number, 0), len(self._layout.places) - 1)]
            self.verticalScrollBar().setValue(round(place.top()) - 8)

    def set_zoom(self, zoom: float | Fit) -> None:
        """Make the pages larger or smaller; what stands in the middle stays there."""
        middle = QPointF(self.viewport().width() / 2, self.viewport().height() / 2)
        self._zoom_at(zoom if isinstance(zoom, Fit) else clamped(zoom), middle)

    def zoom_by(self, steps: float) -> None:
        """Zoom in by so many steps, or out."""
        self.set_zoom(self.zoom * STEP**steps)

    def turn_by(self, quarters: int) -> None:
        """Turn all pages."""
        page = self.page
        self._turn = (self._turn + quarters) % 4
        self._lay_out()
        self.go_to(page)

    def show_hits(self, hits: Sequence[Hit], current: int) -> None:
        """Mark where a text was found and bring one of the places into sight."""
        self._hits, self._hit = hits, current
        if 0 <= current < len(hits):
            self._bring(hits[current])
        self.viewport().update()

    # -- inside

    def _lay_out(self) -> None:
        room = QSizeF(self.viewport().size())
        before = self._layout.zoom
        self._layout = laid_out(self._sizes, self._wanted_zoom, self._turn, room)
        self._set_bars()
        if self._layout.zoom != before:
            self.zoom_changed.emit(self._layout.zoom)
        self.viewport().update()

    def _set_bars(self) -> None:
        room, whole = self.viewport().size(), self._layout.whole
        for bar, length, seen in (
            (self.verticalScrollBar(), whole.height(), room.height()),
            (self.horizontalScrollBar(), whole.width(), room.width()),
        ):
            bar.setRange(0, max(round(length) - seen, 0) if self._sizes else 0)
            bar.setPageStep(seen)
            bar.setSingleStep(LINE)

    def _zoom_at(self, zoom: float | Fit, point: QPointF) -> None:
        bars = self.horizontalScrollBar(), self.verticalScrollBar()
        whole = self._layout.whole
        across = (bars[0].value() + point.x()) / max(whole.width(), 1)
        down = (bars[1].value() + point.y()) / max(whole.height(), 1)
        self._wanted_zoom = zoom
        self._lay_out()
        bars[0].setValue(round(across * self._layout.whole.width() - point.x()))
        bars[1].setValue(round(down * self._layout.whole.height() - point.y()))

    def _bring(self, hit: Hit) -> None:
        if not hit.places:
            self.go_to(hit.page)
            return
        place = self._layout.on_page(hit.page, hit.places[0], self._sizes[hit.page])
        room = self.viewport().size()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        if not down.value() <= place.top() <= down.value() + room.height() - place.height():
            down.setValue(round(place.center().y() - room.height() / 3))
        if not across.value() <= place.left() <= across.value() + room.width() - place.width():
            across.setValue(round(place.center().x() - room.width() / 2))

    def _scrolled(self) -> None:
        if not self._layout.places:
            return
        page = self._layout.page_at(self.verticalScrollBar().value() + self.viewport().height() / 3)
        if page != self._page:
            self._page = page
            self.setAccessibleName(_("Page {n} of {total}", n=page + 1, total=len(self._sizes)))
            self.page_changed.emit(page)
            self._telling.start()

    def _tell_words(self) -> None:
        """Give the words of the page in sight to who listens instead of looks."""
        pages, page = self._pages, self.page
        if pages is not None:
            self._scope.run(lambda: pages.words(page), self.setAccessibleDescription, lambda _error: None)

    def _key(self, number: int) -> Key:
        ratio = self.devicePixelRatioF()
        place = self._layout.places[number]
        size = limited(QSize(round(place.width() * ratio), round(place.height() * ratio)))
        return number, size.width(), size.height(), self._turn

    def _ask(self, key: Key) -> None:
        pages = self._pages
        if key in self._asked or pages is None:
            return
        self._asked.add(key)
        number, width, height, turn = key

        def draw() -> QImage | None:
            # What was scrolled past while others were drawn need not be drawn any more.
            return pages.draw(number, QSize(width, height), turn) if key in self._asked else None

        def keep(image: QImage | None) -> None:
            self._asked.discard(key)
            if image is not None:
                self._keep(key, image)
            self.viewport().update()

        def fail(error: Exception) -> None:
            self.broken.emit(error)

        self._scope.run(draw, keep, fail)

    def _keep(self, key: Key, image: QImage) -> None:
        self._drawn[key] = image
        needed = {self._key(number) for number in self._in_sight()}
        for old in list(self._drawn):
            if self.drawn_bytes <= MOST_BYTES:
                break
            if old not in needed:
                del self._drawn[old]

    def _in_sight(self) -> range:
        if not self._layout.places:
            return range(0)
        top = self.verticalScrollBar().value()
        return self._layout.between(top, top + self.viewport().height())

    def _image(self, key: Key) -> QImage | None:
        """Return a page as drawn for this size, or as drawn before for another one."""
        if key in self._drawn:
            self._drawn.move_to_end(key)
            return self._drawn[key]
        others = (image for each, image in self._drawn.items() if (each[0], each[3]) == (key[0], key[3]))
        return next(others, None)

    def _paint_page(self, painter: QPainter, number: int) -> None:
        place = self._layout.places[number]
        key = self._key(number)
        image = self._image(key)
        painter.fillRect(place, Qt.GlobalColor.white)
        if image is not None:
            painter.drawImage(place, image)
        if key not in self._drawn:
            self._ask(key)
        painter.setPen(self.palette().color(QPalette.ColorRole.Dark))
        painter.drawRect(place)
        self._paint_hits(painter, number)

    def _paint_hits(self, painter: QPainter, number: int) -> None:
        ink, _ground = colours(Meaning.WARNING)
        for place, hit in enumerate(self._hits):
            if hit.page != number:
                continue
            for box in hit.places:
                shown = self._layout.on_page(number, box, self._sizes[number]).adjusted(-2, -2, 2, 2)
                painter.fillRect(shown, QColor(255, 205, 60, 110))
                if place == self._hit:
                    painter.setPen(ink)
                    painter.drawRect(shown)

    # -- Qt

    def paintEvent(self, _event: QPaintEvent) -> None:
        seen = self._in_sight()
        self._asked = {key for key in self._asked if key[0] in seen}
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.translate(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        for number in seen:
            self._paint_page(painter, number)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        page = self.page
        is_fitted = isinstance(self._wanted_zoom, Fit)
        self._lay_out()
        if is_fitted and page:
            self.go_to(page)

    def scrollContentsBy(self, _across: int, _down: int) -> None:
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom_at(clamped(self.zoom * STEP ** (event.angleDelta().y() / 120)), event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _PAGE_KEYS:
            self.go_to(self.page + _PAGE_KEYS[Qt.Key(key)])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to(0 if key == Qt.Key.Key_Home else len(self._sizes) - 1)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.zoom_by(-1 if key == Qt.Key.Key_Minus else 1)
        elif key == Qt.Key.Key_R:
            self.turn_by(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif key == Qt.Key.Key_Slash:
            self.search_requested.emit()
        elif key == Qt.Key.Key_F3:
            self.next_hit_requested.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif key in _SCROLL_KEYS:
            across, down = _SCROLL_KEYS[Qt.Key(key)]
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + across)
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + down)
        else:
            super().keyPressEvent(event)


_PAGE_KEYS: Final = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
_SCROLL_KEYS: Final = {
    Qt.Key.Key_Down: (0, LINE),
    Qt.Key.Key_Up: (0, -LINE),
    Qt.Key.Key_Left: (-LINE, 0),
    Qt.Key.Key_Right: (LINE, 0),
}
