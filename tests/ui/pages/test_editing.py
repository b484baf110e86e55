"""The editor while a person works in it: findings beside the field, Enter, history, undo and redo, defaults."""

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from consulaat.records.person import Person
from consulaat.records.report import Report
from consulaat.records.visa import IndConsultation
from tests.ui.conftest import OpenShell
from tests.ui.rehearsal import Rehearsal, activate, go, rest
from ui import bootstrap
from ui.pages.case.page import CasePage
from ui.pages.place import PageName
from ui.pages.records.defaults import defaults_of
from ui.pages.records.history import HistoryPanel
from ui.pages.reports.page import NewReportPage
from ui.unexpected import UnexpectedError
from ui.widgets.fields.money import MoneyField
from ui.widgets.fields.text import LineField
from ui.widgets.wording import utc_now
from ui.window.shell import Shell

T = TypeVar("T")


@pytest.fixture
def page(qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell) -> CasePage:
    case = rehearsal.with_case()
    shell = open_shell(rehearsal)
    activate(qtbot, shell)
    return go(qtbot, shell, PageName.CASE, CasePage, case)


def shell_of(page: CasePage | NewReportPage) -> Shell:
    shell = page.window()
    assert isinstance(shell, Shell)
    return shell


def settle(qtbot: QtBot, page: CasePage) -> None:
    rest(qtbot, shell_of(page))


def ask(qtbot: QtBot, page: CasePage, work: Callable[[bootstrap.Office], T]) -> T:
    found: list[T] = []
    shell = shell_of(page)
    office = shell.office
    assert isinstance(office, bootstrap.Office)
    shell.store_thread.run(lambda: work(office), found.append, lambda _error: None)
    rest(qtbot, shell)
    return found[0]


def the_person(qtbot: QtBot, page: CasePage) -> Person:
    (person,) = ask(qtbot, page, lambda office: office.desk.find("person"))
    assert isinstance(person, Person)
    return person


def edit_of(page: CasePage, name: str) -> LineField:
    assert page.editor.form is not None
    field = page.editor.form.fields[name]
    assert isinstance(field, LineField)
    return field


def open_person(qtbot: QtBot, page: CasePage) -> None:
    page._choose("person")
    settle(qtbot, page)


def save_name(qtbot: QtBot, page: CasePage, name: str) -> None:
    edit = edit_of(page, "surname").edit
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, name)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    settle(qtbot, page)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


CONTROL = Qt.KeyboardModifier.ControlModifier


def test_enter_in_a_line_saves(qtbot: QtBot, page: CasePage) -> None:
    open_person(qtbot, page)

    save_name(qtbot, page, "Al Haddad")

    assert the_person(qtbot, page).surname == "Al Haddad"
    assert page.editor.saved.text().startswith("Opgeslagen om")


def test_the_rules_speak_beside_the_field_while_one_types(qtbot: QtBot, page: CasePage) -> None:
    open_person(qtbot, page)
    version = the_person(qtbot, page).version
    form = page.editor.form
    assert form is not None
    surname = edit_of(page, "surname").edit
    surname.setFocus()
    edit_of(page, "born_on").edit.setText("01-01-2190")

    edit_of(page, "born_on").edit.textEdited.emit("01-01-2190")
    qtbot.waitUntil(form.notes["born_on"].isVisible)

    assert "toekomst" in form.notes["born_on"].words.text()
    assert edit_of(page, "born_on").edit.accessibleDescription()
    assert QApplication.focusWidget() is surname
    assert the_person(qtbot, page).version == version


def test_a_refusal_names_the_fields_on_top_and_goes_to_the_first(qtbot: QtBot, page: CasePage) -> None:
    open_person(qtbot, page)
    edit_of(page, "born_on").edit.setText("zomer")
    edit_of(page, "birth_place").edit.setText("Nador")

    page.editor.save()

    assert QApplication.focusWidget() is edit_of(page, "born_on").edit
    lines = page.editor.bar.text.splitlines()
    assert lines[0].startswith("Nog niet opgeslagen")
    assert lines[1].startswith("Geboortedatum: ")


