"""The one way for text to come on a paper: marked up here, and nowhere else."""

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from forms import look
from forms.fonts import BOLD
from forms.markup import marked
from forms.tags import TaggedParagraph


def paragraph(text: str, style: ParagraphStyle = look.BODY, width: float = look.WIDTH) -> Paragraph:
    """Return a text as a paragraph of the content."""
    return TaggedParagraph(_marked(text, style, width), style)


def decoration(text: str, style: ParagraphStyle, width: float = look.WIDTH) -> Paragraph:
    """Return a text that readers skip: header, footer, the words in a picture."""
    return Paragraph(_marked(text, style, width), style)


def _marked(text: str, style: ParagraphStyle, width: float) -> str:
    inner = width - style.leftIndent - style.rightIndent
    return marked(text, bold=style.fontName == BOLD, size=style.fontSize, width=inner)
