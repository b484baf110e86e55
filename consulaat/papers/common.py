"""What all papers share: the frame around the content, and the plain values they are made of."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import ClassVar, TypeAlias


@dataclass(frozen=True, slots=True)
class Label:
    """A word of the product itself, looked up in the language of the paper when it is drawn."""

    text: str


Text: TypeAlias = str | Label
"""What a person typed, printed as it is, or a word of the product, printed in the paper's language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A sum of money with as many decimals as its currency has; the currency is an ISO 4217 code."""

    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyMark:
    """Who printed this copy, and when."""

    printed_by: str
    printed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFrame:
    """What stands around the content of a paper, on every page.

    ``reference`` is the case number or the neutral reference, as the form asks. Moments carry a time
    zone. ``classification`` stands above and below every page; papers that leave the house have none.
    ``second_language`` repeats the labels of the form beneath themselves, in smaller letters.
    """

    reference: str = ""
    post: str = ""
    made_at: datetime | None = None
    language: str = "nl"
    second_language: str = ""
    classification: Text = ""
    is_draft: bool = False
    is_blank: bool = False
    copy_mark: CopyMark | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """The content of one paper; a field left out means that nobody filled it in."""

    code: ClassVar[str]
    version: ClassVar[str]
    title: ClassVar[str]
    audience: ClassVar[str]
    is_internal: ClassVar[bool]
    languages: ClassVar[tuple[str, ...]] = ("nl", "en")

    frame: PaperFrame
