"""What became of one file that was taken in."""

from dataclasses import dataclass

from consulaat.errors import Exit
from consulaat.services.authorship import Overstepped
from consulaat.services.ports import OpenConflict


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
    counts: dict[str, int] | None = None
    conflicts: tuple[OpenConflict, ...] = ()
    warnings: tuple[str, ...] = ()
    attachments: int = 0
    overstepped: tuple[Overstepped, ...] = ()
    exit_code: Exit = Exit.DONE
    message: str = ""
    advice: str = ""
