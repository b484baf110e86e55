"""The guideline for the risk level: it warns, a person chooses (domain §10.2)."""

from collections.abc import Iterable, Iterator
from typing import Final

from consulaat.records.case import Case
from consulaat.records.risk import IndicatorAnswer, RiskAssessment, RiskLevel
from consulaat.rules.around import Around
from consulaat.rules.findings import Finding, warning
from consulaat.values.codes import TriState
from resources.reference import rows
from resources.texts import N_

HANDLED_AS_HIGH: Final = frozenset({RiskLevel.ACUTE, RiskLevel.HIGH, RiskLevel.UNKNOWN})
_ORDER: Final = tuple(RiskLevel)


def guideline_of(answers: Iterable[IndicatorAnswer]) -> RiskLevel | None:
    """Return the level that the answers ask for at least; None when no critical indicator applies."""
    critical = {row["code"] for row in rows("indicators") if row["critical"] == "true"}
    applies = any(each.answer is TriState.YES and each.indicator in critical for each in answers)
    return RiskLevel.HIGH if applies else None


def risk_findings(risk: RiskAssessment) -> Iterator[Finding]:
    """Warn when the chosen level is lower than the guideline and no reason says why."""
    guideline = guideline_of(risk.answers)
    if guideline is None or _ORDER.index(risk.level) <= _ORDER.index(guideline):
        return
    if risk.level is not RiskLevel.UNKNOWN and not risk.below_guideline_reason:
        yield warning(
            "BELOW_GUIDELINE",
            N_("A critical indicator applies: the guideline is at least {level}. Give the reason for less."),
            "§10.2",
            "below_guideline_reason",
            level=str(guideline),
        )


def latest_assessment(case: Case, around: Around) -> RiskAssessment | None:
    """Return the assessment of a case that was made last."""
    found = around.all(RiskAssessment, case=case.id)
    return max(found, key=lambda each: (each.assessed_at, each.id), default=None)
