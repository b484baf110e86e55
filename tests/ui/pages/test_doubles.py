"""Likely doubles beside the file of a person: shown with why, answered with a reason, undone."""

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from consulaat.records.person import DuplicateDecision
from tests.ui.conftest import OpenShell
from tests.ui.rehearsal import Rehearsal, rest
from ui.pages.case.menu import PERSON
from ui.pages.case.page import CasePage
from ui.pages.doubles.card import DoublesCard
from ui.pages.place import PageName, Place
from ui.pages.record.page import RecordPage


def texts(card: DoublesCard) -> str:
    return "\n".join(each.text() for each in card.findChildren(QLabel) if each.isVisibleTo(card))


def press(card: DoublesCard, text: str) -> None:
    next(
        each for each in card.findChildren(QPushButton) if each.text() == text and each.isVisibleTo(card)
    ).click()


def with_two(rehearsal: Rehearsal) -> tuple[str, str]:
    """Make two files that may be about one person; return the case of the first and the second person."""
    case = rehearsal.with_case()
    with rehearsal.office() as office:
        other = office.desk.create(
            "person", {"given_names": "Nadia", "surname": "Hadad", "born_on": "20090514"}
        )
        return case, other.record.id


def decisions(rehearsal: Rehearsal) -> list[DuplicateDecision]:
    with rehearsal.office() as office:
        return [
            each for each in office.desk.find("duplicate_decision") if isinstance(each, DuplicateDecision)
        ]


def test_a_double_is_answered_on_the_page_of_the_case_and_undone_there(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell
) -> None:
    case, other = with_two(rehearsal)
    shell = open_shell(rehearsal)
    shell.go(Place(PageName.CASE, case))
    rest(qtbot, shell)
    page = shell.page
    assert isinstance(page, CasePage)
    assert page.doubles.isHidden()
    page.menu.choose(PERSON)
    rest(qtbot, shell)
    card = page.doubles
    assert not card.isHidden()
    assert "Nadia Hadad" in texts(card)
    assert "geboortedat" in texts(card)

    press(card, "Zelfde persoon")
    card.keep.click()
    rest(qtbot, shell)
    assert "waarom" in shell.bar.text
    card.reason.setText("zelfde paspoort")
    card.keep.click()
    rest(qtbot, shell)

    assert "zelfde paspoort" in texts(card)
    press(card, "Ongedaan maken")
    rest(qtbot, shell)
    assert "zelfde paspoort" not in texts(card)
    assert "Nadia Hadad" in texts(card)
    shell.lock()
    rest(qtbot, shell)
    (decision,) = decisions(rehearsal)
    assert decision.other_person == other
    assert decision.undone_at is not None


def test_someone_told_apart_on_the_page_of_a_person_is_not_shown_as_likely_again(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell
) -> None:
    _case, other = with_two(rehearsal)
    shell = open_shell(rehearsal)
    shell.go(Place(PageName.RECORD, f"person/{other}"))
    rest(qtbot, shell)
    page = shell.page
    assert isinstance(page, RecordPage)
    assert page.doubles is not None
    press(page.doubles, "Niet dezelfde")
    page.doubles.reason.setText("nicht")
    page.doubles.keep.click()
    rest(qtbot, shell)

    card = page.doubles
    qtbot.waitUntil(lambda: "Niet dezelfde als Nadia el Haddad" in texts(card))
    assert card.title.isHidden()
