"""What the computer itself remembers of the window: its place, its panes and its language; never who or what."""

from PySide6.QtCore import QSettings

from resources.texts import LANGUAGES

PRODUCT = "consulaat"
LANGUAGE = "language"


def settings() -> QSettings:
    """Return what was remembered, for reading and for writing."""
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, PRODUCT, "window")


def kept_language() -> str:
    """Return the language that was chosen on this computer, or nothing."""
    kept = settings().value(LANGUAGE)
    return kept if isinstance(kept, str) and kept in LANGUAGES else ""
