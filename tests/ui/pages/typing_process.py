"""A window in a process of its own that a test kills: python -m tests.ui.pages.typing_process FOLDER PAGE [CASE].

It types into a form, says "typed" and lets the window go on; what was typed is never saved by hand.
"""

import sys
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.rehearsal import WORDS
from ui import bootstrap
from ui.pages.case.page import CasePage
from ui.pages.place import PageName, Place
from ui.pages.reports.page import NewReportPage
from ui.widgets.fields.text import LineField
from ui.window.run import prepare
from ui.window.shell import Shell

NAME = "Nadia uit het concept"


def main(folder: Path, page: str, case: str) -> None:
    """Type a name and wait to be killed."""
    application = QApplication(["consulaat"])
    prepare(application, "nl")
    shell = Shell(folder, bootstrap, user="anna")
    shell.show()
    settle(shell)
    QTest.keyClicks(shell.unlock_page.passphrase, WORDS)
    QTest.keyClick(shell.unlock_page.passphrase, Qt.Key.Key_Return)
    settle(shell)
    shell.go(Place(PageName(page), case))
    settle(shell)
    if isinstance(shell.page, CasePage):
        shell.page._choose("person")
        settle(shell)
        form = shell.page.editor.form
        assert form is not None
        field = form.fields["given_names"]
    else:
        assert isinstance(shell.page, NewReportPage)
        field = shell.page.fields["stated_name"]
    assert isinstance(field, LineField)
    field.edit.selectAll()
    QTest.keyClicks(field.edit, NAME)
    print("typed", flush=True)  # noqa: T201 - the test waits for it
    QTimer.singleShot(3000, lambda: print("three seconds", flush=True))  # noqa: T201 - and for this
    application.exec()


def settle(shell: Shell) -> None:
    """Let everything that was asked come back."""
    for _turn in range(20):
        QApplication.processEvents()
        while shell.store_thread.is_busy:
            QApplication.processEvents()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else "")
