"""Noting by hand how a track of a case stands, with the reason, and taking that back."""

from dataclasses import replace

from consulaat.errors import InvalidInputError
from consulaat.records.case import Case
from consulaat.records.ids import CaseId
from consulaat.records.task import Track, TrackKind, TrackState
from consulaat.rules.permissions import create_right, read_right
from consulaat.rules.steps import Step
from consulaat.rules.track_note import way_to
from consulaat.services.desk import Desk
from consulaat.services.naming import find_record
from consulaat.services.ports import UnitOfWork
from consulaat.services.steps_back import SavedKind, note_saved
from consulaat.services.surroundings import around
from consulaat.values.codes import Side
from consulaat.values.ids import derived_id
from resources.texts import N_


class ReasonNeededError(InvalidInputError):
    """A track was overruled without a reason."""

    code = "reason-needed"
    sentence = N_("Write down why this track stands so: others follow it.")
    next_step = N_("Fill in the reason.")


class TrackDesk(Desk):
    """Notes how tracks stand; one act, whatever steps of the machine it takes."""

    def note(
        self,
        case: str,
        kind: TrackKind,
        state: TrackState,
        reason: str,
        waiting_for: Side | None = None,
    ) -> Track:
        """Note how a track of a case stands; from then on this goes before what the records tell."""
        if not reason.strip():
            raise ReasonNeededError(where="blocked_reason")
        with self.store.work(self.by) as work:
            track = self._track(work, case, kind)
            before = track.version
            said = replace(track, blocked_reason=reason.strip(), waiting_for=waiting_for)
            saved = self._walk(work, said, way_to(track.state, state))
            note_saved(work, SavedKind.ADVANCED, saved, before)
            work.commit()
        return saved

    def take_back(self, case: str, kind: TrackKind) -> Track:
        """Let a track follow the records of the case again."""
        with self.store.work(self.by) as work:
            track = self._track(work, case, kind)
            saved = self._walk(work, track, way_to(track.state, TrackState.NOT_STARTED))
            if saved.version != track.version:
                note_saved(work, SavedKind.ADVANCED, saved, track.version)
            work.commit()
        return saved

    def _track(self, work: UnitOfWork, ref: str, kind: TrackKind) -> Track:
        """Return the note on a track, or an empty one."""
        case = work.get(Case, find_record(work, Case, ref))
        self._require(work, read_right(Case), Case, case)
        self._require(work, create_right(Track), Track)
        noted = work.find(Track, case=CaseId(case.id), kind=kind)
        if noted:
            return noted[-1]
        return Track(id=derived_id("track", case.id, kind), case=CaseId(case.id), kind=kind, post=case.post)

    def _walk(self, work: UnitOfWork, track: Track, steps: tuple[Step, ...]) -> Track:
        if not steps:
            kept = self._keep(work, track, is_new=not work.exists("track", track.id)).record
            return kept if isinstance(kept, Track) else track
        reason, waiting_for = track.blocked_reason, track.waiting_for
        for step in steps:
            asked = replace(track, blocked_reason=reason, waiting_for=waiting_for)
            surroundings = around(work, self.officer, asked)
            self._objections(work, step, asked, surroundings)
            saved = self._take(work, step, asked, surroundings)
            if isinstance(saved, Track):
                track = saved
        return track
