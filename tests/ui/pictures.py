"""Makes a picture of every page in both languages and three themes: python -m tests.ui.pictures FOLDER.

``--languages``, ``--themes``, ``--size`` and ``--letters`` narrow or change what is taken.
"""

import argparse
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from resources.texts import choose_language
from tests.ui.camera import Camera
from ui import bootstrap
from ui.demo.stage import Stage
from ui.demo.story import play
from ui.pages.attachments.pane import AttachmentsPane
from ui.pages.case.page import CasePage
from ui.pages.case.panes import ATTACHMENTS
from ui.pages.figures.page import OVERVIEW, FiguresPage
from ui.pages.figures.plots import PlotName
from ui.pages.importing.page import ImportPage
from ui.pages.page import Page
from ui.pages.place import PageName, Place
from ui.pages.reports.page import NewReportPage
from ui.widgets.look import Theme, dress, set_letters
from ui.window.pages import PAGES
from ui.window.palette import Palette
from ui.window.run import prepare

EDITORS: Final = ("risk_assessment", "cost_line", "visa_application")
COMMANDS: Final = ("palette", "help", "about", "narrow")
APART: Final = {PageName.NEW_REPORT, PageName.IMPORT, PageName.FIGURES}
REPORTED: Final = {
    "direct_danger": "JA",
    "can_be_overheard": "ONBEKEND",
    "stated_name": "Nadia B.",
    "stated_born_on": "20090000",
    "country_of_stay": "MA",
    "callback_instructions": "Alleen berichten, na 23 uur",
    "must_not_know": "Vader en ooms",
    "first_words": "Ze hebben mijn paspoort gepakt, ik moet trouwen.",
}


def main(typed: Sequence[str] | None = None) -> None:
    """Play the demonstration, then walk through the window with a camera."""
    asked = _arguments().parse_args(typed)
    asked.folder.mkdir(parents=True, exist_ok=True)
    width, _x, height = asked.size.partition("x")
    application = QApplication(["consulaat"])
    with tempfile.TemporaryDirectory() as place:
        QSettings.setPath(
            QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(Path(place) / "settings")
        )
        stage = play(Path(place), bootstrap, "nl", lambda _report: None).stage
        bundle = bundle_with_conflict(stage)
        for language in asked.languages:
            choose_language(language)
            prepare(application, language)
            set_letters(application, asked.letters)
            for theme in asked.themes:
                dress(application).choose(Theme(theme))
                name = f"{language}-{theme}"
                walk(Camera(asked.folder, name, stage, (int(width), int(height))), theme, bundle)


def walk(camera: Camera, theme: str, bundle: Path) -> None:
    """Take a picture of everything a person can come to."""
    _closed(camera)
    camera.unlock()
    camera.shell.commands.run(f"theme-{theme}")
    camera.settle()
    for each in PAGES:
        if not each.has_ref and each.page not in APART:
            camera.go(Place(each.page), Page)
            camera.shoot(each.page.value)
    camera.go(Place(PageName.SEARCH, "Nadia"), Page)
    camera.shoot("search")
    camera.go(Place(PageName.RECORD, f"person/{camera.stage.ids['girl']}"), Page)
    camera.shoot("record")
    _figures(camera)
    _report(camera)
    for key in ("girl_case", "mother_case"):
        _case(camera, key)
    _import(camera, bundle)
    _commands(camera)
    camera.shell.close()


def _closed(camera: Camera) -> None:
    camera.shoot("unlock")
    page = camera.shell.unlock_page
    page.show_recover()
    camera.shoot("recover")
    page.show_restore()
    camera.shoot("restore")
    page.leave_pane()


def _figures(camera: Camera) -> None:
    page = camera.go(Place(PageName.FIGURES), FiguresPage)
    page.start.show_value("2026-01-01")
    page.until.show_value("2027-01-01")
    page.count.click()
    for part in (OVERVIEW, *(each.name for each in PlotName)):
        page.parts.button(part).click()
        camera.shoot(f"figures-{part.lower()}")


def _report(camera: Camera) -> None:
    page = camera.go(Place(PageName.NEW_REPORT), NewReportPage)
    camera.shoot("new-report")
    for name, value in REPORTED.items():
        page.fields[name].show_value(value)
    page.questions.fields["direct_danger"].changed.emit()
    page.fields["stated_age"].show_value("zestien")
    page.fields["stated_age"].left.emit()
    camera.shoot("new-report-filled")


def _case(camera: Camera, key: str) -> None:
    page = camera.go(Place(PageName.CASE, camera.stage.ids[key]), CasePage)
    for line in range(page.menu.count()):
        page.menu.setCurrentRow(line)
        camera.shoot(f"{key}-{page.menu.chosen or line}")
    for type_ in EDITORS:
        page.make(page.sections[type_].section)
        camera.settle()
        page.editor.save()
        camera.shoot(f"{key}-editor-{type_}")
    page.header.print_button.click()
    camera.settle()
    if page._paper is not None:
        page._paper.make.click()
    camera.shoot(f"{key}-paper")
    _attachment(camera, page, key)


def _attachment(camera: Camera, page: CasePage, key: str) -> None:
    page._choose(ATTACHMENTS)
    camera.settle()
    pane = page.sections[ATTACHMENTS]
    assert isinstance(pane, AttachmentsPane)
    pane.take([("ticket.png", camera.seen())])
    camera.shoot(f"{key}-attachments")
    pane.open_button.click()
    camera.shoot(f"{key}-attachment")


def _import(camera: Camera, bundle: Path) -> None:
    page = camera.go(Place(PageName.IMPORT), ImportPage)
    camera.shoot("import")
    page.plan([bundle])
    camera.shoot("import-plan")
    page.merge.click()
    camera.shoot("import-merged")
    camera.go(Place(PageName.CONFLICTS), Page)
    camera.shoot("conflicts-open")


def _commands(camera: Camera) -> None:
    camera.go(Place(PageName.HOME), Page)
    for name in COMMANDS:
        camera.shell.commands.run(name)
        camera.shoot(name)
        for palette in camera.shell.findChildren(Palette):
            palette.close_palette()
        camera.shell.commands.close_help()
    camera.shell.commands.run("narrow")


def bundle_with_conflict(stage: Stage) -> Path:
    """Let both sides change one field, and return what headquarters sends."""
    case = stage.ids["mother_case"]
    with stage.office(stage.headquarters, "hanna") as hanna:
        hanna.set("case", case, established_phenomenon="HUWELIJKSDWANG")
        path = hanna.office.exports.export("RAB", stage.folder / "bundles").files[-1]
    with stage.office(stage.post, "anna") as anna:
        anna.set("case", case, established_phenomenon="HUWELIJKSE_GEVANGENSCHAP")
    return path


def _arguments() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(description=__doc__)
    made.add_argument("folder", type=Path)
    made.add_argument("--languages", nargs="+", default=["nl", "en"], choices=["nl", "en"])
    made.add_argument("--themes", nargs="+", default=[each.value for each in Theme])
    made.add_argument("--size", default="1280x800")
    made.add_argument("--letters", type=int, default=100)
    return made


if __name__ == "__main__":
    main()
