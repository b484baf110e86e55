"""S19: an honorary consul opens a case of another post in the window: refused; lists and search hold the own alone."""

from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView, QTreeView
from pytestqt.qtbot import QtBot

from consulaat.records.case import Case
from consulaat.records.user import UserRole
from tests.ui.conftest import OpenShell
from tests.ui.rehearsal import WORDS, Rehearsal, a_case, activate, rest, texts_of
from tests.ui.scenarios.hands import Hands
from tests.ui.scenarios.test_scenarios import both
from ui.pages.lists.page import ListPage
from ui.pages.place import PageName, Place
from ui.pages.search.page import SearchPage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
OTHERS = "Zoutendijk"
OWN = "Waterman"


@dataclass
class Two:
    """A case of another post, and one of the honorary consul."""

    others: Case
    own: Case


def two_cases(rehearsal: Rehearsal) -> Two:
    """Make a case that is another post's now, and one of the honorary consul."""
    with rehearsal.office() as office:
        others = a_case(office, stated_name=f"Nadia {OTHERS}")
        office.desk.change("case", others, {"post": "TUN"})
        consul = office.staff.add("honor", frozenset({UserRole.HONORARY_CONSUL}), WORDS).user
        own = a_case(replace(office, officer=consul), stated_name=f"Samira {OWN}")
        found = {each.id: each for each in office.desk.find("case") if isinstance(each, Case)}
    return Two(found[others], found[own])  # type: ignore[index]


def refusals(rehearsal: Rehearsal, case: Case) -> int:
    """Return how often the log says that the consul was refused this case."""
    with rehearsal.office() as office, office.store.work(office.desk.by) as work:
        consul = next(each for each in office.staff.users() if each.name == "honor")
        return sum(
            act["action"] == "MISLUKT" and act["by"] == consul.id and act["id"] == case.id
            for act in work.acts(200)
        )


def rows_of(page: ListPage) -> list[str]:
    """Return the words of every row in the list."""
    table = page.findChild(QTableView) or page.findChild(QTreeView)
    assert table is not None
    model = table.model()
    return [
        " ".join(
            str(model.index(row, column).data() or "") for column in range(model.columnCount(QModelIndex()))
        )
        for row in range(model.rowCount(QModelIndex()))
    ]


def searched(hands: Hands, words: str) -> SearchPage:
    """Type into the search box above every page, and ask for all that was found."""
    activate(hands.qtbot, hands.shell)
    box = hands.shell.frame.search
    if hands.keys:
        QTest.keyClick(
            QApplication.focusWidget() or hands.shell, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier
        )
    else:
        hands.reach(box.typed)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(focused, words)
    rest(hands.qtbot, hands.shell)
    hands.key(Qt.Key.Key_Return)
    rest(hands.qtbot, hands.shell)
    assert isinstance(hands.shell.page, SearchPage), hands.shell.page
    return hands.shell.page


def offered(hands: Hands) -> str:
    """Open the commands and return all that they offer at first."""
    activate(hands.qtbot, hands.shell)
    with_ = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(QApplication.focusWidget() or hands.shell, Qt.Key.Key_P, with_)
    rest(hands.qtbot, hands.shell)
    palette = hands.shell.commands.palette
    assert palette is not None
    hands.qtbot.waitUntil(palette.isVisible)
    words = " ".join(str(palette.model.item(row).text()) for row in range(palette.model.rowCount()))
    hands.key(Qt.Key.Key_Escape)
    return words


@both
def test_s19_an_honorary_consul_is_refused_a_case_of_another_post_and_sees_only_their_own(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell, keys: bool
) -> None:
    two = two_cases(rehearsal)
    shell = open_shell(Rehearsal(rehearsal.folder, "honor"))
    hands = Hands(qtbot, shell, keys)
    assert OTHERS not in texts_of(shell)

    for name in (PageName.CASES, PageName.REPORTS, PageName.PERSONS):
        listed = hands.page(name, ListPage)
        qtbot.waitUntil(lambda page=listed: len(rows_of(page)) == 1 and rows_of(page)[0].strip() != "")  # type: ignore[misc]
        assert OTHERS not in texts_of(shell) + rows_of(listed)[0]
    for words in (OTHERS, two.others.number or "", two.others.neutral_reference or ""):
        page = searched(hands, words)
        assert "Er is niets gevonden" in texts_of(page)
        assert OTHERS not in texts_of(page).replace(words, "")
    assert OWN in texts_of(searched(hands, OWN))

    assert not {OTHERS, two.others.number, two.others.neutral_reference} & set(offered(hands).split())
    shell.go(Place(PageName.CASE, two.others.id))
    rest(qtbot, shell)
    said = texts_of(shell)
    assert "Deze zaak is er niet" in said, said  # as for a number that nobody has
    assert OTHERS not in said
    assert "Volgende stap" not in said
    shell.lock()
    rest(qtbot, shell)
    assert refusals(rehearsal, two.others) == 1
