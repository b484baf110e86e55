"""The way home by mouse and by keys alone: planning, leaving, arriving, handing over, closing (domain §13)."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from consulaat.records.case import Case, CaseState, ClosureReason
from consulaat.records.task import Task, TaskState
from tests.ui.conftest import OpenShell
from tests.ui.rehearsal import Rehearsal, go, texts_of
from tests.ui.scenarios.hands import Hands
from tests.ui.scenarios.test_scenarios import both, choose_level, kept
from ui.pages.case.page import CasePage
from ui.pages.case.section import SectionPane
from ui.pages.place import PageName
from ui.widgets.fields.base import Field
from ui.widgets.fields.many import GroupField, RowsField
from ui.widgets.fields.questions import ChecksField, PartsField
from ui.widgets.fields.secret import SecretField
from ui.widgets.segmented import Segmented

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def taken_on(rehearsal: Rehearsal) -> str:
    """Take on the case of an adult, whom the hub will receive."""
    case = rehearsal.with_case(direct_danger="NEE", stated_born_on="19960210")
    with rehearsal.office() as office:
        desk = office.desk
        desk.create("organisation", {"code": "LKHA", "kind": "LKHA", "name": "LKHA"})
        desk.create("contact_protocol", {"case": case})
        desk.create("risk_assessment", {"case": case, "level": "LAAG", "reason": "rustig"} | ASSESSED)
        desk.advance("case", case, "triage")
        answers = {"foreign_link": "JA", "concrete": "JA", "abduction_instead": "NEE"}
        desk.advance(
            "case",
            case,
            "take-on",
            {**answers, "assistance_basis": "NEDERLANDER", "whereabouts": "BUITENLAND"},
        )
        for each in desk.find("task"):
            task = desk.read("task", each.id)
            if isinstance(task, Task) and task.state is TaskState.OPEN:
                desk.advance("task", task.id, "complete", {"result": "gedaan"})
    return case


ASSESSED = {"assessed_at": "2026-07-06T22:20:00Z"}


def step(hands: Hands, page: CasePage, verb: str, **answers: tuple[str, str]) -> None:
    """Take a step of the case."""
    hands.section(page, "overview")
    hands.press(page.overview.steps.buttons[verb])
    form = page.overview.step_form
    if form is None:
        return
    for name, (code, words) in answers.items():
        choose_level(hands, form.form.fields[name], code, words)
    hands.press(form.take_button)
    assert page.overview.step_form is None, texts_of(form)


def opened(hands: Hands, page: CasePage, type_: str) -> dict[str, Field]:
    """Open the only record of a section."""
    hands.section(page, type_)
    pane = page.sections[type_]
    assert isinstance(pane, SectionPane)
    hands.press(pane.open_button)
    assert page.editor.form is not None
    return page.editor.form.fields


def first_leg(hands: Hands, field: Field) -> dict[str, Field]:
    """Add a leg to the route."""
    assert isinstance(field, SecretField)
    rows = field.findChild(RowsField)
    assert rows is not None
    hands.press(rows.add)
    group = rows.findChild(GroupField)
    assert group is not None
    return group.fields


def plan(hands: Hands, page: CasePage) -> None:
    """Record the wish, the passport, the day of travel and the journey."""
    fields = hands.new(page, "wish_statement")
    choose_level(hands, fields["wish"], "TERUGKEREN", "Terugkeren")
    hands.save(page)
    fields = hands.new(page, "travel_document")
    choose_level(hands, fields["kind"], "PN", "Nationaal paspoort")
    hands.fill(fields["number"], "NXB9BH6D4")
    hands.fill(fields["valid_until"], "1-1-2036")
    choose_level(hands, fields["possession"], "BETROKKENE", "Bij betrokkene")
    hands.save(page)
    sections = hands.new(page, "safety_plan")["sections"]
    assert isinstance(sections, PartsField)
    hands.fill(sections.fields["REISDAG"]["internal_text"], "Om zes uur bellen.")
    hands.save(page)
    fields = hands.new(page, "journey")
    leg = first_leg(hands, fields["legs"])
    today = datetime.now(UTC)
    for name, words in (
        ("from_place", "Nador"),
        ("to_place", "Amsterdam"),
        ("departs_at", f"{today - timedelta(hours=5):%d-%m-%Y %H:%M}"),
        ("arrives_at", f"{today - timedelta(hours=2):%d-%m-%Y %H:%M}"),
    ):
        hands.fill(leg[name], words)
    hands.fill(fields["ticket_source"], "Eigen middelen")
    hands.fill(fields["reception_confirmed_at"], "nu")
    hands.fill(fields["reception_confirmed_by_name"], "LKHA")
    checks = fields["go_checks"]
    assert isinstance(checks, ChecksField)
    for each in checks.segments.values():
        answer(hands, each)
    hands.save(page)


def answer(hands: Hands, segments: Segmented) -> None:
    """Answer one point with yes."""
    if hands.keys:
        hands.reach(segments.first)
        hands.key(Qt.Key.Key_Space)
    else:
        hands.press(segments.first)
    assert segments.code == "JA"


@both
def test_the_way_home_is_planned_travelled_and_handed_over_in_the_window(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell, keys: bool
) -> None:
    case = taken_on(rehearsal)
    shell = open_shell(rehearsal)
    hands = Hands(qtbot, shell, keys)
    page = go(qtbot, shell, PageName.CASE, CasePage, case)

    plan(hands, page)
    step(hands, page, "plan-return")
    assert "Terugkeer gepland" in texts_of(page.header)

    fields = opened(hands, page, "journey")
    hands.fill(fields["departure_confirmed_at"], "nu")
    hands.save(page)
    step(hands, page, "depart")
    fields = opened(hands, page, "journey")
    hands.fill(fields["arrival_confirmed_at"], "nu")
    hands.fill(fields["arrival_confirmed_by_name"], "E. Jansen, LKHA")
    hands.save(page)
    step(hands, page, "arrive")
    assert "Teruggekeerd" in texts_of(page.header)

    fields = hands.new(page, "handover")
    hands.fill(fields["receiver_name"], "Team opvang")
    hands.fill(fields["receiver_organisation"], "LKHA")
    hands.fill(fields["summary"], "Terug, veilig opgehaald.")
    hands.fill(fields["accepted_at"], "nu")
    hands.fill(fields["accepted_by_name"], "E. Jansen")
    hands.save(page)
    step(hands, page, "hand-over")
    step(hands, page, "close", closure_reason=("TERUGGEKEERD_NL", "Teruggekeerd naar Nederland"))

    (found,) = kept(rehearsal, shell, qtbot, "case")
    assert isinstance(found, Case)
    assert (found.state, found.closure_reason) == (CaseState.CLOSED, ClosureReason.RETURNED_NETHERLANDS)
