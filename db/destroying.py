"""Destruction by law: every trace of a case leaves the store in one transaction, and its chains still verify.

Of a destroyed line number, digest and head stay; without the secret of its root nothing can be guessed back
from them. Digests of the ids stay too, so that what comes in later by bundle is known and not kept.
"""

import json
from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Final, Protocol

from consulaat.records.case import Case, CaseLink, CaseState
from consulaat.records.compound import EmbeddedKind, ManyKind, Part, parts_of
from consulaat.records.ids import CaseId
from consulaat.records.kinds import ReferenceKind
from consulaat.records.person import DuplicateDecision
from consulaat.records.registry import RECORDS, TYPE_NAMES, type_name
from consulaat.services.destroying import Destroyed, Reach
from consulaat.values.ids import RecordId
from consulaat.values.moment import write_moment
from db.connection import Connection
from db.destroyed import remember
from db.forgetting import forget_acts, forget_desks
from db.journal import Journal
from db.search_index import SearchIndex
from db.tables import quoted, to_blob, to_id
from db.traces import expect, wipe

_ID_DIGITS: Final = 32
_GOING: Final = "SELECT id FROM temp.going"
_ADD: Final = "INSERT OR IGNORE INTO temp.going"
_CASE_LIKE: Final = frozenset({"case", "report", "record"})
_LINES: Final = (
    "UPDATE line SET text = NULL, record = NULL, root = NULL WHERE record IN (SELECT id FROM temp.going)"
)
_SECRETS: Final = (
    "DELETE FROM secret WHERE root IN (SELECT id FROM temp.going) "
    "AND root NOT IN (SELECT root FROM line WHERE root IS NOT NULL)"
)
_BESIDE: Final = (
    "DELETE FROM sealed_value WHERE record IN (SELECT id FROM temp.going)",
    "DELETE FROM conflict WHERE record IN (SELECT id FROM temp.going)",
    "DELETE FROM fault WHERE record IN (SELECT id FROM temp.going)",
    'DELETE FROM main.due WHERE record IN (SELECT id FROM temp.going) OR "case" IN (SELECT id FROM temp.going)',
    # What was confirmed need not be sent again; a copy of it would be a copy of what is destroyed.
    "UPDATE bundle SET content = NULL WHERE confirmed_at IS NOT NULL",
)
_SAME: Final = """
SELECT iif(person = ?, other_person, person) FROM main.duplicate_decision
WHERE ? IN (person, other_person) AND outcome = 'ZELFDE' AND undone_at IS NULL
"""


class Working(Protocol):
    """What destruction asks of the unit of work it is part of."""

    journal: Journal

    def begin(self) -> None:
        """Open the transaction, unless it is open."""


