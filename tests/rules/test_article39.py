"""What headquarters must have weighed before it decides ahead of the court, and what that decision allows."""
# ruff: noqa: ANN401 - a builder takes any field of its record

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from consulaat.records.court import Article39Decision, Article39Outcome
from consulaat.records.ids import PersonId, TravelDocumentApplicationId
from consulaat.records.travel_document import DocumentKind
from consulaat.rules.article39 import WEIGHED
from consulaat.rules.consent_findings import objections_to_want_of_consent, standing_findings
from consulaat.rules.custody import is_settled
from consulaat.rules.filling import filled
from consulaat.rules.permissions import create_right
from consulaat.rules.validation import checks
from consulaat.values.partial_date import PartialDate
from tests.rules.builders import a_case, a_person, an_application
from tests.rules.surroundings import (
    ANNA,
    BRAM,
    CASE,
    DAAN,
    EVERYONE,
    NOW,
    PERSON,
    an_id,
    around,
    codes,
    me,
    warned,
)

GIRL = a_person(born_on=PartialDate("20090000"))
APPLICATION = an_application(kind=DocumentKind.EMERGENCY_PASSPORT)
WORDS: dict[str, Any] = {
    "identity_is_established": True,
    "nationality_is_established": True,
    "custody_research": "both parents",
    "consent_danger": "he threatens her",
    "child_was_heard": True,
    "hearing_manner": "by phone",
    "child_own_words": "I want to go home",
    "best_interest_weighing": "staying is worse",
    "court_requester": "the hub",
    "travel_route": "direct",
    "reception": "the hub",
}


def a_decision(
    outcome: Article39Outcome | None = Article39Outcome.GRANTED, **given: Any
) -> Article39Decision:
    first = Article39Decision(
        id=an_id("decision"),
        case=CASE,
        person=PERSON,
        application=TravelDocumentApplicationId(APPLICATION.id),
        outcome=outcome,
        decided_at=NOW if outcome else None,
        **WORDS,
    )
    return replace(first, **given)


def found(decision: Article39Decision, *records: Any) -> list[str]:
    return codes(checks(decision, around(DAAN, GIRL, APPLICATION, decision, *records)))


def test_only_headquarters_writes_these_decisions() -> None:
    able = [each for each in EVERYONE if not any(create_right(Article39Decision).objections(each))]

    assert able == [DAAN]


def test_a_complete_decision_stands() -> None:
    assert found(a_decision()) == []


@pytest.mark.parametrize("name", WEIGHED)
def test_every_point_is_weighed_before_there_is_an_outcome(name: str) -> None:
    left_out: dict[str, Any] = {name: None}

    assert set(WEIGHED) == set(WORDS)
    for outcome in Article39Outcome:
        assert found(a_decision(outcome, **left_out)) == ["NOT_WEIGHED"]
    assert found(a_decision(None, **left_out)) == []


@pytest.mark.parametrize("name", ["identity_is_established", "nationality_is_established", "child_was_heard"])
def test_nothing_is_granted_without_identity_nationality_and_hearing_the_child(name: str) -> None:
    missing: dict[str, Any] = {name: False}

    assert found(a_decision(**missing)) == ["MUST_BE_SO"]
    assert found(a_decision(Article39Outcome.DENIED, **missing)) == []


def test_ahead_of_the_court_there_is_an_emergency_document_only() -> None:
    passport = replace(APPLICATION, kind=DocumentKind.NATIONAL_PASSPORT)
    decision = a_decision()

    assert codes(checks(decision, around(DAAN, GIRL, passport, decision))) == ["EMERGENCY_ONLY"]
    assert not is_settled(passport, around(ANNA, GIRL, passport, decision))
    assert is_settled(APPLICATION, around(ANNA, GIRL, APPLICATION, decision))


@pytest.mark.parametrize("outcome", [None, Article39Outcome.DENIED])
def test_a_proposal_or_a_denial_allows_nothing(outcome: Article39Outcome | None) -> None:
    assert not is_settled(APPLICATION, around(ANNA, GIRL, APPLICATION, a_decision(outcome)))


def test_a_decision_for_another_application_allows_nothing() -> None:
    other = a_decision(application=TravelDocumentApplicationId(an_id("other")))

    assert not is_settled(APPLICATION, around(ANNA, GIRL, APPLICATION, other))
    assert "OTHER_APPLICATION" in found(a_decision(person=PersonId(an_id("sister"))))


def test_what_is_issued_ahead_of_the_court_says_so() -> None:
    here = around(BRAM, GIRL, APPLICATION, a_decision())

    assert warned(objections_to_want_of_consent(APPLICATION, here)) == ["ARTICLE_39"]


def test_who_decided_and_when_is_filled_in_with_the_outcome_and_once() -> None:
    here = around(DAAN)
    proposal = filled(a_decision(None), here)
    decided = filled(a_decision(decided_at=None), here)

    assert (proposal.decided_by, proposal.decided_at) == (None, None)
    assert (decided.decided_by, decided.decided_at) == (me(DAAN), NOW)
    assert filled(decided, around(ANNA)).decided_by == me(DAAN)


def test_of_someone_who_came_of_age_there_is_nothing_to_decide_and_the_proposal_is_withdrawn() -> None:
    grown = a_person(born_on=PartialDate("20080706"))
    decision, proposal = a_decision(), a_decision(None)

    assert "OF_AGE" in codes(checks(decision, around(DAAN, grown, APPLICATION, decision)))
    here = around(DAAN, grown, APPLICATION, proposal)
    assert [each.code for each in standing_findings(a_case(), here)] == ["ARTICLE_39_WITHDRAWN"]
    before = datetime(2026, 7, 5, 12, tzinfo=NOW.tzinfo)
    earlier = replace(decision, decided_at=before)
    late = around(DAAN, grown, APPLICATION, earlier, today=date(2026, 7, 9))
    assert "OF_AGE" not in codes(checks(earlier, late)), "what was decided in time stands"
