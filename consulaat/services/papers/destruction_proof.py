"""FRM-27 from a list for destruction; a draft until it is carried out."""

from consulaat.papers.destruction_proof import DestructionProof
from consulaat.records.keeping import DestructionList, DestructionState
from consulaat.rules.retention import retention_row
from consulaat.services.naming import find_record
from consulaat.services.papers.material import Material
from consulaat.services.ports import UnitOfWork


def find(work: UnitOfWork, ref: str) -> DestructionList:
    """Return the list that is meant."""
    return work.get(DestructionList, find_record(work, DestructionList, ref))


def content(material: Material, list_: DestructionList) -> DestructionProof:
    """Return what was destroyed, and that the chain of the journal went on unbroken."""
    row = retention_row(list_.retention_class, material.today)
    return DestructionProof(
        frame=material.frame(
            list_.id[:8],
            is_draft=list_.state is not DestructionState.CARRIED_OUT,
            is_marked=True,
            is_copy=True,
        ),
        state=material.word(list_.state),
        retention_class=material.word(list_.retention_class),
        years=row.years,
        basis=f"{row.basis} · {row.name}",
        destroyed=list_.destroyed,
        left_out=list_.left_out,
        records=list_.record_count,
        lines=list_.line_count,
        proposed_by=material.staff(list_.proposed_by),
        proposed_at=material.moment(list_.proposed_at),
        approved_by=material.staff(list_.approved_by),
        approved_at=material.moment(list_.approved_at),
        carried_out_by=material.staff(list_.carried_out_by),
        carried_out_at=material.moment(list_.carried_out_at),
        head_before=list_.head_before or "",
        head_after=_head_after(material.work, list_),
        backups=list_.backups,
    )


def _head_after(work: UnitOfWork, list_: DestructionList) -> str:
    """Return number and head of the line that says it was carried out."""
    for change in work.changes_of(list_.id):
        if "carried_out_at" in change.fields:
            head = work.exchange.head_at(change.device, change.number)
            return "" if head is None else f"{change.number} {head.hex()}"
    return ""
