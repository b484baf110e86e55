"""What stands openly beside a rehearsal store: its set clock, and the passphrase that everybody may know.

Nothing in it is secret and nothing rests on it: whether a store is a rehearsal is written inside the store.
"""

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from consulaat.files import replace_file
from consulaat.values.moment import read_moment, write_moment
from consulaat.values.unreadable import UnreadableError

FILE: Final = "rehearsal.json"
_LARGEST: Final = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class RehearsalNote:
    """The moment at which a rehearsal stands, None for that of the computer; who opens it, and with what words."""

    moment: datetime | None = None
    user: str = ""
    passphrase: str = ""


class MovedClock:
    """The clock of a rehearsal: it was set to a moment, and runs on from there."""

    def __init__(self, at: datetime) -> None:
        self._ahead = at - datetime.now(UTC)

    def now(self) -> datetime:
        """Return the moment it shows."""
        return datetime.now(UTC) + self._ahead


def read_note(folder: Path) -> RehearsalNote | None:
    """Return the note of a folder; None where there is none that can be read."""
    try:
        with (folder / FILE).open("rb") as stream:
            found = json.loads(stream.read(_LARGEST))
        moment = found.get("moment")
        return RehearsalNote(
            moment=read_moment(str(moment)) if moment else None,
            user=str(found.get("user", "")),
            passphrase=str(found.get("passphrase", "")),
        )
    except (OSError, ValueError, AttributeError, UnreadableError):
        return None


def write_note(folder: Path, note: RehearsalNote) -> None:
    """Write the note of a folder, in the place of an older one."""
    said = {
        "moment": write_moment(note.moment) if note.moment else None,
        "user": note.user,
        "passphrase": note.passphrase,
    }
    replace_file(folder / FILE, json.dumps(said, ensure_ascii=False).encode())


def keep_moment(folder: Path, at: datetime | None) -> None:
    """Note at which moment a rehearsal stands."""
    write_note(folder, replace(read_note(folder) or RehearsalNote(), moment=at))


def left_clock(folder: Path) -> MovedClock | None:
    """Return the clock that a rehearsal was left with, None for that of the computer."""
    note = read_note(folder)
    return MovedClock(note.moment) if note is not None and note.moment else None
