"""What an intake officer may do of risk and plan: the first version, and no more (domain §19); who takes what risk."""

from collections.abc import Iterator

from consulaat.records.plan import SafetyPlan
from consulaat.records.risk import RiskAssessment
from consulaat.rules.around import Around
from consulaat.rules.findings import Finding
from consulaat.rules.four_eyes import has_role
from consulaat.rules.permissions import INT, RESIDUAL_RISK, RISK
from resources.texts import N_


def objections_to_plan_of_intake(plan: SafetyPlan, around: Around) -> Iterator[Finding]:
    """Tell that an intake officer draws up the first plan and leaves it then to the case."""
    yield from _later_version(plan, around)


def objections_to_assessment(risk: RiskAssessment, around: Around) -> Iterator[Finding]:
    """Tell that it is not the first, or that the head of mission alone accepts a remaining risk."""
    yield from _later_version(risk, around)
    accepted = risk.residual_risk_accepted_by
    if accepted is not None and not has_role(accepted, RESIDUAL_RISK.roles, around):
        yield Finding(
            "RESIDUAL_RISK",
            N_("Only the head of mission accepts a remaining risk."),
            "§19",
            field_name="residual_risk_accepted_by",
        )


def _later_version(record: RiskAssessment | SafetyPlan, around: Around) -> Iterator[Finding]:
    if around.by.roles & RISK.roles != {INT}:
        return
    others = [each for each in around.all(type(record), case=record.case) if each.id != record.id]
    is_of_another = record.created_by is not None and record.created_by != around.by.id
    if others or is_of_another:
        yield Finding(
            "FIRST_VERSION_ONLY",
            N_("An intake officer makes the first version; who works on the case goes on from there."),
            "§19",
        )
