"""How far a long command is: one line on the terminal that goes away; nothing where there is no terminal."""

import sys
import time
from typing import Final

from ui.tasks import PATIENCE, how_far

OFTEN: Final = 0.1  # seconds between two looks
_WIPED: Final = "\r\x1b[K"


class TerminalProgress:
    """Watches the work of one command. Ctrl+C stops a command by itself, so this never does."""

    is_stopped = False

    def __init__(self) -> None:
        self._next = time.monotonic() + PATIENCE / 1000
        self._is_shown = False

    def tell(self, what: str, done: int, total: int) -> None:
        """Show how much of ``what`` is done, once the person has waited a moment."""
        now = time.monotonic()
        if now < self._next or not sys.stderr.isatty():
            return
        self._next = now + OFTEN
        self._is_shown = True
        sys.stderr.write(_WIPED + how_far(what, done, total))
        sys.stderr.flush()

    def clear(self) -> None:
        """Leave the line as it was."""
        if self._is_shown:
            sys.stderr.write(_WIPED)
            sys.stderr.flush()
            self._is_shown = False