class SqlDestroying:
    """The destruction of one unit of work."""

    def __init__(self, work: Working, connection: Connection, index: SearchIndex) -> None:
        self._work = work
        self._connection = connection
        self._index = index

    def closed_before(self, moment: datetime) -> tuple[CaseId, ...]:
        """Return the closed cases that were closed before a moment, the first closed first."""
        sql = "SELECT id FROM main.case_row WHERE state = ? AND closed_at < ? ORDER BY closed_at, id"
        rows = self._connection.rows(sql, (CaseState.CLOSED.value, write_moment(moment)))
        return tuple(CaseId(to_id(row[0])) for row in rows)

    def reach(self, cases: Collection[CaseId]) -> Reach:
        """Return what goes with some cases; ``lines`` holds the numbers of their lines by device."""
        self._gather(cases)
        records: dict[str, tuple[RecordId, ...]] = {}
        for name in TYPE_NAMES:
            rows = self._connection.rows(
                f"SELECT id FROM main.{quoted(name)} WHERE id IN ({_GOING}) ORDER BY id"
            )
            if rows:
                records[name] = tuple(to_id(row[0]) for row in rows)
        row = self._connection.row(f"SELECT count(*) FROM main.conflict WHERE record IN ({_GOING})")
        lines: dict[str, list[int]] = {}
        sql = f"SELECT device, number FROM line WHERE record IN ({_GOING}) ORDER BY device, number"
        for device, number in self._connection.rows(sql):
            lines.setdefault(self._work.journal.device(device), []).append(number)
        return Reach(
            records=records,
            conflicts=int(row[0]) if row else 0,
            lines={device: tuple(numbers) for device, numbers in lines.items()},
        )

    def destroy(self, cases: Collection[CaseId]) -> Destroyed:
        """Destroy all that goes with some cases, in the transaction that is open."""
        self._work.begin()
        reach = self.reach(cases)
        ids = [each for found in reach.records.values() for each in found]
        acts = forget_acts(self._connection, ids)
        forget_desks(self._connection, ids)
        contents = self._contents_of_these_alone()
        remember(self._connection, [*ids, *contents])
        for id_ in ids:
            self._index.drop(id_)
        for name in reach.records:
            self._connection.run(f"DELETE FROM main.{quoted(name)} WHERE id IN ({_GOING})")
        for sql in _BESIDE:
            self._connection.run(sql)
        self._drop_contents(contents)
        lines = int(self._connection.run(_LINES).rowcount)
        self._connection.run(_SECRETS)
        expect(self._connection)
        self._connection.run("DELETE FROM temp.going")
        self._work.journal.forget()
        return Destroyed(records=reach.counts(), lines=lines, acts=acts, contents=len(contents))

    def wipe(self) -> bool:
        """Let nothing of it stay in any page or in the write-ahead log, once all is kept; return whether that is so."""
        return wipe(self._connection)

    # -- what goes

    def _gather(self, cases: Collection[CaseId]) -> None:
        """Fill the table of what goes: the cases, what belongs to them, then people, and what belongs to those."""
        self._connection.run("CREATE TEMP TABLE IF NOT EXISTS going (id BLOB PRIMARY KEY) WITHOUT ROWID")
        self._connection.run("DELETE FROM temp.going")
        self._connection.many(f"{_ADD} VALUES (?)", [(to_blob(each),) for each in sorted(cases)])
        self._close()
        people: set[bytes] = set()
        while others := self._people_of_these() - people:  # whom these people name in turn
            people |= others
            self._connection.many(f"{_ADD} VALUES (?)", [(each,) for each in sorted(others)])
        self._leave_the_held(people)
        self._close()

    def _leave_the_held(self, people: set[bytes]) -> None:
        """Take out who is named by what stays, and then whom those name; people never hold each other."""
        while held := {each for each in people if self._is_held(each)}:
            self._connection.many("DELETE FROM temp.going WHERE id = ?", [(each,) for each in sorted(held)])
            people -= held

    def _close(self) -> None:
        before = -1
        while before != (count := self._count()):
            before = count
            for sql in _BELOW:
                self._connection.run(sql)

    def _count(self) -> int:
        row = self._connection.row("SELECT count(*) FROM temp.going")
        return int(row[0]) if row else 0

    def _people_of_these(self) -> set[bytes]:
        """Return whom these records name, and the other files about the same people."""
        found: set[bytes] = set()
        for name, column, is_list in _NAMING_PEOPLE:
            sql = f"SELECT {column} FROM main.{name} WHERE id IN ({_GOING}) AND {column} IS NOT NULL"
            for (value,) in self._connection.rows(sql):
                found |= set(_ids_in(value)) if is_list else {bytes(value)}
        waiting = list(found)
        while waiting:
            one = waiting.pop()
            others = {bytes(row[0]) for row in self._connection.rows(_SAME, (one, one))} - found
            found |= others
            waiting += others
        return {each for each in found if self._is_person(each)}

    def _is_person(self, id_: bytes) -> bool:
        return self._connection.row("SELECT 1 FROM main.person WHERE id = ?", (id_,)) is not None

    def _is_held(self, person: bytes) -> bool:
        """Tell whether anything that stays names a person."""
        for name, column, is_list in _NAMING_PEOPLE:
            alone = _ALONE.get((name, column), "0")
            value: object = person.hex() if is_list else person
            condition = f"instr({column}, ?)" if is_list else f"{column} = ?"
            sql = f"SELECT 1 FROM main.{name} WHERE {condition} AND id NOT IN ({_GOING}) AND NOT ({alone})"
            if self._connection.row(f"{sql} LIMIT 1", (value,)) is not None:
                return True
        return False

    # -- the contents of attachments

    def _contents_of_these_alone(self) -> list[str]:
        sql = (
            f"SELECT DISTINCT sha256 FROM main.attachment WHERE id IN ({_GOING}) AND sha256 NOT IN "
            f"(SELECT sha256 FROM main.attachment WHERE id NOT IN ({_GOING}) AND sha256 IS NOT NULL)"
        )
        return [str(row[0]) for row in self._connection.rows(sql)]

    def _drop_contents(self, contents: list[str]) -> None:
        for sha256 in contents:
            self._connection.run(
                "DELETE FROM blob_piece WHERE blob IN (SELECT number FROM blob WHERE sha256 = ?)", (sha256,)
            )
            self._connection.run("DELETE FROM blob WHERE sha256 = ?", (sha256,))
            self._connection.run("DELETE FROM blob_exchanged WHERE sha256 = ?", (sha256,))


