"""The page of one case: header on top, sections on the left, the chosen one on the right."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from consulaat.records.about import Record
from consulaat.records.access import AccessKind
from consulaat.records.contact import ContactProtocol
from consulaat.records.task import Track, TrackKind
from consulaat.rules.permissions import HiddenRecordError, NoRightError
from consulaat.services.desk import Outcome
from consulaat.services.naming import NoSuchRecordError
from consulaat.services.timeline import Entry
from consulaat.values.canonical import Json
from resources.texts import _
from ui.pages.access.card import GlassCard
from ui.pages.attachments.pane import AttachmentsPane
from ui.pages.case.access_pane import AccessPane
from ui.pages.case.header import CaseHeader
from ui.pages.case.menu import DETAILS, OVERVIEW, PERSON, TIMELINE, CaseMenu
from ui.pages.case.noting import TrackNoting
from ui.pages.case.overview import OverviewPane
from ui.pages.case.panes import ACCESS, Pane, SectionPanes
from ui.pages.case.papers import offers_of
from ui.pages.case.presenter import CasePresenter, Overview, fixed_for, proposed_for
from ui.pages.case.stepping import CaseStepping
from ui.pages.case.timeline import TimelinePane
from ui.pages.case.track_tiles import TrackTiles
from ui.pages.case.tracks import TrackLine, track_lines
from ui.pages.doubles.card import DoublesCard
from ui.pages.page import Page, scrolled
from ui.pages.place import PageAction, Tone, Visit
from ui.pages.records.drafts import NEW
from ui.pages.records.editor import RecordEditor
from ui.pages.records.presenter import Objection
from ui.pages.records.sections import Section
from ui.widgets.look import sized
from ui.widgets.position import position_of, return_to
from ui.widgets.wording import finding_words

if TYPE_CHECKING:
    from ui.pages.papers.page import PaperPane

LOW = 400  # of height, at the usual size of letters: less than that is room for the nearest only
MENU = 236
ROOM = 600
TRACK = "track"


class CasePage(Page):
    """Widgets only; the presenter reads the case."""

    def __init__(self, visit: Visit, ref: str) -> None:
        super().__init__(visit, "")
        self._ref = ref
        self._overview: Overview | None = None
        self._wanted = ""
        self._paper: PaperPane | None = None
        self.glass: GlassCard | None = None
        zone = visit.office.identity.time_zone
        self.header = CaseHeader()
        self.tiles = TrackTiles()
        self.menu = CaseMenu()
        self.panes = QStackedWidget()
        self.overview = OverviewPane(zone)
        self.timeline = TimelinePane(zone, visit.office.identity.post)
        self.editor = RecordEditor(visit.office, self.tasks)
        self.stepping = CaseStepping(self.overview, visit.office, self.tasks, self.show_error)
        self.noting = TrackNoting()
        self.sections = SectionPanes(visit, self.tasks, self.panes)
        self.doubles = DoublesCard(visit, self.tasks)
        self._presenter = CasePresenter(self, visit.office, self.tasks, ref)
        self._lay_out()
        self._connect()

    def show_case(self, overview: Overview) -> None:
        """Show the case."""
        self._overview = overview
        self.header.show_case(overview)
        self.tiles.show_lines(track_lines(overview))
        self.stepping.show_case(overview)
        self.sections.show_case(overview)
        self.menu.count_records(self.sections.counts(overview))
        if self.menu.chosen == TIMELINE:
            self._presenter.show_timeline()
        if self._wanted:
            wanted, self._wanted = self._wanted, ""
            self.show_record(wanted)

    def show_record(self, record: str) -> None:
        """Open a record of the case ("type/id") in its section; a type alone ("task") shows the section."""
        if self._overview is None:
            self._wanted = record
            return
        type_, _slash, id_ = record.partition("/")
        if not self.menu.choose(type_):
            self.menu.choose(OVERVIEW)
        self._show_chosen()
        if id_ == NEW and type_ in self.sections:
            self.make(self.sections[type_].section)
        elif id_ and type_ in self.sections:
            self.open(type_, id_)

    def show_timeline(self, entries: Sequence[Entry]) -> None:
        """Show what happened."""
        if self._overview is not None:
            self.timeline.show_entries(entries, self._overview)

    def show_numbers(self, protocol: ContactProtocol) -> None:
        """Show numbers and addresses, now that the card was read."""
        self.overview.safe_contact.show_numbers(protocol)

    def ask_release(self, why: str) -> None:
        """Say that this is no safe moment, and ask for a reason before any number is shown."""
        self.overview.safe_contact.ask_release(why)

    def tell_held(self, why: str) -> None:
        """Say that the numbers stay hidden until the head of the section releases them."""
        self.overview.safe_contact.tell_held(why)

    def show_step_taken(self, outcome: Outcome) -> None:
        """Say that a step was taken."""
        self.stepping.done()
        self._say_kept(_("Done."), [finding_words(each, "case") for each in outcome.findings])
        self.refresh()

    def show_pinned(self, *, on: bool) -> None:
        """Say whether the case stands on the first page."""
        self.header.show_pinned(on=on)
        self.visit.say(_("Pinned on Today.") if on else _("No longer pinned on Today."), Tone.DONE)

    def show_step_objection(self, objection: Objection) -> None:
        """Show what stands in the way of a step."""
        self.overview.tell(objection)

    def show_track_noted(self) -> None:
        """Say that a note on a track was kept or taken back, and show the case again."""
        self._say_kept(_("Saved."), ())
        self._close_editor()
        self.refresh()

    def refresh(self) -> None:
        self._presenter.refresh()
        self.visit.changed()

    def begin(self) -> None:
        self.menu.setFocus()

    def escape(self) -> bool:
        if self.panes.currentWidget() is self.editor:
            self.editor.close_editor()
            return True
        if self.panes.currentWidget() in (self._paper, self.noting):
            self._close_editor()
            return True
        shown = self.panes.currentWidget()
        return isinstance(shown, AttachmentsPane | AccessPane | TimelinePane) and shown.escape()

    def reference(self) -> str:
        """Return the neutral reference of the case."""
        return (self._overview.case.neutral_reference or "") if self._overview is not None else ""

    def position(self) -> Json:
        shown = self.panes.currentWidget()
        return [self.menu.chosen, position_of(shown) if shown is not None else []]

    def return_to(self, position: Json) -> None:
        if isinstance(position, list) and len(position) == 2 and isinstance(position[0], str):
            self._choose(position[0])
            return_to(self.panes.currentWidget() or self, position[1])

    def page_actions(self) -> Sequence[PageAction]:
        """Return the sections of the case, and its papers."""
        found = [PageAction(_("Print…"), self._show_paper, icon="printer")]
        found.append(PageAction(self.header.pin.toolTip(), self.header.pin.click, icon="star"))
        found.append(PageAction(_("Note how a track stands"), lambda: self.note_track(TrackKind.SAFETY)))
        found.append(PageAction(_("I know this family…"), self.declare_conflict, icon="alert-triangle"))
        for key, title in self.menu.titles():
            found.append(PageAction(_("Case: {section}", section=title), partial(self._choose, key)))
        return found

    @property
    def has_unsaved(self) -> bool:
        in_editor = self.panes.currentWidget() is self.editor and self.editor.has_unsaved
        return in_editor or self.stepping.has_unsaved

    def open(self, type_: str, record: str) -> None:
        """Open one record of the case in the editor."""
        overview = self._overview
        if overview is None:
            return
        if type_ == TRACK:
            noted = (each for each in overview.page.records.get(TRACK, ()) if each.id == record)
            self.note_track(next((each.kind for each in noted if isinstance(each, Track)), TrackKind.SAFETY))
            return
        if type_ == "contact_protocol" and not self._numbers_were_read(record):
            self._choose(OVERVIEW)
            self.visit.say(_("First read the card on safe contact and show its numbers there."), Tone.NOTE)
            return
        self.visit.say("", Tone.DONE)  # that the record before was saved
        hidden = ["case"] if type_ != "report" else ["case", "person"]
        self.editor.open(type_, record, overview.known, overview.names, hidden)
        self.panes.setCurrentWidget(self.editor)

    def make(self, section: Section, given: Mapping[str, Json] | None = None) -> None:
        """Begin a new record of a section, with what is known already."""
        overview = self._overview
        if overview is None:
            return
        if section.type_ == TRACK:
            self.note_track(TrackKind.SAFETY)
            return
        self.visit.say("", Tone.DONE)
        fixed, proposed = fixed_for(section, overview), proposed_for(section, overview) | dict(given or {})
        self.editor.make(section.type_, overview.known, overview.names, fixed, proposed)
        self.panes.setCurrentWidget(self.editor)

    def note_track(self, kind: TrackKind) -> None:
        """Ask how a track stands, whatever the records tell."""
        if self._overview is not None and TRACK in self._overview.may_make:
            self.noting.ask(self._overview, kind)
            self.panes.setCurrentWidget(self.noting)

    def declare_conflict(self) -> None:
        """Ask why this case must be closed to the officer."""
        pane = self.sections[ACCESS]
        if self._overview is not None and isinstance(pane, AccessPane):
            self._choose(ACCESS)
            pane.ask(AccessKind.CONFLICT_OF_INTEREST)

    def show_error(self, error: Exception) -> None:
        """Say what went wrong; where there is no such case, offer to open one with a reason."""
        if self._overview is not None or not isinstance(error, NoSuchRecordError | NoRightError):
            super().show_error(error)
            return
        for each in (self.header, self.tiles, self.menu, self.panes):
            each.hide()
        if isinstance(error, NoRightError) and not isinstance(error, HiddenRecordError):
            super().show_error(error)
            return
        self.visit.say(_("There is no such case here, or it is not open to everyone."), Tone.NOTE)
        if self.glass is None and self.visit.office.need_to_know.may_break_glass:
            self.glass = GlassCard(self.visit, self.tasks)
            self.body.insertWidget(0, self.glass)
            self.body.addStretch(1)
            self.glass.begin()

    def _numbers_were_read(self, record: str) -> bool:
        card = self.overview.safe_contact
        if card.protocol is None or card.protocol.id != record or not card.protocol.channels:
            return True
        return card.read_button.isHidden()

    def _lay_out(self) -> None:
        self.body.setContentsMargins(16, 14, 16, 12)
        self.body.addWidget(self.header)
        self.body.addWidget(self.tiles)
        line = QHBoxLayout()
        line.setSpacing(14)
        line.addWidget(self.menu)
        line.addWidget(self.panes, 1)
        self.panes.setMinimumHeight(sized(60))  # what is low gives way to the header, which is never cut off
        self.body.addLayout(line, 1)
        self.body.addWidget(self.doubles)
        self._places: dict[str, QWidget] = {OVERVIEW: scrolled(self.overview), TIMELINE: self.timeline}
        for each in (*self._places.values(), self.editor, self.noting):
            self.panes.addWidget(each)

    def _connect(self) -> None:
        self.menu.currentItemChanged.connect(self._show_chosen)
        self.menu.itemActivated.connect(self._show_chosen)
        self.header.print_requested.connect(self._show_paper)
        self.header.pin_requested.connect(lambda on: self._presenter.pin(on=on))
        self.tiles.opened.connect(self._open_track)
        self.tiles.note_asked.connect(self.note_track)
        self.noting.noted.connect(self._presenter.note_track)
        self.noting.taken_back.connect(self._presenter.follow_records)
        self.noting.closed.connect(self._close_editor)
        self.overview.track_opened.connect(self._open_track)
        self.overview.go.connect(self.visit.go)
        self.overview.step_taken.connect(self._presenter.step)
        card = self.overview.safe_contact
        card.numbers_requested.connect(self._read_numbers)
        card.agree_requested.connect(lambda: self.make(self.sections["contact_protocol"].section))
        card.open_requested.connect(self._open_protocol)
        card.released.connect(self._read_numbers)
        card.duress_reported.connect(self._report_duress)
        self.doubles.changed.connect(self.refresh)
        self.editor.closed.connect(self._close_editor)
        self.editor.kept.connect(self._kept)
        self.editor.put_aside.connect(
            lambda: self.visit.say(_("What was typed is not saved, but kept as a draft."), Tone.NOTE)
        )
        self.sections.connect = self._connect_pane

    def _connect_pane(self, pane: Pane) -> None:
        pane.new_requested.connect(self.make)
        pane.open_requested.connect(self.open)
        if isinstance(pane, AttachmentsPane | AccessPane):
            pane.changed.connect(self.refresh)

    def _place(self, key: str) -> QWidget | None:
        """Return what is shown for a line of the menu; None where that is the editor."""
        return self.sections[key] if key in self.sections else self._places.get(key)

    def _choose(self, key: str) -> None:
        if self.menu.choose(key):
            self._show_chosen()

    @Slot()
    def _show_chosen(self) -> None:
        key, overview = self.menu.chosen, self._overview
        self.doubles.hide()
        if (place := self._place(key)) is not None:
            self.panes.setCurrentWidget(place)
            if key == TIMELINE:
                self._presenter.show_timeline()
            self.stepping.bring_back()
        elif overview is not None:
            self.open(key, overview.case.id if key == DETAILS else overview.page.person.id)
            if key == PERSON:
                self.doubles.show_person(overview.page.person.id)

    @Slot(object)
    def _open_track(self, line: TrackLine) -> None:
        """Open the section that moves a track, and the record that holds it up."""
        if not line.opens:
            self.visit.say(line.why, Tone.NOTE)
            return
        self.show_record(f"{line.opens}/{line.record}" if line.record else line.opens)

    @Slot()
    def _close_editor(self) -> None:
        place = self._place(self.menu.chosen)
        if place is not None:
            self.panes.setCurrentWidget(place)
        else:
            self._choose(OVERVIEW)
        self.menu.setFocus()

    @Slot(object, list)
    def _kept(self, record: Record, remarks: list[str]) -> None:
        self._say_kept(_("Saved."), remarks)
        self.sections.follow(record)
        key = self.menu.chosen
        if key in {DETAILS, PERSON} and self._overview is not None:
            self.editor.open(key, record.id, self._overview.known, self._overview.names, ["case"])
        else:
            self._close_editor()
        self.refresh()

    def _say_kept(self, text: str, remarks: Sequence[str]) -> None:
        self.visit.say("\n".join((text, *remarks)), Tone.WARNING if remarks else Tone.DONE)

    @Slot(str)
    def _read_numbers(self, reason: str = "") -> None:
        protocol = self.overview.safe_contact.protocol
        if protocol is not None:
            self._presenter.read_numbers(protocol, reason)

    @Slot()
    def _report_duress(self) -> None:
        """Begin a contact in which the duress word was used; saving it raises the alarm."""
        self.make(self.sections["contact"].section, {"direction": "IN", "duress_word_was_used": True})

    @Slot()
    def _open_protocol(self) -> None:
        protocol = self.overview.safe_contact.protocol
        if protocol is not None:
            self.open("contact_protocol", protocol.id)

    @Slot()
    def _show_paper(self) -> None:
        from ui.pages.papers.page import PaperPane

        if self._overview is None:
            return
        if self._paper is None:
            self._paper = PaperPane(self.visit, self.tasks)
            self._paper.closed.connect(self._close_editor)
            self.panes.addWidget(self._paper)
        self._paper.offer(offers_of(self._overview), self._overview.case.neutral_reference or "")
        self.panes.setCurrentWidget(self._paper)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the tracks above all sections where there is room for them, else on the overview."""
        super().resizeEvent(event)
        self.menu.setFixedWidth(min(sized(MENU), event.size().width() * 2 // 7))
        self.header.spare_room(is_low=event.size().height() < sized(LOW))
        has_room = event.size().height() >= sized(ROOM)
        if has_room and self.tiles.parentWidget() is not self:
            self.body.insertWidget(self.body.indexOf(self.header) + 1, self.tiles)
        elif not has_room and self.tiles.parentWidget() is not self.overview:
            self.overview.take_in(self.tiles)
        self.tiles.setVisible(not self.header.isHidden())  # a widget that changes places is hidden by Qt
