"""Follows the decisions that two files are about one person; nothing was moved, so all can be undone."""

from collections.abc import Iterable
from itertools import chain

from consulaat.records.ids import PersonId
from consulaat.records.person import DuplicateDecision, DuplicateOutcome, Person
from consulaat.rules.doubles import stands
from consulaat.services.ports import UnitOfWork


def decisions_about(work: UnitOfWork, person: PersonId) -> tuple[DuplicateDecision, ...]:
    """Return every decision in which a person is one of the two, undone ones too."""
    found = chain(
        work.find(DuplicateDecision, person=person), work.find(DuplicateDecision, other_person=person)
    )
    return tuple({each.id: each for each in found}.values())


def with_the_same(work: UnitOfWork, people: Iterable[PersonId]) -> frozenset[PersonId]:
    """Return people with everyone whom standing decisions call the same as one of them."""
    found: set[PersonId] = set()
    waiting = list(people)
    while waiting:
        person = waiting.pop()
        if person not in found:
            found.add(person)
            for each in decisions_about(work, person):
                if stands(each) and each.outcome is DuplicateOutcome.SAME:
                    waiting += [each.person, each.other_person]
    return frozenset(found)


def merged_away(work: UnitOfWork) -> frozenset[PersonId]:
    """Return the people whose file is not kept: a standing decision calls them the same as one who is in sight."""
    decided = work.find(DuplicateDecision, outcome=DuplicateOutcome.SAME)
    others = {each.other_person for each in decided if stands(each)}
    kept = {each: kept_of(work, each) for each in others}
    return frozenset(each for each in others if kept[each] != each and work.find(Person, id=kept[each]))


def kept_of(work: UnitOfWork, person: PersonId) -> PersonId:
    """Return the person whose file is kept: this one, or who a standing decision calls the same."""
    seen: set[PersonId] = set()
    while person not in seen:
        seen.add(person)
        for each in work.find(DuplicateDecision, other_person=person, outcome=DuplicateOutcome.SAME):
            if stands(each):
                person = each.person
                break
    return person
