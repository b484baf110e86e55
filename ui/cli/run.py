"""Runs one command: reads the arguments, opens what is needed, shows the answer or the error."""

import io
import locale
import os
import sys
from collections.abc import Callable
from pathlib import Path

from consulaat.errors import ConsulaatError, Exit
from consulaat.services.progress import StoppedError
from resources.texts import choose_language
from ui.cli import (
    attachments,
    bundles,
    care,
    cases,
    contacts,
    demo,
    destruction,
    doubles,
    handing_over,
    keys,
    papers,
    records,
    searching,
    settle,
    store,
    trust,
)
from ui.cli.answers import Answer, show, show_error
from ui.cli.arguments import build_parser
from ui.cli.context import Context
from ui.cli.streams import require_streams
from ui.doors import Doors
from ui.unexpected import foreseen

GROUPS = (
    demo.add_commands,
    store.add_commands,
    records.add_commands,
    cases.add_commands,
    contacts.add_commands,
    searching.add_commands,
    doubles.add_commands,
    handing_over.add_commands,
    papers.add_commands,
    attachments.add_commands,
    bundles.add_commands,
    settle.add_commands,
    trust.add_commands,
    care.add_commands,
    keys.add_commands,
    destruction.add_commands,
)
Command = Callable[[Context], Answer]
ShowWindow = Callable[[Path, str, str], int]


def run(arguments: list[str], open_doors: Callable[[], Doors], show_window: ShowWindow) -> int:
    """Run one command line and return its exit code."""
    _write_every_letter()
    choose_language(_language(arguments))
    as_json = "--json" in arguments
    try:
        context = Context(build_parser(GROUPS).parse_args(arguments), open_doors, show_window)
        return _run(context)
    except ConsulaatError as error:
        return show_error(error, as_json=as_json)
    except KeyboardInterrupt:
        return show_error(StoppedError(), as_json=as_json)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.DONE
    except Exception as error:  # noqa: BLE001 - the outermost function: nobody sees a traceback
        return show_error(foreseen(error), as_json=as_json)


def _run(context: Context) -> int:
    options = context.options
    if getattr(options, "version", False):
        return _version()
    if options.command is None:
        return _window(context)
    require_streams(options)
    command: Command = options.run
    return show(command(context), as_json=context.as_json)


def _write_every_letter() -> None:
    """Write UTF-8 into files and pipes; a terminal that lacks a letter shows another in its place."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


def _language(arguments: list[str]) -> str:
    if "--lang" in arguments[:-1]:
        return arguments[arguments.index("--lang") + 1]
    for argument in arguments:
        if argument.startswith("--lang="):
            return argument.partition("=")[2]
    named = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    if not named and sys.platform == "win32":
        named = locale.getlocale()[0] or ""
    return "en" if named.lower().startswith("en") else "nl"


def _version() -> int:
    from consulaat import __version__

    sys.stdout.write(f"consulaat {__version__}\n")
    return Exit.DONE


def _window(context: Context) -> int:
    """Show the window; with a file for the passphrase it opens at once."""
    named = context.names_a_passphrase_file
    return context.show_window(context.folder, context.user, context.passphrase() if named else "")
