"""What the desktop of Linux says on its own bus: the screen is locked, the machine goes to sleep.

Only a socket of this computer itself is listened to, never one of a network; where there is no bus, nothing is heard.
"""

import os
import string
from typing import Final

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection

SYSTEM_BUS: Final = "unix:path=/run/dbus/system_bus_socket"
LOGIN: Final = "org.freedesktop.login1"
_SAVERS: Final = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver")
_BESIDE_LETTERS: Final = frozenset(string.ascii_letters + string.digits)


class DesktopWatch(QObject):
    """Listens, and answers nothing."""

    locked = Signal()
    sleeping = Signal()
    woken = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._buses: list[QDBusConnection] = []

    def listen(self) -> None:
        """Begin to listen, wherever there is something to listen to."""
        system = _bus(f"system {id(self)}", os.environ.get("DBUS_SYSTEM_BUS_ADDRESS", SYSTEM_BUS))
        if system is not None:
            self._buses.append(system)
            self._hear(
                system, "/org/freedesktop/login1", f"{LOGIN}.Manager", "PrepareForSleep", "_sleep(bool)"
            )
            session = os.environ.get("XDG_SESSION_ID", "")
            if session:
                path = f"/org/freedesktop/login1/session/{bus_label(session)}"
                self._hear(system, path, f"{LOGIN}.Session", "Lock", "_lock()")
        session_bus = _bus(f"session {id(self)}", os.environ.get("DBUS_SESSION_BUS_ADDRESS", ""))
        if session_bus is not None:
            self._buses.append(session_bus)
            for saver in _SAVERS:
                self._hear(session_bus, "", saver, "ActiveChanged", "_screen(bool)")

    def end(self) -> None:
        """Listen no longer."""
        for bus in self._buses:
            QDBusConnection.disconnectFromBus(bus.name())
        self._buses.clear()

    def _hear(self, bus: QDBusConnection, path: str, interface: str, name: str, slot: str) -> None:
        # The hints of PySide ask for bytes here; its library refuses them and takes the text that SLOT gives.
        bus.connect("", path, interface, name, self, SLOT(slot))  # type: ignore[call-overload]

    @Slot(bool)
    def _sleep(self, begins: bool) -> None:  # noqa: FBT001 - as the bus gives it
        if begins:
            self.sleeping.emit()
        else:
            self.woken.emit()

    @Slot()
    def _lock(self) -> None:
        self.locked.emit()

    @Slot(bool)
    def _screen(self, is_off: bool) -> None:  # noqa: FBT001 - as the bus gives it
        if is_off:
            self.locked.emit()


def bus_label(name: str) -> str:
    """Return a name as it stands in a path of the bus: what is no letter, and a first digit, by its number."""
    return "".join(
        each if each in _BESIDE_LETTERS and not (place == 0 and each.isdigit()) else f"_{ord(each):02x}"
        for place, each in enumerate(name)
    )


def _bus(name: str, address: str) -> QDBusConnection | None:
    """Connect to a bus of this computer; an address on a network is left alone."""
    if not address.startswith("unix:"):
        return None
    bus = QDBusConnection.connectToBus(address, name)
    return bus if bus.isConnected() else None
