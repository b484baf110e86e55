"""Keeps paper away from those of whom it was judged that asking them is unsafe (domain §7)."""

from collections.abc import Iterable

from consulaat.errors import RefusedError
from consulaat.records.custody import Consent
from consulaat.records.ids import PersonId
from consulaat.rules.custody import must_not_be_asked
from consulaat.services.ports import UnitOfWork
from consulaat.services.same_person import with_the_same
from resources.texts import N_


class MustNotBeAddressedError(RefusedError):
    """A paper was wanted for someone to whom nothing may be sent."""

    code = "must-not-be-addressed"
    sentence = N_(
        "No paper addressed to this person can be made: asking this person for consent was judged unsafe."
    )
    next_step = N_("The reason stands with the consent. Take the route by the court or article 39.")


def may_be_addressed(work: UnitOfWork, people: Iterable[PersonId]) -> bool:
    """Tell whether paper may be made for all of these people, whichever file they are known by."""
    return not any(
        must_not_be_asked(consent)
        for person in with_the_same(work, people)
        for consent in work.find(Consent, giver=person)
    )
