"""Keeps those who help off paper: sealed, endangered by helping, or of a local NGO (domain §10.4)."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Final

from consulaat.errors import RefusedError
from consulaat.papers.common import Paper
from consulaat.records.case import Involvement, InvolvementRole
from consulaat.records.ids import CaseId
from consulaat.records.person import Person
from consulaat.records.reference import Organisation, OrganisationKind
from consulaat.rules.helpers import is_unnamed
from consulaat.services.ports import UnitOfWork
from consulaat.values.names import fold
from resources.texts import N_

SHORTEST: Final = 4  # letters of a name that stands alone
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


def kind_of(work: UnitOfWork, involvement: Involvement) -> OrganisationKind | None:
    """Return the kind of the organisation that someone works for."""
    found = work.find(Organisation, id=involvement.organisation) if involvement.organisation else ()
    return found[0].kind if found else None


def _unnamed(work: UnitOfWork, case: CaseId) -> Iterator[frozenset[str]]:
    """Yield the words of the names that stay off paper, the first given name and the surname together."""
    for each in work.find(Involvement, case=case):
        if each.role in _CONCERNED or not is_unnamed(each, kind_of(work, each)):
            continue
        for person in work.find(Person, id=each.person):
            given = _WORD.findall(fold(person.given_names or ""))[:1]
            words = frozenset(_WORD.findall(fold(person.surname or ""))) | frozenset(given)
            if len(words) > 1 or any(len(word) >= SHORTEST for word in words):
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
