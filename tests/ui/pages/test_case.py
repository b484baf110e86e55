"""The page of a case: safe contact before numbers, steps that explain themselves, findings beside fields."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from consulaat.records.contact import ContactProtocol, SafeChannel
from consulaat.records.person import Person
from consulaat.records.registry import RECORDS, type_name
from consulaat.records.report import Channel
from tests.ui.conftest import OpenShell
from tests.ui.rehearsal import Rehearsal, activate, go, rest, texts_of
from ui.pages.case.page import CasePage
from ui.pages.place import PageName
from ui.pages.records.layout import cells_of
from ui.pages.records.reason import ReasonLine
from ui.pages.records.sections import SECTIONS
from ui.widgets.fields.secret import SecretField
from ui.widgets.fields.text import LongField
from ui.widgets.wording import MASK, Shown
from ui.window.shell import Shell

NUMBER = "+212600000001"


@pytest.fixture
def page(qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell) -> CasePage:
    with rehearsal.office() as office:
        from tests.ui.rehearsal import a_case

        case = a_case(office)
        office.desk.create(
            "contact_protocol",
            {
                "case": case,
                "channels": [{"channel": "WHATSAPP", "number_or_address": NUMBER, "device_is_shared": True}],
                "must_never_answer": "vader en ooms",
                "code_word": "zonnebloem",
            },
        )
    return go(qtbot, open_shell(rehearsal), PageName.CASE, CasePage, case)


def settle(qtbot: QtBot, page: CasePage) -> None:
    shell = page.window()
    assert isinstance(shell, Shell)
    rest(qtbot, shell)


def edit(qtbot: QtBot, page: CasePage, type_: str) -> None:
    page.make(page.sections[type_].section)
    settle(qtbot, page)


def test_the_header_says_who_how_old_and_how_dangerous(page: CasePage) -> None:
    header = texts_of(page.header)

    assert "Nadia el Haddad" in header
    assert "RAB-" in header
    assert page.header.danger.text
    assert page.header.age.text


def test_what_stands_there_to_read_can_be_selected_and_copied(page: CasePage) -> None:
    header = page.header
    agreed = [
        each
        for each in page.overview.safe_contact.findChildren(QLabel)
        if each.text() == "vader en ooms" and each.isVisible()
    ]
    assert agreed

    for each in (header.reference, header.number, header.name, *agreed):
        QTest.mouseDClick(each, Qt.MouseButton.LeftButton, pos=QPoint(12, each.height() // 2))
        assert each.hasSelectedText()
        assert each.selectedText() in each.text()
        assert not each.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_numbers_are_masked_until_the_card_was_read(qtbot: QtBot, page: CasePage) -> None:
    assert NUMBER not in texts_of(page)
    assert MASK in page.overview.safe_contact.numbers.text()
    assert "vader en ooms" in texts_of(page)

    page.overview.safe_contact.read_button.click()
    settle(qtbot, page)

    assert NUMBER in page.overview.safe_contact.numbers.text()


def test_the_editor_of_safe_contact_stays_closed_until_the_card_was_read(
    qtbot: QtBot, page: CasePage
) -> None:
    protocol = page.overview.safe_contact.protocol
    assert protocol is not None

    page.open("contact_protocol", protocol.id)
    settle(qtbot, page)

    assert page.panes.currentWidget() is not page.editor


def test_a_code_word_is_shown_only_for_a_reason(qtbot: QtBot, page: CasePage) -> None:
    page.overview.safe_contact.read_button.click()
    settle(qtbot, page)
    protocol = page.overview.safe_contact.protocol
    assert protocol is not None
    page.open("contact_protocol", protocol.id)
    settle(qtbot, page)
    assert page.editor.form is not None
    field = page.editor.form.fields["code_word"]
    assert isinstance(field, SecretField)
    assert field.state.text() == MASK

    field.show_button.click()
    reason = page.editor.findChildren(ReasonLine)[-1]
    reason._give()
    settle(qtbot, page)
    assert field.state.text() == MASK
    reason.reason.setText("zij belt nu")
    reason._give()
    settle(qtbot, page)

    assert field.state.text() == "zonnebloem"


def test_what_is_missing_is_said_beside_the_field_which_gets_the_focus(qtbot: QtBot, page: CasePage) -> None:
    edit(qtbot, page, "risk_assessment")
    form = page.editor.form
    assert form is not None

    page.editor.save()
    settle(qtbot, page)

    assert page.editor.bar.isVisible()
    assert form.notes["level"].isVisible()
    assert form.notes["reason"].isVisible()
    assert form.fields["level"].target().accessibleDescription()


def test_what_a_rule_objects_to_is_said_beside_the_field(qtbot: QtBot, page: CasePage) -> None:
    edit(qtbot, page, "travel_document")
    form = page.editor.form
    assert form is not None
    form.propose(
        {"kind": "PN", "number": "NO0000000", "issued_on": "2026-07-06", "valid_until": "2020-01-01"}
    )

    page.editor.save()
    settle(qtbot, page)

    assert page.panes.currentWidget() is page.editor
    assert any(note.isVisible() for note in form.notes.values())


def test_a_record_is_made_and_stands_in_its_section(qtbot: QtBot, page: CasePage) -> None:
    edit(qtbot, page, "risk_assessment")
    form = page.editor.form
    assert form is not None
    form.propose({"level": "HOOG", "reason": "Vader heeft haar paspoort."})

    page.editor.save()
    settle(qtbot, page)
    settle(qtbot, page)

    assert page.sections["risk_assessment"].model.rowCount() == 1
    assert "Hoog" in page.header.risk.text


def test_only_what_was_changed_is_sent(qtbot: QtBot, page: CasePage) -> None:
    page._choose("person")
    settle(qtbot, page)
    form = page.editor.form
    assert form is not None
    assert form.changes() == {}

    form.propose({"birth_place": "Rotterdam"})

    assert form.changes() == {"birth_place": "Rotterdam"}


def test_a_change_is_kept(qtbot: QtBot, page: CasePage, rehearsal: Rehearsal) -> None:
    page._choose("person")
    settle(qtbot, page)
    assert page.editor.form is not None
    page.editor.form.propose({"birth_place": "Rotterdam", "original_script_name": "نادية الحداد"})
    page.editor.save()
    settle(qtbot, page)
    settle(qtbot, page)
    assert "نادية الحداد" in page.header.name.text()
    shell = page.window()
    assert isinstance(shell, Shell)
    shell.lock()
    rest(qtbot, shell)

    with rehearsal.office() as office:
        (person,) = office.desk.find("person")
    assert isinstance(person, Person)
    assert person.birth_place == "Rotterdam"


def test_a_step_that_is_not_possible_says_why(page: CasePage) -> None:
    assert "triage" in page.overview.steps.buttons
    assert page.overview.steps.buttons["triage"].accessibleDescription()


def test_a_step_that_was_refused_tells_why_in_its_place(qtbot: QtBot, page: CasePage) -> None:
    page.stepping.ask("triage")
    settle(qtbot, page)

    assert page.overview.step_form is None
    assert page.overview.step_note.isVisible()
    assert page.overview.step_note.words.text()


def test_a_step_is_put_off_by_escape_and_what_was_typed_by_a_second_one_only(
    qtbot: QtBot, page: CasePage
) -> None:
    shell = page.window()
    assert isinstance(shell, Shell)
    activate(qtbot, shell)
    page.stepping.ask("close")
    settle(qtbot, page)
    form = page.overview.step_form
    assert form is not None
    for field in form.form.fields.values():
        if isinstance(field, LongField):
            field.target().setFocus()
            QTest.keyClicks(field.target(), "Zij is veilig.")
            break
    assert form.form.is_changed

    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert page.overview.step_form is form
    assert focused() is form.later_button
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    settle(qtbot, page)

    assert page.overview.step_form is None
    assert shell.page is page


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_a_step_with_all_it_needs_is_taken(qtbot: QtBot, page: CasePage) -> None:
    edit(qtbot, page, "risk_assessment")
    assert page.editor.form is not None
    page.editor.form.propose({"level": "HOOG", "reason": "Vader heeft haar paspoort."})
    page.editor.save()
    settle(qtbot, page)
    page.stepping.ask("triage")
    settle(qtbot, page)
    settle(qtbot, page)

    assert page.overview.step_form is None
    assert "take-on" in page.overview.steps.buttons


def test_the_timeline_tells_what_happened(qtbot: QtBot, page: CasePage) -> None:
    page._choose("timeline")
    settle(qtbot, page)

    assert page.timeline.model.rowCount() > 0
    page.timeline.table.selectRow(0)
    assert page.timeline.whole.text()


def test_every_type_of_record_has_an_editor(qtbot: QtBot, page: CasePage) -> None:
    overview = page._overview
    assert overview is not None

    for made in RECORDS:
        page.editor.make(type_name(made), overview.known, overview.names, {}, {})
        settle(qtbot, page)
        assert page.editor.form is not None
        assert page.editor.form.fields
        assert page.editor.form.problems() == {}


def test_every_section_shows_fields_that_its_records_have() -> None:
    protocol = ContactProtocol(
        id="0" * 32,  # type: ignore[arg-type]
        case="1" * 32,  # type: ignore[arg-type]
        channels=(SafeChannel(channel=Channel.SMS, number_or_address=NUMBER, device_is_shared=False),),
    )

    for section in SECTIONS:
        made = next(each for each in RECORDS if type_name(each) == section.type_)
        assert set(section.columns) <= set(made.__dataclass_fields__)
    assert cells_of(protocol, ("state",), Shown()) == ("Actief",)


def test_escape_leaves_the_editor(qtbot: QtBot, page: CasePage) -> None:
    edit(qtbot, page, "task")

    assert page.escape()
    assert page.panes.currentWidget() is not page.editor


def test_a_paper_is_shown_without_a_file(qtbot: QtBot, page: CasePage) -> None:
    page.header.print_button.click()
    pane = page._paper
    assert pane is not None
    pane.make.click()
    settle(qtbot, page)

    qtbot.waitUntil(lambda: pane.sheets.count > 0)
    assert pane.save.isEnabled()
    assert "Haddad" not in pane._name
