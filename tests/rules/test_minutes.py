"""Minutes: adopted by someone who was there and did not write them, and changed afterwards with a reason only."""

from dataclasses import replace
from datetime import timedelta

import pytest

from consulaat.records.conference import CaseConference, ConferenceDecisionKind, MinutesState, Participant
from consulaat.records.ids import OrganisationId
from consulaat.rules.minutes import objections_to_change
from tests.rules.builders import a_conference
from tests.rules.surroundings import ANNA, BRAM, CORA, DAAN, NOW, an_id, around, codes, me, stops, took

HUB = OrganisationId(an_id("hub"))
WRITTEN = replace(
    a_conference(ConferenceDecisionKind.FUNDING),
    created_by=me(ANNA),
    changed_by=me(ANNA),
    participants=(Participant(name="BRAM", organisation=HUB), Participant(name="Anna", organisation=HUB)),
)
ADOPTED = replace(WRITTEN, minutes_adopted_by=me(DAAN), minutes_adopted_at=NOW)


@pytest.mark.parametrize("by", [DAAN, BRAM], ids=["chair", "participant"])
def test_the_chair_or_someone_who_took_part_adopts_minutes_that_another_wrote(by: object) -> None:
    adopted, others = took(WRITTEN, "adopt", around(by))  # type: ignore[arg-type]  # a user

    assert adopted.state is MinutesState.ADOPTED
    assert (adopted.minutes_adopted_at, others) == (NOW, ())
    assert adopted.minutes_adopted_by == by.id  # type: ignore[attr-defined]  # a user


def test_nobody_adopts_minutes_that_they_wrote_or_changed_last() -> None:
    assert stops(WRITTEN, "adopt", around(ANNA)) == ["FOUR_EYES"]
    assert stops(replace(WRITTEN, changed_by=me(DAAN)), "adopt", around(DAAN)) == ["FOUR_EYES"]


def test_nobody_adopts_minutes_of_a_conference_they_were_not_at() -> None:
    elsewhere = replace(WRITTEN, participants=WRITTEN.participants[1:])

    assert stops(elsewhere, "adopt", around(BRAM)) == ["WAS_NOT_THERE"]
    assert "NO_RIGHT" in stops(WRITTEN, "adopt", around(CORA))


def test_minutes_of_a_conference_to_come_and_empty_ones_are_not_adopted() -> None:
    assert stops(replace(WRITTEN, held_at=NOW + timedelta(hours=1)), "adopt", around(DAAN)) == [
        "NOT_HELD_YET"
    ]
    assert stops(replace(WRITTEN, decisions=()), "adopt", around(DAAN)) == ["NOTHING_TO_ADOPT"]


def test_adopted_minutes_change_only_after_they_were_opened_again_with_a_reason() -> None:
    changed = replace(ADOPTED, decisions=())
    assert codes(objections_to_change(ADOPTED, changed)) == ["MINUTES_ADOPTED"]
    assert codes(objections_to_change(ADOPTED, replace(ADOPTED, next_conference_at=NOW))) == []
    assert codes(objections_to_change(WRITTEN, replace(WRITTEN, decisions=()))) == []

    assert stops(ADOPTED, "reopen", around(ANNA)) == ["FIELD_NEEDED"]
    with_reason = replace(ADOPTED, reopened_reason="een besluit ontbrak")
    opened, _ = took(with_reason, "reopen", around(ANNA, ADOPTED))
    assert isinstance(opened, CaseConference)
    assert opened.state is MinutesState.DRAFT
    assert (opened.minutes_adopted_by, opened.minutes_adopted_at) == (None, None)


def test_opening_them_a_second_time_takes_a_reason_of_its_own() -> None:
    once = replace(ADOPTED, reopened_reason="een besluit ontbrak")

    assert stops(once, "reopen", around(ANNA, once)) == ["FIELD_NEEDED"]
    assert stops(replace(once, reopened_reason="nog een"), "reopen", around(ANNA, once)) == []
