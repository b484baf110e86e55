"""By when someone must act after the danger was judged, and whether someone did (domain §10.2)."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from consulaat.records.case import Case
from consulaat.records.contact import Contact
from consulaat.records.risk import RiskAssessment, RiskLevel
from consulaat.rules.around import Around
from consulaat.rules.conference import held_conferences
from consulaat.rules.findings import Finding, warning
from consulaat.rules.law import number
from consulaat.rules.risk import latest_assessment
from consulaat.values.moment import local_date
from resources.reference import label
from resources.texts import N_, language

_ROWS: Final = {
    RiskLevel.ACUTE: "REACTIE_ACUUT_DAGEN",
    RiskLevel.HIGH: "REACTIE_HOOG_DAGEN",
    RiskLevel.UNKNOWN: "REACTIE_HOOG_DAGEN",
    RiskLevel.RAISED: "REACTIE_VERHOOGD_DAGEN",
    RiskLevel.LOW: "REACTIE_LAAG_DAGEN",
}


def react_by(assessment: RiskAssessment) -> date:
    """Return the last day to act after an assessment."""
    assessed = local_date(assessment.assessed_at, "UTC")
    return assessed + timedelta(days=number(_ROWS[assessment.level], assessed))


def reaction_due(case: Case, around: Around) -> Iterator[Finding]:
    """Say by when to act, until a contact or conference after the latest assessment shows that someone did."""
    latest = latest_assessment(case, around)
    if latest is None:
        return
    since = latest.assessed_at
    acted = any(each.occurred_at >= since for each in around.all(Contact, case=case.id))
    acted = acted or any(each.held_at >= since for each in held_conferences(case, around))
    day = react_by(latest)
    if not acted and around.today >= day:
        yield warning(
            "REACT",
            N_("The danger is {level}: act by {day}. No contact or conference was recorded since."),
            "§10.2",
            level=label("RiskLevel", latest.level, language()).lower(),
            day=f"{day:%d-%m-%Y}",
        )
