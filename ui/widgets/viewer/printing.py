"""Paints what the viewer shows on a printer, page by page, from memory."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QMarginsF, QObject, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QFont, QImage, QPageLayout, QPageSize, QPainter, QTextDocument
from PySide6.QtPrintSupport import QPrinter

from consulaat.errors import MachineError
from consulaat.values.canonical import Json
from resources.texts import N_
from ui.widgets.viewer.drawing import drawing_for
from ui.widgets.viewer.pages import Pages, limited

FINEST: Final = 300  # dots per inch: finer is not seen on paper, and takes memory
FOOT: Final = 14  # points kept free for the copy mark


class PrinterFailedError(MachineError):
    """The printer did not take the paper."""

    code = "printer-failed"
    sentence = N_("The printer did not take this; nothing was printed.")
    next_step = N_("Check that it is on and has paper, or choose another one.")


class Printing(QObject):
    """One paper on its way to a printer."""

    progressed = Signal(int, int)
    finished = Signal(int)
    failed = Signal(Exception)

    def __init__(self, printer: QPrinter, mark: str, parent: QObject) -> None:
        super().__init__(parent)
        self._printer, self._mark = printer, mark
        self._scope = drawing_for(self)
        self._painter = QPainter()
        self._numbers: list[int] = []
        self._done = 0

    def print_pages(self, pages: Pages) -> None:
        """Print the pages that the printer was asked for."""
        self._numbers = chosen(self._printer, pages.count)
        if not self._begin():
            return
        self._next(pages)

    def print_text(self, text: str) -> None:
        """Print a plain text."""
        if not self._begin():
            return
        document = QTextDocument()
        document.documentLayout().setPaintDevice(self._printer)
        document.setDefaultFont(QFont(document.defaultFont().family(), 10))
        document.setPlainText(text)
        room = self._room()
        document.setPageSize(QSizeF(room.width(), room.height()))
        wanted = chosen(self._printer, document.pageCount())
        for place, number in enumerate(wanted):
            if place:
                self._printer.newPage()
            self._painter.save()
            self._painter.translate(0, -number * room.height())
            shown = QRectF(0, number * room.height(), room.width(), room.height())
            self._painter.setClipRect(shown)
            document.drawContents(self._painter, shown)
            self._painter.restore()
            self._paint_mark()
        self._end(len(wanted))

    def stop(self) -> None:
        """Print nothing more; what was painted is thrown away where the printer can."""
        self._scope.close()
        if self._painter.isActive():
            self._printer.abort()
            self._painter.end()

    def _begin(self) -> bool:
        if self._painter.begin(self._printer):
            return True
        self.failed.emit(PrinterFailedError())
        return False

    def _next(self, pages: Pages) -> None:
        if self._done == len(self._numbers):
            self._end(self._done)
            return
        self.progressed.emit(self._done, len(self._numbers))
        number, room = self._numbers[self._done], self._room()
        size = pages.size(number).scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        share = min(FINEST / self._printer.resolution(), 1.0)
        dots = limited(QSize(round(size.width() * share), round(size.height() * share)))

        def paint(image: QImage) -> None:
            if self._done:
                self._printer.newPage()
            place = QRectF(QPointF((room.width() - size.width()) / 2, 0), size)
            self._painter.drawImage(place, image)
            self._paint_mark()
            self._done += 1
            self._next(pages)

        self._scope.run(lambda: pages.draw(number, dots, 0), paint, self._fail)

    def _fail(self, error: Exception) -> None:
        self.stop()
        self.failed.emit(error)

    def _end(self, count: int) -> None:
        if self._painter.end():
            self.finished.emit(count)
        else:
            self.failed.emit(PrinterFailedError())

    def _room(self) -> QRectF:
        """Return the part of the page that can be printed, in dots of the printer, above the copy mark."""
        whole = self._printer.pageLayout().paintRectPixels(self._printer.resolution())
        foot = FOOT * self._printer.resolution() / 72 if self._mark else 0
        return QRectF(0, 0, whole.width(), whole.height() - foot)

    def _paint_mark(self) -> None:
        if self._mark:
            room = self._room()
            self._painter.setFont(QFont(self._painter.font().family(), 7))
            foot = QRectF(0, room.height(), room.width(), FOOT * self._printer.resolution() / 72)
            self._painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, self._mark)


def chosen(printer: QPrinter, count: int) -> list[int]:
    """Return the pages that were chosen, from 0; all of them when none were."""
    first, last = printer.fromPage() or 1, printer.toPage() or count
    return list(range(max(first, 1) - 1, min(last, count)))


@dataclass(frozen=True, slots=True)
class PageSetup:
    """What is remembered of how a person prints: printer, paper, direction, margins, colour, two sides."""

    printer: str = ""
    paper: str = "A4"
    is_wide: bool = False
    margins: tuple[float, float, float, float] = (10.0, 10.0, 10.0, 10.0)
    is_coloured: bool = True
    sides: int = QPrinter.DuplexMode.DuplexNone.value

    def to_json(self) -> Json:
        """Return the setup to be kept."""
        return {
            "printer": self.printer,
            "paper": self.paper,
            "is_wide": self.is_wide,
            "margins": [round(each * 10) for each in self.margins],
            "is_coloured": self.is_coloured,
            "sides": self.sides,
        }

    def give_to(self, printer: QPrinter) -> None:
        """Set a printer up in this way."""
        if self.printer:
            printer.setPrinterName(self.printer)
        direction = QPageLayout.Orientation.Landscape if self.is_wide else QPageLayout.Orientation.Portrait
        known = {
            QPageSize.key(each): each for each in QPageSize.PageSizeId if each != QPageSize.PageSizeId.Custom
        }
        paper = QPageSize(known.get(self.paper, QPageSize.PageSizeId.A4))
        printer.setPageLayout(
            QPageLayout(paper, direction, QMarginsF(*self.margins), QPageLayout.Unit.Millimeter)
        )
        mode = QPrinter.ColorMode.Color if self.is_coloured else QPrinter.ColorMode.GrayScale
        printer.setColorMode(mode)
        printer.setDuplex(QPrinter.DuplexMode(self.sides))


def setup_of(printer: QPrinter) -> PageSetup:
    """Return how a printer is set up."""
    layout = printer.pageLayout()
    margins = layout.margins(QPageLayout.Unit.Millimeter)
    return PageSetup(
        printer=printer.printerName(),
        paper=QPageSize.key(layout.pageSize().id()),
        is_wide=layout.orientation() == QPageLayout.Orientation.Landscape,
        margins=(margins.left(), margins.top(), margins.right(), margins.bottom()),
        is_coloured=printer.colorMode() == QPrinter.ColorMode.Color,
        sides=printer.duplex().value,
    )


def read_setup(value: Json) -> PageSetup:
    """Return the setup that was kept, or the usual one where it cannot be read."""
    if not isinstance(value, dict):
        return PageSetup()
    kept = value.get("margins")
    margins = [each / 10 for each in kept if isinstance(each, int)] if isinstance(kept, list) else []
    usual = PageSetup()
    sides = value.get("sides")
    return PageSetup(
        printer=str(value.get("printer") or ""),
        paper=str(value.get("paper") or usual.paper),
        is_wide=value.get("is_wide") is True,
        margins=(margins[0], margins[1], margins[2], margins[3]) if len(margins) == 4 else usual.margins,
        is_coloured=value.get("is_coloured") is not False,
        sides=sides if isinstance(sides, int) and 0 <= sides <= 3 else usual.sides,
    )
