"""In the window: opening a case with a reason, the head who looks at it, teams, and knowing the family."""

from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from consulaat.records.case import Case
from consulaat.records.user import UserRole
from consulaat.values.codes import HandlingSection
from resources.reference import label
from resources.texts import _, language
from tests.rules.builders import a_case as a_case_record
from tests.ui.conftest import OpenShell
from tests.ui.rehearsal import WORDS, Rehearsal, a_case, go, rest, texts_of
from ui.pages.access.card import GlassCard
from ui.pages.access.presenter import who_may_open
from ui.pages.case.access_pane import AccessPane
from ui.pages.case.page import CasePage
from ui.pages.home.page import HomePage
from ui.pages.place import PageName, Place
from ui.pages.search.page import SearchPage
from ui.window.shell import Shell


@dataclass(frozen=True, slots=True)
class Closed:
    """A case with a team of which cora is no part."""

    rehearsal: Rehearsal
    id: str
    number: str


@pytest.fixture
def closed(rehearsal: Rehearsal) -> Closed:
    with rehearsal.office() as office:
        for name in ("cora", "tess"):
            office.staff.add(name, frozenset({UserRole.CONSULAR_OFFICER}), WORDS)
        office.staff.add("frits", frozenset({UserRole.FINANCE_OFFICER}), WORDS)
        case = office.desk.read("case", a_case(office))
        assert isinstance(case, Case)
        office.desk.create("case_access", {"case": case.id, "kind": "TEAM", "user": "tess"})
    return Closed(rehearsal, case.id, case.number or "")


def shell_of(open_shell: OpenShell, closed: Closed, user: str) -> Shell:
    return open_shell(Rehearsal(closed.rehearsal.folder, user))


def ask(qtbot: QtBot, shell: Shell, card: GlassCard | None, number: str, reason: str) -> None:
    assert card is not None
    card.reference.setText(number)
    card.reason.setText(reason)
    QTest.keyClick(card.reason, Qt.Key.Key_Return)
    rest(qtbot, shell)


def test_a_case_that_is_not_found_opens_with_a_reason(
    qtbot: QtBot, closed: Closed, open_shell: OpenShell
) -> None:
    shell = shell_of(open_shell, closed, "cora")
    found = go(qtbot, shell, PageName.SEARCH, SearchPage, closed.number)
    assert found.glass is not None
    assert found.glass.isVisible()

    ask(qtbot, shell, found.glass, closed.number, "nachtdienst")

    page = shell.page
    assert isinstance(page, CasePage)
    assert page.header.glass.isVisible()
    assert shell.bar.text


def test_who_opens_the_page_of_a_closed_case_can_ask_there(
    qtbot: QtBot, closed: Closed, open_shell: OpenShell
) -> None:
    shell = shell_of(open_shell, closed, "cora")
    page = go(qtbot, shell, PageName.CASE, CasePage, closed.id)
    assert not page.header.isVisible()

    ask(qtbot, shell, page.glass, closed.number, "nachtdienst")

    opened = shell.page
    assert isinstance(opened, CasePage)
    assert opened.header.isVisible()


def test_an_unknown_number_and_a_case_one_is_kept_out_of_read_the_same(
    qtbot: QtBot, closed: Closed, open_shell: OpenShell
) -> None:
    with closed.rehearsal.office() as office:
        office.desk.create("case_access", {"case": closed.id, "kind": "UITGESLOTEN", "user": "cora"})
    shell = shell_of(open_shell, closed, "cora")
    found = go(qtbot, shell, PageName.SEARCH, SearchPage, closed.number)

    said = []
    for number in (closed.number, "RAB-2026-9999"):
        ask(qtbot, shell, found.glass, number, "nachtdienst")
        assert found.glass is not None
        said.append(texts_of(found.glass.note))

    assert said[0] == said[1] != ""


def test_nothing_is_asked_of_the_store_without_a_reason(
    qtbot: QtBot, closed: Closed, open_shell: OpenShell
) -> None:
    shell = shell_of(open_shell, closed, "cora")
    found = go(qtbot, shell, PageName.SEARCH, SearchPage, closed.number)

    ask(qtbot, shell, found.glass, closed.number, " ")

    assert shell.page is found
    assert found.glass is not None
    assert found.glass.note.isVisible()


