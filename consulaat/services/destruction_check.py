"""Judges at the last moment which cases of a list may be destroyed: by the rules, and by what the store knows."""

from collections.abc import Iterable, Iterator, Sequence

from consulaat.records.case import Case
from consulaat.records.ids import CaseId
from consulaat.records.user import User
from consulaat.rules.destruction import objections_to_destroy
from consulaat.rules.findings import Finding, refuse_on
from consulaat.services.destroying import Reach
from consulaat.services.exchange import BundleState, TrustState
from consulaat.services.ports import UnitOfWork
from consulaat.services.surroundings import around
from resources.texts import N_


def judged(
    work: UnitOfWork, officer: User, cases: Iterable[Case]
) -> tuple[tuple[Case, ...], tuple[Finding, ...]]:
    """Return the cases that may go, and what holds the others."""
    going: list[Case] = []
    left_out: list[Finding] = []
    for case in cases:
        found = held_by(work, officer, case)
        left_out += found
        going += [] if found else [case]
    if _is_settled(work, going):
        return tuple(going), tuple(left_out)
    settled: list[Case] = []
    for case in going:
        unsettled = tuple(_unsettled(work, case))
        left_out += unsettled
        settled += [] if unsettled else [case]
    if not _is_settled(work, settled):  # a person of two of these cases
        refuse_on((*left_out, _together()))
    return tuple(settled), tuple(left_out)


def held_by(work: UnitOfWork, officer: User, case: Case) -> tuple[Finding, ...]:
    """Return what the rules object to."""
    return tuple(objections_to_destroy(case, around(work, officer, case, users=())))


def objections_to_all(work: UnitOfWork) -> Iterator[Finding]:
    """Tell that a bundle waits: what is in it could be about any case."""
    if work.exchange.bundles("IN", state=BundleState.HELD):
        yield Finding("BUNDLE_WAITS", N_("A bundle waits for an earlier one; take that in first."), "§17.3")


def _unsettled(work: UnitOfWork, case: Case) -> Iterator[Finding]:
    """Tell of conflicts that are open, and of changes that The Hague does not have."""
    reach = _reach(work, [case])
    facts: dict[str, object] = {"reference": case.neutral_reference or ""}
    if reach.conflicts:
        sentence = N_("Two sides changed {reference} and nobody has settled it yet.")
        yield Finding("CONFLICT_OPEN", sentence, "§17.6", facts=facts)
    if missing := _unconfirmed(work, reach):
        sentence = N_("{count} changes of {reference} are not confirmed by The Hague yet.")
        yield Finding("NOT_CONFIRMED", sentence, "§17.3", facts={**facts, "count": missing})


def _together() -> Finding:
    sentence = N_(
        "A person of these cases has changes that are not settled or not confirmed by The Hague yet."
    )
    return Finding("PERSON_NOT_SETTLED", sentence, "§17.3")


def _is_settled(work: UnitOfWork, cases: Sequence[Case]) -> bool:
    reach = _reach(work, cases)
    return not reach.conflicts and not _unconfirmed(work, reach)


def _reach(work: UnitOfWork, cases: Iterable[Case]) -> Reach:
    return work.destroying.reach([CaseId(each.id) for each in cases])


def _unconfirmed(work: UnitOfWork, reach: Reach) -> int:
    """Return how many lines of this post The Hague has not confirmed; headquarters is The Hague itself."""
    if work.identity.role == "hq":
        return 0
    peers = [
        each.store
        for each in work.exchange.devices()
        if each.card.role == "hq" and each.state in {TrustState.TRUSTED, TrustState.SUCCEEDED}
    ]
    found = 0
    for device in (work.identity.store, *work.exchange.predecessors()):
        sure = max((work.exchange.confirmed(peer, device) for peer in peers), default=0)
        found += sum(number > sure for number in reach.lines.get(device, ()))
    return found
