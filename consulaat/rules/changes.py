"""What a record that is there may not become, beside what is wrong with it by itself."""

from collections.abc import Iterator

from consulaat.records.about import Record
from consulaat.records.case import Case
from consulaat.records.conference import CaseConference
from consulaat.records.person import Person
from consulaat.rules import minutes
from consulaat.rules.around import Around
from consulaat.rules.findings import Finding
from consulaat.rules.second_case import objections_to_another_person, objections_to_number


def objections_to_change(old: Record, new: Record, around: Around) -> Iterator[Finding]:
    """Tell what stands in the way of a change, beside the checks of the record as it would be."""
    if isinstance(old, CaseConference) and isinstance(new, CaseConference):
        yield from minutes.objections_to_change(old, new)
    elif isinstance(old, Case) and isinstance(new, Case):
        yield from objections_to_another_person(old, new, around)
    elif isinstance(old, Person) and isinstance(new, Person):
        yield from objections_to_number(old, new, around)
