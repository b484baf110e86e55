"""Cases that are worked on, as far as their terms need to be known."""

from collections.abc import Collection, Iterator
from typing import Any, Final

from consulaat.records.case import Case, CaseState
from consulaat.records.ids import CaseId, PersonId, UserId
from consulaat.records.risk import RiskAssessment, RiskLevel
from consulaat.values.ids import RecordId
from consulaat.values.moment import read_moment
from db.connection import Connection
from db.tables import to_id

_NOBODY: Final = RecordId("0" * 32)
_CASES: Final = """
SELECT c.id, c.state, c.risk_level, c.last_sign_of_life_at, c.owner, c.post, r.id, r.assessed_at, r.level
FROM "case" c LEFT JOIN risk_assessment r ON r."case" = c.id
WHERE c.state IN ({places}) ORDER BY c.id, r.assessed_at, r.id
"""


def watched_cases(
    connection: Connection, states: Collection[CaseState]
) -> Iterator[tuple[Case, RiskAssessment | None]]:
    """Yield the cases in some states with their latest assessment, no more of either than terms ask for."""
    sql = _CASES.format(places=", ".join("?" * len(states)))
    last: tuple[Any, ...] | None = None
    for row in connection.each(sql, tuple(state.value for state in states)):
        if last is not None and last[0] != row[0]:
            yield _case(last), _assessment(last)
        last = row
    if last is not None:
        yield _case(last), _assessment(last)


def _case(row: tuple[Any, ...]) -> Case:
    id_, state, level, heard, owner, post, *_assessed = row
    return Case(
        id=to_id(id_),
        person=PersonId(_NOBODY),
        state=CaseState(state),
        risk_level=RiskLevel(level) if level else None,
        last_sign_of_life_at=read_moment(heard) if heard else None,
        owner=UserId(to_id(owner)) if owner else None,
        post=post or "",
    )


def _assessment(row: tuple[Any, ...]) -> RiskAssessment | None:
    case, _state, _level, _heard, _owner, _post, id_, assessed, level = row
    if id_ is None:
        return None
    return RiskAssessment(
        id=to_id(id_),
        case=CaseId(to_id(case)),
        assessed_at=read_moment(assessed),
        assessed_by=UserId(_NOBODY),
        level=RiskLevel(level),
        reason="",
    )
