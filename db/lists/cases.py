"""Rows of the case list."""

from collections.abc import Collection, Iterator
from typing import Any, Final

from consulaat.records.case import Case, CaseState
from consulaat.records.ids import CaseId, UserId
from consulaat.records.registry import TYPE_NAMES
from consulaat.records.risk import RiskAssessment, RiskLevel
from consulaat.services.lists import CaseRow
from consulaat.values.codes import Answer
from consulaat.values.moment import read_moment
from db.connection import Connection
from db.lists.dues import SqlDues
from db.lists.morning import SqlMorning
from db.lists.partners import SqlPartners
from db.lists.rows import SqlRows
from db.lists.watched import watched_cases
from db.tables import quoted, to_blob, to_id

_COLUMNS: Final = """
SELECT c.id, c.number, c.neutral_reference, p.given_names, p.surname_prefix, p.surname, p.original_script_name,
  c.state, c.risk_level, c.direct_danger, c.country_of_stay, u.display_name, c.changed_at
FROM "case" c JOIN person p ON p.id = c.person LEFT JOIN "user" u ON u.id = c.owner
"""
_TEXT: Final = """
(c.number LIKE :text ESCAPE '\\' OR c.neutral_reference LIKE :text ESCAPE '\\'
  OR coalesce(p.given_names, '') || ' ' || coalesce(p.surname_prefix || ' ', '') || coalesce(p.surname, '')
    LIKE :text ESCAPE '\\'
  OR p.original_script_name LIKE :text ESCAPE '\\')
"""


class SqlLists:
    """The lists of an open store."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def views(self) -> SqlRows:
        """Rows of any list, narrowed and ordered."""
        return SqlRows(self._connection)

    @property
    def dues(self) -> SqlDues:
        """The kept terms."""
        return SqlDues(self._connection)

    @property
    def morning(self) -> SqlMorning:
        """What is looked at first."""
        return SqlMorning(self._connection)

    @property
    def partners(self) -> SqlPartners:
        """What is asked of organisations."""
        return SqlPartners(self._connection)

    def cases(
        self,
        *,
        state: str = "",
        text: str = "",
        owner: UserId | None = None,
        limit: int = 500,
        offset: int = 0,
    ) -> tuple[CaseRow, ...]:
        """Return cases, the last changed first; ``text`` looks in numbers and names."""
        parts: list[str] = ["1"]
        values: list[object] = []
        if owner:
            parts.append("c.owner = ?")
            values.append(to_blob(owner))
        if state:
            parts.append("c.state = ?")
            values.append(state)
        if text.strip():
            parts.append(_TEXT.replace(":text", "?"))
            values += [_pattern(text)] * 4
        sql = f"{_COLUMNS} WHERE {' AND '.join(parts)} ORDER BY c.changed_at DESC LIMIT ? OFFSET ?"
        return tuple(_row(row) for row in self._connection.rows(sql, (*values, limit, offset)))

    def watched_cases(self, states: Collection[CaseState]) -> Iterator[tuple[Case, RiskAssessment | None]]:
        """Yield the cases in some states with their latest assessment, no more of either than terms ask for."""
        return watched_cases(self._connection, states)

    def counts(self) -> dict[str, int]:
        """Return how many records there are of each type that has any."""
        found = {}
        for name in TYPE_NAMES:
            row = self._connection.row(f"SELECT count(*) FROM {quoted(name)}")
            if row and row[0]:
                found[name] = int(row[0])
        return found


def _pattern(text: str) -> str:
    escaped = text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def _row(row: tuple[Any, ...]) -> CaseRow:
    id_, number, neutral, given, prefix, surname, script, state, risk, danger, country, owner, changed = row
    return CaseRow(
        id=CaseId(to_id(id_)),
        number=number or "",
        neutral_reference=neutral or "",
        name=" ".join(part for part in (given, prefix, surname) if part),
        original_script_name=script or "",
        state=CaseState(state),
        risk_level=RiskLevel(risk) if risk else None,
        direct_danger=Answer(danger) if danger else None,
        country_of_stay=country or "",
        owner=owner or "",
        changed_at=read_moment(changed),
    )
