"""A plot of a few numbers: bars beside their words, or a line over time; every number is written beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.look import sized

Role = QPalette.ColorRole
Align = Qt.AlignmentFlag
_MIDDLE: Final = Align.AlignVCenter | Align.AlignLeft
_BELOW: Final = Align.AlignHCenter | Align.AlignTop
_ABOVE: Final = Align.AlignHCenter | Align.AlignBottom
WORDS_SHARE: Final = 0.34  # so much of the width is for the words before bars, at the most


class PlotKind(Enum):
    """How numbers are drawn."""

    BARS = auto()
    LINE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One number: as a length, None when it is not to be seen, and as a person reads it."""

    value: float | None
    shown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Numbers of one kind, one for every word of the plot."""

    words: str
    spots: tuple[Spot, ...]


class Plot(QWidget):
    """Draws series in the colours of the palette; a second series has a pattern, not only a colour."""

    def __init__(self) -> None:
        super().__init__()
        self._kind = PlotKind.BARS
        self._words: tuple[str, ...] = ()
        self._series: tuple[Series, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_numbers(self, name: str, kind: PlotKind, words: Sequence[str], series: Sequence[Series]) -> None:
        """Draw other numbers; the name and all of them are what a screen reader says."""
        self._kind, self._words, self._series = kind, tuple(words), tuple(series)
        self.setAccessibleName(name)
        self.setAccessibleDescription(self._said())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().lineSpacing()
        if self._kind is PlotKind.LINE:
            return QSize(sized(480), line * 13)
        legend = line * 2 if len(self._series) > 1 else 0
        return QSize(sized(480), len(self._words) * self._group() + legend + sized(16))

    def minimumSizeHint(self) -> QSize:
        line = self.fontMetrics().lineSpacing()
        return QSize(sized(320), line * 7 if self._kind is PlotKind.LINE else self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the numbers, and the focus around them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = self._draw_legend(painter) if len(self._series) > 1 else float(sized(8))
        if self._words and self._kind is PlotKind.BARS:
            self._draw_bars(painter, top)
        elif self._words:
            self._draw_line(painter)
        if self.hasFocus():
            painter.setPen(QPen(self.palette().color(Role.Accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _said(self) -> str:
        parts = []
        for series in self._series:
            said = [f"{word}: {spot.shown}" for word, spot in zip(self._words, series.spots, strict=True)]
            parts.append(f"{series.words}: {'; '.join(said)}." if len(self._series) > 1 else "; ".join(said))
        return " ".join(parts)

    def _bar(self) -> int:
        return self.fontMetrics().lineSpacing() + sized(2)

    def _group(self) -> int:
        return len(self._series) * self._bar() + sized(12)

    def _fill(self, place: int) -> QBrush:
        ink = self.palette().color(Role.Accent)
        return QBrush(ink, Qt.BrushStyle.SolidPattern if place == 0 else Qt.BrushStyle.BDiagPattern)

    def _ink(self) -> QColor:
        return self.palette().color(Role.WindowText)

    def _highest(self) -> float:
        known = [spot.value for each in self._series for spot in each.spots if spot.value is not None]
        return max(known, default=0.0) or 1.0

    def _draw_legend(self, painter: QPainter) -> float:
        left, height = float(sized(4)), self._bar()
        for place, series in enumerate(self._series):
            self._draw_bar(painter, QRectF(left, sized(6), sized(24), height - sized(4)), place)
            left += sized(32)
            width = self.fontMetrics().horizontalAdvance(series.words)
            painter.setPen(self._ink())
            painter.drawText(QRectF(left, sized(4), width + 4, height), _MIDDLE, series.words)
            left += width + sized(24)
        return float(self.fontMetrics().lineSpacing() * 2)

    def _draw_bars(self, painter: QPainter, top: float) -> None:
        metrics = self.fontMetrics()
        widest = max(metrics.horizontalAdvance(word) for word in self._words) + sized(12)
        left = min(float(widest), self.width() * WORDS_SHARE)
        longest = max(metrics.horizontalAdvance(s.shown) for each in self._series for s in each.spots)
        room = max(self.width() - left - longest - sized(20), 1.0)
        for line, word in enumerate(self._words):
            above = top + line * self._group()
            self._write(painter, QRectF(sized(4), above, left - sized(10), self._group() - sized(12)), word)
            for place, series in enumerate(self._series):
                spot = series.spots[line]
                length = room * (spot.value or 0.0) / self._highest()
                box = QRectF(left, above + place * self._bar(), max(length, 1.0), self._bar() - sized(3))
                self._draw_bar(painter, box, place)
                painter.setPen(self._ink())
                said = QRectF(box.right() + sized(6), box.top(), longest + 4, box.height())
                painter.drawText(said, _MIDDLE, spot.shown)

    def _draw_bar(self, painter: QPainter, box: QRectF, place: int) -> None:
        painter.setPen(QPen(self.palette().color(Role.Accent), 1))
        painter.setBrush(self._fill(place))
        painter.drawRect(box)

    def _draw_line(self, painter: QPainter) -> None:
        line, spots = self.fontMetrics().lineSpacing(), self._series[0].spots
        bottom, top = float(self.height() - line - sized(12)), float(line * 2)
        step = self.width() / len(self._words)
        places = [
            None if each.value is None else bottom - (bottom - top) * each.value / self._highest()
            for each in spots
        ]
        painter.setPen(QPen(self.palette().color(Role.Mid), 1))
        painter.drawLine(QPointF(0, bottom), QPointF(self.width(), bottom))
        self._draw_stretches(painter, [(step * (at + 0.5), place) for at, place in enumerate(places)])
        for at, (word, spot) in enumerate(zip(self._words, spots, strict=True)):
            height = places[at]
            self._draw_spot(painter, QPointF(step * (at + 0.5), bottom if height is None else height), spot)
            below = QRectF(step * at, bottom + sized(6), step, line)
            self._write(painter, below, word, _BELOW)

    def _draw_stretches(self, painter: QPainter, spots: Sequence[tuple[float, float | None]]) -> None:
        painter.setPen(QPen(self.palette().color(Role.Accent), 2))
        for (left, one), (right, other) in pairwise(spots):
            if one is not None and other is not None:
                painter.drawLine(QPointF(left, one), QPointF(right, other))

    def _draw_spot(self, painter: QPainter, place: QPointF, spot: Spot) -> None:
        line, wide = self.fontMetrics().lineSpacing(), sized(60)
        if spot.value is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.palette().color(Role.Accent))
            painter.drawEllipse(place, sized(4), sized(4))
        painter.setPen(self._ink())
        above = QRectF(place.x() - wide / 2, place.y() - line - sized(7), wide, line)
        painter.drawText(above, _ABOVE, spot.shown)

    def _write(self, painter: QPainter, box: QRectF, text: str, align: Align = _MIDDLE) -> None:
        metrics = QFontMetrics(self.font())
        painter.setPen(self._ink())
        painter.drawText(box, align, metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(box.width())))
