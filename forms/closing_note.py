"""FRM-24: the note with which a case is closed."""

from reportlab.platypus import Flowable

from consulaat.papers.closing_note import ClosingNote
from forms.page import build_pdf
from forms.sheet import Sheet
from forms.signature_block import Signer, signature_block
from forms.words import YES_NO
from resources.texts import N_


def render(note: ClosingNote) -> bytes:
    """Return the note as a PDF file."""
    return build_pdf(note, lambda sheet: _body(sheet, note))


def _body(sheet: Sheet, note: ClosingNote) -> list[Flowable]:
    field, day, moment = sheet.field, sheet.formats.day, sheet.formats.moment
    yes_no, number = sheet.words.yes_no, sheet.formats.number
    return [
        *sheet.key(N_("Closure reason"), sheet.words.read(note.reason)),
        *sheet.heading(N_("The case")),
        *sheet.fields(
            field(N_("Case number"), note.case_number),
            field(N_("Established phenomenon"), note.established_phenomenon),
            field(N_("Opened on"), moment(note.opened_at)),
            field(N_("Closed on"), moment(note.closed_at)),
            field(N_("Reports"), number(note.reports)),
            field(N_("Contact moments"), number(note.contacts)),
            field(N_("Conferences"), number(note.conferences)),
            field(N_("Times reopened"), number(note.reopened_count)),
        ),
        *sheet.heading(N_("How it ended")),
        *sheet.fields(
            field(N_("Consular assistance was given"), yes_no(note.assistance_was_given), YES_NO),
            field(N_("Returned on"), day(note.returned_on)),
            field(N_("Manner of return"), note.return_manner),
            field(N_("Handed over to"), "\n".join(note.handed_over_to)),
        ),
        *sheet.passage(N_("Note, and what was learned"), note.note, lines=4),
        *sheet.heading(N_("Keeping")),
        *sheet.fields(
            field(N_("Retention class"), note.retention_class),
            field(N_("On legal hold"), "" if sheet.frame.is_blank else yes_no(note.is_on_legal_hold), YES_NO),
        ),
        signature_block(
            sheet, [Signer(part=N_("Closed by"), name=note.closed_by, signed_at=moment(note.closed_at))]
        ),
    ]
