"""Whether two files may be about one person, and what was decided about that (domain §15.11)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from consulaat.records.case import Case, CaseLink, CaseRelation, CaseState
from consulaat.records.ids import PersonId
from consulaat.records.person import DuplicateDecision, DuplicateOutcome, Gender, Person
from consulaat.rules.around import Around
from consulaat.rules.findings import Finding, Severity
from consulaat.values.likeness import align
from consulaat.values.names import fold, tokens
from consulaat.values.partial_date import PartialDate
from resources.texts import N_, _

LIKELY: Final = 0.6  # what is less alike is not shown
_SURE: Final = 0.97
_NAME: Final = 0.75
_BY_BOTH: Final = 0.3  # how much counts that the shorter name has no more words than the longer one
_SAME_DAY: Final = 0.2
_MAY_BE: Final = 0.1
_OTHER_BIRTH: Final = 0.3
_PHONE: Final = 0.2
_PLACE: Final = 0.05
_OTHER_NUMBER: Final = 0.4
_OTHER_GENDER: Final = 0.2
_KNOWN_GENDERS: Final = frozenset({Gender.MALE, Gender.FEMALE})


@dataclass(frozen=True, slots=True)
class Why:
    """One reason to think that two files are about one person; it repeats no hidden number."""

    sentence: str
    facts: tuple[tuple[str, str], ...] = ()

    def words(self) -> str:
        """Return the reason in the language in use."""
        return _(self.sentence, **dict(self.facts))


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A person with what else is known by which they can be told from others."""

    person: Person
    phones: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """The name in Latin letters; without one, the name in its own script."""
        person = self.person
        parts = (person.given_names, person.surname_prefix, person.surname)
        return " ".join(part for part in parts if part) or person.original_script_name or ""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How likely two files are about one person, from 0 to 1, and why."""

    score: float
    why: tuple[Why, ...]


def likeness(one: Known, other: Known) -> Likeness:
    """Return how likely it is that two files are about one person; people decide."""
    weighed = [
        *_by_number(one.person, other.person),
        *_by_name(one, other),
        *_by_birth(one.person.born_on, other.person.born_on),
        *_by_rest(one, other),
    ]
    score = sum(weight for weight, _why in weighed if weight < _SURE)
    if any(weight >= _SURE for weight, _why in weighed):
        score = max(score, _SURE)
    return Likeness(round(max(0.0, min(1.0, score)), 3), tuple(why for _weight, why in weighed if why))


def _by_number(one: Person, other: Person) -> Iterator[tuple[float, Why | None]]:
    for own, its, sentence in (
        (one.bsn, other.bsn, N_("The same citizen service number")),
        (one.v_number, other.v_number, N_("The same alien number")),
    ):
        if own and its:
            yield (_SURE, Why(sentence)) if own == its else (-_OTHER_NUMBER, None)


def _by_name(one: Known, other: Known) -> Iterator[tuple[float, Why | None]]:
    found = []
    for name in _names(one.person):
        for its in _names(other.person):
            there, back = align(tokens(name), tokens(its)).score, align(tokens(its), tokens(name)).score
            found.append((max(there, back) * (1 - _BY_BOTH) + min(there, back) * _BY_BOTH, name, its))
    if not found:
        return
    score, name, its = max(found)
    if fold(name) == fold(its):
        yield _NAME, Why(N_("The name is written the same"))
    elif score * _NAME > _PLACE:
        yield (
            score * _NAME,
            Why(N_("The names are alike: “{one}” and “{other}”"), (("one", name), ("other", its))),
        )


def _names(person: Person) -> tuple[str, ...]:
    """Return every way a person is called: in Latin letters, in other spellings, in the own script."""
    latin = " ".join(filter(None, (person.given_names, person.surname_prefix, person.surname)))
    others = (person.original_script_name, *person.transliterations, *person.aliases)
    return tuple(each for each in (latin, *others) if each)


def _by_birth(one: PartialDate | None, other: PartialDate | None) -> Iterator[tuple[float, Why | None]]:
    if one is None or other is None:
        return
    first, last, its_first, its_last = one.earliest(), one.latest(), other.earliest(), other.latest()
    if first is None or last is None or its_first is None or its_last is None:
        return
    if first > its_last or its_first > last:
        yield -_OTHER_BIRTH, None
    elif one.is_complete and other.is_complete:
        yield _SAME_DAY, Why(N_("Born on the same day"))
    else:
        yield _MAY_BE, Why(N_("The dates of birth can be the same"))


def _by_rest(one: Known, other: Known) -> Iterator[tuple[float, Why | None]]:
    if one.phones & other.phones:
        yield _PHONE, Why(N_("The same telephone number"))
    mine, its = one.person, other.person
    if mine.last_municipality and fold(mine.last_municipality) == fold(its.last_municipality or ""):
        yield _PLACE, Why(N_("Lived in the same place: {place}"), (("place", mine.last_municipality),))
    if mine.birth_place and fold(mine.birth_place) == fold(its.birth_place or ""):
        yield _PLACE, Why(N_("Born in the same place: {place}"), (("place", mine.birth_place),))
    if {mine.gender, its.gender} == _KNOWN_GENDERS:
        yield -_OTHER_GENDER, None


def stands(decision: DuplicateDecision) -> bool:
    """Tell whether a decision was not undone."""
    return decision.undone_at is None


def same_people(person: PersonId, around: Around) -> frozenset[PersonId]:
    """Return a person with everyone whom standing decisions call the same."""
    ties = [
        {each.person, each.other_person}
        for each in around.all(DuplicateDecision, outcome=DuplicateOutcome.SAME)
        if stands(each)
    ]
    found = {person}
    while grown := {each for tie in ties if tie & found for each in tie} - found:
        found |= grown
    return frozenset(found)


def decision_checks(decision: DuplicateDecision, around: Around) -> Iterator[Finding]:
    """Check that a decision is about two files, contradicts no other, and leaves no two open cases apart."""
    if decision.person == decision.other_person:
        yield Finding("ONE_FILE", N_("Choose two different persons."), "§15.11", field_name="other_person")
    if not decision.reason.strip():
        yield Finding(
            "REASON_NEEDED", N_("Write down why: someone may have to undo it."), "§15.11", field_name="reason"
        )
    if not stands(decision):
        return
    about = {decision.person, decision.other_person}
    for each in around.all(DuplicateDecision):
        if each.id != decision.id and stands(each) and {each.person, each.other_person} == about:
            yield Finding(
                "DECIDED_ALREADY",
                N_("There is a decision about these two already; undo that one first."),
                "§15.11",
                field_name="outcome",
            )
    if decision.outcome is DuplicateOutcome.SAME:
        yield from _open_cases_apart(decision, around)


def _open_cases_apart(decision: DuplicateDecision, around: Around) -> Iterator[Finding]:
    open_cases = [each for each in around.all(Case) if each.state is not CaseState.CLOSED]
    own = [each for each in open_cases if each.person == decision.person]
    others = [each for each in open_cases if each.person == decision.other_person]
    linked = {
        frozenset((each.case, each.linked_case))
        for each in around.all(CaseLink)
        if each.relation is CaseRelation.DUPLICATE
    }
    if any(frozenset((one.id, other.id)) not in linked for one in own for other in others):
        yield Finding(
            "TWO_OPEN_CASES",
            N_(
                "Both have an open case: link the two cases as doubles, or close one of them as a double. "
                "Then make this decision."
            ),
            "§15.9",
            Severity.STOPS,
            field_name="other_person",
        )
