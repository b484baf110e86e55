"""The blocks that papers are built of: headings, fields, passages, tables, in the paper's language."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, Spacer

from consulaat.papers.common import Paper, PaperFrame, Text
from forms import grids, look
from forms.boxes import Choices
from forms.grids import grid
from forms.markup import reads_from_right
from forms.paragraphs import at_right, paragraph
from forms.text import HARD_SPACE, Formats
from forms.words import Words

NOTHING: Final = "–"
_BLANK_ROWS: Final = 4
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A label with its value; ``choices`` are the boxes to tick on an empty form."""

    label: str
    value: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table: its label, its share of the width, and whether it holds figures."""

    label: str
    share: float
    is_figure: bool = False


class Sheet:
    """Builds the blocks of one paper."""

    def __init__(self, paper: Paper) -> None:
        self.frame: PaperFrame = paper.frame
        self.words = Words(self.frame.language, self.frame.second_language)
        self.formats = Formats(self.words.language)

    def heading(self, text: str) -> list[Flowable]:
        """Return a heading of the form, on a new page if little room is left under it."""
        second = self.words.second(text)
        return self.titled(self.words.say(text) + (f"  ·  {second}" if second else ""))

    def titled(self, title: str) -> list[Flowable]:
        """Return a heading that comes with the content."""
        return [
            CondPageBreak(32 * mm),
            Spacer(0, 4 * mm),
            paragraph(title, self.turned(look.HEADING)),
            Spacer(0, 1.5 * mm),
        ]

    def note(self, text: str, **facts: object) -> list[Flowable]:
        """Return a sentence of the form in small letters."""
        return self.remark(self.words.say(text, **facts))

    def remark(self, text: str) -> list[Flowable]:
        """Return a sentence of the content in small letters."""
        return [paragraph(text, self.turned(look.SMALL)), Spacer(0, 2 * mm)]

    def fields(self, *fields: Field, columns: int = 2) -> list[Flowable]:
        """Return fields in a grid, label above value."""
        width = look.WIDTH / columns
        cells: list[Flowable] = [self._field(field, width - 4 * mm) for field in fields]
        cells += [""] * (-len(cells) % columns)
        rows = [self.across(cells[at : at + columns]) for at in range(0, len(cells), columns)]
        return [grid(rows, [width] * columns, grids.FIELDS), Spacer(0, 1 * mm)]

    def field(self, label: str, value: Text = "", choices: tuple[str, ...] = ()) -> Field:
        """Return a field of which the value may be a word of the product."""
        return Field(label=label, value=self.words.read(value), choices=choices)

    def passage(self, label: str, text: str, lines: int = 4) -> list[Flowable]:
        """Return a longer text under its label; it flows on to the next page where needed."""
        head = [Spacer(0, 1.5 * mm), CondPageBreak(20 * mm), *self.label(label, style=look.PASSAGE_LABEL)]
        if self.frame.is_blank:
            return [*head, grid([[""]] * lines, [look.WIDTH], grids.WRITING, heights=[8 * mm] * lines)]
        return [*head, *(self._passage_line(line) for line in _pieces(text)), Spacer(0, 2 * mm)]

    def panel(self, *parts: tuple[str, str, int]) -> list[Flowable]:
        """Return texts that must be read first, each a label, a text, and its lines on an empty form."""
        width = look.WIDTH - 8 * mm
        rows = [[self._panel_part(label, text, lines, width)] for label, text, lines in parts]
        return [grid(rows, [look.WIDTH], grids.KEY), Spacer(0, 2 * mm)]

    def key(self, label: str, value: str, remark: str = "", *, alert: bool = False) -> list[Flowable]:
        """Return one fact that must not be overlooked."""
        width = look.WIDTH - 8 * mm
        style = look.ALERT if alert else look.KEY
        shown = Spacer(0, 8 * mm) if self.frame.is_blank else paragraph(value or NOTHING, style, width)
        content = [*self.label(label, width), shown]
        if remark:
            content.append(paragraph(self.words.say(remark), look.SMALL, width))
        return [grid([[content]], [look.WIDTH], grids.ALERT if alert else grids.KEY), Spacer(0, 2 * mm)]

    def choice(self, label: str, choices: tuple[str, ...]) -> list[Flowable]:
        """Return a prominent question with boxes to tick, for an empty form."""
        content = [*self.label(label), *self.boxes(choices, look.WIDTH - 8 * mm)]
        return [grid([[content]], [look.WIDTH], grids.ALERT), Spacer(0, 2 * mm)]

    def boxes(self, choices: tuple[str, ...], width: float) -> list[Flowable]:
        """Return answers of the form, each with a box to tick."""
        return [Choices(tuple(self.words.say(choice) for choice in choices), width)]

    def table(
        self, columns: Sequence[Column], rows: Sequence[Sequence[str]], *, last_is_total: bool = False
    ) -> list[Flowable]:
        """Return a table whose head is repeated on each page; an empty form gets empty rows."""
        columns = self.across(columns)
        widths = [look.WIDTH * column.share / sum(c.share for c in columns) for column in columns]
        head = [self._column(column, width) for column, width in zip(columns, widths, strict=True)]
        if self.frame.is_blank:
            rows, heights = [[""] * len(columns)] * _BLANK_ROWS, [None, *[9 * mm] * _BLANK_ROWS]
            return [grid([head, *rows], widths, grids.ROWS, heights=heights, head_rows=1)]
        if not rows:
            return [paragraph(NOTHING, look.CELL), Spacer(0, 1.5 * mm)]
        body = [
            [
                self._cell(text, column, width, bold=last_is_total and row is rows[-1])
                for text, column, width in zip(self.across(row), columns, widths, strict=True)
            ]
            for row in rows
        ]
        style = [*grids.ROWS, *(grids.TOTAL if last_is_total else [])]
        return [grid([head, *body], widths, style, head_rows=1), Spacer(0, 1.5 * mm)]

    def label(
        self, label: str, width: float = look.WIDTH, style: ParagraphStyle = look.LABEL
    ) -> list[Flowable]:
        """Return a label of the form, in both languages where there are two."""
        second = self.words.second(label)
        shown = self.words.say(label) + (f"  ·  {second}" if second else "")
        return [paragraph(shown, self.turned(style), width)]

    def across(self, cells: Sequence[T]) -> list[T]:
        """Return what stands beside each other, from the side at which the language begins."""
        return list(reversed(cells)) if self.words.reads_from_right else list(cells)

    def turned(self, style: ParagraphStyle) -> ParagraphStyle:
        """Return a style against the edge at which the language of the paper begins."""
        return at_right(style) if self.words.reads_from_right else style

    def line(self, label: str, value: str, width: float) -> list[Flowable]:
        """Return a label with its value beneath, or room to write it."""
        shown = paragraph(value, self.turned(look.CELL), width) if value else Spacer(0, 6 * mm)
        return [*self.label(label, width), shown]

    def _column(self, column: Column, width: float) -> list[Flowable]:
        style = look.COLUMN_RIGHT if column.is_figure else look.COLUMN
        second = self.words.second(column.label)
        shown = self.words.say(column.label) + (f"\n{second}" if second else "")
        return [paragraph(shown, self.turned(style), width - 3 * mm)]

    def _cell(self, text: str, column: Column, width: float, *, bold: bool) -> list[Flowable]:
        figure, words = (look.CELL_RIGHT_BOLD, look.CELL_BOLD) if bold else (look.CELL_RIGHT, look.CELL)
        style = figure if column.is_figure else self.turned(words)
        return [paragraph(text or NOTHING, style, width - 3 * mm)]

    def _passage_line(self, line: str) -> Flowable:
        is_from_right = self.words.reads_from_right or reads_from_right(line)
        return paragraph(line, look.PASSAGE_FROM_RIGHT if is_from_right else look.PASSAGE)

    def _field(self, field: Field, width: float) -> list[Flowable]:
        head = self.label(field.label, width)
        if self.frame.is_blank and field.choices:
            return [*head, *self.boxes(field.choices, width)]
        if self.frame.is_blank:
            return [*head, Spacer(0, 6.5 * mm)]
        style = self.turned(look.BODY)
        return [*head, *[paragraph(line, style, width) for line in _pieces(field.value)]]

    def _panel_part(self, label: str, text: str, lines: int, width: float) -> list[Flowable]:
        head = self.label(label, width)
        if self.frame.is_blank:
            return [*head, Spacer(0, 8 * mm * lines)]
        return [*head, *[paragraph(line, look.BODY_BOLD, width) for line in _pieces(text)]]


def _pieces(text: str) -> list[str]:
    lines = text.replace("\r\n", "\n").split("\n")
    return [line or HARD_SPACE for line in lines] if text.strip() else [NOTHING]
