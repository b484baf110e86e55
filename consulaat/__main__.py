"""The front door of a checkout: makes the environment once, then hands over to the program."""

import sys

from consulaat import __version__, environment


def main() -> int:
    """Start the program in a Python that has its libraries."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"consulaat {__version__}\n")
        return 0
    environment.ensure()
    from ui.main import main as start

    return start(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
