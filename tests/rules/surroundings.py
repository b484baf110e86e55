"""Who works, when, among which records; and what stands in the way of a step."""
# ruff: noqa: ANN401 - surroundings take any field

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any, Final, TypeVar

from consulaat.records.about import Record
from consulaat.records.ids import (
    CaseId,
    PersonId,
    UserId,
)
from consulaat.records.user import User, UserRole
from consulaat.rules.around import Around
from consulaat.rules.findings import Finding
from consulaat.rules.machines import step_of
from consulaat.rules.steps import objections, stepped
from consulaat.values.ids import RecordId, derived_id

R = TypeVar("R", bound=Record)

TODAY: Final = date(2026, 7, 6)
NOW: Final = datetime(2026, 7, 6, 12, 0, tzinfo=UTC)


def an_id(name: str) -> RecordId:
    """Return the same id for the same name."""
    return derived_id("test", name)


def a_user(name: str, *roles: UserRole) -> User:
    return User(id=an_id(name), name=name, display_name=name.title(), roles=frozenset(roles))


ANNA: Final = a_user("anna", UserRole.CONSULAR_OFFICER)
BRAM: Final = a_user("bram", UserRole.HEAD_OF_SECTION)
CORA: Final = a_user("cora", UserRole.HEAD_OF_MISSION)
DAAN: Final = a_user("daan", UserRole.HEADQUARTERS_OFFICER)
EVA: Final = a_user("eva", UserRole.FINANCE_OFFICER)
FRED: Final = a_user("fred", UserRole.PASSPORT_OFFICER)
GIJS: Final = a_user("gijs", UserRole.VISA_OFFICER)
EVERYONE: Final = (ANNA, BRAM, CORA, DAAN, EVA, FRED, GIJS)

CASE: Final = CaseId(an_id("case"))
PERSON: Final = PersonId(an_id("person"))


def me(user: User) -> UserId:
    """Return the id of a user."""
    return UserId(user.id)


def around(by: User, *records: Record, today: date = TODAY, **others: Any) -> Around:
    """Return the surroundings in which a user works."""
    now = datetime(today.year, today.month, today.day, 12, tzinfo=UTC)
    given = {"post": "RAB", "role": "post", "users": EVERYONE, **others}
    return Around(by=by, now=now, today=today, records=records, **given)


def codes(findings: Iterable[Finding]) -> list[str]:
    """Return the codes of what stands in the way."""
    return [finding.code for finding in findings if finding.stops]


def warned(findings: Iterable[Finding]) -> list[str]:
    """Return the codes of what only warns."""
    return [finding.code for finding in findings if not finding.stops]


def stops(record: Record, verb: str, surroundings: Around) -> list[str]:
    """Return the codes of what stands in the way of a step."""
    return codes(objections(step_of(type(record), verb), record, surroundings))


def took(record: R, verb: str, surroundings: Around) -> tuple[R, tuple[Record, ...]]:
    """Return a record after a step that nothing stands in the way of, and what came with it."""
    step = step_of(type(record), verb)
    assert codes(objections(step, record, surroundings)) == []
    first, *others = step.effect(stepped(step, record), surroundings)
    assert isinstance(first, type(record))
    return first, tuple(others)
