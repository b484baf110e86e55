"""What comes back after a lock or a crash beside the drafts of editors: a step of a case, and a sentence about it."""

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenShell
from tests.ui.pages.test_drafts import ask, choose, drafts, shell_of, the_page, type_name
from tests.ui.rehearsal import Rehearsal, rest, unlock
from ui.pages.case.page import CasePage
from ui.window.last_time import MARK

ASKING, ASKED = "triage", "contact_impossible_reason"


@pytest.fixture
def case(rehearsal: Rehearsal) -> str:
    return rehearsal.with_case()


@pytest.fixture
def page(qtbot: QtBot, rehearsal: Rehearsal, case: str, open_shell: OpenShell) -> CasePage:
    return the_page(qtbot, open_shell(rehearsal), case)


def test_after_a_crash_one_sentence_says_what_came_back_and_after_a_lock_none_does(
    qtbot: QtBot, rehearsal: Rehearsal, page: CasePage
) -> None:
    shell = shell_of(page)
    choose(qtbot, page, "person")
    type_name(page)
    page.keep_typed()
    rest(qtbot, shell)
    store = ask(qtbot, shell, lambda office: office.identity.store)
    shell.lock()
    unlock(qtbot, shell)
    assert "afgebroken" not in shell.bar.text

    shell.lock()
    rest(qtbot, shell)
    with rehearsal.office() as office:
        assert office.memory.recall(MARK) is None
        office.memory.keep(MARK, store)  # as a window that was killed leaves it
    unlock(qtbot, shell)

    assert "afgebroken" in shell.bar.text
    assert "1 concept " in shell.bar.text


def test_what_a_step_of_the_case_asks_comes_back_after_a_lock_and_goes_once_it_is_put_off(
    qtbot: QtBot, page: CasePage, case: str
) -> None:
    shell = shell_of(page)
    page.overview.steps.asked.emit(ASKING)
    rest(qtbot, shell)
    assert page.overview.step_form is not None
    line = page.overview.step_form.form.fields[ASKED]
    line.retype("wat al getypt was")
    line.changed.emit()
    assert page.has_unsaved

    shell.lock()
    unlock(qtbot, shell)
    page = the_page(qtbot, shell, case)
    rest(qtbot, shell)
    form = page.overview.step_form
    assert form is not None
    assert form.verb == ASKING
    assert form.form.typed() == {ASKED: "wat al getypt was"}
    form.later_button.click()
    rest(qtbot, shell)

    assert page.overview.step_form is None
    assert drafts(qtbot, shell) == ()
