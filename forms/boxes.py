"""Boxes to tick, for forms that are filled in by hand."""

from typing import Final

from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from forms import look
from forms.fonts import PLAIN
from forms.tags import TaggedCanvas

_SIDE: Final = 3.2 * mm
_ROW: Final = 6 * mm
_SIZE: Final = 8.5


class Choices(Flowable):  # type: ignore[misc]
    """Answers of the form itself, each with a box before it, in as many rows as they need."""

    def __init__(self, choices: tuple[str, ...], width: float) -> None:
        super().__init__()
        self._choices = choices
        self._width = width

    def wrap(self, *_space: float) -> tuple[float, float]:
        """Return the size."""
        self._places = self._lay_out()
        self.width, self.height = self._width, (self._places[-1][1] + 1) * _ROW if self._places else _ROW
        return self.width, self.height

    def draw(self) -> None:
        """Draw each box with its answer."""
        canvas: TaggedCanvas = self.canv
        canvas.begin_mark("P")
        canvas.setStrokeColor(look.QUIET)
        canvas.setFillColor(look.INK)
        canvas.setFont(PLAIN, _SIZE)
        for choice, (x, row) in zip(self._choices, self._places, strict=True):
            base = self.height - (row + 1) * _ROW + 1.6 * mm
            canvas.rect(x, base - 0.5 * mm, _SIDE, _SIDE, stroke=1, fill=0)
            canvas.drawString(x + _SIDE + 1.5 * mm, base, choice)
        canvas.end_mark()

    def _lay_out(self) -> list[tuple[float, int]]:
        places, x, row = [], 0.0, 0
        for choice in self._choices:
            needed = _SIDE + 1.5 * mm + stringWidth(choice, PLAIN, _SIZE)
            if x and x + needed > self._width:
                x, row = 0.0, row + 1
            places.append((x, row))
            x += needed + 5 * mm
        return places
