"""What is said at the moment it matters: family, mediation, paper at home, local authorities, those who help."""

from dataclasses import replace
from typing import Any

import pytest

from consulaat.records.about import Record
from consulaat.records.case import Involvement, InvolvementRole, Wish, WishStatement
from consulaat.records.conference import CaseConference, ConferenceDecision, ConferenceDecisionKind
from consulaat.records.contact import Contact, ContactProtocol, SafeChannel
from consulaat.records.ids import OrganisationId, PersonId
from consulaat.records.plan import SafetyPlan
from consulaat.records.reference import Organisation, OrganisationKind
from consulaat.records.report import Channel
from consulaat.records.risk import IndicatorAnswer, RiskAssessment, RiskIndicator, RiskLevel
from consulaat.records.task import Task, TaskOrigin, TermCode
from consulaat.rules.deadlines import deadlines_of
from consulaat.rules.filling import filled
from consulaat.rules.helpers import is_unnamed
from consulaat.rules.validation import checks
from consulaat.values.codes import Direction, Side, TriState
from consulaat.values.sealed import Sealed
from tests.rules.surroundings import ANNA, CASE, NOW, PERSON, TODAY, an_id, around, me

OTHER = PersonId(an_id("other"))
OFFICE = OrganisationId(an_id("office"))


def a_contact(**fields: Any) -> Contact:  # noqa: ANN401 - any field
    given = {"direction": Direction.OUTGOING, "channel": Channel.PHONE, "person": OTHER, **fields}
    return Contact(id=an_id("contact"), case=CASE, occurred_at=NOW, **given)


def an_involvement(role: InvolvementRole, **fields: Any) -> Involvement:  # noqa: ANN401 - any field
    return Involvement(id=an_id("involvement"), case=CASE, person=OTHER, role=role, **fields)


def codes(record: Record, *others: Record) -> set[str]:
    """Return the codes of what the rules say of a record among others."""
    return {each.code for each in checks(record, around(ANNA, *others))}


@pytest.mark.parametrize(
    "role",
    [
        InvolvementRole.PARENT,
        InvolvementRole.SPOUSE,
        InvolvementRole.MARRIAGE_CANDIDATE,
        InvolvementRole.FAMILY_MEMBER,
        InvolvementRole.ALLEGED_PERPETRATOR,
    ],
)
def test_whoever_calls_the_family_is_warned_and_who_is_called_by_it_gets_the_only_answer(
    role: InvolvementRole,
) -> None:
    relative = an_involvement(role)
    incoming = a_contact(direction=Direction.INCOMING)

    assert "DO_NOT_CALL_FAMILY" in codes(a_contact(), relative)
    assert {"DO_NOT_MEDIATE", "NEUTRAL_ANSWER"} <= codes(incoming, relative)
    assert not {"DO_NOT_CALL_FAMILY", "DO_NOT_MEDIATE"} & codes(a_contact(person=PERSON), relative)


def test_a_letter_to_the_person_is_warned_of_unless_it_was_agreed() -> None:
    letter = a_contact(channel=Channel.LETTER, person=PERSON)
    way = SafeChannel(channel=Channel.LETTER, number_or_address="aan tante", device_is_shared=False)
    protocol = ContactProtocol(id=an_id("protocol"), case=CASE, channels=(way,))

    assert "NO_PAPER_HOME" in codes(letter)
    assert "NO_PAPER_HOME" not in codes(letter, protocol)
    assert "NO_PAPER_HOME" not in codes(replace(letter, person=None, organisation=OFFICE))
    assert "NO_PAPER_HOME" not in codes(replace(letter, direction=Direction.INCOMING))


def test_local_authorities_are_told_nothing_before_a_conference_decided_it() -> None:
    police = Organisation(
        id=OFFICE, code="LOK1", kind=OrganisationKind.LOCAL_AUTHORITY, name="Politie ter plaatse"
    )
    told = a_contact(person=None, organisation=OFFICE)
    decided = ConferenceDecision(
        text="Melden", taken_by_name="Cora", kind=ConferenceDecisionKind.LOCAL_AUTHORITY
    )
    conference = CaseConference(
        id=an_id("conference"), case=CASE, held_at=NOW, chair=me(ANNA), decisions=(decided,)
    )

    assert "AUTHORITY_NOT_DECIDED" in codes(told, police)
    assert "AUTHORITY_NOT_DECIDED" not in codes(told, police, conference)
    assert "AUTHORITY_NOT_DECIDED" not in codes(told, replace(police, kind=OrganisationKind.HUB))


def test_a_wish_for_mediation_goes_to_a_conference_and_no_further() -> None:
    said = WishStatement(id=an_id("wish"), case=CASE, wish=Wish.MEDIATION, stated_at=NOW)

    assert codes(said) == {"DO_NOT_MEDIATE_YOURSELF"}
    assert codes(replace(said, wish=Wish.RETURN)) == set()