def test_an_error_in_the_editor_offers_details_without_a_word_of_the_record(
    qtbot: QtBot, page: CasePage
) -> None:
    open_person(qtbot, page)

    page.editor.show_error(UnexpectedError(reference="12ab34cd"))
    page.editor.bar.copy_button.click()

    copied = QApplication.clipboard().text()
    assert page.editor.bar.copy_button.isVisible()
    assert "unexpected" in copied
    assert "Haddad" not in copied


def test_saved_changes_are_undone_and_redone_by_key(qtbot: QtBot, page: CasePage) -> None:
    open_person(qtbot, page)
    before = the_person(qtbot, page).surname
    save_name(qtbot, page, "Al Haddad")
    shell = shell_of(page)
    page.editor.save_button.setFocus()

    press(Qt.Key.Key_Z, CONTROL)
    settle(qtbot, page)
    assert the_person(qtbot, page).surname == before
    assert edit_of(page, "surname").edit.text() == before
    assert "Geslachtsnaam" in shell.bar.text
    page.editor.save_button.setFocus()
    press(Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    settle(qtbot, page)

    assert the_person(qtbot, page).surname == "Al Haddad"
    assert edit_of(page, "surname").edit.text() == "Al Haddad"


def test_in_a_text_field_the_same_key_undoes_typing(qtbot: QtBot, page: CasePage) -> None:
    open_person(qtbot, page)
    save_name(qtbot, page, "Al Haddad")
    edit = edit_of(page, "birth_place").edit
    edit.setFocus()
    QTest.keyClicks(edit, "Nador")

    press(Qt.Key.Key_Z, CONTROL)
    settle(qtbot, page)

    assert edit.text() == ""
    assert the_person(qtbot, page).surname == "Al Haddad"


def test_a_new_record_is_not_undone_and_one_hears_why(qtbot: QtBot, page: CasePage) -> None:
    ask(qtbot, page, lambda office: office.desk.create("person", {"surname": "Benali"}))
    page.menu.setFocus()

    press(Qt.Key.Key_Z, CONTROL)
    settle(qtbot, page)

    assert "verwijderd" in shell_of(page).bar.text


def test_the_history_of_a_value_is_shown_by_key_and_put_back(qtbot: QtBot, page: CasePage) -> None:
    open_person(qtbot, page)
    before = the_person(qtbot, page).surname
    save_name(qtbot, page, "Al Haddad")
    edit_of(page, "surname").edit.setFocus()

    press(Qt.Key.Key_H, CONTROL)
    settle(qtbot, page)
    (panel,) = page.editor.findChildren(HistoryPanel)
    assert panel.isVisible()
    assert len(panel.buttons) == 1
    panel.buttons[0].setFocus()
    press(Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier)
    page.editor.save()
    settle(qtbot, page)

    assert the_person(qtbot, page).surname == before


def test_escape_closes_the_history_and_nothing_else(qtbot: QtBot, page: CasePage) -> None:
    open_person(qtbot, page)
    save_name(qtbot, page, "Al Haddad")
    edit_of(page, "surname").edit.setFocus()
    press(Qt.Key.Key_H, CONTROL)
    settle(qtbot, page)

    press(Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)

    assert page.panes.currentWidget() is page.editor
    assert QApplication.focusWidget() is edit_of(page, "surname").edit


def test_the_history_of_a_hidden_value_is_masked_and_not_put_back(qtbot: QtBot, page: CasePage) -> None:
    person = the_person(qtbot, page)
    ask(qtbot, page, lambda office: office.desk.change("person", person.id, {"bsn": "999990019"}))
    ask(qtbot, page, lambda office: office.desk.change("person", person.id, {"bsn": "999990020"}))
    open_person(qtbot, page)

    assert page.editor.form is not None
    page.editor.form.history_requested.emit("bsn")
    settle(qtbot, page)

    (panel,) = page.editor.findChildren(HistoryPanel)
    from tests.ui.rehearsal import texts_of

    assert "99999" not in texts_of(panel)
    assert panel.buttons == []


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_menu_of_a_field_offers_its_history(qtbot: QtBot, page: CasePage) -> None:
    open_person(qtbot, page)
    edit = edit_of(page, "surname").edit

    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, edit.rect().center(), edit.mapToGlobal(edit.rect().center())
    )
    QApplication.sendEvent(edit, event)
    (menu,) = [each for each in edit.findChildren(QMenu) if each.isVisible()]
    words = [each.text() for each in menu.actions()]
    menu.close()

    assert "Geschiedenis van Geslachtsnaam" in words
    assert len(words) > 3


