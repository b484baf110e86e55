"""What can be shown page by page, drawn from bytes in memory. Nothing in it is followed, run or written."""

from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final, Protocol

import pypdfium2
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QImageReader, QTransform

from consulaat.content.media import Media
from consulaat.content.refusals import BrokenRefusedError
from consulaat.content.turns import PDFIUM

MOST_PAGES: Final = 5_000
MOST_HITS: Final = 2_000
MOST_DOTS: Final = 16_000_000  # of one drawn page; beyond it a page is drawn coarser and stretched
LARGEST_SIDE: Final = 14_400  # points, as in the PDF standard
POINTS_PER_DOT: Final = 0.75


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a text was found: page and places, in points from the top left of the unturned page."""

    page: int
    places: tuple[QRectF, ...]


class Pages(Protocol):
    """A paper or picture; everything but ``count`` and ``size`` may take a while."""

    count: int
    can_search: bool

    def size(self, number: int) -> QSizeF:
        """Return the size of a page in points, unturned."""

    def draw(self, number: int, size: QSize, turn: int) -> QImage:
        """Return a page as a picture of at most this size, turned by so many quarters."""

    def words(self, number: int) -> str:
        """Return the text of a page, for who listens instead of looks."""

    def find(self, text: str) -> tuple[Hit, ...]:
        """Return where a text stands, in the order of the pages."""

    def close(self) -> None:
        """Let go of everything."""


def open_pages(media_kind: str, data: bytes) -> Pages:
    """Return the pages of a PDF or a picture; raise BrokenRefusedError when it cannot be shown."""
    return PdfPages(data) if media_kind == Media.PDF else PicturePages(data, media_kind)


class PdfPages:
    """The pages of a PDF. Links, scripts and files in it stay what they are: dead."""

    can_search = True

    def __init__(self, data: bytes) -> None:
        with PDFIUM:
            try:
                self._document = pypdfium2.PdfDocument(data)
            except pypdfium2.PdfiumError as error:
                raise BrokenRefusedError from error
            self.count = min(len(self._document), MOST_PAGES)
            try:
                self._sizes = [_size(self._document, number) for number in range(self.count)]
            except pypdfium2.PdfiumError as error:
                self.count = 0
                raise BrokenRefusedError from error
            finally:
                if not self.count:
                    self._document.close()
            if not self.count:
                raise BrokenRefusedError
            with suppress(pypdfium2.PdfiumError):
                self._document.init_forms()

    def __del__(self) -> None:
        if getattr(self, "count", 0):
            self.close()  # in its turn: what is forgotten would be let go of on any thread, beside another one

    def size(self, number: int) -> QSizeF:
        """Return the size of a page in points, unturned."""
        return self._sizes[number]

    def draw(self, number: int, size: QSize, turn: int) -> QImage:
        """Return a page as a picture of at most this size, turned by so many quarters."""
        width = size.height() if turn % 2 else size.width()
        scale = max(width, 1) / self._sizes[number].width()
        drawn: QImage = self._with_page(number, lambda page: _drawn(page, scale, turn))
        return drawn

    def words(self, number: int) -> str:
        """Return the text of a page."""
        return str(self._with_page(number, lambda page: page.get_textpage().get_text_bounded()))

    def find(self, text: str) -> tuple[Hit, ...]:
        """Return where a text stands, whatever its capitals."""
        found: list[Hit] = []
        for number in range(self.count):
            found += self._with_page(number, lambda page, at=number: _hits(page, at, text))
            if len(found) >= MOST_HITS:
                break
        return tuple(found[:MOST_HITS])

    def close(self) -> None:
        """Let go of the document."""
        with PDFIUM:
            self._document.close()

    def _with_page(self, number: int, use: Any) -> Any:  # noqa: ANN401 - a question to an untyped page
        with PDFIUM:
            try:
                page = self._document[number]
                try:
                    return use(page)
                finally:
                    page.close()
            except (pypdfium2.PdfiumError, ValueError, MemoryError) as error:
                raise BrokenRefusedError from error


class PicturePages:
    """One picture as one page."""

    count = 1
    can_search = False

    def __init__(self, data: bytes, media_kind: str) -> None:
        buffer = QBuffer()
        buffer.setData(QByteArray(data))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        kind = "png" if media_kind == Media.PNG else "jpeg"
        reader = QImageReader(buffer, QByteArray(kind.encode()))
        reader.setAutoDetectImageFormat(False)
        reader.setAutoTransform(True)
        whole = reader.size()
        if whole.isValid():
            reader.setScaledSize(_within(whole, MOST_DOTS))
        self._image = reader.read()
        if self._image.isNull():
            raise BrokenRefusedError

    def size(self, _number: int) -> QSizeF:
        """Return the size of the picture in points: a dot of it is a dot on the screen."""
        return QSizeF(self._image.size()) * POINTS_PER_DOT

    def draw(self, _number: int, size: QSize, turn: int) -> QImage:
        """Return the picture at most as large, turned by so many quarters."""
        turned = self._image.transformed(QTransform().rotate(90 * turn)) if turn else self._image
        smooth = Qt.TransformationMode.SmoothTransformation
        return turned.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)

    def words(self, _number: int) -> str:
        """Return nothing: a picture has no text."""
        return ""

    def find(self, _text: str) -> tuple[Hit, ...]:
        """Find nothing."""
        return ()

    def close(self) -> None:
        """Let go of the picture."""
        self._image = QImage()


def limited(size: QSize) -> QSize:
    """Return a size in which a page may be drawn: the same, or coarser where that would take too much memory."""
    return _within(size, MOST_DOTS)


def _within(size: QSize, most: int) -> QSize:
    dots = max(size.width(), 1) * max(size.height(), 1)
    if dots <= most:
        return QSize(max(size.width(), 1), max(size.height(), 1))
    share = (most / dots) ** 0.5
    return QSize(max(int(size.width() * share), 1), max(int(size.height() * share), 1))


def _size(document: pypdfium2.PdfDocument, number: int) -> QSizeF:
    width, height = document.get_page_size(number)
    return QSizeF(*(min(max(float(each), 1.0), LARGEST_SIDE) for each in (width, height)))


def _drawn(page: pypdfium2.PdfPage, scale: float, turn: int) -> QImage:
    bitmap = page.render(
        scale=scale,
        rotation=90 * (turn % 4),
        rev_byteorder=True,
        force_bitmap_format=pypdfium2.raw.FPDFBitmap_BGRx,
        limit_image_cache=True,
    )
    shown = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888)
    copied = shown.copy()
    bitmap.close()
    return copied


def _hits(page: pypdfium2.PdfPage, number: int, text: str) -> list[Hit]:
    height = page.get_height()
    words = page.get_textpage()
    searcher = words.search(text)
    found: list[Hit] = []
    while len(found) < MOST_HITS and (place := searcher.get_next()):
        boxes = [words.get_rect(each) for each in range(words.count_rects(*place))]
        places = (
            QRectF(left, height - top, right - left, top - bottom) for left, bottom, right, top in boxes
        )
        found.append(Hit(number, tuple(places)))
    searcher.close()
    words.close()
    return found
