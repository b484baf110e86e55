"""What can go wrong, as facts: each has a stable code, a sentence and a next step for the officer."""

from enum import IntEnum
from typing import ClassVar

from resources.texts import N_, _


class Exit(IntEnum):
    """The exit code that a family of errors ends the command line with."""

    DONE = 0
    REFUSED = 1
    INVALID = 2
    LOCKED = 3
    TAMPERED = 4
    MACHINE = 5


class ConsulaatError(Exception):
    """Anything the program tells a person instead of doing what was asked.

    ``facts`` fill the named places of ``sentence`` and ``next_step``; ``where`` is a place in the
    input (file:line, or a field). Facts hold ids, codes, numbers and field names, never what an
    officer typed about a person, so that the sentence may stand in a log. ``in_window`` is the next step where
    the one of the command line says what to type.
    """

    code: ClassVar[str] = "error"
    sentence: ClassVar[str] = N_("Something went wrong.")
    next_step: ClassVar[str] = N_("Try again; if it happens again, call support.")
    in_window: ClassVar[str] = ""
    exit_code: ClassVar[Exit] = Exit.MACHINE

    def __init__(self, *, where: str = "", **facts: object) -> None:
        self.where = where
        self.facts = facts
        super().__init__(self.code)

    def message(self) -> str:
        """Return the sentence in the language in use."""
        return _(self.sentence, **self.facts)

    def advice(self) -> str:
        """Return what to do next, in the language in use."""
        return _(self.next_step, **self.facts)

    def advice_in_window(self) -> str:
        """Return what to do next for who sits at the window and types no commands."""
        return _(self.in_window or self.next_step, **self.facts)


class RefusedError(ConsulaatError):
    """A rule stands in the way, or the thing asked for is not there (exit 1)."""

    code = "refused"
    sentence = N_("This step is not possible yet.")
    next_step = N_("See the findings.")
    exit_code = Exit.REFUSED


class InvalidInputError(ConsulaatError):
    """What was typed or loaded cannot be read as what it should be (exit 2)."""

    code = "invalid-input"
    sentence = N_("The input is not valid.")
    next_step = N_("Correct it and try again.")
    exit_code = Exit.INVALID


class LockedError(ConsulaatError):
    """The store stays closed, or this person has no right to this (exit 3)."""

    code = "locked"
    sentence = N_("The store is locked.")
    next_step = N_("Open it with your own passphrase.")
    exit_code = Exit.LOCKED


class TamperedError(ConsulaatError):
    """Something is damaged, changed, not trusted or not meant for us (exit 4)."""

    code = "tampered"
    sentence = N_("This is damaged or was changed.")
    next_step = N_("Do not use it; ask the sender for a new one.")
    exit_code = Exit.TAMPERED


class MachineError(ConsulaatError):
    """The computer failed: disk full, no rights, busy (exit 5)."""

    code = "machine-failed"
    sentence = N_("The computer could not do this.")
    next_step = N_("Check the disk and your rights on the folder, then try again.")
    exit_code = Exit.MACHINE
