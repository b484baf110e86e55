"""Visas: the key date, the answer, two people, and the days on the sticker."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from consulaat.records.travel_document import TravelDocument
from consulaat.records.user import UserRole
from consulaat.records.visa import IndAnswer, ResidenceKind, VisaDecision, VisaKind, VisaState
from consulaat.rules.machines import step_of
from consulaat.rules.steps import objections
from consulaat.rules.visa_sticker import longest_until
from tests.rules.builders import a_case, a_consultation, a_residence_right, a_visa
from tests.rules.surroundings import (
    BRAM,
    GIJS,
    NOW,
    PERSON,
    TODAY,
    a_user,
    an_id,
    around,
    me,
    stops,
    took,
    warned,
)

DRAFT = a_visa(state=VisaState.DRAFT)
STICKER = a_visa(
    state=VisaState.APPROVED,
    sticker_number="123456789",
    valid_from=date(2026, 7, 15),
    valid_until=date(2026, 7, 21),
)


def test_a_visa_is_submitted_in_person_or_with_a_reason() -> None:
    absent = replace(DRAFT, appeared_in_person=False)

    assert stops(absent, "submit", around(GIJS, a_case())) == ["NOT_IN_PERSON"]
    assert stops(replace(absent, absence_reason="held"), "submit", around(GIJS, a_case())) == []


def test_a_visa_needs_a_document_or_a_separate_sheet() -> None:
    bare = replace(DRAFT, travel_document=None)

    assert stops(bare, "submit", around(GIJS, a_case())) == ["NOTHING_TO_PUT_IT_IN"]
    assert stops(replace(bare, is_on_separate_sheet=True), "submit", around(GIJS, a_case())) == []


def test_the_first_contact_with_a_dutch_authority_is_the_key_date() -> None:
    unknown = a_case(first_authority_contact_on=None)

    assert stops(DRAFT, "submit", around(GIJS, unknown)) == ["KEY_DATE_MISSING"]


def test_consulting_needs_a_question_that_was_sent() -> None:
    visa = a_visa(state=VisaState.SUBMITTED)

    assert stops(visa, "consult", around(GIJS)) == ["NOT_CONSULTED"]
    assert stops(visa, "consult", around(GIJS, a_consultation(None, sent_at=None))) == ["NOT_CONSULTED"]
    assert stops(visa, "consult", around(GIJS, a_consultation(None))) == []


def test_a_visa_is_approved_on_the_answer_of_the_immigration_service() -> None:
    visa, _ = took(a_visa(), "approve", around(BRAM, a_consultation()))

    assert (visa.decision, visa.decided_by, visa.decided_at) == (VisaDecision.APPROVED, me(BRAM), NOW)
    assert stops(a_visa(), "approve", around(BRAM, a_consultation(None))) == ["NO_IND_ANSWER"]
    assert stops(a_visa(), "approve", around(BRAM, a_consultation(IndAnswer.NOT_AGREED))) == ["IND_DISAGREES"]


def test_proof_of_the_permit_counts_only_when_the_head_of_section_saw_it() -> None:
    assert stops(a_visa(permit_proof_seen_by=me(BRAM)), "approve", around(BRAM)) == []
    assert stops(a_visa(permit_proof_seen_by=me(GIJS)), "approve", around(BRAM)) == ["NO_IND_ANSWER"]


def test_the_taker_does_not_decide_on_a_visa() -> None:
    both = a_user("both", UserRole.VISA_OFFICER, UserRole.HEAD_OF_SECTION)
    taken = a_visa(taken_by=me(both), rejection_reasons="no", remedy_text="object")

    assert stops(taken, "approve", around(both, a_consultation())) == ["FOUR_EYES"]
    assert stops(taken, "reject", around(both)) == ["FOUR_EYES"]


def test_a_visa_officer_decides_on_what_someone_else_took() -> None:
    assert stops(a_visa(taken_by=me(BRAM)), "approve", around(GIJS, a_consultation())) == []
    assert stops(a_visa(taken_by=me(GIJS)), "approve", around(GIJS, a_consultation())) == ["FOUR_EYES"]


def test_a_rejection_carries_reasons_and_remedies() -> None:
    assert stops(a_visa(), "reject", around(BRAM)) == ["FIELD_NEEDED", "FIELD_NEEDED"]
    assert stops(a_visa(rejection_reasons="no", remedy_text="object"), "reject", around(BRAM)) == []


def test_an_entry_visa_is_valid_for_seven_days_the_first_being_day_one() -> None:
    permit = a_residence_right()

    assert stops(STICKER, "place-sticker", around(GIJS, permit)) == []
    longer = replace(STICKER, valid_until=date(2026, 7, 22))
    assert stops(longer, "place-sticker", around(GIJS, permit)) == ["VALID_TOO_LONG"]


def test_a_return_visa_is_valid_for_a_year_at_most() -> None:
    assert longest_until(VisaKind.RETURN_VISA, date(2026, 7, 15)) == date(2027, 7, 14)


def test_a_visa_does_not_outlast_the_residence_right() -> None:
    permit = a_residence_right(valid_until=date(2026, 7, 20))

    assert stops(STICKER, "place-sticker", around(GIJS, permit)) == ["BEYOND_PERMIT"]


def test_an_entry_visa_needs_a_residence_right() -> None:
    bare = replace(STICKER, residence_right=None)

    assert stops(bare, "place-sticker", around(GIJS)) == ["NO_RESIDENCE_RIGHT"]


def test_a_sticker_is_not_used_twice() -> None:
    other = replace(STICKER, id=an_id("other visa"))

    assert stops(STICKER, "place-sticker", around(GIJS, a_residence_right(), other)) == ["STICKER_USED"]


def test_a_visa_does_not_end_before_it_starts() -> None:
    back = replace(STICKER, valid_until=date(2026, 7, 14))

    assert stops(back, "place-sticker", around(GIJS, a_residence_right())) == ["ENDS_BEFORE_START"]


def test_a_visa_beyond_the_passport_or_for_an_asylum_holder_is_warned_of() -> None:
    passport = TravelDocument(
        id=an_id("document"),
        person=PERSON,
        kind="BUITENLANDS_PASPOORT",  # type: ignore[arg-type]  # the stored code is enough here
        number="X1",
        valid_until=date(2026, 7, 20),
    )
    permit = a_residence_right(kind=ResidenceKind.ASYLUM_TEMPORARY)
    visa = replace(STICKER, kind=VisaKind.RETURN_VISA)
    step = step_of(type(visa), "place-sticker")

    assert warned(objections(step, visa, around(GIJS, passport, permit))) == [
        "ASYLUM_HOLDER",
        "BEYOND_PASSPORT",
    ]


def test_a_visa_is_handed_out_while_it_is_valid() -> None:
    ready = replace(STICKER, state=VisaState.STICKER_PLACED)
    visa, _ = took(ready, "hand-out", around(GIJS))

    assert visa.handed_out_at == NOW
    assert stops(ready, "hand-out", around(GIJS, today=date(2026, 7, 22))) == ["VISA_EXPIRED"]


def test_a_visa_expires_only_after_its_last_day() -> None:
    out = replace(STICKER, state=VisaState.HANDED_OUT)

    assert stops(out, "expire", around(GIJS, today=date(2026, 7, 21))) == ["STILL_VALID"]
    assert stops(out, "expire", around(GIJS, today=date(2026, 7, 22))) == []


@pytest.mark.parametrize("days", [0, 1])
def test_a_used_visa_says_when(days: int) -> None:
    out = replace(STICKER, state=VisaState.HANDED_OUT, used_on=TODAY - timedelta(days=1) if days else None)
    visa, _ = took(out, "use", around(GIJS))

    assert visa.used_on == TODAY - timedelta(days=days)
