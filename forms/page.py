"""The page around every paper, and the one place where a PDF file is made.

The same content gives the same bytes. A paper is built twice, because the first page must know how
many there are. Nothing is read from disk or network but our own fonts.
"""

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Final

from reportlab import rl_config
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Spacer,
)

from consulaat.papers.common import Paper
from forms import look
from forms.fonts import BOLD, PLAIN, coverage
from forms.grids import grid
from forms.paragraphs import decoration, paragraph
from forms.sheet import Sheet
from forms.tags import TaggedCanvas, artifact
from resources.texts import N_

Story = list[Flowable]
_TAGS: Final = {"nl": "nl-NL", "en": "en"}
_SIDES: Final = (look.FURNITURE, look.FURNITURE_RIGHT)
rl_config.trustedHosts = None
rl_config.trustedSchemes = ["data"]


def build_pdf(paper: Paper, body: Callable[[Sheet], Story]) -> bytes:
    """Return a paper as a PDF file: its title block, then what ``body`` builds."""
    return build_set([(paper, body)])


def build_set(papers: Sequence[tuple[Paper, Callable[[Sheet], Story]]]) -> bytes:
    """Return papers in one PDF file, each on pages of its own that are counted from one."""
    coverage()
    totals = [_build([each], [0])[0] for each in papers]
    return _build(papers, totals)[1]


def _build(
    papers: Sequence[tuple[Paper, Callable[[Sheet], Story]]], totals: Sequence[int]
) -> tuple[int, bytes]:
    stream = BytesIO()
    document = _document(papers[0][0], stream)
    frame = Frame(look.SIDE, look.BOTTOM, look.WIDTH, look.PAGE_HEIGHT - look.TOP - look.BOTTOM, 0, 0, 0, 0)
    story: Story = []
    before = 0
    for number, ((paper, body), total) in enumerate(zip(papers, totals, strict=True)):
        sheet = Sheet(paper)
        furniture = _Furniture(paper, sheet, total, before)
        document.addPageTemplates([PageTemplate(str(number), [frame], onPage=furniture.draw)])
        if story:
            story += [NextPageTemplate(str(number)), PageBreak()]
        story += [*_title_block(paper, sheet), *body(sheet)]
        while isinstance(story[-1], Spacer):
            story.pop()  # room under the last block would ask for a page of its own
        before += total
    document.build(story, canvasmaker=TaggedCanvas)
    return document.page, stream.getvalue()


def _document(paper: Paper, stream: BytesIO) -> BaseDocTemplate:
    words = Sheet(paper).words
    return BaseDocTemplate(
        stream,
        pagesize=(look.PAGE_WIDTH, look.PAGE_HEIGHT),
        title=" ".join(filter(None, (paper.code, words.say(paper.title), paper.frame.reference))),
        subject=words.say(paper.title),
        author=paper.frame.post,
        creator="consulaat",
        lang=_TAGS.get(words.language, words.language),
        displayDocTitle=True,
        initialFontName=PLAIN,
        invariant=1,
    )


def _reference(paper: Paper, sheet: Sheet, width: float) -> Story:
    """Return the reference; a paper for the person has none, and no place for one."""
    if not paper.is_internal and not paper.frame.reference:
        return []
    return [*sheet.line(N_("Reference"), paper.frame.reference, width), Spacer(0, 1 * mm)]


def _title_block(paper: Paper, sheet: Sheet) -> Story:
    say, frame = sheet.words.say, paper.frame
    wide, narrow = look.WIDTH * 0.64, look.WIDTH * 0.36
    second = sheet.words.second(paper.title)
    left = [
        paragraph(frame.post, sheet.turned(look.SMALL), wide),
        paragraph(say(paper.title), sheet.turned(look.TITLE), wide),
        *([paragraph(second, look.SMALL, wide)] if second else []),
    ]
    version = say(N_("version {version}"), version=paper.version)
    right = [
        *_reference(paper, sheet, narrow - 4 * mm),
        *sheet.line(N_("Form"), f"{paper.code} · {version}", narrow),
    ]
    style = [
        ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
        ("RIGHTPADDING", (-1, 0), (-1, 0), 0)
        if sheet.words.reads_from_right
        else ("LEFTPADDING", (0, 0), (0, 0), 0),
        ("LINEBELOW", (0, 0), (-1, -1), 1.2, look.ACCENT),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
    ]
    return [grid([sheet.across([left, right])], sheet.across([wide, narrow]), style), Spacer(0, 3 * mm)]


