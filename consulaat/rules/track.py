"""What is said of one track: its state, why it stands still, since when, and who must move."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from consulaat.records.about import Record
from consulaat.records.ids import UserId
from consulaat.records.task import TrackKind, TrackState
from consulaat.values.codes import Side
from resources.texts import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How one of the ten tracks stands.

    ``opens`` is the type of record that moves it, ``record`` the one to look at. ``is_noted``: a person noted
    this, whatever the records tell.
    """

    kind: TrackKind
    state: TrackState
    opens: str
    record: Record | None = None
    sentence: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)
    since: date | None = None
    waits_for: Side | None = None
    person: UserId | None = None
    is_noted: bool = False

    @property
    def is_blocked(self) -> bool:
        """Whether it stands still until someone moves."""
        return self.state is TrackState.BLOCKED

    def message(self) -> str:
        """Return why it stands as it does, in the language in use; empty when the state says enough."""
        return _(self.sentence, **self.facts) if self.sentence else ""


# The type of record that moves a track, where none is there yet.
OPENS: Final[Mapping[TrackKind, str]] = {
    TrackKind.SAFETY: "risk_assessment",
    TrackKind.IDENTITY_NATIONALITY: "nationality_inquiry",
    TrackKind.CUSTODY_CONSENT: "custody_situation",
    TrackKind.TRAVEL_DOCUMENT: "travel_document_application",
    TrackKind.VISA_RESIDENCE: "visa_application",
    TrackKind.LOCAL_EXIT: "exit_obstacle",
    TrackKind.SHELTER: "stay",
    TrackKind.MONEY: "commitment",
    TrackKind.JOURNEY: "journey",
    TrackKind.AFTERCARE: "handover",
}


def track(kind: TrackKind, state: TrackState, sentence: str = "", *, opens: str = "") -> Standing:
    """Return a track that waits for nobody."""
    return Standing(kind=kind, state=state, opens=opens or OPENS[kind], sentence=sentence)


def blocked(
    kind: TrackKind,
    sentence: str,
    waits_for: Side,
    *,
    record: Record | None = None,
    since: date | datetime | None = None,
    person: UserId | None = None,
    opens: str = "",
) -> Standing:
    """Return a track that stands still; without a moment it has since the record was changed last."""
    moment = since or (record.changed_at if record is not None else None)
    day = moment.date() if isinstance(moment, datetime) else moment
    return Standing(
        kind=kind,
        state=TrackState.BLOCKED,
        opens=opens or OPENS[kind],
        record=record,
        sentence=sentence,
        since=day,
        waits_for=waits_for,
        person=person,
    )
