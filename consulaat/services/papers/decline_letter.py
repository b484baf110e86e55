"""FRM-21 from an application that is not dealt with, or of which a refusal is intended."""

from typing import Final

from consulaat.papers.decline_letter import DeclineLetter
from consulaat.records.person import Person
from consulaat.records.travel_document import ApplicationState, TravelDocumentApplication
from consulaat.rules.law import number
from consulaat.services.naming import find_record
from consulaat.services.papers.material import Material
from consulaat.services.ports import UnitOfWork

_REFUSAL: Final = frozenset(
    {ApplicationState.REFUSAL_INTENDED, ApplicationState.HELD, ApplicationState.REFUSED}
)


def find(work: UnitOfWork, ref: str) -> TravelDocumentApplication:
    """Return the application that is meant."""
    return work.get(TravelDocumentApplication, find_record(work, TravelDocumentApplication, ref))


def content(material: Material, application: TravelDocumentApplication) -> DeclineLetter:
    """Return the letter; a draft until the application is declined or its refusal is intended."""
    person = material.work.get(Person, application.person)
    is_refusal = application.state in _REFUSAL
    is_declined = application.state is ApplicationState.NOT_PROCESSED
    return DeclineLetter(
        frame=material.frame(
            application.number or "", is_draft=not (is_refusal or is_declined), is_marked=False
        ),
        applicant=material.name(person),
        application_number=application.number or "",
        document_kind=material.word(application.kind),
        applied_on=application.applied_on,
        is_refusal=is_refusal,
        ground=application.missing_requirement or "",
        repair_until=application.repair_until,
        objection_weeks=number("BEZWAAR_WEKEN", material.today),
    )
