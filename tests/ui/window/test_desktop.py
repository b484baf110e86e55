"""What the desktop of Linux says on a real bus of its own; without a bus nothing happens."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from pytestqt.qtbot import QtBot

from ui.window.desktop import LOGIN, DesktopWatch, bus_label

if sys.platform != "linux":
    pytest.skip("the desktop of Linux", allow_module_level=True)

MANAGER = "/org/freedesktop/login1"


@dataclass
class Listener:
    """A watch on a bus, what it heard, and a way to say something there."""

    watch: DesktopWatch
    bus: QDBusConnection
    heard: list[str] = field(default_factory=list)

    def say(self, path: str, interface: str, name: str, *arguments: object) -> None:
        message = QDBusMessage.createSignal(path, interface, name)
        message.setArguments(list(arguments))
        assert self.bus.send(message)


@pytest.fixture
def address() -> Iterator[str]:
    """The address of a bus that only this test knows."""
    program = shutil.which("dbus-daemon")
    if program is None:
        pytest.skip("there is no dbus-daemon here")
    command = [program, "--session", "--nofork", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as daemon:
        assert daemon.stdout is not None
        yield daemon.stdout.readline().strip()
        daemon.terminate()


@pytest.fixture
def listener(address: str, monkeypatch: pytest.MonkeyPatch, qapp: object) -> Iterator[Listener]:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    monkeypatch.setenv("XDG_SESSION_ID", "2")
    watch = DesktopWatch()
    bus = QDBusConnection.connectToBus(address, "somebody else")
    made = Listener(watch, bus)
    watch.locked.connect(lambda: made.heard.append("locked"))
    watch.sleeping.connect(lambda: made.heard.append("sleeping"))
    watch.woken.connect(lambda: made.heard.append("woken"))
    watch.listen()
    yield made
    watch.end()
    QDBusConnection.disconnectFromBus("somebody else")


def test_sleep_is_heard_and_waking_too(qtbot: QtBot, listener: Listener) -> None:
    listener.say(MANAGER, f"{LOGIN}.Manager", "PrepareForSleep", True)
    listener.say(MANAGER, f"{LOGIN}.Manager", "PrepareForSleep", False)
    qtbot.waitUntil(lambda: listener.heard == ["sleeping", "woken"])


def test_only_the_lock_of_the_own_session_is_heard(qtbot: QtBot, listener: Listener) -> None:
    listener.say(f"{MANAGER}/session/_33", f"{LOGIN}.Session", "Lock")
    listener.say(f"{MANAGER}/session/_32", f"{LOGIN}.Session", "Lock")
    listener.say(MANAGER, f"{LOGIN}.Manager", "PrepareForSleep", True)
    qtbot.waitUntil(lambda: listener.heard == ["locked", "sleeping"])


@pytest.mark.parametrize("saver", ["org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"])
def test_a_screen_that_goes_dark_is_heard(qtbot: QtBot, listener: Listener, saver: str) -> None:
    listener.say("/ScreenSaver", saver, "ActiveChanged", False)
    listener.say("/ScreenSaver", saver, "ActiveChanged", True)
    listener.say(MANAGER, f"{LOGIN}.Manager", "PrepareForSleep", True)
    qtbot.waitUntil(lambda: sorted(listener.heard) == ["locked", "sleeping"])


@pytest.mark.parametrize("address", ["", "tcp:host=localhost,port=1", "unix:path=/nowhere/bus"])
def test_without_a_bus_of_this_computer_nothing_is_heard_and_nothing_fails(
    address: str, monkeypatch: pytest.MonkeyPatch, qapp: object
) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    watch = DesktopWatch()
    watch.listen()

    assert watch._buses == []
    watch.end()


def test_names_of_sessions_are_written_as_the_bus_writes_them() -> None:
    assert [bus_label(each) for each in ("2", "10", "c1", "a-b")] == ["_32", "_310", "c1", "a_2db"]
    assert "/" not in bus_label("../x")
