"""What became of one file that was taken in."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from consulaat.errors import Exit
from consulaat.services.authorship import Overstepped
from consulaat.services.import_report import ReportedFile
from consulaat.services.ports import OpenConflict
from resources.texts import N_

STATES: Final = {
    "merged": N_("taken in"),
    "held": N_("waits"),
    "refused": N_("refused"),
    "already-imported": N_("known already"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FileResult:
    """What became of one file."""

    file: str
    state: str
    code: str = ""
    bundle: str = ""
    sender: str = ""
    number: int = 0
    new_changes: int = 0
    already_known: int = 0
    new_records: int = 0
    changed_records: int = 0
    counts: dict[str, int] | None = None
    conflicts: tuple[OpenConflict, ...] = ()
    warnings: tuple[str, ...] = ()
    attachments: int = 0
    overstepped: tuple[Overstepped, ...] = ()
    exit_code: Exit = Exit.DONE
    message: str = ""
    advice: str = ""


def reported(results: Iterable[FileResult]) -> tuple[ReportedFile, ...]:
    """Return what is kept of the results of an import."""
    return tuple(
        ReportedFile(
            bundle=each.bundle,
            sender=each.sender,
            number=each.number,
            state=each.state,
            code=each.code,
            new_records=each.new_records,
            changed_records=each.changed_records,
            already_known=each.already_known,
            conflicts=len(each.conflicts),
            attachments=each.attachments,
            overstepped=len(each.overstepped),
        )
        for each in results
    )
