"""Printing paints the pages that were chosen, with the copy mark, and remembers how it was set up."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from consulaat.content.media import Media
from tests.content.samples import JPEG, a_pdf
from tests.forms.reading import pages_of
from ui.widgets.viewer.pages import Pages, open_pages
from ui.widgets.viewer.printing import PageSetup, PrinterFailedError, Printing, chosen, read_setup, setup_of

MARK = "Kopie · anna · 22-11-2026 03:50"


@pytest.fixture
def printer(tmp_path: Path) -> QPrinter:
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "out.pdf"))
    return made


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out.pdf"


def printed(qtbot: QtBot, printer: QPrinter, pages: Pages, mark: str = MARK) -> int:
    parent = QObject()
    printing = Printing(printer, mark, parent)
    with qtbot.waitSignal(printing.finished) as told:
        printing.print_pages(pages)
    return int(told.args[0])


def ink(pdf: bytes, number: int) -> int:
    """Return how many dots of a page are not white."""
    picture = pypdfium2.PdfDocument(pdf)[number].render(scale=1, grayscale=True)
    return sum(dot < 128 for dot in bytes(picture.buffer))


def test_every_page_is_painted_with_the_copy_mark(qtbot: QtBot, printer: QPrinter, out: Path) -> None:
    pages = open_pages(Media.PDF, a_pdf("een", "twee", "drie"))

    assert printed(qtbot, printer, pages) == 3

    texts = pages_of(out.read_bytes())
    assert len(texts) == 3
    assert all(MARK in text for text in texts)
    assert ink(out.read_bytes(), 1) > 0


def test_only_the_chosen_pages_are_painted(qtbot: QtBot, printer: QPrinter, out: Path) -> None:
    printer.setFromTo(2, 3)

    assert printed(qtbot, printer, open_pages(Media.PDF, a_pdf("een", "twee", "drie", "vier"))) == 2
    assert len(pages_of(out.read_bytes())) == 2
    assert chosen(printer, 2) == [1]


def test_a_picture_is_painted_without_mark_where_none_is_wanted(
    qtbot: QtBot, printer: QPrinter, out: Path
) -> None:
    assert printed(qtbot, printer, open_pages(Media.JPEG, JPEG), mark="") == 1
    assert pages_of(out.read_bytes()) == [""]
    assert ink(out.read_bytes(), 0) > 1000


def test_a_text_of_many_lines_takes_more_pages(qtbot: QtBot, printer: QPrinter, out: Path) -> None:
    parent = QObject()
    printing = Printing(printer, MARK, parent)
    with qtbot.waitSignal(printing.finished):
        printing.print_text("\n".join(f"regel {number}" for number in range(200)))

    texts = pages_of(out.read_bytes())
    assert len(texts) > 2
    assert "regel 0 " in texts[0]
    assert "regel 199" in texts[-1]
    assert all(MARK in text for text in texts)


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_cannot_begin_is_said_to_fail(qtbot: QtBot, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no" / "folder" / "x.pdf"))
    parent = QObject()
    printing = Printing(printer, MARK, parent)

    with qtbot.waitSignal(printing.failed) as told:
        printing.print_pages(open_pages(Media.PDF, a_pdf()))

    assert isinstance(told.args[0], PrinterFailedError)


def test_printing_that_is_stopped_goes_no_further(qtbot: QtBot, printer: QPrinter, out: Path) -> None:
    parent = QObject()
    printing = Printing(printer, MARK, parent)
    ended: list[int] = []
    printing.finished.connect(ended.append)
    printing.progressed.connect(lambda done, _total: printing.stop() if done == 1 else None)

    printing.print_pages(open_pages(Media.PDF, a_pdf(*["x"] * 30)))
    qtbot.waitUntil(lambda: not printing._painter.isActive())

    assert ended == []


def test_the_page_setup_is_remembered_as_it_was(printer: QPrinter) -> None:
    setup = PageSetup(paper="A5", is_wide=True, margins=(12.5, 20.0, 12.5, 30.0), is_coloured=False)
    setup.give_to(printer)

    kept = read_setup(setup_of(printer).to_json())

    assert (kept.paper, kept.is_wide, kept.is_coloured) == ("A5", True, False)
    assert kept.margins == pytest.approx((12.5, 20.0, 12.5, 30.0), abs=0.2)
    assert printer.pageLayout().orientation() == QPageLayout.Orientation.Landscape


@pytest.mark.parametrize("kept", [None, 3, [], {}, {"margins": [1, "x"], "sides": 99, "paper": 7}])
def test_a_setup_that_cannot_be_read_is_the_usual_one(kept: object, printer: QPrinter) -> None:
    read_setup(kept).give_to(printer)  # type: ignore[arg-type]  # whatever an older version kept

    assert printer.pageLayout().orientation() == QPageLayout.Orientation.Portrait
