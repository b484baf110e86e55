"""Whose consent an application for a minor needs, and whether it is there (domain §7).

Age is judged on the day itself: from the day someone is certainly of age nothing is required any more, and what
was recorded before stays as it was. The row of the law is that of the day of application.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from consulaat.records.court import Article39Decision, Article39Outcome
from consulaat.records.custody import (
    Consent,
    ConsentState,
    CustodyHolder,
    CustodyHolderKind,
    CustodySituation,
    ProtectionMeasure,
)
from consulaat.records.ids import PersonId
from consulaat.records.person import Person
from consulaat.records.travel_document import ApplicationState, DocumentKind, TravelDocumentApplication
from consulaat.rules.around import Around
from consulaat.rules.law import comes_of_age_on, number
from consulaat.rules.minors import MinorStatus, minor_status
from consulaat.values.partial_date import ages

EMERGENCY: Final = frozenset({DocumentKind.EMERGENCY_PASSPORT, DocumentKind.LAISSEZ_PASSER})
SATISFIED: Final = frozenset({ConsentState.GIVEN, ConsentState.REPLACED_BY_COURT, ConsentState.NOT_REQUIRED})
BARRED: Final = frozenset({ConsentState.MUST_NOT_ASK, ConsentState.REFUSED, ConsentState.WITHDRAWN})
UNDER_SUPERVISION: Final = frozenset(
    {ProtectionMeasure.SUPERVISION, ProtectionMeasure.PROVISIONAL_SUPERVISION}
)
_OVER: Final = frozenset(
    {
        ApplicationState.RETRACTED,
        ApplicationState.REFUSED,
        ApplicationState.NOT_PROCESSED,
        ApplicationState.DOCUMENT_WITHDRAWN,
        ApplicationState.MISPRINTED,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One who has custody, and their consent for one application, if it was recorded."""

    holder: CustodyHolder
    consent: Consent | None

    @property
    def is_settled(self) -> bool:
        """Whether nothing more is needed of this one."""
        return self.consent is not None and self.consent.state in SATISFIED

    @property
    def is_barred(self) -> bool:
        """Whether this consent will not come: it was refused, withdrawn, or may not be asked."""
        return self.consent is not None and self.consent.state in BARRED


def of_age_since(person: PersonId, around: Around) -> date | None:
    """Return since when someone is certainly of age; None while that may not be so yet."""
    found = around.one(Person, person)
    latest = found.born_on.latest() if found and found.born_on else None
    since = comes_of_age_on(latest) if latest else None
    return since if since and since <= around.today else None


def status_of(person: PersonId, around: Around) -> MinorStatus:
    """Return whether a person is a minor today."""
    found = around.one(Person, person)
    return minor_status(found.born_on if found else None, around.today)


def needs_consent(application: TravelDocumentApplication, around: Around) -> bool:
    """Tell whether custodians must consent: for a minor, certain or not, but for a card above an age."""
    if status_of(application.person, around) is MinorStatus.NO:
        return False
    return not (application.kind is DocumentKind.IDENTITY_CARD and is_free_for_card(application, around))


def is_free_for_card(application: TravelDocumentApplication, around: Around) -> bool:
    """Tell whether someone is old enough to have an identity card without consent."""
    person = around.one(Person, application.person)
    age = ages(person.born_on, around.today) if person and person.born_on else None
    return age is not None and age[0] >= number("NIK_ZONDER_TOESTEMMING", application.applied_on)


def situation_of(person: PersonId, around: Around) -> CustodySituation | None:
    """Return what was found out last about custody of a person."""
    found = around.all(CustodySituation, person=person)
    return max(found, key=_found_at) if found else None


def _found_at(situation: CustodySituation) -> tuple[datetime, str]:
    moment = situation.assessed_at or situation.created_at
    return (moment or datetime.min.replace(tzinfo=UTC), situation.id)


def measure_of(situation: CustodySituation, today: date) -> ProtectionMeasure | None:
    """Return the measure of protection that holds on a day."""
    until = situation.protection_until
    return None if until is not None and until < today else situation.protection_measure


def holders_of(situation: CustodySituation, today: date) -> tuple[CustodyHolder, ...]:
    """Return who must consent: everyone with custody; under provisional guardianship the agency instead."""
    agency = CustodyHolderKind.AGENCY_PROVISIONAL
    agencies = tuple(each for each in situation.holders if each.kind is agency)
    if measure_of(situation, today) is ProtectionMeasure.PROVISIONAL_GUARDIANSHIP:
        return agencies
    if agencies and situation.protection_measure is None:
        return agencies
    without = {agency, CustodyHolderKind.NOBODY}
    return tuple(each for each in situation.holders if each.kind not in without)


def asked_for(application: TravelDocumentApplication, around: Around) -> tuple[Asked, ...]:
    """Return everyone who must consent to an application, each with the consent for this application only."""
    situation = situation_of(application.person, around)
    if situation is None:
        return ()
    given = around.all(Consent, application=application.id)
    return tuple(
        Asked(holder=each, consent=_of_holder(each, given)) for each in holders_of(situation, around.today)
    )


def _of_holder(holder: CustodyHolder, given: tuple[Consent, ...]) -> Consent | None:
    own = [
        each
        for each in given
        if (holder.person is not None and each.giver == holder.person)
        or (holder.organisation is not None and each.giver_organisation == holder.organisation)
    ]
    return own[-1] if own else None


def granted_ahead(application: TravelDocumentApplication, around: Around) -> bool:
    """Tell whether headquarters decided to issue an emergency document ahead of the court."""
    decided = around.all(Article39Decision, application=application.id, outcome=Article39Outcome.GRANTED)
    return bool(decided) and application.kind in EMERGENCY


def is_settled(application: TravelDocumentApplication, around: Around) -> bool:
    """Tell whether all consent that an application needs is there, or what comes in its place."""
    if not needs_consent(application, around) or granted_ahead(application, around):
        return True
    asked = asked_for(application, around)
    return bool(asked) and all(each.is_settled for each in asked)


def requirement_of(consent: Consent, around: Around) -> ConsentState:
    """Return what is required today, whatever was recorded: nothing any more from the day of coming of age."""
    application = around.one(TravelDocumentApplication, consent.application)
    if application is not None and not needs_consent(application, around):
        return ConsentState.NOT_REQUIRED
    return consent.state


def running(person: PersonId, around: Around) -> Iterator[TravelDocumentApplication]:
    """Yield the applications of a person that were not dropped, refused or undone."""
    for each in around.all(TravelDocumentApplication, person=person):
        if each.state not in _OVER:
            yield each


def must_not_be_asked(consent: Consent) -> bool:
    """Tell whether nothing may be sent to the giver; a ruling of the court does not end that."""
    return consent.state is ConsentState.MUST_NOT_ASK or bool(consent.unsafe_reason)
