"""A real window on a real rehearsal store."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.rehearsal import Rehearsal, found, shown
from ui.window.run import prepare
from ui.window.shell import Shell

OpenShell = Callable[[Rehearsal], Shell]


@pytest.fixture(scope="session", autouse=True)
def _dressed(qapp: QApplication) -> None:
    """Look the same on every computer."""
    prepare(qapp, "nl")


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path) -> None:
    """Remember of the window what this test does, and nothing of another one or of the person who tests."""
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))


@pytest.fixture(scope="session")
def _founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that was just made; every test works in a copy of it."""
    folder = tmp_path_factory.mktemp("founded") / "store"
    found(folder)
    return folder


@pytest.fixture
def rehearsal(_founded: Path, tmp_path: Path) -> Rehearsal:
    """A new store of a post."""
    shutil.copytree(_founded, tmp_path / "store")
    (tmp_path / "store").chmod(0o700)
    return Rehearsal(tmp_path / "store")


@pytest.fixture
def open_shell(qtbot: QtBot) -> Iterator[OpenShell]:
    """Open a window on a store and unlock it; close it afterwards."""
    opened: list[Shell] = []

    def open_it(rehearsal: Rehearsal) -> Shell:
        shell = shown(qtbot, rehearsal)
        opened.append(shell)
        return shell

    yield open_it
    for shell in opened:
        shell.close()


@pytest.fixture
def shell(rehearsal: Rehearsal, open_shell: OpenShell) -> Shell:
    """An unlocked window."""
    return open_shell(rehearsal)
