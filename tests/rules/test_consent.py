"""Consent for minors: whose is needed, when it counts, and when nobody may be asked (domain §7)."""
# ruff: noqa: ANN401 - a builder takes any field of its record

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from consulaat.records.about import Record
from consulaat.records.case import CaseState, Involvement, InvolvementRole
from consulaat.records.court import CourtOutcome, CourtProcedure, CourtRoute
from consulaat.records.custody import (
    Consent,
    ConsentState,
    CustodyHolder,
    CustodyHolderKind,
    CustodySituation,
    ProtectionMeasure,
)
from consulaat.records.ids import (
    AttachmentId,
    CourtProcedureId,
    OrganisationId,
    PersonId,
    TravelDocumentApplicationId,
)
from consulaat.records.task import TrackKind, TrackState
from consulaat.records.travel_document import DocumentKind, TravelDocumentApplication
from consulaat.rules.consent_findings import standing_findings
from consulaat.rules.custody import is_settled, requirement_of
from consulaat.rules.machines import step_of
from consulaat.rules.steps import objections
from consulaat.rules.track import Standing
from consulaat.rules.tracks import tracks
from consulaat.rules.validation import checks
from consulaat.values.codes import Side
from consulaat.values.partial_date import PartialDate
from tests.rules.builders import a_case, a_person, an_application
from tests.rules.surroundings import (
    ANNA,
    BRAM,
    CASE,
    DAAN,
    PERSON,
    TODAY,
    an_id,
    around,
    codes,
    stops,
    took,
    warned,
)

FATHER, MOTHER = PersonId(an_id("father")), PersonId(an_id("mother"))
AGENCY = OrganisationId(an_id("agency"))
GIRL = a_person(born_on=PartialDate("20090000"))
APPLICATION = an_application(kind=DocumentKind.EMERGENCY_PASSPORT)
PAPER = AttachmentId(an_id("paper"))


def held(kind: CustodyHolderKind = CustodyHolderKind.PARENT_ONE, **given: Any) -> CustodyHolder:
    return CustodyHolder(kind=kind, **given)


BOTH = (held(person=FATHER), held(CustodyHolderKind.PARENT_TWO, person=MOTHER))


def a_situation(*holders: CustodyHolder, **given: Any) -> CustodySituation:
    return CustodySituation(id=an_id("situation"), person=PERSON, holders=holders or BOTH, **given)


def a_consent(state: ConsentState, giver: PersonId | None = FATHER, **given: Any) -> Consent:
    values: dict[str, Any] = {
        "person": PERSON,
        "application": TravelDocumentApplicationId(APPLICATION.id),
        "giver": giver,
        "state": state,
    }
    return Consent(id=an_id(f"consent {giver}"), **{**values, **given})


def settled(*records: Record, application: TravelDocumentApplication = APPLICATION) -> bool:
    return is_settled(application, around(ANNA, GIRL, application, *records))


GIVEN = ConsentState.GIVEN


def test_everyone_with_custody_must_have_consented() -> None:
    father, mother = a_consent(GIVEN), a_consent(GIVEN, MOTHER)

    assert not settled()
    assert not settled(father, mother), "nobody found out who has custody"
    assert not settled(a_situation(), father)
    assert settled(a_situation(), father, mother)
    assert settled(a_situation(BOTH[0]), father)


@pytest.mark.parametrize("state", ConsentState)
def test_only_given_replaced_and_not_required_count(state: ConsentState) -> None:
    counts = {ConsentState.GIVEN, ConsentState.REPLACED_BY_COURT, ConsentState.NOT_REQUIRED}

    assert settled(a_situation(BOTH[0]), a_consent(state)) is (state in counts)


def test_a_consent_for_another_application_never_counts() -> None:
    other = TravelDocumentApplicationId(an_id("another"))

    assert not settled(a_situation(BOTH[0]), a_consent(GIVEN, application=other))


def test_custody_that_is_unknown_or_nobodys_is_no_consent() -> None:
    unknown = held(CustodyHolderKind.UNKNOWN)

    assert not settled(a_situation(BOTH[0], unknown), a_consent(GIVEN))
    assert not settled(a_situation(held(CustodyHolderKind.NOBODY)))


def test_under_provisional_guardianship_the_agency_consents_instead_of_the_parents() -> None:
    agency = held(CustodyHolderKind.AGENCY_PROVISIONAL, organisation=AGENCY)
    guarded = a_situation(*BOTH, agency, protection_measure=ProtectionMeasure.PROVISIONAL_GUARDIANSHIP)
    given = a_consent(GIVEN, None, giver_organisation=AGENCY)

    assert not settled(guarded, a_consent(GIVEN), a_consent(GIVEN, MOTHER))
    assert settled(guarded, given)
    assert "AGENCY_CONSENTS" in warned(checks(guarded, around(ANNA, GIRL, guarded)))
    over = replace(guarded, protection_until=date(2026, 7, 5))
    assert not settled(over, given)


