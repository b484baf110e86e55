"""The practice store: plainly marked, opened with words that everybody may know, at a moment that can be set."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDateTime, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from consulaat.rehearsal import FILE, RehearsalNote, read_note, write_note
from consulaat.security.passphrase import propose
from resources.texts import _
from tests.ui.rehearsal import WORDS, Rehearsal, activate, rest, unlock
from ui import bootstrap
from ui.doors import ClockNotSettableError, RealClock
from ui.pages.place import Tone
from ui.widgets.wording import utc_now
from ui.window.practice import STORE, PracticeStore, practice_folder
from ui.window.shell import Shell

SPRING = datetime(2030, 4, 1, 9, 0, tzinfo=UTC)


def opened(qtbot: QtBot, folder: Path) -> Shell:
    shell = Shell(folder, bootstrap, user="anna")
    qtbot.addWidget(shell)
    shell.show()
    qtbot.waitExposed(shell)
    rest(qtbot, shell)
    return shell


def test_the_first_page_of_a_rehearsal_says_so_before_it_is_opened(
    qtbot: QtBot, rehearsal: Rehearsal
) -> None:
    shell = opened(qtbot, rehearsal.folder)
    assert shell.unlock_page.rehearsal.isVisible()
    assert _("REHEARSAL") in shell.windowTitle()
    assert not shell.unlock_page.fill.isVisible()
    shell.close()


def test_the_passphrase_of_a_practice_store_stands_on_its_first_page_and_opens_it(
    qtbot: QtBot, rehearsal: Rehearsal
) -> None:
    write_note(rehearsal.folder, RehearsalNote(moment=SPRING, user="anna", passphrase=WORDS))
    shell = opened(qtbot, rehearsal.folder)
    shell.unlock_page.fill.click()
    activate(qtbot, shell)
    QTest.keyClick(shell.unlock_page.open_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shell.page is not None)
    rest(qtbot, shell)

    assert shell.status.rehearsal.isVisible()
    assert _("REHEARSAL") in shell.windowTitle()
    assert shell.status.clock.edit.dateTime().date().year() == 2030
    assert SPRING <= utc_now() < SPRING + timedelta(hours=1)
    shell.close()


def test_the_clock_is_moved_in_the_status_bar_and_everything_goes_by_it(
    qtbot: QtBot, rehearsal: Rehearsal
) -> None:
    shell = opened(qtbot, rehearsal.folder)
    unlock(qtbot, shell)
    clock = shell.status.clock
    assert clock.isVisible()
    activate(qtbot, shell)
    clock.edit.setFocus()
    clock.edit.setDateTime(QDateTime.fromSecsSinceEpoch(int(SPRING.timestamp()), clock.edit.timeZone()))
    QTest.keyClick(clock.edit, Qt.Key.Key_Return)
    rest(qtbot, shell)
    assert shell.office is not None
    now = shell.office.clock.now()
    assert SPRING <= now < SPRING + timedelta(hours=1)
    assert SPRING <= utc_now() < SPRING + timedelta(hours=1)
    clock.jumps().actions()[1].trigger()
    rest(qtbot, shell)
    assert SPRING + timedelta(days=7) <= utc_now() < SPRING + timedelta(days=8)
    shell.close()
    assert abs(utc_now() - datetime.now(UTC)) < timedelta(minutes=5)

    with rehearsal.office() as office:
        assert SPRING + timedelta(days=7) <= office.clock.now() < SPRING + timedelta(days=8)


def test_the_time_of_the_computer_comes_back(qtbot: QtBot, rehearsal: Rehearsal) -> None:
    write_note(rehearsal.folder, RehearsalNote(moment=SPRING))
    shell = opened(qtbot, rehearsal.folder)
    unlock(qtbot, shell)
    shell.status.clock.jumps().actions()[-1].trigger()
    rest(qtbot, shell)
    shell.close()

    note = read_note(rehearsal.folder)
    assert note is not None
    assert note.moment is None


def test_a_real_store_offers_no_clock_and_refuses_to_be_moved(qtbot: QtBot, tmp_path: Path) -> None:
    words = propose()
    made = bootstrap.found_store(
        tmp_path / "real",
        post="RAB",
        role="post",
        admin="anna",
        words=lambda: words,
        rehearsal=False,
        clock=RealClock(),
    )
    with pytest.raises(ClockNotSettableError):
        made.office.move_clock(SPRING)
    made.office.close()
    write_note(tmp_path / "real", RehearsalNote(moment=SPRING, user="anna", passphrase=words))
    shell = opened(qtbot, tmp_path / "real")
    assert not shell.unlock_page.rehearsal.isVisible()
    assert not shell.unlock_page.fill.isVisible()
    unlock(qtbot, shell, words)

    assert not shell.status.clock.isVisible()
    assert not shell.status.rehearsal.isVisible()
    assert utc_now().year < SPRING.year
    assert shell.windowTitle() == "consulaat – RAB"
    shell.close()


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"moment": "soon"}', b"\xff", b'{"moment": 3}'])
def test_a_note_that_cannot_be_read_never_keeps_the_store_shut(rehearsal: Rehearsal, content: bytes) -> None:
    (rehearsal.folder / FILE).write_bytes(content)

    with rehearsal.office() as office:
        assert abs(office.clock.now() - datetime.now(UTC)) < timedelta(minutes=5)


def test_the_practice_store_is_made_beside_the_real_one_and_opened_by_a_second_program(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "data"))
    (tmp_path / "data").mkdir()
    shown: list[Path] = []
    said: list[Tone] = []

    def show(path: Path) -> bool:
        shown.append(path)
        return True

    store = PracticeStore(qapp, lambda _text, tone: said.append(tone), show)
    store.open()
    assert store.is_making
    qtbot.waitUntil(lambda: not store.is_making, timeout=180_000)

    folder = practice_folder() / STORE
    assert (shown, said) == ([folder], [Tone.NOTE, Tone.DONE])
    note = bootstrap.rehearsal_note(folder)
    assert note is not None
    office = bootstrap.open_office(folder, note.user, note.passphrase)
    assert office.clock.now() < datetime(2026, 8, 15, tzinfo=UTC)
    assert office.desk.find("case")
    office.close()
    store.open()
    assert not store.is_making
    assert shown == [folder, folder]
