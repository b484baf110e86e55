"""The window locks when nobody is there; half a minute before that it says so."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.rehearsal import Rehearsal, rest, unlock
from ui.window.idle import LONGEST, SHORTEST, USUAL, IdleWatch, read_minutes
from ui.window.shell import Shell


class Hands:
    """Two clocks that are turned by hand."""

    def __init__(self, watch: IdleWatch) -> None:
        self.computer = self.wall = 1000.0
        watch.clocks = (lambda: self.computer, lambda: self.wall)
        watch.begin()

    def turn(self, seconds: float) -> None:
        self.computer += seconds
        self.wall += seconds


@pytest.fixture
def watch(qapp: object) -> IdleWatch:
    return IdleWatch()


def test_nothing_is_said_before_the_last_half_minute(qtbot: QtBot, watch: IdleWatch) -> None:
    hands = Hands(watch)
    hands.turn(USUAL * 60 - 31)

    with qtbot.assertNotEmitted(watch.warned), qtbot.assertNotEmitted(watch.expired):
        watch.look()


def test_the_last_half_minute_is_counted_down(qtbot: QtBot, watch: IdleWatch) -> None:
    hands, left = Hands(watch), list[int]()
    watch.warned.connect(left.append)
    for seconds in (USUAL * 60 - 30, 1, 28):
        hands.turn(seconds)
        watch.look()

    assert left == [30, 29, 1]
    assert watch.is_watching
    hands.turn(1)
    with qtbot.waitSignal(watch.expired):
        watch.look()
    assert not watch.is_watching


def test_an_act_begins_the_time_anew_and_takes_the_warning_away(qtbot: QtBot, watch: IdleWatch) -> None:
    hands = Hands(watch)
    hands.turn(USUAL * 60 - 5)
    watch.look()
    with qtbot.waitSignal(watch.returned):
        watch.act()
    hands.turn(USUAL * 60 - 31)

    with qtbot.assertNotEmitted(watch.warned), qtbot.assertNotEmitted(watch.expired):
        watch.look()


def test_sleep_counts_although_the_clock_of_the_computer_stood_still(qtbot: QtBot, watch: IdleWatch) -> None:
    hands = Hands(watch)
    hands.wall += 3600

    with qtbot.waitSignal(watch.expired):
        watch.look()


def test_a_wall_clock_that_is_set_back_gives_no_more_time(qtbot: QtBot, watch: IdleWatch) -> None:
    hands = Hands(watch)
    hands.wall -= 3600
    hands.computer += USUAL * 60

    with qtbot.waitSignal(watch.expired):
        watch.look()


@pytest.mark.parametrize(
    "kind", [QEvent.Type.KeyPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel]
)
def test_keys_and_mouse_are_acts(qtbot: QtBot, watch: IdleWatch, kind: QEvent.Type) -> None:
    hands = Hands(watch)
    hands.turn(USUAL * 60 - 5)
    watch.look()

    with qtbot.waitSignal(watch.returned):
        watch.note(kind)


def test_what_the_program_does_by_itself_is_no_act(qtbot: QtBot, watch: IdleWatch) -> None:
    hands = Hands(watch)
    hands.turn(USUAL * 60 - 5)
    watch.look()

    with qtbot.assertNotEmitted(watch.returned):
        watch.note(QEvent.Type.Paint)


@pytest.mark.parametrize("kept", [None, 0, 16, -1, "5", True, 2.5, [3]])
def test_minutes_that_cannot_be_are_as_usual(kept: object) -> None:
    assert read_minutes(kept) == USUAL  # type: ignore[arg-type]  # whatever stands there


@pytest.mark.parametrize("minutes", [SHORTEST, 7, LONGEST])
def test_minutes_from_one_to_fifteen_are_as_chosen(minutes: int) -> None:
    assert read_minutes(minutes) == minutes


def test_a_window_alone_warns_and_then_locks(qtbot: QtBot, shell: Shell) -> None:
    hands = Hands(shell.guard.idle)
    hands.turn(USUAL * 60 - 20)
    shell.guard.idle.look()
    assert shell.guard.warning.isVisible()
    assert "20" in shell.guard.warning.text

    QTest.keyClick(shell, Qt.Key.Key_Shift)
    assert not shell.guard.warning.isVisible()

    hands.turn(USUAL * 60)
    shell.guard.idle.look()
    rest(qtbot, shell)
    assert shell.office is None
    assert not shell.guard.warning.isVisible()


def test_the_minutes_a_person_chose_are_there_after_the_next_unlock(
    qtbot: QtBot, rehearsal: Rehearsal, shell: Shell
) -> None:
    assert shell.guard.minutes == USUAL
    shell.guard.choose(minutes=12, may_be_pictured=True)
    shell.lock()
    rest(qtbot, shell)
    assert not shell.guard.may_be_pictured
    unlock(qtbot, shell)

    assert shell.guard.minutes == 12
    assert shell.guard.may_be_pictured
