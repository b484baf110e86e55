"""The tracks of papers: who someone is, travel documents, visas and residence."""

from typing import Final

from consulaat.records.case import AssistanceBasis, Case
from consulaat.records.nationality import InquiryState, NationalityInquiry
from consulaat.records.task import TrackKind, TrackState
from consulaat.records.travel_document import (
    ApplicationState,
    DocumentPossession,
    TravelDocument,
    TravelDocumentApplication,
)
from consulaat.records.visa import VisaApplication, VisaState
from consulaat.rules.around import Around
from consulaat.rules.track import Standing, blocked, track
from consulaat.values.codes import Side
from resources.texts import N_

_IDENTITY: Final = TrackKind.IDENTITY_NATIONALITY
_DOCUMENT: Final = TrackKind.TRAVEL_DOCUMENT
_VISA: Final = TrackKind.VISA_RESIDENCE
_CONCLUDED: Final = frozenset(
    {InquiryState.ESTABLISHED_DUTCH, InquiryState.ESTABLISHED_NOT_DUTCH, InquiryState.LOST}
)
_WAITING: Final[dict[InquiryState, tuple[str, Side]]] = {
    InquiryState.AWAITING_EVIDENCE: (N_("Evidence is still to come."), Side.POST),
    InquiryState.AWAITING_ANSWER: (N_("A register has not answered yet."), Side.OTHER),
    InquiryState.UNDECIDED: (
        N_("The inquiry ended undecided: ask the immigration service or the court."),
        Side.HEADQUARTERS,
    ),
    InquiryState.IMMIGRATION_ADVICE: (N_("The immigration service has not advised yet."), Side.OTHER),
    InquiryState.COURT_REQUEST: (N_("The court has not decided yet."), Side.OTHER),
}
_STOPPED: Final[dict[ApplicationState, tuple[str, Side]]] = {
    ApplicationState.NOT_PROCESSED: (N_("The application lacks a requirement."), Side.PERSON),
    ApplicationState.REFUSAL_INTENDED: (N_("A refusal is intended: the decision is due."), Side.HEADQUARTERS),
    ApplicationState.HELD: (N_("The application is held: the decision is due."), Side.HEADQUARTERS),
    ApplicationState.REFUSED: (N_("The travel document was refused: choose another route."), Side.POST),
    ApplicationState.MISPRINTED: (N_("The document was misprinted: apply for a new one."), Side.POST),
    ApplicationState.NOT_COLLECTED: (N_("The document lies ready and was not collected."), Side.PERSON),
}
_OVER: Final = frozenset({ApplicationState.RETRACTED, ApplicationState.DOCUMENT_WITHDRAWN})
_UNDECIDED: Final = frozenset({ApplicationState.SUBMITTED, ApplicationState.IN_PROGRESS})
_VISA_STOPPED: Final[dict[VisaState, tuple[str, Side]]] = {
    VisaState.WITH_IMMIGRATION_SERVICE: (N_("The immigration service has not answered yet."), Side.OTHER),
    VisaState.SUPPLEMENT_REQUESTED: (N_("The immigration service asks for more."), Side.POST),
    VisaState.REJECTED: (N_("The visa was rejected: choose another route."), Side.POST),
    VisaState.NOT_PROCESSED: (N_("The visa application was not processed."), Side.POST),
}
_VISA_OVER: Final = frozenset({VisaState.EXPIRED, VisaState.WITHDRAWN})


def identity(case: Case, around: Around) -> Standing:
    """Return how far it is known who this is, and of which nationality."""
    inquiries = around.all(NationalityInquiry, person=case.person)
    open_ones = [each for each in inquiries if each.state not in _CONCLUDED]
    if not inquiries:
        return track(_IDENTITY, TrackState.NOT_STARTED)
    if not open_ones:
        return track(_IDENTITY, TrackState.DONE)
    latest = open_ones[-1]
    if latest.state in _WAITING:
        sentence, side = _WAITING[latest.state]
        return blocked(_IDENTITY, sentence, side, record=latest)
    started = latest.state is not InquiryState.NOT_STARTED
    return track(_IDENTITY, TrackState.ACTIVE if started else TrackState.NOT_STARTED)


def travel_document(case: Case, around: Around) -> Standing:
    """Return how far the person is from a travel document in hand."""
    every = around.all(TravelDocumentApplication, person=case.person)
    applications = [each for each in every if each.state not in _OVER]
    handed_out = [each for each in applications if each.state is ApplicationState.HANDED_OUT]
    if handed_out or _has_document(case, around):
        return track(_DOCUMENT, TrackState.DONE)
    if not applications:
        needs_none = case.assistance_basis is AssistanceBasis.RESIDENCE_RIGHT
        return track(_DOCUMENT, TrackState.NOT_APPLICABLE if needs_none else TrackState.NOT_STARTED)
    latest = applications[-1]
    if latest.state in _STOPPED:
        sentence, side = _STOPPED[latest.state]
        return blocked(_DOCUMENT, sentence, side, record=latest)
    if latest.state in _UNDECIDED and identity(case, around).state is not TrackState.DONE:
        waits = N_("The decision waits for the conclusion of the nationality inquiry.")
        return blocked(
            _DOCUMENT,
            waits,
            Side.POST,
            record=latest,
            since=latest.applied_on,
            person=latest.taken_by,
            opens="nationality_inquiry",
        )
    return track(_DOCUMENT, TrackState.ACTIVE)


def _has_document(case: Case, around: Around) -> bool:
    return any(
        each.possession is DocumentPossession.PERSON
        and each.valid_until is not None
        and each.valid_until >= around.today
        for each in around.all(TravelDocument, person=case.person)
    )


def visa(case: Case, around: Around) -> Standing:
    """Return how far the person is from a visa; a Dutch national needs none."""
    every = around.all(VisaApplication, person=case.person)
    applications = [each for each in every if each.state not in _VISA_OVER]
    if any(each.state in {VisaState.HANDED_OUT, VisaState.USED} for each in applications):
        return track(_VISA, TrackState.DONE)
    if not applications:
        is_dutch = case.assistance_basis is AssistanceBasis.DUTCH_NATIONAL or any(
            each.state is InquiryState.ESTABLISHED_DUTCH
            for each in around.all(NationalityInquiry, person=case.person)
        )
        return track(_VISA, TrackState.NOT_APPLICABLE if is_dutch else TrackState.NOT_STARTED)
    latest = applications[-1]
    if latest.state in _VISA_STOPPED:
        sentence, side = _VISA_STOPPED[latest.state]
        person = latest.taken_by if side is Side.POST else None
        return blocked(_VISA, sentence, side, record=latest, person=person)
    return track(_VISA, TrackState.ACTIVE)
