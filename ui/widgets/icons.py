"""Icons drawn from the shipped outlines, in the colour of the text beside them."""

from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from PySide6.QtCore import QByteArray, QEvent, QObject, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton

from ui.widgets.look import sized

SIZES: Final = (16, 20, 24, 32, 48, 64)


def icon(name: str, colour: QColor, chosen: QColor | None = None) -> QIcon:
    """Return an icon in a colour, and in another one where its row is chosen."""
    return _icon(name, colour.name(), (chosen or colour).name())


def pixmap(name: str, colour: QColor, side: int, ratio: float = 1.0) -> QPixmap:
    """Return the picture of an icon, sharp on the screen it is for."""
    picture = QPixmap(_drawn(name, colour.name(), round(side * ratio)))
    picture.setDevicePixelRatio(ratio)
    return picture


def give_icon(
    button: QAbstractButton,
    name: str,
    side: int = 18,
    role: QPalette.ColorRole = QPalette.ColorRole.ButtonText,
) -> None:
    """Put an icon on a button, and draw it anew when the palette changes."""
    button.setIconSize(QSize(sized(side), sized(side)))
    keeper = _Keeper(button, name, role)
    button.installEventFilter(keeper)
    keeper.draw()


class _Keeper(QObject):
    """Keeps the icon of one button in the colour of its text."""

    def __init__(self, button: QAbstractButton, name: str, role: QPalette.ColorRole) -> None:
        super().__init__(button)
        self._button = button
        self._name = name
        self._role = role

    def draw(self) -> None:
        """Draw the icon in the present colours."""
        colour = self._button.palette().color(self._role)
        self._button.setIcon(icon(self._name, colour))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.PaletteChange:
            self.draw()
        return super().eventFilter(watched, event)


@cache
def _icon(name: str, colour: str, chosen: str) -> QIcon:
    made = QIcon()
    for side in SIZES:
        made.addPixmap(_drawn(name, colour, side))
        if chosen != colour:
            made.addPixmap(_drawn(name, chosen, side), QIcon.Mode.Selected)
    return made


@lru_cache(maxsize=1024)
def _drawn(name: str, colour: str, side: int) -> QPixmap:
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(_outline(name).replace("currentColor", colour).encode())).render(painter)
    painter.end()
    return picture


@cache
def _outline(name: str) -> str:
    return files("resources").joinpath("icons", f"{name}.svg").read_text(encoding="utf-8")
