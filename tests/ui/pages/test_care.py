"""The page for the care of the store: backups, the check, new papers, and the way to a restore."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from consulaat.records.user import UserRole
from tests.ui.conftest import OpenShell
from tests.ui.rehearsal import WORDS, Rehearsal, bury, go, rest, texts_of, unlock
from ui.pages.care import page as care_page
from ui.pages.care.page import CarePage
from ui.pages.place import PageName, Place
from ui.window.shell import Shell


@pytest.fixture
def page(qtbot: QtBot, shell: Shell) -> CarePage:
    return go(qtbot, shell, PageName.CARE, CarePage)


def test_it_tells_when_the_last_backup_was_made_and_which_ones_are_kept(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell
) -> None:
    with rehearsal.office() as office:
        office.desk.create("person", {"surname": "Haddad"})

    page = go(qtbot, open_shell(rehearsal), PageName.CARE, CarePage)

    assert "Laatste back-up: " in page.last.text()
    assert page.model.rowCount() == 1
    assert page.table.isVisibleTo(page)


def test_a_backup_is_written_where_the_person_wants_it(
    qtbot: QtBot, shell: Shell, page: CarePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "stick.cbk"
    monkeypatch.setattr(care_page, "choose_new_file", lambda *_: target)

    page.make_backup.click()
    rest(qtbot, shell)

    assert target.read_bytes().startswith(b"CNSLBK1\n")
    assert "veilig te verwijderen" in shell.bar.text
    assert str(target) in page.made.text()
    page.make_backup.click()
    rest(qtbot, shell)
    assert "al een bestand" in shell.bar.text
    assert page.make_backup.isEnabled()


@pytest.mark.parametrize("name", ["check", "check_deep"])
def test_the_check_says_that_the_store_is_whole(
    qtbot: QtBot, shell: Shell, page: CarePage, name: str
) -> None:
    getattr(page, name).click()
    assert not page.check.isEnabled()
    rest(qtbot, shell)

    assert page.check_deep.isEnabled()
    assert page.outcome.isVisible()
    assert "heel" in page.outcome.text()
    assert not page.damage.isVisible()


def test_the_check_names_what_is_damaged_and_what_to_do(qtbot: QtBot, shell: Shell, page: CarePage) -> None:
    office = shell.office
    assert office is not None
    sql = "UPDATE act SET text = replace(text, 'AANMELDEN', 'AFMELDEN')"
    shell.store_thread.run(
        lambda: office.store.connection.run(sql),  # type: ignore[attr-defined]  # the real office has one
        lambda _done: None,
        lambda _error: None,
    )
    page.check.click()
    rest(qtbot, shell)

    assert page.damage.isVisible()
    assert "beveiligingsfunctionaris" in page.damage.words.text()
    assert not page.outcome.isVisible()


def test_new_papers_are_made_only_after_a_second_wish_and_gone_once_written_down(
    qtbot: QtBot, shell: Shell, page: CarePage
) -> None:
    page.make_papers.click()
    assert page.papers is None
    assert page.escape()
    assert not page.yes_make.isVisibleTo(page)
    page.make_papers.click()
    page.yes_make.click()
    rest(qtbot, shell)

    papers = page.papers
    assert papers is not None
    seen = set()
    for number in range(1, 6):
        assert f"{number} van 5" in papers.title.text()
        seen.add(tuple(each.text() for each in papers._words))
        (papers.on if number < 5 else papers.done).click()
    assert len(seen) == 5
    bury()
    assert page.papers is None
    assert shell.office is not None
    shown = " ".join(next(iter(seen)))
    assert shown not in texts_of(page)


def test_restoring_closes_the_store_and_asks_which_backup(qtbot: QtBot, shell: Shell, page: CarePage) -> None:
    page.restore.click()
    rest(qtbot, shell)

    assert shell.office is None
    assert shell.unlock_page.pane is not None


def test_who_does_not_take_care_of_the_store_has_no_such_page(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell
) -> None:
    with rehearsal.office() as office:
        office.staff.add("carla", frozenset({UserRole.CONSULAR_OFFICER}), WORDS)
    shell = open_shell(Rehearsal(rehearsal.folder, "carla"))

    assert PageName.CARE not in shell.sidebar.buttons
    shell.go(Place(PageName.CARE))
    rest(qtbot, shell)
    assert not isinstance(shell.page, CarePage)


def test_the_store_gets_another_key_and_goes_on(qtbot: QtBot, shell: Shell, page: CarePage) -> None:
    slots = [(shell._folder / name).read_bytes() for name in ("slots.json", "slots.2.json")]

    page.key.change.click()
    rest(qtbot, shell)

    assert "andere sleutel" in shell.bar.text
    assert [(shell._folder / name).read_bytes() for name in ("slots.json", "slots.2.json")] != slots
    page.check_deep.setFocus()
    page.check_deep.click()
    rest(qtbot, shell)
    assert "heel" in page.outcome.text()
    assert shell.focusWidget() is page.check_deep  # the next button closes the store
    shell.lock()
    rest(qtbot, shell)
    unlock(qtbot, shell)
    assert shell.office is not None


def test_a_store_is_erased_only_with_the_code_of_its_post_and_then_the_guide_begins(
    qtbot: QtBot, shell: Shell, page: CarePage
) -> None:
    assert page.end.only_here.isVisible()
    shell.activateWindow()
    qtbot.waitUntil(shell.isActiveWindow)
    assert page.end.code.visibleRegion().isEmpty()
    page.end.code.setFocus()  # as its access key does
    assert not page.end.code.visibleRegion().isEmpty()
    QTest.keyClicks(page.end.code, "TUN")
    assert not page.end.erase.isEnabled()
    page.end.code.clear()
    QTest.keyClicks(page.end.code, "rab")

    page.end.erase.click()
    qtbot.waitUntil(lambda: shell.office is None)
    qtbot.waitUntil(lambda: shell.unlock_page.guide is not None)

    assert not shell._folder.exists()
