"""FRM-04 from a consent that is, or will be, asked."""

from dataclasses import replace

from consulaat.papers.consent_form import ConsentForm
from consulaat.records.custody import Consent
from consulaat.records.person import Person
from consulaat.records.travel_document import TravelDocumentApplication
from consulaat.services.naming import find_record
from consulaat.services.papers.material import Material
from consulaat.services.ports import UnitOfWork


def find(work: UnitOfWork, ref: str) -> Consent:
    """Return the consent that is meant."""
    return work.get(Consent, find_record(work, Consent, ref))


def content(material: Material, consent: Consent) -> ConsentForm:
    """Return the child, the document and the application; of the giver the name alone."""
    child = material.work.get(Person, consent.person)
    application = material.work.get(TravelDocumentApplication, consent.application)
    frame = material.frame(application.number or "", is_draft=False, is_marked=False)
    return ConsentForm(
        frame=replace(frame, second_language="en" if material.language == "nl" else "nl"),
        child_name=material.name(child),
        child_born_on=material.day(child.born_on),
        document_kind=material.word(application.kind),
        application_number=application.number or "",
        applied_on=application.applied_on,
        giver_name=_giver(material, consent),
    )


def _giver(material: Material, consent: Consent) -> str:
    if consent.giver is not None:
        return material.name(material.work.get(Person, consent.giver))
    return material.organisation(consent.giver_organisation)
