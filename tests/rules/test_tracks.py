"""The ten tracks: what each follows from, what blocks it, who must move."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from consulaat.records.about import Record
from consulaat.records.case import AssistanceBasis, Case, CaseState
from consulaat.records.contact import ProtocolState
from consulaat.records.ids import OrganisationId
from consulaat.records.journey import Handover
from consulaat.records.money import CommitmentState, CostState
from consulaat.records.nationality import InquiryState
from consulaat.records.safehouse import StayState
from consulaat.records.task import TaskState, Track, TrackKind, TrackState
from consulaat.records.travel_document import ApplicationState
from consulaat.records.visa import VisaState
from consulaat.rules.track import Standing
from consulaat.rules.tracks import tracks
from consulaat.values.codes import Side
from consulaat.values.partial_date import PartialDate
from tests.rules.builders import (
    a_case,
    a_commitment,
    a_cost,
    a_person,
    a_protocol,
    a_risk,
    a_stay,
    a_task,
    a_visa,
    an_application,
    an_inquiry,
)
from tests.rules.surroundings import ANNA, CASE, NOW, TODAY, an_id, around

GROWN_UP = PartialDate("19900101")


def the_tracks(*records: Record, case: Case | None = None) -> dict[TrackKind, Standing]:
    subject = case or a_case(state=CaseState.IN_PROGRESS)
    return {each.kind: each for each in tracks(subject, around(ANNA, subject, *records))}


def test_every_case_has_the_ten_tracks_in_their_order() -> None:
    assert tuple(the_tracks()) == tuple(TrackKind)


def test_safety_begins_with_safe_contact_and_the_risk() -> None:
    def safety(*records: Record) -> tuple[TrackState, str]:
        found = the_tracks(*records)[TrackKind.SAFETY]
        return found.state, found.opens

    assert safety() == (TrackState.NOT_STARTED, "contact_protocol")
    assert safety(a_protocol()) == (TrackState.ACTIVE, "risk_assessment")
    assert safety(a_protocol(), a_risk()) == (TrackState.ACTIVE, "risk_assessment")


def test_compromised_contact_blocks_safety_since_it_was_found_out() -> None:
    protocol = a_protocol(state=ProtocolState.COMPROMISED, compromised_at=NOW - timedelta(days=3))

    found = the_tracks(protocol, a_risk())[TrackKind.SAFETY]

    assert (found.state, found.waits_for) == (TrackState.BLOCKED, Side.POST)
    assert found.since == TODAY - timedelta(days=3)
    assert found.message()


def test_lost_contact_is_for_the_owner_to_mend() -> None:
    case = a_case(state=CaseState.CONTACT_LOST, owner=ANNA.id)

    found = the_tracks(a_protocol(), a_risk(), case=case)[TrackKind.SAFETY]

    assert (found.is_blocked, found.person) == (True, ANNA.id)


@pytest.mark.parametrize(
    ("state", "track", "side"),
    [
        (InquiryState.NOT_STARTED, TrackState.NOT_STARTED, None),
        (InquiryState.UNDER_INQUIRY, TrackState.ACTIVE, None),
        (InquiryState.AWAITING_EVIDENCE, TrackState.BLOCKED, Side.POST),
        (InquiryState.AWAITING_ANSWER, TrackState.BLOCKED, Side.OTHER),
        (InquiryState.UNDECIDED, TrackState.BLOCKED, Side.HEADQUARTERS),
        (InquiryState.ESTABLISHED_DUTCH, TrackState.DONE, None),
        (InquiryState.LOST, TrackState.DONE, None),
    ],
)
def test_identity_follows_the_inquiry(state: InquiryState, track: TrackState, side: Side | None) -> None:
    found = the_tracks(an_inquiry(state=state))[TrackKind.IDENTITY_NATIONALITY]

    assert (found.state, found.waits_for) == (track, side)


def test_only_who_may_be_a_minor_needs_consent() -> None:
    def consent(*records: Record) -> TrackState:
        return the_tracks(*records)[TrackKind.CUSTODY_CONSENT].state

    assert consent(a_person(born_on=GROWN_UP)) is TrackState.NOT_APPLICABLE
    assert consent(a_person(born_on=PartialDate("20120000"))) is TrackState.NOT_STARTED
    assert consent(a_person(born_on=None)) is TrackState.NOT_STARTED


def test_a_minor_who_applied_waits_for_consent_through_the_hub() -> None:
    application = an_application(state=ApplicationState.SUBMITTED)

    found = the_tracks(a_person(born_on=PartialDate("20120000")), application)[TrackKind.CUSTODY_CONSENT]

    assert (found.state, found.waits_for, found.since) == (
        TrackState.BLOCKED,
        Side.HUB,
        application.applied_on,
    )


def test_a_document_waits_for_the_nationality_inquiry() -> None:
    application = an_application(state=ApplicationState.IN_PROGRESS)
    inquiry = an_inquiry(state=InquiryState.UNDER_INQUIRY)
    document = TrackKind.TRAVEL_DOCUMENT

    assert the_tracks()[document].state is TrackState.NOT_STARTED
    held_up = the_tracks(application, inquiry)[document]
    assert (held_up.state, held_up.opens) == (TrackState.BLOCKED, "nationality_inquiry")
    concluded = an_inquiry(state=InquiryState.ESTABLISHED_DUTCH)
    assert the_tracks(application, concluded)[document].state is TrackState.ACTIVE
    handed_out = an_application(state=ApplicationState.HANDED_OUT)
    assert the_tracks(handed_out, inquiry)[document].state is TrackState.DONE


def test_who_has_a_right_of_residence_needs_a_visa_and_no_dutch_document() -> None:
    resident = a_case(state=CaseState.IN_PROGRESS, assistance_basis=AssistanceBasis.RESIDENCE_RIGHT)
    found = the_tracks(case=resident)

    assert found[TrackKind.TRAVEL_DOCUMENT].state is TrackState.NOT_APPLICABLE
    assert found[TrackKind.VISA_RESIDENCE].state is TrackState.NOT_STARTED
    dutch = a_case(state=CaseState.IN_PROGRESS, assistance_basis=AssistanceBasis.DUTCH_NATIONAL)
    assert the_tracks(case=dutch)[TrackKind.VISA_RESIDENCE].state is TrackState.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("state", "track", "side"),
    [
        (VisaState.DRAFT, TrackState.ACTIVE, None),
        (VisaState.WITH_IMMIGRATION_SERVICE, TrackState.BLOCKED, Side.OTHER),
        (VisaState.SUPPLEMENT_REQUESTED, TrackState.BLOCKED, Side.POST),
        (VisaState.HANDED_OUT, TrackState.DONE, None),
        (VisaState.WITHDRAWN, TrackState.NOT_STARTED, None),
    ],
)
def test_a_visa_follows_its_application(state: VisaState, track: TrackState, side: Side | None) -> None:
    found = the_tracks(a_visa(state=state))[TrackKind.VISA_RESIDENCE]

    assert (found.state, found.waits_for) == (track, side)


@pytest.mark.parametrize(
    ("state", "track"),
    [
        (StayState.REQUESTED, TrackState.BLOCKED),
        (StayState.ACTIVE, TrackState.ACTIVE),
        (StayState.RAN_AWAY, TrackState.BLOCKED),
        (StayState.ENDED, TrackState.DONE),
    ],
)
def test_shelter_follows_the_stay(state: StayState, track: TrackState) -> None:
    assert the_tracks(a_stay(state=state))[TrackKind.SHELTER].state is track


def test_money_waits_for_approval_and_is_done_when_all_is_paid() -> None:
    def money(*records: Record) -> TrackState:
        return the_tracks(*records)[TrackKind.MONEY].state

    asked, given = (
        a_commitment(state=each) for each in (CommitmentState.REQUESTED, CommitmentState.APPROVED)
    )
    assert money() is TrackState.NOT_STARTED
    assert money(asked) is TrackState.BLOCKED
    assert money(given, a_cost(state=CostState.REQUESTED)) is TrackState.BLOCKED
    assert money(given, a_cost(state=CostState.APPROVED)) is TrackState.ACTIVE
    assert money(given, a_cost(state=CostState.PAID)) is TrackState.DONE


def test_tasks_start_hold_up_and_finish_a_track_that_nothing_else_tells_about() -> None:
    def leaving(state: TaskState) -> Standing:
        task = a_task(track_kind=TrackKind.LOCAL_EXIT, state=state, side=Side.NGO, description="uitreisvisum")
        return the_tracks(task)[TrackKind.LOCAL_EXIT]

    assert leaving(TaskState.OPEN).state is TrackState.ACTIVE
    assert leaving(TaskState.DONE).state is TrackState.DONE
    assert leaving(TaskState.LAPSED).state is TrackState.NOT_STARTED
    waits = leaving(TaskState.WAITING)
    assert (waits.state, waits.waits_for) == (TrackState.BLOCKED, Side.NGO)
    assert "uitreisvisum" in waits.message()


def test_after_the_return_the_hub_must_take_over() -> None:
    returned = the_tracks(case=a_case(state=CaseState.RETURNED))
    handed_over = the_tracks(case=a_case(state=CaseState.AFTERCARE_HANDED_OVER))

    assert returned[TrackKind.JOURNEY].state is TrackState.DONE
    assert returned[TrackKind.AFTERCARE].waits_for is Side.HUB
    assert handed_over[TrackKind.AFTERCARE].state is TrackState.DONE


def test_nobody_has_to_move_in_a_closed_case() -> None:
    closed = the_tracks(a_stay(state=StayState.REQUESTED), case=a_case(state=CaseState.CLOSED))

    assert not [each for each in closed.values() if each.is_blocked or each.waits_for]
    assert closed[TrackKind.SHELTER].state is TrackState.NOT_APPLICABLE


def test_a_blocked_track_says_since_when() -> None:
    application = an_application(state=ApplicationState.IN_PROGRESS, applied_on=date(2026, 7, 1))

    assert the_tracks(application)[TrackKind.TRAVEL_DOCUMENT].since == date(2026, 7, 1)


def test_what_a_person_noted_on_a_track_goes_before_what_follows() -> None:
    noted = Track(
        id=an_id("noted"),
        case=CASE,
        kind=TrackKind.SHELTER,
        state=TrackState.BLOCKED,
        blocked_reason="geen vrouwenopvang in deze stad",
        blocked_on=TODAY,
        waiting_for=Side.NGO,
    )

    found = the_tracks(a_stay(state=StayState.ACTIVE), noted)[TrackKind.SHELTER]

    assert (found.state, found.waits_for, found.since) == (TrackState.BLOCKED, Side.NGO, TODAY)
    assert "vrouwenopvang" in found.message()


def test_a_hand_over_waits_until_it_is_accepted() -> None:
    given = Handover(
        id=an_id("handover"),
        case=CASE,
        receiver_name="LKHA",
        receiver_organisation=OrganisationId(an_id("hub")),
        handed_over_at=NOW,
    )

    assert the_tracks(given)[TrackKind.AFTERCARE].waits_for is Side.HUB
    assert the_tracks(replace(given, accepted_at=NOW))[TrackKind.AFTERCARE].state is TrackState.DONE
