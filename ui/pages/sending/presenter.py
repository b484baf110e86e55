"""Stands between the page for sending and the export desk; imports no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from consulaat.rules.permissions import TRUST
from consulaat.services.exchange import TrustState
from consulaat.services.exporting import Exported
from consulaat.services.status import Status
from ui.doors import Office
from ui.tasks import Tasks


@dataclass(frozen=True, slots=True)
class Receiver:
    """A device that bundles can be sent to."""

    name: str
    post: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outbox:
    """To whom can be sent, and how things stand; ``unnamed``: people who help and stay unnamed, along with it."""

    receivers: tuple[Receiver, ...]
    unsent: int
    last_confirmed: datetime | None
    unnamed: int = 0


class SendView(Protocol):
    """What the presenter asks of the page."""

    def show_outbox(self, outbox: Outbox) -> None:
        """Show to whom can be sent."""

    def show_sent(self, exported: Exported) -> None:
        """Show what was written, and where."""

    def show_error(self, error: Exception) -> None:
        """Say what went wrong."""


class SendPresenter:
    """Reads who may receive, and writes the files."""

    def __init__(self, view: SendView, office: Office, tasks: Tasks) -> None:
        self._view = view
        self._office = office
        self._tasks = tasks

    @property
    def may_trust(self) -> bool:
        """Whether the officer takes in the cards of other devices."""
        return not any(TRUST.objections(self._office.officer))

    def refresh(self) -> None:
        """Read how things stand."""
        self._tasks.run(self._outbox, self._view.show_outbox, self._view.show_error)

    def send(self, receiver: str, folder: Path) -> None:
        """Write what the receiver has not confirmed into a folder."""
        self._tasks.run(
            lambda: self._office.exports.export(receiver, folder), self._view.show_sent, self._view.show_error
        )

    def _outbox(self) -> Outbox:
        status: Status = self._office.status()
        devices = [each for each in self._office.trust.devices() if each.state is TrustState.TRUSTED]
        return Outbox(
            receivers=_headquarters_first(
                [Receiver(each.card.name, each.card.post, each.card.role) for each in devices]
            ),
            unsent=status.unsent_changes,
            last_confirmed=status.last_confirmed,
            unnamed=self._office.partners.unnamed_since(status.last_confirmed),
        )


def _headquarters_first(receivers: Sequence[Receiver]) -> tuple[Receiver, ...]:
    return tuple(sorted(receivers, key=lambda each: (each.role != "hq", each.post, each.name)))
