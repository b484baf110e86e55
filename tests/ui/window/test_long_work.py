"""Long work in the window: what and how much is shown, and Cancel cancels it with nothing half done."""

import threading
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from consulaat.records.person import Person
from consulaat.services.progress import StoppedError
from consulaat.values.ids import new_id
from db.search_index import INDEXING
from tests.ui.conftest import OpenShell
from tests.ui.rehearsal import WORDS, Rehearsal, found, go, rest
from ui import bootstrap
from ui.bootstrap import Office
from ui.pages.importing.page import ImportPage
from ui.pages.place import PageName
from ui.window.shell import Shell

PEOPLE = 600
ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"


def office_of(shell: Shell) -> Office:
    assert isinstance(shell.office, Office)
    return shell.office


def people(qtbot: QtBot, shell: Shell) -> int:
    """Return how many people are in the open store."""
    counted: list[int] = []
    office = office_of(shell)

    def count() -> int:
        with office.store.work(office.desk.by) as work:
            return work.count(Person)

    shell.store_thread.run(count, counted.append, lambda _error: None)
    rest(qtbot, shell)
    return counted[0]


@pytest.fixture
def bundle(rehearsal: Rehearsal, tmp_path: Path) -> Path:
    """A bundle of headquarters with many people in it."""
    headquarters = found(tmp_path / "hq", "DCV", "hq", "hanna")
    out = tmp_path / "out"
    out.mkdir()
    with headquarters.office() as hague:
        with rehearsal.office() as post:
            hague.trust.add(post.trust.own_card(), post.trust.own().code)
            post.trust.add(hague.trust.own_card(), hague.trust.own().code)
        with hague.store.work(hague.desk.by) as work:
            for number in range(PEOPLE):
                work.save(Person(id=new_id(), surname=f"Proef {number}", post="RAB"))
            work.commit()
        return hague.exports.export("RAB", out).files[0]


def test_a_query_without_an_end_is_cancelled_by_the_button(qtbot: QtBot, shell: Shell) -> None:
    errors: list[Exception] = []
    store = office_of(shell).store
    shell.store_thread.run(lambda: store.connection.row(ENDLESS), lambda _row: None, errors.append)
    assert not shell.status.stop.isVisible()

    qtbot.waitUntil(shell.status.stop.isVisible)
    assert shell.status.wait.text()
    assert shell.status.progress.isVisible()
    shell.status.stop.click()
    rest(qtbot, shell)

    assert [type(each) for each in errors] == [StoppedError]
    assert not shell.status.stop.isVisible()
    assert not shell.status.wait.isVisible()
    assert people(qtbot, shell) == 0


def test_a_merge_that_is_cancelled_takes_nothing_in_and_can_be_done_again(
    qtbot: QtBot, bundle: Path, rehearsal: Rehearsal, open_shell: OpenShell
) -> None:
    shell = open_shell(rehearsal)
    page = go(qtbot, shell, PageName.IMPORT, ImportPage)
    page.plan([bundle])
    rest(qtbot, shell)
    cancel = shell.store_thread.told.connect(shell.status.stop.click)
    page.merge.click()
    rest(qtbot, shell)
    shell.store_thread.told.disconnect(cancel)

    assert StoppedError().message() in shell.bar.text
    assert people(qtbot, shell) == 0
    page.merge.click()
    rest(qtbot, shell)
    assert people(qtbot, shell) == PEOPLE


def test_a_store_whose_index_is_made_anew_says_so_and_can_be_told_to_stop(
    qtbot: QtBot, rehearsal: Rehearsal
) -> None:
    rehearsal.with_case()
    with rehearsal.office() as office:
        office.store.connection.run("UPDATE meta SET value = 'older' WHERE name = 'search'")
    shell = Shell(rehearsal.folder, bootstrap, user=rehearsal.user)
    qtbot.addWidget(shell)
    shell.show()
    rest(qtbot, shell)
    told: list[str] = []
    worker, at_once = shell.store_thread._worker, Qt.ConnectionType.DirectConnection
    shell.store_thread.told.connect(lambda what, _done, _total: told.append(what))
    stopping = worker.told.connect(shell.store_thread.stop_work, at_once)
    shell.unlock_page.try_passphrase(rehearsal.user, WORDS)
    rest(qtbot, shell)
    assert worker.told.disconnect(stopping)

    assert told == [INDEXING]
    assert shell.office is None
    assert StoppedError().message() in shell.unlock_page.bar.text
    shell.unlock_page.try_passphrase(rehearsal.user, WORDS)
    qtbot.waitUntil(lambda: shell.page is not None)
    rest(qtbot, shell)
    shell.close()


