"""The clocks above every page: that of the post and that of the Netherlands, by the clock of the store."""

from pytestqt.qtbot import QtBot

from consulaat.values.moment import read_moment
from tests.ui.rehearsal import rest
from ui.window.shell import Shell


def test_both_clocks_follow_the_moved_clock_of_a_practice_store(qtbot: QtBot, shell: Shell) -> None:
    for moment, shown in (
        ("2026-07-06T22:10:00Z", ("23:10", "00:10")),
        ("2026-07-07T06:30:00Z", ("07:30", "08:30")),
    ):
        shell.status.clock.moved.emit(read_moment(moment))
        rest(qtbot, shell)

        assert all(time in shell.frame.top.clocks.text for time in shown)
