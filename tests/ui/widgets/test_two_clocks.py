"""A moment that matters is told by the clock of the post and by that of the Netherlands."""

from datetime import datetime

import pytest
from pytestqt.qtbot import QtBot

from consulaat.records.kinds import MomentKind
from consulaat.values.moment import read_moment
from resources.texts import choose_language
from ui.widgets.fields.days import MomentField
from ui.widgets.fields.understood import by_two_clocks, in_the_netherlands

NIGHT = read_moment("2026-07-06T22:10:00Z")
NOON = read_moment("2026-07-06T11:00:00Z")


@pytest.mark.parametrize(
    ("moment", "zone", "said"),
    [
        (NOON, "Africa/Casablanca", "13:00 in the Netherlands"),
        (NIGHT, "Africa/Casablanca", "7 July 2026, 00:10 in the Netherlands"),
        (NIGHT, "Asia/Karachi", "00:10 in the Netherlands"),
        (NOON, "Europe/Amsterdam", ""),
        (NOON, "Europe/Madrid", ""),
        (NOON, "Africa/Cairo", "13:00 in the Netherlands"),
    ],
)
def test_the_dutch_time_is_told_where_the_clocks_differ(moment: datetime, zone: str, said: str) -> None:
    choose_language("en")

    assert in_the_netherlands(moment, zone) == said
    assert by_two_clocks(moment, zone).endswith(said)


def test_a_moment_field_keeps_telling_the_dutch_time(qtbot: QtBot) -> None:
    choose_language("en")
    field = MomentField(MomentKind(), "Africa/Casablanca")
    qtbot.addWidget(field)

    field.show_value("2026-07-06T11:00:00Z")

    assert field.edit.text() == "06-07-2026 12:00"
    assert field.said.text() == "13:00 in the Netherlands"
