"""Where people sign: a box each, with what they sign as and room for ink."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer

from forms import grids, look
from forms.paragraphs import paragraph
from forms.sheet import Sheet
from resources.texts import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """In what part someone signs; name and moment where they are known already."""

    part: str
    name: str = ""
    signed_at: str = ""


def signature_block(sheet: Sheet, signers: Sequence[Signer]) -> Flowable:
    """Return boxes side by side that stay together on one page."""
    width = look.WIDTH / max(2, len(signers))
    boxes = [_box(sheet, signer, width - 5 * mm) for signer in signers]
    return KeepTogether([Spacer(0, 4 * mm), grids.grid([boxes], [width] * len(signers), grids.BOXES)])


def _box(sheet: Sheet, signer: Signer, width: float) -> list[Flowable]:
    lines = [
        paragraph(sheet.words.say(signer.part), look.CELL_BOLD, width),
        *sheet.line(N_("Name"), signer.name, width),
        *sheet.line(N_("Place and date"), signer.signed_at, width),
        *sheet.label(N_("Signature"), width),
        Spacer(0, 14 * mm),
    ]
    return [Spacer(0, 1 * mm), *lines]
