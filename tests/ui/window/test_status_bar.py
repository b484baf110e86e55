"""The line at the bottom on its busiest day: everything can be read, at any size of letters."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from consulaat.records.user import User
from consulaat.services.status import Alarm, Status
from tests.ui.rehearsal import Rehearsal, bury
from tests.ui.seen import cut_off
from ui.widgets.look import set_letters
from ui.window.geometry import SMALLEST
from ui.window.languages import speak
from ui.window.status_bar import StatusBar

MOMENT = datetime(2026, 11, 22, 21, 14, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _as_usual(qapp: QApplication) -> Iterator[None]:
    """Leave the program for the next test as it was."""
    yield
    set_letters(qapp, 100)
    speak(qapp, "nl")


class Busy(QMainWindow):
    """A window with nothing but the line of a rehearsal store, which has everything to say."""

    def __init__(self, officer: User, status: Status) -> None:
        super().__init__()
        self.bar = StatusBar()
        self.setStatusBar(self.bar)
        self.bar.show_who(officer, status.identity)
        self.bar.show_status(all_of(status))


def busy(qtbot: QtBot, rehearsal: Rehearsal, width: int) -> Busy:
    with rehearsal.office() as office:
        window = Busy(office.officer, office.status(counted=False))
    qtbot.addWidget(window)
    window.resize(width, SMALLEST[1])
    window.show()
    for _round in range(3):
        bury()
    return window


def all_of(status: Status) -> Status:
    alarms = tuple(Alarm(code=code, subject="", sentence="") for code in ("one-user", "slot-unbound"))
    return replace(
        status, unsent_changes=12345, conflicts=123, alarms=alarms, last_sent=MOMENT, known_until=MOMENT
    )


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    ("per_cent", "width"), [(100, 960), (125, 960), (150, 1280), (175, 1280), (200, 1600)]
)
def test_the_busiest_line_can_be_read_at_any_size_of_letters(
    qtbot: QtBot, qapp: QApplication, rehearsal: Rehearsal, language: str, per_cent: int, width: int
) -> None:
    speak(qapp, language)
    set_letters(qapp, per_cent)

    window = busy(qtbot, rehearsal, width)
    bar = window.bar

    assert window.width() == width
    assert cut_off(bar) == []
    links = (bar.alarms, bar.conflicts, bar.unsent, bar.confirmed)
    ends = [each.mapTo(bar, each.rect().topRight()).x() for each in links]
    assert ends == sorted(ends)
    assert ends[-1] < width


def test_a_shortened_word_tells_the_whole_in_its_tip_and_its_name(
    qtbot: QtBot, qapp: QApplication, rehearsal: Rehearsal
) -> None:
    speak(qapp, "en")
    set_letters(qapp, 150)

    window = busy(qtbot, rehearsal, 2600)
    bar = window.bar
    assert bar.unsent.text() == "12345 changes not confirmed"

    window.resize(1280, SMALLEST[1])
    bury()
    assert bar.unsent.text() == "12345"
    assert bar.unsent.toolTip() == bar.unsent.accessibleName() == "12345 changes not confirmed"
    assert "22-11-2026" in bar.confirmed.toolTip()


@pytest.mark.parametrize(
    ("language", "medium", "short"),
    [
        ("en", "Last known at headquarters on 22-11-2026", "At headquarters: 22-11-2026"),
        ("nl", "Laatst bekend bij DCV op 22-11-2026", "Bij DCV: 22-11-2026"),
    ],
)
def test_what_headquarters_last_knew_stays_in_sight_and_what_was_sent_goes_first(
    qtbot: QtBot, qapp: QApplication, rehearsal: Rehearsal, language: str, medium: str, short: str
) -> None:
    speak(qapp, language)
    window = busy(qtbot, rehearsal, 2600)
    bar = window.bar
    whole = bar.confirmed.text()
    seen = {whole}

    for width in range(2600, 959, -20):
        window.resize(width, SMALLEST[1])
        bury()
        seen.add(bar.confirmed.text())
        assert bar.confirmed.text()
        assert bar.confirmed.accessibleName() == whole

    assert len(seen) > 1
    assert all(text.startswith(medium) or text == short for text in seen - {whole})
    assert any(text.startswith(medium) for text in seen)