def test_what_a_record_cannot_be_without_is_marked_by_a_word(qtbot: QtBot, page: CasePage) -> None:
    page.make(page.sections["task"].section)
    settle(qtbot, page)
    form = page.editor.form
    assert form is not None
    words = [each for each in form.findChildren(QLabel) if each.text() == "verplicht"]

    marked = {
        name
        for name, field in form.fields.items()
        if any(
            each.y() < field.geometry().bottom() and each.geometry().bottom() > field.y() for each in words
        )
    }

    assert marked == {"description", "side"}


def test_a_new_record_starts_with_what_the_officer_would_fill_in(qtbot: QtBot, page: CasePage) -> None:
    page.make(page.sections["task"].section)
    settle(qtbot, page)
    assert page.editor.form is not None
    office = shell_of(page).office
    assert office is not None

    assert page.editor.form.fields["assignee"].value() == office.officer.id
    assert not page.editor.has_unsaved


def test_an_answer_that_is_still_to_come_is_not_filled_in(rehearsal: Rehearsal) -> None:
    with rehearsal.office() as office:
        asked = defaults_of(IndConsultation, office, utc_now())
        told = defaults_of(Report, office, utc_now())

    assert "received_at" not in asked
    assert "received_at" in told


def test_an_amount_starts_with_the_currency_of_the_last(qtbot: QtBot, page: CasePage) -> None:
    page.make(page.sections["cost_line"].section)
    settle(qtbot, page)
    assert page.editor.form is not None
    amount = page.editor.form.fields["amount"]
    assert isinstance(amount, MoneyField)
    assert amount.currency.code == "EUR"
    page.editor.form.fields["category"].show_value("K05")
    QTest.keyClicks(amount.amount, "350 MAD")
    page.editor.save()
    settle(qtbot, page)

    page.make(page.sections["cost_line"].section)
    settle(qtbot, page)

    assert page.editor.form is not None
    again = page.editor.form.fields["amount"]
    assert isinstance(again, MoneyField)
    assert again.currency.code == "MAD"


def test_places_of_other_records_are_offered(qtbot: QtBot, page: CasePage) -> None:
    person = the_person(qtbot, page)
    ask(
        qtbot,
        page,
        lambda office: office.desk.create(
            "report",
            {"channel": "TELEFOON", "received_at": "2026-07-06T22:10:00Z", "place_of_stay": "Al Hoceima"},
        ),
    )
    open_person(qtbot, page)
    edit = edit_of(page, "birth_place").edit

    completer = edit.completer()

    assert person.birth_place is None
    assert completer is not None
    completer.setCompletionPrefix("hoc")
    assert completer.currentCompletion() == "Al Hoceima"


def test_the_rules_speak_on_the_page_of_a_new_report_too(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell
) -> None:
    shell = open_shell(rehearsal)
    activate(qtbot, shell)
    page = go(qtbot, shell, PageName.NEW_REPORT, NewReportPage)
    born = page.fields["stated_born_on"].target()
    born.setFocus()

    QTest.keyClicks(born, "01-01-2190")
    qtbot.waitUntil(page.questions.notes["stated_born_on"].isVisible)

    assert "toekomst" in page.questions.notes["stated_born_on"].words.text()
