"""The guideline for the risk level: it warns, a person chooses (domain §10.2)."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Final

from consulaat.records.case import Case, Phenomenon
from consulaat.records.person import Person
from consulaat.records.report import Report
from consulaat.records.risk import IndicatorAnswer, RiskAssessment, RiskLevel
from consulaat.rules.around import Around
from consulaat.rules.findings import Finding, warning
from consulaat.values.codes import TriState
from consulaat.values.partial_date import PartialDate
from resources.reference import rows
from resources.texts import N_

WEDDING: Final = "HUWELIJK_BINNEN_7_DAGEN"
_SOON: Final = timedelta(days=7)
_WEDDINGS: Final = frozenset(
    {Phenomenon.FORCED_MARRIAGE, Phenomenon.THREATENED_FORCED_MARRIAGE, Phenomenon.CHILD_MARRIAGE}
)
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


def objections_to_unasked(risk: RiskAssessment, around: Around) -> Iterator[Finding]:
    """Warn when a wedding within a week is on record, and the indicator of that was not answered."""
    if any(each.indicator == WEDDING for each in risk.answers):
        return
    for report in around.all(Report, case=risk.case):
        if report.reported_phenomenon in _WEDDINGS and (day := _near(report.expected_on, risk)):
            yield warning(
                "WEDDING_SOON",
                N_("A report says that it will happen on {day}: answer whether a wedding is near."),
                "§10.2",
                "answers",
                day=day,
            )
    case = around.one(Case, risk.case)
    person = around.one(Person, case.person) if case is not None else None
    for marriage in person.marriages if person is not None else ():
        if day := _near(marriage.married_on, risk):
            yield warning(
                "WEDDING_SOON",
                N_("A wedding or engagement on {day} is on record: answer whether a wedding is near."),
                "§10.2",
                "answers",
                day=day,
            )


def _near(day: PartialDate | None, risk: RiskAssessment) -> str:
    """Return a day within a week after an assessment, as it is written; empty when it is not near."""
    first = day.earliest() if day else None
    if first is None or not timedelta(0) <= first - risk.assessed_at.date() <= _SOON:
        return ""
    return f"{first:%d-%m-%Y}"


def latest_assessment(case: Case, around: Around) -> RiskAssessment | None:
    """Return the assessment of a case that was made last."""
    found = around.all(RiskAssessment, case=case.id)
    return max(found, key=lambda each: (each.assessed_at, each.id), default=None)
