"""Keeps those who help off paper: sealed, endangered by helping, or of a local NGO (domain §10.4)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Final

from consulaat.errors import RefusedError
from consulaat.papers.common import Paper
from consulaat.records.case import Case, Involvement, InvolvementRole
from consulaat.records.ids import CaseId, PersonId
from consulaat.records.person import Person
from consulaat.records.reference import Organisation, OrganisationKind
from consulaat.rules.helpers import is_unnamed
from consulaat.services.ports import UnitOfWork
from consulaat.services.same_person import with_the_same
from consulaat.sync.changes import parse_own_line
from consulaat.values.codes import TriState
from consulaat.values.names import fold
from resources.texts import N_, n_

SHORTEST: Final = 4  # letters of a surname that stands alone
SHORTEST_NICKNAME: Final = 3  # letters of a name that was written down as one someone goes by
_NAMING: Final = re.compile(rb'"type":"(?:involvement|person)"')
_WORD: Final = re.compile(r"[^\W_]+")
_CONCERNED: Final = frozenset({InvolvementRole.PERSON_CONCERNED, InvolvementRole.ACCOMPANYING_CHILD})


class NamesHelperError(RefusedError):
    """A paper would name someone whom no paper may name."""

    code = "names-helper"
    sentence = N_("This paper would name someone who helps and must not be named on paper ({count}).")
    next_step = N_(
        "Take the name out of the texts that this paper is made of; write what is done, not who does it."
    )


def require_unnamed(work: UnitOfWork, case: CaseId | None, paper: Paper) -> None:
    """Raise NamesHelperError when a paper about a case names a helper who is to stay unnamed."""
    if case is None:
        return
    names = tuple(_unnamed(work, case))
    if not names:
        return
    texts = [_words(each) for each in _texts(paper)]
    named = [each for each in names if any(each <= words for words in texts)]
    if named:
        raise NamesHelperError(count=len(named))


def unnamed_people(work: UnitOfWork) -> Iterator[Involvement]:
    """Yield the part in each case of everyone whose name stays off paper."""
    found = [
        *work.find(Involvement, is_endangered_by_helping=TriState.YES),
        *work.find(Involvement, identity_is_sealed=True),
    ]
    for ngo in work.find(Organisation, kind=OrganisationKind.LOCAL_NGO):
        found += work.find(Involvement, organisation=ngo.id)
    yield from {each.id: each for each in found}.values()


def unnamed_in(work: UnitOfWork, lines: Iterable[bytes]) -> set[PersonId]:
    """Return the people whose names stay off paper and stand openly in lines of the journal."""
    people = tuple(unnamed_people(work))
    if not people:
        return set()
    marked = (line.decode() for line in lines if _NAMING.search(line))
    told = {parse_own_line(work.identity.store, each).record_id for each in marked}
    return {each.person for each in people if each.id in told or each.person in told}


def unnamed_words(n: int) -> str:
    """Return what is said of people whose names go along in a bundle."""
    return n_(
        "{n} person who helps and must stay unnamed is in it. The receiver keeps the name off paper too; how to "
        "reach this person does not go along.",
        "{n} people who help and must stay unnamed are in it. The receiver keeps the names off paper too; how to "
        "reach these people does not go along.",
        n,
    )


def kind_of(work: UnitOfWork, involvement: Involvement) -> OrganisationKind | None:
    """Return the kind of the organisation that someone works for."""
    found = work.find(Organisation, id=involvement.organisation) if involvement.organisation else ()
    return found[0].kind if found else None


def _unnamed(work: UnitOfWork, case: CaseId) -> Iterator[frozenset[str]]:
    """Yield the words of every name that stays off paper; what the person concerned is called too does not."""
    involved = work.find(Involvement, case=case)
    concerned = {each.person for each in work.find(Case, id=case)}
    concerned |= {each.person for each in involved if each.role in _CONCERNED}
    theirs = frozenset(word for each in _files(work, concerned) for name in _names(each) for word in name)
    for each in involved:
        if each.person in concerned or not is_unnamed(each, kind_of(work, each)):
            continue
        for person in _files(work, {each.person}):
            yield from (name for name in _names(person) if not name <= theirs)


def _files(work: UnitOfWork, people: set[PersonId]) -> Iterator[Person]:
    """Yield people, and the other files about each of them."""
    for each in sorted(with_the_same(work, people)):
        yield from work.find(Person, id=each)


def _names(person: Person) -> Iterator[frozenset[str]]:
    """Yield the words of each name of a person: a given name with a surname, and every other name by itself."""
    given = _words(f"{person.given_names or ''} {person.preferred_name or ''}")
    for surname in filter(None, (_words(person.surname or ""), _words(person.partner_surname or ""))):
        yield from (surname | {each} for each in given)
        if not given and any(len(word) >= SHORTEST for word in surname):
            yield surname
    if not _words(person.surname or ""):
        yield from (frozenset({each}) for each in given if len(each) >= SHORTEST)
    others = (person.preferred_name, person.original_script_name, *person.transliterations, *person.aliases)
    for words in map(_words, filter(None, others)):
        if len(words) > 1 or any(len(word) >= SHORTEST_NICKNAME for word in words):
            yield words


def _texts(value: object) -> Iterator[str]:
    """Yield all texts of a paper but those of its frame."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _texts(each)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            if field.name != "frame":
                yield from _texts(getattr(value, field.name))


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(text)))
