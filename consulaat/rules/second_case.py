"""One person has one open case: a second one is stopped, and two that are there already are told of (domain §15.9)."""

from collections.abc import Iterator
from dataclasses import replace

from consulaat.records.case import Case, CaseLink, CaseRelation, CaseState
from consulaat.records.ids import PersonId
from consulaat.records.person import Person
from consulaat.rules.around import Around
from consulaat.rules.doubles import same_people
from consulaat.rules.findings import Finding, Severity, warning
from resources.texts import N_


def other_open_cases(case: Case, person: Person, around: Around) -> tuple[Case, ...]:
    """Return the other open cases of a person, or of someone with the same citizen service number."""
    if case.state is CaseState.CLOSED:
        return ()
    same: set[str] = {*same_people(PersonId(person.id), around)}
    if person.bsn:
        same |= {each.id for each in around.all(Person, bsn=person.bsn)}
    return tuple(
        each
        for each in around.all(Case)
        if each.id != case.id and each.state is not CaseState.CLOSED and each.person in same
    )


def second_case(case: Case, person: Person, around: Around) -> Iterator[Finding]:
    """Stop the making of a second open case.

    Two that are there already, as when both came by bundle, only get a warning: work on them must go on.
    """
    others = other_open_cases(case, person, around)
    if others:
        yield Finding(
            "SECOND_OPEN_CASE",
            N_(
                "There is already an open case for this person ({number}): link the report to it, or record that the"
                " two persons are the same."
            ),
            "§15.9",
            Severity.WARNS if case.version else Severity.STOPS,
            field_name="person",
            facts={"number": ", ".join(each.number or "" for each in others)},
        )


def objections_to_number(old: Person, new: Person, around: Around) -> Iterator[Finding]:
    """Stop a number typed anew that gives one person two open cases; other changes of that person go on."""
    if new.bsn is None or new.bsn == old.bsn:
        return
    for case in around.all(Case, person=new.id):
        for each in second_case(case, new, around):
            yield replace(each, severity=Severity.STOPS, field_name="bsn")


def objections_to_another_person(old: Case, new: Case, around: Around) -> Iterator[Finding]:
    """Stop a case being put on the name of someone who has an open one; other changes of that case go on."""
    person = around.one(Person, new.person) if new.person != old.person else None
    if person is not None:
        for each in second_case(new, person, around):
            yield replace(each, severity=Severity.STOPS)


def two_cases_found(case: Case, person: Person, around: Around) -> Iterator[Finding]:
    """Say of a case that its person has another open one, and what can be done, until the two are linked as doubles."""
    linked = {
        id_
        for each in around.all(CaseLink, relation=CaseRelation.DUPLICATE)
        for id_ in (each.case, each.linked_case)
    }
    others = [each for each in other_open_cases(case, person, around) if each.id not in linked]
    if others:
        yield warning(
            "SECOND_OPEN_CASE",
            N_(
                "This person has another open case ({number}). Link the two as doubles, record that the persons are"
                " the same, and close one of the cases as a double."
            ),
            "§15.9",
            number=", ".join(each.number or "" for each in others),
        )