@pytest.mark.parametrize(("born", "advised"), [("20110706", True), ("20100706", False)])
def test_under_supervision_below_sixteen_the_court_consents(born: str, advised: bool) -> None:
    situation = a_situation(protection_measure=ProtectionMeasure.SUPERVISION)
    here = around(ANNA, a_person(born_on=PartialDate(born)), situation)

    assert ("COURT_CONSENTS" in warned(checks(situation, here))) is advised


def test_asking_is_forbidden_only_with_the_reason_and_allowed_again_by_a_head() -> None:
    asked = a_consent(ConsentState.NOT_ASKED)

    assert stops(asked, "forbid-asking", around(ANNA)) == ["FIELD_NEEDED"]
    forbidden, _ = took(replace(asked, unsafe_reason="he threatened her"), "forbid-asking", around(ANNA))
    assert forbidden.state is ConsentState.MUST_NOT_ASK
    assert stops(forbidden, "ask", around(ANNA)) == ["WRONG_STATE"]
    assert stops(forbidden, "allow-asking", around(ANNA)) == ["NO_RIGHT"]
    allowed, _ = took(forbidden, "allow-asking", around(BRAM))
    assert (allowed.state, allowed.unsafe_reason) == (ConsentState.NOT_ASKED, None)


def test_whom_it_is_unsafe_to_ask_is_asked_for_no_other_document_either() -> None:
    unsafe = a_consent(ConsentState.REPLACED_BY_COURT, unsafe_reason="he threatened her")
    other = replace(a_consent(ConsentState.NOT_ASKED), id=an_id("other"))

    assert stops(other, "ask", around(ANNA, GIRL, unsafe, other)) == ["MUST_NOT_BE_ASKED"]
    assert stops(other, "ask", around(ANNA, GIRL, other)) == []


def test_asking_someone_who_may_do_harm_is_warned_against() -> None:
    asked = a_consent(ConsentState.NOT_ASKED)
    role = InvolvementRole.ALLEGED_PERPETRATOR
    suspect = Involvement(id=an_id("suspect"), case=CASE, person=FATHER, role=role)

    found = list(objections(step_of(Consent, "ask"), asked, around(ANNA, asked, suspect)))
    assert (codes(found), warned(found)) == ([], ["ALLEGED_PERPETRATOR"])


def test_consent_is_written_and_given_by_someone_identified() -> None:
    asked = a_consent(ConsentState.ASKED)

    assert stops(asked, "give", around(ANNA)) == ["GIVER_NOT_IDENTIFIED", "CONSENT_NOT_IN_WRITING"]
    signed = replace(asked, giver_identity_is_established=True, written_consent=PAPER)
    given, _ = took(signed, "give", around(ANNA))
    assert (given.state, given.given_on) == (GIVEN, TODAY)
    withdrawn, _ = took(given, "withdraw", around(ANNA))
    assert withdrawn.withdrawn_on == TODAY


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({}, []),
        ({"outcome": None}, ["COURT_DID_NOT_GRANT"]),
        ({"outcome": CourtOutcome.DENIED}, ["COURT_DID_NOT_GRANT"]),
        ({"route": CourtRoute.CUSTODY_DISPUTE}, ["COURT_DID_NOT_GRANT"]),
        ({"person": MOTHER}, ["COURT_DID_NOT_GRANT"]),
    ],
)
def test_a_court_replaces_consent_only_where_it_granted_that(change: dict[str, Any], code: list[str]) -> None:
    granted = CourtProcedure(
        id=an_id("procedure"),
        case=CASE,
        person=PERSON,
        route=CourtRoute.SUBSTITUTE_CONSENT,
        outcome=CourtOutcome.GRANTED,
    )
    refused = a_consent(ConsentState.REFUSED, court_procedure=CourtProcedureId(granted.id))

    assert stops(refused, "substitute", around(ANNA, replace(granted, **change))) == code


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"giver": None}, "GIVER_NEEDED"),
        ({"giver_organisation": AGENCY}, "GIVER_NEEDED"),
        ({"giver": PERSON}, "OWN_CUSTODIAN"),
        ({"person": MOTHER}, "OTHER_APPLICATION"),
    ],
)
def test_a_consent_is_of_one_giver_for_the_child_of_its_application(given: dict[str, Any], code: str) -> None:
    consent = replace(a_consent(ConsentState.NOT_ASKED), **given)

    assert code in codes(checks(consent, around(ANNA, GIRL, APPLICATION, consent)))


