"""The tracks of care: safety, shelter, money, the journey and what follows on it."""

from dataclasses import replace
from typing import Final

from consulaat.records.case import Case, CaseState
from consulaat.records.contact import ContactProtocol, ProtocolState
from consulaat.records.journey import Handover, Journey
from consulaat.records.leaving import ExitObstacle, ObstacleSeverity
from consulaat.records.money import Commitment, CommitmentState, CostLine, CostState
from consulaat.records.risk import RiskAssessment
from consulaat.records.safehouse import Stay, StayState
from consulaat.records.task import TrackKind, TrackState
from consulaat.rules.around import Around
from consulaat.rules.exit_obstacle import name_of, obstacles_of
from consulaat.rules.track import Standing, blocked, track
from consulaat.values.codes import Side
from resources.texts import N_

BACK: Final = frozenset({CaseState.RETURNED, CaseState.AFTERCARE_HANDED_OVER})
_GONE_BY: Final = frozenset({StayState.ENDED, StayState.MOVED})
_SETTLED: Final = frozenset({CostState.PAID, CostState.SETTLED, CostState.RECLAIMED})
_NO_COST: Final = frozenset({CostState.LAPSED, CostState.REJECTED})


def safety(case: Case, around: Around) -> Standing:
    """Return whether danger is known and the person can be reached safely."""
    kind = TrackKind.SAFETY
    protocols = around.all(ContactProtocol, case=case.id)
    usable = [each for each in protocols if each.state is not ProtocolState.REPLACED]
    if usable and usable[-1].state is ProtocolState.COMPROMISED:
        why = N_("Others may know the agreed ways of contact: agree on new ones.")
        protocol = usable[-1]
        return blocked(
            kind, why, Side.POST, record=protocol, since=protocol.compromised_at, opens="contact_protocol"
        )
    if case.state is CaseState.CONTACT_LOST:
        why = N_("Contact with the person is lost.")
        since = case.last_sign_of_life_at
        return blocked(kind, why, Side.POST, record=case, since=since, person=case.owner, opens="contact")
    assessed = around.all(RiskAssessment, case=case.id)
    begun = TrackState.ACTIVE if usable or assessed else TrackState.NOT_STARTED
    if not usable and not case.contact_impossible_reason:
        why = N_("It is not agreed yet how to reach the person safely.")
        return track(kind, begun, why, opens="contact_protocol")
    if not assessed:
        return track(kind, begun, N_("The risk was not assessed yet."))
    if case.state in BACK:
        return track(kind, TrackState.DONE)
    return track(kind, TrackState.ACTIVE)


def shelter(case: Case, around: Around) -> Standing:
    """Return how far the person is from a safe place to stay."""
    kind = TrackKind.SHELTER
    stays = around.all(Stay, case=case.id)
    if not stays:
        return track(kind, TrackState.NOT_STARTED)
    latest = stays[-1]
    stopped = {
        StayState.REQUESTED: N_("The stay waits for approval."),
        StayState.EXTENSION_REQUESTED: N_("The longer stay waits for approval."),
        StayState.REJECTED: N_("The stay was rejected: find another place."),
        StayState.RAN_AWAY: N_("The person left the safehouse."),
    }
    if latest.state in stopped:
        since = latest.requested_at if latest.state is StayState.REQUESTED else None
        return blocked(kind, stopped[latest.state], Side.POST, record=latest, since=since)
    return track(kind, TrackState.DONE if latest.state in _GONE_BY else TrackState.ACTIVE)


def money(case: Case, around: Around) -> Standing:
    """Return whether there is money, and whether it is accounted for."""
    kind = TrackKind.MONEY
    for commitment in around.all(Commitment, case=case.id):
        if commitment.state is CommitmentState.REQUESTED:
            return blocked(kind, N_("A commitment waits for approval."), Side.POST, record=commitment)
    costs = [each for each in around.all(CostLine, case=case.id) if each.state not in _NO_COST]
    for cost in costs:
        if cost.state is CostState.REQUESTED:
            why = N_("A cost waits for approval.")
            return blocked(kind, why, Side.POST, record=cost, since=cost.requested_at, opens="cost_line")
    if costs and all(each.state in _SETTLED for each in costs):
        return track(kind, TrackState.DONE)
    started = costs or around.all(Commitment, case=case.id)
    return track(kind, TrackState.ACTIVE if started else TrackState.NOT_STARTED)


def local_exit(case: Case, around: Around) -> Standing:
    """Return whether the person can leave the country, and what is in the way."""
    kind = TrackKind.LOCAL_EXIT
    if case.state in BACK or case.state is CaseState.UNDER_WAY:
        return track(kind, TrackState.DONE)
    left = obstacles_of(case, around)
    if left and left[0].severity is ObstacleSeverity.BLOCKING:
        why = N_("In the way: {obstacle}.")
        first = left[0]
        side = first.side or Side.POST
        found = blocked(kind, why, side, record=first, since=first.created_at, person=first.responsible)
        return replace(found, facts={"obstacle": name_of(first.kind)})
    if left:
        return track(kind, TrackState.ACTIVE)
    noted = around.all(ExitObstacle, case=case.id)
    return track(kind, TrackState.DONE if noted else TrackState.NOT_STARTED)


def journey(case: Case, around: Around) -> Standing:
    """Return how far the journey is."""
    journeys = around.all(Journey, case=case.id)
    if case.state in BACK or any(each.arrival_confirmed_at for each in journeys):
        return track(TrackKind.JOURNEY, TrackState.DONE)
    is_planned = journeys or case.state in {CaseState.RETURN_PLANNED, CaseState.UNDER_WAY}
    return track(TrackKind.JOURNEY, TrackState.ACTIVE if is_planned else TrackState.NOT_STARTED)


def aftercare(case: Case, around: Around) -> Standing:
    """Return whether those in the Netherlands have taken over."""
    kind = TrackKind.AFTERCARE
    handovers = around.all(Handover, case=case.id)
    if case.state is CaseState.AFTERCARE_HANDED_OVER or any(each.accepted_at for each in handovers):
        return track(kind, TrackState.DONE)
    given = [each for each in handovers if each.handed_over_at is not None]
    if given or case.state is CaseState.RETURNED:
        why = N_("Those who receive the person must take over.")
        since = given[-1].handed_over_at if given else None
        return blocked(kind, why, Side.HUB, record=given[-1] if given else case, since=since)
    return track(kind, TrackState.ACTIVE if handovers else TrackState.NOT_STARTED)
