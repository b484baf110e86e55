"""The search box: always there, answers while somebody types, opens what is chosen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenShell
from tests.ui.rehearsal import Rehearsal, a_case, activate, rest
from ui.bootstrap import Office
from ui.pages.case.page import CasePage
from ui.pages.place import PageName, Place
from ui.pages.search.page import SearchPage
from ui.widgets.search_box import SearchBox
from ui.window.shell import Shell

Key = Qt.Key


@pytest.fixture
def cases(rehearsal: Rehearsal) -> dict[str, str]:
    """Two cases, by the name that their report stated."""
    with rehearsal.office() as office:
        made = {}
        for name, script in (("Nadia el Haddad", "نادية الحداد"), ("Hodan Jaamac", "")):
            case = made[name] = a_case(office, stated_name=name)
            person = str(office.desk.read("case", case).person)  # type: ignore[attr-defined]
            given, _space, surname = name.partition(" ")
            names = {"given_names": given, "surname": surname, "original_script_name": script or None}
            office.desk.change("person", person, names)
    return made


@pytest.fixture
def shell(cases: dict[str, str], rehearsal: Rehearsal, open_shell: OpenShell, qtbot: QtBot) -> Shell:
    made = open_shell(rehearsal)
    activate(qtbot, made)
    return made


def typed(qtbot: QtBot, shell: Shell, text: str) -> SearchBox:
    """Type into the box and wait for its answer."""
    box = shell.frame.search
    QTest.keyClick(shell, Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert box.typed.hasFocus()
    with qtbot.waitSignal(box.asked):
        QTest.keyClicks(box.typed, text)
    rest(qtbot, shell)
    return box


def test_what_is_typed_is_answered_with_both_scripts_and_why(qtbot: QtBot, shell: Shell) -> None:
    box = typed(qtbot, shell, "Hadad")

    assert box.answers.isVisible()
    (found,) = box.lines.found
    assert "Nadia el Haddad" in found.name
    assert "نادية" in found.name
    assert found.number.startswith("RAB-")
    assert "Hadad" in found.why


def test_an_arrow_and_enter_open_the_case(qtbot: QtBot, shell: Shell, cases: dict[str, str]) -> None:
    box = typed(qtbot, shell, "Xodan Jama")
    QTest.keyClick(box.typed, Key.Key_Down)
    QTest.keyClick(box.typed, Key.Key_Return)
    rest(qtbot, shell)

    assert isinstance(shell.page, CasePage)
    assert shell.place.ref == cases["Hodan Jaamac"]
    assert not box.answers.isVisible()


def test_enter_alone_opens_the_only_thing_that_was_found(
    qtbot: QtBot, shell: Shell, cases: dict[str, str]
) -> None:
    box = typed(qtbot, shell, "Hodan")
    QTest.keyClick(box.typed, Key.Key_Return)
    rest(qtbot, shell)

    assert shell.place.ref == cases["Hodan Jaamac"]
    assert isinstance(shell.page, CasePage)


def test_enter_without_a_choice_shows_everything_that_was_found(
    qtbot: QtBot, shell: Shell, cases: dict[str, str]
) -> None:
    box = typed(qtbot, shell, "RAB-20")
    QTest.keyClick(box.typed, Key.Key_Return)
    rest(qtbot, shell)

    page = shell.page
    assert isinstance(page, SearchPage)
    assert shell.place == Place(PageName.SEARCH, "RAB-20")
    assert {each.key.ref for each in page.list.found} == set(cases.values())
    QTest.keyClick(page.list, Key.Key_Return)
    rest(qtbot, shell)
    assert isinstance(shell.page, CasePage)


def test_enter_right_after_the_last_letter_asks_for_what_stands_there(qtbot: QtBot, shell: Shell) -> None:
    box = typed(qtbot, shell, "Hada")
    QTest.keyClick(box.typed, Key.Key_Down)
    QTest.keyClicks(box.typed, "d")
    QTest.keyClick(box.typed, Key.Key_Return)
    rest(qtbot, shell)

    assert shell.place == Place(PageName.SEARCH, "Hadad")


def test_escape_closes_the_answers_then_clears_the_box_then_goes_to_the_page(
    qtbot: QtBot, shell: Shell
) -> None:
    before = shell.place
    box = typed(qtbot, shell, "Nadia")
    QTest.keyClick(box.typed, Key.Key_Escape)
    assert not box.answers.isVisible()
    assert box.typed.text() == "Nadia"

    QTest.keyClick(box.typed, Key.Key_Escape)

    assert box.typed.text() == ""
    assert QApplication.focusWidget() is not box.typed
    assert shell.place == before


def test_nothing_found_is_said(qtbot: QtBot, shell: Shell) -> None:
    box = typed(qtbot, shell, "Qzyxw")

    assert box.answers.isVisible()
    assert box.lines.found == ()
    assert box.note.text()


def test_the_answers_go_when_the_keyboard_goes_elsewhere(qtbot: QtBot, shell: Shell) -> None:
    box = typed(qtbot, shell, "Nadia")
    QTest.keyClick(box.typed, Key.Key_Tab)

    assert not box.answers.isVisible()


def test_only_the_last_question_is_answered(qtbot: QtBot, shell: Shell) -> None:
    box = shell.frame.search
    box.begin()
    box.typed.setText("Hodan")
    box.asked.emit("Nadia")
    box.asked.emit("Hodan")
    rest(qtbot, shell)

    assert ["Hodan" in each.name for each in box.lines.found] == [True]


def test_locking_leaves_nothing_of_a_search(qtbot: QtBot, shell: Shell) -> None:
    typed(qtbot, shell, "Nadia")
    shell.lock()
    rest(qtbot, shell)

    assert shell.frame.search.typed.text() == ""
    assert shell.frame.search.lines.found == ()
    assert not shell.frame.search.answers.isVisible()


def test_the_page_narrows_to_cases_and_says_when_nothing_is_found(qtbot: QtBot, shell: Shell) -> None:
    shell.go(Place(PageName.SEARCH, "Nadia"))
    rest(qtbot, shell)
    page = shell.page
    assert isinstance(page, SearchPage)
    page.kind.choose("case")
    page.refresh()
    rest(qtbot, shell)
    assert [each.icon for each in page.list.found] == ["folder"]

    shell.go(Place(PageName.SEARCH, "Qzyxw"))
    rest(qtbot, shell)

    assert isinstance(shell.page, SearchPage)
    assert not shell.page.list.isVisible()


def searches(qtbot: QtBot, shell: Shell) -> list[object]:
    """Return the words of the searches that the log knows, asked where the store lives."""
    office = shell.office
    assert isinstance(office, Office)
    found: list[object] = []

    def work() -> list[object]:
        with office.store.work(office.desk.by) as work:
            acts = work.acts(500)
        return [act["words"] for act in acts if act["action"] == "ZOEKEN" and "words" in act]

    shell.store_thread.run(work, found.extend, shell.say_error)
    rest(qtbot, shell)
    return found


def pause(qtbot: QtBot, box: SearchBox, text: str) -> None:
    """Type on, and stop long enough for an answer."""
    with qtbot.waitSignal(box.asked):
        QTest.keyClicks(box.typed, text)
    shell = box.window()
    assert isinstance(shell, Shell)
    rest(qtbot, shell)


def test_pauses_while_typing_are_one_search(qtbot: QtBot, shell: Shell) -> None:
    box = typed(qtbot, shell, "Na")
    pause(qtbot, box, "dia")
    pause(qtbot, box, " el")
    assert searches(qtbot, shell) == []

    QTest.keyClick(box.typed, Key.Key_Escape)
    QTest.keyClick(box.typed, Key.Key_Escape)
    assert searches(qtbot, shell) == ["Nadia el"]


def test_words_that_stand_there_are_a_search(qtbot: QtBot, shell: Shell) -> None:
    box = typed(qtbot, shell, "Nadia")

    with qtbot.waitSignal(box.settled):
        pass
    assert searches(qtbot, shell) == ["Nadia"]


def test_opening_a_hit_notes_the_words_once(qtbot: QtBot, shell: Shell) -> None:
    box = typed(qtbot, shell, "Nadia")
    QTest.keyClick(box.typed, Key.Key_Down)
    QTest.keyClick(box.typed, Key.Key_Return)
    rest(qtbot, shell)

    assert isinstance(shell.page, CasePage)
    assert searches(qtbot, shell) == ["Nadia"]


def test_enter_for_everything_notes_the_words_once(qtbot: QtBot, shell: Shell) -> None:
    box = typed(qtbot, shell, "Nadia")
    QTest.keyClick(box.typed, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    rest(qtbot, shell)

    assert isinstance(shell.page, SearchPage)
    assert searches(qtbot, shell) == ["Nadia"]


def test_other_words_leave_a_line_of_those_that_were_answered_before(qtbot: QtBot, shell: Shell) -> None:
    box = typed(qtbot, shell, "Nadia")
    box.typed.selectAll()
    pause(qtbot, box, "Hodan")
    QTest.keyClick(box.typed, Key.Key_Escape)
    QTest.keyClick(box.typed, Key.Key_Escape)

    assert searches(qtbot, shell) == ["Nadia", "Hodan"]


def test_locking_in_the_midst_of_typing_loses_no_search(
    qtbot: QtBot, shell: Shell, rehearsal: Rehearsal
) -> None:
    typed(qtbot, shell, "Nadia")
    shell.lock()
    rest(qtbot, shell)

    with rehearsal.office() as office, office.store.work(office.desk.by) as work:
        assert [act["words"] for act in work.acts(50) if act["action"] == "ZOEKEN"] == ["Nadia"]


def test_a_field_is_suggested_and_completed_by_keyboard(qtbot: QtBot, shell: Shell) -> None:
    box = typed(qtbot, shell, "sta")
    assert box.lines.found[0].name == "status:"

    QTest.keyClick(box.typed, Key.Key_Down)
    QTest.keyClick(box.typed, Key.Key_Return)
    assert box.typed.text() == "status:"
    assert box.typed.hasFocus()
    assert box.lines.found[0].name == "status:open"

    QTest.keyClick(box.typed, Key.Key_Down)
    QTest.keyClick(box.typed, Key.Key_Return)
    with qtbot.waitSignal(box.asked):
        pass
    rest(qtbot, shell)
    assert box.typed.text() == "status:open "
    assert len(box.lines.found) == 2


def test_a_chosen_suggestion_stays_chosen_when_the_answer_comes(qtbot: QtBot, shell: Shell) -> None:
    box = shell.frame.search
    QTest.keyClick(shell, Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(box.asked):
        QTest.keyClicks(box.typed, "sta")
        QTest.keyClick(box.typed, Key.Key_Down)
    rest(qtbot, shell)

    assert box.lines.row == 0


def test_a_suggestion_says_what_it_means(qtbot: QtBot, shell: Shell) -> None:
    box = typed(qtbot, shell, "ter")

    assert "termijn" in box.lines.found[0].why.lower()
