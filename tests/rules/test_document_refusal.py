"""What becomes of an application that an alert stands in the way of."""

from dataclasses import replace
from datetime import timedelta

import pytest

from consulaat.records.ids import PersonId
from consulaat.records.nationality import InquiryState
from consulaat.records.travel_document import AlertAnswer, ApplicationDecision, ApplicationState
from consulaat.records.user import User
from consulaat.rules.document_refusal import objections_to_refuse
from consulaat.values.partial_date import PartialDate
from tests.rules.builders import a_person, an_application, an_inquiry
from tests.rules.surroundings import ANNA, BRAM, DAAN, FRED, TODAY, an_id, around, me, stops, took, warned

HERE = around(DAAN, a_person())
NOTICED = an_application(
    state=ApplicationState.REFUSAL_INTENDED,
    alert_answer=AlertAnswer.ALERT,
    intention_notified_on=TODAY - timedelta(days=30),
    second_read_by=me(BRAM),
)


def test_notice_is_given_only_of_an_alert_that_stands() -> None:
    clear = an_application(state=ApplicationState.IN_PROGRESS, alert_answer=AlertAnswer.NONE)
    alerted = an_application(state=ApplicationState.IN_PROGRESS, alert_answer=AlertAnswer.ALERT)

    assert stops(clear, "intend-refusal", HERE) == ["NO_ALERT"]
    assert stops(alerted, "intend-refusal", around(FRED)) == ["NO_RIGHT"]
    noticed, _ = took(alerted, "intend-refusal", HERE)
    assert (noticed.state, noticed.intention_notified_on) == (ApplicationState.REFUSAL_INTENDED, TODAY)
    held, _ = took(noticed, "hold", HERE)
    assert (held.state, held.hold_requested_on) == (ApplicationState.HELD, TODAY)
    assert warned(objections_to_refuse(held, HERE))[0] == "TIME_TO_REACT_RUNS"


@pytest.mark.parametrize("reader", [None, DAAN, ANNA])
def test_head_and_headquarters_refuse_together(reader: User | None) -> None:
    alone = an_application(
        state=NOTICED.state, alert_answer=AlertAnswer.ALERT, second_read_by=me(reader) if reader else None
    )

    assert stops(alone, "refuse", HERE) == ["HEAD_AND_HEADQUARTERS"]
    assert "HEAD_AND_HEADQUARTERS" in stops(alone, "issue-limited", HERE)


def test_a_refusal_says_who_decided_and_ends_the_application() -> None:
    refused, _ = took(NOTICED, "refuse", HERE)

    assert (refused.state, refused.decision) == (ApplicationState.REFUSED, ApplicationDecision.REFUSED)
    assert refused.decided_by == me(DAAN)
    assert stops(NOTICED, "refuse", around(BRAM)) == ["HEAD_AND_HEADQUARTERS"]


def test_a_limited_document_needs_all_that_any_document_needs() -> None:
    held = replace(NOTICED, state=ApplicationState.HELD)
    established = an_inquiry(state=InquiryState.ESTABLISHED_DUTCH)
    here = HERE.having(established)

    limited, _ = took(held, "issue-limited", here)
    assert (limited.decision, limited.issued_on) == (ApplicationDecision.ISSUED_LIMITED, TODAY)
    assert stops(replace(held, identity_evidence_items=()), "issue-limited", here) == [
        "IDENTITY_NOT_RECORDED"
    ]
    assert stops(held, "issue-limited", HERE) == ["NATIONALITY_NOT_ESTABLISHED"]
    other = replace(established, person=PersonId(an_id("other")))
    assert stops(held, "issue-limited", HERE.having(other)) == ["OTHER_INQUIRY"]
    young = around(DAAN, a_person(born_on=PartialDate("20090000")), established)
    assert stops(held, "issue-limited", young) == ["CUSTODY_UNKNOWN"]
    assert stops(replace(NOTICED, alert_answer=AlertAnswer.NONE), "refuse", HERE) == ["NO_ALERT"]
