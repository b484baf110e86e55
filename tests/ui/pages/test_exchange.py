"""Sending to headquarters, taking in with a plan first, and choosing where both sides changed a field."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from consulaat.records.case import Case
from consulaat.records.ids import UserId
from consulaat.services.exchange import BundleRow, BundleState
from consulaat.sync import refusals
from consulaat.values.ids import RecordId
from tests.ui.conftest import OpenShell
from tests.ui.rehearsal import Rehearsal, found, go, rest
from ui.pages.bundles.presenter import why
from ui.pages.conflicts.page import ConflictsPage
from ui.pages.importing.page import ImportPage
from ui.pages.place import PageName
from ui.pages.sending.page import SendPage
from ui.window.shell import Shell


@dataclass(frozen=True, slots=True)
class TwoSides:
    """A post and headquarters that trust each other and share one case."""

    post: Rehearsal
    headquarters: Rehearsal
    case: str
    folder: Path

    def changed_at_headquarters(self, phenomenon: str) -> Path:
        """Change the case at headquarters and return the bundle for the post."""
        with self.headquarters.office() as office:
            office.desk.change("case", self.case, {"established_phenomenon": phenomenon})
            return office.exports.export("RAB", self.folder).files[-1]

    def changed_at_post(self, phenomenon: str) -> None:
        """Change the case at the post."""
        with self.post.office() as office:
            office.desk.change("case", self.case, {"established_phenomenon": phenomenon})

    def at_post(self) -> str | None:
        """Return what the post shows."""
        with self.post.office() as office:
            case = office.desk.read("case", self.case)
        assert isinstance(case, Case)
        return case.established_phenomenon


@pytest.fixture
def sides(tmp_path: Path, rehearsal: Rehearsal) -> TwoSides:
    headquarters = found(tmp_path / "hq", "DCV", "hq", "hanna")
    case = rehearsal.with_case()
    out = tmp_path / "out"
    out.mkdir()
    cards = {}
    for side in (rehearsal, headquarters):
        with side.office() as office:
            cards[side.folder] = office.trust.own_card(), office.trust.own().code
    for side, other in ((rehearsal, headquarters), (headquarters, rehearsal)):
        with side.office() as office:
            office.trust.add(*cards[other.folder])
    with rehearsal.office() as office:
        files = office.exports.export("DCV", out).files
    with headquarters.office() as office:
        office.imports.take_in([(each.name, each) for each in files])
    return TwoSides(rehearsal, headquarters, case, out)


def cells(page: ImportPage) -> list[str]:
    return [page.model.data(page.model.index(0, column)) for column in range(page.model.columnCount())]


def test_a_bundle_is_written_into_the_chosen_folder(
    qtbot: QtBot, sides: TwoSides, open_shell: OpenShell, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    shell = open_shell(sides.post)
    page = go(qtbot, shell, PageName.SEND, SendPage)
    page.folder.setText(str(stick))

    page.send.click()
    rest(qtbot, shell)

    (file,) = stick.iterdir()
    assert file.name in page._words.text()


def test_nothing_is_written_into_a_folder_that_is_not_there(
    qtbot: QtBot, sides: TwoSides, open_shell: OpenShell, tmp_path: Path
) -> None:
    shell = open_shell(sides.post)
    page = go(qtbot, shell, PageName.SEND, SendPage)
    page.folder.setText(str(tmp_path / "nowhere"))

    page.send.click()
    rest(qtbot, shell)

    assert shell.bar.isVisible()
    assert not page.result.isVisible()


def test_the_plan_changes_nothing_and_the_merge_does(
    qtbot: QtBot, sides: TwoSides, open_shell: OpenShell
) -> None:
    bundle = sides.changed_at_headquarters("HUWELIJKSDWANG")
    shell = open_shell(sides.post)
    page = go(qtbot, shell, PageName.IMPORT, ImportPage)

    page.plan([bundle])
    rest(qtbot, shell)
    planned = cells(page)
    assert planned[:3] == [bundle.name, "DCV", "1"]
    assert int(planned[3]) > 0
    assert page.merge.isVisible()
    shell.lock()
    rest(qtbot, shell)
    assert sides.at_post() is None

    shell = open_shell(sides.post)
    page = go(qtbot, shell, PageName.IMPORT, ImportPage)
    page.plan([bundle])
    rest(qtbot, shell)
    page.merge.click()
    rest(qtbot, shell)
    assert not page.merge.isVisible()
    shell.lock()
    rest(qtbot, shell)
    assert sides.at_post() == "HUWELIJKSDWANG"


def test_a_damaged_file_is_refused_in_a_sentence(
    qtbot: QtBot, sides: TwoSides, open_shell: OpenShell
) -> None:
    bundle = sides.changed_at_headquarters("HUWELIJKSDWANG")
    data = bytearray(bundle.read_bytes())
    data[len(data) // 2] ^= 1
    broken = bundle.with_name("broken.cbn")
    broken.write_bytes(data)
    shell = open_shell(sides.post)
    page = go(qtbot, shell, PageName.IMPORT, ImportPage)

    page.plan([broken])
    rest(qtbot, shell)

    assert "broken.cbn" in page.sentences.text()
    assert not page.merge.isVisible()


@pytest.mark.parametrize(("keep", "shown"), [("mine", "KINDHUWELIJK"), ("theirs", "HUWELIJKSDWANG")])
def test_both_values_of_a_conflict_are_shown_and_the_choice_is_kept(
    qtbot: QtBot, sides: TwoSides, open_shell: OpenShell, keep: str, shown: str
) -> None:
    bundle = sides.changed_at_headquarters("HUWELIJKSDWANG")
    sides.changed_at_post("KINDHUWELIJK")
    shell = open_shell(sides.post)
    imports = go(qtbot, shell, PageName.IMPORT, ImportPage)
    imports.plan([bundle])
    rest(qtbot, shell)
    imports.merge.click()
    rest(qtbot, shell)
    assert cells(imports)[5] == "1"
    page = go(qtbot, shell, PageName.CONFLICTS, ConflictsPage)
    assert set(page.buttons) == {"mine", "theirs"}
    told = "\n".join(each.text() for each in page.detail.findChildren(QLabel))
    assert all(each in told for each in ("anna (RAB)", "(DCV)", "Huwelijksdwang", "Kindhuwelijk"))

    click(page, keep)
    assert shell.bar.isVisible()
    page.reason.setText("Zij vertelde het zelf.")
    click(page, keep)
    rest(qtbot, shell)
    rest(qtbot, shell)

    assert page.model.rowCount() == 0
    assert page.empty.isVisible()
    shell.lock()
    rest(qtbot, shell)
    assert sides.at_post() == shown


def click(page: ConflictsPage, keep: str) -> None:
    from PySide6.QtWidgets import QPushButton

    button = page.buttons[keep]
    assert isinstance(button, QPushButton)
    button.click()


def test_open_conflicts_are_counted_at_the_bottom_and_on_the_left(
    qtbot: QtBot, sides: TwoSides, open_shell: OpenShell
) -> None:
    bundle = sides.changed_at_headquarters("HUWELIJKSDWANG")
    sides.changed_at_post("KINDHUWELIJK")
    with sides.post.office() as office:
        office.imports.take_in([(bundle.name, bundle)])

    shell: Shell = open_shell(sides.post)

    assert shell.status.conflicts.isVisible()
    assert shell.sidebar.buttons[PageName.CONFLICTS].counted == 1


def test_the_log_says_in_words_why_a_bundle_was_refused() -> None:
    day = datetime(2026, 7, 29, tzinfo=UTC)
    row = BundleRow(
        sha256="a" * 64,
        direction="IN",
        peer="b" * 32,
        number=7,
        state=BundleState.HELD,
        code="",
        created_at=day,
        moved_at=day,
        moved_by=UserId(RecordId("c" * 32)),
        changes=0,
        size=0,
        heads={},
    )
    codes = [each.code for each in vars(refusals).values() if getattr(each, "code", "").startswith("bundle-")]
    assert codes
    for code in codes:
        said = why(replace(row, code=code))
        assert " " in said
        assert "{" not in said
    assert why(row) == ""
