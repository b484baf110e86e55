"""The kept terms: made anew for records with new lines only, and read over indexes."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any, Final

from consulaat.records.ids import CaseId, UserId
from consulaat.rules.deadlines import DueState
from consulaat.services.dues import DueQuestion, KeptDue, ListedDue
from consulaat.values.codes import Side
from consulaat.values.ids import RecordId
from db.connection import Connection
from db.tables import to_blob, to_id

_NAMES: Final = 'record, code, type, due_on, "case", assignee, owner, side, post, basis, sentence'
_INSERT: Final = f"INSERT OR REPLACE INTO main.due ({_NAMES}) VALUES ({', '.join('?' * 11)})"
_COLUMNS: Final = ", ".join(f"d.{name}" for name in _NAMES.split(", "))
# The rows are chosen over the index and cut off before anything is joined to them.
_LISTED: Final = f"""
SELECT {_COLUMNS}, c.neutral_reference, coalesce(c.number, r.number), t.description
FROM (SELECT {_NAMES} FROM due AS d WHERE {{where}} ORDER BY d.due_on, d.code LIMIT {{limit}}) AS d
LEFT JOIN "case" AS c ON c.id = d."case"
LEFT JOIN task AS t ON d.type = 'task' AND t.id = d.record
LEFT JOIN report AS r ON r.id = t.report AND d."case" IS NULL
ORDER BY d.due_on, d.code, d.record
"""
_OWN: Final = 'd."case" IN (SELECT id FROM "case" WHERE owner = ? OR created_by = ?)'
_HEADS: Final = "SELECT number, (SELECT max(number) FROM line WHERE device = device.number) FROM device"
_LINES: Final = "SELECT record FROM line WHERE device = ? AND number > ? AND record IS NOT NULL LIMIT ?"
Condition = tuple[str, tuple[object, ...]]


class SqlDues:
    """The kept terms of an open store."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    # -- keeping

    def changed(self, edition: str, most: int) -> tuple[RecordId, ...] | None:
        """Return the records with lines since the terms were last read; None when all must be read again."""
        kept = self._connection.row("SELECT edition FROM due_edition")
        if kept is None or kept[0] != edition:
            return None
        read = dict(self._connection.rows("SELECT device, number FROM due_read"))
        found: dict[bytes, None] = {}
        for device, number in self._heads():
            if number > read.get(device, 0):
                values = (device, read.get(device, 0), most + 1)
                found |= dict.fromkeys(bytes(row[0]) for row in self._connection.each(_LINES, values))
        if len(found) > most:
            return None
        return tuple(to_id(each) for each in found)

    def replace_all(self, edition: str, dues: Iterator[KeptDue]) -> None:
        """Keep these terms instead of all others."""
        self._begin()
        for table in ("due", "due_edition", "due_read"):
            self._connection.run(f"DELETE FROM main.{table}")
        self._connection.run("INSERT INTO due_edition VALUES (?)", (edition,))
        while some := list(islice(dues, 1000)):
            self._connection.many(_INSERT, [_row(each) for each in some])
        self._note_read()

    def replace(self, records: Collection[RecordId], dues: Sequence[KeptDue]) -> None:
        """Keep these terms instead of those of some records, and note that all lines were read."""
        self._begin()
        self._connection.many("DELETE FROM main.due WHERE record = ?", [(to_blob(each),) for each in records])
        self._connection.many(_INSERT, [_row(each) for each in dues])
        self._note_read()

    def give(self, case: CaseId, owner: UserId | None) -> None:
        """Note who owns a case, on all its terms."""
        self._begin()
        sql = 'UPDATE main.due SET owner = ? WHERE "case" = ? AND owner IS NOT ?'
        self._connection.run(sql, (_blob(owner), to_blob(case), _blob(owner)))

    def _begin(self) -> None:
        if not self._connection.is_in_transaction:
            self._connection.begin()

    def _heads(self) -> list[tuple[int, int]]:
        return [(device, number or 0) for device, number in self._connection.rows(_HEADS)]

    def _note_read(self) -> None:
        self._connection.many("INSERT OR REPLACE INTO due_read VALUES (?, ?)", list(self._heads()))

    # -- reading

    def listed(self, question: DueQuestion, limit: int) -> tuple[ListedDue, ...]:
        """Return terms, the earliest first."""
        found: list[ListedDue] = []
        for days in _days(question):
            where, values = _joined(days, *_conditions(question))
            sql = _LISTED.format(where=where, limit=limit - len(found))
            found += [_listed(row) for row in self._connection.rows(sql, values)]
            if len(found) >= limit:
                break
        return tuple(found)

    def counted(self, question: DueQuestion) -> dict[DueState, int]:
        """Return how many terms there are in each state."""
        found = {}
        for state in question.states:
            where, values = _joined(_of_state(question, state), *_conditions(question))
            row = self._connection.row(f"SELECT count(*) FROM due AS d WHERE {where}", values)
            found[state] = int(row[0]) if row else 0
        return found

    def by_person(self, question: DueQuestion) -> dict[UserId | None, int]:
        """Return how many terms each person has; under None those that are nobody's."""
        found: dict[UserId | None, int] = {}
        for state in question.states:
            where, values = _joined(_of_state(question, state), *_conditions(question))
            sql = f"SELECT coalesce(d.assignee, d.owner), count(*) FROM due AS d WHERE {where} GROUP BY 1"
            for whose, number in self._connection.rows(sql, values):
                person = UserId(to_id(whose)) if whose else None
                found[person] = found.get(person, 0) + int(number)
        return found

    def posts(self) -> tuple[str, ...]:
        """Return the posts that have terms."""
        return tuple(row[0] for row in self._connection.rows("SELECT DISTINCT post FROM due ORDER BY post"))


