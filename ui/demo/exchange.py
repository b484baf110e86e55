"""Scenario S11: bundles to headquarters with a gap, receipts back, and a conflict that a person settles."""

from pathlib import Path
from typing import Final

from resources.texts import _
from ui.demo.stage import HEADQUARTERS, POST, Stage
from ui.demo.weeks import judge_girl

LAST: Final = 27


def meet(stage: Stage) -> None:
    """Exchange cards: each side compares the code of the other's device."""
    with stage.step(_("Cards exchanged and codes compared")):
        cards = {}
        for store, user in ((stage.post, "anna"), (stage.headquarters, "hanna")):
            with stage.office(store, user) as hands:
                cards[store] = hands.office.trust.own_card(), hands.office.trust.own().code
        for store, user, other in (
            (stage.post, "anna", stage.headquarters),
            (stage.headquarters, "hanna", stage.post),
        ):
            with stage.office(store, user) as hands:
                hands.office.trust.add(*cards[other])


def send(stage: Stage, store: Path, user: str, to: str) -> Path:
    """Write a bundle and keep it to look at."""
    with stage.office(store, user) as hands:
        made = hands.office.exports.export(to, stage.folder / "bundles")
    stage.bundles += made.files
    return made.files[-1]


def take_in(stage: Stage, store: Path, user: str, *files: Path) -> list[str]:
    """Take in bundles and return what became of each."""
    with stage.office(store, user) as hands:
        results = hands.office.imports.take_in([(file.name, file) for file in files])
    return [f"{each.number}: {each.state}" for each in results]


def gap(stage: Stage) -> None:
    """Three bundles of which the second comes last; it waits for nobody and nothing is lost."""
    case = stage.ids["girl_case"]
    files = []
    for day, note in ((25, "Bericht ontvangen."), (26, "Nog geen antwoord."), (LAST, "Nieuw bericht.")):
        stage.set_clock(f"2026-07-{day}T22:30:00Z")
        with stage.step(_("S11 bundle of {day} July", day=day)) as result:
            with stage.office(stage.post, "anna") as anna:
                anna.new(
                    "contact",
                    case=case,
                    direction="IN",
                    channel="WHATSAPP",
                    occurred_at=f"2026-07-{day}T22:15:00Z",
                    succeeded=True,
                    is_own_sign_of_life=True,
                    protocol_was_followed=True,
                    summary=note,
                )
                if day == LAST:
                    judge_girl(
                        anna, case, f"2026-07-{day}T22:15:00Z", "Zij schrijft weer; geen datum bekend."
                    )
            files.append(send(stage, stage.post, "bram", HEADQUARTERS))
            result.append(files[-1].name)
    stage.set_clock("2026-07-28T09:00:00Z")
    with stage.step(_("S11 headquarters takes in 1 and 3, then 2")) as result:
        result.extend(take_in(stage, stage.headquarters, "hanna", files[0], files[2]))
        result.extend(take_in(stage, stage.headquarters, "hanna", files[1]))


def conflict(stage: Stage) -> None:
    """Both sides change one field without seeing each other; headquarters chooses, the post follows."""
    case = stage.ids["girl_case"]
    stage.set_clock("2026-07-29T09:00:00Z")
    with stage.step(_("Conflict: both sides establish what is happening")) as result:
        with stage.office(stage.headquarters, "hanna") as hanna:
            hanna.set("case", case, established_phenomenon="KINDHUWELIJK")
        with stage.office(stage.post, "anna") as anna:
            anna.set("case", case, established_phenomenon="DREIGENDE_HUWELIJKSDWANG")
        result.extend(
            take_in(stage, stage.headquarters, "hanna", send(stage, stage.post, "bram", HEADQUARTERS))
        )
        with stage.office(stage.headquarters, "hanna") as hanna:
            found = hanna.office.conflicts.open()
            result.append(", ".join(each.field_name for each in found))
            hanna.office.conflicts.resolve(found[0].id, keep="theirs", reason="De post sprak haar gisteren.")
    stage.set_clock("2026-07-29T15:00:00Z")
    with stage.step(_("Headquarters answers; the post follows")) as result:
        result.extend(take_in(stage, stage.post, "bram", send(stage, stage.headquarters, "hanna", POST)))
        with stage.office(stage.post, "anna") as anna:
            status = anna.office.status()
            result.append(f"{status.unsent_changes} unsent, {status.conflicts} conflicts")
