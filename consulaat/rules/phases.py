"""What goes before each phase of a case: the danger looked at anew, and in a very complex case a conference."""

from collections.abc import Iterator
from datetime import timedelta

from consulaat.records.case import Case
from consulaat.records.risk import RiskLevel
from consulaat.rules.around import Around
from consulaat.rules.conference import held_conferences
from consulaat.rules.findings import Finding, warning
from consulaat.rules.law import term
from consulaat.rules.risk import latest_assessment
from resources.texts import N_


def objections_to_a_new_phase(case: Case, around: Around) -> Iterator[Finding]:
    """In a very complex case a conference prepared the step; elsewhere only warn of an old assessment."""
    yield from doubts_about_a_new_phase(case, around)
    if case.is_very_complex and not held_conferences(case, around):
        yield Finding(
            "CONFERENCE_NEEDED",
            N_("In a very complex case each step is prepared in a conference with the hub: hold one first."),
            "§3.7",
        )


def doubts_about_a_new_phase(case: Case, around: Around) -> Iterator[Finding]:
    """Warn of an assessment that is due again, and say when the last conference of a very complex case was."""
    latest, rule = latest_assessment(case, around), term("T16")
    if latest is not None:
        is_acute = latest.level is RiskLevel.ACUTE
        days = (is_acute and rule.acute_length) or rule.length
        if around.now - latest.assessed_at > timedelta(days=days):
            yield warning(
                "ASSESS_AGAIN",
                N_("The last risk assessment is of {day}: assess again before this step."),
                "§10.2",
                day=f"{latest.assessed_at:%d-%m-%Y}",
            )
    held = held_conferences(case, around)
    if case.is_very_complex and held:
        last = max(each.held_at for each in held)
        yield warning(
            "VERY_COMPLEX",
            N_("Each step of a very complex case is prepared in a conference; the last one was on {day}."),
            "§3.7",
            day=f"{last:%d-%m-%Y}",
        )
