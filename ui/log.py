"""The technical log: codes, counts, error classes and places in our own files; never a value, a name or a message.

Every line goes through ``write``. It takes nothing that a person typed: what is no code, no whole number and no error
is refused there, and of an error only its class and our own files and lines are taken.
"""

import json
import os
import re
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

LARGEST: Final = 1024 * 1024
KEPT: Final = 5
_CODE: Final = re.compile(r"[a-z0-9][a-z0-9.-]{0,59}")
_CLASS: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,59}")
_HOUSE: Final = Path(__file__).resolve().parent.parent


def note(reference: str, error: BaseException) -> None:
    """Write an unexpected error under its reference."""
    write("unexpected", reference=reference, error=error)


def write(
    event: str, *, reference: str = "", part: str = "", error: BaseException | None = None, **counts: int
) -> None:
    """Write one line; a log that cannot be written stops nothing."""
    line: dict[str, object] = {
        "at": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "event": _code(event),
    }
    if reference:
        line["reference"] = _code(reference)
    if part:
        line["part"] = _code(part)
    if error is not None:
        line["class"] = _classes(error)
        line["places"] = list(_places(error))
    line |= {_code(name.replace("_", "-")): int(number) for name, number in counts.items()}
    try:
        _append(json.dumps(line) + "\n")
    except OSError:
        return


def _code(text: str) -> str:
    """Return a code as it is; anything else might be words of somebody."""
    return text if _CODE.fullmatch(text) else "unknown"


def _classes(error: BaseException) -> str:
    """Return the class of an error, and those of the errors that led to it."""
    found: list[str] = []
    seen: BaseException | None = error
    while seen is not None and len(found) < KEPT:
        name = type(seen).__name__
        found.append(name if _CLASS.fullmatch(name) else "unknown")
        seen = seen.__cause__ or seen.__context__
    return " < ".join(found)


def _places(error: BaseException) -> Iterator[str]:
    """Yield file and line of each step in our own files; those of libraries say nothing about us."""
    for frame, number in traceback.walk_tb(error.__traceback__):
        path = Path(frame.f_code.co_filename)
        if path.is_absolute() and path.is_relative_to(_HOUSE) and ".venv" not in path.parts:
            yield f"{path.relative_to(_HOUSE).as_posix()}:{number}"


def _append(line: str) -> None:
    from platformdirs import user_log_path

    folder = user_log_path("consulaat", appauthor=False)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / "consulaat.log"
    if path.exists() and path.stat().st_size + len(line) > LARGEST:
        _turn(folder, path)
    with os.fdopen(
        os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "a", encoding="utf-8"
    ) as stream:
        stream.write(line)


def _turn(folder: Path, path: Path) -> None:
    """Put the full log aside; with the one in use there are never more than five."""
    for number in range(KEPT - 2, 0, -1):
        older = folder / f"consulaat.{number}.log"
        if older.exists():
            older.replace(folder / f"consulaat.{number + 1}.log")
    path.replace(folder / "consulaat.1.log")
