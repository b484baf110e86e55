"""Open tasks of organisations, counted and read over indexes of what is open."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from consulaat.records.ids import CaseId, TaskId
from consulaat.records.registry import type_name
from consulaat.services.partner_asked import NAMING, Asked, Reach
from consulaat.services.partner_views import PartnerTask
from consulaat.values.ids import RecordId
from db.connection import Connection
from db.lists.sifting import own_condition
from db.tables import quoted, to_blob, to_id

# The condition of the partial index stands in full in the statements, or SQLite does not use it.
_OPEN: Final = "state IN ('OPEN', 'BEZIG', 'WACHT')"
_NAMED: Final = f"SELECT organisation, count(*) FROM task WHERE organisation IN ({{ids}}) AND {_OPEN}"
_OF_SIDES: Final = (
    f"SELECT side, count(*) FROM task WHERE organisation IS NULL AND side IN ({{sides}}) AND {_OPEN}"
)
_OF_SIDE: Final = f"organisation IS NULL AND side = ? AND {_OPEN}"
_READ: Final = """
SELECT t.id, t."case", coalesce(c.neutral_reference, c.number, ''), t.description, t.due_on
FROM (
  SELECT id, "case", description, due_on FROM task WHERE id IN (
    SELECT id FROM ({found}) ORDER BY due_on IS NULL, due_on, id LIMIT ?
  )
) AS t LEFT JOIN "case" AS c ON c.id = t."case" ORDER BY t.due_on IS NULL, t.due_on, t.id
"""
Statement = tuple[str, list[object]]


class SqlPartners:
    """Answers consulaat.services.partner_asked.Partners from an open store."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def counts(self, asked: tuple[Asked, ...], reach: Reach) -> Mapping[RecordId, int]:
        """Return how many open tasks organisations have: three questions, however many organisations there are."""
        seen = _may_see("task", reach)
        if seen is None:
            return {}
        condition, values = seen
        ids = [to_blob(each.organisation) for each in asked]
        named = f"{_NAMED.format(ids=_places(ids))} AND {condition} GROUP BY organisation"
        found = {to_id(id_): int(number) for id_, number in self._connection.rows(named, (*ids, *values))}
        sides = sorted({each.side.value for each in asked if each.side is not None and each.everywhere})
        sql = f"{_OF_SIDES.format(sides=_places(sides))} AND {condition} GROUP BY side"
        of_sides: dict[str, int] = dict(self._connection.rows(sql, (*sides, *values)))
        somewhere = self._somewhere(asked, reach)
        for each in asked:
            of_side = (
                of_sides.get(each.side or "", 0) if each.everywhere else somewhere.get(each.organisation, 0)
            )
            if of_side:
                found[each.organisation] = found.get(each.organisation, 0) + of_side
        return found

    def tasks(self, asked: Asked, reach: Reach, limit: int) -> tuple[PartnerTask, ...]:
        """Return the open tasks of one organisation, the earliest first; those without a day last."""
        seen = _may_see("task", reach)
        if seen is None:
            return ()
        condition, mine = seen
        parts = [f"SELECT id, due_on FROM task WHERE organisation = ? AND {_OPEN} AND {condition}"]
        values: list[object] = [to_blob(asked.organisation), *mine]
        if asked.side is not None:
            of_side = f"SELECT id, due_on FROM task WHERE {_OF_SIDE} AND {condition}"
            values += [asked.side.value, *mine]
            if not asked.everywhere:
                cases, given = _cases(reach, (asked.organisation,))
                of_side += f' AND "case" IN (SELECT "case" FROM ({cases}))'
                values += given
            parts.append(of_side)
        sql = _READ.format(found=" UNION ALL ".join(parts))
        return tuple(_task(row) for row in self._connection.rows(sql, (*values, limit)))

    def _somewhere(self, asked: tuple[Asked, ...], reach: Reach) -> dict[RecordId, int]:
        """Return how many tasks of their side stand in the cases of organisations that are a side in those only."""
        found: dict[RecordId, int] = {}
        narrow = [each for each in asked if each.side is not None and not each.everywhere]
        condition, mine = _may_see("task", reach) or ("0", [])
        for side in sorted({each.side for each in narrow if each.side is not None}):
            ids = tuple(each.organisation for each in narrow if each.side is side)
            cases, given = _cases(reach, ids)
            sql = (
                "SELECT o.organisation, sum(t.number) FROM"
                f' (SELECT "case", count(*) AS number FROM task WHERE {_OF_SIDE} AND {condition} GROUP BY "case") AS t'
                f' JOIN ({cases}) AS o ON o."case" = t."case" GROUP BY o.organisation'
            )
            rows = self._connection.rows(sql, (side.value, *mine, *given))
            found |= {to_id(id_): int(number) for id_, number in rows}
        return found


def _cases(reach: Reach, organisations: tuple[RecordId, ...]) -> Statement:
    """Return what selects the organisations and the cases that something readable names each in, once each."""
    parts, values = [], []
    for name, field in _naming():
        seen = _may_see(name, reach)
        if seen is not None:
            condition, mine = seen
            parts.append(
                f'SELECT {field} AS organisation, "case" FROM {quoted(name)}'
                f' WHERE {field} IN ({_places(organisations)}) AND "case" IS NOT NULL AND {condition}'
            )
            values += [*(to_blob(each) for each in organisations), *mine]
    nothing = 'SELECT NULL AS organisation, NULL AS "case" WHERE 0'
    return " UNION ".join(parts) or nothing, values


def _naming() -> Iterator[tuple[str, str]]:
    for made, fields in NAMING.items():
        for field in fields:
            yield type_name(made), field


def _places(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _may_see(record_type: str, reach: Reach) -> Statement | None:
    """Return the condition for the rows of a type that the officer may read; None for none."""
    if record_type in reach.types:
        return "1", []
    if record_type not in reach.own_types:
        return None
    values: list[object] = []
    return own_condition(record_type, reach.officer, values), values


def _task(row: tuple[Any, ...]) -> PartnerTask:
    id_, case, reference, description, due_on = row
    return PartnerTask(
        task=TaskId(to_id(id_)),
        case=CaseId(to_id(case)) if case else None,
        reference=reference,
        description=description,
        due_on=date.fromisoformat(due_on) if due_on else None,
    )