def test_what_a_lock_leaves_to_be_done_is_shown_and_the_name_is_there_already(
    qtbot: QtBot, shell: Shell
) -> None:
    goes_on = threading.Event()
    shell.store_thread.run(goes_on.wait, lambda _ok: None, lambda _error: None)
    shell.lock()

    qtbot.waitUntil(shell.status.progress.isVisible)
    assert shell.unlock_page.users.currentText() == "anna"
    goes_on.set()
    rest(qtbot, shell)
    assert not shell.status.progress.isVisible()
    assert shell.unlock_page.users.currentText() == "anna"


def test_work_that_says_how_far_it_is_can_be_cancelled_while_the_store_is_closed(
    qtbot: QtBot, shell: Shell
) -> None:
    shell.lock()
    rest(qtbot, shell)
    goes_on = threading.Event()
    shell.store_thread.run(goes_on.wait, lambda _ok: None, lambda _error: None)
    qtbot.waitUntil(shell.status.progress.isVisible)
    assert not shell.status.stop.isVisible()

    shell.status.show_progress(INDEXING, 1, 4)

    assert shell.status.stop.isVisible()
    goes_on.set()
    rest(qtbot, shell)
    assert not shell.status.stop.isVisible()


def test_figures_that_are_cancelled_before_they_begin_are_not_counted(qtbot: QtBot, shell: Shell) -> None:
    errors: list[Exception] = []
    office, begin = office_of(shell), threading.Event()

    def count() -> object:
        begin.wait()
        return office.statistics.overview(date(2026, 1, 1), date(2027, 1, 1))

    shell.store_thread.run(count, lambda _overview: errors.append(AssertionError()), errors.append)
    qtbot.waitUntil(shell.status.stop.isVisible)
    shell.status.stop.click()
    begin.set()
    rest(qtbot, shell)

    assert [type(each) for each in errors] == [StoppedError]


def test_only_the_work_under_way_is_cancelled(qtbot: QtBot, shell: Shell) -> None:
    errors: list[Exception] = []
    outcomes: list[object] = []
    store = office_of(shell).store
    shell.store_thread.run(lambda: store.connection.row(ENDLESS), outcomes.append, errors.append)
    shell.store_thread.run(lambda: store.connection.row("SELECT 42"), outcomes.append, errors.append)
    qtbot.waitUntil(shell.status.stop.isVisible)
    shell.status.stop.click()
    rest(qtbot, shell)

    assert [type(each) for each in errors] == [StoppedError]
    assert outcomes == [(42,)]


def test_the_bar_says_what_and_how_much(shell: Shell) -> None:
    shell.status.show_progress("Merging records", 1500, 30000)

    assert "1.500" in shell.status.wait.text()
    assert "30.000" in shell.status.wait.text()
    assert shell.status.progress.value() == 5
    shell.status.show_progress("Merging records", 0, 0)
    assert shell.status.progress.maximum() == 0


def test_the_wait_is_announced_and_the_button_has_a_name(
    qtbot: QtBot, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: said.append(event.message()))
    store = office_of(shell).store
    shell.store_thread.run(lambda: store.connection.row(ENDLESS), lambda _row: None, lambda _error: None)
    qtbot.waitUntil(shell.status.stop.isVisible)
    shown = shell.status.wait.text()
    shell.status.stop.click()
    rest(qtbot, shell)

    assert said == [shown, shell.status.wait.text()]
    interface = QAccessible.queryAccessibleInterface(shell.status.stop)
    assert interface.text(QAccessible.Text.Name)
