"""An older copy of a store in the window: it says so, and goes on as a new device."""

import shutil
from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenShell
from tests.ui.rehearsal import Rehearsal, go, rest
from ui.pages.cards.page import CardsPage
from ui.pages.place import PageName


def test_an_older_copy_says_so_and_goes_on_as_a_new_device(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell, tmp_path: Path
) -> None:
    shutil.copytree(rehearsal.folder, tmp_path / "before")
    with rehearsal.office() as office:
        office.desk.create("person", {"surname": "Later"})
    shutil.copy2(tmp_path / "before" / "store.db", rehearsal.folder / "store.db")
    shell = open_shell(rehearsal)
    page = go(qtbot, shell, PageName.CARDS, CardsPage)
    code = page.own_code.text()
    assert page.renewing.isVisible()
    assert "oudere kopie" in page.renewing.why.words.text()

    page.renewing.go_on.click()
    rest(qtbot, shell)

    assert not page.renewing.isVisible()
    assert page.own_code.text() != code
