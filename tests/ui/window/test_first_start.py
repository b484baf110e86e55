"""The first start: from an empty folder to the first page, by keyboard; nothing that was done gets lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from consulaat.records.user import UserRole
from consulaat.security.passphrase import propose
from tests.ui.rehearsal import activate, bury, found, rest, texts_of
from tests.ui.window.test_access import SMALLEST, access_keys, nameless
from ui import bootstrap
from ui.pages.guide.answers import Step
from ui.pages.guide.page import GuidePage
from ui.pages.guide.steps.cards import CardsPane
from ui.pages.guide.steps.papers import PapersPane
from ui.pages.guide.steps.people import PeoplePane
from ui.pages.guide.steps.user import UserPane
from ui.pages.guide.steps.what import WhatPane
from ui.pages.home.page import HomePage
from ui.window.shell import Shell


@pytest.fixture
def empty(qtbot: QtBot, tmp_path: Path) -> Iterator[Shell]:
    """A window on a folder without a store."""
    shell = Shell(tmp_path / "new", bootstrap)
    qtbot.addWidget(shell)
    shell.show()
    qtbot.waitExposed(shell)
    rest(qtbot, shell)
    activate(qtbot, shell)
    yield shell
    shell.close()


def guide_of(shell: Shell) -> GuidePage:
    guide = shell.unlock_page.guide
    assert guide is not None
    return guide


def at(shell: Shell, step: Step) -> GuidePage:
    guide = guide_of(shell)
    assert guide.answers.step is step
    return guide


def press(shell: Shell, key: Qt.Key, times: int = 1) -> None:
    for _each in range(times):
        QTest.keyClick(QApplication.focusWidget() or shell, key)
    bury()


def write(text: str) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, text)


def tab_to(shell: Shell, wanted: QWidget) -> None:
    """Press Tab until the focus is there."""
    for _each in range(40):
        if QApplication.focusWidget() is wanted or wanted.isAncestorOf(QApplication.focusWidget() or shell):
            return
        press(shell, Qt.Key.Key_Tab)
    raise AssertionError(QApplication.focusWidget())


def choose_what(shell: Shell, *, post: str = "rab", practice: bool = True) -> None:
    """Answer the first page by keyboard."""
    pane = guide_of(shell).pane
    assert isinstance(pane, WhatPane)
    tab_to(shell, pane.post)
    write(post)
    if practice:
        tab_to(shell, pane.real)
        press(shell, Qt.Key.Key_Down)
    tab_to(shell, guide_of(shell).on)
    press(shell, Qt.Key.Key_Return)


def choose_user(qtbot: QtBot, shell: Shell, words: str, again: str = "") -> None:
    """Answer the second page by keyboard."""
    pane = guide_of(shell).pane
    assert isinstance(pane, UserPane)
    write("anna")
    tab_to(shell, pane.passphrase.line)
    write(words)
    tab_to(shell, pane.again.line)
    write(again or words)
    press(shell, Qt.Key.Key_Return)
    rest(qtbot, shell)


def write_papers_down(shell: Shell) -> PapersPane:
    """Look at all five papers and tick that they were written down."""
    pane = at(shell, Step.PAPERS).pane
    assert isinstance(pane, PapersPane)
    press(shell, Qt.Key.Key_Return, times=5)
    assert QApplication.focusWidget() is pane.written
    press(shell, Qt.Key.Key_Space)
    return pane


def test_the_guide_leads_from_an_empty_folder_to_the_first_page_by_keyboard_alone(
    qtbot: QtBot, empty: Shell, tmp_path: Path
) -> None:
    headquarters = found(tmp_path / "hq", "DCV", "hq", "hanna")
    with headquarters.office() as office:
        card, code = office.trust.own_card(), office.trust.own().code
    (tmp_path / "DCV.card").write_bytes(card)
    assert "1" in guide_of(empty).progress.text()
    assert "6" in guide_of(empty).progress.text()
    choose_what(empty)
    at(empty, Step.USER)
    choose_user(qtbot, empty, propose())
    write_papers_down(empty)
    tab_to(empty, guide_of(empty).on)
    press(empty, Qt.Key.Key_Return)
    rest(qtbot, empty)
    people = at(empty, Step.PEOPLE).pane
    assert isinstance(people, PeoplePane)
    write("bram")
    tab_to(empty, people.roles[UserRole.HEAD_OF_SECTION])
    press(empty, Qt.Key.Key_Space)
    tab_to(empty, people.add)
    press(empty, Qt.Key.Key_Return)
    rest(qtbot, empty)
    assert guide_of(empty).answers.one_time["bram"] in texts_of(empty)
    tab_to(empty, guide_of(empty).on)
    press(empty, Qt.Key.Key_Return)
    rest(qtbot, empty)
    cards = at(empty, Step.CARDS).pane
    assert isinstance(cards, CardsPane)
    tab_to(empty, cards.path)
    write(str(tmp_path / "DCV.card"))
    tab_to(empty, cards.typed)
    write(code)
    press(empty, Qt.Key.Key_Return)
    rest(qtbot, empty)
    assert "DCV-" in cards.known.text()
    tab_to(empty, guide_of(empty).on)
    press(empty, Qt.Key.Key_Return)
    at(empty, Step.READY)
    press(empty, Qt.Key.Key_Return)
    rest(qtbot, empty)

    assert isinstance(empty.page, HomePage)
    assert empty.office is not None
    assert empty.office.identity.post == "RAB"
    assert empty.office.identity.is_rehearsal
    empty.close()
    assert set(bootstrap.known_users(tmp_path / "new")) == {"anna", "bram"}


def test_a_post_that_is_none_and_a_weak_passphrase_keep_the_page_and_make_nothing(
    qtbot: QtBot, empty: Shell, tmp_path: Path
) -> None:
    choose_what(empty, post="rabat", practice=False)
    guide = at(empty, Step.WHAT)
    assert guide.bar.isVisible()
    pane = guide.pane
    assert isinstance(pane, WhatPane)
    pane.post.setEditText("xyz")
    assert not guide.bar.isVisible()
    guide.on.click()
    choose_user(qtbot, empty, "te kort")
    at(empty, Step.USER)
    assert guide.bar.text
    user = guide.pane
    assert isinstance(user, UserPane)
    user.passphrase.line.setText("de fiets van anna is heel geel")
    user.again.line.setText("de fiets van anna is heel geel")
    guide.on.click()
    at(empty, Step.USER)
    user.passphrase.line.setText("zeven gele fietsen op de dijk")
    guide.on.click()
    rest(qtbot, empty)
    at(empty, Step.USER)

    assert not (tmp_path / "new" / "store.db").exists()


def test_six_proposed_words_are_good_enough_and_stand_in_both_lines(qtbot: QtBot, empty: Shell) -> None:
    choose_what(empty)
    pane = at(empty, Step.USER).pane
    assert isinstance(pane, UserPane)
    pane.name.setText("anna")
    pane.propose.click()
    assert len(pane.passphrase.line.text().split()) == 6
    guide_of(empty).on.click()
    rest(qtbot, empty)

    at(empty, Step.PAPERS)


def test_the_papers_cannot_be_skipped_unseen(qtbot: QtBot, empty: Shell) -> None:
    choose_what(empty)
    choose_user(qtbot, empty, propose())
    pane = at(empty, Step.PAPERS).pane
    assert isinstance(pane, PapersPane)
    assert not pane.written.isEnabled()
    guide_of(empty).on.click()

    assert at(empty, Step.PAPERS).bar.isVisible()


def test_escape_and_back_lose_nothing_that_was_done(qtbot: QtBot, empty: Shell) -> None:
    choose_what(empty)
    choose_user(qtbot, empty, propose())
    write_papers_down(empty)
    founded = guide_of(empty).answers.founded
    press(empty, Qt.Key.Key_Escape)
    guide_of(empty).back.click()
    guide_of(empty).back.click()
    pane = at(empty, Step.WHAT).pane
    assert isinstance(pane, WhatPane)
    assert not pane.post.isEnabled()
    for _step in range(3):
        guide_of(empty).on.click()
        rest(qtbot, empty)

    assert at(empty, Step.PEOPLE).answers.founded is founded


def test_another_language_halfway_keeps_the_store_that_was_made(qtbot: QtBot, empty: Shell) -> None:
    choose_what(empty)
    choose_user(qtbot, empty, propose())
    papers = guide_of(empty).answers.founded
    try:
        empty.commands.run("language-en")
        rest(qtbot, empty)
        assert guide_of(empty).progress.text() == "Step 3 of 6"
    finally:
        empty.commands.run("language-nl")
    rest(qtbot, empty)

    assert at(empty, Step.PAPERS).answers.founded is papers


def test_a_guide_that_nobody_sits_at_shows_no_paper_any_more_and_its_store_is_closed(
    qtbot: QtBot, empty: Shell, tmp_path: Path
) -> None:
    words = propose()
    choose_what(empty)
    choose_user(qtbot, empty, words)
    at(empty, Step.PAPERS)
    empty.guard.idle.expired.emit()
    rest(qtbot, empty)
    bury()

    assert empty.unlock_page.guide is None
    assert empty.findChildren(GuidePage) == []
    assert empty.unlock_page.users.currentText() == "anna"
    assert empty.unlock_page.bar.isVisible()
    office = bootstrap.open_office(tmp_path / "new", "anna", words)
    office.close()
    assert empty.guard.idle.is_watching


def test_a_store_that_is_being_made_while_nobody_is_there_is_closed_as_well(
    qtbot: QtBot, empty: Shell, tmp_path: Path
) -> None:
    words = propose()
    choose_what(empty)
    pane = at(empty, Step.USER).pane
    assert isinstance(pane, UserPane)
    pane.name.setText("anna")
    pane.passphrase.line.setText(words)
    pane.again.line.setText(words)
    guide_of(empty).on.click()
    empty.guard.lock_soon()
    rest(qtbot, empty)
    bury()

    assert empty.unlock_page.guide is None
    bootstrap.open_office(tmp_path / "new", "anna", words).close()


def test_a_passphrase_that_was_typed_goes_when_nobody_is_there(qtbot: QtBot, empty: Shell) -> None:
    choose_what(empty)
    pane = at(empty, Step.USER).pane
    assert isinstance(pane, UserPane)
    pane.passphrase.line.setText("zeven gele fietsen op de dijk")
    empty.guard.idle.expired.emit()
    bury()

    pane = at(empty, Step.USER).pane
    assert isinstance(pane, UserPane)
    assert pane.passphrase.line.text() == ""
    assert guide_of(empty).answers.words == ""


def test_a_store_whose_guide_was_left_is_there_and_closed(qtbot: QtBot, empty: Shell, tmp_path: Path) -> None:
    words = propose()
    choose_what(empty)
    choose_user(qtbot, empty, words)
    empty.close()

    office = bootstrap.open_office(tmp_path / "new", "anna", words)
    assert [each.name for each in office.staff.users()] == ["anna"]
    office.close()


def test_a_code_of_another_card_is_refused_and_nobody_is_trusted(
    qtbot: QtBot, empty: Shell, tmp_path: Path
) -> None:
    choose_what(empty)
    choose_user(qtbot, empty, propose())
    write_papers_down(empty)
    guide = guide_of(empty)
    for _step in range(2):
        guide.on.click()
        rest(qtbot, empty)
    cards = at(empty, Step.CARDS).pane
    assert isinstance(cards, CardsPane)
    cards.save_to(tmp_path / "RAB.card")
    rest(qtbot, empty)
    with found(tmp_path / "hq", "DCV", "hq", "hanna").office() as office:
        (tmp_path / "DCV.card").write_bytes(office.trust.own_card())
    cards.path.setText(str(tmp_path / "DCV.card"))
    cards.typed.setText(cards.code.text())
    cards.take_in.click()
    rest(qtbot, empty)

    assert guide.bar.isVisible()
    assert not cards.known.isVisible()
    founded = guide.answers.founded
    assert founded is not None
    with found(tmp_path / "other", "DCV", "hq", "hanna").office() as office:
        assert office.trust.add((tmp_path / "RAB.card").read_bytes(), founded.public_code).card.post == "RAB"


def test_work_begins_where_something_is_asked(qtbot: QtBot, empty: Shell) -> None:
    what = at(empty, Step.WHAT).pane
    assert isinstance(what, WhatPane)
    assert what.post.hasFocus()
    choose_what(empty)
    user = at(empty, Step.USER).pane
    assert isinstance(user, UserPane)
    assert user.name.hasFocus()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_everything_in_the_guide_has_a_name_a_size_and_a_letter_of_its_own(
    qtbot: QtBot, empty: Shell, language: str
) -> None:
    try:
        empty.commands.run(f"language-{language}")
        rest(qtbot, empty)
        answers = guide_of(empty).answers
        answers.post, answers.user, answers.words = "RAB", "anna", propose()
        answers.again, answers.were_written = answers.words, True
        for step in Step:
            shown = at(empty, step)
            bury()
            seen = [each for each in empty.findChildren(QWidget) if each.isVisible()]
            keys = [key for each in seen for key in access_keys(each)]
            small = [each for each in seen if isinstance(each, QAbstractButton) and each.height() < SMALLEST]
            labels = [each for each in seen if isinstance(each, QLabel) and each.text()]
            assert (step, nameless(empty)) == (step, [])
            assert (step, sorted({key for key in keys if keys.count(key) > 1})) == (step, [])
            assert (step, [each.text() for each in small]) == (step, [])
            assert all(each.textFormat() == Qt.TextFormat.PlainText for each in labels)
            answers.is_rehearsal = step is Step.USER  # whose keys cost less to make
            shown.on.click()
            rest(qtbot, empty)
    finally:
        empty.commands.run("language-nl")
        rest(qtbot, empty)


def test_the_help_of_the_guide_is_the_one_that_f1_shows(empty: Shell) -> None:
    press(empty, Qt.Key.Key_F1)

    assert empty.help.name == "guide"
