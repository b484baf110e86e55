"""Whether inquiries, documents, permits and visas can be right (domain §15.6, §15.9)."""

from collections.abc import Iterator

from consulaat.records.nationality import NationalityInquiry
from consulaat.records.person import Person
from consulaat.records.travel_document import TravelDocument, TravelDocumentApplication
from consulaat.records.visa import ResidenceRight, VisaApplication
from consulaat.rules.around import Around
from consulaat.rules.findings import Finding, warning
from consulaat.rules.nationality_loss import clock_of
from consulaat.rules.number_checks import document_findings, residence_document_findings
from consulaat.rules.visa_sticker import objections_to_validity
from resources.texts import N_


def inquiry_checks(inquiry: NationalityInquiry, around: Around) -> Iterator[Finding]:
    """Say what the loss clock misses or takes for granted."""
    person = around.one(Person, inquiry.person)
    if person is None:
        return
    clock = clock_of(inquiry, around)
    if clock is None:
        yield warning(
            "CLOCK_CANNOT_TELL",
            N_("Record the birth date and where the person lived; without them the loss clock says nothing."),
            "§6.7",
        )
    elif clock.assumes_other_nationality and clock.earliest_limit_on is not None:
        yield warning(
            "OTHER_NATIONALITY_ASSUMED",
            N_("No other nationality is on record; the loss clock takes it that there was one from birth."),
            "§6.7",
        )


def application_checks(application: TravelDocumentApplication, around: Around) -> Iterator[Finding]:
    """Check number and days of an application."""
    if application.document_number:
        yield from document_findings(application.kind, application.document_number, "document_number")
    if application.issued_on is not None and application.issued_on < application.applied_on:
        yield Finding(
            "ISSUED_BEFORE_APPLIED",
            N_("A document cannot be issued before it was applied for."),
            "§15.9",
            field_name="issued_on",
        )
    handed_out = application.handed_out_at.date() if application.handed_out_at else None
    if handed_out is not None and application.issued_on is not None and handed_out < application.issued_on:
        yield Finding(
            "HANDED_OUT_BEFORE_ISSUED",
            N_("A document cannot be handed out before it was issued."),
            "§15.9",
            field_name="handed_out_at",
        )
    if application.applied_on > around.today:
        yield warning(
            "APPLIED_IN_FUTURE", N_("The day of application is in the future."), "§15.9", "applied_on"
        )


def document_checks(document: TravelDocument, around: Around) -> Iterator[Finding]:
    """Check number and days of a document."""
    yield from document_findings(document.kind, document.number, "number")
    if document.issued_on and document.valid_until and document.valid_until < document.issued_on:
        yield Finding(
            "ENDS_BEFORE_START",
            N_("The document ends before it was issued."),
            "§15.9",
            field_name="valid_until",
        )
    same = around.all(TravelDocument, number=document.number, kind=document.kind)
    if any(each.id != document.id and each.person != document.person for each in same):
        yield warning(
            "NUMBER_OF_ANOTHER",
            N_("This document number is on record for another person."),
            "§15.6",
            "number",
        )


def residence_right_checks(right: ResidenceRight, _around: Around) -> Iterator[Finding]:
    """Check number and days of a residence right."""
    yield from residence_document_findings(right.document_number, "document_number")
    if right.valid_from and right.valid_until and right.valid_until < right.valid_from:
        yield Finding(
            "ENDS_BEFORE_START",
            N_("The residence right ends before it starts."),
            "§15.9",
            field_name="valid_until",
        )


def visa_checks(visa: VisaApplication, around: Around) -> Iterator[Finding]:
    """Check the days of a visa."""
    yield from objections_to_validity(visa, around)
