"""Being let into a case, or keeping out of one, by one's own word (domain §17.5)."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final

from consulaat.records.about import Record
from consulaat.records.access import AccessKind, CaseAccess
from consulaat.records.case import Case
from consulaat.records.user import User
from consulaat.rules.access import may_break_glass, may_break_glass_at_all
from consulaat.rules.findings import Finding, refuse_on
from consulaat.rules.permissions import create_right, read_right
from consulaat.services.naming import NoSuchReferenceError
from consulaat.services.ports import UnitOfWork
from consulaat.values.canonical import Json
from consulaat.values.moment import local_date
from resources.texts import N_

GLASS: Final = AccessKind.BREAK_GLASS.value
CONFLICT: Final = AccessKind.CONFLICT_OF_INTEREST.value


def kind_by_oneself(made: type[Record], fields: Mapping[str, Json], officer: User) -> str:
    """Return the kind of a line that officers write about themselves: breaking the glass, or a conflict."""
    if made is not CaseAccess or fields.get("user") not in {None, "", officer.id, officer.name}:
        return ""
    kind = fields.get("kind")
    if kind == GLASS:
        return GLASS if may_break_glass_at_all(officer) else ""
    is_allowed = not any(read_right(Case).objections(officer)) and any(
        create_right(CaseAccess).objections(officer)
    )
    return CONFLICT if kind == CONFLICT and is_allowed else ""


@contextmanager
def asked(work: UnitOfWork, kind: str, fields: Mapping[str, Json]) -> Iterator[None]:
    """Let someone ask to break the glass: a reason comes before any look at the case, and a miss is noted too."""
    if kind != GLASS:
        yield
        return
    if not str(fields.get("reason") or "").strip():
        refuse_on([Finding("REASON_NEEDED", N_("A reason is needed."), "§17.5", field_name="reason")])
    try:
        yield
    except NoSuchReferenceError:
        work.act("MISLUKT", "case", None, reason=GLASS)
        work.commit()
        raise


def require_glass(work: UnitOfWork, officer: User, line: CaseAccess) -> None:
    """Answer as for an unknown case where this officer may not break the glass."""
    lines = work.find(CaseAccess, case=line.case)
    today = local_date(work.now(), work.identity.time_zone)
    if not may_break_glass(lines, officer, today):
        raise NoSuchReferenceError(type="case", where="case")
