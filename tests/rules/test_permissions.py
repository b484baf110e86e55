"""Rights: one table, for every class of record."""

import pytest

from consulaat.records.about import Record
from consulaat.records.case import Case
from consulaat.records.contact import Contact
from consulaat.records.money import Commitment, Payment
from consulaat.records.plan import SafetyPlan
from consulaat.records.registry import RECORDS
from consulaat.records.report import Report
from consulaat.records.risk import RiskAssessment
from consulaat.records.user import UserRole
from consulaat.records.visa import VisaApplication
from consulaat.rules.permissions import (
    AUDIT,
    LOAD,
    REVEAL,
    USERS,
    VERIFY,
    NoRightError,
    create_right,
    first_roles,
    objections_to_roles,
    read_right,
)
from tests.rules.builders import a_case, a_report
from tests.rules.surroundings import ANNA, BRAM, CORA, EVA, GIJS, a_user, codes, me

ADMIN = a_user("admin", UserRole.ADMINISTRATOR)
HONORARY = a_user("hans", UserRole.HONORARY_CONSUL)
INTAKER = a_user("ines", UserRole.INTAKE_OFFICER)
GUARD = a_user("guus", UserRole.SECURITY_OFFICER)


@pytest.mark.parametrize("made", RECORDS)
def test_every_class_of_record_has_rights(made: type[Record]) -> None:
    assert create_right(made).roles
    read = read_right(made)
    assert create_right(made).roles <= read.roles | read.own
    assert not read.roles & read.own


@pytest.mark.parametrize("made", [Case, Report, VisaApplication, Payment, Commitment])
def test_the_security_officer_makes_no_records(made: type[Record]) -> None:
    assert codes(create_right(made).objections(GUARD)) == ["NO_RIGHT"]


def test_the_administrator_reads_no_cases() -> None:
    assert codes(read_right(Case).objections(ADMIN)) == ["NO_RIGHT"]


def test_only_a_finance_officer_makes_payments() -> None:
    allowed = [
        user for user in (ANNA, BRAM, CORA, EVA, GIJS) if not codes(create_right(Payment).objections(user))
    ]

    assert allowed == [EVA]


def test_an_honorary_consul_sees_only_their_own_cases() -> None:
    own, other = a_case(owner=me(HONORARY)), a_case(owner=me(ANNA))

    assert codes(read_right(Case).objections(HONORARY, own)) == []
    assert codes(read_right(Case).objections(HONORARY, other)) == ["NOT_YOUR_OWN"]


def test_an_intake_officer_makes_reports_but_no_cases() -> None:
    assert codes(create_right(Report).objections(INTAKER, a_report())) == []
    assert codes(create_right(Case).objections(INTAKER, a_case())) == ["NO_RIGHT"]


def test_an_intake_officer_reads_their_own_intakes_and_no_one_elses() -> None:
    for made in (Report, Contact, RiskAssessment, SafetyPlan):
        assert UserRole.INTAKE_OFFICER in read_right(made).own
    assert codes(read_right(Report).objections(INTAKER, a_report(registered_by=me(INTAKER)))) == []
    others = a_report(registered_by=me(ANNA))
    assert codes(read_right(Report).objections(INTAKER, others)) == ["NOT_YOUR_OWN"]


def test_requiring_a_right_raises_with_the_action() -> None:
    with pytest.raises(NoRightError) as raised:
        USERS.require(ANNA)

    assert raised.value.facts["action"] == "USERS"


def test_load_is_for_administrator_head_of_section_and_headquarters() -> None:
    assert LOAD.roles == {UserRole.ADMINISTRATOR, UserRole.HEAD_OF_SECTION, UserRole.HEADQUARTERS_OFFICER}


def test_the_passport_and_visa_sections_reveal_nothing() -> None:
    assert not REVEAL.roles & {UserRole.PASSPORT_OFFICER, UserRole.VISA_OFFICER, UserRole.ADMINISTRATOR}


def test_the_first_user_of_a_post_holds_every_desk_and_nothing_of_headquarters() -> None:
    roles = first_roles("post")

    assert {UserRole.ADMINISTRATOR, UserRole.FINANCE_OFFICER, UserRole.HEAD_OF_MISSION} <= roles
    assert not roles & {UserRole.HEADQUARTERS_OFFICER, UserRole.SECURITY_OFFICER, UserRole.AUDITOR}


def test_the_first_user_of_headquarters_is_headquarters_officer_and_administrator() -> None:
    assert first_roles("hq") == {UserRole.HEADQUARTERS_OFFICER, UserRole.ADMINISTRATOR}


def test_the_security_officer_excludes_all_other_roles() -> None:
    both = {UserRole.SECURITY_OFFICER, UserRole.PASSPORT_OFFICER}

    assert codes(objections_to_roles(both)) == ["SECURITY_OFFICER_ALONE"]
    assert codes(objections_to_roles({UserRole.SECURITY_OFFICER})) == []


def test_an_administrator_verifies_the_chain_and_reads_no_acts() -> None:
    assert codes(VERIFY.objections(ADMIN)) == []
    assert codes(AUDIT.objections(ADMIN)) == ["NO_RIGHT"]


def test_an_auditor_reads_acts_but_no_cases() -> None:
    auditor = a_user("otto", UserRole.AUDITOR)

    assert codes(AUDIT.objections(auditor)) == []
    assert codes(read_right(Case).objections(auditor)) == ["NO_RIGHT"]


def test_a_user_has_at_least_one_role() -> None:
    assert codes(objections_to_roles(())) == ["ROLE_NEEDED"]
