"""The practice store beside the real one: made with invented people at first use, opened in a window of its own."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final, cast

from platformdirs import user_data_path
from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Slot

import consulaat
from resources.texts import _, language
from ui.pages.place import Tone
from ui.widgets.settings import PRODUCT

_OURS: Final = ("CONSULAAT_STORE", "CONSULAAT_USER", "CONSULAAT_PASSPHRASE_FILE")
STORE: Final = "post"


def practice_folder() -> Path:
    """Return where the practice store stands: beside the real one, never inside it."""
    return user_data_path(f"{PRODUCT}-practice", appauthor=False)


def own_command() -> list[str]:
    """Return what starts this program once more."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "ui.main"]


class PracticeStore(QObject):
    """Makes the practice store and opens it, each in a process of its own: the real store notices nothing."""

    def __init__(
        self, parent: QObject, say: Callable[[str, Tone], None], show: Callable[[Path], bool] | None = None
    ) -> None:
        super().__init__(parent)
        self._say = say
        self._show = show or start_window
        self._making: QProcess | None = None

    @property
    def is_making(self) -> bool:
        """Whether it is being made."""
        return self._making is not None

    def open(self) -> None:
        """Open the practice store in another window; where there is none yet, make it first."""
        if self.is_making:
            return
        if (practice_folder() / STORE).is_dir():
            self._start()
        else:
            self._make()

    def end(self) -> None:
        """Stop making it: the window goes."""
        making, self._making = self._making, None
        if making is not None:
            making.blockSignals(True)
            making.kill()
            making.waitForFinished()

    def _make(self) -> None:
        part = self._part()
        shutil.rmtree(part, ignore_errors=True)
        self._say(
            _("The practice store is being made, with invented people. This takes a minute."), Tone.NOTE
        )
        self._making = _process("--lang", language(), "demo", "--json", "--dir", str(part), parent=self)
        self._making.finished.connect(self._made)
        self._making.errorOccurred.connect(self._failed)
        self._making.start()

    def _part(self) -> Path:
        folder = practice_folder()
        return folder.with_name(f"{folder.name}.part")

    @Slot(int)
    def _made(self, code: int) -> None:
        self._making = None
        if code != 0:
            self._failed()
            return
        try:
            self._part().rename(practice_folder())
        except OSError:
            self._failed()
        else:
            self._start()

    def _start(self) -> None:
        if self._show(practice_folder() / STORE):
            self._say(_("The practice store opens in a window of its own."), Tone.DONE)
        else:
            self._failed()

    @Slot()
    def _failed(self) -> None:
        self._making = None
        shutil.rmtree(self._part(), ignore_errors=True)
        self._say(
            _("The practice store could not be made. Make room on the disk, then try it again."), Tone.WRONG
        )


def start_window(store: Path) -> bool:
    """Open a store in a window of its own; tell whether that began."""
    # The hints of PySide promise a pair here, which its library does not give.
    started = cast("object", _process("--lang", language(), "--store", str(store)).startDetached())
    return started is True


def _process(*arguments: str, parent: QObject | None = None) -> QProcess:
    """Return this program once more, with other arguments and without what was said of the real store."""
    program, *first = own_command()
    made = QProcess(parent)
    surroundings = QProcessEnvironment.systemEnvironment()
    for each in _OURS:
        surroundings.remove(each)
    made.setProcessEnvironment(surroundings)
    made.setProgram(program)
    made.setArguments([*first, *arguments])
    if not getattr(sys, "frozen", False):
        made.setWorkingDirectory(str(Path(consulaat.__file__).parent.parent))
    made.setStandardOutputFile(QProcess.nullDevice())
    made.setStandardErrorFile(QProcess.nullDevice())
    return made
