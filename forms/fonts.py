"""The letters of the papers: Noto Sans and Noto Sans Arabic, always embedded, never anything else."""

from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Final

from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
from reportlab.pdfbase.ttfonts import TTFont

PLAIN: Final = "NotoSans"
BOLD: Final = "NotoSans-Bold"
ARABIC: Final = "NotoSansArabic"
ARABIC_BOLD: Final = "NotoSansArabic-Bold"
_FILES: Final = {
    PLAIN: "NotoSans-Regular.ttf",
    BOLD: "NotoSans-Bold.ttf",
    ARABIC: "NotoSansArabic-Regular.ttf",
    ARABIC_BOLD: "NotoSansArabic-Bold.ttf",
}


@cache
def coverage() -> dict[str, frozenset[int]]:
    """Make the fonts known to reportlab, once, and return which code points each can draw."""
    return {name: _register(name, file) for name, file in _FILES.items()}


@cache
def font_for(character: str) -> str | None:
    """Return the plain font that can draw a character, the Latin one first; nothing if none can."""
    covered = coverage()
    return next((name for name in (PLAIN, ARABIC) if ord(character) in covered[name]), None)


def _register(name: str, file: str) -> frozenset[int]:
    font = TTFont(name, BytesIO(files("resources").joinpath("fonts", file).read_bytes()))
    registerFont(font)
    registerFontFamily(name, normal=name, bold=name, italic=name, boldItalic=name)
    return frozenset(font.face.charToGlyph)
