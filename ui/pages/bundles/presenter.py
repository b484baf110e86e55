"""Stands between the page of bundles and the desks that know them; imports no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from consulaat.rules.permissions import IMPORT
from consulaat.services.audit import HeldBundle
from consulaat.services.exchange import BundleRow
from consulaat.services.import_report import ImportReport
from consulaat.sync import refusals
from resources.texts import _
from ui.doors import Office
from ui.tasks import Tasks


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleLog:
    """All bundles, the newest first, the devices they went to or came from, what waits, and what imports brought."""

    rows: Sequence[BundleRow]
    names: dict[str, str]
    held: Sequence[HeldBundle]
    imports: Sequence[ImportReport]


class BundlesView(Protocol):
    """What the presenter asks of the page."""

    def show_log(self, log: BundleLog) -> None:
        """Show the bundles."""

    def show_error(self, error: Exception) -> None:
        """Say what went wrong."""


class BundlesPresenter:
    """Reads the log of bundles."""

    def __init__(self, view: BundlesView, office: Office, tasks: Tasks) -> None:
        self._view = view
        self._office = office
        self._tasks = tasks

    def refresh(self) -> None:
        """Read the log again."""
        self._tasks.run(self._log, self._view.show_log, self._view.show_error)

    def _log(self) -> BundleLog:
        may_import = not any(IMPORT.objections(self._office.officer))
        return BundleLog(
            rows=tuple(reversed(self._office.audit.bundles())),
            names={each.store: each.card.name for each in self._office.trust.devices()},
            held=self._office.audit.held() if may_import else (),
            imports=tuple(reversed(self._office.audit.import_reports())) if may_import else (),
        )


def why(bundle: BundleRow) -> str:
    """Return in words why a bundle was refused or waits; nothing when it was taken in."""
    found = (each for each in vars(refusals).values() if getattr(each, "code", "") == bundle.code != "")
    refusal = next(found, None)
    return _(refusal.sentence, number=bundle.number, missing=_("another one")) if refusal else bundle.code
