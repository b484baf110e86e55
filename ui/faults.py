"""What can be told of an error to whoever helps: codes and places in the program, nothing of a record; no Qt."""

import platform
import traceback
from typing import Final

from consulaat import __version__
from consulaat.errors import ConsulaatError

ROOMS: Final = ("consulaat", "db", "forms", "resources", "ui")


def details_of(error: Exception, page: str) -> str:
    """Return the details of an error: its code, where it was raised, which program on which system."""
    code = error.code if isinstance(error, ConsulaatError) else "unexpected"
    lines = [
        f"consulaat {__version__}",
        f"{platform.system()} {platform.release()}, Python {platform.python_version()}",
        f"page: {page}",
        f"error: {code} ({type(error).__name__})",
    ]
    lines += [f"  {module}:{line} {function}" for module, line, function in _steps(error)]
    return "\n".join(lines)


def _steps(error: Exception) -> list[tuple[str, int, str]]:
    """Return the steps inside the program that led to an error, without the paths of this computer."""
    found = []
    for frame, line in traceback.walk_tb(error.__traceback__):
        module = str(frame.f_globals.get("__name__", ""))
        if module.partition(".")[0] in ROOMS:
            found.append((module, line, frame.f_code.co_name))
    return found
