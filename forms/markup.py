"""Turns text into what a paragraph may hold: escaped, in a font that has the letters, in reading order.

Every text on a paper passes here. Nothing a person typed can become markup, a picture or a link. A
character that no font of ours can draw is printed as its code, ``[U+4E2D]``: visible, and not lost.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain, groupby
from typing import Final
from xml.sax.saxutils import escape

from arabic_reshaper import ArabicReshaper
from bidi.algorithm import get_display  # this one mirrors brackets, the compiled one does not
from reportlab.pdfbase.pdfmetrics import stringWidth

from forms.fonts import ARABIC, ARABIC_BOLD, BOLD, PLAIN, font_for

_RTL: Final = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_RUN: Final = re.compile(f"[{_RTL}](?:[^A-Za-z\u00c0-\u058f\\[\\]]*[{_RTL}])?")
_UNSEEN: Final = dict.fromkeys(map(ord, "\u200c\u200d\u200e\u200f\u061c\ufeff"))
_HARD_SPACE: Final = "\N{NO-BREAK SPACE}"


def marked(text: str, *, bold: bool = False, size: float = 9.5, width: float = 400) -> str:
    """Return the text as paragraph markup; right-to-left lines are broken to fit ``width`` points."""
    letters = _Letters(bold=bold, size=size, width=width)
    return "<br/>".join(letters.line(line) for line in drawable(text).split("\n"))


def reads_from_right(text: str) -> bool:
    """Tell whether the first letter that has a direction reads from right to left."""
    directions = (unicodedata.bidirectional(character) for character in text)
    return next((found in ("R", "AL") for found in directions if found in ("L", "R", "AL")), False)


def drawable(text: str) -> str:
    """Return the text with every character that cannot be drawn replaced by its code."""
    plain = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ")
    return "".join(_as_code_if_needed(character) for character in plain)


def _as_code_if_needed(character: str) -> str:
    if character == "\n" or ord(character) in _UNSEEN:
        return character
    if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn") or font_for(character) is None:
        return f"[U+{ord(character):04X}]"
    return character


class _Letters:
    """Sets single lines in one weight and size."""

    def __init__(self, *, bold: bool, size: float, width: float) -> None:
        self._fonts = {PLAIN: BOLD, ARABIC: ARABIC_BOLD} if bold else {PLAIN: PLAIN, ARABIC: ARABIC}
        self._size = size
        self._width = width

    def line(self, line: str) -> str:
        """Return one line as markup."""
        if reads_from_right(line):
            return self._from_right(line)
        parts, at = [], 0
        for run in _RUN.finditer(line):
            parts += [_keep_spaces(self._spans(line[at : run.start()], _font)), self._from_right(run.group())]
            at = run.end()
        return "".join([*parts, _keep_spaces(self._spans(line[at:], _font))])

    def _from_right(self, text: str) -> str:
        rows = self._rows(_reshaper().reshape(text))
        shown = (get_display(row, base_dir="R").replace(" ", _HARD_SPACE) for row in rows)
        return "<br/>".join(self._spans(row, _font_among_arabic) for row in shown)

    def _rows(self, shaped: str) -> Iterator[str]:
        """Break shaped text, still in reading order, into rows that fit."""
        row, used = "", 0.0
        for word in chain.from_iterable(map(self._pieces, shaped.split(" "))):
            needed, space = self._wide(word), self._wide(" ")
            if row and used + space + needed > self._width:
                yield row
                row, used = word, needed
            else:
                row, used = (f"{row} {word}", used + space + needed) if row else (word, needed)
        yield row

    def _pieces(self, word: str) -> Iterator[str]:
        """Cut a word that is wider than a whole row."""
        piece, used = "", 0.0
        for character in word:
            needed = self._wide(character)
            if piece and used + needed > self._width:
                yield piece
                piece, used = "", 0.0
            piece, used = piece + character, used + needed
        yield piece

    def _wide(self, text: str) -> float:
        return self._size * sum(_advance(self._fonts[_font(character)], character) for character in text)

    def _spans(self, text: str, font_of: Callable[[str], str]) -> str:
        runs = groupby(text.translate(_UNSEEN), font_of)
        return "".join(self._span(font, "".join(run)) for font, run in runs)

    def _span(self, font: str, run: str) -> str:
        shown = escape(run)
        return shown if font == PLAIN else f'<font name="{self._fonts[font]}">{shown}</font>'


def _font(character: str) -> str:
    return font_for(character) or PLAIN


def _font_among_arabic(character: str) -> str:
    return ARABIC if character == _HARD_SPACE else _font(character)


@cache
def _advance(font: str, character: str) -> float:
    return float(stringWidth(character, font, 1))


def _keep_spaces(text: str) -> str:
    return text.replace("  ", f" {_HARD_SPACE}")


@cache
def _reshaper() -> ArabicReshaper:
    return ArabicReshaper({"ARABIC LIGATURE ALLAH": False})
