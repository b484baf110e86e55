"""Decisions taken alone in the window: what waits, for whom, who reversed it and what is to be undone."""

import pytest
from pytestqt.qtbot import QtBot

from consulaat.records.task import Task
from consulaat.records.user import UserRole
from tests.services.test_provisional import an_asked_cost
from tests.ui.conftest import OpenShell
from tests.ui.rehearsal import WORDS, Rehearsal, go, rest, texts_of
from tests.ui.scenarios.hands import Hands
from ui.pages.case.page import CasePage
from ui.pages.case.section import SectionPane
from ui.pages.place import PageName

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_a_second_person_sees_what_was_taken_alone_and_reverses_it_with_a_reason(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell
) -> None:
    with rehearsal.office() as office:
        case, asked = an_asked_cost(office)
        office.desk.advance("commitment", asked, "approve")
        office.staff.add("dina", frozenset({UserRole.HEADQUARTERS_OFFICER}), WORDS)
    shell = open_shell(Rehearsal(rehearsal.folder, "dina"))
    hands = Hands(qtbot, shell, keys=True)
    page = go(qtbot, shell, PageName.CASE, CasePage, case)
    assert "Alleen gedaan: Toezegging: Goedkeuren" in texts_of(page.overview)
    assert "DCV" in texts_of(page.overview)

    hands.section(page, "provisional_decision")
    pane = page.sections["provisional_decision"]
    assert isinstance(pane, SectionPane)
    hands.press(pane.open_button)
    assert page.editor.steps is not None
    assert "Goedkeuren" in texts_of(page.editor)
    hands.press(page.editor.steps.buttons["reverse"])
    form = page.editor.steps.form
    assert form is not None
    hands.fill(form.form.fields["reason"], "eerst het fonds vragen")
    hands.press(form.take_button)
    hands.section(page, "overview")
    assert "teruggedraaid door een tweede persoon" in texts_of(page.overview)

    shell.lock()
    rest(qtbot, shell)
    with rehearsal.office() as office:
        tasks = [each for each in office.desk.find("task") if isinstance(each, Task)]
    assert [each.assignee for each in tasks if "eerst het fonds vragen" in each.description] == [
        office.officer.id
    ]
