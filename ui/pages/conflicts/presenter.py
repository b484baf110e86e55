"""Stands between the page of conflicts and the conflict desk; imports no Qt."""

from collections.abc import Sequence
from typing import Protocol

from consulaat.records.registry import part_of, record_class
from consulaat.services.conflicts import ConflictView, SideBySide
from resources.texts import _
from ui.doors import Office
from ui.pages.records.layout import line_of
from ui.tasks import Tasks
from ui.widgets.wording import Shown, field_words, moment_words, type_words


class ConflictsView(Protocol):
    """What the presenter asks of the page."""

    def show_conflicts(self, conflicts: Sequence["Choice"]) -> None:
        """Show what is to be chosen."""

    def show_settled(self) -> None:
        """Say that a choice was kept."""

    def show_error(self, error: Exception) -> None:
        """Say what went wrong."""


class Side:
    """One of the values of a conflict, in words."""

    def __init__(self, side: SideBySide, value: str, moment: str) -> None:
        self.place = side.place
        self.is_ours = side.is_ours
        self.by = side.by
        self.is_shown = side.is_shown
        self.value = value or _("empty")
        self.origin = _("{by} ({post}), {moment}", by=side.by, post=side.post or "?", moment=moment)


class Choice:
    """One conflict in words."""

    def __init__(self, view: ConflictView, record: str, shown: Shown, time_zone: str) -> None:
        self.id = view.id
        self.ref = f"{view.record_type}/{view.record}"
        self.kind = type_words(view.record_type)
        self.record = record
        self.field = field_words(view.record_type, view.field_name)
        part = part_of(record_class(view.record_type), view.field_name)
        self.sides = tuple(
            Side(each, shown.field(part, each.value), moment_words(each.at, time_zone))
            for each in view.values
        )


class ConflictsPresenter:
    """Reads open conflicts and settles them."""

    def __init__(self, view: ConflictsView, office: Office, tasks: Tasks) -> None:
        self._view = view
        self._office = office
        self._tasks = tasks

    def refresh(self) -> None:
        """Read all open conflicts."""
        self._tasks.run(self._choices, self._view.show_conflicts, self._view.show_error)

    def settle(self, conflict: str, keep: str, reason: str) -> None:
        """Keep the value of a place; the reason is noted."""

        def done(_nothing: None) -> None:
            self._view.show_settled()
            self.refresh()

        self._tasks.run(
            lambda: self._office.conflicts.resolve(conflict, keep=keep, reason=reason),
            done,
            self._view.show_error,
        )

    def _choices(self) -> list[Choice]:
        zone = self._office.identity.time_zone
        shown = Shown(zone)
        found = []
        for each in self._office.conflicts.open():
            record = line_of(self._office.desk.read(each.record_type, each.record), shown)
            found.append(Choice(each, record, shown, zone))
        return found
