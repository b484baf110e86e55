"""Risk and plan: what an intake officer may do, and who accepts a remaining risk."""

from dataclasses import replace

import pytest

from consulaat.records.plan import SafetyPlan
from consulaat.records.user import UserRole
from consulaat.rules.validation import checks
from tests.rules.builders import a_risk
from tests.rules.surroundings import ANNA, BRAM, CASE, CORA, a_user, an_id, around, codes, me, warned

IDA = a_user("ida", UserRole.INTAKE_OFFICER)
PLAN = SafetyPlan(id=an_id("plan"), case=CASE)
OTHER = replace(PLAN, id=an_id("other"))


@pytest.mark.parametrize(("record", "before"), [(a_risk(), a_risk(name="before")), (PLAN, OTHER)])
def test_an_intake_officer_makes_the_first_version_alone(record: SafetyPlan, before: SafetyPlan) -> None:
    assert codes(checks(record, around(IDA))) == []
    assert codes(checks(record, around(IDA, before))) == ["FIRST_VERSION_ONLY"]
    assert codes(checks(replace(record, created_by=me(ANNA)), around(IDA))) == ["FIRST_VERSION_ONLY"]
    assert codes(checks(record, around(ANNA, before))) == []
    both = a_user("ida", UserRole.INTAKE_OFFICER, UserRole.CONSULAR_OFFICER)
    assert codes(checks(record, around(both, before))) == []


def test_only_the_head_of_mission_accepts_a_remaining_risk() -> None:
    assert codes(checks(a_risk(residual_risk_accepted_by=me(CORA)), around(ANNA))) == []
    accepted = a_risk(residual_risk_accepted_by=me(BRAM))
    assert codes(checks(accepted, around(ANNA))) == ["RESIDUAL_RISK"]
    assert warned(checks(accepted, around(ANNA), is_loaded=True)) == ["RESIDUAL_RISK"]
