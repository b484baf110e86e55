"""Starts the window."""

import gc
import signal
import sys
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMessageLogContext, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from resources.texts import language as texts_language
from ui import log
from ui.doors import Doors
from ui.unexpected import catch_all
from ui.widgets.look import dress
from ui.widgets.settings import PRODUCT, kept_language
from ui.window.first import FirstWindow
from ui.window.languages import speak
from ui.window.shell import Shell

ENDINGS: Final = (
    (signal.SIGINT, signal.SIGTERM)
    if sys.platform == "win32"
    else (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
)
ARABIC = "NotoSansArabic-Regular.ttf"


def run(folder: Path, doors: Doors, language: str, *, user: str = "", passphrase: str = "") -> int:
    """Show the window until it is closed, and return the exit code; a given passphrase is tried at once.

    Where a window on this store is open already, that one comes to the front.
    """
    application = QApplication([PRODUCT])
    first = FirstWindow(folder)
    if not first.is_first:
        first.call()
        return 0
    prepare(application, language or kept_language() or texts_language())
    shell = Shell(folder, doors, user=user)
    first.called.connect(partial(_raise, shell))
    shell.show()
    if passphrase:
        shell.unlock_page.try_passphrase(user, passphrase)
    catch_all(shell.say_error)
    qInstallMessageHandler(_note)
    for ending in ENDINGS:
        signal.signal(ending, lambda *_: shell.close())
    awake = QTimer()  # lets Python look at Ctrl+C now and then
    awake.start(500)
    awake.timeout.connect(lambda: None)
    code = application.exec()
    qInstallMessageHandler(None)  # what Qt says while it ends would look for a Python that is gone
    return code


def _note(kind: QtMsgType, context: QMessageLogContext, _text: str | None) -> None:
    """Note that Qt complained and which part of it; what it said might name a file or a person."""
    log.write(f"qt-{kind.name.removeprefix('Qt').removesuffix('Msg').lower()}", part=context.category or "")


def _raise(shell: Shell) -> None:
    shell.setWindowState(shell.windowState() & ~Qt.WindowState.WindowMinimized)
    shell.raise_()
    shell.activateWindow()


def prepare(application: QApplication, language: str) -> None:
    """Set name, look, letters and language before anything is built."""
    application.setApplicationName(PRODUCT)
    application.setDesktopFileName(PRODUCT)
    application.setQuitOnLastWindowClosed(True)
    dress(application).choose(None)
    _add_letters(application)
    speak(application, language)
    gc.collect()
    gc.freeze()  # what is loaded by now stays to the end: no collection has to walk through it again


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
