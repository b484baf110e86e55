"""The desk for doubles: likely ones with why, and decisions about them that can be undone (domain §15.11)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final

from consulaat.errors import RefusedError
from consulaat.records.case import Case
from consulaat.records.contact import ContactProtocol
from consulaat.records.ids import CaseId, PersonId, UserId
from consulaat.records.person import DuplicateDecision, DuplicateOutcome, Person
from consulaat.records.searched import LAST_DIGITS, OPEN, WHOLE, number_keys, searched
from consulaat.records.user import User
from consulaat.rules.doubles import LIKELY, Known, Likeness, likeness, stands
from consulaat.rules.permissions import create_right, read_right
from consulaat.services.candidates import Asked, Candidate, Reach
from consulaat.services.desk import Desk, Outcome
from consulaat.services.naming import find_record
from consulaat.services.noted_reads import note_reading
from consulaat.services.ports import Store, UnitOfWork
from consulaat.services.same_person import decisions_about, kept_of
from consulaat.values.ids import RecordId
from consulaat.values.names import loose_keys, tokens
from resources.texts import N_

MOST: Final = 100
WEIGHED: Final = 100
_CROWD: Final = 60  # a key that more people share tells nothing


class UndoneAlreadyError(RefusedError):
    """The decision was undone before."""

    code = "undone-already"
    sentence = N_("This decision was undone already.")
    next_step = N_("Look at the list of decisions about this person.")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two persons who may be one."""

    a: Person
    b: Person
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision with the other person it is about, seen from one of the two."""

    decision: DuplicateDecision
    other: Person


class DoublesDesk:
    """Shows likely doubles to one officer and keeps what they decide."""

    def __init__(self, store: Store, officer: User, desk: Desk) -> None:
        self._store = store
        self._officer = officer
        self._desk = desk

    def pairs(self, person: str = "", *, limit: int = MOST) -> tuple[Pair, ...]:
        """Return likely doubles, of one person or of all, the likeliest first; decided ones are not there."""
        with self._store.work(UserId(self._officer.id)) as work:
            read_right(Person).require(self._officer)
            if person:
                found = self._of_one(work, work.get(Person, find_record(work, Person, person)))
            else:
                found = self._of_all(work)
            pairs = sorted(found, key=lambda pair: (-pair.likeness.score, pair.a.id, pair.b.id))[:limit]
            work.act("ZOEKEN", "person", None, found=len(pairs), doubles=True)
            work.commit()
        return tuple(pairs)

    def decided(self, person: str) -> tuple[Decided, ...]:
        """Return the standing decisions about a person, the newest first."""
        with self._store.work(UserId(self._officer.id)) as work:
            read_right(DuplicateDecision).require(self._officer)
            own = PersonId(find_record(work, Person, person))
            read_right(Person).require(self._officer, work.get(Person, own))
            found = [
                Decided(each, other)
                for each in decisions_about(work, own)
                for other in work.find(Person, id=each.other_person if each.person == own else each.person)
                if stands(each) and self._may_read(other)
            ]
            note_reading(work, self._officer.id, "person", own)
            work.commit()
        return tuple(sorted(found, key=lambda each: str(each.decision.decided_at), reverse=True))

    def merge(self, kept: str, other: str, reason: str) -> Outcome:
        """Decide that two files are about one person; both stay, and the first is the one to work in."""
        return self._decide(kept, other, DuplicateOutcome.SAME, reason)

    def not_same(self, one: str, other: str, reason: str) -> Outcome:
        """Decide that two files are about two people, so that they are not shown as doubles again."""
        return self._decide(one, other, DuplicateOutcome.NOT_SAME, reason)

    def unmerge(self, decision: str) -> DuplicateDecision:
        """Undo a decision of either kind; raise UndoneAlreadyError."""
        with self._store.work(UserId(self._officer.id)) as work:
            create_right(DuplicateDecision).require(self._officer)
            old = work.get(DuplicateDecision, find_record(work, DuplicateDecision, decision))
            create_right(DuplicateDecision).require(self._officer, old)
            if not stands(old):
                raise UndoneAlreadyError
            done = work.save(replace(old, undone_by=UserId(self._officer.id), undone_at=work.now()))
            work.commit()
        return done

    # -- inside

    def _decide(self, one: str, other: str, outcome: DuplicateOutcome, reason: str) -> Outcome:
        fields = {"person": one, "other_person": other, "outcome": outcome.value, "reason": reason}
        return self._desk.create("duplicate_decision", {**fields})

    def _of_one(self, work: UnitOfWork, person: Person) -> Iterator[Pair]:
        read_right(Person).require(self._officer, person)
        own = PersonId(person.id)
        known = _known(work, person)
        settled = {own, kept_of(work, own)} | _decided_with(work, own)
        reach = self._reach()
        weighed: set[PersonId] = set()
        for id_ in _candidates(work, known, reach):
            kept = kept_of(work, id_)
            if kept in settled or kept in weighed or id_ in settled:
                continue
            weighed.add(kept)
            for other in work.find(Person, id=kept):
                yield from self._pair(known, _known(work, other))

    def _of_all(self, work: UnitOfWork) -> Iterator[Pair]:
        """Yield pairs of all people; only who shares a number or two keys of a name is weighed."""
        decisions = [each for each in work.find(DuplicateDecision) if stands(each)]
        away = {each.other_person for each in decisions if each.outcome is DuplicateOutcome.SAME}
        told = {frozenset((each.person, each.other_person)) for each in decisions}
        phones = _phones_of_all(work)
        people = {
            PersonId(each.id): Known(
                person=each, phones=phones.get(PersonId(each.id), frozenset()) | _own_phones(each)
            )
            for each in work.find(Person)
            if each.id not in away and self._may_read(each)
        }
        weighed: set[frozenset[PersonId]] = set(told)
        for crowd in _crowds(people):
            for one, other in combinations(crowd, 2):
                both = frozenset((one, other))
                if both not in weighed:
                    weighed.add(both)
                    yield from self._pair(people[one], people[other])

    def _pair(self, one: Known, other: Known) -> Iterator[Pair]:
        found = likeness(one, other)
        if found.score >= LIKELY and self._may_read(other.person):
            yield Pair(one.person, other.person, found)

    def _may_read(self, person: Person) -> bool:
        return not any(read_right(Person).objections(self._officer, person))

    def _reach(self) -> Reach:
        right = read_right(Person)
        types = frozenset({"person", "contact_protocol"})
        is_full = bool(self._officer.roles & right.roles)
        nothing: frozenset[str] = frozenset()
        full, own = (types, nothing) if is_full else (nothing, types)
        return Reach(full, own, UserId(self._officer.id))


def _known(work: UnitOfWork, person: Person) -> Known:
    cases = work.find(Case, person=person.id)
    protocols = [each for case in cases for each in work.find(ContactProtocol, case=case.id)]
    return Known(person=person, phones=_phones(protocols) | _own_phones(person))


def _phones(protocols: Iterable[ContactProtocol]) -> frozenset[str]:
    return _last_digits(each.number_or_address for protocol in protocols for each in protocol.channels)


def _own_phones(person: Person) -> frozenset[str]:
    return _last_digits(each.typed for each in person.phones)


def _last_digits(numbers: Iterable[str]) -> frozenset[str]:
    """Return the keys by which telephone numbers are compared: their last digits."""
    keys = {key for number in numbers for key in number_keys(number)}
    return frozenset(key for key in keys if key.startswith(LAST_DIGITS))


def _phones_of_all(work: UnitOfWork) -> dict[PersonId, frozenset[str]]:
    people = {CaseId(each.id): each.person for each in work.find(Case)}
    found: dict[PersonId, frozenset[str]] = {}
    for protocol in work.find(ContactProtocol):
        if phones := _phones([protocol]):
            person = people.get(protocol.case)
            if person is not None:
                found[person] = found.get(person, frozenset()) | phones
    return found


def _decided_with(work: UnitOfWork, person: PersonId) -> set[PersonId]:
    decided = [each for each in decisions_about(work, person) if stands(each)]
    return {each for one in decided for each in (one.person, one.other_person)}


def _numbers(person: Person) -> Iterator[str]:
    yield from number_keys(person.bsn or "", is_hidden=True)
    yield from number_keys(person.v_number or "")


def _candidates(work: UnitOfWork, known: Known, reach: Reach) -> Iterator[PersonId]:
    """Yield who shares keys of a name, a number or a telephone number with a person."""
    named = searched(known.person).names
    asked = [Asked(frozenset(each.keys), loose_keys(each)) for each in tokens(named)]
    found: list[Candidate] = list(work.candidates.by_keys(asked, reach, WEIGHED)) if asked else []
    for key in (*_numbers(known.person), *known.phones):
        found += work.candidates.by_keys([Asked(frozenset({key}))], reach, WEIGHED)
    for each in found:
        if each.record_type == "person":
            yield PersonId(each.record)
        else:
            yield from _person_of(work, each.record)


def _person_of(work: UnitOfWork, protocol: RecordId) -> Iterator[PersonId]:
    for each in work.find(ContactProtocol, id=protocol):
        for case in work.find(Case, id=each.case):
            yield case.person


def _crowds(people: dict[PersonId, Known]) -> Iterator[list[PersonId]]:
    """Yield those who share a number, or two keys of their names."""
    groups: dict[object, set[PersonId]] = defaultdict(set)
    for id_, known in people.items():
        keys = searched(known.person).keys
        for key in (*_numbers(known.person), *known.phones):
            groups[key].add(id_)
        named = sorted(key for key in keys if not key.startswith((OPEN, WHOLE, LAST_DIGITS)))
        for two in combinations(named, 2) if len(named) > 1 else [(key,) for key in named]:
            groups[two].add(id_)
    for group in groups.values():
        if 1 < len(group) <= _CROWD:
            yield sorted(group)
