"""The case page as one place to work: safe contact in sight, ten tracks, related cases, the timeline narrowed."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from consulaat.records.contact import ContactProtocol, ProtocolState, SafeTime
from consulaat.records.task import TrackKind
from consulaat.rules.safe_times import safe_moment
from consulaat.services.timeline import Entry
from consulaat.values.codes import Weekday
from consulaat.values.ids import new_id
from resources.texts import choose_language
from tests.ui.conftest import OpenShell
from tests.ui.rehearsal import Rehearsal, a_case, go, rest, texts_of
from ui.pages.case.happenings import Narrowing, narrowed
from ui.pages.case.page import CasePage
from ui.pages.case.safe_band import hint_words
from ui.pages.case.track_tiles import TrackTiles
from ui.pages.case.tracks import TrackLine
from ui.pages.place import PageName, Place
from ui.widgets.flow import Flow
from ui.widgets.look import Meaning
from ui.window.shell import Shell

NUMBER = "+212600000001"
WHOLE_WEEK = [
    {"weekday": day.value, "time_from": "00:00", "time_until": "00:00", "time_zone": "Asia/Kabul"}
    for day in Weekday
]


@pytest.fixture
def store(rehearsal: Rehearsal) -> tuple[Rehearsal, str, str]:
    """A case with safe contact and a task that waits, and the case of a sister who is in it too."""
    with rehearsal.office() as office:
        sister = a_case(office, stated_name="Zahra el Haddad", stated_born_on="19900101")
        case = a_case(office, stated_born_on="20120000")
        person = office.cases.page(sister).person
        office.desk.create("involvement", {"case": case, "person": person.id, "role": "FAMILIELID"})
        office.desk.create(
            "contact_protocol",
            {
                "case": case,
                "channels": [{"channel": "SMS", "number_or_address": NUMBER, "device_is_shared": True}],
                "safe_times": WHOLE_WEEK,
                "must_never_answer": "vader en ooms",
                "code_word": "zonnebloem",
            },
        )
        task = {
            "case": case,
            "description": "uitreisvisum regelen",
            "side": "NGO",
            "track_kind": "UITREIS_LOKAAL",
        }
        waiting = office.desk.create("task", {**task}).record
        office.desk.advance("task", waiting.id, "start")
        office.desk.advance("task", waiting.id, "wait")
    return rehearsal, case, sister


@pytest.fixture
def page(qtbot: QtBot, store: tuple[Rehearsal, str, str], open_shell: OpenShell) -> CasePage:
    rehearsal, case, _sister = store
    return go(qtbot, open_shell(rehearsal), PageName.CASE, CasePage, case)


def shell_of(page: CasePage) -> Shell:
    shell = page.window()
    assert isinstance(shell, Shell)
    return shell


def test_safe_contact_stays_in_sight_without_a_number(qtbot: QtBot, page: CasePage) -> None:
    for key, _title in page.menu.titles():
        page._choose(key)
        rest(qtbot, shell_of(page))
        band = texts_of(page.header.band)
        assert (key, "vader en ooms" in band, page.header.danger.isVisible()) == (key, True, True)
        assert NUMBER not in band
        assert "zonnebloem" not in band


def test_every_hour_agreed_is_a_time_to_call(page: CasePage) -> None:
    assert page.header.band.hint.text == hint_words(
        page.overview.safe_contact.protocol,
        safe_moment(page.overview.safe_contact.protocol, datetime.now(UTC)),
    )
    choose_language("en")
    protocol = ContactProtocol(id=new_id(), case=new_id())  # type: ignore[arg-type]  # any case
    assert hint_words(None, safe_moment(None, datetime.now(UTC))).startswith("Do not call")
    assert "care" in hint_words(protocol, safe_moment(protocol, datetime.now(UTC)))


def test_the_hint_says_until_when_or_from_when_in_the_time_there() -> None:
    choose_language("en")
    monday = datetime(2026, 7, 6, 18, tzinfo=UTC)  # half past ten in the evening in Kabul
    evening = SafeTime(weekday=Weekday.MONDAY, time_from="23:00", time_until="23:30", time_zone="Asia/Kabul")
    protocol = ContactProtocol(id=new_id(), case=new_id(), safe_times=(evening,))  # type: ignore[arg-type]  # any case

    def hint(at: datetime) -> str:
        return hint_words(protocol, safe_moment(protocol, at))

    assert hint(monday) == "Do not call now; from 23:00 there"
    assert hint(monday + timedelta(minutes=40)) == "May call now, until 23:30 there"
    assert hint(monday + timedelta(hours=2)) == "Do not call now; from Monday 23:00 there"


def test_what_others_may_know_is_said_before_all_else() -> None:
    choose_language("en")
    protocol = ContactProtocol(id=new_id(), case=new_id(), state=ProtocolState.COMPROMISED)  # type: ignore[arg-type]  # any case

    assert "listen" in hint_words(protocol, safe_moment(protocol, datetime.now(UTC)))


def test_each_track_says_its_name_and_its_state_in_words(page: CasePage) -> None:
    named = {kind: tile.accessibleName() for kind, tile in page.tiles.tiles.items()}

    assert list(named) == list(TrackKind)
    assert all(": " in each and not each.endswith(": ") for each in named.values())
    assert "uitreisvisum" in page.tiles.tiles[TrackKind.LOCAL_EXIT].accessibleDescription()


def test_a_track_that_stands_still_is_listed_with_who_must_move(page: CasePage) -> None:
    waiting = page.overview.waiting.rows._rows

    assert len(waiting) == 1
    assert "uitreisvisum regelen" in waiting[0].cells[1]
    assert "Ngo" in waiting[0].cells[3]


def test_arrows_move_along_the_tracks_and_enter_opens_what_moves_one(qtbot: QtBot, page: CasePage) -> None:
    first = page.tiles.tiles[TrackKind.SAFETY]
    second = page.tiles.tiles[TrackKind.IDENTITY_NATIONALITY]
    first.setFocus()

    QTest.keyClick(first, Qt.Key.Key_Right)
    assert second.focusPolicy() == Qt.FocusPolicy.StrongFocus
    assert first.focusPolicy() == Qt.FocusPolicy.ClickFocus
    QTest.keyClick(second, Qt.Key.Key_Return)
    rest(qtbot, shell_of(page))

    assert page.menu.chosen == "nationality_inquiry"


def test_a_track_that_waits_for_a_task_opens_that_task(qtbot: QtBot, page: CasePage) -> None:
    page.tiles.tiles[TrackKind.LOCAL_EXIT].click()
    rest(qtbot, shell_of(page))

    assert page.menu.chosen == "task"
    assert page.panes.currentWidget() is page.editor


def test_the_case_of_someone_involved_is_one_click_away(
    qtbot: QtBot, page: CasePage, store: tuple[Rehearsal, str, str]
) -> None:
    shell = shell_of(page)
    related = page.overview.related.list
    assert related.rows.rowCount() == 1
    assert "Zahra" in related.rows._rows[0].cells[1]

    related.opened.emit(0)
    rest(qtbot, shell)

    assert shell.place.ref == store[2]


def test_a_place_names_a_section_a_record_or_a_new_one(
    qtbot: QtBot, store: tuple[Rehearsal, str, str], open_shell: OpenShell
) -> None:
    rehearsal, case, _sister = store
    with rehearsal.office() as office:
        report = office.cases.page(case).records["report"][0].id
    shell = open_shell(rehearsal)

    def shown(record: str) -> CasePage:
        shell.go(Place(PageName.CASE, case, record))
        rest(qtbot, shell)
        assert isinstance(shell.page, CasePage)
        return shell.page

    section = shown("evidence")
    assert section.menu.chosen == "evidence"
    assert section.panes.currentWidget() is section.sections["evidence"]
    opened = shown(f"report/{report}")
    assert (opened.menu.chosen, opened.panes.currentWidget()) == ("report", opened.editor)
    made = shown("task/new")
    assert (made.menu.chosen, made.panes.currentWidget()) == ("task", made.editor)


def test_nothing_of_the_header_is_cut_off_in_a_small_window(qtbot: QtBot, page: CasePage) -> None:
    shell = shell_of(page)
    for width, height in ((1280, 800), (960, 640)):
        shell.resize(width, height)
        qtbot.wait(50)
        for label in page.header.findChildren(QLabel):
            if label.isVisible() and label.text():
                needed = (
                    label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
                )
                assert (label.text(), label.height() >= needed - 1) == (label.text(), True)
        band = page.header.band
        assert page.header.height() >= band.geometry().bottom()


def test_tracks_stand_above_the_sections_where_there_is_room(qtbot: QtBot, page: CasePage) -> None:
    shell = shell_of(page)
    shell.resize(1280, 900)
    qtbot.waitUntil(lambda: page.tiles.parentWidget() is page)

    shell.resize(960, 640)
    qtbot.waitUntil(lambda: page.tiles.parentWidget() is page.overview)
    assert page.tiles.isVisible()


def test_the_timeline_is_narrowed_by_kind_and_words_and_esc_shows_all(qtbot: QtBot, page: CasePage) -> None:
    shell = shell_of(page)
    page._choose("timeline")
    rest(qtbot, shell)
    everything = page.timeline.model.rowCount()

    page.timeline.kind.choose("steps")
    page.timeline.kind.activated.emit(0)
    steps = page.timeline.model.rowCount()
    assert 0 < steps < everything
    page.timeline.kind.choose("")
    page.timeline.text.setText("uitreisvisum")
    page.timeline._fill()
    assert 0 < page.timeline.model.rowCount() < everything

    assert page.escape()
    assert page.timeline.model.rowCount() == everything
    assert not page.timeline.escape()


def an_entry(type_: str, field: str = "", *, by: str = "anna", post: str = "RAB", days: int = 0) -> Entry:
    return Entry(
        at=datetime(2026, 7, 6, tzinfo=UTC) - timedelta(days=days),
        by=by,
        post=post,
        record_type=type_,
        record=new_id(),
        field_name=field,
        old=None,
        new="x",
        was_loaded=False,
    )


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (Narrowing(), 5),
        (Narrowing(kind="contacts"), 1),
        (Narrowing(kind="documents"), 1),
        (Narrowing(kind="money"), 1),
        (Narrowing(kind="steps"), 1),
        (Narrowing(kind="bundles"), 1),
        (Narrowing(kind="changes"), 2),
        (Narrowing(kind="contact"), 1),
        (Narrowing(by="hanna"), 1),
        (Narrowing(days=7), 4),
        (Narrowing(text="PAYMENT"), 1),
        (Narrowing(kind="money", by="hanna"), 0),
    ],
)
def test_what_happened_is_narrowed_by_what_is_asked(asked: Narrowing, expected: int) -> None:
    entries = [
        an_entry("contact"),
        an_entry("payment", days=30),
        an_entry("case", "state"),
        an_entry("case", "concrete", by="hanna", post="DCV"),
        an_entry("visa_application"),
    ]
    now = datetime(2026, 7, 6, 12, tzinfo=UTC)

    assert len(narrowed(entries, asked, now, "RAB", lambda each: each.record_type)) == expected


def test_small_things_go_on_beneath_where_the_line_ends(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QWidget

    line = QWidget()
    qtbot.addWidget(line)
    flow = Flow(line, gap=10)
    for _each in range(4):
        made = QLabel("een woord")
        flow.addWidget(made)
    one = flow.sizeHint().width()

    assert flow.heightForWidth(one) * 2 < flow.heightForWidth(one // 3)


def test_tiles_make_room_for_words_that_come_after_their_own_room(qtbot: QtBot) -> None:
    tiles = TrackTiles()
    qtbot.addWidget(tiles)
    tiles.resize(640, 120)
    tiles.show()

    lines = [
        TrackLine(
            kind=each,
            name="Visa",
            short="Nationality",
            icon="id",
            state_words="Not started",
            mark="dots",
            meaning=Meaning.QUIET,
        )
        for each in TrackKind
    ]
    tiles.show_lines(lines)
    QApplication.processEvents()

    for each in tiles.tiles.values():
        assert each.width() >= each.minimumSizeHint().width()


def test_a_page_that_is_too_full_never_squeezes_the_tracks_away(page: CasePage) -> None:
    tiles = page.tiles
    assert tiles.minimumSizeHint().height() >= max(each.sizeHint().height() for each in tiles.tiles.values())
