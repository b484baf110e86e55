"""What nobody foresaw: noted in the technical log, and told to a person with a reference number."""

import secrets
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from consulaat.errors import ConsulaatError, MachineError
from resources.texts import N_

if TYPE_CHECKING:
    from threading import ExceptHookArgs


class UnexpectedError(MachineError):
    """Something that the program did not foresee."""

    code = "unexpected"
    sentence = N_("Something unexpected went wrong (reference {reference}). Nothing was half done.")
    next_step = N_("Try again; if it happens again, tell support the reference.")


def foreseen(error: Exception) -> ConsulaatError:
    """Return an error of ours as it is; note any other one and return what a person hears of it."""
    if isinstance(error, ConsulaatError):
        return error
    from ui.log import note

    reference = secrets.token_hex(4)
    note(reference, error)
    told = UnexpectedError(reference=reference).with_traceback(error.__traceback__)
    told.__cause__ = error
    return told


def catch_all(tell: Callable[[ConsulaatError], None]) -> None:
    """Let nothing print itself any more: what no one caught is noted, and told."""

    def caught(_type: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if isinstance(error, Exception):
            tell(foreseen(error))

    def caught_in_thread(arguments: "ExceptHookArgs") -> None:
        if isinstance(arguments.exc_value, Exception):
            foreseen(arguments.exc_value)

    def caught_at_end(arguments: "sys.UnraisableHookArgs") -> None:
        if isinstance(arguments.exc_value, Exception):
            foreseen(arguments.exc_value)

    sys.excepthook = caught
    threading.excepthook = caught_in_thread
    sys.unraisablehook = caught_at_end
