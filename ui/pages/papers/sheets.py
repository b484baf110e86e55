"""Pages of a PDF drawn from memory; nothing is written to a file."""

from typing import Final

import pypdfium2
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPalette, QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from resources.texts import _

SCALE: Final = 1.35


class Sheets(QScrollArea):
    """Shows pages one under the other."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(_("The paper"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setBackgroundRole(QPalette.ColorRole.Midlight)
        self._inside = QWidget()
        self._inside.setBackgroundRole(QPalette.ColorRole.Midlight)
        self._laid = QVBoxLayout(self._inside)
        self._laid.setContentsMargins(16, 16, 16, 16)
        self._laid.setSpacing(16)
        self.setWidget(self._inside)

    def clear(self) -> None:
        """Show nothing."""
        while self._laid.count():
            item = self._laid.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    @property
    def count(self) -> int:
        """How many pages are shown."""
        return self._laid.count()

    def show_pdf(self, content: bytes) -> None:
        """Show the pages of a paper."""
        self.clear()
        document = pypdfium2.PdfDocument(content)
        ratio = self.devicePixelRatioF()
        for number in range(len(document)):
            page = document[number]
            picture = QLabel()
            picture.setPixmap(_drawn(page, ratio))
            picture.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            picture.setAccessibleName(_("Page {n} of {total}", n=number + 1, total=len(document)))
            picture.setAccessibleDescription(page.get_textpage().get_text_bounded())
            self._laid.addWidget(picture)
        document.close()


def _drawn(page: pypdfium2.PdfPage, ratio: float) -> QPixmap:
    bitmap = page.render(
        scale=SCALE * ratio, rev_byteorder=True, force_bitmap_format=pypdfium2.raw.FPDFBitmap_BGRx
    )
    image = QImage(
        bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888
    ).copy()
    image.setDevicePixelRatio(ratio)
    return QPixmap.fromImage(image)