def test_a_plan_on_paper_that_goes_home_is_warned_of() -> None:
    plan = SafetyPlan(id=an_id("plan"), case=CASE)

    assert "PAPER_GOES_HOME" not in codes(plan)
    assert "PAPER_GOES_HOME" in codes(replace(plan, paper_is_kept_at_post=False))


def test_everyone_who_helps_is_asked_after_their_own_safety() -> None:
    neighbour = an_involvement(InvolvementRole.CONFIDANT)
    endangered = replace(neighbour, is_endangered_by_helping=TriState.YES)
    reached = replace(endangered, contact_instructions=Sealed(1))

    assert codes(neighbour) == {"HELPER_NOT_ASSESSED"}
    assert codes(replace(neighbour, is_endangered_by_helping=TriState.NO)) == set()
    assert codes(endangered) == {"HELPER_ENDANGERED", "HELPER_NOT_REACHED_SAFELY"}
    assert codes(reached) == {"HELPER_ENDANGERED"}
    assert codes(an_involvement(InvolvementRole.PARENT)) == set()
    assert codes(an_involvement(InvolvementRole.REPORTER, organisation=OFFICE)) == {"HELPER_NOT_ASSESSED"}


def test_whom_helping_endangers_is_reached_with_care() -> None:
    helper = an_involvement(InvolvementRole.LOCAL_CONTACT, is_endangered_by_helping=TriState.YES)

    assert "HELPER_IN_DANGER" in codes(a_contact(), helper)
    assert "HELPER_IN_DANGER" in codes(a_contact(person=PERSON, intermediary=OTHER), helper)
    assert "HELPER_IN_DANGER" not in codes(a_contact(direction=Direction.INCOMING), helper)
    assert "HELPER_IN_DANGER" not in codes(a_contact(), replace(helper, is_endangered_by_helping=TriState.NO))


def test_an_assessment_looks_at_those_who_help_too() -> None:
    helper = an_involvement(InvolvementRole.LOCAL_CONTACT, is_endangered_by_helping=TriState.YES)
    risk = RiskAssessment(
        id=an_id("risk"), case=CASE, assessed_at=NOW, assessed_by=me(ANNA), level=RiskLevel.LOW, reason="rust"
    )
    threat = IndicatorAnswer(indicator=RiskIndicator.HELPERS_THREATENED, answer=TriState.YES)
    threatened = replace(risk, answers=(threat,))

    assert codes(risk) == set()
    assert codes(risk, helper) == {"HELPERS_NOT_ASSESSED"}
    assert codes(threatened) == {"HELPERS_NOT_ASSESSED", "HELPERS_WITHOUT_MEASURES"}
    assert codes(replace(threatened, helper_organisation_risk="groot", measures="ander nummer")) == set()


def test_who_is_sealed_endangered_or_of_a_local_ngo_is_named_nowhere() -> None:
    helper = an_involvement(InvolvementRole.CARE_WORKER)

    assert not is_unnamed(helper, None)
    assert not is_unnamed(helper, OrganisationKind.HUB)
    assert is_unnamed(helper, OrganisationKind.LOCAL_NGO)
    assert is_unnamed(replace(helper, identity_is_sealed=True), None)
    assert is_unnamed(replace(helper, is_endangered_by_helping=TriState.YES), None)


@pytest.mark.parametrize("kind", [OrganisationKind.LOCAL_NGO, OrganisationKind.HUB])
@pytest.mark.parametrize("is_sealed", [True, False])
def test_contact_details_are_sealed_when_it_is_said_and_of_a_local_ngo_always(
    kind: OrganisationKind, *, is_sealed: bool
) -> None:
    given = Organisation(
        id=OFFICE,
        code="ORG1",
        kind=kind,
        name="Organisatie",
        contact_details="bel Salma",
        contact_is_sealed=is_sealed,
    )
    kept = filled(given, around(ANNA))

    if is_sealed or kind is OrganisationKind.LOCAL_NGO:
        assert kept.contact_details is None
        assert kept.contact_is_sealed
        assert kept.sealed_contact_details is not None
        assert kept.sealed_contact_details.content == "bel Salma"
    else:
        assert kept == given


def test_a_task_by_a_term_says_which_law_it_comes_of() -> None:
    task = Task(
        id=an_id("task"),
        case=CASE,
        description="Aanvraag beslissen",
        side=Side.POST,
        due_on=TODAY,
        term=TermCode.T01,
    )
    kept = filled(task, around(ANNA))
    (due,) = deadlines_of(kept, around(ANNA, kept))

    assert kept.origin is TaskOrigin.STATUTORY_TERM
    assert due.basis == "Paspoortwet art. 41"
    assert deadlines_of(replace(task, term=TermCode.T13), around(ANNA))[0].basis
    assert deadlines_of(replace(task, term=None), around(ANNA))[0].basis == "§3.8"
