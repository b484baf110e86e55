"""Stands between the page of the log and the journal; imports no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol

from consulaat.errors import InvalidInputError
from consulaat.rules.permissions import AUDIT
from consulaat.services.audit import Verdict
from consulaat.values.moment import zone
from resources.reference import label
from resources.texts import _, language
from ui.doors import Office
from ui.tasks import Tasks
from ui.widgets.wording import field_words, type_words

MOST: Final = 500


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line of the log in words."""

    at: str
    by: str
    what: str
    subject: str


class LogView(Protocol):
    """What the presenter asks of the page."""

    def show_lines(self, lines: Sequence[LogLine], *, is_cut: bool) -> None:
        """Show the newest lines, the newest first."""

    def show_verdict(self, verdict: Verdict) -> None:
        """Say whether the journal is whole."""

    def show_error(self, error: Exception) -> None:
        """Say what went wrong."""


class LogPresenter:
    """Reads changes and, for the auditor, acts; checks the chain."""

    def __init__(self, view: LogView, office: Office, tasks: Tasks) -> None:
        self._view = view
        self._office = office
        self._tasks = tasks

    @property
    def may_see_acts(self) -> bool:
        """Whether this officer is the auditor."""
        return not any(AUDIT.objections(self._office.officer))

    def show_changes(self) -> None:
        """Read the newest changes."""
        self._tasks.run(self._changes, self._show, self._view.show_error)

    def show_acts(self) -> None:
        """Read the newest acts."""
        self._tasks.run(self._acts, self._show, self._view.show_error)

    def verify(self) -> None:
        """Check every line of every chain."""
        self._tasks.run(self._office.audit.verify, self._view.show_verdict, self._view.show_error)

    def _show(self, lines: list[LogLine]) -> None:
        self._view.show_lines(lines[:MOST], is_cut=len(lines) > MOST)

    def _changes(self) -> list[LogLine]:
        found = self._office.audit.changes(limit=MOST + 1)
        return [
            LogLine(
                self._moment(change.at.moment()),
                by,
                ", ".join(_field(change.record_type, name) for name in change.fields),
                type_words(change.record_type),
            )
            for change, by in reversed(found)
        ]

    def _acts(self) -> list[LogLine]:
        found = self._office.audit.acts(limit=MOST + 1)
        return [
            LogLine(
                self._moment(act.at),
                act.by,
                label("AuditAction", act.action, language()),
                type_words(act.record_type) if act.record_type else "",
            )
            for act in reversed(found)
        ]

    def _moment(self, at: datetime) -> str:
        return f"{at.astimezone(zone(self._office.identity.time_zone)):%d-%m-%Y %H:%M:%S}"


def _field(record_type: str, name: str) -> str:
    try:
        return field_words(record_type, name)
    except InvalidInputError:
        return _("another field")
