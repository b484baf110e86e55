"""Makes a picture of every page, in both languages and three themes: python -m tests.ui.pictures FOLDER."""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

from PySide6.QtWidgets import QApplication

from resources.texts import choose_language
from ui import bootstrap
from ui.demo.stage import Stage
from ui.demo.story import play
from ui.pages.case.page import CasePage
from ui.pages.importing.page import ImportPage
from ui.pages.place import PageName, Place
from ui.pages.reports.page import NewReportPage
from ui.widgets.look import Theme, dress
from ui.window.run import prepare
from ui.window.shell import Shell

SIZE: Final = (1280, 800)
SECTIONS: Final = ("person", "case", "report", "contact", "risk_assessment", "visa_application", "timeline")


def main(folder: Path) -> None:
    """Play the demonstration, then walk through the window with a camera."""
    application = QApplication(["consulaat"])
    with tempfile.TemporaryDirectory() as place:
        stage = play(Path(place), bootstrap, "nl", lambda _report: None).stage
        bundle = _bundle_with_conflict(stage)
        for language in ("nl", "en"):
            choose_language(language)
            prepare(application, language)
            for theme in Theme:
                dress(application).choose(theme)
                _walk(Camera(folder, f"{language}-{theme.value}", stage, bundle), theme)


class Camera:
    """One window, and the folder its pictures go to."""

    def __init__(self, folder: Path, name: str, stage: Stage, bundle: Path) -> None:
        self.folder, self.name, self.stage, self.bundle = folder, name, stage, bundle
        self.number = 0
        self.shell = Shell(stage.post, bootstrap)
        self.shell.resize(*SIZE)
        self.shell.show()

    def settle(self) -> None:
        """Let everything that was asked come back."""
        for _turn in range(20):
            QApplication.processEvents()
            while self.shell.store_thread.is_busy:
                QApplication.processEvents()

    def shoot(self, title: str) -> None:
        """Take a picture."""
        self.settle()
        self.number += 1
        self.shell.grab().save(str(self.folder / f"{self.name}-{self.number:02}-{title}.png"))

    def unlock(self) -> None:
        """Open the store as the first officer."""
        passphrase = next(words for (_place, user), words in self.stage.passphrases.items() if user == "anna")
        self.settle()
        self.shell.unlock_page.users.setEditText("anna")
        self.shell.unlock_page.passphrase.setText(passphrase)
        self.shell.unlock_page.open_button.click()
        self.settle()


def _walk(camera: Camera, theme: Theme) -> None:
    camera.shoot("unlock")
    camera.unlock()
    camera.shell.commands.run(f"theme-{theme.value}")
    camera.settle()
    for step in _steps(camera):
        step()
    camera.shell.close()


def _steps(camera: Camera) -> Iterator[Callable[[], None]]:
    shell = camera.shell
    yield lambda: camera.shoot("cases")
    yield lambda: _report(camera)
    for key in ("girl_case", "mother_case"):
        shell.go(Place(PageName.CASE, camera.stage.ids[key]))
        yield partial(camera.shoot, key)
        for section in SECTIONS:
            yield partial(_section, camera, section)
        yield lambda: _editor(camera)
    for page in (PageName.SEND, PageName.CONFLICTS, PageName.FIGURES):
        yield partial(_page, camera, page)
    yield lambda: _import(camera)


def _page(camera: Camera, page: PageName) -> None:
    camera.shell.go(Place(page))
    camera.shell.go(Place(page))
    camera.shoot(page.value)


def _report(camera: Camera) -> None:
    camera.shell.go(Place(PageName.NEW_REPORT))
    camera.shoot("new-report")
    page = camera.shell.page
    assert isinstance(page, NewReportPage)
    values = {
        "direct_danger": "JA",
        "can_be_overheard": "ONBEKEND",
        "stated_name": "Nadia B.",
        "stated_born_on": "20090000",
        "country_of_stay": "MA",
        "callback_instructions": "Alleen berichten, na 23 uur",
        "must_not_know": "Vader en ooms",
        "first_words": "Ze hebben mijn paspoort gepakt, ik moet trouwen.",
    }
    for name, value in values.items():
        page.fields[name].show_value(value)
    page.questions.fields["direct_danger"].changed.emit()
    page.fields["stated_age"].show_value("zestien")
    page.fields["stated_age"].left.emit()
    camera.shoot("new-report-filled")
    camera.shell.go(Place(PageName.CASES))
    camera.shell.go(Place(PageName.CASES))


def _section(camera: Camera, section: str) -> None:
    page = camera.shell.page
    assert isinstance(page, CasePage)
    page._choose(section)
    camera.shoot(f"case-{section}")


def _editor(camera: Camera) -> None:
    page = camera.shell.page
    assert isinstance(page, CasePage)
    page.make(page.sections["risk_assessment"].section)
    camera.settle()
    page.editor.save()
    camera.shoot("editor-with-findings")
    page.make(page.sections["cost_line"].section)
    camera.shoot("editor-cost")
    page.header.print_button.click()
    camera.settle()
    for widget in page.panes.children():
        if hasattr(widget, "make") and hasattr(widget, "sheets"):
            widget.make.click()
    camera.shoot("paper")


def _import(camera: Camera) -> None:
    camera.shell.go(Place(PageName.IMPORT))
    page = camera.shell.page
    assert isinstance(page, ImportPage)
    camera.settle()
    page.plan([camera.bundle])
    camera.shoot("import-plan")
    page.merge.click()
    camera.shoot("import-merged")
    _page(camera, PageName.CONFLICTS)


def _bundle_with_conflict(stage: Stage) -> Path:
    """Let both sides change one field, and return what headquarters sends."""
    case = stage.ids["mother_case"]
    with stage.office(stage.headquarters, "hanna") as hanna:
        hanna.set("case", case, established_phenomenon="HUWELIJKSDWANG")
        path = hanna.office.exports.export("RAB", stage.folder / "bundles").files[-1]
    with stage.office(stage.post, "anna") as anna:
        anna.set("case", case, established_phenomenon="HUWELIJKSE_GEVANGENSCHAP")
    return path


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    main(target)
