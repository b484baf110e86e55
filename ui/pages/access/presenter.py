"""Stands between whatever asks to be let into a case and the desk; imports no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol

from consulaat.records.access import AccessKind, CaseAccess
from consulaat.records.case import Case
from consulaat.records.user import User
from consulaat.rules.access import KEPT_OUT, is_sealed, limiting_section
from consulaat.services.need_to_know import Admitted
from resources.reference import label
from resources.texts import _, language
from ui.doors import Office
from ui.tasks import Tasks

SEALED_TO: Final = 2


class GlassView(Protocol):
    """What the presenter asks of the card that opens a case with a reason."""

    def show_hours(self, hours: int) -> None:
        """Say for how long a case opens."""

    def show_admitted(self, admitted: Admitted) -> None:
        """Lead to the case."""

    def show_refused(self, error: Exception) -> None:
        """Say what went wrong."""


class GlassPresenter:
    """Asks the desk to open a case for a reason."""

    def __init__(self, view: GlassView, office: Office, tasks: Tasks) -> None:
        self._view = view
        self._office = office
        self._tasks = tasks

    def begin(self) -> None:
        """Read for how long a case opens."""
        self._tasks.run(self._office.need_to_know.hours, self._view.show_hours, self._view.show_refused)

    def ask(self, reference: str, reason: str) -> None:
        """Open a case, or hear that there is none."""
        self._tasks.run(
            lambda: self._office.need_to_know.break_glass(reference, reason),
            self._view.show_admitted,
            self._view.show_refused,
        )


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked about access: of which kind, about whom, and why."""

    kind: AccessKind
    people: tuple[str, ...]
    reason: str


class AccessView(Protocol):
    """What the presenter asks of the pane about access."""

    def show_people(self, people: Sequence[tuple[str, str]]) -> None:
        """Offer people to choose from."""

    def show_kept(self) -> None:
        """Say that it was kept, and read the case again."""

    def show_shut_out(self) -> None:
        """Leave the case, which is closed to the officer from now on."""

    def show_refused(self, error: Exception) -> None:
        """Say what stands in the way."""


class AccessPresenter:
    """Changes who may open a case."""

    def __init__(self, view: AccessView, office: Office, tasks: Tasks) -> None:
        self._view = view
        self._office = office
        self._tasks = tasks

    def read_people(self) -> None:
        """Read who works with this store."""

        def people() -> list[tuple[str, str]]:
            found = (each for each in self._office.desk.find("user") if isinstance(each, User))
            return [(each.id, _said(each)) for each in found if each.is_active]

        self._tasks.run(people, self._view.show_people, self._view.show_refused)

    def keep(self, case: str, wanted: Wanted) -> None:
        """Keep what was asked; a conflict of interest shuts the officer out at once."""
        desk = self._office.need_to_know
        if wanted.kind is AccessKind.CONFLICT_OF_INTEREST:
            self._tasks.run(
                lambda: desk.declare_conflict(case, wanted.reason),
                lambda _none: self._view.show_shut_out(),
                self._view.show_refused,
            )
            return

        def name_all() -> None:
            for each in wanted.people:
                desk.name_person(case, wanted.kind, each, wanted.reason)

        self._tasks.run(name_all, lambda _none: self._view.show_kept(), self._view.show_refused)

    def end(self, line: str) -> None:
        """Let a line about access hold no longer."""
        self._tasks.run(
            lambda: self._office.need_to_know.end(line),
            lambda _none: self._view.show_kept(),
            self._view.show_refused,
        )


def who_may_open(case: Case, lines: Sequence[CaseAccess], names: dict[str, str], today: date) -> str:
    """Return in words who may open a case."""
    valid = [each for each in lines if each.valid_until is None or each.valid_until >= today]

    def named(*kinds: AccessKind) -> str:
        return ", ".join(sorted({names.get(each.user, "") or "?" for each in valid if each.kind in kinds}))

    team, out = named(AccessKind.TEAM), named(*KEPT_OUT)
    if is_sealed(lines, today):
        said = _("Sealed: only {people} can open this case.", people=named(AccessKind.SEALED))
    elif team:
        said = _(
            "Only the team can open this case: {people}; and its owner, its deputy, the head of the section and "
            "headquarters.",
            people=team,
        )
    else:
        said = _without_team(case)
    kept_out = _("Kept out: {people}.", people=out) if out else ""
    return f"{said} {kept_out}".rstrip()


def _without_team(case: Case) -> str:
    """Return who may open a case that has no team: its section limits whom, where it has one."""
    limit = limiting_section(case)
    if limit is None:
        return _("Everyone whose role reads cases can open this case.")
    return _(
        "Everyone whose role reads cases can open this case ({section}). Who works in another section must give a "
        "reason first, except its owner, its deputy, the head of the section and headquarters.",
        section=label("HandlingSection", limit, language()),
    )


def _said(user: User) -> str:
    """Return a colleague by name; of local staff that they are: they may know the family (domain §17.5)."""
    name = user.display_name or user.name
    return _("{name} (local staff)", name=name) if user.is_local_staff else name
