"""What must hold before a travel document is issued: nationality, identity, consent, alerts (domain §4.5)."""

from collections.abc import Iterator

from consulaat.records.nationality import InquiryState, NationalityInquiry
from consulaat.records.travel_document import (
    AlertAnswer,
    DocumentPossession,
    TravelDocument,
    TravelDocumentApplication,
)
from consulaat.rules.around import Around
from consulaat.rules.consent_findings import objections_to_want_of_consent
from consulaat.rules.findings import Finding, warning
from resources.texts import N_


def objections_to_issue(application: TravelDocumentApplication, around: Around) -> Iterator[Finding]:
    """A document can be given to this person, no alert stands, two people agree."""
    yield from objections_to_any_document(application, around)
    if application.alert_answer is not AlertAnswer.NONE:
        yield Finding(
            "ALERT_NOT_CLEARED",
            N_("The register of passport alerts must have answered that there is no alert."),
            "§4.5",
            field_name="alert_answer",
        )
    if application.taken_by == around.by.id and application.second_read_by in {None, around.by.id}:
        yield Finding(
            "FOUR_EYES",
            N_("Whoever took the application decides only with a second reader."),
            "§8.3",
            field_name="second_read_by",
        )


def objections_to_any_document(application: TravelDocumentApplication, around: Around) -> Iterator[Finding]:
    """Nationality is established for this person, identity recorded, consent is there, older papers are in."""
    yield from _nationality(application, around)
    if not application.identity_evidence_items:
        yield Finding(
            "IDENTITY_NOT_RECORDED",
            N_("Record with which papers or facts identity was established."),
            "PUB 9",
            field_name="identity_evidence_items",
        )
    yield from objections_to_want_of_consent(application, around)
    yield from older_documents(application, around)


def older_documents(application: TravelDocumentApplication, around: Around) -> Iterator[Finding]:
    """Warn of valid Dutch documents that were neither handed in nor declared missing."""
    older = [
        each
        for each in around.all(TravelDocument, person=application.person)
        if each.issuing_country == "NLD"
        and each.application != application.id
        and each.possession not in {DocumentPossession.POST, DocumentPossession.LOST}
        and (each.valid_until is None or each.valid_until >= around.today)
    ]
    if older:
        yield warning(
            "OLDER_DOCUMENTS",
            N_(
                "Older documents that are not at the post and not missing: {count}. Take them in or have them declared."
            ),
            "§4.5",
            count=len(older),
        )


def _nationality(application: TravelDocumentApplication, around: Around) -> Iterator[Finding]:
    inquiry = around.one(NationalityInquiry, application.inquiry) if application.inquiry else None
    if inquiry is None or inquiry.state is not InquiryState.ESTABLISHED_DUTCH:
        yield Finding(
            "NATIONALITY_NOT_ESTABLISHED",
            N_("Dutch nationality must be established by an inquiry for this application."),
            "Paspoortwet 28",
            field_name="inquiry",
        )
    elif inquiry.person != application.person or inquiry.application not in {None, application.id}:
        yield Finding(
            "OTHER_INQUIRY",
            N_("This inquiry is about another person or another application."),
            "§6.1",
            field_name="inquiry",
        )
