"""How every paper looks: sizes, colours and paragraph styles in one place."""

from typing import Final

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from forms.fonts import BOLD, PLAIN

PAGE_WIDTH, PAGE_HEIGHT = A4
SIDE: Final = 18 * mm
TOP: Final = 22 * mm
BOTTOM: Final = 25 * mm
WIDTH: Final = PAGE_WIDTH - 2 * SIDE

INK: Final = HexColor(0x1B1F24)
QUIET: Final = HexColor(0x535B66)
ACCENT: Final = HexColor(0x1F3A5F)
RULE: Final = HexColor(0xAEB6C0)
PANEL: Final = HexColor(0xF1F4F8)
GHOST: Final = HexColor(0xE9EBEE)
WARNING: Final = HexColor(0x8A1C1C)
WARNING_PANEL: Final = HexColor(0xFBF1F0)


def _style(name: str, size: float, leading: float, **more: object) -> ParagraphStyle:
    return ParagraphStyle(
        name,
        **{
            "fontName": PLAIN,
            "bulletFontName": PLAIN,
            "fontSize": size,
            "leading": leading,
            "textColor": INK,
            **more,
        },
    )


BODY: Final = _style("body", 9.5, 13, splitLongWords=1)
BODY_BOLD: Final = _style("body-bold", 9.5, 13, fontName=BOLD)
TITLE: Final = _style("title", 19, 23, fontName=BOLD, textColor=ACCENT)
HEADING: Final = _style("heading", 11.5, 15, fontName=BOLD, textColor=ACCENT)
LABEL: Final = _style("label", 7.5, 9.5, textColor=QUIET)
PASSAGE_LABEL: Final = _style("passage-label", 7.5, 10.5, textColor=QUIET, leftIndent=1.5 * mm)
SMALL: Final = _style("small", 8, 10.5, textColor=QUIET)
CELL: Final = _style("cell", 8.5, 11)
CELL_BOLD: Final = _style("cell-bold", 8.5, 11, fontName=BOLD)
CELL_RIGHT: Final = _style("cell-right", 8.5, 11, alignment=TA_RIGHT)
CELL_RIGHT_BOLD: Final = _style("cell-right-bold", 8.5, 11, alignment=TA_RIGHT, fontName=BOLD)
COLUMN: Final = _style("column", 7.8, 9.8, fontName=BOLD, textColor=ACCENT)
COLUMN_RIGHT: Final = _style("column-right", 7.8, 9.8, fontName=BOLD, textColor=ACCENT, alignment=TA_RIGHT)
KEY: Final = _style("key", 14, 18, fontName=BOLD)
ALERT: Final = _style("alert", 14, 18, fontName=BOLD, textColor=WARNING)
PASSAGE: Final = _style("passage", 9.5, 13, leftIndent=1.5 * mm, rightIndent=1.5 * mm, splitLongWords=1)
PASSAGE_FROM_RIGHT: Final = _style(
    "passage-right", 9.5, 14.5, leftIndent=1.5 * mm, rightIndent=1.5 * mm, alignment=TA_RIGHT
)
FURNITURE: Final = _style("furniture", 7.5, 9.5, textColor=QUIET)
FURNITURE_RIGHT: Final = _style("furniture-right", 7.5, 9.5, textColor=QUIET, alignment=TA_RIGHT)
MARKING: Final = _style("marking", 8.5, 11, fontName=BOLD, alignment=TA_CENTER)
