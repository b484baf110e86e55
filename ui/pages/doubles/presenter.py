"""Stands between the card of likely doubles and its desk; imports no Qt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from consulaat.records.person import DuplicateDecision, DuplicateOutcome, Person
from consulaat.rules.permissions import create_right
from consulaat.services.search_hits import full_name
from resources.texts import _
from ui.doors import Office
from ui.tasks import Tasks

SHOWN: Final = 3


@dataclass(frozen=True, slots=True)
class DoubleLine:
    """Someone who may be the same, or about whom that was decided: who, why, and the decision if there is one."""

    person: str
    title: str
    why: str
    decision: str = ""


@dataclass(frozen=True, slots=True)
class DoublesShown:
    """What the card shows of one person."""

    likely: tuple[DoubleLine, ...]
    decided: tuple[DoubleLine, ...]
    may_decide: bool


class DoublesView(Protocol):
    """What the presenter asks of the card."""

    def show_doubles(self, shown: DoublesShown) -> None:
        """Show likely doubles and decisions."""

    def show_decided(self) -> None:
        """Say that a decision was kept or undone, and let the page read anew."""

    def show_error(self, error: Exception) -> None:
        """Say what went wrong."""


class DoublesPresenter:
    """Reads the doubles of one person and keeps decisions."""

    def __init__(self, view: DoublesView, office: Office, tasks: Tasks) -> None:
        self._view = view
        self._office = office
        self._tasks = tasks
        self._person = ""

    def show(self, person: str) -> None:
        """Read likely doubles of a person, and what was decided."""
        office = self._office
        self._person = person

        def work() -> DoublesShown:
            likely = office.doubles.pairs(person, limit=SHOWN)
            may_decide = not any(create_right(DuplicateDecision).objections(office.officer))
            return DoublesShown(
                likely=tuple(
                    DoubleLine(
                        each.b.id, title_of(each.b), "; ".join(one.words() for one in each.likeness.why)
                    )
                    for each in likely
                ),
                decided=tuple(
                    _decided(person, each.decision, each.other) for each in office.doubles.decided(person)
                ),
                may_decide=may_decide,
            )

        def show(shown: DoublesShown) -> None:
            if person == self._person:
                self._view.show_doubles(shown)

        self._tasks.run(work, show, self._view.show_error)

    def merge(self, other: str, reason: str) -> None:
        """Decide that the person shown and another are one; the file shown is kept."""
        self._keep(lambda: self._office.doubles.merge(self._person, other, reason))

    def not_same(self, other: str, reason: str) -> None:
        """Decide that they are two people."""
        self._keep(lambda: self._office.doubles.not_same(self._person, other, reason))

    def undo(self, decision: str) -> None:
        """Undo a decision."""
        self._keep(lambda: self._office.doubles.unmerge(decision))

    def _keep(self, work: Callable[[], object]) -> None:
        self._tasks.run(work, lambda _done: self._view.show_decided(), self._view.show_error)


def title_of(person: Person) -> str:
    """Return how someone is named in the card: the name, and when they were born."""
    name = full_name(person) or person.original_script_name or _("Name unknown")
    parts: Sequence[str] = (name, person.born_on.shown("") if person.born_on else "")
    return " · ".join(part for part in parts if part)


def _decided(person: str, decision: DuplicateDecision, other: Person) -> DoubleLine:
    title = title_of(other)
    if decision.outcome is DuplicateOutcome.NOT_SAME:
        said = _("Not the same as {name}", name=title)
    elif decision.person == person:
        said = _("Same person as {name}; this file is kept", name=title)
    else:
        said = _("Same person as {name}; that file is kept", name=title)
    return DoubleLine(other.id, said, decision.reason, decision.id)
