"""Where the pages stand under each other at some zoom and turn; no widgets."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import QRectF, QSizeF

GAP: Final = 14
MARGIN: Final = 16
SMALLEST: Final = 0.25
LARGEST: Final = 4.0
STEP: Final = 1.25
DOTS_PER_POINT: Final = 96 / 72


class Fit(Enum):
    """How the zoom follows the window."""

    WIDTH = "width"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Layout:
    """The places of all pages, in dots, and the whole they take."""

    places: tuple[QRectF, ...]
    whole: QSizeF
    zoom: float
    turn: int

    def page_at(self, height: float) -> int:
        """Return the page at a height."""
        tops = [each.top() - GAP for each in self.places]
        return max(bisect_right(tops, height) - 1, 0)

    def between(self, top: float, bottom: float) -> range:
        """Return the pages that can be seen between two heights."""
        return range(self.page_at(top), min(self.page_at(bottom) + 1, len(self.places)))

    def on_page(self, number: int, place: QRectF, size: QSizeF) -> QRectF:
        """Return where a place of an unturned page, in points, stands on the whole."""
        left, top, width, height = place.left(), place.top(), place.width(), place.height()
        if self.turn == 1:
            left, top, width, height = size.height() - top - height, left, height, width
        elif self.turn == 2:
            left, top = size.width() - left - width, size.height() - top - height
        elif self.turn == 3:
            left, top, width, height = top, size.width() - left - width, height, width
        scale = self.zoom * DOTS_PER_POINT
        start = self.places[number].topLeft()
        return QRectF(start.x() + left * scale, start.y() + top * scale, width * scale, height * scale)


def laid_out(sizes: Sequence[QSizeF], zoom: float | Fit, turn: int, room: QSizeF) -> Layout:
    """Return the pages under each other, in the middle of the room."""
    turned = [each.transposed() if turn % 2 else each for each in sizes]
    scale = (zoom if isinstance(zoom, float) else _fitting(turned, zoom, room)) * DOTS_PER_POINT
    width = max([room.width(), *(each.width() * scale + 2 * MARGIN for each in turned)])
    places: list[QRectF] = []
    top = float(MARGIN)
    for each in turned:
        own = QSizeF(each.width() * scale, each.height() * scale)
        places.append(QRectF((width - own.width()) / 2, top, own.width(), own.height()))
        top += own.height() + GAP
    return Layout(tuple(places), QSizeF(width, top - GAP + MARGIN), scale / DOTS_PER_POINT, turn)


def _fitting(sizes: Sequence[QSizeF], fit: Fit, room: QSizeF) -> float:
    widest = max((each.width() for each in sizes), default=1.0)
    across = max(room.width() - 2 * MARGIN, 1.0) / (widest * DOTS_PER_POINT)
    if fit is Fit.PAGE:
        highest = max((each.height() for each in sizes), default=1.0)
        across = min(across, max(room.height() - 2 * MARGIN, 1.0) / (highest * DOTS_PER_POINT))
    return clamped(across)


def clamped(zoom: float) -> float:
    """Return a zoom within its limits."""
    return min(max(zoom, SMALLEST), LARGEST)
