"""The help: there for every page in both languages, its links lead somewhere, and it loads nothing."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from consulaat import __version__
from consulaat.sync.trust import allowed_signers
from resources.texts import LANGUAGES
from tests.sync.bundles import IDENTITY
from tests.sync.test_bundle_shell import GOOD, a_card
from tests.ui.conftest import OpenShell
from tests.ui.rehearsal import Rehearsal, go, rest
from ui.pages.case.page import CasePage
from ui.pages.place import PageName, Place
from ui.window.about import DIRECT, parts_used
from ui.window.actions import OWN
from ui.window.commands import GUIDE, UNLOCK
from ui.window.handbook import ABOUT, CONTENTS, SHORTCUTS, Handbook, links_of, names, title_of, written
from ui.window.pages import PAGES
from ui.window.shell import Shell

ROOT = Path(__file__).parent.parent.parent.parent
TOOLS = ["sh", "ssh-keygen", "age", "base64", "od"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_the_window_has_help(language: str) -> None:
    wanted = {each.page.value for each in PAGES} | {CONTENTS, UNLOCK, GUIDE, "new"}

    assert sorted(wanted - names(language)) == []


def test_both_languages_have_the_same_pages() -> None:
    assert names("nl") == names("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_to_a_page_that_is_there(language: str) -> None:
    there = names(language) | {SHORTCUTS, ABOUT}
    lost = {
        (name, target)
        for name in names(language)
        for target in links_of(written(name, language))
        if target not in there
    }

    assert lost == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_can_be_reached_from_the_contents(language: str) -> None:
    reached, waiting = {SHORTCUTS, ABOUT}, [CONTENTS]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += links_of(written(name, language))

    assert sorted(names(language) - reached) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_has_a_title_and_is_short_enough_to_read(language: str) -> None:
    for name in names(language):
        text = written(name, language)
        assert text.startswith("# "), name
        assert title_of(text), name
        assert len(text.split()) < 420, name


def test_the_dutch_help_addresses_nobody() -> None:
    found = [
        name
        for name in names("nl")
        if re.search(r"\b(u|uw|je|jij|jouw)\b", written(name, "nl"), re.IGNORECASE)
    ]

    assert found == []


def test_the_english_help_gives_the_person_concerned_no_sex() -> None:
    found = [
        name
        for name in names("en")
        if re.search(r"\b(she|her|hers|he|him|his|girl|woman)\b", written(name, "en"))
    ]

    assert found == []


def test_the_shortcuts_are_those_of_the_actions() -> None:
    page = Handbook().text(SHORTCUTS)

    assert [each.name for each in OWN if each.keys and f"**{each.keys[0]}**" not in page] == []


def test_help_is_found_by_any_word_and_titles_come_first() -> None:
    book = Handbook()

    assert book.search("wachtzin back-up")[0].name == "lock"
    assert [each.name for each in book.search("ssh-keygen")] == ["check-bundle"]
    assert book.search("geenenkelewoord") == []


def test_a_name_that_is_none_shows_the_contents_and_no_other_file() -> None:
    assert Handbook().text("../../locale/nl") == written(CONTENTS)


def test_f1_shows_the_help_of_the_present_page_and_takes_it_away(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell
) -> None:
    case = rehearsal.with_case()
    shell = open_shell(rehearsal)
    go(qtbot, shell, PageName.CASE, CasePage, case)
    shell.commands.run("help")

    assert shell.help.isVisible()
    assert shell.help.name == "case"
    shell.commands.run("help")
    assert not shell.help.isVisible()
    shell.commands.run("help")
    shell.go(Place(PageName.PERSONS))
    assert shell.help.name == "persons"
    shell.help.text.anchorClicked.emit(QUrl("printing.md"))
    shell.go(Place(PageName.HOME))
    assert shell.help.name == "printing"


def test_help_can_be_read_before_the_store_is_open(qtbot: QtBot, shell: Shell) -> None:
    shell.lock()
    rest(qtbot, shell)
    shell.commands.run("help")

    assert shell.help.isVisible()
    assert shell.help.name == UNLOCK


def test_links_lead_on_and_the_way_back_leads_here(shell: Shell) -> None:
    shell.commands.show_help("case")
    shell.help.text.anchorClicked.emit(QUrl("printing.md"))
    assert shell.help.name == "printing"
    shell.help.back.click()

    assert shell.help.name == "case"


def test_a_link_to_elsewhere_shows_the_contents(shell: Shell) -> None:
    shell.commands.show_help("case")
    shell.help.text.anchorClicked.emit(QUrl("https://example.org/"))

    assert shell.help.name == CONTENTS


def test_the_help_loads_no_file_and_no_picture(shell: Shell, tmp_path: Path) -> None:
    secret = tmp_path / "secret.html"
    secret.write_text("SECRET")
    shell.commands.show_help("case")
    text = shell.help.text

    kind = QTextDocument.ResourceType.HtmlResource.value
    loaded = text.document().resource(kind, QUrl.fromLocalFile(str(secret)))

    assert loaded == QByteArray(b"")


def test_what_is_searched_is_listed_with_its_line(shell: Shell) -> None:
    shell.commands.show_help("case")
    shell.help.search.setText("ssh-keygen")

    assert "ssh-keygen" in shell.help.text.toPlainText()
    shell.help.search.clear()
    assert shell.help.name == "case"


def test_about_names_every_library_that_is_asked_for_with_its_licence() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    asked = [re.split("[<>=]", each)[0] for each in project["dependencies"]]
    parts = {name.lower().replace("_", "-"): licence for name, _version, licence in parts_used()}

    assert sorted(DIRECT) == sorted(asked)
    assert [name for name in DIRECT if not parts.get(name.lower().replace("_", "-"), "")] == []


def test_the_diagnosis_counts_and_names_nobody(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell
) -> None:
    rehearsal.with_case()
    shell = open_shell(rehearsal)
    shell.commands.run("about")
    rest(qtbot, shell)
    shell.help.copy.click()
    said = QApplication.clipboard().text()

    assert __version__ in said
    assert "case 1" in said
    assert not [
        each for each in ("Haddad", "anna", "RAB", str(rehearsal.folder), str(Path.home())) if each in said
    ]


@pytest.mark.skipif(not all(map(shutil.which, TOOLS)), reason="a tool is missing")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_commands_of_the_help_check_and_open_a_bundle(language: str, tmp_path: Path) -> None:
    (tmp_path / "allowed_signers").write_text(allowed_signers([a_card()]))
    (tmp_path / "identity").write_text(IDENTITY + "\n")
    (tmp_path / "bundle.cbn").write_bytes(GOOD)
    commands = "".join(re.findall(r"```\n(.*?)```", written("check-bundle", language), re.DOTALL))

    done = subprocess.run(
        ["/bin/sh", "-ec", commands], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
    assert 'Good "consulaat-bundle-v1" signature' in done.stdout
    assert (tmp_path / "inner").stat().st_size > 0
