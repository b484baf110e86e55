"""The viewer: papers, pictures and texts from memory, with zoom, turn and search; what is broken gets a sentence."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QPoint, QPointF, QSizeF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from consulaat.content.media import Media
from tests.content.samples import JPEG, a_pdf, a_png
from ui.widgets.viewer.canvas import MOST_BYTES
from ui.widgets.viewer.drawing import drawing_pool
from ui.widgets.viewer.layout import Fit, laid_out
from ui.widgets.viewer.viewer import Viewer

Show = Callable[..., Viewer]
PAGES = [f"Bladzijde {number} over Nadia" for number in range(1, 41)]


def rest(qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not drawing_pool().is_busy)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not drawing_pool().is_busy)


@pytest.fixture
def viewer(qtbot: QtBot) -> Viewer:
    made = Viewer()
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    qtbot.waitExposed(made)
    return made


def show(qtbot: QtBot, viewer: Viewer, media: Media, data: bytes, *, may_print: bool = False) -> None:
    viewer.show_file(media, data, may_print=may_print)
    rest(qtbot)


def test_a_paper_is_shown_and_only_pages_in_sight_are_drawn(qtbot: QtBot, viewer: Viewer) -> None:
    show(qtbot, viewer, Media.PDF, a_pdf(*PAGES))

    assert viewer.count == 40
    assert viewer.tools.of.text() == "van 40"
    assert 0 < len(viewer.canvas._drawn) <= 3
    picture = viewer.canvas.grab().toImage()
    assert picture.pixelColor(picture.width() // 2, 40).lightness() > 240


def test_page_keys_and_the_page_number_lead_from_page_to_page(qtbot: QtBot, viewer: Viewer) -> None:
    show(qtbot, viewer, Media.PDF, a_pdf(*PAGES))
    QTest.keyClick(viewer.canvas, Qt.Key.Key_PageDown)
    assert viewer.canvas.page == 1
    viewer.tools.page.setText("30")
    QTest.keyClick(viewer.tools.page, Qt.Key.Key_Return)
    assert viewer.canvas.page == 29
    QTest.keyClick(viewer.canvas, Qt.Key.Key_Home)
    assert viewer.canvas.page == 0
    QTest.keyClick(viewer.canvas, Qt.Key.Key_End)
    rest(qtbot)

    assert viewer.canvas.page == 39
    assert not viewer.tools.on.isEnabled()
    qtbot.waitUntil(lambda: "Bladzijde 40" in viewer.canvas.accessibleDescription())


def test_zoom_goes_by_wheel_key_and_choice_within_its_limits(qtbot: QtBot, viewer: Viewer) -> None:
    show(qtbot, viewer, Media.PDF, a_pdf("een"))
    fitted = viewer.canvas.zoom
    assert viewer.tools.zoom.code == Fit.WIDTH.value

    wheel(viewer, 120)
    assert viewer.canvas.zoom == pytest.approx(fitted * 1.25)
    assert viewer.tools.zoom.code not in (Fit.WIDTH.value, Fit.PAGE.value)
    for _turn in range(30):
        wheel(viewer, 120)
    assert viewer.canvas.zoom == 4.0
    rest(qtbot)
    assert viewer.canvas.drawn_bytes <= MOST_BYTES
    for _turn in range(40):
        QTest.keyClick(viewer.canvas, Qt.Key.Key_Minus)
    assert viewer.canvas.zoom == 0.25

    viewer.tools.zoom.setCurrentIndex(viewer.tools.zoom.findData("150"))
    viewer.tools.zoom.activated.emit(0)
    assert viewer.canvas.zoom == 1.5
    rest(qtbot)


def test_a_turned_page_is_as_wide_as_it_was_high(qtbot: QtBot, viewer: Viewer) -> None:
    show(qtbot, viewer, Media.PDF, a_pdf("een"))
    before = viewer.canvas._layout.places[0]

    viewer.tools.right.click()
    after = viewer.canvas._layout.places[0]
    rest(qtbot)

    assert viewer.canvas.turn == 1
    assert after.width() / after.height() == pytest.approx(before.height() / before.width())
    QTest.keyClick(viewer.canvas, Qt.Key.Key_R, Qt.KeyboardModifier.ShiftModifier)
    assert viewer.canvas.turn == 0
    rest(qtbot)


def test_words_are_found_marked_and_gone_through(qtbot: QtBot, viewer: Viewer) -> None:
    show(qtbot, viewer, Media.PDF, a_pdf(*PAGES))
    viewer.canvas.search_requested.emit()
    QTest.keyClicks(viewer.tools.search, "nadia")
    QTest.keyClick(viewer.tools.search, Qt.Key.Key_Return)
    rest(qtbot)
    assert viewer.tools.hits.text() == "1 van 40"

    QTest.keyClick(viewer.tools.search, Qt.Key.Key_Return)
    assert (viewer.tools.hits.text(), viewer.canvas.page) == ("2 van 40", 1)
    QTest.keyClick(viewer.tools.search, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(viewer.tools.search, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert (viewer.tools.hits.text(), viewer.canvas.page) == ("40 van 40", 39)

    viewer.tools.search.setText("bestaat niet")
    QTest.keyClick(viewer.tools.search, Qt.Key.Key_Return)
    rest(qtbot)
    assert viewer.tools.hits.text() == "niet gevonden"


def test_a_mark_stands_on_the_words_whatever_the_turn() -> None:
    size = QSizeF(300, 400)
    for turn, expected in (
        (0, (40, 90)),
        (1, (400 - 90 - 20, 40)),
        (2, (300 - 40 - 60, 400 - 90 - 20)),
        (3, (90, 200)),
    ):
        layout = laid_out([size], 0.75, turn, QSizeF(10, 10))
        from PySide6.QtCore import QRectF

        shown = layout.on_page(0, QRectF(40, 90, 60, 20), size)
        place = layout.places[0]
        assert (shown.left() - place.left(), shown.top() - place.top()) == pytest.approx(expected)


@pytest.mark.parametrize(("media", "data"), [(Media.PNG, a_png()), (Media.JPEG, JPEG)])
def test_a_picture_is_shown_as_one_page_without_search(
    qtbot: QtBot, viewer: Viewer, media: Media, data: bytes
) -> None:
    show(qtbot, viewer, media, data)

    assert viewer.count == 1
    assert viewer.tools.zoom.isVisible()
    assert not viewer.tools.search.isVisible()
    assert not viewer.tools.page.isVisible()


def test_a_text_is_shown_as_it_is_and_copied_only_where_allowed(qtbot: QtBot, viewer: Viewer) -> None:
    text = "<img src=x> <b>Nadia</b>\u202e ولد\n" + "a" * 9000
    QApplication.clipboard().setText("leeg")
    show(qtbot, viewer, Media.TEXT, text.encode())
    assert "<b>Nadia</b>\ufffd" in viewer.text.toPlainText()
    assert max(map(len, viewer.text.toPlainText().splitlines())) <= 4000
    viewer.text.selectAll()
    viewer.text.copy()
    assert not QApplication.clipboard().text().strip() or QApplication.clipboard().text() == "leeg"

    show(qtbot, viewer, Media.TEXT, text.encode(), may_print=True)
    viewer.tools.search.setText("nadia")
    QTest.keyClick(viewer.tools.search, Qt.Key.Key_Return)
    assert viewer.tools.hits.text() == "1 van 1"
    viewer.text.selectAll()
    viewer.text.copy()
    assert "Nadia" in QApplication.clipboard().text()


@pytest.mark.qt_log_ignore("JPEG datastream contains no image", extend=True)
@pytest.mark.parametrize(
    ("media", "data"),
    [
        (Media.PDF, b"%PDF-1.7 broken %%EOF"),
        (Media.PDF, a_pdf(password="x")),
        (Media.PNG, a_png()[:40]),
        (Media.JPEG, b"\xff\xd8"),
    ],
)
def test_what_is_broken_gets_a_sentence_and_the_viewer_lives(
    qtbot: QtBot, viewer: Viewer, media: Media, data: bytes
) -> None:
    show(qtbot, viewer, media, data)
    assert viewer.sentence.isVisible()
    assert viewer.sentence.text()
    assert not viewer.is_ready

    show(qtbot, viewer, Media.PDF, a_pdf("weer goed"))
    assert viewer.is_ready
    assert not viewer.sentence.isVisible()


def test_what_was_shown_is_let_go_of(qtbot: QtBot, viewer: Viewer) -> None:
    show(qtbot, viewer, Media.PDF, a_pdf(*PAGES))
    viewer.clear()
    rest(qtbot)

    assert (viewer.count, viewer.canvas.drawn_bytes, viewer.text.toPlainText()) == (0, 0, "")
    assert viewer.canvas.accessibleDescription() == ""


def test_one_paper_after_the_other_before_any_is_drawn(qtbot: QtBot, viewer: Viewer) -> None:
    for number in range(12):
        viewer.show_file(Media.PDF, a_pdf(*[f"paper {number}"] * (number + 1)))
    rest(qtbot)

    assert viewer.count == 12


def test_showing_writes_no_file(qtbot: QtBot, viewer: Viewer, tmp_path: Path) -> None:
    before = files()
    show(qtbot, viewer, Media.PDF, a_pdf(*PAGES))
    show(qtbot, viewer, Media.JPEG, JPEG)
    show(qtbot, viewer, Media.TEXT, b"tekst")

    assert files() - before == set()


def files() -> set[str]:
    places = [Path(os.environ[name]) for name in ("HOME", "XDG_RUNTIME_DIR", "XDG_CACHE_HOME")]
    return {str(each) for place in places for each in place.rglob("*")}


def wheel(viewer: Viewer, turn: int) -> None:
    middle = QPointF(viewer.canvas.viewport().rect().center())
    event = QWheelEvent(
        middle,
        viewer.canvas.viewport().mapToGlobal(middle),
        QPoint(),
        QPoint(0, turn),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewer.canvas.viewport(), event)


def test_what_is_drawn_for_a_viewer_that_is_gone_is_dropped(qtbot: QtBot) -> None:
    viewer = Viewer()
    viewer.resize(700, 500)
    viewer.show()
    viewer.show_file(Media.PDF, a_pdf(*PAGES))
    rest(qtbot)
    viewer.canvas._tell_words()
    assert drawing_pool().is_busy

    shiboken6.delete(viewer)
    rest(qtbot)
