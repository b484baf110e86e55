"""Getting back into a store from the first page: with two recovery papers, or from a backup."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.rehearsal import WORDS, Rehearsal, bury, rest, texts_of, unlock
from ui import bootstrap
from ui.doors import RealClock
from ui.pages.rescue import restore as restoring
from ui.pages.rescue.recover import RecoverPane
from ui.pages.rescue.restore import BY_PAPERS, RestorePane
from ui.window.shell import Shell

NEW = "negen blauwe bootjes op het meer"


@pytest.fixture
def papers(tmp_path: Path) -> tuple[str, ...]:
    """The papers of a store in the folder "kept", which has one person more than its automatic backup."""
    folder = tmp_path / "kept"
    made = bootstrap.found_store(
        folder, post="RAB", role="post", admin="anna", words=lambda: WORDS, rehearsal=True, clock=RealClock()
    )
    made.office.close()
    with Rehearsal(folder).office() as office:
        office.desk.create("person", {"surname": "Later"})
    return made.recovery_papers


@pytest.fixture
def shell(qtbot: QtBot, papers: tuple[str, ...], tmp_path: Path) -> Iterator[Shell]:
    """A window on that store, locked."""
    made = Shell(tmp_path / "kept", bootstrap)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    rest(qtbot, made)
    yield made
    made.close()


def recovering(qtbot: QtBot, shell: Shell) -> RecoverPane:
    shell.unlock_page.recover_button.click()
    rest(qtbot, shell)
    pane = shell.unlock_page.pane
    assert isinstance(pane, RecoverPane)
    return pane


def restoring_in(qtbot: QtBot, shell: Shell) -> RestorePane:
    shell.unlock_page.restore_button.click()
    rest(qtbot, shell)
    rest(qtbot, shell)
    pane = shell.unlock_page.pane
    assert isinstance(pane, RestorePane)
    return pane


def fill(pane: RecoverPane, one: str, other: str, words: str = NEW, again: str = NEW) -> None:
    for edit, text in zip(pane.papers, (one, other), strict=True):
        edit.typed.setPlainText(text)
    pane.passphrase.line.setText(words)
    pane.again.line.setText(again)


def surnames(folder: Path) -> set[str]:
    with Rehearsal(folder).office() as office:
        return {str(getattr(each, "surname", "")) for each in office.desk.find("person")}


def test_two_papers_and_a_new_passphrase_open_the_store_again(
    qtbot: QtBot, shell: Shell, papers: tuple[str, ...]
) -> None:
    pane = recovering(qtbot, shell)
    fill(pane, papers[3], papers[1])
    pane.recover.click()
    rest(qtbot, shell)

    assert "anna" in pane.bar.text
    assert pane.passphrase.line.text() == ""
    assert [each.text for each in pane.papers] == ["", ""]
    pane.back.click()
    rest(qtbot, shell)
    unlock(qtbot, shell, NEW)
    assert shell.office is not None


def test_new_papers_are_shown_where_they_are_asked(
    qtbot: QtBot, shell: Shell, papers: tuple[str, ...]
) -> None:
    pane = recovering(qtbot, shell)
    fill(pane, papers[0], papers[1])
    pane.new_papers.setChecked(True)
    pane.recover.click()
    rest(qtbot, shell)

    assert pane.shown is not None
    first = [each.text() for each in pane.shown._words]
    assert len(first) == 33
    assert " ".join(first) not in papers
    for _turn in range(4):
        pane.shown.on.click()
    pane.shown.done.click()
    bury()
    assert shell.unlock_page.pane is None
    assert first[5] not in texts_of(shell).split()


def test_what_is_wrong_is_said_and_the_words_stay_to_be_mended(
    qtbot: QtBot, shell: Shell, papers: tuple[str, ...]
) -> None:
    pane = recovering(qtbot, shell)
    fill(pane, papers[0], "", again="iets anders dan dat")
    pane.recover.click()
    assert "niet gelijk" in pane.bar.text
    said = []
    for one, other in ((papers[0], ""), (papers[0], papers[0]), (papers[0], papers[1] + " x")):
        fill(pane, one, other)
        pane.recover.click()
        rest(qtbot, shell)
        said.append(pane.bar.text)

    assert len(set(said)) == 3
    assert pane.papers[0].text == papers[0]
    assert pane.recover.isEnabled()


def test_a_proposed_passphrase_can_be_read(qtbot: QtBot, shell: Shell) -> None:
    pane = recovering(qtbot, shell)
    pane.propose.click()

    assert len(pane.passphrase.line.text().split()) == 6
    assert pane.passphrase.line.text() == pane.again.line.text()
    assert pane.passphrase.line.echoMode() is QLineEdit.EchoMode.Normal


def test_a_backup_is_checked_then_restored_and_the_first_page_comes_back(
    qtbot: QtBot, shell: Shell, tmp_path: Path
) -> None:
    pane = restoring_in(qtbot, shell)
    assert pane.file is not None
    assert pane.users.currentText() == "anna"
    pane.passphrase.line.setText(WORDS)
    pane.check.click()
    rest(qtbot, shell)

    assert "1 wijziging staat alleen in de huidige opslag" in pane.plan.text()
    assert "Persoon (1)" in pane.plan.text()
    assert surnames(tmp_path / "kept") == {"Later"}
    pane.restore.click()
    rest(qtbot, shell)
    assert "replaced-" in pane.done.text()
    assert pane.passphrase.line.text() == ""
    pane.open.click()
    rest(qtbot, shell)
    bury()
    unlock(qtbot, shell)
    shell.lock()
    rest(qtbot, shell)
    assert surnames(tmp_path / "kept") == set()


def test_two_papers_restore_as_well(
    qtbot: QtBot, shell: Shell, papers: tuple[str, ...], tmp_path: Path
) -> None:
    pane = restoring_in(qtbot, shell)
    pane.way.choose(BY_PAPERS)
    pane.way.changed.emit()
    for edit, text in zip(pane.papers, papers[:2], strict=True):
        edit.typed.setPlainText(text)
    pane.check.click()
    rest(qtbot, shell)
    pane.restore.click()
    rest(qtbot, shell)

    assert pane.done.isVisible()
    assert surnames(tmp_path / "kept") == set()


def test_a_wrong_passphrase_restores_nothing(qtbot: QtBot, shell: Shell, tmp_path: Path) -> None:
    pane = restoring_in(qtbot, shell)
    pane.passphrase.line.setText("acht gele fietsen op de dijk")
    pane.check.click()
    rest(qtbot, shell)

    assert "openen deze opslag niet" in pane.bar.text or "opslag" in pane.bar.text
    assert not pane.plan.isVisible()
    assert pane.check.isVisible()
    assert surnames(tmp_path / "kept") == {"Later"}


def test_where_the_store_is_gone_a_backup_from_elsewhere_is_the_way(
    qtbot: QtBot, shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (kept,) = (tmp_path / "kept" / "backups").iterdir()
    stick = tmp_path / "stick.cbk"
    shutil.copyfile(kept, stick)
    shutil.rmtree(tmp_path / "kept")
    monkeypatch.setattr(restoring, "choose_files", lambda *_: (stick,))
    pane = restoring_in(qtbot, shell)
    assert not pane.table.isVisible()
    assert not pane.check.isEnabled()
    pane.choose_other.click()
    rest(qtbot, shell)
    pane.passphrase.line.setText(WORDS)
    pane.check.click()
    rest(qtbot, shell)
    pane.restore.click()
    rest(qtbot, shell)

    assert pane.done.isVisible()
    assert surnames(tmp_path / "kept") == set()


def test_the_way_back_leaves_no_word_behind(qtbot: QtBot, shell: Shell, papers: tuple[str, ...]) -> None:
    pane = recovering(qtbot, shell)
    fill(pane, papers[0], papers[1])
    pane.back.click()
    bury()

    assert shell.unlock_page.pane is None
    assert shell.findChildren(RecoverPane) == []
    assert not [each for each in shell.findChildren(QPlainTextEdit) if each.toPlainText()]


def test_esc_leads_back_to_the_passphrase_until_something_is_typed(qtbot: QtBot, shell: Shell) -> None:
    recovering(qtbot, shell)
    shell.escape()
    assert shell.unlock_page.pane is None

    pane = recovering(qtbot, shell)
    pane.papers[1].typed.setPlainText("academic")
    shell.escape()
    assert shell.unlock_page.pane is pane
