"""Stands between the page of known devices and the desk of trust; imports no Qt."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from consulaat.content.reading import read_file
from consulaat.files import write_file
from consulaat.services.exchange import Device
from ui.doors import Office
from ui.tasks import Tasks


class CardsView(Protocol):
    """What the presenter asks of the page."""

    def show_devices(self, devices: Sequence[Device]) -> None:
        """Show this device and the known ones."""

    def show_added(self, device: Device) -> None:
        """Say that a card was taken in."""

    def show_changed(self, device: Device) -> None:
        """Say that the trust in a device changed."""

    def show_written(self, path: Path) -> None:
        """Say where the own card was written."""

    def show_error(self, error: Exception) -> None:
        """Say what went wrong."""


class CardsPresenter:
    """Takes cards in, gives the own one out, revokes and accepts."""

    def __init__(self, view: CardsView, office: Office, tasks: Tasks) -> None:
        self._view = view
        self._trust = office.trust
        self._tasks = tasks

    def refresh(self) -> None:
        """Read the devices again."""
        self._tasks.run(self._trust.devices, self._view.show_devices, self._view.show_error)

    def write(self, path: Path) -> None:
        """Write the own card."""

        def work() -> Path:
            return write_file(path.parent, path.name, self._trust.own_card())

        self._tasks.run(work, self._view.show_written, self._view.show_error)

    def add(self, path: Path, code: str) -> None:
        """Take a card in whose code was compared."""
        self._tasks.run(
            lambda: self._trust.add(read_file(path), code),
            self._view.show_added,
            self._view.show_error,
        )

    def revoke(self, name: str, reason: str, *, stolen: bool) -> None:
        """Stop accepting a device."""
        self._tasks.run(
            lambda: self._trust.revoke(name, stolen=stolen, reason=reason),
            self._view.show_changed,
            self._view.show_error,
        )

    def accept(self, name: str, reason: str) -> None:
        """Let a device take the place of the one it succeeds."""
        self._tasks.run(
            lambda: self._trust.accept(name, reason)[0], self._view.show_changed, self._view.show_error
        )
