"""One window of the demonstration, and a camera before it."""

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QBuffer, QIODevice, QThreadPool
from PySide6.QtWidgets import QApplication, QWidget

from ui import bootstrap
from ui.demo.stage import Stage
from ui.pages.page import Page
from ui.pages.place import Place
from ui.window.shell import Shell

P = TypeVar("P", bound=Page)


class Camera:
    """Walks one window and keeps a picture of what it sees in a folder."""

    def __init__(self, folder: Path, name: str, stage: Stage, size: tuple[int, int]) -> None:
        self.folder, self.name, self.stage = folder, name, stage
        self.number = 0
        self.shell = Shell(stage.post, bootstrap)
        self.shell.resize(*size)
        self.shell.show()
        self.settle()

    def settle(self) -> None:
        """Let everything that was asked come back."""
        for _turn in range(20):
            QApplication.processEvents()
            QThreadPool.globalInstance().waitForDone()
            while self.shell.store_thread.is_busy:
                QApplication.processEvents()

    def shoot(self, title: str, widget: QWidget | None = None) -> None:
        """Take a picture."""
        self.settle()
        self.number += 1
        taken = widget or self.shell
        taken.grab().save(str(self.folder / f"{self.name}-{self.number:02}-{title}.png"))

    def unlock(self) -> None:
        """Open the store as the first officer."""
        passphrase = next(words for (_place, user), words in self.stage.passphrases.items() if user == "anna")
        self.shell.unlock_page.users.setEditText("anna")
        self.shell.unlock_page.passphrase.setText(passphrase)
        self.shell.unlock_page.open_button.click()
        self.settle()

    def go(self, place: Place, kind: type[P]) -> P:
        """Go to a page and wait until it shows what it read."""
        self.shell.go(place)
        self.settle()
        assert isinstance(self.shell.page, kind)
        return self.shell.page

    def seen(self) -> bytes:
        """Return what the camera sees now, as the content of a file."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self.shell.grab().save(buffer, "PNG")
        return bytes(buffer.data().data())
