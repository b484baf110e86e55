"""The page about the program: version, the licences of all parts, and a diagnosis that names nobody; no Qt."""

import platform
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from consulaat import __version__
from consulaat.services.status import Status
from resources.texts import _

if TYPE_CHECKING:
    from importlib import metadata

_REQUIRED: Final = re.compile(r"[A-Za-z0-9._-]+")
# What the program asks for by name; what these need in turn, they say themselves.
DIRECT: Final = (
    "PySide6-Essentials",
    "pypdfium2",
    "sqlcipher3",
    "cryptography",
    "keyring",
    "pyrage",
    "shamir-mnemonic",
    "zxcvbn",
    "zstandard",
    "reportlab",
    "arabic-reshaper",
    "python-bidi",
    "xlsxwriter",
    "Babel",
    "python-stdnum",
    "phonenumberslite",
    "hijridate",
    "holidays",
    "rapidfuzz",
    "anyascii",
    "rich",
    "platformdirs",
)
SHIPPED: Final = (("Tabler Icons", "MIT"), ("Noto Sans, Noto Sans Arabic", "OFL-1.1"))


class About:
    """Makes the page; ``status`` is that of the open store, once it was read."""

    def __init__(self) -> None:
        self.status: Status | None = None

    def page(self) -> str:
        """Return the page as Markdown."""
        parts = [f"| {' | '.join(each)} |" for each in parts_used()]
        parts += [f"| {name} | | {terms} |" for name, terms in SHIPPED]
        part, version, licence = _("Part"), _("Version"), _("Licence")
        return "\n".join(
            [
                "# " + _("About consulaat"),
                "",
                _("Version {version}. Licence: EUPL-1.2.", version=__version__),
                "",
                _("Works without a network. Everything stays on this computer, in an encrypted store."),
                "",
                "## " + _("Diagnosis"),
                "",
                _("Copy this page with the button above when you ask for help. It holds no data of persons."),
                "",
                *(f"- {line}" for line in self.diagnosis()),
                "",
                "## " + _("Parts and their licences"),
                "",
                f"| {part} | {version} | {licence} |",
                "| --- | --- | --- |",
                *parts,
            ]
        )

    def diagnosis(self) -> list[str]:
        """Return versions and counts: no names, no numbers of persons, no paths."""
        lines = [
            f"consulaat {__version__}, Python {platform.python_version()}",
            f"{platform.system()} {platform.release()} ({platform.machine()})",
        ]
        status = self.status
        if status is not None:
            counts = ", ".join(f"{name} {n}" for name, n in status.records.items())
            lines += [
                _("Schema of the store: {schema}", schema=status.schema),
                _("Records: {counts}", counts=counts or "0"),
                _(
                    "Not confirmed: {n}; conflicts: {conflicts}",
                    n=status.unsent_changes,
                    conflicts=status.conflicts,
                ),
                _("Alarms: {codes}", codes=", ".join(sorted({each.code for each in status.alarms})) or "0"),
            ]
        return lines


def parts_used() -> tuple[tuple[str, str, str], ...]:
    """Return name, version and licence of every library in use, as the libraries themselves say it."""
    from importlib import metadata

    found = {}
    waiting = list(DIRECT)
    while waiting:
        name = waiting.pop()
        key = re.sub(r"[-_.]+", "-", name).lower()
        if key in found:
            continue
        try:
            about = metadata.metadata(name)
        except metadata.PackageNotFoundError:
            continue
        found[key] = (about["Name"], about["Version"], licence_of(about))
        waiting += needed_by(name)
    return tuple(found[key] for key in sorted(found))


def needed_by(name: str) -> Iterator[str]:
    """Yield what a library needs, without its extras."""
    from importlib import metadata

    for line in metadata.requires(name) or ():
        needed = _REQUIRED.match(line)
        if needed and "extra ==" not in line:
            yield needed.group()


def licence_of(about: "metadata.PackageMetadata") -> str:
    """Return the licence in a few words."""
    expression = _first(about, "License-Expression")
    classes = [
        line.rpartition(" :: ")[2]
        for line in about.get_all("Classifier") or ()
        if line.startswith("License ::")
    ]
    plain = _first(about, "License").strip().partition("\n")[0]
    return str(expression or ", ".join(classes) or plain or "?")[:80]


def _first(about: "metadata.PackageMetadata", name: str) -> str:
    return next((str(each) for each in about.get_all(name) or ()), "")
