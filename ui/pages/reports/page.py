"""The page for a new report: one screen, in the order of the call."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from consulaat.records.report import Report
from consulaat.values.canonical import Json
from consulaat.values.moment import write_moment
from consulaat.values.unreadable import UnreadableError
from resources.texts import N_, _
from ui.pages.page import Page, scrolled
from ui.pages.place import PageName, Place, Tone, Visit
from ui.pages.records.drafts import Draft, when_words
from ui.pages.records.offer import DraftOffer
from ui.pages.records.presenter import Objection
from ui.pages.reports.advice import advice_on
from ui.pages.reports.doubles import Doubles
from ui.pages.reports.more import Choices
from ui.pages.reports.presenter import Opened, ReportPresenter
from ui.pages.reports.questions import Questions
from ui.pages.search.lines import Line
from ui.widgets.fields.base import Field, Setting
from ui.widgets.fields.typed import Typing
from ui.widgets.keeper import Keeper
from ui.widgets.look import tint
from ui.widgets.note import Remark
from ui.widgets.plain import button, quiet, row, strong, to_copy
from ui.widgets.search_box import WAIT
from ui.widgets.wording import utc_now

RECEIPT: Final = N_(
    "The report is saved as {number}. Tell the reporter this number and nothing else: it says nothing of a case."
)
PAUSE: Final = 700  # after the last key, before the rules look at what was typed


class NewReportPage(Page):
    """Widgets only; the presenter keeps the report."""

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit, _("New report"))
        zone = visit.office.identity.time_zone
        self.questions = Questions(Setting(time_zone=zone))
        self.fields = self.questions.fields
        self.save_button = button(_("&Save"), "device-floppy", main=True)
        self.open_button = button(_("&Open case"), "folder")
        self.other_button = button(_("No case: another outco&me…"), "arrow-right")
        self.state = to_copy(strong(wrap=False))
        self.hint = quiet(_("Nothing is obligatory: save as soon as you know anything."), wrap=False)
        self.doubles = Doubles()
        self.offer = DraftOffer()
        self._shown: dict[str, Json] = {}
        self._sent: dict[str, Json] = {}
        self._saving = False
        self._next: Callable[[], None] | None = None
        self._zone = zone
        self._typing = Typing(self.fields)
        self._keeper = Keeper(self, self._keep_draft)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._names = QTimer(self, singleShot=True, interval=WAIT)
        self._lay_out()
        self._connect()
        self._presenter = ReportPresenter(self, visit.office, self.tasks)
        self._start()
        self._presenter.begin()

    def show_saved(self, report: Report, remarks: Sequence[str]) -> None:
        """Say that the report was kept, under which number."""
        self._saving = False
        self._shown = self._sent
        typed_since = self._typing.typed() != self._sent_typed
        if not typed_since:
            self._typing.begin()
        self._say_saved(report)
        self.hint.setText(_("Next: open a case. The program first looks for the same person."))
        self._offer_next(is_offered=True)
        if not remarks:
            self.visit.say(_(RECEIPT, number=report.number or ""), Tone.DONE)
        else:
            self.visit.say("\n".join(remarks), Tone.WARNING)
        self.visit.changed()
        self.open_button.setFocus()
        self._go_on()

    def show_report(self, report: Report, values: Mapping[str, Json], draft: Draft | None) -> None:
        """Show a report that was saved before, and offer the draft of it."""
        for name, field in self.fields.items():
            field.show_value(values.get(name))
        self._shown = self._read()
        self._typing.begin()
        self._keeper.rest()
        self._warn()
        self._say_saved(report)
        self._offer_next(is_offered=report.case is None)
        if draft is not None:
            self.show_draft(draft)

    def show_organisations(self, choices: Choices) -> None:
        """Offer the organisations that a report can come from."""
        added = self.questions.add_organisations(choices)
        self._typing.settle(added)
        for name, field in added.items():
            self._shown[name] = field.value()
            self._listen_to(name, field)

    def show_draft(self, draft: Draft) -> None:
        """Offer a draft; the questions wait for the answer."""
        if self._typing.typed():
            return
        self.questions.setEnabled(False)
        self.offer.offer(draft, self._presenter.version, self._zone)
        self.offer.begin()

    def show_draft_kept(self, at: datetime) -> None:
        """Say that what was typed is kept."""
        self.state.setText(_("● Not saved yet; draft kept at {time}", time=when_words(at, self._zone)))

    def show_findings(self, by_field: Mapping[str, Sequence[tuple[str, bool]]]) -> None:
        """Show beside the questions what the rules think of what is typed so far."""
        for name, note in self.questions.notes.items():
            if not self._unreadable(name):
                note.tell([Remark(*each) for each in by_field.get(name, ())])
                self.fields[name].describe(note.words.text())

    def show_used_texts(self, texts: Mapping[str, tuple[str, ...]]) -> None:
        """Offer what was typed before."""
        for field in self.fields.values():
            field.suggest(texts)

    def show_record(self, record: str) -> None:
        type_, _slash, id_ = record.partition("/")
        if type_ == "report" and id_:
            self._presenter.open(id_)

    def show_doubles(self, lines: Sequence[Line]) -> None:
        """Show the cases whose people have a name like the one that is typed."""
        self.doubles.hint(lines)

    def show_opened(self, opened: Opened) -> None:
        """Go to the case, or show whom the report may be about."""
        self.visit.changed()
        if opened.case:
            self.visit.go(Place(PageName.CASE, opened.case))
            return
        self.doubles.ask(opened.doubles)
        self.visit.say(_("There are cases with a like name. Is the report about one of them?"), Tone.NOTE)

    def show_objection(self, objection: Objection) -> None:
        """Show what stands in the way: a summary above, each remark beneath its field."""
        was_saving, self._saving = self._saving, False
        self._next = None
        self._keeper.touch()
        inside: dict[str, list[Remark]] = {}
        general = [text for text, _stops in objection.general]
        for name, said in objection.by_field.items():
            if name in self.fields:
                inside[name] = [Remark(*each) for each in said]
            else:
                general += [text for text, _stops in said]
        self._refuse(inside, [*([_("Not saved yet:")] if was_saving else []), *general])

    def show_error(self, error: Exception) -> None:
        self._saving, self._next = False, None
        if self.has_unsaved:
            self._keeper.touch()
        super().show_error(error)

    def begin(self) -> None:
        self.fields["direct_danger"].target().setFocus()

    @property
    def has_unsaved(self) -> bool:
        return not self.offer.waits and bool(self._typing.typed())

    @Slot()
    def save(self) -> None:
        """Keep the report as far as it has come."""
        if self._saving or self.offer.waits:
            return
        problems = {name: [Remark(text)] for name in self.fields if (text := self._unreadable(name))}
        if problems:
            self._next = None
            self._refuse(problems, [_("Not saved yet:")])
            return
        self.questions.refuse({})
        fields = self._read()
        self._sent = dict(fields)
        changed = fields
        if self._presenter.is_saved:
            changed = {name: value for name, value in fields.items() if value != self._shown.get(name)}
            if not changed:
                if not self._go_on():
                    self.visit.say(_("Nothing was changed since the last save."), Tone.NOTE)
                return
        self._saving = True
        self._keeper.rest()
        self._pause.stop()
        self._sent_typed = self._typing.typed()
        self._presenter.save(changed, self._sent_typed)

    def _refuse(self, remarks: Mapping[str, Sequence[Remark]], heads: Sequence[str]) -> None:
        self.visit.say("\n".join([*heads, *self.questions.refuse(remarks)]), Tone.WRONG)

    def _once_saved(self, act: Callable[[], None]) -> None:
        """Act on the report as it stands on the page: what is not saved yet is saved first."""
        if not self.has_unsaved:
            act()
            return
        self._next = act
        self.save()

    def _go_on(self) -> bool:
        """Do what waited for the report to be saved; return whether anything did."""
        act, self._next = self._next, None
        if act is not None:
            act()
        return act is not None

    def _keep_draft(self) -> None:
        if not self.offer.waits:
            self._presenter.keep_draft(self._typing.typed())

    @Slot(object)
    def _take_draft(self, draft: Draft) -> None:
        """Bring back what was typed."""
        self.questions.setEnabled(True)
        self._presenter.go_on_with(draft)
        for name in self._typing.retype(draft.typed):
            self._check(name)
        self._warn()
        self._keeper.touch()
        self.begin()

    @Slot(object)
    def _throw_away(self, draft: Draft) -> None:
        self._presenter.forget_draft(draft)
        self.questions.setEnabled(True)
        self.begin()

    @Slot(object)
    def _begin_another(self, draft: Draft) -> None:
        """Begin an empty report; the draft is offered again with the next one."""
        self._presenter.put_aside(draft)
        self.questions.setEnabled(True)
        self.begin()

    @Slot()
    def _note_typed(self) -> None:
        self._keeper.touch()
        self._pause.start()
        if self.has_unsaved and not self.state.text().startswith("●"):
            self.state.setText(_("● Not saved yet"))

    @Slot()
    def _look_over(self) -> None:
        if self._saving or self.offer.waits:
            return
        read = self._read()
        changed = {name: value for name, value in read.items() if value != self._shown.get(name)}
        filled = {name: value for name, value in read.items() if value is not None}
        self._presenter.look_over(changed if self._presenter.is_saved else filled)

    def _say_saved(self, report: Report) -> None:
        number, time = report.number or "", when_words(utc_now(), self._zone)
        sheet = self.fields["number"]
        sheet.show_value(number)
        sheet.setEnabled(False)
        self._shown["number"] = sheet.value()
        self._typing.settle(("number",))
        self.state.setText(_("Saved at {time} as {number}", time=time, number=number))

    def _start(self) -> None:
        self.fields["channel"].show_value("TELEFOON")
        self.fields["kind"].show_value("MELDING")
        self.fields["received_at"].show_value(write_moment(utc_now()))
        self._shown = self._read()
        self._typing.begin()
        self._sent_typed = self._typing.typed()

    def _read(self) -> dict[str, Json]:
        found: dict[str, Json] = {}
        for name, field in self.fields.items():
            try:
                found[name] = field.value()
            except UnreadableError:
                continue
        return found

    def _lay_out(self) -> None:
        self.body.setContentsMargins(20, 12, 20, 10)
        self.body.setSpacing(8)
        self.head.addWidget(self.hint)
        content = QWidget()
        laid = QVBoxLayout(content)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.addWidget(self.questions)
        self.body.addWidget(self.offer)
        self._area = scrolled(content)
        self.body.addWidget(self._area, 1)
        self.body.addWidget(self.doubles)
        self.save_button.setToolTip(_("Save (Ctrl+S)"))
        self._offer_next(is_offered=False)
        self.body.addWidget(row(self.save_button, self.open_button, self.other_button, self.state))

    def _connect(self) -> None:
        self.save_button.clicked.connect(self.save)
        self.open_button.clicked.connect(self._open_case)
        self.other_button.clicked.connect(self._end_otherwise)
        self.questions.more.more_button.clicked.connect(self._come_to_more)
        self.doubles.linked.connect(self._link)
        self.doubles.refused.connect(partial(self._open_case, none_of_them=True))
        self.doubles.looked_at.connect(self.visit.go)
        self.fields["stated_name"].changed.connect(self._names.start)
        self._names.timeout.connect(self._look_for_doubles)
        for each in ("direct_danger", "can_be_overheard", "reporter_relation"):
            self.fields[each].changed.connect(self._warn)
        self.offer.taken.connect(self._take_draft)
        self.offer.thrown_away.connect(self._throw_away)
        self.offer.put_aside.connect(self._begin_another)
        self._pause.timeout.connect(self._look_over)
        for name, field in self.fields.items():
            self._listen_to(name, field)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.save)

    def _listen_to(self, name: str, field: Field) -> None:
        field.left.connect(lambda: self._check(name))
        field.left.connect(self._pause.start)
        field.changed.connect(self._note_typed)
        field.entered.connect(self.save)

    def _offer_next(self, *, is_offered: bool) -> None:
        """Offer what comes after a report: a case, or an answer, another authority, a double."""
        self.open_button.setVisible(is_offered)
        self.other_button.setVisible(is_offered)

    @Slot()
    def _come_to_more(self) -> None:
        """Scroll to the fields that were unfolded, once there is room for them."""
        more = self.questions.more
        QTimer.singleShot(0, self, lambda: self._area.verticalScrollBar().setValue(more.y()))

    @Slot()
    def _open_case(self, *, none_of_them: bool = False) -> None:
        self._once_saved(partial(self._presenter.open_case, none_of_them=none_of_them))

    @Slot()
    def _end_otherwise(self) -> None:
        self._once_saved(lambda: self.visit.go(self._presenter.place))

    @Slot()
    def _look_for_doubles(self) -> None:
        self._presenter.look_for_doubles(str(self._read().get("stated_name") or ""))

    @Slot(str)
    def _link(self, case: str) -> None:
        self._once_saved(partial(self._presenter.link, case))

    @Slot()
    def _warn(self) -> None:
        asked = ("direct_danger", "can_be_overheard", "reporter_relation")
        text, meaning = advice_on(*(self.fields[each].value() for each in asked))
        advice = self.questions.advice
        advice.setText(text)
        advice.setVisible(bool(text))
        if text:
            tint(advice, meaning)
            advice.setContentsMargins(10, 6, 10, 6)

    def _check(self, name: str) -> None:
        note, text = self.questions.notes[name], self._unreadable(name)
        note.tell([Remark(text)] if text else ())
        self.fields[name].describe(note.words.text())

    def _unreadable(self, name: str) -> str:
        """Return why a field cannot be read, empty when it can."""
        try:
            self.fields[name].value()
        except UnreadableError as error:
            return error.message()
        return ""
