"""Case work in the window: sections and editors of what happens between taking on and handing over."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from consulaat.records.about import Record
from consulaat.records.conference import CaseConference
from consulaat.records.contact import ProtocolState
from consulaat.records.journey import GoCheckKind, Journey
from consulaat.records.plan import SafetyPlan, SafetyPlanPart
from consulaat.records.risk import RiskAssessment, RiskIndicator, RiskLevel
from consulaat.records.task import Track, TrackKind, TrackState
from consulaat.values.canonical import Json
from consulaat.values.codes import Side
from consulaat.values.moment import write_moment
from tests.ui.conftest import OpenShell
from tests.ui.rehearsal import Rehearsal, a_case, activate, go, rest
from ui.pages.case.page import CasePage
from ui.pages.place import PageName
from ui.pages.records.sections import SECTIONS
from ui.pages.reports.page import NewReportPage
from ui.widgets.fields.many import GroupField, RowsField
from ui.widgets.fields.questions import ChecksField, PartsField, QuestionsField
from ui.widgets.fields.secret import SecretField
from ui.widgets.form import Form
from ui.window.shell import Shell


@pytest.fixture
def page(qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell) -> CasePage:
    case = rehearsal.with_case()
    return go(qtbot, open_shell(rehearsal), PageName.CASE, CasePage, case)


def settle(qtbot: QtBot, page: CasePage) -> None:
    shell = page.window()
    assert isinstance(shell, Shell)
    rest(qtbot, shell)


def begun(qtbot: QtBot, page: CasePage, type_: str) -> Form:
    page.make(page.sections[type_].section)
    settle(qtbot, page)
    assert page.editor.form is not None
    return page.editor.form


def saved(qtbot: QtBot, page: CasePage, type_: str) -> Record:
    page.editor.save()
    settle(qtbot, page)
    assert page._overview is not None, page.editor.bar.text
    return page._overview.page.records[type_][-1]


def test_every_part_of_case_work_has_its_section_under_a_heading(page: CasePage) -> None:
    keys = [key for key, _title in page.menu.titles()]

    for type_ in ("wish_statement", "case_conference", "safety_plan", "track", "case_link"):
        assert type_ in keys
    assert keys.index("journey") < keys.index("handover") < keys.index("aftercare")
    assert {each.type_ for each in SECTIONS} <= set(keys)


def test_the_guideline_is_shown_while_signs_are_ticked(qtbot: QtBot, page: CasePage) -> None:
    form = begun(qtbot, page, "risk_assessment")
    answers = form.fields["answers"]
    assert isinstance(answers, QuestionsField)
    assert not answers.note.isVisible()

    answers.segments[RiskIndicator.SUICIDALITY].choose("JA")
    answers.segments[RiskIndicator.SUICIDALITY].changed.emit()

    assert answers.note.isVisible()
    assert "Hoog" in answers.note.words.text()
    answers.remarks[RiskIndicator.SUICIDALITY].setText("zij zegt het zelf")
    form.fields["level"].show_value("HOOG")
    form.fields["reason"].show_value("Zij zegt het zelf.")
    made = saved(qtbot, page, "risk_assessment")
    assert isinstance(made, RiskAssessment)
    assert [(each.indicator, each.source) for each in made.answers] == [
        (RiskIndicator.SUICIDALITY, "zij zegt het zelf")
    ]


def test_a_plan_keeps_its_parts_and_leaves_empty_ones_out(qtbot: QtBot, page: CasePage) -> None:
    form = begun(qtbot, page, "safety_plan")
    sections = form.fields["sections"]
    assert isinstance(sections, PartsField)
    assert set(sections.fields) == set(SafetyPlanPart)

    sections.fields[SafetyPlanPart.TONIGHT]["neutral_text"].show_value("Naar de buurvrouw")
    made = saved(qtbot, page, "safety_plan")

    assert isinstance(made, SafetyPlan)
    assert [(each.part, each.neutral_text, each.internal_text) for each in made.sections] == [
        (SafetyPlanPart.TONIGHT, "Naar de buurvrouw", None)
    ]


def test_a_leg_goes_by_the_clocks_of_its_own_places(qtbot: QtBot, page: CasePage) -> None:
    form = begun(qtbot, page, "journey")
    legs = form.fields["legs"]
    assert isinstance(legs, SecretField)
    rows = legs._inner
    assert isinstance(rows, RowsField)
    rows.add.click()
    leg = rows._rows[0][1]
    assert isinstance(leg, GroupField)
    for name, text in (("from_place", "Rabat"), ("to_place", "Schiphol")):
        leg.fields[name].retype(text)
    leg.fields["departs_at"].retype("20-07-2026 10:00")
    leg.fields["arrives_at"].retype("20-07-2026 14:00")
    checks = form.fields["go_checks"]
    assert isinstance(checks, ChecksField)
    checks.segments[GoCheckKind.OWN_WISH].choose("JA")

    made = saved(qtbot, page, "journey")

    assert isinstance(made, Journey)
    assert made.travellers == (page._overview.case.person,)  # type: ignore[union-attr]
    assert [(write_moment(each.departs_at), write_moment(each.arrives_at)) for each in made.legs] == [
        ("2026-07-20T09:00:00Z", "2026-07-20T12:00:00Z")
    ]
    (check,) = made.go_checks
    assert (check.check, check.is_met, check.checked_by) == (
        GoCheckKind.OWN_WISH,
        True,
        page.visit.office.officer.id,
    )


def test_a_conference_starts_now_and_keeps_its_decisions(qtbot: QtBot, page: CasePage) -> None:
    form = begun(qtbot, page, "case_conference")
    assert form.fields["held_at"].value() is not None
    form.fields["chair"].show_value(page.visit.office.officer.id)
    rows = form.fields["decisions"]
    assert isinstance(rows, RowsField)
    rows.add.click()
    decision = rows._rows[0][1]
    assert isinstance(decision, GroupField)
    decision.fields["text"].show_value("LKHA belt de school")
    decision.fields["taken_by_name"].show_value("J. de Vries")
    decision.fields["side"].show_value("LKHA")

    made = saved(qtbot, page, "case_conference")

    assert isinstance(made, CaseConference)
    assert page._overview is not None
    tasks = page._overview.page.records["task"]
    assert any(getattr(each, "conference", None) == made.id for each in tasks)


def test_papers_for_the_person_come_in_their_languages(qtbot: QtBot, page: CasePage) -> None:
    form = begun(qtbot, page, "safety_plan")
    sections = form.fields["sections"]
    assert isinstance(sections, PartsField)
    sections.fields[SafetyPlanPart.TONIGHT]["neutral_text"].show_value("Naar de buurvrouw")
    saved(qtbot, page, "safety_plan")
    page._show_paper()
    pane = page._paper
    assert pane is not None
    codes = [each.code for each in pane._offers]
    assert {"FRM-15", "FRM-24"} <= set(codes)

    pane.choice.choose(str(codes.index("FRM-24")))
    offered = [pane.language.itemData(line) for line in range(pane.language.count())]
    assert offered == ["nl", "en"]
    pane.choice.choose(str(codes.index("FRM-15")))
    offered = [pane.language.itemData(line) for line in range(pane.language.count())]
    assert offered == ["nl", "en", "ar", "tr", "fr", "so", "ur"]

    pane.language.choose("ar")
    pane.make.click()
    settle(qtbot, page)
    assert pane._content.startswith(b"%PDF")


def test_an_officer_overrules_a_track_with_a_reason_and_takes_that_back(qtbot: QtBot, page: CasePage) -> None:
    shelter = page.tiles.tiles[TrackKind.SHELTER]
    before = shelter.accessibleName()
    shelter.note_asked.emit()
    assert page.panes.currentWidget() is page.noting
    page.noting.state.choose(TrackState.BLOCKED)
    page.noting.state.changed.emit()
    page.noting.keep_button.click()
    assert page.noting.note.isVisible()

    page.noting.reason.show_value("Geen plaats vrij")
    page.noting.side.choose(Side.NGO)
    page.noting.keep_button.click()
    settle(qtbot, page)

    assert "Staat stil" in shelter.accessibleName()
    assert "Geen plaats vrij" in shelter.accessibleDescription()
    assert page._overview is not None
    (noted,) = page._overview.page.records["track"]
    assert isinstance(noted, Track)
    assert (noted.waiting_for, noted.blocked_on is not None) == (Side.NGO, True)

    page.open("track", noted.id)
    page.noting.back_button.click()
    settle(qtbot, page)
    assert shelter.accessibleName() == before


PROTOCOL: dict[str, Json] = {
    "channels": [{"channel": "WHATSAPP", "number_or_address": "+212600000001", "device_is_shared": False}],
    "duress_word": "regenjas",
}


def with_protocol(qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell, *, is_safe: bool) -> CasePage:
    """Open a case whose protocol can be used, or whose ways of contact are no longer safe."""
    with rehearsal.office() as office:
        case = a_case(office)
        made = office.desk.create("contact_protocol", {"case": case, **PROTOCOL}).record
        if not is_safe:
            office.desk.advance(
                "contact_protocol", made.id, "compromise", {"compromised_reason": "oom heeft de telefoon"}
            )
    return go(qtbot, open_shell(rehearsal), PageName.CASE, CasePage, case)


def test_numbers_stay_hidden_at_an_unsafe_moment_until_a_reason_is_given(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell
) -> None:
    page = with_protocol(qtbot, rehearsal, open_shell, is_safe=False)
    card = page.overview.safe_contact
    card.read_button.click()
    settle(qtbot, page)

    assert "+212" not in card.numbers.text()
    assert card.warning.isVisible()
    card.release.reason.setText("arts gaat langs, hoofd weet ervan")
    card.release.give.click()
    settle(qtbot, page)
    assert "+212600000001" in card.numbers.text()
    assert not card.warning.isVisible()


def test_the_duress_button_leads_to_an_alarm_by_keyboard_alone(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell
) -> None:
    """S7: risk acute, protocol compromised, headquarters asked, the next call refused."""
    page = with_protocol(qtbot, rehearsal, open_shell, is_safe=True)
    card = page.overview.safe_contact
    card.duress_button.setFocus()
    QTest.keyClick(card.duress_button, Qt.Key.Key_Space)
    settle(qtbot, page)
    form = page.editor.form
    assert form is not None
    assert form.fields["duress_word_was_used"].value() is True
    form.fields["channel"].show_value("WHATSAPP")
    page.editor.save_button.setFocus()
    QTest.keyClick(page.editor.save_button, Qt.Key.Key_Space)
    settle(qtbot, page)

    overview = page._overview
    assert overview is not None
    assert overview.case.risk_level is RiskLevel.ACUTE
    assert overview.page.protocol is not None
    assert overview.page.protocol.state is ProtocolState.COMPROMISED
    assert any(getattr(each, "side", None) is Side.HEADQUARTERS for each in overview.page.records["task"])

    form = begun(qtbot, page, "contact")
    form.fields["direction"].show_value("UIT")
    form.fields["channel"].show_value("WHATSAPP")
    page.editor.save()
    settle(qtbot, page)
    assert page.panes.currentWidget() is page.editor
    assert "deviation_reason" in form.notes
    assert form.notes["deviation_reason"].isVisible()


def test_a_contact_with_a_relative_warns_not_to_mediate(rehearsal: Rehearsal) -> None:
    with rehearsal.office() as office:
        case = a_case(office)
        father = office.desk.create("person", {"surname": "el Haddad"}).record.id
        office.desk.create("involvement", {"case": case, "person": father, "role": "OUDER"})
        found = [
            {
                each.code
                for each in office.desk.look_over(
                    "contact",
                    None,
                    {
                        "case": case,
                        "person": father,
                        "direction": direction,
                        "channel": "TELEFOON",
                        "occurred_at": "2026-07-06T22:10:00Z",
                    },
                )
            }
            for direction in ("IN", "UIT")
        ]

    assert "DO_NOT_MEDIATE" in found[0]
    assert "DO_NOT_CALL_FAMILY" in found[1]


def test_a_father_who_asks_for_his_daughter_gets_the_neutral_answer(qtbot: QtBot, shell: Shell) -> None:
    page = go(qtbot, shell, PageName.NEW_REPORT, NewReportPage)
    assert not page.questions.advice.isVisible()

    relation = page.fields["reporter_relation"]
    relation.show_value("FAMILIE")
    relation.changed.emit()

    assert page.questions.advice.isVisible()
    assert "bevestigt" in page.questions.advice.text()
    page.fields["direct_danger"].show_value("JA")
    page.fields["direct_danger"].changed.emit()
    danger, _line, neutral = page.questions.advice.text().partition("\n")
    assert "dienstdoende" in danger
    assert "bevestigt" in neutral  # also in danger nobody confirms anything to the family
    relation.show_value("SCHOOL")
    relation.changed.emit()
    assert "bevestigt" not in page.questions.advice.text()
    assert "geen papier" in page.questions.advice.text()
    page.fields["can_be_overheard"].show_value("JA")
    page.fields["can_be_overheard"].changed.emit()
    assert "ja of nee" in page.questions.advice.text().splitlines()[1]  # after danger, before anything else


def test_the_record_that_was_saved_is_the_chosen_one(qtbot: QtBot, page: CasePage) -> None:
    for text in ("Eerste", "Tweede"):
        begun(qtbot, page, "task").fields["description"].show_value(text)
        saved(qtbot, page, "task")
    pane = page.sections["task"]
    pane.table.selectRow(pane.model.rowCount() - 1)
    last = pane.model.key(pane.model.rowCount() - 1)

    begun(qtbot, page, "task").fields["description"].show_value("Derde")
    shell = page.window()
    assert isinstance(shell, Shell)
    activate(qtbot, shell)
    page.menu.setFocus()  # a key of the editor, also when the sections beside it have the focus
    QTest.keyClick(page.menu, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, page)
    assert page._overview is not None, page.editor.bar.text
    made = page._overview.page.records["task"][-1]

    chosen = pane.model.key(pane.table.currentIndex().row())
    assert isinstance(chosen, Record)
    assert isinstance(last, Record)
    assert chosen.id == made.id != last.id
