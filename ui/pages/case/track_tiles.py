"""The ten tracks of a case in a row of tiles: icon, name and state, in colour and in words."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QGridLayout, QMenu, QSizePolicy, QWidget

from consulaat.records.task import TrackKind
from resources.texts import _
from ui.pages.case.tracks import TrackLine
from ui.widgets.icons import pixmap
from ui.widgets.look import colours, sized

Role = QPalette.ColorRole
RADIUS: Final = 3.0
GAP: Final = 4
ROW: Final = 10
COLUMNS: Final = (10, 5, 4, 3, 2, 1)
KEPT_ROWS: Final = 2


class TrackTiles(QWidget):
    """All ten; one Tab stop, arrows move along, Enter opens what moves the track."""

    opened = Signal(object)
    note_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Tracks of the case"))
        self.tiles: dict[TrackKind, TrackTile] = {}
        self._lines: dict[TrackKind, TrackLine] = {}
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        for kind in TrackKind:
            tile = TrackTile(kind)
            tile.clicked.connect(lambda _checked=False, kind=kind: self._open(kind))
            tile.note_asked.connect(lambda kind=kind: self.note_asked.emit(kind))
            tile.moved.connect(lambda by, kind=kind: self._move(kind, by))
            self.tiles[kind] = tile
        self._arrange(ROW)
        self._stop_at(TrackKind.SAFETY)

    def show_lines(self, lines: Sequence[TrackLine]) -> None:
        """Show how the tracks stand."""
        self._lines = {each.kind: each for each in lines}
        for kind, line in self._lines.items():
            self.tiles[kind].show_line(line)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Put as many tiles in a row as can be read there: their words come later than their room."""
        widest = max(each.minimumSizeHint().width() for each in self.tiles.values()) + GAP
        fits = (self.width() + GAP) // widest
        self._arrange(next(each for each in COLUMNS if each <= max(fits, 1)))

    def minimumSizeHint(self) -> QSize:
        """Return the room of one tile's width and of its first rows: what stands beneath never takes it away."""
        hints = [each.minimumSizeHint() for each in self.tiles.values()]
        rows = min(-(-len(hints) // self._columns), KEPT_ROWS) if self._columns else 1
        height = rows * max(each.height() for each in hints) + (rows - 1) * self._grid.verticalSpacing()
        return QSize(min(each.width() for each in hints), height)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, tile in enumerate(self.tiles.values()):
            self._grid.removeWidget(tile)
            self._grid.addWidget(tile, place // columns, place % columns)
        for column in range(ROW):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self.updateGeometry()

    def _open(self, kind: TrackKind) -> None:
        line = self._lines.get(kind)
        if line is not None:
            self._stop_at(kind)
            self.opened.emit(line)

    def _move(self, kind: TrackKind, by: int) -> None:
        kinds = list(self.tiles)
        step = by if abs(by) == 1 else (by // abs(by)) * self._columns
        place = kinds.index(kind) + step
        if 0 <= place < len(kinds):
            self._stop_at(kinds[place])
            self.tiles[kinds[place]].setFocus(Qt.FocusReason.OtherFocusReason)

    def _stop_at(self, stop: TrackKind) -> None:
        for kind, tile in self.tiles.items():
            is_stop = kind is stop
            tile.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus)


class TrackTile(QAbstractButton):
    """One track."""

    moved = Signal(int)
    note_asked = Signal()

    def __init__(self, kind: TrackKind) -> None:
        super().__init__()
        self.kind = kind
        self._line: TrackLine | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # all as wide as each other
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_line(self, line: TrackLine) -> None:
        """Show how the track stands."""
        self._line = line
        self.setText(line.short)
        self.setAccessibleName(f"{line.name}: {line.state_words}")
        self.setAccessibleDescription(line.why)
        self.setToolTip("\n".join(filter(None, (f"{line.name}: {line.state_words}", line.why))))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for both lines of words and the icon before them."""
        name, small = QFontMetrics(self._name_font()), QFontMetrics(self._small_font())
        line = self._line
        names = (line.short, line.state_words) if line else ("", "")
        width = max(
            name.horizontalAdvance(names[0]) + sized(22), small.horizontalAdvance(names[1]) + sized(18)
        )
        return QSize(width + sized(12), name.height() + small.height() + sized(12))

    def minimumSizeHint(self) -> QSize:
        """Return the same: no word is cut off."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, edge of the state's colour, icons, words and focus."""
        line = self._line
        if line is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink, ground = colours(line.meaning)
        own = self.palette()
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(ink if self.underMouse() or line.is_blocked else own.color(Role.Dark), 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        self._draw_words(painter, line)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(own.color(Role.Accent), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.end()

    def _draw_words(self, painter: QPainter, line: TrackLine) -> None:
        ink, _ground = colours(line.meaning)
        ratio, side, small_side = self.devicePixelRatioF(), sized(17), sized(13)
        name, small = QFontMetrics(self._name_font()), QFontMetrics(self._small_font())
        top = (self.height() - name.height() - small.height() - 2) // 2
        left = sized(7)
        painter.setPen(ink)
        painter.drawPixmap(left, top + (name.height() - side) // 2, pixmap(line.icon, ink, side, ratio))
        painter.setFont(self._name_font())
        room = QRect(left + side + sized(5), top, self.width(), name.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, line.short)
        below = top + name.height() + 2
        mark = pixmap(line.mark, ink, small_side, ratio)
        painter.drawPixmap(left + (side - small_side) // 2, below + (small.height() - small_side) // 2, mark)
        painter.setFont(self._small_font())
        room = QRect(left + side + sized(5), below, self.width(), small.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, line.state_words)

    def _name_font(self) -> QFont:
        font = QFont(QApplication.font())
        font.setWeight(QFont.Weight.DemiBold)
        font.setPointSizeF(font.pointSizeF() * 0.92)
        return font

    def _small_font(self) -> QFont:
        font = QFont(QApplication.font())
        font.setPointSizeF(font.pointSizeF() * 0.88)
        return font

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter as with Space; move along with arrows."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -2, Qt.Key.Key_Down: 2}
        if event.key() in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with a track: by the right button, or by the key for menus."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Open"), self.click)
        menu.addAction(_("Note how it stands…"), self.note_asked.emit)
        menu.popup(event.globalPos())

    def enterEvent(self, event: QEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
