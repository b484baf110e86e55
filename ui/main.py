"""The program: without arguments the window, with a command the command line."""

import gc
import sys
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from ui.doors import Doors


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments == ["--version"]:
        from consulaat import __version__

        sys.stdout.write(f"consulaat {__version__}\n")
        return 0
    was_collecting = gc.isenabled()
    gc.disable()  # what is imported is no garbage, and to look for some takes a fifth of the start
    try:
        return _run(arguments)
    finally:
        if was_collecting:
            gc.enable()


def _run(arguments: list[str]) -> int:
    from ui.hardening import harden

    harden()
    from ui.cli.run import run

    asked = any(each.partition("=")[0] == "--lang" for each in arguments)
    return run(arguments, _doors, partial(_show_window, asks_language=asked))


def _show_window(folder: "Path", user: str, passphrase: str, *, asks_language: bool) -> int:
    """Show the window on a store until it is closed, in the language asked for or else in the one kept."""
    from resources.texts import language
    from ui import bootstrap
    from ui.window.run import run as show

    return show(folder, bootstrap, language() if asks_language else "", user=user, passphrase=passphrase)


def _doors() -> "Doors":
    """Return how stores are made and opened; what that takes is imported only when it is needed."""
    from ui import bootstrap

    gc.enable()  # from here on work is done
    return bootstrap


if __name__ == "__main__":
    sys.exit(main())
