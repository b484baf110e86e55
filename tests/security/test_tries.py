"""Wrong passphrases wait longer and longer, for that person only, and are told at the next good one."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from consulaat.errors import Exit
from consulaat.security.key_slots import SlotFile
from consulaat.security.passphrase import typed
from consulaat.security.slot_errors import WrongPassphraseError
from consulaat.security.tries import DELAYS, LONGEST, TooSoonError, first

STORE, ANNA, BRAM = "5" * 32, "a" * 32, "b" * 32
DEK, SEED = bytes(range(32)), bytes(range(32, 64))
RIGHT, WRONG = typed("vijf rode vissen"), typed("vijf rode vossen")
NOON = datetime(2026, 7, 6, 12, tzinfo=UTC)


class HandClock:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.at = NOON

    def __call__(self) -> datetime:
        return self.at

    def go_on(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def slots(tmp_path: Path, clock: HandClock) -> SlotFile:
    file = SlotFile(tmp_path, clock)
    file.create(STORE)
    for user, name in ((ANNA, "anna"), (BRAM, "bram")):
        file.add(user, name, RIGHT, DEK, SEED, rehearsal=True)
    return file


def fail(slots: SlotFile, times: int) -> None:
    for _try in range(times):
        with pytest.raises(WrongPassphraseError):
            slots.open("anna", WRONG)


def test_after_four_wrong_passphrases_even_the_right_one_waits(slots: SlotFile, clock: HandClock) -> None:
    fail(slots, 4)

    with pytest.raises(TooSoonError) as caught:
        slots.open("anna", RIGHT)
    clock.go_on(5)

    assert (caught.value.exit_code, caught.value.facts) == (Exit.LOCKED, {"count": 4, "wait": 5})
    assert slots.open("anna", RIGHT).dek == DEK


def test_the_next_good_login_tells_how_many_and_since_when_and_then_they_are_gone(
    slots: SlotFile, clock: HandClock
) -> None:
    fail(slots, 1)
    clock.go_on(60)
    fail(slots, 2)

    tries = slots.open("anna", RIGHT).tries

    assert tries is not None
    assert (tries.count, tries.since, tries.last) == (3, NOON, NOON + timedelta(seconds=60))
    assert slots.open("anna", RIGHT).tries is None


def test_who_waits_keeps_nobody_else_waiting(slots: SlotFile) -> None:
    fail(slots, 4)

    assert slots.open("bram", RIGHT).tries is None


def test_closing_the_program_does_not_shorten_the_wait(
    slots: SlotFile, clock: HandClock, tmp_path: Path
) -> None:
    fail(slots, 4)
    clock.go_on(4.5)

    with pytest.raises(TooSoonError):
        SlotFile(tmp_path, clock).open("anna", RIGHT)


def test_a_clock_set_back_begins_the_wait_anew_and_locks_nobody_out_for_a_year(
    slots: SlotFile, clock: HandClock
) -> None:
    fail(slots, 4)
    clock.go_on(-365 * 86400)

    with pytest.raises(TooSoonError) as caught:
        slots.open("anna", RIGHT)
    clock.go_on(5)

    assert caught.value.facts["wait"] == 5
    assert slots.open("anna", RIGHT).dek == DEK


def test_a_wrong_passphrase_tells_how_long_the_next_one_waits(slots: SlotFile) -> None:
    fail(slots, 3)

    with pytest.raises(WrongPassphraseError) as caught:
        slots.open("anna", WRONG)

    assert caught.value.facts == {"wait": 5}


def test_the_waits_grow_to_five_minutes_and_no_further() -> None:
    tries, waits = first(NOON), []
    for _try in range(len(DELAYS) + 3):
        waits.append(tries.delay)
        tries = tries.and_another(NOON)

    assert waits == [0, 0, 0, 5, 15, 30, 60, 300, 300, 300]
    assert LONGEST == 300


def test_an_unknown_name_is_not_counted(slots: SlotFile) -> None:
    for _try in range(6):
        with pytest.raises(WrongPassphraseError):
            slots.open("nobody", WRONG)

    assert slots.open("anna", RIGHT).tries is None
