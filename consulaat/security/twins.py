"""The two slots files of a store: written one after the other, read as one, each healing the other.

The readable file with the higher counter counts. Losing both means a backup: without the wrapped
keys nobody opens the store, with or without passphrase or papers.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

from consulaat import kept_backups
from consulaat.errors import MachineError, TamperedError
from consulaat.files import FileExistsAlreadyError, replace_file
from consulaat.security.shape import WrongShapeError
from consulaat.security.slots import Slots, read_slots
from consulaat.security.wrapping import WeakenedSlotError
from resources.texts import N_

NAMES: Final = ("slots.json", "slots.2.json")

_LARGEST: Final = 4 * 1024 * 1024


class SlotsDamagedError(TamperedError):
    """Neither of the two files can be read."""

    code = "slots-damaged"
    sentence = N_("Both files with the keys of this store are missing or damaged.")
    next_step = N_("Restore the newest backup, which holds them: consulaat restore {newest}")
    in_window = N_("Choose “Restore a backup” and take the newest one.")


class SlotTwins:
    """The two files in a folder."""

    def __init__(self, folder: Path) -> None:
        self._paths = tuple(folder / name for name in NAMES)

    def create(self, store: str) -> None:
        """Write the files of a new store, which nobody opens yet."""
        if any(os.path.lexists(path) for path in self._paths):
            raise FileExistsAlreadyError
        self.write(Slots(store=store, counter=0))

    def put(self, content: bytes) -> None:
        """Write both files as they were elsewhere."""
        read_slots(content)
        for path in self._paths:
            replace_file(path, content)

    def write(self, slots: Slots) -> None:
        """Write both files, one after the other, as the next state of these slots."""
        data = replace(slots, counter=slots.counter + 1).to_bytes()
        read_slots(data)  # what cannot be read again must not take the place of what can
        for path in self._paths:
            replace_file(path, data)

    def read(self) -> Slots:
        """Return the slots that count, and make both files say so."""
        found = list(self._readable())
        if not found:
            raise SlotsDamagedError(newest=kept_backups.newest(self._paths[0].parent))
        newest = max(found, key=lambda slots: slots.counter)
        self._heal(newest.to_bytes())
        return newest

    def _readable(self) -> Iterator[Slots]:
        """Yield what can be read; a weakened file counts as damage as long as its twin is good."""
        weakened: WeakenedSlotError | None = None
        good = 0
        for path in self._paths:
            try:
                slots = read_slots(_content(path))
            except WeakenedSlotError as error:
                weakened = error
            except WrongShapeError:
                continue
            else:
                good += 1
                yield slots
        if weakened is not None and not good:
            raise weakened

    def _heal(self, data: bytes) -> None:
        for path in self._paths:
            if _content(path) != data:
                with suppress(MachineError):  # opening goes on; the next change writes both
                    replace_file(path, data)


def _content(path: Path) -> bytes:
    """Return what is in a file; one that cannot be read is as good as empty."""
    try:
        with path.open("rb") as stream:
            return stream.read(_LARGEST)
    except OSError:
        return b""
