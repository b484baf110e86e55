"""The track of custody and consent: whose turn it is before a minor can have a document (domain §7)."""

from dataclasses import replace
from typing import Final

from consulaat.records.case import Case
from consulaat.records.court import CourtOutcome, CourtProcedure, CourtRoute
from consulaat.records.custody import Consent, ConsentState
from consulaat.records.task import TrackKind, TrackState
from consulaat.records.travel_document import ApplicationState, TravelDocumentApplication
from consulaat.rules.around import Around
from consulaat.rules.consent_findings import holder_of, sentence_of
from consulaat.rules.custody import (
    Asked,
    asked_for,
    is_settled,
    needs_consent,
    of_age_since,
    running,
    situation_of,
    status_of,
)
from consulaat.rules.minors import MinorStatus
from consulaat.rules.track import Standing, blocked, track
from consulaat.values.codes import Side
from resources.texts import N_

_KIND: Final = TrackKind.CUSTODY_CONSENT
_WAITING: Final = frozenset({ApplicationState.SUBMITTED, ApplicationState.IN_PROGRESS})
_WHY: Final = {
    MinorStatus.YES: N_("A minor needs the consent of who has custody, or a decision in its place."),
    MinorStatus.UNCERTAIN: N_("The age is uncertain: consent is needed until the day of birth is known."),
}


def consent(case: Case, around: Around) -> Standing:
    """Return whether those with custody must still consent: only of someone who is, or may be, a minor."""
    status = status_of(case.person, around)
    if status is MinorStatus.NO:
        return _of_age(case, around)
    applications = [each for each in running(case.person, around) if needs_consent(each, around)]
    if not applications:
        begun = situation_of(case.person, around) is not None
        return track(_KIND, TrackState.ACTIVE if begun else TrackState.NOT_STARTED, _WHY[status])
    wanting = [each for each in applications if not is_settled(each, around)]
    if not wanting:
        return track(_KIND, TrackState.DONE)
    return _wanting(wanting[-1], status, around)


def _of_age(case: Case, around: Around) -> Standing:
    found = track(_KIND, TrackState.NOT_APPLICABLE)
    since = of_age_since(case.person, around)
    if since is None or not around.all(Consent, person=case.person):
        return found
    said = N_("Of age since {since}: no consent is required any more.")
    return replace(found, sentence=said, facts={"since": since.isoformat()})


def _wanting(application: TravelDocumentApplication, status: MinorStatus, around: Around) -> Standing:
    """Return what an application waits for: custody to be found out, an answer, or the court."""
    asked = asked_for(application, around)
    if not asked:
        why, opens = _WHY[status], "custody_situation"
        if application.state not in _WAITING:
            return track(_KIND, TrackState.NOT_STARTED, why, opens=opens)
        since = application.applied_on
        return blocked(_KIND, why, Side.HUB, record=application, since=since, opens=opens)
    wanting = [each for each in asked if not each.is_settled]
    barred = [each for each in wanting if each.is_barred]
    if barred:
        return _barred(barred[0], application, around)
    first = wanting[0]
    is_asked = first.consent is not None and first.consent.state is ConsentState.ASKED
    side = Side.OTHER if is_asked else Side.POST
    return _said(
        first, blocked(_KIND, sentence_of(first), side, record=_of(first, application), opens="consent")
    )


def _barred(first: Asked, application: TravelDocumentApplication, around: Around) -> Standing:
    """Return that the court must decide, once it was asked; until then the hub must see to that."""
    route = CourtRoute.SUBSTITUTE_CONSENT
    for each in around.all(CourtProcedure, person=application.person, route=route, outcome=None):
        if each.lodged_on is not None:
            why = N_("The court has not decided on substitute consent yet.")
            return blocked(_KIND, why, Side.OTHER, record=each, since=each.lodged_on, opens="court_procedure")
    denied = around.all(CourtProcedure, person=application.person, route=route, outcome=CourtOutcome.DENIED)
    if denied:
        why = N_("The court denied substitute consent: a conference must decide what follows.")
        return blocked(
            _KIND,
            why,
            Side.HEADQUARTERS,
            record=denied[-1],
            since=denied[-1].decided_on,
            opens="case_conference",
        )
    found = blocked(
        _KIND, sentence_of(first), Side.HUB, record=_of(first, application), opens="court_procedure"
    )
    return _said(first, found)


def _of(asked: Asked, application: TravelDocumentApplication) -> Consent | TravelDocumentApplication:
    return asked.consent or application


def _said(asked: Asked, found: Standing) -> Standing:
    return replace(found, facts={"holder": holder_of(asked)})
