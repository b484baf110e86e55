"""Minutes of a conference: adopted by someone who was there and did not write them (domain §3.7)."""

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Final

from consulaat.records.about import STAMP, Record
from consulaat.records.conference import CaseConference, MinutesState
from consulaat.rules.around import Around
from consulaat.rules.findings import Finding
from consulaat.rules.four_eyes import me, objections_to_same_person
from consulaat.rules.permissions import CONFERENCE
from consulaat.rules.steps import Step
from consulaat.values.names import fold
from resources.texts import N_

# Planning the next conference changes nothing of what was decided at this one.
_FREE: Final = frozenset({*STAMP, "next_conference_at"})


def objections_to_adopt(conference: CaseConference, around: Around) -> Iterator[Finding]:
    """Minutes say something, of a conference that was held; whoever adopts them was there and wrote none of them."""
    if conference.held_at > around.now:
        yield Finding(
            "NOT_HELD_YET", N_("The conference still has to be held."), "§3.7", field_name="held_at"
        )
    if not conference.discussed and not conference.decisions:
        yield Finding(
            "NOTHING_TO_ADOPT",
            N_("The minutes are empty: write down what was discussed or decided."),
            "§3.7",
            field_name="discussed",
        )
    if not _was_there(conference, around):
        yield Finding(
            "WAS_NOT_THERE", N_("Minutes are adopted by the chair, or by someone who took part."), "§3.7"
        )
    for writer in dict.fromkeys((conference.created_by, conference.changed_by)):
        yield from objections_to_same_person(writer, around, "§3.7")


def objections_to_reopen(conference: CaseConference, around: Around) -> Iterator[Finding]:
    """Opening adopted minutes again takes a reason of its own, not that of an earlier time."""
    before = around.one(CaseConference, conference.id)
    if before is not None and before.reopened_reason and before.reopened_reason == conference.reopened_reason:
        yield Finding(
            "FIELD_NEEDED",
            N_("This step needs the field {field}."),
            "§3.7",
            field_name="reopened_reason",
            facts={"field": "reopened_reason"},
        )


def objections_to_change(old: Record, new: Record) -> Iterator[Finding]:
    """Adopted minutes do not change until they are opened again with a reason."""
    if not isinstance(old, CaseConference) or old.state is not MinutesState.ADOPTED:
        return
    for each in fields(old):
        if each.name not in _FREE and getattr(old, each.name) != getattr(new, each.name):
            yield Finding(
                "MINUTES_ADOPTED",
                N_("These minutes are adopted: open them again with a reason before changing them."),
                "§3.7",
                field_name=each.name,
            )


def _was_there(conference: CaseConference, around: Around) -> bool:
    names = {fold(each.name) for each in conference.participants}
    return conference.chair == around.by.id or fold(around.by.display_name) in names


def _adopted(conference: CaseConference, around: Around) -> tuple[Record, ...]:
    return (replace(conference, minutes_adopted_by=me(around), minutes_adopted_at=around.now),)


def _reopened(conference: CaseConference, _around: Around) -> tuple[Record, ...]:
    return (replace(conference, minutes_adopted_by=None, minutes_adopted_at=None),)


STEPS: Final = (
    Step(
        verb="adopt",
        sources=frozenset({MinutesState.DRAFT}),
        target=MinutesState.ADOPTED,
        right=CONFERENCE,
        label=N_("Adopt the minutes"),
        guard=objections_to_adopt,
        effect=_adopted,
    ),
    Step(
        verb="reopen",
        sources=frozenset({MinutesState.ADOPTED}),
        target=MinutesState.DRAFT,
        right=CONFERENCE,
        label=N_("Open the minutes again"),
        needs=("reopened_reason",),
        reason_field="reopened_reason",
        guard=objections_to_reopen,
        effect=_reopened,
    ),
)