def _of_state(question: DueQuestion, state: DueState) -> Condition:
    today, soon = question.days.today.isoformat(), question.days.soon_until.isoformat()
    last = question.until.isoformat() if question.until else "9999"
    if state is DueState.OVERDUE:
        return "d.due_on > '' AND d.due_on < ? AND d.due_on <= ?", (today, last)
    if state is DueState.TODAY:
        return "d.due_on IN ('', ?) AND ? <= ?", (today, today, last)
    if state is DueState.SOON:
        return "d.due_on > ? AND d.due_on <= ? AND d.due_on <= ?", (today, soon, last)
    return "d.due_on > ? AND d.due_on <= ?", (soon, last)


def _days(question: DueQuestion) -> Iterator[Condition]:
    """Yield the days of each state so that the index already has them in order; today has two kinds of rows."""
    for state in question.states:
        sql, values = _of_state(question, state)
        if state is DueState.TODAY:
            day, *rest = values
            yield "d.due_on = '' AND ? <= ?", tuple(rest)
            yield "d.due_on = ? AND ? <= ?", (day, *rest)
        else:
            yield sql, values


def _conditions(question: DueQuestion) -> Iterator[Condition]:
    if question.whose is not None:
        yield "coalesce(d.assignee, d.owner) = ?", (to_blob(question.whose),)
    if question.side is not None:
        yield "d.side = ?", (question.side.value,)
    if question.post:
        yield "d.post = ?", (question.post,)
    if question.types is not None:
        yield _readable(question.types, question.own_types, _blob(question.reader))


def _readable(types: Collection[str], own: Collection[str], reader: bytes | None) -> Condition:
    sql = f"{_among(types)} OR ({_among(own)} AND {_OWN})"
    return sql, (*types, *own, reader, reader)


def _among(types: Collection[str]) -> str:
    return f"d.type IN ({', '.join('?' * len(types))})"


def _joined(*conditions: Condition) -> Condition:
    values = tuple(value for _sql, given in conditions for value in given)
    return " AND ".join(f"({sql})" for sql, _values in conditions), values


def _blob(id_: str | None) -> bytes | None:
    return to_blob(id_) if id_ else None


def _row(due: KeptDue) -> tuple[Any, ...]:
    day = due.due_on.isoformat() if due.due_on else ""
    people = (_blob(due.assignee), _blob(due.owner))
    words = (due.side.value, due.post, due.basis, due.sentence)
    return (to_blob(due.record), due.code, due.record_type, day, _blob(due.case), *people, *words)


def _listed(row: tuple[Any, ...]) -> ListedDue:
    record, code, type_, day, case, assignee, owner, side, post, basis, sentence, neutral, number, text = row
    return ListedDue(
        due=KeptDue(
            record=to_id(record),
            code=code,
            record_type=type_,
            due_on=date.fromisoformat(day) if day else None,
            case=CaseId(to_id(case)) if case else None,
            assignee=UserId(to_id(assignee)) if assignee else None,
            owner=UserId(to_id(owner)) if owner else None,
            side=Side(side),
            post=post,
            basis=basis,
            sentence=sentence,
        ),
        neutral_reference=neutral or "",
        number=number or "",
        description=text or "",
    )
