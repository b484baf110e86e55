"""S16 in the window: five weeks without a network; work goes on, and everything arrives without a gap."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from consulaat.services.file_result import FileResult
from tests.ui.conftest import OpenShell
from tests.ui.rehearsal import Rehearsal, found, rest, texts_of
from tests.ui.scenarios.hands import Hands
from tests.ui.scenarios.test_scenarios import begin_report, both, opened_case
from ui.pages.place import PageName
from ui.pages.sending.page import SendPage
from ui.window.shell import Shell

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
START = datetime.now(UTC) + timedelta(hours=1)  # the cards of new stores count from now on
BACK = START + timedelta(weeks=5)
KNOWN = f"laatst bekend bij DCV op {START.astimezone(ZoneInfo('Africa/Casablanca')):%d-%m-%Y}"


@dataclass
class Apart:
    """A post and headquarters; the first bundle was confirmed before the line went down."""

    post: Rehearsal
    hq: Rehearsal
    stick: Path

    def taken_in(self, side: Rehearsal, at: datetime, *files: Path) -> tuple[FileResult, ...]:
        """Import bundles at a moment."""
        with side.office() as office:
            office.move_clock(at)
            return office.imports.take_in([(each.name, each) for each in files])

    def written(self, side: Rehearsal, to: str) -> Path:
        """Write a bundle."""
        with side.office() as office:
            return office.exports.export(to, self.stick).files[-1]


@pytest.fixture
def apart(tmp_path: Path, rehearsal: Rehearsal) -> Apart:
    hq, stick = found(tmp_path / "hq", "DCV", "hq", "hanna"), tmp_path / "stick"
    stick.mkdir()
    cards = {}
    for side in (rehearsal, hq):
        with side.office() as office:
            office.move_clock(START)
            cards[side.folder] = office.trust.own_card(), office.trust.own().code
    for side, other in ((rehearsal, hq), (hq, rehearsal)):
        with side.office() as office:
            office.trust.add(*cards[other.folder])
    made = Apart(rehearsal, hq, stick)
    assert made.taken_in(hq, START, made.written(rehearsal, "DCV"))[0].state == "merged"
    assert made.taken_in(rehearsal, START, made.written(hq, "RAB"))[0].state == "merged"
    return made


def a_new_case(hands: Hands, name: str) -> None:
    """Take a report and open its case."""
    report = begin_report(hands)
    hands.answer(report.fields["direct_danger"], "NEE")
    hands.fill(report.fields["stated_name"], name)
    opened_case(hands, report)


def sent(hands: Hands, shell: Shell, stick: Path) -> Path:
    """Write a bundle on the page for sending and return its file."""
    before = set(stick.iterdir())
    page = hands.page(PageName.SEND, SendPage)
    hands.reach(page.folder)
    focused = QApplication.focusWidget()
    assert focused is page.folder
    QTest.keyClicks(focused, str(stick))
    hands.press(page.send)
    rest(hands.qtbot, shell)
    (made,) = set(stick.iterdir()) - before
    assert made.name in texts_of(page.result)
    return made


@both
def test_s16_five_weeks_without_a_network_and_nothing_is_missing_afterwards(
    qtbot: QtBot, apart: Apart, open_shell: OpenShell, keys: bool
) -> None:
    with apart.post.office() as office:
        office.move_clock(BACK)
    shell = open_shell(apart.post)
    shell.resize(1900, 1000)  # a narrow line says less, and all of it to a screen reader
    hands = Hands(qtbot, shell, keys)
    assert KNOWN in texts_of(shell.status)

    bundles = []
    for name in ("Sam Een", "Sam Twee"):
        a_new_case(hands, name)
        bundles.append(sent(hands, shell, apart.stick))
        assert KNOWN in texts_of(shell.status)
        assert KNOWN in shell.status.confirmed.accessibleName()
    shell.lock()
    rest(qtbot, shell)

    arrived = apart.taken_in(apart.hq, BACK, *bundles)
    assert [(each.state, each.number) for each in arrived] == [("merged", 2), ("merged", 3)]
    assert apart.taken_in(apart.post, BACK, apart.written(apart.hq, "RAB"))[0].state == "merged"
    with apart.post.office() as here, apart.hq.office() as there:
        assert here.status().unsent_changes == 0
        assert {each.id for each in here.desk.find("case")} == {each.id for each in there.desk.find("case")}
        assert len(there.desk.find("case")) == 2
