"""The program: without arguments the window, with a command the command line."""

import os
import sys
from collections.abc import Sequence
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
    os.umask(0o077)
    _no_core_dumps()
    from ui.cli.run import run

    return run(arguments, _doors, _show_window)


def _show_window(folder: "Path", user: str, passphrase: str) -> int:
    """Show the window on a store until it is closed."""
    from resources.texts import language
    from ui import bootstrap
    from ui.window.run import run as show

    return show(folder, bootstrap, language(), user=user, passphrase=passphrase)


def _doors() -> "Doors":
    """Return how stores are made and opened; what that takes is imported only when it is needed."""
    from ui import bootstrap

    return bootstrap


def _no_core_dumps() -> None:
    """Leave no memory behind when the program crashes, where the system can be told so."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main())