def test_whose_role_reads_no_cases_is_offered_no_glass(
    qtbot: QtBot, closed: Closed, open_shell: OpenShell
) -> None:
    found = go(qtbot, shell_of(open_shell, closed, "frits"), PageName.SEARCH, SearchPage, closed.number)

    assert found.glass is None


def test_the_head_finds_the_reason_on_the_first_page_and_says_it_was_looked_at(
    qtbot: QtBot, closed: Closed, open_shell: OpenShell
) -> None:
    shell = shell_of(open_shell, closed, "cora")
    found = go(qtbot, shell, PageName.SEARCH, SearchPage, closed.number)
    ask(qtbot, shell, found.glass, closed.number, "nachtdienst")
    shell.lock()
    rest(qtbot, shell)
    shell = shell_of(open_shell, closed, "anna")

    home = go(qtbot, shell, PageName.HOME, HomePage)
    assert "nachtdienst" in home.glasses.list.rows._rows[0].cells[1]
    home.glasses.seen_button.click()
    rest(qtbot, shell)

    assert home.glasses.isHidden()


def access_of(qtbot: QtBot, shell: Shell, case: str) -> tuple[CasePage, AccessPane]:
    page = go(qtbot, shell, PageName.CASE, CasePage, case)
    page.menu.choose("case_access")
    pane = page.sections["case_access"]
    assert isinstance(pane, AccessPane)
    return page, pane


def test_someone_is_put_on_the_team_and_taken_off_again(
    qtbot: QtBot, closed: Closed, open_shell: OpenShell
) -> None:
    shell = shell_of(open_shell, closed, "anna")
    _page, pane = access_of(qtbot, shell, closed.id)
    pane.team_button.click()
    rest(qtbot, shell)
    combo = pane.asking.people[0]
    combo.setCurrentIndex(combo.findText("cora"))
    pane.asking.keep_button.click()
    rest(qtbot, shell)
    assert "cora" in pane.who.text()

    pane.table.selectRow(0)
    pane.end_button.click()
    rest(qtbot, shell)

    assert "cora" not in pane.who.text()


def test_a_case_of_one_section_says_that_other_sections_need_a_reason(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell
) -> None:
    with rehearsal.office() as office:
        case = a_case(office)
        office.desk.change("case", case, {"handling_section": "VISUM"})
    shell = open_shell(rehearsal)

    _page, pane = access_of(qtbot, shell, case)

    assert label("HandlingSection", "VISUM", language()) in pane.who.text()
    for open_to_all in (None, HandlingSection.BOTH):
        said = who_may_open(a_case_record(handling_section=open_to_all), (), {}, date(2026, 7, 6))
        assert said == _("Everyone whose role reads cases can open this case.")
        assert said not in pane.who.text()


def test_a_seal_asks_for_two_different_people(qtbot: QtBot, closed: Closed, open_shell: OpenShell) -> None:
    shell = shell_of(open_shell, closed, "anna")
    _page, pane = access_of(qtbot, shell, closed.id)
    pane.seal_button.click()
    rest(qtbot, shell)
    for combo in pane.asking.people:
        combo.setCurrentIndex(combo.findText("anna"))
    pane.asking.keep_button.click()
    rest(qtbot, shell)
    assert pane.asking.note.isVisible()

    pane.asking.people[1].setCurrentIndex(pane.asking.people[1].findText("tess"))
    pane.asking.keep_button.click()
    rest(qtbot, shell)

    assert "anna, tess" in pane.who.text()


def test_who_knows_the_family_leaves_the_case_at_once(
    qtbot: QtBot, closed: Closed, open_shell: OpenShell
) -> None:
    shell = shell_of(open_shell, closed, "tess")
    page, pane = access_of(qtbot, shell, closed.id)
    assert not pane.team_button.isVisible()
    (action,) = (each for each in page.page_actions() if each.act == page.declare_conflict)
    action.act()
    pane.asking.keep_button.click()
    assert pane.asking.note.isVisible()

    pane.asking.reason.setText("buurmeisje")
    pane.asking.keep_button.click()
    rest(qtbot, shell)

    assert isinstance(shell.page, HomePage)
    shell.go(Place(PageName.CASE, closed.id))
    rest(qtbot, shell)
    assert isinstance(shell.page, CasePage)
    assert shell.page.glass is not None
