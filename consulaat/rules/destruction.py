"""Destruction: proposed, approved by someone else, and only then carried out (domain §17.3)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from consulaat.records.about import Record
from consulaat.records.case import Case, CaseState
from consulaat.records.keeping import DestructionList, DestructionState
from consulaat.rules.around import Around
from consulaat.rules.findings import Finding, Severity, warning
from consulaat.rules.four_eyes import me, objections_to_same_person
from consulaat.rules.permissions import DESTRUCTION
from consulaat.rules.retention import retention_of
from consulaat.rules.steps import Step
from resources.texts import N_

OPEN: Final = frozenset({DestructionState.PROPOSED, DestructionState.APPROVED})


def objections_to_destroy(case: Case, around: Around) -> Iterator[Finding]:
    """The case is closed, its day has passed, nothing holds it, and its person has no other open case."""
    reference = case.neutral_reference or ""
    kept = retention_of(case, around)
    if case.state is not CaseState.CLOSED or kept is None:
        yield _about(case, "NOT_CLOSED", N_("{reference} is not closed, or was opened again."))
        return
    if case.is_on_legal_hold:
        yield _about(case, "ON_LEGAL_HOLD", N_("{reference} is on legal hold."))
    day = kept.may_go_from
    if day is None:
        yield _about(case, "KEPT_PERMANENTLY", N_("{reference} is kept permanently."))
    elif day > around.today:
        yield Finding(
            "NOT_YET",
            N_("{reference} is kept until {day}."),
            "§17.3",
            until=day,
            facts={"reference": reference, "day": day.isoformat()},
        )
    others = [each for each in around.all(Case) if each.id != case.id and each.state is not CaseState.CLOSED]
    if others:
        yield _about(case, "OTHER_CASE_OPEN", N_("The person of {reference} has another case that is open."))


def _about(case: Case, code: str, sentence: str) -> Finding:
    return Finding(code, sentence, "§17.3", facts={"reference": case.neutral_reference or ""})


def list_checks(list_: DestructionList, around: Around) -> Iterator[Finding]:
    """Check that a list which is proposed names cases that are here; what it names is never a name."""
    if list_.state is not DestructionState.PROPOSED:
        return
    known = {each.neutral_reference for each in around.all(Case)}
    if not list_.subjects or not set(list_.subjects) <= known:
        yield Finding(
            "SUBJECT_UNKNOWN",
            N_("A list for destruction names closed cases by their neutral references."),
            "§17.3",
            field_name="subjects",
        )


def objections_to_approve(list_: DestructionList, around: Around) -> Iterator[Finding]:
    """Someone else approves; what became of a case meanwhile is said, and holds it when the list is carried out."""
    yield from objections_to_same_person(list_.proposed_by, around, "§17.3")
    for case in around.all(Case):
        if case.neutral_reference not in list_.subjects:
            continue
        for finding in objections_to_destroy(case, around):
            if finding.code in {"ON_LEGAL_HOLD", "NOT_CLOSED"}:
                yield replace(finding, severity=Severity.WARNS)


def objections_to_carry_out(list_: DestructionList, around: Around) -> Iterator[Finding]:
    """Two people have looked; what holds a single case is looked up case by case."""
    if list_.approved_by is None or list_.approved_by == list_.proposed_by:
        yield Finding("FOUR_EYES", N_("Someone other than the proposer approves the list first."), "§17.3")
    if around.role == "hq":
        yield warning(
            "COPY_AT_POST",
            N_("A post keeps its own copy until somebody there carries out a list too."),
            "§17.3",
        )


def objections_by_hand(list_: DestructionList, around: Around) -> Iterator[Finding]:
    """Carrying out destroys, so it asks for a confirmation of its own and is no plain step."""
    yield from objections_to_carry_out(list_, around)
    yield Finding(
        "CONFIRM_DESTRUCTION",
        N_(
            "This destroys, so it asks for the code of the post: carry it out under Keeping (a command: destruction)."
        ),
        "§17.3",
    )


def proposed(list_: DestructionList, around: Around) -> DestructionList:
    """Return a new list with who proposed it and when."""
    if list_.proposed_at is not None:
        return list_
    return replace(list_, proposed_by=me(around), proposed_at=around.now)


def carried_out(list_: DestructionList, around: Around) -> DestructionList:
    """Return a list as carried out."""
    return replace(
        list_,
        state=DestructionState.CARRIED_OUT,
        carried_out_by=me(around),
        carried_out_at=around.now,
    )


def _approved(list_: DestructionList, around: Around) -> tuple[Record, ...]:
    return (replace(list_, approved_by=me(around), approved_at=around.now),)


def _withdrawn(list_: DestructionList, around: Around) -> tuple[Record, ...]:
    return (replace(list_, withdrawn_by=me(around)),)


CARRY_OUT: Final = Step(
    verb="carry-out",
    sources=frozenset({DestructionState.APPROVED}),
    target=DestructionState.CARRIED_OUT,
    right=DESTRUCTION,
    label=N_("Carry out"),
    guard=objections_by_hand,
)
STEPS: Final = (
    Step(
        verb="approve",
        sources=frozenset({DestructionState.PROPOSED}),
        target=DestructionState.APPROVED,
        right=DESTRUCTION,
        label=N_("Approve"),
        guard=objections_to_approve,
        effect=_approved,
    ),
    Step(
        verb="withdraw",
        sources=OPEN,
        target=DestructionState.WITHDRAWN,
        right=DESTRUCTION,
        label=N_("Withdraw"),
        needs=("reason",),
        reason_field="reason",
        effect=_withdrawn,
    ),
    CARRY_OUT,
)
