"""Making an end of a store on this computer: first its keys, so that nothing of the rest can be read."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from consulaat.errors import InvalidInputError
from resources.texts import N_


class EraseNotConfirmedError(InvalidInputError):
    """The code of the post was not given, or is another one."""

    code = "erase-not-confirmed"
    sentence = N_("Nothing was erased. So many changes are in this store alone: {unconfirmed}.")
    next_step = N_("To erase it for good, give the code of the post: consulaat erase --confirm {post}")
    in_window = N_("To erase it for good, type the code of the post: {post}")

    def __init__(self, *, unconfirmed: int, post: str) -> None:
        super().__init__(unconfirmed=unconfirmed, post=post)
        self.unconfirmed = unconfirmed


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """What went, and what still opens: files that could not be removed, a backup made by hand elsewhere.

    ``unconfirmed``: changes that went with the store and that nobody else has.
    """

    unconfirmed: int
    left: tuple[Path, ...]
    backup_by_hand: datetime | None
