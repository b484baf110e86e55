"""S3: a man of 24 with two nationalities, whose forced engagement is in five days, in the window alone (§22)."""

from datetime import UTC, date, datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from consulaat.records.case import Case
from consulaat.records.person import Person
from consulaat.records.risk import RiskLevel
from consulaat.records.task import Task, TaskOrigin
from consulaat.values.codes import Side
from tests.end_to_end.test_man import FEMALE
from tests.ui.rehearsal import Rehearsal, texts_of
from tests.ui.scenarios.hands import Hands
from tests.ui.scenarios.test_scenarios import begin_report, both, choose_level, kept, kept_of, opened_case
from ui.pages.case.page import CasePage
from ui.widgets.fields.base import Field
from ui.widgets.fields.many import GroupField, RowsField
from ui.widgets.fields.questions import QuestionsField
from ui.window.shell import Shell

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
WEDDING = "HUWELIJK_BINNEN_7_DAGEN"
UNIT = "Forced Marriage Unit"


def told(hands: Hands, today: date) -> CasePage:
    """Write down his call, and open the case."""
    report = begin_report(hands)
    hands.answer(report.fields["direct_danger"], "NEE")
    hands.fill(report.fields["stated_name"], "Bilal Mahmood")
    hands.fill(report.fields["stated_born_on"], f"1-1-{today.year - 24}")
    hands.fill(report.fields["country_of_stay"], "Pakistan")
    hands.fill(report.fields["expected_event"], "verloving")
    hands.fill(report.fields["expected_on"], f"{today + timedelta(days=5):%d-%m-%Y}")
    hands.press(report.questions.more.more_button)
    hands.fill(report.fields["reported_phenomenon"], "Dreigende huwelijksdwang")
    return opened_case(hands, report)


def added(hands: Hands, field: Field) -> dict[str, Field]:
    """Add a row to a list and return its fields."""
    assert isinstance(field, RowsField)
    hands.press(field.add)
    group = field._rows[-1][1]
    assert isinstance(group, GroupField)
    return group.fields


def assessed(hands: Hands, page: CasePage) -> None:
    """Assess the danger: first too low, and higher once the signs and the guideline are seen."""
    fields = hands.new(page, "risk_assessment")
    hands.fill(fields["reason"], "Belt zelf, kan vrijuit spreken.")
    choose_level(hands, fields["level"], "VERHOOGD", "Verhoogd")
    hands.qtbot.waitUntil(lambda: "of er een huwelijk dichtbij is" in texts_of(page.editor))
    signs = fields["answers"]
    assert isinstance(signs, QuestionsField)
    hands.choose(signs.segments[WEDDING], "JA")
    assert "de richtlijn is ten minste Hoog" in texts_of(page.editor)
    choose_level(hands, fields["level"], "HOOG", "Hoog")
    hands.save(page)


def settled_in_britain(hands: Hands, page: CasePage) -> None:
    """Write down that he lives in the United Kingdom, and go back to the overview."""
    hands.section(page, "person")
    assert page.editor.form is not None
    assert FEMALE.findall(texts_of(page.editor)) == []
    row = added(hands, page.editor.form.fields["residence_periods"])
    hands.fill(row["country"], "Verenigd Koninkrijk")
    hands.fill(row["lived_from"], "2024")
    hands.save(page)
    hands.section(page, "overview")


@both
def test_s3_an_engagement_in_five_days_is_a_high_risk_and_nothing_takes_him_for_a_woman(
    qtbot: QtBot, rehearsal: Rehearsal, shell: Shell, keys: bool
) -> None:
    hands = Hands(qtbot, shell, keys)
    page = told(hands, datetime.now(UTC).date())
    header = texts_of(page.header)
    assert "Minderjarig" not in header
    hands.section(page, "person")
    assert page.editor.form is not None
    fields = page.editor.form.fields
    choose_level(hands, fields["gender"], "M", "Man")
    for nationality in ("Nederland", "Pakistan"):
        hands.fill(added(hands, fields["nationalities"])["nationality"], nationality)
    hands.save(page)
    assessed(hands, page)
    assert "Hoog" in texts_of(page.header)
    hands.section(page, "overview")
    said = texts_of(shell)
    assert UNIT not in said
    assert FEMALE.findall(said) == []
    if not keys:  # by keys alone rows were added above; this is about what the case then says
        settled_in_britain(hands, page)
        assert UNIT in texts_of(page.overview)
    (case,) = kept(rehearsal, shell, qtbot, "case")
    assert isinstance(case, Case)
    assert case.risk_level is RiskLevel.HIGH
    (person,) = kept_of(rehearsal, "person")
    assert isinstance(person, Person)
    assert [each.nationality for each in person.nationalities] == ["NLD", "PAK"]
    meetings = [each for each in kept_of(rehearsal, "task") if isinstance(each, Task)]
    assert [each.side for each in meetings if each.origin is TaskOrigin.CONFERENCE] == [Side.HEADQUARTERS]
