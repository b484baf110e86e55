"""S1, S2, S5, S7, S8 and S13: from the first words to what must follow, in the window alone."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from consulaat.records.about import Record
from consulaat.records.case import Case, CaseState
from consulaat.records.contact import ContactProtocol, ProtocolState
from consulaat.records.ids import CaseId, SafehouseId
from consulaat.records.report import Report
from consulaat.records.risk import RiskLevel
from consulaat.records.safehouse import Stay, StayPerson, StayState, TariffUnit
from consulaat.records.task import Task
from consulaat.records.visa import VisaApplication
from consulaat.values.codes import Side
from consulaat.values.ids import RecordId, new_id
from tests.ui.conftest import OpenShell
from tests.ui.rehearsal import Rehearsal, activate, go, rest, texts_of
from tests.ui.scenarios.hands import Hands, segments_of
from ui.pages.case.page import CasePage
from ui.pages.case.section import SectionPane
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
    hands.press(page.overview.steps.buttons["triage"])  # safe contact is agreed, so nothing is asked
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


def kept(rehearsal: Rehearsal, shell: Shell, qtbot: QtBot, type_: str) -> list[Record]:
    """Lock the window and return the records of a type."""
    shell.lock()
    rest(qtbot, shell)
    with rehearsal.office() as office:
        return list(office.desk.find(type_))


@both
def test_s2_an_entry_visa_is_asked_for_and_its_term_is_shown(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell, keys: bool
) -> None:
    case = rehearsal.with_case(direct_danger="NEE", stated_born_on="19880000", children_along=2)
    shell = open_shell(rehearsal)
    hands = Hands(qtbot, shell, keys)
    page = go(qtbot, shell, PageName.CASE, CasePage, case)
    fields = hands.new(page, "residence_right")
    choose_level(hands, fields["kind"], "REGULIER_BEPAALD", "Regulier")
    hands.fill(fields["valid_until"], "1-3-2027")
    hands.save(page)
    fields = hands.new(page, "visa_application")
    choose_level(hands, fields["kind"], "INREIS", "Inreis")
    choose_level(hands, fields["appeared_in_person"], "JA", "Ja")
    hands.save(page)
    hands.section(page, "overview")

    assert "inreisvisum" in texts_of(page.overview).lower()
    (visa,) = kept(rehearsal, shell, qtbot, "visa_application")
    assert isinstance(visa, VisaApplication)
    assert visa.decision_due_on == visa.submitted_on + timedelta(days=15)
    (right,) = kept_of(rehearsal, "residence_right")
    assert getattr(right, "valid_until", None) == date(2027, 3, 1)


def kept_of(rehearsal: Rehearsal, type_: str) -> list[Record]:
    """Return the records of a type of a store that is closed."""
    with rehearsal.office() as office:
        return list(office.desk.find(type_))


def sheltered(rehearsal: Rehearsal) -> tuple[str, str]:
    """Shelter an adult and a child from 10 July; return the case and the stay."""
    case = rehearsal.with_case(direct_danger="NEE", stated_born_on="19880000")
    price = {"amount": "350.00", "currency": "MAD"}
    with rehearsal.office() as office:
        desk = office.desk
        ngo = desk.create("organisation", {"code": "NGO1", "kind": "NGO_LOKAAL", "name": "Thuishaven"}).record
        house = desk.create(
            "safehouse",
            {
                "code_name": "Zonnebloem",
                "country": "MA",
                "region": "Noord",
                "operator": ngo.id,
                "address": {"street_lines": ["Rue des Orangers 1"], "town": "Tetouan", "country": "MA"},
                "tariff_lines": [{"per": "NACHT_VOLWASSENE", "amount": price, "valid_from": "2026-01-01"}],
                "approval": "GOEDGEKEURD",
            },
        ).record
        person = next(each for each in desk.find("case") if isinstance(each, Case)).person
        with office.store.work(desk.by) as work:
            stay = work.save(
                Stay(
                    id=new_id(),
                    case=CaseId(RecordId(case)),
                    safehouse=SafehouseId(house.id),
                    people=(StayPerson(person=person, tariff_unit=TariffUnit.ADULT_NIGHT),),
                    state=StayState.ACTIVE,
                    arrival_on=date(2026, 7, 10),
                    planned_departure_on=date(2026, 7, 24),
                    approved_nights=14,
                ),
                load=True,
            )
            work.commit()
    return case, stay.id


@both
def test_s8_a_stay_of_two_weeks_counts_fourteen_nights_and_shows_the_code_name_only(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell, keys: bool
) -> None:
    case, _stay = sheltered(rehearsal)
    shell = open_shell(rehearsal)
    hands = Hands(qtbot, shell, keys)
    page = go(qtbot, shell, PageName.CASE, CasePage, case)
    hands.section(page, "stay")
    pane = page.sections["stay"]
    assert isinstance(pane, SectionPane)
    hands.press(pane.open_button)
    assert page.editor.steps is not None
    hands.press(page.editor.steps.buttons["end"])
    form = page.editor.steps.form
    assert form is not None
    hands.fill(form.form.fields["departure_on"], "24-7-2026")
    choose_level(hands, form.form.fields["end_reason"], "TERUGKEER", "Terugkeer")
    hands.press(form.take_button)

    said = texts_of(shell)
    assert "Orangers" not in said
    assert "Tetouan" not in said
    (stay,) = kept(rehearsal, shell, qtbot, "stay")
    assert isinstance(stay, Stay)
    assert (stay.state, stay.nights) == (StayState.ENDED, 14)
