"""The pages of users, known devices, bundles and the log."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from consulaat.records.user import UserRole
from tests.ui.conftest import OpenShell
from tests.ui.rehearsal import Rehearsal, found, go, rest, texts_of
from ui.pages.bundles.page import BundlesPage
from ui.pages.cards.page import CardsPage
from ui.pages.log.page import LogPage
from ui.pages.people.page import PeoplePage
from ui.pages.place import PageName, Place
from ui.window.shell import Shell


def choose(page: PeoplePage, name: str) -> None:
    rows = range(page.model.rowCount())
    page.table.selectRow(next(row for row in rows if page.model.key(row) == name))


def test_a_user_is_added_changed_and_blocked(qtbot: QtBot, shell: Shell) -> None:
    page = go(qtbot, shell, PageName.PEOPLE, PeoplePage)
    page.new.name.setText("bram")
    page.new.add.click()
    assert (
        page.new.problem.isVisible()
    )  # whoever comes new gets the roles that are ticked for them, and no others
    page.new.roles.boxes[UserRole.HEAD_OF_SECTION].setChecked(True)
    page.new.add.click()
    rest(qtbot, shell)
    assert len(page.passphrase.text().split()) == 6

    choose(page, "bram")
    page.roles.boxes[UserRole.CONSULAR_OFFICER].setChecked(True)
    page.change.click()
    rest(qtbot, shell)
    office = shell.office
    assert office is not None
    as_in_an_older_store = "DELETE FROM meta WHERE name = 'opener:papers'"
    shell.store_thread.run(
        lambda: office.store.connection.run(as_in_an_older_store),  # type: ignore[attr-defined]  # the real office has one
        lambda _done: None,
        lambda _error: None,
    )
    page.disable.click()  # bram is still the one who is chosen
    assert not page.yes_disable.isHidden()
    page.yes_disable.click()
    rest(qtbot, shell)

    assert page.told.papers is not None  # the old ones open nothing now, and these are shown this once
    assert page.told.papers.isVisible()
    shell.go(Place(PageName.HOME))
    assert page.told.papers is None
    rest(qtbot, shell)
    assert "vijf nieuwe" in shell.bar.text
    page = go(qtbot, shell, PageName.PEOPLE, PeoplePage)
    cells = [page.model.index(row, 2).data() for row in range(page.model.rowCount())]
    assert cells == ["Actief", "Geblokkeerd"]


def test_the_last_administrator_stays_one(qtbot: QtBot, shell: Shell) -> None:
    page = go(qtbot, shell, PageName.PEOPLE, PeoplePage)
    choose(page, "anna")
    page.roles.boxes[UserRole.ADMINISTRATOR].setChecked(False)
    page.change.click()
    rest(qtbot, shell)

    assert "laatste beheerder" in shell.bar.text
    assert not page.disable.isEnabled()


def test_a_card_is_taken_in_by_its_code_only(
    qtbot: QtBot, shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = found(tmp_path / "hague", post="DCV", role="hq", user="hanna")
    with other.office() as office:
        card, code = office.trust.own_card(), office.trust.own().code
    file = tmp_path / "dcv.card"
    file.write_bytes(card)
    page = go(qtbot, shell, PageName.CARDS, CardsPage)
    monkeypatch.setattr("ui.pages.cards.page.choose_files", lambda *_: (file,))

    page.take_in.click()
    assert "Eerst de code" in shell.bar.text
    page.code.setText("1111-1111-1111-1111-1111-1111-1111-1111")
    page.take_in.click()
    rest(qtbot, shell)
    assert page.model.rowCount() == 0
    page.code.setText(code)
    page.take_in.click()
    rest(qtbot, shell)
    assert page.model.index(0, 2).data() == "Vertrouwd"
    page.table.selectRow(0)
    assert page.model.index(0, 0).data() in page.chosen_name.text()  # whom the buttons beneath it are about
    page.revoke.click()
    assert "reden" in shell.bar.text
    page.reason.setText("laptop is gestolen")
    page.stolen.setChecked(True)
    page.revoke.click()
    rest(qtbot, shell)
    assert page.model.index(0, 2).data() == "Gestolen"


def test_the_own_card_is_written_where_one_says(
    qtbot: QtBot, shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = go(qtbot, shell, PageName.CARDS, CardsPage)
    monkeypatch.setattr("ui.pages.cards.page.choose_new_file", lambda *_: tmp_path / "own.card")
    page.save_card.click()
    rest(qtbot, shell)

    assert (tmp_path / "own.card").read_bytes().startswith(b"CNSLCD1\n")


def test_the_log_shows_changes_but_no_values_and_checks_the_chain(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell
) -> None:
    rehearsal.with_case()
    shell = open_shell(rehearsal)
    page = go(qtbot, shell, PageName.LOG, LogPage)
    model = page.model
    said = " ".join(str(model.index(row, at).data()) for row in range(model.rowCount()) for at in range(4))

    assert model.rowCount() > 5
    assert "Nadia" not in said
    page.verify.click()
    rest(qtbot, shell)
    assert "compleet" in shell.bar.text
    assert page.which.count() == 1


def test_an_empty_log_of_bundles_says_what_to_do(qtbot: QtBot, shell: Shell) -> None:
    page = go(qtbot, shell, PageName.BUNDLES, BundlesPage)

    assert not page.table.isVisible()
    assert page.empty.isVisible()


def test_the_report_of_an_import_is_kept_on_the_page_of_bundles(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell, tmp_path: Path
) -> None:
    (tmp_path / "no.cbn").write_bytes(b"no bundle at all")
    with rehearsal.office() as office:
        office.imports.take_in([("no.cbn", tmp_path / "no.cbn")])
    shell = open_shell(rehearsal)
    page = go(qtbot, shell, PageName.BUNDLES, BundlesPage)
    assert [page.imports_model.index(0, at).data() for at in range(1, 6)] == ["1", "0", "0", "0", "1"]

    page.report.click()
    page.paper.make.click()
    rest(qtbot, shell)

    assert page.paper.save.isEnabled()
    assert page.escape()
    assert page.imports.isVisible()
    assert "no.cbn" not in texts_of(shell)
