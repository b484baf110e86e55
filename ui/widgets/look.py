"""The look of the window: a light, a dark and a high-contrast palette, colours with a meaning, sizes."""

from enum import Enum
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ui.widgets.outlined import Outlined

Role = QPalette.ColorRole
GAP: Final = 8
WIDE_GAP: Final = 16
_OWN_SIZE: Final = "size of letters of this computer"
_COMPACT: Final = "rows stand close"
USUAL: Final = 10.0  # points: at this size of letters a length is as many pixels as it says


class Theme(Enum):
    """The palettes of our own."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Meaning(Enum):
    """What a colour says; an icon and a word always say it too."""

    DANGER = "danger"
    WARNING = "warning"
    GOOD = "good"
    NOTE = "note"
    QUIET = "quiet"


_LIGHT: Final = {
    Role.Window: "#f4f5f7",
    Role.WindowText: "#1b1f24",
    Role.Base: "#ffffff",
    Role.AlternateBase: "#f7f8fa",
    Role.Text: "#1b1f24",
    Role.Button: "#ffffff",
    Role.ButtonText: "#1b1f24",
    Role.BrightText: "#8f1d14",
    Role.ToolTipBase: "#ffffff",
    Role.ToolTipText: "#1b1f24",
    Role.PlaceholderText: "#646c77",
    Role.Highlight: "#1f5fa8",
    Role.HighlightedText: "#ffffff",
    Role.Link: "#1f5fa8",
    Role.LinkVisited: "#5a3f95",
    Role.Light: "#ffffff",
    Role.Midlight: "#e6e9ed",
    Role.Mid: "#878f9a",
    Role.Dark: "#b4bac2",
    Role.Shadow: "#7c848e",
    Role.Accent: "#1f5fa8",
}
_DARK: Final = {
    Role.Window: "#1f2329",
    Role.WindowText: "#e7e9ec",
    Role.Base: "#14171b",
    Role.AlternateBase: "#1c2026",
    Role.Text: "#e7e9ec",
    Role.Button: "#2b3038",
    Role.ButtonText: "#e7e9ec",
    Role.BrightText: "#ffb4a9",
    Role.ToolTipBase: "#2b3038",
    Role.ToolTipText: "#e7e9ec",
    Role.PlaceholderText: "#a0a8b3",
    Role.Highlight: "#2f6fb8",
    Role.HighlightedText: "#ffffff",
    Role.Link: "#8db8f2",
    Role.LinkVisited: "#c3aef0",
    Role.Light: "#272c34",
    Role.Midlight: "#2a2f37",
    Role.Mid: "#7d8692",
    Role.Dark: "#4c545f",
    Role.Shadow: "#0c0e11",
    Role.Accent: "#8db8f2",
}
_CONTRAST: Final = {
    **_DARK,
    Role.Window: "#000000",
    Role.WindowText: "#ffffff",
    Role.Base: "#000000",
    Role.AlternateBase: "#000000",
    Role.Text: "#ffffff",
    Role.Button: "#000000",
    Role.ButtonText: "#ffffff",
    Role.ToolTipBase: "#000000",
    Role.ToolTipText: "#ffffff",
    Role.PlaceholderText: "#c4c4c4",  # what is only an example must not look like what was typed
    Role.Highlight: "#ffe14d",
    Role.HighlightedText: "#000000",
    Role.Link: "#8fe3ff",
    Role.LinkVisited: "#ffc9ff",
    Role.Light: "#000000",
    Role.Midlight: "#000000",
    Role.Mid: "#ffffff",
    Role.Dark: "#ffffff",
    Role.Accent: "#ffe14d",
}
_PALETTES: Final = {Theme.LIGHT: _LIGHT, Theme.DARK: _DARK, Theme.CONTRAST: _CONTRAST}
_DISABLED: Final = {Theme.LIGHT: "#6c747e", Theme.DARK: "#8b939d", Theme.CONTRAST: "#b8b8b8"}
_LIGHT_MEANINGS: Final = {
    Meaning.DANGER: ("#8f1d14", "#fbe5e2"),
    Meaning.WARNING: ("#694400", "#fdf0d3"),
    Meaning.GOOD: ("#1b5a2d", "#e1f2e5"),
    Meaning.NOTE: ("#1b4f8a", "#e4eefa"),
    Meaning.QUIET: ("#49515b", "#e8ebef"),
}
_DARK_MEANINGS: Final = {
    Meaning.DANGER: ("#ffb9af", "#4b201c"),
    Meaning.WARNING: ("#f5d08a", "#43340f"),
    Meaning.GOOD: ("#a3dbb2", "#183820"),
    Meaning.NOTE: ("#abcff8", "#1b3452"),
    Meaning.QUIET: ("#c3c9d0", "#30363e"),
}


def set_letters(application: QApplication, per_cent: int) -> None:
    """Make letters so large against the usual size of this computer; what is built from now on follows."""
    kept = application.property(_OWN_SIZE)
    own = float(kept) if kept else application.font().pointSizeF()
    application.setProperty(_OWN_SIZE, own)
    font = application.font()
    font.setPointSizeF(own * per_cent / 100)
    application.setFont(font)


def set_compact(*, compact: bool) -> None:
    """Let rows of tables stand close to each other, or leave room between them."""
    QApplication.instance().setProperty(_COMPACT, compact)  # type: ignore[union-attr]  # there is one


def row_height(metrics: QFontMetrics) -> int:
    """Return how high a row of a table is."""
    application = QApplication.instance()
    is_compact = application is not None and application.property(_COMPACT) is True
    return metrics.lineSpacing() + sized(4 if is_compact else 14)


def sized(pixels: float) -> int:
    """Return a length that is so many pixels at the usual size of letters, in step with the size in use."""
    return round(pixels * QApplication.font().pointSizeF() / USUAL)


def palette(theme: Theme) -> QPalette:
    """Return the palette of a theme."""
    made = QPalette()
    for role, colour in _PALETTES[theme].items():
        made.setColor(role, QColor(colour))
    for role in (Role.Text, Role.WindowText, Role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(_DISABLED[theme]))
    made.setColor(QPalette.ColorGroup.Disabled, Role.Highlight, QColor("#5b646f"))
    return made


def colours(meaning: Meaning) -> tuple[QColor, QColor]:
    """Return ink and ground of a meaning on the palette in use."""
    ink, ground = _colours(meaning, QApplication.palette().cacheKey(), system_wants_contrast())
    return QColor(ink), QColor(ground)


@lru_cache(maxsize=64)
def _colours(meaning: Meaning, _palette: int, _wants_contrast: bool) -> tuple[QColor, QColor]:  # noqa: FBT001 - a key
    """Find the colours once for a palette: every cell that is painted asks for them."""
    if is_high_contrast():
        own = QApplication.palette()
        return own.color(Role.WindowText), own.color(Role.Window)
    ink, ground = (_DARK_MEANINGS if is_dark() else _LIGHT_MEANINGS)[meaning]
    return QColor(ink), QColor(ground)


def is_dark() -> bool:
    """Tell whether the palette in use is dark."""
    own = QApplication.palette()
    return own.color(Role.Window).lightness() < own.color(Role.WindowText).lightness()


def is_high_contrast() -> bool:
    """Tell whether the palette in use is of high contrast, ours or that of the system."""
    own = QApplication.palette()
    ours = QColor(_CONTRAST[Role.Window]), QColor(_CONTRAST[Role.WindowText]), QColor(_CONTRAST[Role.Mid])
    used = own.color(Role.Window), own.color(Role.WindowText), own.color(Role.Mid)
    return ours == used or system_wants_contrast()


def system_wants_contrast() -> bool:
    """Tell whether the person asked the system for high contrast; that wins from every theme of ours."""
    hints = QGuiApplication.styleHints()
    contrast: Qt.ContrastPreference = hints.accessibility().contrastPreference()
    return contrast == Qt.ContrastPreference.HighContrast


class Dress(QObject):
    """Keeps the palette of the program as the person chose it, or as the system has it."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._hints = application.styleHints()  # what belongs to it lives as long as this is held
        self._chosen: Theme | None = None
        self._hints.colorSchemeChanged.connect(self._put_on)
        self._hints.accessibility().contrastPreferenceChanged.connect(self._put_on)
        application.setStyle(Outlined())

    def choose(self, theme: Theme | None) -> None:
        """Use a theme; None follows the system."""
        self._chosen = theme
        self._put_on()

    @Slot()
    def _put_on(self) -> None:
        if system_wants_contrast():
            self._application.setPalette(QPalette())  # that of the system
            return
        is_dark = self._hints.colorScheme() == Qt.ColorScheme.Dark
        followed = Theme.DARK if is_dark else Theme.LIGHT
        self._application.setPalette(palette(self._chosen or followed))


def dress(application: QApplication) -> Dress:
    """Return what keeps the look of the program; it is made once."""
    made = application.findChild(Dress)
    return made if isinstance(made, Dress) else Dress(application)


def tint(widget: QWidget, meaning: Meaning) -> None:
    """Give a widget the ink and the ground of a meaning."""
    ink, ground = colours(meaning)
    own = QPalette(QApplication.palette())
    for role in (Role.WindowText, Role.Text, Role.ButtonText):
        own.setColor(role, ink)
    for role in (Role.Window, Role.Base):
        own.setColor(role, ground)
    if widget.palette().color(Role.Window) != ground or widget.palette().color(Role.WindowText) != ink:
        widget.setPalette(own)
    widget.setBackgroundRole(Role.Window)
    widget.setAutoFillBackground(True)
