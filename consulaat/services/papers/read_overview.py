"""FRM-26 from the acts on a case and on everything that belongs to it."""

from typing import Final

from consulaat.papers.read_overview import ReadOverview, ReadRow
from consulaat.records.case import Case
from consulaat.records.user import User
from consulaat.services.naming import find_record
from consulaat.services.papers.material import Material
from consulaat.services.ports import UnitOfWork
from consulaat.sync.clock import Stamp
from consulaat.values.canonical import Json
from consulaat.values.ids import RecordId
from resources.reference import label

_OF_NO_CONCERN: Final = frozenset({"AANMELDEN"})


def find(work: UnitOfWork, ref: str) -> Case:
    """Return the case that is meant."""
    return work.get(Case, find_record(work, Case, ref))


def content(material: Material, case: Case) -> ReadOverview:
    """Return who did what with the file: the case, its person and its records, the oldest first."""
    about = {case.id, case.person}
    about |= {each.record_id for each in material.work.changes_under([case.id, case.person])}
    users = {each.id: each for each in material.work.find(User)}
    acts = [
        _row(material, act, users)
        for act in material.work.acts_about(sorted(about))
        if act.get("action") not in _OF_NO_CONCERN
    ]
    return ReadOverview(
        frame=material.frame(material.reference_of(case), is_draft=False, is_marked=True, is_copy=True),
        case_number=case.number or "",
        first_at=acts[0].at if acts else None,
        last_at=acts[-1].at if acts else None,
        acts=tuple(acts),
    )


def _row(material: Material, act: dict[str, Json], users: dict[RecordId, User]) -> ReadRow:
    by = users.get(RecordId(str(act.get("by"))))
    roles = sorted(label("UserRole", each, material.language) for each in by.roles) if by else []
    parts = (material.kind(str(act.get("type") or "")), str(act.get("form") or ""))
    return ReadRow(
        at=material.moment(Stamp.read(str(act["at"])).moment()),
        who=by.display_name if by else "",
        role=", ".join(roles),
        action=label("AuditAction", str(act.get("action")), material.language),
        subject=" ".join(filter(None, parts)),
    )
