"""FRM-14: the hand-over to the hub or Safe at Home."""

from reportlab.platypus import Flowable

from consulaat.papers.handover_summary import HandoverSummary
from forms.page import build_pdf
from forms.sheet import Sheet
from forms.signature_block import Signer, signature_block
from resources.texts import N_


def render(summary: HandoverSummary) -> bytes:
    """Return the hand-over as a PDF file."""
    return build_pdf(summary, lambda sheet: _body(sheet, summary))


def _body(sheet: Sheet, summary: HandoverSummary) -> list[Flowable]:
    field, moment = sheet.field, sheet.formats.moment
    return [
        *sheet.key(N_("Risk level"), sheet.words.read(summary.risk_level), alert=bool(summary.risk_level)),
        *sheet.heading(N_("Who it is about")),
        *sheet.fields(
            field(N_("Name"), summary.person_name),
            field(N_("Born on"), summary.born_on),
            field(N_("Minor"), summary.minor),
            field(N_("Children along"), summary.children_along),
            field(N_("Language"), summary.language),
            field(N_("Agreed by the person"), summary.basis),
        ),
        *sheet.heading(N_("Hand-over")),
        *sheet.fields(
            field(N_("Receiving organisation"), summary.receiver_organisation),
            field(N_("Receiver"), summary.receiver_name),
            field(N_("Handed over on"), moment(summary.handed_over_at)),
            field(N_("Papers given along"), "\n".join(summary.papers)),
        ),
        *sheet.passage(N_("Facts needed for protection"), summary.summary, lines=8),
        *sheet.passage(N_("Risk"), summary.risk, lines=4),
        *sheet.passage(N_("Open matters"), summary.open_matters, lines=4),
        *sheet.note(N_("Only what protection asks for; the file itself stays with the post.")),
        signature_block(
            sheet,
            [
                Signer(part=N_("Handed over by")),
                Signer(
                    part=N_("Accepted by"), name=summary.accepted_by, signed_at=moment(summary.accepted_at)
                ),
            ],
        ),
    ]
