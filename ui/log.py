"""The technical log: our own file and line numbers and error classes, never a value, a name or a message."""

import json
import os
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

LARGEST: Final = 1024 * 1024
KEPT: Final = 5


def note(reference: str, error: BaseException) -> None:
    """Write an unexpected error under its reference; a log that cannot be written stops nothing."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{_inside(frame.filename)}:{frame.lineno}" for frame in frames]
    line = {
        "at": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "event": "unexpected",
        "reference": reference,
        "class": type(error).__name__,
        "places": places,
    }
    try:
        _append(json.dumps(line) + "\n")
    except OSError:
        return


def _inside(name: str) -> str:
    """Return the part of a path below the program, or the bare file name of a library."""
    house = Path(__file__).resolve().parent.parent
    path = Path(name)
    return path.relative_to(house).as_posix() if path.is_relative_to(house) else path.name


def _append(line: str) -> None:
    from platformdirs import user_log_path

    folder = user_log_path("consulaat", appauthor=False)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / "consulaat.log"
    if path.exists() and path.stat().st_size > LARGEST:
        for number in range(KEPT - 1, 0, -1):
            older = folder / f"consulaat.{number}.log"
            if older.exists():
                older.replace(folder / f"consulaat.{number + 1}.log")
        path.replace(folder / "consulaat.1.log")
    with os.fdopen(
        os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "a", encoding="utf-8"
    ) as stream:
        stream.write(line)
