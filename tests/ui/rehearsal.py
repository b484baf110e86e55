"""Rehearsal stores for tests of the window, founded and opened by the program's own parts."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from consulaat.records.report import Report
from consulaat.values.canonical import Json
from ui import bootstrap
from ui.bootstrap import Office
from ui.doors import RealClock
from ui.pages.page import Page
from ui.pages.place import PageName, Place
from ui.window.shell import Shell

P = TypeVar("P", bound=Page)
MANY_TURNS = 1000
WORDS = "zeven gele fietsen op de dijk"
REPORT: dict[str, Json] = {
    "channel": "WHATSAPP",
    "received_at": "2026-07-06T22:10:00Z",
    "direct_danger": "JA",
    "stated_name": "Nadia el Haddad",
    "stated_born_on": "20090000",
    "country_of_stay": "MA",
    "reporter_relation": "ZELF",
}


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A store on disk and who opens it."""

    folder: Path
    user: str = "anna"

    @contextmanager
    def office(self) -> Iterator[Office]:
        """Work in the store without a window; the window must be closed or locked."""
        office = bootstrap.open_office(self.folder, self.user, WORDS)
        try:
            yield office
        finally:
            office.close()

    def with_case(self, **fields: Json) -> str:
        """Make a report and open a case for it; return the id of the case."""
        with self.office() as office:
            return a_case(office, **fields)


def found(folder: Path, post: str = "RAB", role: str = "post", user: str = "anna") -> Rehearsal:
    """Make a store."""
    made = bootstrap.found_store(
        folder, post=post, role=role, admin=user, words=lambda: WORDS, rehearsal=True, clock=RealClock()
    )
    made.office.close()
    return Rehearsal(folder, user)


def a_case(office: Office, **fields: Json) -> str:
    """Make a report, verify it and open its case."""
    values: Mapping[str, Json] = {**REPORT, **fields}
    report = office.desk.create("report", values).record
    office.desk.advance("report", report.id, "verify")
    searched: dict[str, Json] = {
        "duplicates_searched_at": "2026-07-06T22:14:00Z",
        "duplicate_search_result": "geen gevonden",
    }
    linked = office.desk.advance("report", report.id, "open-case", searched).record
    assert isinstance(linked, Report)
    return str(linked.case)


def shown(qtbot: QtBot, rehearsal: Rehearsal) -> Shell:
    """Return a window on a store, unlocked."""
    shell = Shell(rehearsal.folder, bootstrap, user=rehearsal.user)
    qtbot.addWidget(shell)
    shell.show()
    qtbot.waitExposed(shell)
    unlock(qtbot, shell)
    return shell


def unlock(qtbot: QtBot, shell: Shell, words: str = WORDS) -> None:
    """Type the passphrase and wait for the list of cases."""
    rest(qtbot, shell)
    QTest.keyClicks(shell.unlock_page.passphrase, words)
    QTest.keyClick(shell.unlock_page.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shell.page is not None)
    rest(qtbot, shell)
    bury()


def activate(qtbot: QtBot, shell: Shell) -> None:
    """Bring a window to the front, so that keys reach it."""
    shell.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is shell)


def bury() -> None:
    """Destroy what was put off for deletion, which may take the front of the desk along when that is pretended."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


def rest(qtbot: QtBot, shell: Shell) -> None:
    """Wait until everything that was asked of the store has come back; look more often than ``waitUntil`` does."""
    for _turn in range(MANY_TURNS):
        if not shell.store_thread.is_busy:
            return
        QApplication.processEvents()
        time.sleep(0.001)
    qtbot.waitUntil(lambda: not shell.store_thread.is_busy)


def go(qtbot: QtBot, shell: Shell, page: PageName, kind: type[P], ref: str = "") -> P:
    """Go to a page and wait until it shows what it read."""
    shell.go(Place(page, ref))
    rest(qtbot, shell)
    assert isinstance(shell.page, kind)
    return shell.page


def texts_of(widget: QWidget) -> str:
    """Return every text that is shown inside a widget."""
    found: list[str] = []
    for each in [widget, *widget.findChildren(QWidget)]:
        text = getattr(each, "text", None)
        if each.isVisible() and callable(text):
            found.append(str(text()))
    return "\n".join(found)
