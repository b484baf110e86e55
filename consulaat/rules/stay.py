"""Stays in a safehouse: asked, approved, begun, extended, ended (domain §11)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from consulaat.records.about import Record
from consulaat.records.safehouse import Stay, StayEndReason, StayState
from consulaat.rules.around import Around
from consulaat.rules.findings import Finding
from consulaat.rules.four_eyes import me
from consulaat.rules.nights import nights_between
from consulaat.rules.permissions import STAY, STAY_APPROVE
from consulaat.rules.stay_approval import objections_to_approve, objections_to_extend
from consulaat.rules.steps import Step
from resources.texts import N_


def objections_to_start(stay: Stay, around: Around) -> Iterator[Finding]:
    """Nobody arrives in the future."""
    if stay.arrival_on is not None and stay.arrival_on > around.today:
        yield Finding(
            "NOT_ARRIVED_YET", N_("The day of arrival is in the future."), "§11", field_name="arrival_on"
        )


def objections_to_end(stay: Stay, _around: Around) -> Iterator[Finding]:
    """The departure follows the arrival."""
    if stay.departure_on and stay.arrival_on and stay.departure_on < stay.arrival_on:
        yield Finding(
            "LEFT_BEFORE_ARRIVAL",
            N_("The day of departure is before the day of arrival."),
            "§15.9",
            field_name="departure_on",
        )


def _approved(stay: Stay, around: Around) -> tuple[Record, ...]:
    return (replace(stay, approved_by=me(around), approved_at=around.now),)


def _started(stay: Stay, around: Around) -> tuple[Record, ...]:
    return (replace(stay, arrival_confirmed_at=stay.arrival_confirmed_at or around.now),)


def _ended(stay: Stay, around: Around) -> tuple[Record, ...]:
    confirmed = stay.departure_confirmed_at or around.now
    return (replace(stay, departure_confirmed_at=confirmed, nights=_nights(stay)),)


def _ran_away(stay: Stay, around: Around) -> tuple[Record, ...]:
    left = replace(stay, departure_on=stay.departure_on or around.today, end_reason=StayEndReason.RAN_AWAY)
    return (replace(left, nights=_nights(left)),)


def _moved(stay: Stay, around: Around) -> tuple[Record, ...]:
    left = replace(stay, end_reason=StayEndReason.OTHER_SHELTER)
    return _ended(left, around)


def _nights(stay: Stay) -> int | None:
    if stay.arrival_on is None or stay.departure_on is None:
        return None
    return nights_between(stay.arrival_on, stay.departure_on)


_REQUESTED: Final = frozenset({StayState.REQUESTED})
_ACTIVE: Final = frozenset({StayState.ACTIVE})
_EXTENSION: Final = frozenset({StayState.EXTENSION_REQUESTED})

STEPS: Final = (
    Step(
        verb="approve",
        sources=_REQUESTED,
        target=StayState.APPROVED,
        right=STAY_APPROVE,
        label=N_("Approve"),
        needs=("approved_nights",),
        takes=("commitment",),
        guard=objections_to_approve,
        effect=_approved,
    ),
    Step(
        verb="reject",
        sources=_REQUESTED,
        target=StayState.REJECTED,
        right=STAY_APPROVE,
        label=N_("Reject"),
    ),
    Step(
        verb="start",
        sources=frozenset({StayState.APPROVED}),
        target=StayState.ACTIVE,
        right=STAY,
        label=N_("Has arrived"),
        needs=("arrival_on",),
        takes=("arrival_confirmed_at", "planned_departure_on"),
        guard=objections_to_start,
        effect=_started,
    ),
    Step(
        verb="request-extension",
        sources=_ACTIVE,
        target=StayState.EXTENSION_REQUESTED,
        right=STAY,
        label=N_("Request an extension"),
        takes=("planned_departure_on",),
    ),
    Step(
        verb="extend",
        sources=_EXTENSION,
        target=StayState.ACTIVE,
        right=STAY_APPROVE,
        label=N_("Extend"),
        needs=("approved_nights",),
        takes=("commitment",),
        guard=objections_to_extend,
        effect=_approved,
    ),
    Step(
        verb="refuse-extension",
        sources=_EXTENSION,
        target=StayState.ACTIVE,
        right=STAY_APPROVE,
        label=N_("Refuse the extension"),
    ),
    Step(
        verb="end",
        sources=_ACTIVE | _EXTENSION,
        target=StayState.ENDED,
        right=STAY,
        label=N_("End"),
        needs=("departure_on", "end_reason"),
        takes=("departure_confirmed_at",),
        guard=objections_to_end,
        effect=_ended,
    ),
    Step(
        verb="report-runaway",
        sources=_ACTIVE,
        target=StayState.RAN_AWAY,
        right=STAY,
        label=N_("Has run away"),
        takes=("departure_on",),
        guard=objections_to_end,
        effect=_ran_away,
    ),
    Step(
        verb="move",
        sources=_ACTIVE,
        target=StayState.MOVED,
        right=STAY,
        label=N_("Has moved to another place"),
        needs=("departure_on",),
        takes=("departure_confirmed_at",),
        guard=objections_to_end,
        effect=_moved,
    ),
)
