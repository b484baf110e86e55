"""What the command line understands: common options, before or after the command, and the commands."""

import argparse
from collections.abc import Callable
from functools import cache
from typing import Any, Final, NoReturn

from consulaat.errors import InvalidInputError
from resources.texts import N_, _, language

Subparsers = Any  # argparse gives its own kind of object no public name
# What argparse itself says, and the places for values: marked here, so that the catalogue has them.
_ITS_OWN_WORDS: Final = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("the following arguments are required: %s"),
    N_("one of the arguments %s is required"),
    N_("unrecognized arguments: %s"),
    N_("not allowed with argument %s"),
    N_("expected one argument"),
    N_("expected at most one argument"),
    N_("expected at least one argument"),
    N_("ignored explicit argument %r"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
    N_("unexpected option string: %s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("invalid %(type)s value: %(value)r"),
)
_PLACES: Final = frozenset(
    (
        N_("ACTION"),
        N_("CASE"),
        N_("CLASS"),
        N_("DATE"),
        N_("DIR"),
        N_("FIELD"),
        N_("FILE"),
        N_("FILE.toml"),
        N_("FROM"),
        N_("MEASURE"),
        N_("NAME"),
        N_("NUMBER"),
        N_("PATH"),
        N_("PERSON"),
        N_("ROLE"),
        N_("SIDE"),
        N_("TEXT"),
        N_("TIME"),
        N_("TO"),
        N_("TYPE"),
        N_("VERB"),
        N_("field=value"),
    )
)
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
        if options.get("epilog"):
            lines = (f"  {line}" for line in options["epilog"].splitlines())
            options["epilog"] = "\n".join((_("Example:"), *lines))
        super().__init__(parents=[_common()], **options)

    def add_argument(self, *names: Any, **options: Any) -> argparse.Action:  # noqa: ANN401 - as argparse
        """Add an argument; the word for its place is in the language of the reader."""
        return super().add_argument(*names, **in_words(options))

    def add_subparsers(self, **options: Any) -> Any:  # noqa: ANN401 - see Subparsers
        """Add commands; each says on its own page what it says in the list."""
        return super().add_subparsers(action=_Commands, **in_words(options))

    def error(self, message: str) -> NoReturn:
        """Raise UsageError."""
        command = self.prog.partition(" ")[2]
        raise UsageError(reason=message, command=f"{command} " if command else "")


class _Commands(argparse._SubParsersAction):  # type: ignore[type-arg] # noqa: SLF001 - it has no public name
    def add_parser(self, name: str, **options: Any) -> Any:  # noqa: ANN401 - as argparse
        return super().add_parser(name, **{"description": options.get("help"), **options})


def in_words(options: dict[str, Any]) -> dict[str, Any]:
    """Return the options of an argument, the word for its place in the language of the reader."""
    place = options.get("metavar")
    return {**options, "metavar": _(place)} if place in _PLACES else options


def build_parser(groups: tuple[Callable[[Subparsers], None], ...]) -> Parser:
    """Return the parser with all commands, in the language in use; each group adds its own."""
    return _built(groups, language())


@cache
def _built(groups: tuple[Callable[[Subparsers], None], ...], _language: str) -> Parser:
    vars(argparse)["_"] = _  # its own catalogue is that of Python, which has no Dutch
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
    group.add_argument("--store", metavar=_("PATH"), help=_("folder of the store (or CONSULAAT_STORE)"))
    group.add_argument("--user", metavar=_("NAME"), help=_("who works (or CONSULAAT_USER)"))
    group.add_argument(
        "--passphrase-file",
        metavar=_("FILE"),
        help=_("file with the passphrase on its first line; - is standard input"),
    )
    group.add_argument("--json", action="store_true", help=_("answer with one JSON document"))
    group.add_argument("--lang", choices=["nl", "en"], help=_("language of the answer"))
    group.add_argument("--at", metavar=_("TIME"), help=_("the clock, in a rehearsal store only"))
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
