"""How long each page of the window takes on a large store, until it shows what it read; and the memory it all takes."""

import os
import time
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QSettings, QThreadPool
from PySide6.QtWidgets import QApplication

from tests.bench.measures import WORDS, Figures
from ui import bootstrap
from ui.pages.place import PageName, Place
from ui.window.pages import PAGES
from ui.window.run import prepare
from ui.window.shell import Shell

QUIET: Final = 5  # turns of the window without anything left to do
ROUNDS: Final = 5


def measure_pages(figures: Figures, folder: Path) -> None:
    """Open the window on a store and walk through its pages."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication(["consulaat"])
    assert isinstance(application, QApplication)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder.parent / "settings"))
    prepare(application, "nl")
    shell = Shell(folder, bootstrap, user="anna")
    shell.resize(1280, 800)
    shell.show()
    _settle(shell)
    with figures.timed("window: passphrase to Today"):
        shell.unlock_page.try_passphrase("anna", WORDS)
        while shell.page is None:
            QApplication.processEvents()
        _settle(shell)
    for each in PAGES:
        if not each.has_ref and shell.office is not None and each.is_for(shell.office.officer):
            _walk(figures, shell, Place(each.page))
    _walk(figures, shell, Place(PageName.SEARCH, "Fatma Bougha"))
    _walk(figures, shell, Place(PageName.CASE, _a_case(shell)))
    figures.note("memory of the window", f"{_memory():.0f} MB", f"at most {_memory('VmHWM'):.0f} MB")
    shell.close()


def _a_case(shell: Shell) -> str:
    found: list[str] = []
    office = shell.office
    assert office is not None
    shell.store_thread.run(
        lambda: office.desk.find("case", limit=1), lambda cases: found.append(cases[0].id), shell.say_error
    )
    _settle(shell)
    return found[0]


def _walk(figures: Figures, shell: Shell, place: Place) -> None:
    """Note the first, the best and the slowest opening of a page, and how long it kept the window from answering."""
    took, held = [], []
    for _round in range(ROUNDS):
        shell.go(Place(PageName.PRIVACY))
        _settle(shell)
        start = time.perf_counter()
        shell.go(place)
        held.append(_settle(shell, start))
        took.append(time.perf_counter() - start)
    first, best, slowest = took[0] * 1e3, min(took) * 1e3, max(took[1:]) * 1e3
    figures.note(
        f"page {place.page.value}",
        f"{best:.0f} ms",
        f"first {first:.0f} ms, slowest after {slowest:.0f} ms, window held at most {max(held) * 1e3:.0f} ms",
    )


def _settle(shell: Shell, start: float | None = None) -> float:
    """Let everything that was asked come back; return the longest time the window did nothing else."""
    longest, quiet = 0.0, 0
    before = start or time.perf_counter()
    while quiet < QUIET:
        QApplication.processEvents()
        QThreadPool.globalInstance().waitForDone(1)
        now = time.perf_counter()
        longest, before = max(longest, now - before), now
        quiet = 0 if shell.store_thread.is_busy else quiet + 1
        time.sleep(0)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # pages that were left
    return longest


def _memory(name: str = "VmRSS") -> float:
    """Return how much memory this process has, in millions of bytes."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith(name):
            return int(line.split()[1]) * 1024 / 1e6
    return 0.0