def _ids_in(text: str) -> Iterator[bytes]:
    """Yield what may be an id in the JSON of a list."""
    waiting = [json.loads(text)]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str) and len(value) == _ID_DIGITS:
            try:
                yield bytes.fromhex(value)
            except ValueError:
                continue
        elif isinstance(value, list):
            waiting += value
        elif isinstance(value, dict):
            waiting += value.values()


def _statements() -> Iterator[str]:
    """Yield what adds the records that belong to one that goes, or are about a case that goes and no other."""
    for made in RECORDS:
        name = quoted(type_name(made))
        for part in parts_of(made):
            if part.name in made.BELONGS_TO:
                before = made.BELONGS_TO[: made.BELONGS_TO.index(part.name)]
            elif _names(part, _CASE_LIKE) and made is not Case and part.name != "id":
                before = () if made is CaseLink else made.BELONGS_TO[:1]
            elif made is DuplicateDecision and _names(part, frozenset({"person"})):
                before = ()
            else:
                continue
            elsewhere = "".join(
                f" AND ({quoted(each)} IS NULL OR {quoted(each)} IN ({_GOING}))" for each in before
            )
            yield f"{_ADD} SELECT id FROM main.{name} WHERE {quoted(part.name)} IN ({_GOING}){elsewhere}"


def _naming_people() -> Iterator[tuple[str, str, bool]]:
    """Yield table and column of every field that names people, and whether it is a list."""
    for made in RECORDS:
        for part in parts_of(made):
            if _names(part, frozenset({"person"})):
                yield quoted(type_name(made)), quoted(part.name), False
            elif _lists_people(part):
                yield quoted(type_name(made)), quoted(part.name), True


def _alone() -> Iterator[tuple[tuple[str, str], str]]:
    """Yield by field when a record is about that person alone, so that it goes along and does not hold the person."""
    for made in RECORDS:
        if made is DuplicateDecision:
            yield ('"duplicate_decision"', '"person"'), "1"
            yield ('"duplicate_decision"', '"other_person"'), "1"
        elif made.BELONGS_TO[-1:] == ("person",) and not made.SECRET:
            others = " AND ".join(f"{quoted(each)} IS NULL" for each in made.BELONGS_TO[:-1])
            yield (quoted(type_name(made)), '"person"'), others or "1"


def _names(part: Part, types: frozenset[str]) -> bool:
    return isinstance(part.kind, ReferenceKind) and part.kind.record_type in types


def _lists_people(part: Part) -> bool:
    if not isinstance(part.kind, ManyKind):
        return False
    item = part.kind.item
    if isinstance(item, EmbeddedKind):
        return any(_names(each, frozenset({"person"})) for each in parts_of(item.made))
    return isinstance(item, ReferenceKind) and item.record_type == "person"


_BELOW: Final = tuple(_statements())
_NAMING_PEOPLE: Final = tuple(_naming_people())
_ALONE: Final = dict(_alone())
