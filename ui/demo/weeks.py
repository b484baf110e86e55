"""Between the large moments: each week both women are heard, and the danger is judged again (domain §5, §10.2)."""

from resources.texts import _
from ui.demo.stage import Hands, Stage


def follow(stage: Stage) -> None:
    """Keep up with both cases, until the day on which the mother leaves."""
    stage.set_clock("2026-07-13T10:00:00Z")
    with (
        stage.step(_("A week later: leaving, and the danger again")) as result,
        stage.office(stage.post, "anna") as anna,
    ):
        _heard(anna, stage.ids["mother_case"], "2026-07-13T09:30:00Z", "Zij en de kinderen zijn veilig.")
        _check_leaving(anna, stage)
        result.extend(_judge(anna, stage, "2026-07-13T09:45:00Z"))
    stage.set_clock("2026-07-20T10:00:00Z")
    with (
        stage.step(_("Two weeks later: the hub is asked for money, and the danger again")) as result,
        stage.office(stage.post, "anna") as anna,
    ):
        money = anna.open_task(stage.ids["girl_case"], "GELD")
        anna.step("task", money, "start")
        anna.step("task", money, "wait", due_on="2026-07-27")
        result.extend(_judge(anna, stage, "2026-07-20T09:45:00Z"))


def say_goodbye(anna: Hands, case: str) -> None:
    """Hear the mother on the day on which she leaves, and judge what is left of the danger."""
    _heard(anna, case, "2026-07-24T10:00:00Z", "Zij vertrekt vandaag en belt na aankomst.")
    judge_mother(anna, case, "2026-07-24T10:15:00Z", "Op weg, met haar papieren; haar man weet dit niet.")


def judge_girl(anna: Hands, case: str, at: str, reason: str) -> None:
    """Judge how much danger the girl is in."""
    anna.new(
        "risk_assessment",
        case=case,
        assessed_at=at,
        level="HOOG",
        reason=reason,
        answers=[
            {"indicator": "HUWELIJK_BINNEN_7_DAGEN", "answer": "NEE", "source": "zijzelf"},
            {"indicator": "BEZIT_AFGENOMEN", "answer": "JA"},
            {"indicator": "MINDERJARIG", "answer": "JA"},
        ],
    )


def judge_mother(anna: Hands, case: str, at: str, reason: str) -> None:
    """Judge how much danger the mother is in."""
    anna.new(
        "risk_assessment",
        case=case,
        assessed_at=at,
        level="VERHOOGD",
        reason=reason,
        answers=[{"indicator": "AFHANKELIJK_VERBLIJFSRECHT", "answer": "JA"}],
    )


def _judge(anna: Hands, stage: Stage, at: str) -> list[str]:
    girl, mother = stage.ids["girl_case"], stage.ids["mother_case"]
    judge_girl(anna, girl, at, "Nog geen datum voor de verloving; zij wordt steeds begeleid.")
    judge_mother(anna, mother, at, "Veilig in de opvang; haar man weet niet waar zij is.")
    return [f"{anna.get('case', each).number} {anna.get('case', each).risk_level}" for each in (girl, mother)]


def _heard(anna: Hands, case: str, at: str, summary: str) -> None:
    anna.new(
        "contact",
        case=case,
        direction="IN",
        channel="TELEFOON",
        occurred_at=at,
        succeeded=True,
        is_own_sign_of_life=True,
        protocol_was_followed=True,
        summary=summary,
    )


def _check_leaving(anna: Hands, stage: Stage) -> None:
    runaway = anna.new(
        "exit_obstacle",
        case=stage.ids["mother_case"],
        person=stage.ids["mother"],
        kind="WEGLOOPMELDING_POLITIE",
        severity="LASTIG",
    )
    anna.step(
        "exit_obstacle", runaway, "resolve", solution="Melding ingetrokken; de politie gaf er bewijs van."
    )
