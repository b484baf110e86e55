"""From the common options to an open store: folder, user, passphrase, clock."""

import argparse
import getpass
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from consulaat.errors import InvalidInputError, LockedError
from consulaat.security.tries import TooSoonError
from consulaat.values.moment import read_moment
from resources.texts import N_, _
from ui.cli.answers import print_problem
from ui.cli.progress import TerminalProgress
from ui.doors import Doors, Office, RealClock, SetClock, the_user

LONGEST_LINE: Final = 4096


class NoPassphraseError(LockedError):
    """There is nobody to ask for a passphrase and no file that holds it."""

    code = "no-passphrase"
    sentence = N_("No passphrase was given.")
    next_step = N_("Type it at the prompt, or use --passphrase-file FILE.")


class PassphraseFileError(InvalidInputError):
    """The file with the passphrase cannot be read."""

    code = "passphrase-file"
    sentence = N_("The file with the passphrase cannot be read.")
    next_step = N_("Check the name of the file; the passphrase stands on its first line.")


@dataclass(frozen=True, slots=True)
class Context:
    """What the common options say."""

    options: argparse.Namespace
    open_doors: Callable[[], Doors]
    show_window: Callable[[Path, str, str], int]

    @property
    def folder(self) -> Path:
        """The folder of the store."""
        named = getattr(self.options, "store", None) or os.environ.get("CONSULAAT_STORE")
        if named:
            return Path(named)
        from platformdirs import user_data_path

        return user_data_path("consulaat", appauthor=False)

    @property
    def user(self) -> str:
        """The user that was named, or nothing."""
        return getattr(self.options, "user", None) or os.environ.get("CONSULAAT_USER", "")

    @property
    def as_json(self) -> bool:
        """Whether one JSON document is asked."""
        return getattr(self.options, "json", False)

    @property
    def names_a_passphrase_file(self) -> bool:
        """Whether the passphrase stands in a file."""
        return bool(
            getattr(self.options, "passphrase_file", None) or os.environ.get("CONSULAAT_PASSPHRASE_FILE")
        )

    def clock(self) -> RealClock | SetClock:
        """Return the clock: that of the computer, or the one that was set."""
        at = getattr(self.options, "at", None)
        return SetClock(read_moment(at)) if at else RealClock()

    def _set_clock(self) -> SetClock | None:
        """Return the clock that was set; without one, the store goes by its own."""
        clock = self.clock()
        return clock if isinstance(clock, SetClock) else None

    def passphrase(self, question: str = "", option: str = "passphrase_file") -> str:
        """Return the passphrase from its file, or ask for it."""
        default = os.environ.get("CONSULAAT_PASSPHRASE_FILE") if option == "passphrase_file" else None
        file = getattr(self.options, option, None) or default
        if file:
            return _first_line(file)
        if not sys.stdin.isatty():
            raise NoPassphraseError
        try:
            return getpass.getpass(question or _("Passphrase: "))
        except (EOFError, KeyboardInterrupt):
            raise NoPassphraseError from None

    @contextmanager
    def office(self, *, may_change: bool = False) -> Iterator[Office]:
        """Open the store and close it again, whatever happens."""
        doors = self.open_doors()
        user = the_user(doors, self.folder, self.user)
        clock = self._set_clock()
        passphrase = self.passphrase()
        with self.progress() as progress:
            office = _in_turn(
                lambda: doors.open_office(
                    self.folder, user, passphrase, clock=clock, may_change=may_change, progress=progress
                )
            )
            _tell_tries(office)
            try:
                yield office
            finally:
                office.close()

    @contextmanager
    def progress(self) -> Iterator[TerminalProgress]:
        """Show on a terminal how far long work is, and wipe that out again."""
        progress = TerminalProgress()
        try:
            yield progress
        finally:
            progress.clear()


def _in_turn(open_office: Callable[[], Office]) -> Office:
    """Open the store; after too many wrong passphrases first wait as long as is asked."""
    while True:
        try:
            return open_office()
        except TooSoonError as error:
            print_problem(" ".join((error.message(), _("One moment: {wait} seconds.", wait=error.wait))))
            time.sleep(error.wait)


def _tell_tries(office: Office) -> None:
    """Say how many wrong passphrases came before this good one."""
    tries = office.unlocked.tries
    if tries is not None:
        print_problem(tries.message(office.identity.time_zone))


def _first_line(name: str) -> str:
    from ui.cli.files import UnreadableFileError, read_ordinary

    try:
        data = sys.stdin.buffer.readline(LONGEST_LINE) if name == "-" else read_ordinary(name, LONGEST_LINE)
        return data.partition(b"\n")[0].decode("utf-8").rstrip("\r")
    except (UnreadableFileError, UnicodeDecodeError):
        raise PassphraseFileError from None
