"""The look of the window: one light and one dark palette, and colours with a meaning."""

from enum import Enum
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ui.widgets.outlined import Outlined

Role = QPalette.ColorRole
GAP: Final = 8
WIDE_GAP: Final = 16


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
_DISABLED: Final = {False: "#6c747e", True: "#8b939d"}
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


def palette(*, dark: bool) -> QPalette:
    """Return the light or the dark palette."""
    made = QPalette()
    for role, colour in (_DARK if dark else _LIGHT).items():
        made.setColor(role, QColor(colour))
    for role in (Role.Text, Role.WindowText, Role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(_DISABLED[dark]))
    made.setColor(QPalette.ColorGroup.Disabled, Role.Highlight, QColor("#5b646f"))
    return made


def colours(meaning: Meaning) -> tuple[QColor, QColor]:
    """Return ink and ground of a meaning on the palette in use."""
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
    """Tell whether the person asked the system for high contrast."""
    hints = QGuiApplication.styleHints()
    contrast: Qt.ContrastPreference = hints.accessibility().contrastPreference()
    return contrast == Qt.ContrastPreference.HighContrast


def follow_system(application: QApplication) -> None:
    """Use Fusion with our outlines and palette, light or dark as the system; high contrast keeps its own."""
    application.setStyle(Outlined())
    hints = application.styleHints()

    def dress() -> None:
        if not is_high_contrast():
            application.setPalette(palette(dark=hints.colorScheme() == Qt.ColorScheme.Dark))

    hints.colorSchemeChanged.connect(dress)
    dress()


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
