"""What contradicts itself or endangers someone is told before it is kept: words, days, links, legs, phenomena."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from consulaat.records.about import Record
from consulaat.records.case import CaseLink, CaseRelation, Involvement, InvolvementRole, Phenomenon
from consulaat.records.ids import CaseId
from consulaat.records.journey import Journey, JourneyLeg
from consulaat.records.plan import SafetyPlan, SafetyPlanPart, SafetyPlanSection
from consulaat.records.report import WithheldItem
from consulaat.records.risk import IndicatorAnswer, RiskIndicator
from consulaat.rules.notices import notices
from consulaat.rules.validation import checks
from consulaat.values.codes import Direction, TriState
from consulaat.values.sealed import Sealed
from tests.rules.builders import a_case, a_contact, a_person, a_protocol, a_report, a_risk
from tests.rules.surroundings import ANNA, CASE, PERSON, TODAY, an_id, around, codes, warned

DAY = timedelta(days=1)


def stopped(record: Record, *others: Record) -> list[str]:
    return codes(checks(record, around(ANNA, *others)))


def doubted(record: Record, *others: Record) -> list[str]:
    return warned(checks(record, around(ANNA, *others)))


def a_plan(neutral: str) -> SafetyPlan:
    section = SafetyPlanSection(
        part=SafetyPlanPart.TRAVEL_DAY, internal_text="the embassy calls", neutral_text=neutral
    )
    return SafetyPlan(id=an_id("plan"), case=CASE, sections=(section,))


@pytest.mark.parametrize(
    "neutral", ["Ga naar de Ambassade.", "iets over achterlating", "mariage forcé", "bel Veilig Thuis"]
)
def test_the_paper_of_the_person_names_no_subject_and_no_organisation(neutral: str) -> None:
    assert stopped(a_plan(neutral)) == ["WORD_ON_PAPER"]
    assert stopped(a_plan("Naar de buurvrouw, groene deur. Na het consult bellen.")) == []


def test_the_duress_word_is_not_the_code_word() -> None:
    code, same, other = (Sealed(0, word) for word in ("Appel", "appel ", "peer"))

    assert stopped(a_protocol(code_word=code, duress_word=same)) == ["SAME_WORDS"]
    assert stopped(a_protocol(code_word=code, duress_word=other)) == []
    assert stopped(a_protocol(code_word=code)) == []


def test_a_protocol_past_its_day_is_told_of_on_the_case_and_at_each_contact_that_goes_out() -> None:
    old = a_protocol(valid_until=TODAY - DAY)
    out, into = (
        a_contact("call", TODAY, direction=each) for each in (Direction.OUTGOING, Direction.INCOMING)
    )

    assert "PROTOCOL_EXPIRED" in doubted(out, a_case(), old)
    assert "PROTOCOL_EXPIRED" not in doubted(into, a_case(), old)
    assert "PROTOCOL_EXPIRED" not in doubted(out, a_case(), replace(old, valid_until=TODAY))
    said = [each.code for each in notices(a_case(), around(ANNA, a_person(), old))]
    assert said == ["PROTOCOL_EXPIRED"]


@pytest.mark.parametrize("indicator", [RiskIndicator.DEVICE_CHECKED, RiskIndicator.BELONGINGS_TAKEN])
def test_a_phone_in_other_hands_asks_whether_the_protocol_is_still_safe(indicator: RiskIndicator) -> None:
    answer = IndicatorAnswer(indicator=indicator, answer=TriState.YES)

    assert doubted(a_risk(answers=(answer,)), a_protocol()) == ["DEVICE_IN_OTHER_HANDS"]
    assert doubted(a_risk(answers=(answer,))) == []
    assert doubted(a_risk(answers=(replace(answer, answer=TriState.NO),)), a_protocol()) == []


def test_a_report_of_a_taken_phone_asks_the_same_where_there_is_a_protocol() -> None:
    report = a_report(case=CASE, withheld_items=frozenset({WithheldItem.PHONE}))
    assert doubted(report, a_protocol()) == ["DEVICE_IN_OTHER_HANDS"]
    assert doubted(report) == []
    assert doubted(replace(report, withheld_items=frozenset({WithheldItem.TICKET})), a_protocol()) == []


def test_a_case_is_not_linked_with_itself() -> None:
    link = CaseLink(id=an_id("link"), case=CASE, linked_case=CASE, relation=CaseRelation.SIBLING)

    assert stopped(link) == ["LINKED_TO_ITSELF"]
    assert stopped(replace(link, linked_case=CaseId(an_id("other")))) == []


def test_nobody_reports_a_conflict_about_upbringing_but_a_case_may_turn_out_to_be_one() -> None:
    upbringing = Phenomenon.UPBRINGING_CONFLICT

    assert stopped(a_report(reported_phenomenon=upbringing)) == ["NEVER_AT_INTAKE"]
    assert stopped(a_case(established_phenomenon=upbringing)) == []


@pytest.mark.parametrize("sign", [Phenomenon.GENITAL_MUTILATION, Phenomenon.HONOUR_VIOLENCE])
def test_a_sign_goes_beside_a_main_phenomenon(sign: Phenomenon) -> None:
    assert doubted(a_report(reported_phenomenon=sign)) == ["BESIDE_ANOTHER"]
    assert doubted(a_case(established_phenomenon=sign)) == ["BESIDE_ANOTHER"]
    beside = a_case(established_phenomenon=Phenomenon.ABANDONMENT, other_phenomena=frozenset({sign}))
    assert doubted(beside) == []


def test_what_was_taken_does_not_contradict_itself() -> None:
    passport, none = WithheldItem.PASSPORT, WithheldItem.NONE

    assert doubted(a_report(withheld_items=frozenset({passport, none}))) == ["TAKEN_OR_NOT"]
    assert doubted(a_report(withheld_items=frozenset({none}))) == []
    assert doubted(a_report(withheld_items=frozenset({passport, WithheldItem.PHONE}))) == []


def test_family_is_no_safe_contact_by_itself() -> None:
    father = Involvement(
        id=an_id("father"), case=CASE, person=PERSON, role=InvolvementRole.PARENT, is_safe_contact=True
    )

    assert doubted(father) == ["FAMILY_IS_NO_SAFE_CONTACT"]
    friend = replace(father, role=InvolvementRole.CONFIDANT)
    assert "FAMILY_IS_NO_SAFE_CONTACT" not in doubted(friend)


def a_leg(departs: int, arrives: int) -> JourneyLeg:
    return JourneyLeg(
        from_place="Nador",
        to_place="Amsterdam",
        departs_at=datetime(2026, 7, 8, departs, tzinfo=UTC),
        departure_zone="Africa/Casablanca",
        arrives_at=datetime(2026, 7, 8, arrives, tzinfo=UTC),
        arrival_zone="Europe/Amsterdam",
    )


def test_a_journey_goes_forward() -> None:
    journey = Journey(
        id=an_id("journey"), case=CASE, travellers=(PERSON,), legs=(a_leg(6, 10), a_leg(12, 14))
    )

    assert (stopped(journey), doubted(journey)) == ([], [])
    assert stopped(replace(journey, legs=(a_leg(10, 6),))) == ["ARRIVES_BEFORE_DEPARTURE"]
    assert doubted(replace(journey, legs=(a_leg(6, 10), a_leg(9, 14)))) == ["LEGS_OVERLAP"]
    at = datetime(2026, 7, 8, 15, tzinfo=UTC)
    arrived = replace(journey, arrival_confirmed_at=at)
    assert doubted(arrived) == ["ARRIVED_WITHOUT_DEPARTURE"]
    assert doubted(replace(arrived, departure_confirmed_at=at - timedelta(hours=9))) == []