def _form(paper: Paper, sheet: Sheet) -> str:
    version = sheet.words.say(N_("version {version}"), version=paper.version)
    return f"{paper.code} · {version}"


class _Furniture:
    """Draws what every page has: classification, page number, form, reference, moment, draft mark."""

    def __init__(self, paper: Paper, sheet: Sheet, total: int, before: int) -> None:
        self._paper, self._sheet, self._total, self._before = paper, sheet, total, before

    def draw(self, canvas: TaggedCanvas, document: BaseDocTemplate) -> None:
        """Draw it all; readers of the file skip it."""
        canvas.saveState()
        with artifact(canvas):
            if self._paper.frame.is_draft:
                self._watermark(canvas)
            page = document.page - self._before
            self._top(canvas, page)
            self._bottom(canvas, page)
        canvas.restoreState()

    def _top(self, canvas: TaggedCanvas, page: int) -> None:
        marking = self._sheet.words.read(self._paper.frame.classification).upper()
        _write(canvas, marking, look.MARKING, look.PAGE_HEIGHT - 12 * mm)
        if page > 1:
            title = self._sheet.words.say(self._paper.title)
            here, there = self._sheet.across(_SIDES)
            _write(canvas, f"{self._paper.code} · {title}", here, look.PAGE_HEIGHT - 18 * mm)
            _write(canvas, self._paper.frame.reference, there, look.PAGE_HEIGHT - 18 * mm)

    def _bottom(self, canvas: TaggedCanvas, page: int) -> None:
        say, frame = self._sheet.words.say, self._paper.frame
        canvas.setStrokeColor(look.RULE)
        canvas.setLineWidth(0.5)
        canvas.line(look.SIDE, 21 * mm, look.PAGE_WIDTH - look.SIDE, 21 * mm)
        form = _form(self._paper, self._sheet)
        here, there = self._sheet.across(_SIDES)
        _write(canvas, " · ".join(filter(None, (form, frame.reference))), here, 17 * mm)
        pages = say(N_("Page {page} of {total}"), page=page, total=self._total)
        _write(canvas, pages, there, 17 * mm)
        _write(canvas, self._made(), here, 13.2 * mm)
        _write(canvas, self._copied(), there, 13.2 * mm)
        _write(canvas, self._sheet.words.read(frame.classification).upper(), look.MARKING, 8 * mm)

    def _made(self) -> str:
        moment = self._sheet.formats.moment(self._paper.frame.made_at)
        return self._sheet.words.say(N_("Made on {moment}"), moment=moment) if moment else ""

    def _copied(self) -> str:
        mark = self._paper.frame.copy_mark
        if mark is None:
            return ""
        moment = self._sheet.formats.moment(mark.printed_at)
        return self._sheet.words.say(N_("Copy for {name}, {moment}"), name=mark.printed_by, moment=moment)

    def _watermark(self, canvas: TaggedCanvas) -> None:
        canvas.saveState()
        canvas.translate(look.PAGE_WIDTH / 2, look.PAGE_HEIGHT / 2)
        canvas.rotate(52)
        canvas.setFillColor(look.GHOST)
        canvas.setFont(BOLD, 110)
        canvas.drawCentredString(0, -36, self._sheet.words.say(N_("DRAFT")))
        canvas.restoreState()


def _write(canvas: TaggedCanvas, text: str, style: ParagraphStyle, y: float) -> None:
    if not text:
        return
    line = decoration(text, style)
    line.wrap(look.WIDTH, 20 * mm)
    line.drawOn(canvas, look.SIDE, y)
