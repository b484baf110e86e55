"""The one way for text to come on a paper: marked up here, and nowhere else."""

from functools import cache

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from forms import look
from forms.fonts import BOLD
from forms.markup import marked, reads_from_right
from forms.tags import TaggedParagraph


def paragraph(text: str, style: ParagraphStyle = look.BODY, width: float = look.WIDTH) -> Paragraph:
    """Return a text as a paragraph of the content."""
    markup = _marked(text, style, width)
    starts_at_right = "<br/>" in markup and reads_from_right(text)
    return TaggedParagraph(markup, at_right(style) if starts_at_right else style)


def decoration(text: str, style: ParagraphStyle, width: float = look.WIDTH) -> Paragraph:
    """Return a text that readers skip: header, footer, the words in a picture."""
    return Paragraph(_marked(text, style, width), style)


@cache
def at_right(style: ParagraphStyle) -> ParagraphStyle:
    """Return a style set against the right edge."""
    return ParagraphStyle(style.name, parent=style, alignment=TA_RIGHT, rightIndent=style.leftIndent)


def _marked(text: str, style: ParagraphStyle, width: float) -> str:
    inner = width - style.leftIndent - style.rightIndent
    return marked(text, bold=style.fontName == BOLD, size=style.fontSize, width=inner)
