"""Whether whoever wrote a line of the journal had the right to: what came in by bundle is kept, and said (domain §19).

Nothing is refused here: the line was signed by a trusted device and is history. A line that was loaded, or that
only says what the program filled in, or what it brought about, was not an act of its author.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Final

from consulaat.records.about import Record
from consulaat.records.access import CaseAccess, ProvisionalDecision
from consulaat.records.registry import journaled, type_name
from consulaat.records.task import Task, TaskOrigin
from consulaat.records.user import User, UserRole
from consulaat.rules.access import BY_ONESELF
from consulaat.rules.around import Around
from consulaat.rules.machines import steps_of
from consulaat.rules.permissions import create_right
from consulaat.rules.provisional import FOUR_EYES
from consulaat.rules.steps import Step

STATE: Final = "state"
# What a case shows of the records in it: written under the name of whoever saved such a record.
_SHOWN: Final[Mapping[str, frozenset[str]]] = {
    "case": frozenset({"risk_level", "wish", "last_sign_of_life_at", "consular_assistance_was_given"}),
    "report": frozenset({"owner", "first_action"}),
}


class Overstep(StrEnum):
    """What an author did beyond their right."""

    NO_RIGHT = "RECORDED_WITHOUT_RIGHT"
    FOUR_EYES = "DECIDED_ON_OWN_WORK"


def overstep(record: Record, written: Mapping[str, object], around: Around) -> Overstep | None:
    """Tell what the author of a line, the officer of ``around``, did beyond their right.

    ``written``: the fields of the line, with their JSON values; ``record``: the record as it is now.
    """
    if _is_own_word(record, around.by) or _is_of_the_program(record, written):
        return None
    steps = [each for each in steps_of(type(record)) if each.target == written.get(STATE)]
    if STATE not in written or not steps:
        return Overstep.NO_RIGHT if any(create_right(type(record)).objections(around.by, record)) else None
    found = [_of_step(each, record, around) for each in steps]
    return None if None in found else found[0]


def _of_step(step: Step, record: Record, around: Around) -> Overstep | None:
    if any(step.right.objections(around.by, record)):
        return Overstep.NO_RIGHT
    if _was_provisional(step, record, around):
        return None
    codes = {each.code for each in step.guard(record, around)}
    return Overstep.FOUR_EYES if FOUR_EYES in codes else None


def _was_provisional(step: Step, record: Record, around: Around) -> bool:
    """Tell whether a step was taken alone and marked so, which has its own finding."""
    return any(
        each.verb == step.verb and each.decided_by == around.by.id
        for each in around.all(ProvisionalDecision, subject=record.id)
    )


def _is_own_word(record: Record, by: User) -> bool:
    """Tell whether this is a broken glass or a conflict of interest, which people say of themselves."""
    return isinstance(record, CaseAccess) and record.kind in BY_ONESELF and record.user == by.id


def _is_of_the_program(record: Record, written: Mapping[str, object]) -> bool:
    if isinstance(record, ProvisionalDecision) and STATE not in written:
        return True
    if isinstance(record, Task) and record.origin is TaskOrigin.TEMPLATE and STATE not in written:
        return True
    filled = {part.name for part in journaled(type(record)) if part.about.filled} - {STATE}
    return set(written) <= filled | _SHOWN.get(type_name(type(record)), frozenset())


def with_roles(user: User, roles: Iterable[str]) -> User:
    """Return a user with the roles of another moment."""
    known = {each.value for each in UserRole}
    return replace(user, roles=frozenset(UserRole(each) for each in roles if each in known))
