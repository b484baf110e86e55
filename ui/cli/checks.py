"""Checks of what only the command line takes in: post codes, roles, folders."""

import re
from pathlib import Path

from consulaat.errors import InvalidInputError
from consulaat.records.user import UserRole
from resources.texts import N_


class BadPostCodeError(InvalidInputError):
    """A post code is not three letters."""

    code = "bad-post-code"
    sentence = N_("A post code is three letters, as RAB.")
    next_step = N_("Correct --post.")


class UnknownRoleError(InvalidInputError):
    """There is no such role."""

    code = "unknown-role"
    sentence = N_("There is no such role. Roles are: {roles}.")
    next_step = N_("Choose one of these.")


def require_post_code(text: str) -> str:
    """Return a post code in capitals."""
    if not re.fullmatch(r"[A-Za-z]{3}", text):
        raise BadPostCodeError(where="--post")
    return text.upper()


def read_roles(texts: list[str]) -> frozenset[UserRole]:
    """Return roles by their codes, each given alone or parted by commas."""
    names = [name.strip().upper() for text in texts for name in text.split(",") if name.strip()]
    try:
        return frozenset(UserRole(name) for name in names)
    except ValueError:
        raise UnknownRoleError(where="--role", roles=", ".join(UserRole)) from None


class NotAFolderError(InvalidInputError):
    """A folder to write in is not there."""

    code = "not-a-folder"
    sentence = N_("This is not a folder that is there.")
    next_step = N_("Make it first, or name another one.")


def require_folder(text: str) -> Path:
    """Return a folder that exists."""
    path = Path(text)
    try:
        is_there = path.is_dir()
    except OSError:  # a name that no folder can have
        is_there = False
    if not is_there:
        raise NotAFolderError(where="-o")
    return path
