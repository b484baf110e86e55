"""S1, S5, S7 and S13: from the first words to what must follow, in the window alone."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from consulaat.records.case import Case, CaseState
from consulaat.records.contact import ContactProtocol, ProtocolState
from consulaat.records.report import Report
from consulaat.records.risk import RiskLevel
from consulaat.records.task import Task
from consulaat.values.codes import Side
from tests.ui.conftest import OpenShell
from tests.ui.rehearsal import Rehearsal, activate, go, rest, texts_of
from tests.ui.scenarios.hands import Hands, segments_of
from ui.pages.case.page import CasePage
from ui.pages.place import PageName
from ui.pages.reports.page import NewReportPage
from ui.widgets.fields.base import Field
from ui.window.shell import Shell

# A list that opens under the mouse asks the screen for what a pretended one cannot do.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
both = pytest.mark.parametrize("keys", [False, True], ids=["mouse", "keyboard"])


def begin_report(hands: Hands) -> NewReportPage:
    """Go to the page for a new report."""
    activate(hands.qtbot, hands.shell)
    if hands.keys:
        hands.key(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        rest(hands.qtbot, hands.shell)
    else:
        hands.press(hands.shell.sidebar.buttons[PageName.NEW_REPORT])
    page = hands.shell.page
    assert isinstance(page, NewReportPage)
    return page


def opened_case(hands: Hands, page: NewReportPage) -> CasePage:
    """Save the report and open its case."""
    hands.press(page.save_button)
    hands.press(page.open_button)
    hands.qtbot.waitUntil(lambda: isinstance(hands.shell.page, CasePage))
    rest(hands.qtbot, hands.shell)
    found = hands.shell.page
    assert isinstance(found, CasePage)
    return found


@both
def test_s1_a_message_at_night_becomes_a_case_that_is_worked_on(
    qtbot: QtBot, rehearsal: Rehearsal, shell: Shell, keys: bool
) -> None:
    hands = Hands(qtbot, shell, keys)
    report = begin_report(hands)
    hands.answer(report.fields["direct_danger"], "JA")
    hands.fill(report.fields["stated_name"], "Nadia")
    hands.fill(report.fields["stated_born_on"], "2009")
    hands.fill(report.fields["must_not_know"], "vader en ooms")
    page = opened_case(hands, report)
    assert "Minderjarig" in texts_of(page.header)

    fields = hands.new(page, "contact_protocol")
    hands.fill(fields["must_never_answer"], "vader en ooms")
    hands.save(page)
    fields = hands.new(page, "risk_assessment")
    hands.fill(fields["reason"], "Paspoort afgenomen, bruiloft gepland.")
    choose_level(hands, fields["level"], "HOOG", "Hoog")
    hands.save(page)
    hands.section(page, "overview")
    hands.press(page.overview.steps.buttons["triage"])
    asked = page.overview.step_form
    assert asked is not None
    hands.press(asked.take_button)
    hands.press(page.overview.steps.buttons["take-on"])
    take_on(hands, page)
    assert "In behandeling" in texts_of(page.header)

    shell.lock()
    rest(qtbot, shell)
    with rehearsal.office() as office:
        (case,), tasks = office.desk.find("case"), office.desk.find("task")
    assert isinstance(case, Case)
    assert (case.state, case.risk_level) == (CaseState.IN_PROGRESS, RiskLevel.HIGH)
    assert any(isinstance(each, Task) and each.side is Side.HEADQUARTERS for each in tasks)


def choose_level(hands: Hands, field: Field, code: str, words: str) -> None:
    """Choose a code, in sight or in a list."""
    if segments_of(field) is not None:
        hands.answer(field, code)
    else:
        hands.fill(field, words)


def take_on(hands: Hands, page: CasePage) -> None:
    """Answer the questions of triage and take the case on."""
    form = page.overview.step_form
    assert form is not None
    answers = {
        "foreign_link": ("JA", "Ja"),
        "concrete": ("JA", "Ja"),
        "abduction_instead": ("NEE", "Nee"),
        "whereabouts": ("BUITENLAND", "In het"),
        "assistance_basis": ("NEDERLANDER", "Nederlander"),
    }
    for name, (code, words) in answers.items():
        choose_level(hands, form.form.fields[name], code, words)
    hands.press(form.take_button)
    assert page.overview.step_form is None, texts_of(form)


@both
def test_s7_the_duress_word_in_a_note_is_an_alarm_in_the_window(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell, keys: bool
) -> None:
    case = rehearsal.with_case(direct_danger="NEE")
    with rehearsal.office() as office:
        office.desk.create("contact_protocol", {"case": case, "duress_word": "regenjas"})
        office.desk.create(
            "risk_assessment",
            {"case": case, "assessed_at": "2026-07-06T22:20:00Z", "level": "LAAG", "reason": "rustig"},
        )
    shell = open_shell(rehearsal)
    hands = Hands(qtbot, shell, keys)
    page = go(qtbot, shell, PageName.CASE, CasePage, case)
    fields = hands.new(page, "contact")
    choose_level(hands, fields["direction"], "IN", "In")
    choose_level(hands, fields["channel"], "WHATSAPP", "WhatsApp")
    hands.fill(fields["summary"], "Het gaat goed, zegt ze, en: neem een regenjas mee.")
    hands.save(page)

    said = texts_of(shell)
    assert "Acuut" in texts_of(page.header)
    assert "Het dwangwoord is gebruikt" in said
    shell.lock()
    rest(qtbot, shell)
    with rehearsal.office() as office:
        (protocol,) = office.desk.find("contact_protocol")
    assert isinstance(protocol, ContactProtocol)
    assert protocol.state is ProtocolState.COMPROMISED


@both
def test_s5_contact_is_not_lost_while_the_person_was_heard(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell, keys: bool
) -> None:
    case = rehearsal.with_case(direct_danger="NEE")
    with rehearsal.office() as office:
        office.desk.create("contact_protocol", {"case": case})
        office.desk.create(
            "risk_assessment",
            {"case": case, "assessed_at": "2026-07-06T22:20:00Z", "level": "LAAG", "reason": "rustig"},
        )
        office.desk.advance("case", case, "triage")
        answers = {"foreign_link": "JA", "concrete": "JA", "abduction_instead": "NEE"}
        more = {"assistance_basis": "NEDERLANDER", "whereabouts": "BUITENLAND"}
        office.desk.advance("case", case, "take-on", {**answers, **more})
    shell = open_shell(rehearsal)
    hands = Hands(qtbot, shell, keys)
    page = go(qtbot, shell, PageName.CASE, CasePage, case)
    fields = hands.new(page, "contact")
    choose_level(hands, fields["direction"], "IN", "In")
    choose_level(hands, fields["channel"], "WHATSAPP", "WhatsApp")
    choose_level(hands, fields["is_own_sign_of_life"], "JA", "Ja")
    hands.save(page)
    hands.section(page, "overview")
    hands.press(page.overview.steps.buttons["lose-contact"])

    assert "kort geleden" in texts_of(page.overview)
    assert "In behandeling" in texts_of(page.header)


@both
def test_s13_a_father_who_asks_for_his_daughter_is_written_down_and_told_nothing(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell, keys: bool
) -> None:
    rehearsal.with_case()
    shell = open_shell(rehearsal)
    hands = Hands(qtbot, shell, keys)
    report = begin_report(hands)
    hands.answer(report.fields["direct_danger"], "NEE")
    choose_level(hands, report.fields["reporter_relation"], "FAMILIE", "Familie")
    hands.fill(report.fields["first_words"], "Waar is mijn dochter?")
    hands.press(report.save_button)

    said = texts_of(report)
    assert "Nadia" not in said
    shell.lock()
    rest(qtbot, shell)
    with rehearsal.office() as office:
        reports = [each for each in office.desk.find("report") if isinstance(each, Report)]
    assert [each.case is None for each in reports] == [False, True]
