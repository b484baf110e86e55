"""Marriages and engagements of a person: the age then, and what the law says of it (domain §1, §3.3, §15.9)."""

from collections.abc import Iterator
from dataclasses import replace

from consulaat.records.person import Marriage, MarriageKind, MarriageRecognition, Person
from consulaat.rules.around import Around
from consulaat.rules.findings import Finding, warning
from consulaat.rules.law import number
from consulaat.rules.minors import MinorStatus, minor_status
from consulaat.values.partial_date import PartialDate, ages
from resources.texts import N_

Ages = tuple[int, int]


def age_at(born: PartialDate | None, married: PartialDate | None) -> Ages | None:
    """Return the lowest and highest age that two dates, of which parts may be unknown, allow."""
    first, last = (married.earliest(), married.latest()) if married else (None, None)
    if born is None or first is None or last is None:
        return None
    at_first, at_last = ages(born, first), ages(born, last)
    if at_first is None or at_last is None:
        return None
    return max(0, at_first[0]), max(0, at_last[1])


def with_ages(person: Person) -> Person:
    """Return a person with the age at each marriage filled in."""
    dated = tuple(
        replace(each, age_at_marriage=_written(age_at(person.born_on, each.married_on)))
        for each in person.marriages
    )
    return person if dated == person.marriages else replace(person, marriages=dated)


def marriage_checks(person: Person, around: Around) -> Iterator[Finding]:
    """Check the marriages of a person; what may be a child marriage is said, never judged."""
    for each in person.marriages:
        yield from _dates(each, around)
        yield from _children(each, person, around)


def _dates(marriage: Marriage, around: Around) -> Iterator[Finding]:
    married = marriage.married_on.earliest() if marriage.married_on else None
    ended = marriage.dissolved_on.latest() if marriage.dissolved_on else None
    if married is None:
        return
    if ended is not None and ended < married:
        yield Finding(
            "ENDS_BEFORE_START",
            N_("A marriage was dissolved before it began."),
            "§15.9",
            field_name="marriages",
        )
    if married > around.today and marriage.kind is not MarriageKind.ENGAGEMENT:
        yield warning(
            "MARRIED_IN_FUTURE",
            N_("This marriage lies in the future: is it an engagement?"),
            "§15.9",
            "marriages",
        )


def _children(marriage: Marriage, person: Person, around: Around) -> Iterator[Finding]:
    if marriage.kind is MarriageKind.ENGAGEMENT:
        return
    partner = around.one(Person, marriage.partner) if marriage.partner else None
    both = [age_at(each.born_on, marriage.married_on) for each in (person, partner) if each is not None]
    majority = number("MEERDERJARIG", around.today)
    known = [each for each in both if each is not None]
    if any(lowest < majority for lowest, _highest in known):
        is_sure = any(highest < majority for _lowest, highest in known)
        sentence = (
            N_("One of the two was under {age}: consider child marriage as the phenomenon.")
            if is_sure
            else N_("One of the two may have been under {age}: consider child marriage as the phenomenon.")
        )
        yield warning("CHILD_MARRIAGE", sentence, "§15.9", "marriages", age=majority)
        if partner is None or partner.born_on is None:
            yield warning(
                "PARTNER_BIRTH_UNKNOWN",
                N_("Record the date of birth of the partner too, as far as it is known."),
                "§1",
                "marriages",
            )
    statuses = {minor_status(each.born_on, around.today) for each in (person, partner) if each is not None}
    if marriage.recognition is MarriageRecognition.YES and MinorStatus.YES in statuses:
        yield warning(
            "NOT_RECOGNISED_YET",
            N_("Dutch law recognises no marriage until both are {age}."),
            "§3.3",
            "marriages",
            age=majority,
        )


def _written(found: Ages | None) -> str | None:
    if found is None:
        return None
    lowest, highest = found
    return str(lowest) if lowest == highest else f"{lowest}-{highest}"
