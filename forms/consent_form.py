"""FRM-04: the consent of one who has custody, to sign."""

from reportlab.platypus import Flowable

from consulaat.papers.consent_form import ConsentForm
from forms.page import build_pdf
from forms.sheet import Sheet
from forms.signature_block import Signer, signature_block
from resources.texts import N_


def render(form: ConsentForm) -> bytes:
    """Return the form as a PDF file."""
    return build_pdf(form, lambda sheet: _body(sheet, form))


def _body(sheet: Sheet, form: ConsentForm) -> list[Flowable]:
    field, day = sheet.field, sheet.formats.day
    return [
        *sheet.heading(N_("The child")),
        *sheet.fields(
            field(N_("Name"), form.child_name),
            field(N_("Date of birth"), form.child_born_on),
        ),
        *sheet.heading(N_("The document")),
        *sheet.fields(
            field(N_("Document"), form.document_kind),
            field(N_("Number"), form.application_number),
            field(N_("Date of application"), day(form.applied_on)),
        ),
        *sheet.heading(N_("Consent")),
        *_said(sheet, N_("I have custody of this child and consent to this document.")),
        *_said(sheet, N_("This consent is for this one application and for no other.")),
        *_said(sheet, N_("Sign in the presence of an official, and show a proof of identity.")),
        signature_block(
            sheet,
            [
                Signer(part=N_("Who has custody"), name=form.giver_name),
                Signer(part=N_("Official who established the identity")),
            ],
        ),
    ]


def _said(sheet: Sheet, text: str) -> list[Flowable]:
    """Return a sentence to read before signing, in both languages of the form."""
    second = sheet.words.second(text)
    return [*sheet.note(text), *(sheet.remark(second) if second else [])]
