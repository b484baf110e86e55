"""The whole demonstration, in order."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from resources.texts import _
from ui.demo import consent, exchange, figures, girl, partners, shelter, visa, weeks
from ui.demo.stage import HEADQUARTERS, POST, STAFF, Stage, StepReport
from ui.doors import Doors


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What the demonstration made."""

    stage: Stage
    overview: dict[str, Any]


def play(folder: Path, doors: Doors, language: str, tell: Callable[[StepReport], None]) -> Story:
    """Play the demonstration in a folder and return what was made."""
    stage = Stage(folder=folder, doors=doors, language=language, tell=tell)
    for name in ("papers", "bundles"):
        (folder / name).mkdir(mode=0o700)
    with stage.step(_("Two stores made, users added")) as result:
        stage.found(stage.post, POST, "post", "anna")
        stage.found(stage.headquarters, HEADQUARTERS, "hq", "hanna")
        with stage.office(stage.post, "anna") as anna:
            for name, role in STAFF.items():
                stage.hire(anna.office, stage.post, name, role)
        result.append(f"{POST}: anna, {', '.join(STAFF)}; {HEADQUARTERS}: hanna")
    exchange.meet(stage)
    figures.load(stage)
    cases(stage)
    exchange.gap(stage)
    exchange.conflict(stage)
    overview = figures.overview(stage)
    stage.leave_notes()
    return Story(stage=stage, overview=overview)


def cases(stage: Stage) -> None:
    """Work the cases of the post, in the order of the calendar."""
    girl.report_at_night(stage)
    girl.make_safe(stage)
    girl.establish_nationality(stage)
    consent.plan_the_way_home(stage)
    visa.return_visa(stage)
    shelter.stay_in_safehouse(stage)
    weeks.follow(stage)
    shelter.leave_safehouse(stage)
    partners.call_in_help(stage)
