"""Stands between the first page and the desks; imports no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from consulaat.records.case import Case
from consulaat.records.report import Report
from consulaat.rules.permissions import EXPORT, TRUST, USERS, Right, create_right, read_right
from consulaat.services.need_to_know import BrokenGlass
from consulaat.services.recent import RecentCase
from consulaat.services.status import Alarm, Status
from consulaat.services.today import Today
from resources.texts import N_, _
from ui.doors import Office
from ui.pages.alarms import page_of
from ui.pages.place import PageName, Place
from ui.pages.records.drafts import Draft, own_drafts
from ui.tasks import Tasks


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """All that the first page shows."""

    today: Today
    status: Status
    recent: tuple[RecentCase, ...]
    drafts: tuple[Draft, ...]
    pinned: tuple[RecentCase, ...] = ()
    glasses: tuple[BrokenGlass, ...] = ()

    @property
    def is_new(self) -> bool:
        """Whether nothing was ever registered here."""
        return not self.today.has_cases and not self.today.has_reports


@dataclass(frozen=True, slots=True)
class FirstStep:
    """Something to do in a store where nothing was done yet, and where, if there is a page for it."""

    sentence: str
    place: Place | None


class HomeView(Protocol):
    """What the presenter asks of the page."""

    def show_home(self, home: Home) -> None:
        """Show what there is to do."""

    def show_error(self, error: Exception) -> None:
        """Say what went wrong."""


class HomePresenter:
    """Reads what there is to do today."""

    def __init__(self, view: HomeView, office: Office, tasks: Tasks) -> None:
        self._view = view
        self._office = office
        self._tasks = tasks

    def refresh(self) -> None:
        """Read it again."""
        self._tasks.run(self._home, self._view.show_home, self._view.show_error)

    def may(self, right: Right) -> bool:
        """Tell whether the officer has a right."""
        return not any(right.objections(self._office.officer))

    @property
    def may_report(self) -> bool:
        """Whether the officer takes reports."""
        return self.may(create_right(Report))

    @property
    def may_read_cases(self) -> bool:
        """Whether the officer reads cases."""
        return self.may(read_right(Case))

    @property
    def may_send(self) -> bool:
        """Whether the officer sends bundles."""
        return self.may(EXPORT)

    def first_steps(self, status: Status) -> Sequence[FirstStep]:
        """Return what to do first in a new store."""
        steps = []
        if any(each.code == "one-user" for each in status.alarms):
            step = N_("Add a second person: four eyes need two, and you cannot always be there.")
            steps.append(FirstStep(_(step), Place(PageName.PEOPLE) if self.may(USERS) else None))
        if status.last_confirmed is None:
            step = N_("Exchange public cards with the other side, so that bundles can be sent and read.")
            steps.append(FirstStep(_(step), Place(PageName.CARDS) if self.may(TRUST) else None))
        if self.may_report:
            step = N_("Register the first report as soon as someone calls or writes.")
            steps.append(FirstStep(_(step), Place(PageName.NEW_REPORT)))
        return steps

    def _home(self) -> Home:
        return Home(
            today=self._office.today.look(),
            status=self._office.status(),
            recent=self._office.recent.cases() if self.may_read_cases else (),
            drafts=own_drafts(self._office),
            pinned=self._office.recent.pinned() if self.may_read_cases else (),
            glasses=self._office.need_to_know.to_look_at(),
        )


def place_of(alarm: Alarm) -> Place | None:
    """Return where an alarm is dealt with."""
    page = page_of(alarm.code)
    return Place(page) if page is not None else None
