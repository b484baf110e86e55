"""The duress word, the wrong voice, danger that became acute (scenario S7)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from consulaat.records.about import Record
from consulaat.records.case import Case
from consulaat.records.contact import CodeWordCheck, ContactProtocol, ProtocolState, SafeTime
from consulaat.records.risk import RiskAssessment, RiskLevel
from consulaat.records.task import Task, TaskOrigin
from consulaat.rules.consequences import consequences
from consulaat.rules.contact import contact_checks
from consulaat.values.codes import Direction, Side, Weekday
from tests.rules.builders import a_case, a_contact, a_person, a_protocol, a_risk
from tests.rules.surroundings import ANNA, BRAM, NOW, TODAY, around, codes, me, warned

HERE = around(
    ANNA, a_case(risk_level=RiskLevel.LOW), a_person(), a_protocol(last_confirmed_at=NOW - timedelta(days=9))
)


def follow(**given: object) -> tuple[Record, ...]:
    return consequences(a_contact("call", TODAY, direction=Direction.INCOMING, **given), HERE, is_new=True)


def test_the_duress_word_makes_the_risk_acute_and_the_protocol_unsafe_and_calls_headquarters() -> None:
    found = follow(duress_word_was_used=True)

    (risk,) = [each for each in found if isinstance(each, RiskAssessment)]
    (case,) = [each for each in found if isinstance(each, Case)]
    (protocol,) = [each for each in found if isinstance(each, ContactProtocol)]
    call, meeting = sorted(
        (each for each in found if isinstance(each, Task)),
        key=lambda each: each.origin is TaskOrigin.CONFERENCE,
    )
    assert (risk.level, case.risk_level) == (RiskLevel.ACUTE, RiskLevel.ACUTE)
    assert (protocol.state, protocol.compromised_reason is not None) == (ProtocolState.COMPROMISED, True)
    assert (call.side, call.due_on) == (Side.HEADQUARTERS, TODAY)
    assert meeting.side is Side.HEADQUARTERS


def test_the_alarm_is_raised_once() -> None:
    contact = a_contact("call", TODAY, direction=Direction.INCOMING, duress_word_was_used=True)
    after = HERE.having(*consequences(contact, HERE, is_new=True))

    assert consequences(contact, after, is_new=False) == ()


@pytest.mark.parametrize(
    "given", [{"code_word_check": CodeWordCheck.WRONG}, {"proof_answer_was_wrong": True}]
)
def test_a_wrong_answer_makes_the_protocol_unsafe_and_leaves_the_risk_to_people(
    given: dict[str, object],
) -> None:
    (found,) = follow(**given)

    assert isinstance(found, ContactProtocol)
    assert found.state is ProtocolState.COMPROMISED


@pytest.mark.parametrize("check", [CodeWordCheck.CORRECT, CodeWordCheck.NOT_ASKED, None])
def test_a_right_answer_or_none_changes_nothing(check: CodeWordCheck | None) -> None:
    assert follow(code_word_check=check) == ()


def test_a_protocol_agreed_after_that_contact_stays_in_use() -> None:
    newer = around(ANNA, a_case(), a_person(), a_protocol(last_confirmed_at=NOW + timedelta(hours=1)))
    contact = a_contact("call", TODAY, code_word_check=CodeWordCheck.WRONG)

    assert consequences(contact, newer, is_new=True) == ()


def made(record: Record) -> tuple[Record, ...]:
    return consequences(record, HERE, is_new=True)


def test_danger_that_becomes_acute_calls_headquarters_the_same_day() -> None:
    risk = a_risk(RiskLevel.ACUTE)
    calls = [each for each in made(risk) if isinstance(each, Task) and each.origin is TaskOrigin.TEMPLATE]

    assert [(each.side, each.due_on) for each in calls] == [(Side.HEADQUARTERS, TODAY)]
    again = HERE.having(risk, *made(risk))
    later = replace(a_risk(RiskLevel.ACUTE, "later"), assessed_at=NOW + timedelta(hours=1))
    assert consequences(later, again, is_new=True) == ()
    assert not any(isinstance(each, Task) and each.due_on for each in made(a_risk(RiskLevel.HIGH)))


def test_one_protocol_is_in_use_what_was_agreed_last() -> None:
    (old,) = made(a_protocol("new"))

    assert isinstance(old, ContactProtocol)
    assert old.state is ProtocolState.REPLACED
    assert consequences(a_protocol("new", language="ar"), HERE, is_new=False) == ()


MONDAY_MORNING = SafeTime(
    weekday=Weekday.MONDAY, time_from="10:00", time_until="11:30", time_zone="Africa/Casablanca"
)


def said(**given: object) -> tuple[list[str], list[str]]:
    """Return what stops and what warns about an outgoing call on a Monday at nine UTC, ten in Casablanca."""
    values = {"succeeded": True, **given}
    contact = replace(a_contact("call", TODAY), **values)  # type: ignore[arg-type]  # any field
    here = around(ANNA, a_case(), a_protocol(safe_times=(MONDAY_MORNING,)))
    found = list(contact_checks(contact, here))
    return codes(found), warned(found)


def test_a_call_inside_the_safe_times_needs_nobody() -> None:
    assert said() == ([], [])


def test_a_call_outside_the_safe_times_is_released_by_the_head_with_a_reason() -> None:
    late = NOW + timedelta(hours=2)

    assert said(occurred_at=late) == ([], ["OUTSIDE_SAFE_TIMES"])
    assert said(occurred_at=late, released_by=me(ANNA)) == (["NOT_RELEASED"], [])
    assert said(occurred_at=late, released_by=me(BRAM)) == (["REASON_NEEDED"], [])
    assert said(occurred_at=late, released_by=me(BRAM), deviation_reason="asked for it") == ([], [])


def test_what_is_wrong_is_said_at_the_moment_it_matters() -> None:
    assert said(duress_word_was_used=True)[1] == ["DURESS"]
    assert said(proof_answer_was_wrong=True)[1] == ["WRONG_PROOF"]
    assert said(succeeded=False)[1] == ["WHY_IT_FAILED"]
    assert said(succeeded=False, failure_reason="voicemail")[1] == []
