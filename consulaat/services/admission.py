"""Being let into a case, or keeping out of one, by one's own word (domain §17.5)."""

from collections.abc import Mapping
from typing import Final

from consulaat.records.about import Record
from consulaat.records.access import AccessKind, CaseAccess
from consulaat.records.case import Case
from consulaat.records.user import User
from consulaat.rules.access import may_break_glass
from consulaat.rules.permissions import READ_CASE, create_right, read_right
from consulaat.services.naming import NoSuchReferenceError
from consulaat.services.ports import UnitOfWork
from consulaat.values.canonical import Json
from consulaat.values.moment import local_date

GLASS: Final = AccessKind.BREAK_GLASS.value
CONFLICT: Final = AccessKind.CONFLICT_OF_INTEREST.value


def kind_by_oneself(made: type[Record], fields: Mapping[str, Json], officer: User) -> str:
    """Return the kind of a line that officers write about themselves: breaking the glass, or a conflict."""
    if made is not CaseAccess or fields.get("user") not in {None, "", officer.id, officer.name}:
        return ""
    kind = fields.get("kind")
    if kind == GLASS:
        return GLASS if officer.roles & READ_CASE.roles else ""
    is_allowed = not any(read_right(Case).objections(officer)) and any(
        create_right(CaseAccess).objections(officer)
    )
    return CONFLICT if kind == CONFLICT and is_allowed else ""


def require_glass(work: UnitOfWork, officer: User, line: CaseAccess) -> None:
    """Answer as for an unknown case where this officer may not break the glass."""
    lines = work.find(CaseAccess, case=line.case)
    today = local_date(work.now(), work.identity.time_zone)
    if not may_break_glass(lines, officer, today):
        raise NoSuchReferenceError(type="case", where="case")
