"""Decisions taken alone where a second pair of eyes was not at hand, ratified by someone else (domain §19).

A one-person post does not stand still: the step is taken and marked, and headquarters or another colleague ratifies
or reverses it within two working days, by bundle. A payment is never made this way, nor anything else that a
rule stands in the way of.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from consulaat.records.about import Record
from consulaat.records.access import ProvisionalDecision, ProvisionalState
from consulaat.records.case import Case
from consulaat.records.ids import CaseId
from consulaat.records.keeping import DestructionList
from consulaat.records.money import Commitment, CostLine
from consulaat.records.registry import type_name
from consulaat.records.risk import RiskLevel
from consulaat.rules.around import Around
from consulaat.rules.findings import Finding, warning
from consulaat.rules.four_eyes import me, objections_to_same_person
from consulaat.rules.permissions import RATIFY
from consulaat.rules.steps import Step
from consulaat.rules.terms import ratify_until
from consulaat.values.ids import RecordId, new_id
from resources.texts import N_

FOUR_EYES: Final = "FOUR_EYES"
PROVISIONAL: Final = "PROVISIONAL"
NEVER: Final = frozenset({(CostLine, "pay"), (DestructionList, "approve")})


def may_be_provisional(step: Step, record: Record, found: Iterable[Finding], around: Around) -> bool:
    """Tell whether only a second person is wanting, and nobody else at this post could be it."""
    stops = {each.code for each in found if each.stops}
    if stops != {FOUR_EYES} or (type(record), step.verb) in NEVER or isinstance(record, ProvisionalDecision):
        return False
    able = {
        each.id
        for each in around.users
        if each.is_active and each.roles & step.right.roles and each.post in {"", around.post}
    }
    return able == {around.by.id}


def is_acute(record: Record, around: Around) -> bool:
    """Tell whether a decision is about acute danger, so that it is ratified on the next working day."""
    case = around.one(Case, getattr(record, "case", None))
    is_so_said = isinstance(record, Commitment) and record.is_acute
    return is_so_said or (case is not None and case.risk_level is RiskLevel.ACUTE)


def softened(found: Iterable[Finding], around: Around, *, is_acute: bool) -> tuple[Finding, ...]:
    """Return the findings of a step taken alone: the want of a second person only warns, with its last day."""
    sentence = N_("Taken alone, for want of a second person; to be ratified by {until}.")
    until = ratify_until(around.today, around, is_acute=is_acute)
    alone = warning(PROVISIONAL, sentence, "§19", until=until.isoformat())
    return (*(each for each in found if each.code != FOUR_EYES), replace(alone, until=until))


def decision(step: Step, record: Record, around: Around) -> ProvisionalDecision:
    """Return the record of a step taken alone."""
    case: CaseId | None = getattr(record, "case", None)
    return ProvisionalDecision(
        id=new_id(),
        case=case,
        subject_kind=type_name(type(record)),
        subject=RecordId(record.id),
        verb=step.verb,
        decided_by=me(around),
        decided_at=around.now,
        is_acute=is_acute(record, around),
        ratify_until=ratify_until(around.today, around, is_acute=is_acute(record, around)),
        post=record.post,
    )


def objections_to_judge(made: ProvisionalDecision, around: Around) -> Iterator[Finding]:
    """Nobody ratifies or reverses what they decided themselves."""
    yield from objections_to_same_person(made.decided_by, around, "§19")


def _judged(made: ProvisionalDecision, around: Around) -> tuple[Record, ...]:
    return (replace(made, ratified_by=me(around), ratified_at=around.now),)


STEPS: Final = tuple(
    Step(
        verb=verb,
        sources=frozenset({ProvisionalState.PROVISIONAL}),
        target=target,
        right=RATIFY,
        label=label,
        needs=("reason",) if target is ProvisionalState.REVERSED else (),
        takes=("reason",),
        reason_field="reason",
        guard=objections_to_judge,
        effect=_judged,
    )
    for verb, target, label in (
        ("ratify", ProvisionalState.RATIFIED, N_("Ratify")),
        ("reverse", ProvisionalState.REVERSED, N_("Reverse")),
    )
)
