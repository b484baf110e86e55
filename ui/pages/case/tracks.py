"""The tracks of a case in words: what each is called, how it stands, why, and who must move."""

from dataclasses import dataclass
from typing import Final

from consulaat.records.registry import type_name
from consulaat.records.task import TrackKind, TrackState
from consulaat.rules.track import Standing
from resources.reference import label
from resources.texts import N_, _, language, n_
from ui.pages.case.presenter import Overview
from ui.pages.records.sections import section_of
from ui.widgets.look import Meaning

SHORT: Final = {
    TrackKind.SAFETY: (N_("Safety"), "shield-check"),
    TrackKind.IDENTITY_NATIONALITY: (N_("Identity"), "id"),
    TrackKind.CUSTODY_CONSENT: (N_("Custody"), "gavel"),
    TrackKind.TRAVEL_DOCUMENT: (N_("Document"), "e-passport"),
    TrackKind.VISA_RESIDENCE: (N_("Visa"), "certificate"),
    TrackKind.LOCAL_EXIT: (N_("Exit"), "logout"),
    TrackKind.SHELTER: (N_("Shelter"), "bed"),
    TrackKind.MONEY: (N_("Money"), "coin"),
    TrackKind.JOURNEY: (N_("Journey"), "plane"),
    TrackKind.AFTERCARE: (N_("Aftercare"), "heart-handshake"),
}
LOOKS: Final = {
    TrackState.NOT_STARTED: ("dots", Meaning.QUIET),
    TrackState.ACTIVE: ("arrow-right", Meaning.NOTE),
    TrackState.BLOCKED: ("alert-triangle", Meaning.WARNING),
    TrackState.DONE: ("circle-check", Meaning.GOOD),
    TrackState.NOT_APPLICABLE: ("x", Meaning.QUIET),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackLine:
    """One track as the page shows it; ``opens`` is the section, ``record`` the one to look at, if any."""

    kind: TrackKind
    name: str
    short: str
    icon: str
    state_words: str
    mark: str
    meaning: Meaning
    is_blocked: bool = False
    reason: str = ""
    since: str = ""
    who: str = ""
    opens: str = ""
    record: str = ""

    @property
    def why(self) -> str:
        """Why it stands as it does, since when, and who must move."""
        who = _("{who} must move.", who=self.who) if self.who else ""
        return " ".join(filter(None, (self.reason, self.since and f"({self.since})", who)))


def track_lines(overview: Overview) -> list[TrackLine]:
    """Return the ten tracks of a case; one whose records the officer may not read says just that."""
    found = {each.kind: each for each in overview.page.checked.tracks}
    return [_line(found[kind], overview) if kind in found else _closed_to_you(kind) for kind in TrackKind]


def _closed_to_you(kind: TrackKind) -> TrackLine:
    short, icon = SHORT[kind]
    return TrackLine(
        kind=kind,
        name=label("TrackKind", kind, language()),
        short=_(short),
        icon=icon,
        state_words=_("Not shown"),
        mark="eye-off",
        meaning=Meaning.QUIET,
        reason=_("Your role does not read the records of this track."),
    )


def _line(track: Standing, overview: Overview) -> TrackLine:
    short, icon = SHORT[track.kind]
    mark, meaning = LOOKS[track.state]
    record = track.record
    is_section = section_of(track.opens) is not None and track.opens in overview.page.records
    return TrackLine(
        kind=track.kind,
        name=label("TrackKind", track.kind, language()),
        short=_(short),
        icon=icon,
        state_words=label("TrackState", track.state, language()),
        mark=mark,
        meaning=meaning,
        is_blocked=track.is_blocked,
        reason=track.message(),
        since=_since(track, overview),
        who=_who(track, overview),
        opens=track.opens if is_section else "task",
        record=record.id if record is not None and type_name(type(record)) == track.opens else "",
    )


def _since(track: Standing, overview: Overview) -> str:
    if track.since is None:
        return ""
    days = (overview.today - track.since).days
    return n_("for {n} day", "for {n} days", days) if days > 0 else _("since today")


def _who(track: Standing, overview: Overview) -> str:
    if track.waits_for is None:
        return ""
    side = label("Side", track.waits_for, language())
    person = overview.names.get(track.person, "") if track.person else ""
    return f"{side} ({person})" if person else side
