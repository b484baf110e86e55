"""One-person posts: a step taken alone is marked, and someone else ratifies or reverses it."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from consulaat.records.access import ProvisionalDecision, ProvisionalState
from consulaat.records.user import UserRole
from consulaat.rules.findings import StandsInTheWayError
from tests.ui.rehearsal import a_case
from ui import bootstrap
from ui.bootstrap import Office
from ui.doors import RealClock


@pytest.fixture
def alone(tmp_path: Path) -> Iterator[Office]:
    made = bootstrap.found_store(
        tmp_path / "store",
        post="RAB",
        role="post",
        admin="anna",
        words=lambda: "drie blauwe olifanten dansen",
        rehearsal=True,
        clock=RealClock(),
    ).office
    yield made
    made.close()


def an_asked_cost(office: Office) -> tuple[str, str]:
    """Return a case and a commitment in it that anna asked for and nobody judged."""
    case = a_case(office)
    source = office.desk.create(
        "funding_source", {"code": "F01", "name": "Bron", "categories": ["K01"]}
    ).record.id
    asked = office.desk.create(
        "commitment",
        {
            "case": case,
            "funding_source": source,
            "amount": {"amount": "100.00", "currency": "EUR"},
            "categories": ["K01"],
        },
    ).record
    return case, asked.id


def the_decision(office: Office) -> ProvisionalDecision:
    (made,) = office.desk.find("provisional_decision")
    assert isinstance(made, ProvisionalDecision)
    return made


def test_alone_at_a_post_a_step_is_taken_provisionally_and_stands_in_sight(alone: Office) -> None:
    case, asked = an_asked_cost(alone)

    outcome = alone.desk.advance("commitment", asked, "approve")

    assert "PROVISIONAL" in [each.code for each in outcome.findings]
    made = the_decision(alone)
    assert (made.subject, made.verb, made.decided_by) == (asked, "approve", alone.officer.id)
    assert "PROVISIONAL" in [each.code for each in alone.cases.check(case).findings]
    assert made.id in [each.record for each in alone.deadlines.agenda().deadlines]


def test_nobody_ratifies_their_own_provisional_decision(alone: Office) -> None:
    _case, asked = an_asked_cost(alone)
    alone.desk.advance("commitment", asked, "approve")

    with pytest.raises(StandsInTheWayError):
        alone.desk.advance("provisional_decision", the_decision(alone).id, "ratify")


@pytest.mark.parametrize(
    ("verb", "state"), [("ratify", ProvisionalState.RATIFIED), ("reverse", ProvisionalState.REVERSED)]
)
def test_someone_else_ratifies_or_reverses_it(alone: Office, verb: str, state: ProvisionalState) -> None:
    case, asked = an_asked_cost(alone)
    alone.desk.advance("commitment", asked, "approve")
    user = alone.staff.add("dina", frozenset({UserRole.HEADQUARTERS_OFFICER})).user
    dina = dataclasses.replace(alone, officer=user)

    dina.desk.advance("provisional_decision", the_decision(alone).id, verb, reason="gezien")

    assert the_decision(alone).state is state
    assert the_decision(alone).ratified_by == user.id
    assert "PROVISIONAL" not in [each.code for each in alone.cases.check(case).findings]


def test_where_a_second_person_could_decide_nothing_is_taken_alone(alone: Office) -> None:
    _case, asked = an_asked_cost(alone)
    alone.staff.add("hans", frozenset({UserRole.HEAD_OF_SECTION}))

    with pytest.raises(StandsInTheWayError):
        alone.desk.advance("commitment", asked, "approve")
    assert alone.desk.find("provisional_decision") == ()