def test_an_old_consent_a_double_one_and_one_of_a_stranger_are_pointed_out() -> None:
    old = a_consent(GIVEN, given_on=date(2026, 4, 5))
    double = replace(old, id=an_id("double"), given_on=date(2026, 4, 6))
    here = around(ANNA, GIRL, APPLICATION, a_situation(BOTH[1]), old, double)

    assert set(warned(checks(old, here))) == {"CONSENT_OLD", "SAME_CONSENT", "NO_CUSTODY"}
    assert set(warned(checks(double, here))) == {"SAME_CONSENT", "NO_CUSTODY"}


# -- from the day of coming of age

ALMOST = a_person(born_on=PartialDate("20080720"))
BIRTHDAY = date(2026, 7, 20)


def test_from_the_day_of_coming_of_age_nothing_is_required_and_history_stays() -> None:
    consent = a_consent(ConsentState.MUST_NOT_ASK, unsafe_reason="he threatened her")
    records = (ALMOST, APPLICATION, a_situation(), consent)
    before = around(ANNA, *records, today=date(2026, 7, 19))
    since = around(ANNA, *records, today=BIRTHDAY)

    assert requirement_of(consent, before) is ConsentState.MUST_NOT_ASK
    assert requirement_of(consent, since) is ConsentState.NOT_REQUIRED
    assert (is_settled(APPLICATION, before), is_settled(APPLICATION, since)) == (False, True)
    assert stops(consent, "waive", before) == ["STILL_REQUIRED"]
    waived, _ = took(consent, "waive", since)
    assert (waived.state, waived.unsafe_reason) == (ConsentState.NOT_REQUIRED, "he threatened her")
    assert [each.code for each in standing_findings(a_case(), since)] == ["CONSENT_NOT_REQUIRED"]


def test_an_age_on_both_sides_of_the_line_needs_consent_and_is_said() -> None:
    person = a_person(born_on=PartialDate("20080000"))
    consent = a_consent(ConsentState.NOT_ASKED)
    here = around(ANNA, person, APPLICATION, a_situation(), consent)

    assert not is_settled(APPLICATION, here)
    assert "AGE_UNCERTAIN" in warned(checks(consent, here))
    assert stops(consent, "waive", here) == ["STILL_REQUIRED"]


def test_the_card_needs_no_consent_from_twelve_on_by_the_row_of_the_day_of_application() -> None:
    card = replace(APPLICATION, kind=DocumentKind.IDENTITY_CARD)
    twelve, eleven = (a_person(born_on=PartialDate(born)) for born in ("20140706", "20140707"))

    assert is_settled(card, around(ANNA, twelve, card))
    assert not is_settled(card, around(ANNA, eleven, card))


# -- the track


def consent_track(*records: Record, person: Record = GIRL, today: date = TODAY) -> Standing:
    case = a_case(state=CaseState.IN_PROGRESS)
    found = tracks(case, around(ANNA, case, person, *records, today=today))
    return next(each for each in found if each.kind is TrackKind.CUSTODY_CONSENT)


def test_the_track_says_whose_turn_it_is() -> None:
    def stands(*records: Record) -> tuple[TrackState, Side | None, str]:
        found = consent_track(APPLICATION, *records)
        return found.state, found.waits_for, found.opens

    one = a_situation(BOTH[0])
    blocked = TrackState.BLOCKED
    assert stands() == (blocked, Side.HUB, "custody_situation")
    assert stands(one) == (blocked, Side.POST, "consent")
    assert stands(one, a_consent(ConsentState.ASKED)) == (blocked, Side.OTHER, "consent")
    assert stands(one, a_consent(ConsentState.MUST_NOT_ASK)) == (blocked, Side.HUB, "court_procedure")
    assert stands(one, a_consent(GIVEN))[0] is TrackState.DONE


def test_the_track_waits_for_the_court_and_after_a_denial_for_headquarters() -> None:
    refused = (APPLICATION, a_situation(BOTH[0]), a_consent(ConsentState.REFUSED))
    lodged = CourtProcedure(
        id=an_id("procedure"),
        case=CASE,
        person=PERSON,
        route=CourtRoute.SUBSTITUTE_CONSENT,
        lodged_on=date(2026, 7, 3),
    )

    waits = consent_track(*refused, lodged)
    assert (waits.waits_for, waits.since) == (Side.OTHER, date(2026, 7, 3))
    denied = consent_track(*refused, replace(lodged, outcome=CourtOutcome.DENIED))
    assert denied.waits_for is Side.HEADQUARTERS


def test_the_track_of_someone_who_came_of_age_says_since_when() -> None:
    consent = a_consent(ConsentState.MUST_NOT_ASK)
    found = consent_track(APPLICATION, a_situation(), consent, person=ALMOST, today=BIRTHDAY)

    assert found.state is TrackState.NOT_APPLICABLE
    assert "2026-07-20" in found.message()


def test_headquarters_may_record_custody_too() -> None:
    assert stops(a_consent(ConsentState.NOT_ASKED), "ask", around(DAAN)) == []
