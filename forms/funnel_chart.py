"""The funnel as bars: each step as long as its number, so that the narrowing is seen at once."""

from dataclasses import dataclass
from typing import Final

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from forms import look
from forms.paragraphs import decoration
from forms.tags import artifact

_ROW: Final = 11 * mm
_BAR: Final = 6.5 * mm
_LABELS: Final = 62 * mm
_FIGURES: Final = 28 * mm


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A step: ``count`` is empty where the number is hidden, so that no length gives it away."""

    label: str
    shown: str
    count: int | None


class FunnelChart(Flowable):  # type: ignore[misc]
    """Draws the bars; the table behind it says the same in words, so readers may skip the picture."""

    def __init__(self, bars: tuple[Bar, ...]) -> None:
        super().__init__()
        self._bars = bars

    def wrap(self, *_space: float) -> tuple[float, float]:
        """Return the size."""
        self.width, self.height = look.WIDTH, _ROW * len(self._bars)
        return self.width, self.height

    def draw(self) -> None:
        """Draw label, bar and figure of each step."""
        with artifact(self.canv):
            for number, bar in enumerate(self._bars):
                self._draw_bar(bar, self.height - (number + 1) * _ROW)

    def _draw_bar(self, bar: Bar, y: float) -> None:
        canvas: Canvas = self.canv
        middle = y + _ROW / 2
        _write(canvas, bar.label, look.CELL, 0, middle, _LABELS - 4 * mm)
        longest = look.WIDTH - _LABELS - _FIGURES
        length = longest * (bar.count or 0) / max(1, *(other.count or 0 for other in self._bars))
        if bar.count is None:
            canvas.setDash(2, 2)
            canvas.setStrokeColor(look.QUIET)
            canvas.rect(_LABELS, middle - _BAR / 2, 12 * mm, _BAR, stroke=1, fill=0)
            canvas.setDash()
            length = 12 * mm
        elif bar.count:
            canvas.setFillColor(look.ACCENT)
            canvas.rect(_LABELS, middle - _BAR / 2, length, _BAR, stroke=0, fill=1)
        _write(canvas, bar.shown, look.BODY_BOLD, _LABELS + length + 2 * mm, middle, _FIGURES)


def _write(canvas: Canvas, text: str, style: ParagraphStyle, x: float, middle: float, width: float) -> None:
    line = decoration(text, style, width)
    _, height = line.wrap(width, _ROW)
    line.drawOn(canvas, x, middle - height / 2)
