"""The tables of a paper: which rules and backgrounds each kind has."""

from collections.abc import Sequence
from typing import Any, Final

from reportlab.lib.units import mm

from forms import look
from forms.fonts import PLAIN
from forms.tags import TaggedTable

_ALL: Final = ((0, 0), (-1, -1))
_PLAIN: Final = [
    ("VALIGN", *_ALL, "TOP"),
    ("LEFTPADDING", *_ALL, 1.5 * mm),
    ("RIGHTPADDING", *_ALL, 1.5 * mm),
]
_TIGHT: Final = [*_PLAIN, ("TOPPADDING", *_ALL, 2.2), ("BOTTOMPADDING", *_ALL, 3)]

FIELDS: Final = [
    *_PLAIN,
    ("TOPPADDING", *_ALL, 2.5),
    ("BOTTOMPADDING", *_ALL, 3.5),
    ("LINEBELOW", *_ALL, 0.4, look.RULE),
    ("LINEABOVE", (0, 0), (-1, 0), 0.4, look.RULE),
]
ROWS: Final = [
    *_TIGHT,
    ("BACKGROUND", (0, 0), (-1, 0), look.PANEL),
    ("LINEABOVE", (0, 0), (-1, 0), 0.8, look.ACCENT),
    ("LINEBELOW", (0, 0), (-1, 0), 0.6, look.ACCENT),
    ("LINEBELOW", (0, 1), (-1, -1), 0.3, look.RULE),
]
TOTAL: Final = [
    ("LINEABOVE", (0, -1), (-1, -1), 0.8, look.INK),
    ("BACKGROUND", (0, -1), (-1, -1), look.PANEL),
]
WRITING: Final = [("LINEBELOW", *_ALL, 0.4, look.RULE)]
BOXES: Final = [*_PLAIN, ("BOX", *_ALL, 0.6, look.QUIET), ("INNERGRID", *_ALL, 0.6, look.QUIET)]
KEY: Final = [
    *_PLAIN,
    ("BACKGROUND", *_ALL, look.PANEL),
    ("LINEBEFORE", *_ALL, 3, look.ACCENT),
    ("LEFTPADDING", *_ALL, 4 * mm),
    ("TOPPADDING", *_ALL, 5),
    ("BOTTOMPADDING", *_ALL, 7),
]
ALERT: Final = [
    *KEY,
    ("BACKGROUND", *_ALL, look.WARNING_PANEL),
    ("LINEBEFORE", *_ALL, 3, look.WARNING),
]


def grid(
    rows: Sequence[Sequence[Any]],
    widths: Sequence[float],
    style: Sequence[Any],
    *,
    heights: Sequence[float | None] | None = None,
    head_rows: int = 0,
) -> TaggedTable:
    """Return a table; a row taller than what is left of the page goes on at the next."""
    table = TaggedTable(
        [list(row) for row in rows],
        colWidths=list(widths),
        rowHeights=list(heights) if heights else None,
        repeatRows=head_rows,
        splitInRow=1,
        hAlign="LEFT",
    )
    table.setStyle([("FONTNAME", *_ALL, PLAIN), *style])
    return table
