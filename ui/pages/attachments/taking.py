"""Files out of what was dropped or pasted: of this computer only, an address of the network is none."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QImage

from resources.texts import N_, _

PICTURE: Final = N_("Pasted picture")
TEXT: Final = N_("Pasted text")


def has_files(data: QMimeData) -> bool:
    """Tell whether something in it could be kept."""
    return any(url.isLocalFile() for url in data.urls()) or data.hasImage()


def files_in(data: QMimeData | None) -> list[tuple[str, Path | bytes]]:
    """Return files by name; a picture without a file becomes a PNG, words become a text.

    An empty clipboard of some systems has no content at all.
    """
    if data is None:
        return []
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if paths:
        return [(path.name, path) for path in paths]
    if data.hasImage():
        image = QImage(data.imageData())
        return [] if image.isNull() else [(f"{_(PICTURE)}.png", _png(image))]
    if data.hasText() and not data.hasUrls() and data.text().strip():
        return [(f"{_(TEXT)}.txt", data.text().encode("utf-8", errors="replace"))]
    return []


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub knows the format as bytes only
    return bytes(buffer.data().data())
