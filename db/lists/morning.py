"""What an officer looks at first: read over small indexes of what is open, never over all records."""

from datetime import date
from typing import Any, Final

from consulaat.records.case import CaseState
from consulaat.records.ids import CaseId, ReportId, TaskId, UserId
from consulaat.records.risk import RiskLevel
from consulaat.services.morning import DangerRow, ReportRow, TaskRow
from consulaat.values.codes import Answer, Side
from consulaat.values.moment import read_moment
from db.connection import Connection
from db.tables import to_blob, to_id

# The conditions of the partial indexes stand in full in the statements, or SQLite does not use them.
_DANGER: Final = """
SELECT c.id, coalesce(c.neutral_reference, c.number, ''), p.given_names, p.surname_prefix, p.surname,
  p.original_script_name, c.state, c.direct_danger, c.risk_level, c.country_of_stay, c.owner
FROM "case" AS c LEFT JOIN person AS p ON p.id = c.person
WHERE (c.direct_danger = 'JA' OR c.risk_level = 'ACUUT') AND c.state NOT IN ({ended}) {own}
ORDER BY c.direct_danger IS NOT 'JA', c.risk_level IS NOT 'ACUUT', c.changed_at DESC LIMIT ?
"""
_TASKS: Final = """
SELECT t.id, t."case", coalesce(c.neutral_reference, c.number, r.number, ''), t.description, t.side, t.due_on, {mine}
FROM ({whose} AND n.state IN ('OPEN', 'BEZIG', 'WACHT') ORDER BY n.due_on IS NULL, n.due_on, n.came LIMIT ?) AS first
CROSS JOIN task AS t ON t.id = first.id
LEFT JOIN "case" AS c ON c.id = t."case" LEFT JOIN report AS r ON r.id = t.report
"""
_ASSIGNED: Final = "SELECT n.id FROM task AS n WHERE n.assignee = ?"
# From the cases of a person to their tasks: what is nobody's elsewhere is not looked at.
_NOBODYS: Final = """
SELECT n.id FROM "case" AS o CROSS JOIN task AS n ON n."case" = o.id WHERE o.owner = ? AND n.assignee IS NULL"""
_REPORTS: Final = """
SELECT id, "case", coalesce(number, ''), received_at, direct_danger, owner FROM report
WHERE state IN ('NIEUW', 'IN_VERIFICATIE') AND (owner IS NULL OR "case" IS NULL) {own}
ORDER BY direct_danger IS NOT 'JA', received_at LIMIT ?
"""
_HELD: Final = """
SELECT
  (SELECT count(*) FROM "case" WHERE owner = ? AND state <> 'AFGESLOTEN')
  + (SELECT count(*) FROM "case" WHERE deputy = ? AND state <> 'AFGESLOTEN')
  + (SELECT count(*) FROM "case" WHERE headquarters_officer = ? AND state <> 'AFGESLOTEN')
  + (SELECT count(*) FROM task WHERE assignee = ? AND state IN ('OPEN', 'BEZIG', 'WACHT'))
  + (SELECT count(*) FROM report WHERE owner = ? AND state IN ('NIEUW', 'IN_VERIFICATIE'))
"""
_ENDED: Final = (CaseState.RETURNED, CaseState.AFTERCARE_HANDED_OVER, CaseState.CLOSED)


class SqlMorning:
    """The lists of the first page."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def in_danger(self, own: UserId | None, limit: int) -> tuple[DangerRow, ...]:
        """Return open cases in danger now, then those in acute risk."""
        condition, values = _own(own, ("c.owner", "c.created_by"))
        ended = ", ".join(f"'{each.value}'" for each in _ENDED)
        rows = self._connection.rows(_DANGER.format(ended=ended, own=condition), (*values, limit))
        return tuple(_danger(row) for row in rows)

    def tasks(self, user: UserId, limit: int) -> tuple[TaskRow, ...]:
        """Return open tasks of someone, the earliest first; those without a day last."""
        found: list[TaskRow] = []
        for mine, whose in ((1, _ASSIGNED), (0, _NOBODYS)):
            sql = _TASKS.format(mine=mine, whose=whose)
            found += [_task(row) for row in self._connection.rows(sql, (to_blob(user), limit))]
        return tuple(sorted(found, key=lambda each: (each.due_on is None, each.due_on or date.max))[:limit])

    def held(self, user: UserId) -> int:
        """Return how many open cases, tasks and reports someone holds."""
        return int(self._connection.rows(_HELD, (to_blob(user),) * 5)[0][0])

    def reports(self, own: UserId | None, limit: int) -> tuple[ReportRow, ...]:
        """Return reports that wait for an owner or a case, the oldest first."""
        condition, values = _own(own, ("owner", "created_by", "registered_by"))
        rows = self._connection.rows(_REPORTS.format(own=condition), (*values, limit))
        return tuple(_report(row) for row in rows)


def _own(own: UserId | None, columns: tuple[str, ...]) -> tuple[str, tuple[object, ...]]:
    if own is None:
        return "", ()
    return f"AND ({' OR '.join(f'{each} = ?' for each in columns)})", (to_blob(own),) * len(columns)


def _danger(row: tuple[Any, ...]) -> DangerRow:
    id_, reference, given, prefix, surname, script, state, danger, risk, country, owner = row
    return DangerRow(
        case=CaseId(to_id(id_)),
        reference=reference,
        name=" ".join(each for each in (given, prefix, surname) if each),
        original_script_name=script or "",
        state=CaseState(state),
        direct_danger=Answer(danger) if danger else None,
        risk_level=RiskLevel(risk) if risk else None,
        country_of_stay=country or "",
        owner=_user(owner),
    )


def _task(row: tuple[Any, ...]) -> TaskRow:
    id_, case, reference, description, side, due_on, mine = row
    return TaskRow(
        task=TaskId(to_id(id_)),
        case=CaseId(to_id(case)) if case else None,
        reference=reference,
        description=description,
        side=Side(side),
        due_on=date.fromisoformat(due_on) if due_on else None,
        is_assigned=bool(mine),
    )


def _report(row: tuple[Any, ...]) -> ReportRow:
    id_, case, number, received, danger, owner = row
    return ReportRow(
        report=ReportId(to_id(id_)),
        case=CaseId(to_id(case)) if case else None,
        number=number,
        received_at=read_moment(received),
        direct_danger=Answer(danger) if danger else None,
        owner=_user(owner),
    )


def _user(owner: bytes | None) -> UserId | None:
    return UserId(to_id(owner)) if owner else None
