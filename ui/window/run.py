"""Starts the window."""

import signal
from importlib.resources import files
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from ui.doors import Doors
from ui.widgets.look import dress
from ui.widgets.settings import PRODUCT
from ui.window.languages import speak
from ui.window.shell import Shell

ARABIC = "NotoSansArabic-Regular.ttf"


def run(folder: Path, doors: Doors, language: str, *, user: str = "", passphrase: str = "") -> int:
    """Show the window until it is closed, and return the exit code; a given passphrase is tried at once."""
    application = QApplication([PRODUCT])
    prepare(application, language)
    shell = Shell(folder, doors, user=user)
    shell.show()
    if passphrase:
        shell.unlock_page.try_passphrase(user, passphrase)
    signal.signal(signal.SIGINT, lambda *_: shell.close())
    awake = QTimer()  # lets Python look at Ctrl+C now and then
    awake.start(500)
    awake.timeout.connect(lambda: None)
    return application.exec()


def prepare(application: QApplication, language: str) -> None:
    """Set name, look, letters and language before anything is built."""
    application.setApplicationName(PRODUCT)
    application.setDesktopFileName(PRODUCT)
    application.setQuitOnLastWindowClosed(True)
    dress(application).choose(None)
    _add_letters(application)
    speak(application, language)


def _add_letters(application: QApplication) -> None:
    """Use the letters of the system; ours stand in for scripts it lacks, and where it has none at all."""
    fonts = files("resources").joinpath("fonts")
    for name in ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf", ARABIC, "NotoSansArabic-Bold.ttf"):
        QFontDatabase.addApplicationFontFromData(fonts.joinpath(name).read_bytes())
    font = QFont(application.font())
    families = [each for each in (font.family(), "Noto Sans", "Noto Sans Arabic") if each]
    if not QFontDatabase.hasFamily(font.family()):
        families = families[1:]
    font.setFamilies(families)
    if font.pointSizeF() < 10:
        font.setPointSizeF(10)
    application.setFont(font)
