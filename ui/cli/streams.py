"""Keeps standard input and output to one use each: one file, one passphrase, or one JSON document."""

import argparse
from typing import Final

from resources.texts import _
from ui.cli.arguments import UsageError

IN: Final = ("files", "file", "map", "papers", "paper", "passphrase_file", "new_passphrase_file")
OUT: Final = ("output", "csv", "xlsx", "pdf", "card", "age_identity", "allowed_signers")


def require_streams(options: argparse.Namespace) -> None:
    """Raise UsageError when standard input or output would have to serve for two things."""
    command = f"{options.command} " if options.command else ""
    if sum(_asked(options, name) for name in IN) > 1:
        raise UsageError(reason=_("standard input can be read once"), command=command)
    if getattr(options, "json", False) and any(_asked(options, name) for name in OUT):
        reason = _("with --json standard output holds the answer alone; name a file in place of -")
        raise UsageError(reason=reason, command=command)


def require_file(name: str, command: str) -> str:
    """Return the name of a file that cannot be a stream; raise UsageError for ``-``."""
    if name == "-":
        reason = _("this cannot go to standard output; name a file in place of -")
        raise UsageError(reason=reason, command=f"{command} ")
    return name


def _asked(options: argparse.Namespace, name: str) -> int:
    """Return how many times ``-`` was given for an option."""
    given = getattr(options, name, None)
    return given.count("-") if isinstance(given, list) else int(given == "-")
