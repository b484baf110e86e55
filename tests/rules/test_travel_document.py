"""Travel documents: nationality first, consent, two people, and into the right hand."""

from dataclasses import replace
from datetime import date

import pytest

from consulaat.records.ids import NationalityInquiryId, PersonId, TravelDocumentApplicationId
from consulaat.records.nationality import InquiryState
from consulaat.records.travel_document import (
    AlertAnswer,
    ApplicationDecision,
    ApplicationState,
    DocumentKind,
    DocumentPossession,
    TravelDocument,
)
from consulaat.records.user import UserRole
from consulaat.rules.document_issue import objections_to_issue
from consulaat.rules.travel_document_application import objections_to_decline, objections_to_hand_out
from consulaat.values.partial_date import PartialDate
from tests.rules.builders import a_person, an_application, an_inquiry
from tests.rules.surroundings import (
    BRAM,
    FRED,
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

ESTABLISHED = an_inquiry(state=InquiryState.ESTABLISHED_DUTCH)
IN_ORDER = (a_person(), ESTABLISHED)
AT_POST = an_application(state=ApplicationState.AT_POST, available_on=TODAY)


def test_an_application_is_submitted_in_person_with_the_fee_settled() -> None:
    draft = an_application(state=ApplicationState.DRAFT)
    bare = replace(draft, appeared_in_person=None, fee_settlement=None)

    assert stops(draft, "submit", around(FRED)) == []
    assert stops(bare, "submit", around(FRED)) == ["NOT_IN_PERSON", "FEE_NOT_SETTLED"]


def test_an_honorary_consul_takes_only_a_laissez_passer() -> None:
    consul = a_user("hans", UserRole.HONORARY_CONSUL)
    draft = an_application(state=ApplicationState.DRAFT, taken_by=me(consul))

    assert stops(draft, "submit", around(consul)) == ["ONLY_LAISSEZ_PASSER"]
    assert stops(replace(draft, kind=DocumentKind.LAISSEZ_PASSER), "submit", around(consul)) == []


def test_declining_names_the_missing_requirement() -> None:
    submitted = an_application(state=ApplicationState.SUBMITTED)

    assert stops(submitted, "decline", around(BRAM)) == ["FIELD_NEEDED"]
    declined, _ = took(replace(submitted, missing_requirement="photo"), "decline", around(BRAM))
    assert declined.decision is ApplicationDecision.NOT_PROCESSED


def test_a_document_is_issued_when_all_is_in_order() -> None:
    issued, _ = took(an_application(), "issue", around(BRAM, *IN_ORDER))

    assert (issued.issued_on, issued.decision, issued.decided_by, issued.decided_at) == (
        TODAY,
        ApplicationDecision.ISSUED,
        me(BRAM),
        NOW,
    )


@pytest.mark.parametrize(
    "state", [each for each in InquiryState if each is not InquiryState.ESTABLISHED_DUTCH]
)
def test_nationality_is_established_before_a_document_is_issued(state: InquiryState) -> None:
    here = around(BRAM, a_person(), an_inquiry(state=state))

    assert stops(an_application(), "issue", here) == ["NATIONALITY_NOT_ESTABLISHED"]


def test_the_inquiry_is_about_this_person_and_this_application() -> None:
    other_person = replace(ESTABLISHED, person=PersonId(an_id("other")))
    other_application = replace(ESTABLISHED, application=TravelDocumentApplicationId(an_id("other")))

    for inquiry in (other_person, other_application):
        assert stops(an_application(), "issue", around(BRAM, a_person(), inquiry)) == ["OTHER_INQUIRY"]
    assert stops(
        an_application(inquiry=NationalityInquiryId(an_id("x"))), "issue", around(BRAM, *IN_ORDER)
    ) == ["NATIONALITY_NOT_ESTABLISHED"]


def test_identity_is_recorded() -> None:
    bare = an_application(identity_evidence_items=())

    assert stops(bare, "issue", around(BRAM, *IN_ORDER)) == ["IDENTITY_NOT_RECORDED"]


@pytest.mark.parametrize("answer", [AlertAnswer.ALERT, AlertAnswer.AWAITED, None])
def test_no_document_is_issued_against_an_alert(answer: AlertAnswer | None) -> None:
    assert stops(an_application(alert_answer=answer), "issue", around(BRAM, *IN_ORDER)) == [
        "ALERT_NOT_CLEARED"
    ]


@pytest.mark.parametrize("born", ["20090000", "20080706", "20080800", "20080000"])
def test_a_minor_or_someone_of_uncertain_age_needs_consent(born: str) -> None:
    person = a_person(born_on=PartialDate(born))
    adult_from = "20080706"

    found = stops(an_application(), "issue", around(BRAM, person, ESTABLISHED))
    assert found == ([] if born == adult_from else ["CUSTODY_UNKNOWN"])


def test_an_identity_card_needs_no_consent_from_the_age_of_twelve() -> None:
    card = an_application(kind=DocumentKind.IDENTITY_CARD)
    twelve, eleven = a_person(born_on=PartialDate("20140706")), a_person(born_on=PartialDate("20140707"))

    assert stops(card, "issue", around(BRAM, twelve, ESTABLISHED)) == []
    assert stops(card, "issue", around(BRAM, eleven, ESTABLISHED)) == ["CUSTODY_UNKNOWN"]


def test_the_taker_decides_only_with_a_second_reader() -> None:
    here = around(FRED, *IN_ORDER)

    assert stops(an_application(), "issue", here) == ["FOUR_EYES"]
    assert stops(an_application(second_read_by=me(FRED)), "issue", here) == ["FOUR_EYES"]
    assert stops(an_application(second_read_by=me(BRAM)), "issue", here) == []


def test_a_document_that_arrives_is_available_from_then() -> None:
    received, _ = took(an_application(state=ApplicationState.IN_PRODUCTION), "receive", around(FRED))

    assert received.available_on == TODAY


def test_handing_out_makes_the_document_in_the_hands_of_the_person() -> None:
    ready = replace(AT_POST, document_number="NXFK2R7P4", issued_on=TODAY)
    application, made = took(ready, "hand-out", around(FRED))
    (document,) = made

    assert (application.handed_out_at, application.handed_out_by) == (NOW, me(FRED))
    assert isinstance(document, TravelDocument)
    assert (document.number, document.kind, document.person) == ("NXFK2R7P4", ready.kind, ready.person)
    assert (document.possession, document.issued_on) == (DocumentPossession.PERSON, TODAY)


def test_a_number_with_the_letter_o_is_refused() -> None:
    assert stops(replace(AT_POST, document_number="XR1O01R58"), "hand-out", around(FRED)) == [
        "WRONG_DOCUMENT_NUMBER"
    ]


def test_an_uncollected_document_waits_three_months() -> None:
    assert stops(AT_POST, "mark-uncollected", around(FRED, today=date(2026, 10, 5))) == ["STILL_TO_COLLECT"]
    assert stops(AT_POST, "mark-uncollected", around(FRED, today=date(2026, 10, 6))) == []


def test_a_document_is_withdrawn_before_a_witness() -> None:
    lying = an_application(state=ApplicationState.NOT_COLLECTED)

    assert stops(lying, "withdraw", around(FRED)) == ["FIELD_NEEDED"]
    assert stops(replace(lying, withdrawal_witness=me(FRED)), "withdraw", around(FRED)) == ["FOUR_EYES"]
    withdrawn, _ = took(replace(lying, withdrawal_witness=me(BRAM)), "withdraw", around(FRED))
    assert withdrawn.withdrawn_on == TODAY


def test_an_older_document_that_is_still_about_is_warned_of_at_issue_and_hand_out() -> None:
    lying = TravelDocument(
        id=an_id("old"),
        number="NX1234567",
        person=PERSON,
        kind=DocumentKind.NATIONAL_PASSPORT,
        issuing_country="NLD",
        possession=DocumentPossession.FAMILY,
    )
    handed_in = replace(lying, possession=DocumentPossession.POST)

    for document, warns in (
        (lying, True),
        (handed_in, False),
        (replace(lying, issuing_country="MAR"), False),
    ):
        here = around(FRED, a_person(), document)
        for guard in (objections_to_issue, objections_to_hand_out):
            assert ("OLDER_DOCUMENTS" in warned(guard(an_application(), here))) is warns


def test_not_processing_warns_when_no_time_to_repair_was_given() -> None:
    assert warned(objections_to_decline(an_application(), around(FRED))) == ["NO_TIME_TO_REPAIR"]
    assert warned(objections_to_decline(an_application(repair_until=TODAY), around(FRED))) == []
