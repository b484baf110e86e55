"""Which visa can bring home someone who is not Dutch but may live in the Netherlands (domain §9.1, §9.2)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from consulaat.records.case import Case, Whereabouts
from consulaat.records.person import Person
from consulaat.records.travel_document import DocumentPossession, TravelDocument
from consulaat.records.visa import ResidenceKind, ResidenceRight, VisaKind
from consulaat.rules.around import Around
from consulaat.rules.law import term
from resources.texts import N_, _


@dataclass(frozen=True, slots=True)
class Route:
    """One way to travel: the code of the paper or step, why, and on what ground."""

    kind: str
    sentence: str
    basis: str
    facts: Mapping[str, object] = field(default_factory=dict)

    def message(self) -> str:
        """Return the sentence in the language in use."""
        return _(self.sentence, **self.facts)


_NO_RIGHT: Final = frozenset({ResidenceKind.NEVER, ResidenceKind.UNKNOWN})
_ENDED: Final = frozenset({ResidenceKind.EXPIRED, ResidenceKind.WITHDRAWN})


def visa_routes(case: Case, person: Person, around: Around) -> Iterator[Route]:
    """Yield the visas for someone with a residence right; the right is with the service, not in the card."""
    rights = [each for each in around.all(ResidenceRight, person=person.id) if each.kind not in _NO_RIGHT]
    standing = [each for each in rights if is_standing(each, around)]
    if standing:
        yield from _with_permit(case, person, around)
    elif rights:
        yield Route(
            VisaKind.MVV,
            N_("The residence right has ended: a new stay on humanitarian grounds because of abandonment."),
            "§9.2",
        )


def is_standing(right: ResidenceRight, around: Around) -> bool:
    """Tell whether a residence right holds today; one without an end does."""
    is_over = right.valid_until is not None and right.valid_until < around.today
    return right.kind not in _ENDED | _NO_RIGHT and not is_over


def _with_permit(case: Case, person: Person, around: Around) -> Iterator[Route]:
    rule = term("T08")
    if case.whereabouts is not Whereabouts.NETHERLANDS:
        yield Route(
            VisaKind.ENTRY_VISA,
            N_(
                "An entry visa: the person is abroad and has a residence right, also when the card is gone."
                " It is ready within {ready} days and valid for {valid} days at most."
            ),
            "§9.2, T08",
            {"ready": rule.length, "valid": rule.validity_length},
        )
    yield Route(
        VisaKind.RETURN_VISA,
        N_("A return visa is meant for someone who will leave the Netherlands for a while and come back."),
        "Vreemdelingenwet 2000 art. 2w-2bb",
    )
    if not _has_passport(person, around):
        yield Route(
            "LP",
            N_("Without a passport: a laissez-passer for aliens after verification, and a visa on a sheet."),
            "§8.2",
        )


def _has_passport(person: Person, around: Around) -> bool:
    """Tell whether the person, or the post for them, holds a travel document that is valid today."""
    return any(
        each.possession in {None, DocumentPossession.PERSON, DocumentPossession.POST}
        and (each.valid_until is None or each.valid_until >= around.today)
        for each in around.all(TravelDocument, person=person.id)
    )
