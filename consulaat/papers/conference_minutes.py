"""FRM-16: what a conference of the ministry and the hub discussed and decided."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from consulaat.papers.common import Paper, Text
from resources.texts import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow:
    """One decision."""

    text: str
    kind: Text = ""
    taken_by: str = ""
    valid_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionRow:
    """One task that came of the conference."""

    text: str
    side: Text = ""
    assignee: str = ""
    due_on: date | None = None
    state: Text = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConferenceMinutes(Paper):
    """The minutes, under the neutral reference: no name of the person, nothing about shelter."""

    code: ClassVar[str] = "FRM-16"
    version: ClassVar[str] = "1.0"
    title: ClassVar[str] = N_("Conference minutes")
    audience: ClassVar[str] = N_("Participants")
    is_internal: ClassVar[bool] = True

    held_at: datetime | None = None
    medium: Text = ""
    chair: str = ""
    participants: tuple[str, ...] = ()
    grounds: tuple[Text, ...] = ()
    occasion: str = ""
    discussed: str = ""
    decisions: tuple[DecisionRow, ...] = ()
    actions: tuple[ActionRow, ...] = ()
    next_conference_at: datetime | None = None
    reopened_reason: str = ""
    adopted_by: str = ""
    adopted_at: datetime | None = None
