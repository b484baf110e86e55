"""The automatic backups of a store: how they are called, which of them stay, which is the newest."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

FOLDER: Final = "backups"
DAILY: Final = 7
WEEKLY: Final = 4
SUFFIX: Final = ".cbk"

_FORM: Final = "%Y-%m-%dT%H%M%SZ"
_NAME: Final = re.compile(r"\d{4}-\d{2}-\d{2}T\d{6}Z\.cbk")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptBackup:
    """One automatic backup."""

    path: Path
    made_at: datetime
    size: int


def name_of(moment: datetime) -> str:
    """Return the name of a backup made at a moment: the moment and nothing else."""
    return moment.astimezone(UTC).strftime(_FORM) + SUFFIX


def kept(store: Path) -> tuple[KeptBackup, ...]:
    """Return the automatic backups in the folder of a store, the newest first; other files are not looked at."""
    found = []
    try:
        for path in (store / FOLDER).iterdir():
            moment = _moment_of(path.name)
            if moment is not None and path.is_file() and not path.is_symlink():
                found.append(KeptBackup(path=path, made_at=moment, size=path.stat().st_size))
    except OSError:  # no backups yet, or a folder that cannot be read: there is nothing to show
        return ()
    return tuple(sorted(found, key=lambda each: each.made_at, reverse=True))


def newest(store: Path) -> str:
    """Return the newest automatic backup as it is typed after ``consulaat restore``; FILE when there is none."""
    found = kept(store)
    return f"{FOLDER}/{found[0].path.name}" if found else "FILE"


def superfluous(backups: Iterable[KeptBackup]) -> tuple[KeptBackup, ...]:
    """Return what may go: all but the newest of each of seven days, and of each of four weeks."""
    ordered = sorted(backups, key=lambda each: each.made_at, reverse=True)
    days: dict[object, KeptBackup] = {}
    weeks: dict[object, KeptBackup] = {}
    for each in ordered:
        days.setdefault(each.made_at.date(), each)
        weeks.setdefault(each.made_at.isocalendar()[:2], each)
    staying = {*list(days.values())[:DAILY], *list(weeks.values())[:WEEKLY]}
    return tuple(each for each in ordered if each not in staying)


def _moment_of(name: str) -> datetime | None:
    if not _NAME.fullmatch(name):
        return None
    try:
        return datetime.strptime(name.removesuffix(SUFFIX), _FORM).replace(tzinfo=UTC)
    except ValueError:
        return None
