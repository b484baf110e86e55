"""FRM-13: a visa application and the question to the immigration service on one paper."""

from reportlab.platypus import Flowable

from consulaat.papers.visa_sheet import VisaSheet
from forms.page import build_pdf
from forms.sheet import Column, Sheet
from forms.signature_block import Signer, signature_block
from forms.words import YES_NO
from resources.texts import N_

_ANSWERS = (N_("Agreed"), N_("Not agreed"), N_("Supplement needed"))
_VISA_KINDS = (N_("Return visa"), N_("Entry visa"), N_("Long-stay visa (MVV)"), N_("Facilitated visa"))


def render(visa: VisaSheet) -> bytes:
    """Return the visa and consultation sheet as a PDF file."""
    return build_pdf(visa, lambda sheet: _body(sheet, visa))


def _body(sheet: Sheet, visa: VisaSheet) -> list[Flowable]:
    return [
        *_first_contact(sheet, visa),
        *sheet.heading(N_("Applicant")),
        *_applicant(sheet, visa),
        *sheet.heading(N_("Right of residence")),
        *_residence(sheet, visa),
        *sheet.heading(N_("Visa applied for")),
        *_application(sheet, visa),
        *sheet.heading(N_("Children along")),
        *_children(sheet, visa),
        *sheet.heading(N_("Question to the immigration service (IND)")),
        *sheet.passage(N_("Question"), visa.question, lines=4),
        *sheet.fields(sheet.field(N_("Sent"), sheet.formats.moment(visa.question_sent_at)), columns=1),
        *sheet.heading(N_("Answer of the immigration service (IND)")),
        *_answer(sheet, visa),
        *sheet.heading(N_("Decision")),
        *_decision(sheet, visa),
        signature_block(
            sheet,
            [
                Signer(part=N_("For the immigration service (IND)"), name=visa.answered_by),
                Signer(
                    part=N_("Decided by"),
                    name=visa.decided_by,
                    signed_at=sheet.formats.moment(visa.decided_at),
                ),
            ],
        ),
    ]


def _first_contact(sheet: Sheet, visa: VisaSheet) -> list[Flowable]:
    contact = " · ".join(filter(None, (visa.first_authority_contact_on, visa.first_authority)))
    return sheet.key(
        N_("Key date: first contact with any Dutch authority"),
        contact,
        N_(
            "Who turned to a Dutch authority as soon as possible is not held to have moved main residence; "
            "a late application to extend is not held against them."
        ),
    )


def _applicant(sheet: Sheet, visa: VisaSheet) -> list[Flowable]:
    field = sheet.field
    birth_place = ", ".join(filter(None, (visa.birth_place, sheet.words.read(visa.birth_country))))
    return sheet.fields(
        field(N_("Surname"), visa.surname),
        field(N_("Given names"), visa.given_names),
        field(N_("Name in original script"), visa.original_script_name),
        field(N_("Born on"), visa.born_on),
        field(N_("Place and country of birth"), birth_place),
        field(N_("Nationalities"), sheet.words.list(visa.nationalities)),
        field(N_("V-number"), visa.v_number),
        field(N_("Travel document"), visa.travel_document),
    )


def _residence(sheet: Sheet, visa: VisaSheet) -> list[Flowable]:
    field = sheet.field
    main_residence = (N_("Not moved: left behind"), N_("Moved"), N_("To be assessed"))
    return sheet.fields(
        field(N_("Kind of residence right"), visa.residence_kind),
        field(N_("Lawful residence (article 8 Vw 2000)"), visa.lawful_residence),
        field(N_("Document number"), visa.residence_document_number),
        field(N_("Valid until"), sheet.formats.day(visa.residence_valid_until)),
        field(N_("Document is held by the applicant"), sheet.words.yes_no(visa.document_is_held), YES_NO),
        field(N_("Main residence"), visa.main_residence, main_residence),
        field(N_("Documents taken away"), sheet.words.list(visa.withheld_documents)),
    )


def _application(sheet: Sheet, visa: VisaSheet) -> list[Flowable]:
    field = sheet.field
    return [
        *sheet.fields(
            field(N_("Kind of visa"), visa.visa_kind, _VISA_KINDS),
            field(N_("Application number"), visa.application_number),
            field(N_("Submitted on"), sheet.formats.day(visa.submitted_on)),
            field(N_("Appeared in person"), sheet.words.yes_no(visa.appeared_in_person), YES_NO),
        ),
        *sheet.passage(N_("Reason of the application"), visa.reason, lines=2),
    ]


def _children(sheet: Sheet, visa: VisaSheet) -> list[Flowable]:
    columns = [
        Column(label=N_("Name"), share=45),
        Column(label=N_("Name in original script"), share=33),
        Column(label=N_("Born on"), share=22),
    ]
    rows = [(child.name, child.original_script_name, child.born_on) for child in visa.children]
    return sheet.table(columns, rows)


def _answer(sheet: Sheet, visa: VisaSheet) -> list[Flowable]:
    return sheet.fields(
        sheet.field(N_("Answer"), visa.answer, _ANSWERS),
        sheet.field(N_("Received"), sheet.formats.moment(visa.answer_received_at)),
    )


def _decision(sheet: Sheet, visa: VisaSheet) -> list[Flowable]:
    field, day = sheet.field, sheet.formats.day
    decisions = (N_("Approved"), N_("Rejected"), N_("Not processed"))
    days = "" if visa.visa_days is None else str(visa.visa_days)
    return [
        *sheet.fields(
            field(N_("Decision"), visa.decision, decisions),
            field(N_("Decide no later than"), day(visa.decision_due_on)),
            field(N_("Visa valid from"), day(visa.visa_valid_from)),
            field(N_("Visa valid until (last day)"), day(visa.visa_valid_until)),
            field(N_("Days valid"), days),
            field(N_("Term was extended"), sheet.words.yes_no(visa.term_is_extended), YES_NO),
        ),
        *sheet.note(
            N_(
                "The day of issue counts as day 1. "
                "The visa is never valid longer than the right of residence it rests on."
            )
        ),
    ]
