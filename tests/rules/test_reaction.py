"""How soon someone acts after the danger was judged."""

from datetime import timedelta

import pytest

from consulaat.records.risk import RiskLevel
from consulaat.rules.notices import notices
from tests.rules.builders import a_case, a_conference, a_contact, a_person, a_risk
from tests.rules.surroundings import ANNA, NOW, TODAY, around

DAY = timedelta(days=1)


def said(level: RiskLevel, *, days: int, **others: object) -> list[str]:
    records = (a_person(), a_risk(level, assessed_at=NOW - days * DAY), *others.values())
    here = around(ANNA, *records)  # type: ignore[arg-type]  # all are records
    return [each.code for each in notices(a_case(), here)]


@pytest.mark.parametrize(
    ("level", "days"),
    [
        (RiskLevel.ACUTE, 0),
        (RiskLevel.HIGH, 0),
        (RiskLevel.UNKNOWN, 0),
        (RiskLevel.RAISED, 3),
        (RiskLevel.LOW, 7),
    ],
)
def test_the_greater_the_danger_the_sooner_someone_acts(level: RiskLevel, days: int) -> None:
    assert said(level, days=days) == ["REACT"]
    assert days == 0 or said(level, days=days - 1) == []


def test_a_contact_or_a_conference_since_then_shows_that_someone_did() -> None:
    high = RiskLevel.HIGH
    assert said(high, days=1, call=a_contact("call", TODAY)) == []
    assert said(high, days=1, call=a_contact("call", TODAY - 2 * DAY)) == ["REACT"]
    assert said(high, days=1, meeting=a_conference()) == []
