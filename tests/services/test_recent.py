"""The cases looked at last: by this person alone, the last one first, only what may still be read."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from consulaat.records.user import UserRole
from consulaat.services.recent import MOST, NAME, RecentDesk
from tests.ui.rehearsal import a_case, found
from ui.bootstrap import Office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with found(tmp_path / "store").office() as opened:
        yield opened


def test_the_case_looked_at_last_comes_first_and_once(office: Office) -> None:
    first, second = a_case(office), a_case(office, stated_name="Samira", stated_born_on="20010000")
    for case in (first, second, first):
        office.recent.note(case)

    assert [each.id for each in office.recent.cases()] == [first, second]
    assert all(each.neutral_reference and each.number for each in office.recent.cases())


def test_no_more_than_a_dozen_are_kept_and_they_hold_no_names(office: Office) -> None:
    for number in range(MOST + 3):
        office.recent.note(f"{number:032x}")

    kept = office.memory.recall(NAME)
    assert kept == [f"{number:032x}" for number in range(MOST + 2, 2, -1)]


def test_a_pinned_case_stays_at_hand_until_it_is_let_go(office: Office) -> None:
    first, second = a_case(office), a_case(office, stated_name="Samira", stated_born_on="20010000")
    office.recent.note(first)
    office.recent.note(second)
    office.recent.pin(first, on=True)
    office.recent.pin(first, on=True)

    assert [(each.id, each.is_pinned) for each in office.recent.at_hand()] == [(first, True), (second, False)]
    cleaner = replace(office.officer, roles=frozenset({UserRole.ADMINISTRATOR}))
    assert RecentDesk(office.store, cleaner).pinned() == ()
    office.recent.pin(first, on=False)
    assert office.recent.pinned() == ()


def test_a_case_that_may_no_longer_be_read_is_left_out(office: Office) -> None:
    office.recent.note(a_case(office))
    cleaner = replace(office.officer, roles=frozenset({UserRole.ADMINISTRATOR}))

    assert RecentDesk(office.store, cleaner).cases() == ()
