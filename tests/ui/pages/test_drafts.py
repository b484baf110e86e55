"""Nothing typed is lost: by leaving, by a lock, by kill -9 three seconds after the last key."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from consulaat.records.person import Person
from consulaat.records.user import UserRole
from consulaat.services.desk import Desk
from tests.ui.conftest import OpenShell
from tests.ui.pages.typing_process import NAME
from tests.ui.rehearsal import Rehearsal, activate, go, rest, unlock
from ui import bootstrap
from ui.pages.case.page import CasePage
from ui.pages.place import PageName, Place
from ui.pages.records.drafts import Draft, draft_words, own_drafts
from ui.pages.reports.page import NewReportPage
from ui.widgets.fields.secret import SecretField
from ui.widgets.fields.text import LineField
from ui.widgets.keeper import SOON
from ui.widgets.wording import MASK
from ui.window.shell import Shell

T = TypeVar("T")
ROOT = Path(__file__).parents[3]


@pytest.fixture
def case(rehearsal: Rehearsal) -> str:
    return rehearsal.with_case()


@pytest.fixture
def page(qtbot: QtBot, rehearsal: Rehearsal, case: str, open_shell: OpenShell) -> CasePage:
    return the_page(qtbot, open_shell(rehearsal), case)


def the_page(qtbot: QtBot, shell: Shell, case: str) -> CasePage:
    activate(qtbot, shell)
    return go(qtbot, shell, PageName.CASE, CasePage, case)


def shell_of(page: CasePage | NewReportPage) -> Shell:
    shell = page.window()
    assert isinstance(shell, Shell)
    return shell


def ask(qtbot: QtBot, shell: Shell, work: Callable[[bootstrap.Office], T]) -> T:
    """Ask the open store something, on its own thread."""
    found: list[T] = []
    failed: list[Exception] = []
    office = shell.office
    assert isinstance(office, bootstrap.Office)
    shell.store_thread.run(lambda: work(office), found.append, failed.append)
    rest(qtbot, shell)
    assert failed == []
    return found[0]


def drafts(qtbot: QtBot, shell: Shell) -> tuple[Draft, ...]:
    return ask(qtbot, shell, own_drafts)


def the_person(qtbot: QtBot, shell: Shell) -> Person:
    (person,) = ask(qtbot, shell, lambda office: office.desk.find("person"))
    assert isinstance(person, Person)
    return person


def choose(qtbot: QtBot, page: CasePage, section: str) -> None:
    page._choose(section)
    rest(qtbot, shell_of(page))


def edit_of(page: CasePage, name: str) -> LineField:
    assert page.editor.form is not None
    field = page.editor.form.fields[name]
    assert isinstance(field, LineField)
    return field


def type_name(page: CasePage, name: str = "Nadia Sarah") -> None:
    edit = edit_of(page, "given_names").edit
    edit.selectAll()
    QTest.keyClicks(edit, name)


@pytest.mark.parametrize("place", ["new-report", "case"])
def test_what_was_typed_three_seconds_before_a_kill_is_there(rehearsal: Rehearsal, place: str) -> None:
    case = rehearsal.with_case() if place == "case" else ""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.pages.typing_process", str(rehearsal.folder), place, case],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert child.stdout is not None
    with child, child.stdout as stdout:
        said = [stdout.readline().strip(), stdout.readline().strip()]
        child.send_signal(signal.SIGKILL)

    assert said == ["typed", "three seconds"]
    assert SOON <= 3000
    with rehearsal.office() as office:
        (draft,) = own_drafts(office)
    assert (draft.type_, draft.case) == (("person", case) if case else ("report", ""))
    assert draft.typed == {"given_names" if case else "stated_name": NAME}


def test_a_draft_is_kept_at_a_lock_and_offered_after_it(qtbot: QtBot, page: CasePage, case: str) -> None:
    shell = shell_of(page)
    choose(qtbot, page, "person")
    type_name(page)

    shell.lock()
    unlock(qtbot, shell)
    page = the_page(qtbot, shell, case)
    choose(qtbot, page, "person")
    assert page.editor.offer.waits
    assert QApplication.focusWidget() is page.editor.offer.go_on
    QTest.keyClick(page.editor.offer.go_on, Qt.Key.Key_Return)

    assert edit_of(page, "given_names").edit.text() == "Nadia Sarah"
    assert "●" in page.editor.saved.text()


def test_going_on_with_a_draft_and_saving_forgets_it(qtbot: QtBot, page: CasePage, case: str) -> None:
    shell = shell_of(page)
    choose(qtbot, page, "person")
    type_name(page)
    choose(qtbot, page, "timeline")
    choose(qtbot, page, "person")
    page.editor.offer.go_on.click()
    page.editor.save()
    rest(qtbot, shell)

    assert drafts(qtbot, shell) == ()
    assert the_person(qtbot, shell).given_names == "Nadia Sarah"
    assert not page.editor.offer.isVisible()
    assert page.editor.saved.text().startswith("Opgeslagen om")


def test_a_draft_that_is_thrown_away_can_be_taken_back(qtbot: QtBot, page: CasePage, case: str) -> None:
    shell = shell_of(page)
    choose(qtbot, page, "person")
    before = edit_of(page, "given_names").edit.text()
    type_name(page)
    choose(qtbot, page, "timeline")
    choose(qtbot, page, "person")

    page.editor.offer.throw.click()
    rest(qtbot, shell)
    assert drafts(qtbot, shell) == ()
    assert edit_of(page, "given_names").edit.text() == before
    page.editor.offer.bring_back.click()

    assert edit_of(page, "given_names").edit.text() == "Nadia Sarah"


@pytest.mark.parametrize("way", ["page", "back", "section", "button"])
def test_leaving_keeps_what_was_typed_without_asking(
    qtbot: QtBot, page: CasePage, case: str, way: str
) -> None:
    shell = shell_of(page)
    choose(qtbot, page, "person")
    type_name(page)

    if way == "page":
        shell.go(Place(PageName.CASES))
    elif way == "back":
        shell.go_back()
    elif way == "section":
        page._choose("timeline")
    else:
        page.editor.cancel_button.click()
    rest(qtbot, shell)

    (draft,) = drafts(qtbot, shell)
    assert draft.typed == {"given_names": "Nadia Sarah"}
    assert draft.place.record == f"person/{draft.record}"
    assert "Nadia" not in draft_words(draft, "UTC")
    if way in {"page", "back"}:
        assert "concept" in shell.bar.text


def a_colleague_fills_in_the_place(office: bootstrap.Office) -> None:
    bram = office.staff.add("bram", frozenset({UserRole.CONSULAR_OFFICER})).user
    (person,) = office.desk.find("person")
    Desk(office.store, bram).change("person", person.id, {"birth_place": "Nador"})


def test_a_draft_of_an_older_version_says_so_and_keeps_what_others_changed(
    qtbot: QtBot, page: CasePage, case: str
) -> None:
    shell = shell_of(page)
    choose(qtbot, page, "person")
    type_name(page)
    choose(qtbot, page, "timeline")
    ask(qtbot, shell, a_colleague_fills_in_the_place)

    choose(qtbot, page, "person")
    assert page.editor.offer.note.isVisible()
    page.editor.offer.go_on.click()

    assert edit_of(page, "given_names").edit.text() == "Nadia Sarah"
    assert edit_of(page, "birth_place").edit.text() == "Nador"


def test_a_draft_is_its_authors_alone(qtbot: QtBot, page: CasePage) -> None:
    choose(qtbot, page, "person")
    type_name(page)
    page.keep_typed()

    def of_both(office: bootstrap.Office) -> tuple[int, int]:
        bram = office.staff.add("bram", frozenset({UserRole.CONSULAR_OFFICER})).user
        other = bootstrap.Office(office.store, bram, office.slots, office.unlocked, office.lock)
        return len(own_drafts(office)), len(own_drafts(other))

    assert ask(qtbot, shell_of(page), of_both) == (1, 0)


def test_a_new_record_has_one_draft_per_case(qtbot: QtBot, page: CasePage, case: str) -> None:
    page.make(page.sections["task"].section)
    rest(qtbot, shell_of(page))
    assert page.editor.form is not None
    page.editor.form.fields["description"].target().setFocus()
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, "Bellen met school")
    page.editor.close_editor()
    rest(qtbot, shell_of(page))
    (draft,) = drafts(qtbot, shell_of(page))
    assert (draft.type_, draft.record, draft.case) == ("task", "", case)

    page.make(page.sections["task"].section)
    rest(qtbot, shell_of(page))

    assert page.editor.offer.waits


def test_a_secret_that_was_typed_is_masked_when_the_draft_comes_back(qtbot: QtBot, page: CasePage) -> None:
    choose(qtbot, page, "person")
    assert page.editor.form is not None
    secret = page.editor.form.fields["bsn"]
    assert isinstance(secret, SecretField)
    QTest.keyClicks(secret._inner.target(), "999990019")
    choose(qtbot, page, "timeline")
    choose(qtbot, page, "person")
    page.editor.offer.go_on.click()

    assert page.editor.form is not None
    secret = page.editor.form.fields["bsn"]
    assert isinstance(secret, SecretField)
    assert MASK in secret.state.text()
    assert not secret._inner.isVisible()
    page.editor.save()
    rest(qtbot, shell_of(page))
    assert the_person(qtbot, shell_of(page)).bsn == "999990019"


def test_a_refused_save_keeps_the_draft_until_it_is_put_right(qtbot: QtBot, page: CasePage) -> None:
    choose(qtbot, page, "person")
    assert page.editor.form is not None
    secret = page.editor.form.fields["bsn"]
    assert isinstance(secret, SecretField)
    QTest.keyClicks(secret._inner.target(), "999990021")

    page.editor.save()
    rest(qtbot, shell_of(page))

    assert len(drafts(qtbot, shell_of(page))) == 1
    assert page.editor.form.notes["bsn"].isVisible()
    assert "elfproef" in page.editor.bar.text


def test_the_draft_of_a_new_report_is_offered_when_the_page_opens_again(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell
) -> None:
    shell = open_shell(rehearsal)
    activate(qtbot, shell)
    page = go(qtbot, shell, PageName.NEW_REPORT, NewReportPage)
    QTest.keyClicks(page.fields["stated_name"].target(), "Nadia")
    page.fields["stated_age"].target().setFocus()
    QTest.keyClicks(page.fields["stated_age"].target(), "zest")

    shell.lock()
    unlock(qtbot, shell)
    page = go(qtbot, shell, PageName.NEW_REPORT, NewReportPage)
    page.offer.go_on.click()

    assert page.fields["stated_name"].typed() == "Nadia"
    assert page.fields["stated_age"].typed() == "zest"
    assert page.questions.notes["stated_age"].isVisible()


def test_nothing_is_a_report_before_it_is_saved(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell
) -> None:
    shell = open_shell(rehearsal)
    page = go(qtbot, shell, PageName.NEW_REPORT, NewReportPage)
    QTest.keyClicks(page.fields["stated_name"].target(), "Nadia")
    shell.lock()
    rest(qtbot, shell)

    with rehearsal.office() as office:
        assert office.desk.find("report") == ()
        assert len(own_drafts(office)) == 1


def test_a_saved_report_that_is_typed_in_again_is_gone_on_with_from_its_draft(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell
) -> None:
    shell = open_shell(rehearsal)
    page = go(qtbot, shell, PageName.NEW_REPORT, NewReportPage)
    page.save()
    qtbot.waitUntil(page.open_button.isVisible)
    QTest.keyClicks(page.fields["place_of_stay"].target(), "Nador")
    shell.go(Place(PageName.CASES))
    rest(qtbot, shell)
    (draft,) = drafts(qtbot, shell)

    shell.go(draft.place)
    rest(qtbot, shell)
    assert isinstance(shell.page, NewReportPage)
    shell.page.offer.go_on.click()
    shell.page.save()
    rest(qtbot, shell)

    (report,) = ask(qtbot, shell, lambda office: office.desk.find("report"))
    assert getattr(report, "place_of_stay", "") == "Nador"
    assert drafts(qtbot, shell) == ()


def test_an_empty_form_leaves_no_draft(qtbot: QtBot, page: CasePage) -> None:
    shell = shell_of(page)
    page.make(page.sections["contact"].section)
    rest(qtbot, shell)
    page.editor.close_editor()
    shell.go(Place(PageName.NEW_REPORT))
    rest(qtbot, shell)
    shell.go(Place(PageName.CASES))
    rest(qtbot, shell)

    assert drafts(qtbot, shell) == ()


def test_another_new_report_can_begin_while_a_draft_waits(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell
) -> None:
    shell = open_shell(rehearsal)
    page = go(qtbot, shell, PageName.NEW_REPORT, NewReportPage)
    QTest.keyClicks(page.fields["stated_name"].target(), "Nadia")
    shell.go(Place(PageName.CASES))
    page = go(qtbot, shell, PageName.NEW_REPORT, NewReportPage)
    page.offer.begin_anew.click()
    QTest.keyClicks(page.fields["stated_name"].target(), "Fatima")
    page.keep_typed()
    assert [each.typed["stated_name"] for each in drafts(qtbot, shell)] == ["Fatima", "Nadia"]
    page.save()
    rest(qtbot, shell)

    page = go(qtbot, shell, PageName.NEW_REPORT, NewReportPage)
    page.offer.go_on.click()
    assert page.fields["stated_name"].typed() == "Nadia"
    page.save()
    rest(qtbot, shell)

    assert drafts(qtbot, shell) == ()
    assert len(ask(qtbot, shell, lambda office: office.desk.find("report"))) == 2


def test_the_draft_of_a_record_has_no_third_answer(qtbot: QtBot, page: CasePage) -> None:
    choose(qtbot, page, "person")
    type_name(page)
    choose(qtbot, page, "timeline")
    choose(qtbot, page, "person")

    assert page.editor.offer.waits
    assert not page.editor.offer.begin_anew.isVisible()
