"""FRM-27: proof of destruction."""

from reportlab.platypus import Flowable

from consulaat.papers.destruction_proof import DestructionProof
from forms.page import build_pdf
from forms.sheet import Column, Sheet
from forms.signature_block import Signer, signature_block
from resources.texts import N_

_COLUMNS = 3


def render(proof: DestructionProof) -> bytes:
    """Return the proof as a PDF file."""
    return build_pdf(proof, lambda sheet: _body(sheet, proof))


def _body(sheet: Sheet, proof: DestructionProof) -> list[Flowable]:
    field, moment, number = sheet.field, sheet.formats.moment, sheet.formats.number
    columns = [Column(label=N_("Neutral reference"), share=1) for _ in range(_COLUMNS)]
    count = "" if sheet.frame.is_blank else number(len(proof.destroyed))
    return [
        *sheet.key(N_("State"), sheet.words.read(proof.state)),
        *sheet.fields(
            field(N_("Retention class"), proof.retention_class),
            field(N_("Kept for years"), number(proof.years)),
            field(N_("Basis"), proof.basis),
            field(N_("Cases destroyed"), count),
            field(N_("Records destroyed"), number(proof.records)),
            field(N_("Lines destroyed"), number(proof.lines)),
        ),
        *sheet.heading(N_("Destroyed")),
        *sheet.table(columns, _rows(proof.destroyed)),
        *sheet.passage(N_("Left out, because something held it"), ", ".join(proof.left_out), lines=2),
        *sheet.passage(N_("Backups made before, to be destroyed too"), "\n".join(proof.backups), lines=3),
        *sheet.heading(N_("The journal")),
        *sheet.note(
            N_(
                "Of each destroyed line the number and the digest stay; the chain still verifies, "
                "and nothing can be read back from it."
            )
        ),
        *sheet.passage(N_("Number and head before"), proof.head_before, lines=1),
        *sheet.passage(N_("Number and head with the line of this list"), proof.head_after, lines=1),
        signature_block(
            sheet,
            [
                Signer(part=N_("Proposed by"), name=proof.proposed_by, signed_at=moment(proof.proposed_at)),
                Signer(part=N_("Approved by"), name=proof.approved_by, signed_at=moment(proof.approved_at)),
                Signer(
                    part=N_("Carried out by"),
                    name=proof.carried_out_by,
                    signed_at=moment(proof.carried_out_at),
                ),
            ],
        ),
    ]


def _rows(references: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return references, so many on a row."""
    filled = [*references, *[""] * (-len(references) % _COLUMNS)]
    return [tuple(filled[at : at + _COLUMNS]) for at in range(0, len(filled), _COLUMNS)]
