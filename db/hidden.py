"""What does not exist for the officer at work: views that stand before the tables, without hidden cases.

A temporary view has the name of its table, so every statement that names a table plainly reads no hidden row,
also one that is written tomorrow. What keeps or counts the store as a whole names the table in full
(main."case"). The views stand only while anything is hidden, so that nobody else pays for them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Final, cast

from consulaat.records.access import CaseAccess
from consulaat.records.case import Case
from consulaat.records.compound import parts_of
from consulaat.records.ids import UserId
from consulaat.records.kinds import ReferenceKind
from consulaat.records.registry import RECORDS, type_name
from consulaat.records.user import User
from consulaat.rules.access import may_open
from consulaat.values.codes import HandlingSection
from consulaat.values.ids import RecordId
from consulaat.values.moment import local_date
from db.connection import Connection
from db.tables import quoted, table_of, to_blob

_TABLE: Final = "CREATE TEMP TABLE IF NOT EXISTS hidden (id BLOB PRIMARY KEY) WITHOUT ROWID"
_ADD: Final = "INSERT OR IGNORE INTO temp.hidden VALUES (?)"
_OF_RECORDS: Final = ("conflict", "fault", "searched")
# People who are known from cases and reports that do not exist for this officer, and from no other.
_PEOPLE: Final = """
INSERT OR IGNORE INTO temp.hidden
SELECT id FROM main.person AS p WHERE id IN (
  SELECT person FROM main."case" WHERE id IN (SELECT id FROM temp.hidden)
  UNION SELECT person FROM main.involvement WHERE "case" IN (SELECT id FROM temp.hidden)
  UNION SELECT person FROM main.report WHERE "case" IN (SELECT id FROM temp.hidden)
) AND NOT EXISTS (
  SELECT 1 FROM main."case" WHERE person = p.id AND id NOT IN (SELECT id FROM temp.hidden)
) AND NOT EXISTS (
  SELECT 1 FROM main.involvement WHERE person = p.id AND "case" NOT IN (SELECT id FROM temp.hidden)
) AND NOT EXISTS (
  SELECT 1 FROM main.report WHERE person = p.id
    AND ("case" IS NULL OR "case" NOT IN (SELECT id FROM temp.hidden))
)
"""


class Hidden:
    """The rows of an open store that the officer at work does not see."""

    def __init__(self, connection: Connection, time_zone: str) -> None:
        self._connection = connection
        self._time_zone = time_zone
        self._cases: frozenset[bytes] = frozenset()
        self._records: frozenset[bytes] = frozenset()
        self._is_stale = False
        self._others: tuple[User, tuple[RecordId, ...]] | None = (
            None  # whose, and the cases of other sections
        )
        self._shown: frozenset[bytes] | None = frozenset()  # what the table holds; None: not certain

    def __contains__(self, record: object) -> bool:
        return bool(self._shown) and to_blob(str(record)) in self._records

    def touch(self) -> None:
        """Note that a row was written: what belongs to a hidden case is looked up again."""
        self._is_stale = True

    def doubt(self) -> None:
        """Note that a transaction was undone, and perhaps what is hidden with it."""
        self._shown = None

    def show_all(self) -> None:
        """Let everything be seen."""
        if self._shown != frozenset():
            self._hold(frozenset())

    def narrow(self, by: UserId, now: datetime) -> None:
        """Hide what this user may not open at this moment."""
        cases = frozenset(to_blob(each) for each in self._closed_to(by, now))
        if cases != self._cases or (cases and self._is_stale):
            self._cases = cases
            self._records = self._below(cases)
            self._set_views(standing=bool(cases))
        self._is_stale = False
        if self._shown != self._records:
            self._hold(self._records)

    @contextmanager
    def lifted(self, by: UserId, now: datetime) -> Iterator[None]:
        """Let everything be seen for a while."""
        self.show_all()
        try:
            yield
        finally:
            self.narrow(by, now)

    # -- inside

    def _closed_to(self, by: UserId, now: datetime) -> Iterator[RecordId]:
        table = table_of(CaseAccess)
        lines: dict[RecordId, list[CaseAccess]] = {}
        for row in self._connection.rows(table.selected_of_all):
            line = cast("CaseAccess", table.record(row))
            lines.setdefault(RecordId(line.case), []).append(line)
        users = self._connection.rows(f"{table_of(User).selected_of_all} WHERE id = ?", (to_blob(by),))
        user = cast("User", table_of(User).record(users[0])) if users else _stranger(by)
        today = local_date(now, self._time_zone)
        yield from (each for each in self._of_other_sections(user, now, today) if each not in lines)
        for case, said in lines.items():
            for found in self._cases_where("id = ?", to_blob(case)):
                if not may_open(found, said, user, now, today):
                    yield case

    def _of_other_sections(self, user: User, now: datetime, today: date) -> tuple[RecordId, ...]:
        """Return the cases of other sections that a user is not of, kept until something is written."""
        if user.section in {None, HandlingSection.BOTH}:
            return ()
        if self._is_stale or self._others is None or self._others[0] != user:
            found = self._cases_where("handling_section NOT IN (?, 'BEIDE')", user.section)
            self._others = user, tuple(each.id for each in found if not may_open(each, (), user, now, today))
        return self._others[1]

    def _cases_where(self, condition: str, value: object) -> Iterator[Case]:
        table = table_of(Case)
        for row in self._connection.rows(f"{table.selected_of_all} WHERE {condition}", (value,)):
            yield cast("Case", table.record(row))

    def _below(self, cases: frozenset[bytes]) -> frozenset[bytes]:
        """Return the ids of these cases and of all that belongs to them, and to nothing else."""
        if not cases:
            return frozenset()
        self._hold(cases)
        self._connection.run(_PEOPLE)
        before = -1
        while before != (count := self._count()):
            before = count
            for sql in _BELOW:
                self._connection.run(sql)
        return frozenset(bytes(row[0]) for row in self._connection.rows("SELECT id FROM temp.hidden"))

    def _count(self) -> int:
        row = self._connection.row("SELECT count(*) FROM temp.hidden")
        return int(row[0]) if row else 0

    def _hold(self, records: frozenset[bytes]) -> None:
        self._connection.run(_TABLE)
        self._connection.run("DELETE FROM temp.hidden")
        self._connection.many(_ADD, [(each,) for each in sorted(records)])
        self._shown = records

    def _set_views(self, *, standing: bool) -> None:
        if standing == self._connection.is_narrowed:
            return
        self._connection.run(_TABLE)
        for name, condition, columns in _narrowed():
            if standing:
                rows = f"SELECT {columns} FROM main.{quoted(name)} WHERE {condition}"
                self._connection.run(f"CREATE TEMP VIEW IF NOT EXISTS {quoted(name)} AS {rows}")
            else:
                self._connection.run(f"DROP VIEW IF EXISTS temp.{quoted(name)}")
        self._connection.is_narrowed = standing


def _narrowed() -> Iterator[tuple[str, str, str]]:
    """Yield each table that a view stands before: its name, which rows stay, which columns."""
    for made in RECORDS:
        yield type_name(made), "id NOT IN (SELECT id FROM temp.hidden)", "rowid AS rowid, *"
    for name in ("case_row", "person_row"):
        yield name, "id NOT IN (SELECT id FROM temp.hidden)", "*"
    for name in _OF_RECORDS:
        yield name, "record NOT IN (SELECT id FROM temp.hidden)", "*"
    outside = '"case" IS NULL OR "case" NOT IN (SELECT id FROM temp.hidden)'
    yield "due", f"record NOT IN (SELECT id FROM temp.hidden) AND ({outside})", "*"


def _statements() -> Iterator[str]:
    """Yield what hides the records that belong to, or name the case of, a hidden one."""
    for made in RECORDS:
        for part in parts_of(made):
            names = isinstance(part.kind, ReferenceKind) and part.kind.record_type in {"case", "record"}
            if part.name in made.BELONGS_TO or (names and made is not Case):
                yield (
                    f"INSERT OR IGNORE INTO temp.hidden SELECT id FROM main.{quoted(type_name(made))}"
                    f" WHERE {quoted(part.name)} IN (SELECT id FROM temp.hidden)"
                )


def _stranger(by: UserId) -> User:
    return User(id=RecordId(by), name="", display_name="", roles=frozenset())


_BELOW: Final = tuple(_statements())
