"""FRM-21: the letter about an application that is not dealt with, or will probably be refused."""

from reportlab.platypus import Flowable

from consulaat.papers.decline_letter import DeclineLetter
from forms.page import build_pdf
from forms.sheet import Sheet
from forms.signature_block import Signer, signature_block
from resources.texts import N_


def render(letter: DeclineLetter) -> bytes:
    """Return the letter as a PDF file."""
    return build_pdf(letter, lambda sheet: _body(sheet, letter))


def _body(sheet: Sheet, letter: DeclineLetter) -> list[Flowable]:
    field, day = sheet.field, sheet.formats.day
    outcome = (
        N_("It is intended to refuse this application.")
        if letter.is_refusal
        else N_("This application is not dealt with as it is.")
    )
    return [
        *sheet.heading(N_("The application")),
        *sheet.fields(
            field(N_("Applicant"), letter.applicant),
            field(N_("Number"), letter.application_number),
            field(N_("Document"), letter.document_kind),
            field(N_("Date of application"), day(letter.applied_on)),
        ),
        *sheet.heading(N_("What was decided")),
        *([] if sheet.frame.is_blank else sheet.note(outcome)),
        *sheet.passage(N_("Why"), letter.ground, lines=5),
        *sheet.fields(field(N_("Time to put it right, until"), day(letter.repair_until))),
        *sheet.heading(N_("What can be done")),
        *_remedy(sheet, letter),
        signature_block(sheet, [Signer(part=N_("For the Minister of Foreign Affairs"))]),
    ]


def _remedy(sheet: Sheet, letter: DeclineLetter) -> list[Flowable]:
    if letter.objection_weeks is None:
        return sheet.passage(N_("Remedy"), "", lines=3)
    return [
        *sheet.note(N_("What is missing can still be handed in until the day above.")),
        *sheet.note(
            N_("Who does not agree with a decision can object in writing within {weeks} weeks."),
            weeks=letter.objection_weeks,
        ),
    ]
