"""What the command line understands: common options, before or after the command, and the commands."""

import argparse
from collections.abc import Callable
from typing import Any, Final, NoReturn

from consulaat.errors import InvalidInputError
from resources.texts import N_, _

Subparsers = Any  # argparse gives its own kind of object no public name
COMMON: Final = ("store", "user", "passphrase_file", "json", "lang", "at")


class UsageError(InvalidInputError):
    """The command line cannot be understood."""

    code = "usage"
    sentence = N_("The command is not understood: {reason}")
    next_step = N_("See: consulaat {command}--help")


class Parser(argparse.ArgumentParser):
    """A parser that knows the common options, and raises instead of leaving the program."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - passed on to argparse
        options.setdefault("formatter_class", argparse.RawDescriptionHelpFormatter)
        options.setdefault("allow_abbrev", False)
        super().__init__(parents=[_common()], **options)

    def error(self, message: str) -> NoReturn:
        """Raise UsageError."""
        command = self.prog.partition(" ")[2]
        raise UsageError(reason=message, command=f"{command} " if command else "")


def build_parser(groups: tuple[Callable[[Subparsers], None], ...]) -> Parser:
    """Return the parser with all commands; each group adds its own."""
    parser = Parser(
        prog="consulaat",
        description=_(
            "Cases of people left behind abroad or forced to marry. Without a command: the window."
        ),
    )
    parser.add_argument("--version", action="store_true", help=_("print the version"))
    commands = parser.add_subparsers(dest="command", metavar=_("COMMAND"))
    for add in groups:
        add(commands)
    return parser


def _common() -> argparse.ArgumentParser:
    absent = argparse.SUPPRESS
    common = argparse.ArgumentParser(add_help=False, argument_default=absent)
    group = common.add_argument_group(_("common options"))
    group.add_argument("--store", metavar="PATH", help=_("folder of the store (or CONSULAAT_STORE)"))
    group.add_argument("--user", metavar="NAME", help=_("who works (or CONSULAAT_USER)"))
    group.add_argument(
        "--passphrase-file", metavar="FILE", help=_("file with the passphrase on its first line")
    )
    group.add_argument("--json", action="store_true", help=_("answer with one JSON document"))
    group.add_argument("--lang", choices=["nl", "en"], help=_("language of the answer"))
    group.add_argument("--at", metavar="TIME", help=_("the clock, in a rehearsal store only"))
    return common


def pairs(texts: list[str]) -> dict[str, str]:
    """Return ``field=value`` arguments as a mapping; raise UsageError."""
    found: dict[str, str] = {}
    for text in texts:
        name, separator, value = text.partition("=")
        if not separator or not name:
            raise UsageError(reason=_("write fields as field=value"), command="")
        found[name] = value
    return found
