"""The editor of one record: fields from its declaration, findings beside them, steps on top.

What is typed is kept as a draft while it is typed, and when the editor is left in whatever way.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from consulaat.records.about import Record
from consulaat.records.compound import Part
from consulaat.services.history import Version
from consulaat.values.canonical import Json
from resources.texts import _
from ui.doors import Office
from ui.faults import details_of
from ui.pages.page import scrolled
from ui.pages.place import error_words
from ui.pages.records.asides import FieldAsides
from ui.pages.records.drafts import Draft, when_words
from ui.pages.records.frame import EditorFrame
from ui.pages.records.presenter import EditorPresenter, Known, Objection, Sheet
from ui.pages.records.sheet import (
    WIDTH,
    defaults_shown,
    facts_card,
    filled,
    free_keys,
    missing_in,
    setting_of,
)
from ui.pages.records.step_card import StepCard
from ui.tasks import Tasks
from ui.widgets.fields.secret import SecretField
from ui.widgets.form import Form
from ui.widgets.keeper import Keeper
from ui.widgets.look import Meaning
from ui.widgets.note import Remark
from ui.widgets.plain import Card
from ui.widgets.wording import utc_now

PAUSE = 700  # after the last key, before the rules look at what was typed


class RecordEditor(EditorFrame):
    """Shows one record at a time; ``closed`` when the person is done, ``kept`` after each change.

    ``put_aside``: it was left with something typed, which is a draft now.
    """

    closed = Signal()
    kept = Signal(object, list)
    put_aside = Signal()

    def __init__(self, office: Office, tasks: Tasks) -> None:
        super().__init__()
        self._office = office
        self._tasks = tasks
        self._presenter: EditorPresenter | None = None
        self._sheet: Sheet | None = None
        self._sent: Mapping[str, Json] = {}
        self._last_saved: tuple[str, datetime] = ("", utc_now())
        self._asides: FieldAsides | None = None
        self.form: Form | None = None
        self.steps: StepCard | None = None
        self._keeper = Keeper(self, self._keep_draft)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._look_over)
        self._connect()

    def make(
        self,
        type_: str,
        known: Known,
        names: Mapping[str, str],
        fixed: Mapping[str, Json],
        proposed: Mapping[str, Json],
    ) -> None:
        """Begin a new record."""
        self._reset(known, names).make(type_, fixed, proposed)

    def open(
        self, type_: str, record: str, known: Known, names: Mapping[str, str], hidden: Sequence[str] = ()
    ) -> None:
        """Open a record that is there."""
        self._reset(known, names).open(type_, record, hidden=hidden)

    def read_again(self) -> None:
        """Show the record as it is now, unless something was typed."""
        sheet, presenter = self._sheet, self._presenter
        if sheet is None or sheet.record is None or presenter is None or self.has_unsaved or self.offer.waits:
            return
        presenter.open(sheet.type_, sheet.record.id, hidden=presenter.hidden)

    @property
    def has_unsaved(self) -> bool:
        """Whether something in the form was changed and not saved."""
        return bool(self._typed()) or bool(self.steps and self.steps.answers)

    def keep_typed(self) -> None:
        """Keep what was typed and not kept yet."""
        self._keeper.keep_now()

    def show_sheet(self, sheet: Sheet) -> None:
        """Show a record, or an empty one, and offer the draft of it."""
        self._clear()
        self._sheet = sheet
        self.show_head(sheet)
        content = QWidget()
        laid = QVBoxLayout(content)
        laid.setContentsMargins(0, 0, 12, 0)
        laid.setSpacing(12)
        if sheet.steps:
            laid.addWidget(self._made_steps(sheet))
        self.form = self._made_form(sheet)
        card = Card(self.form, margin=18)
        card.setMaximumWidth(WIDTH + 60)
        laid.addWidget(card)
        if sheet.facts:
            laid.addWidget(facts_card(sheet.facts))
        laid.addStretch(1)
        self._place.addWidget(scrolled(content), 1)
        self._say_saved()
        self._begin(sheet)

    def show_saved(self, record: Record, remarks: Sequence[str]) -> None:
        """Say that the record was kept; the page decides what comes next."""
        self._last_saved = (record.id, utc_now())
        typed = self._typed()
        if typed != self._sent and self._presenter is not None:
            self._presenter.keep_later(
                record, {name: typed[name] for name in typed if typed[name] != self._sent.get(name)}
            )
        self._keeper.rest()
        self.kept.emit(record, list(remarks))

    def show_objection(self, objection: Objection) -> None:
        """Show what stands in the way beside the fields, and a summary on top."""
        self._note_typed()
        if self.steps is not None and self.steps.form is not None:
            self.steps.form.tell(objection.by_field, objection.general)
            return
        form = self.form
        if form is None:
            return
        inside = {
            name: [Remark(*each) for each in said]
            for name, said in objection.by_field.items()
            if name in form.fields
        }
        outside = [each for name, said in objection.by_field.items() if name not in inside for each in said]
        self._refuse(inside, [text for text, _stops in (*objection.general, *outside)])

    def show_revealed(self, name: str, words: str) -> None:
        """Show a value that was sealed or hidden."""
        self.bar.clear()
        field = self.form.fields[name] if self.form else None
        if isinstance(field, SecretField):
            field.tell(words)

    def show_findings(self, by_field: Mapping[str, Sequence[tuple[str, bool]]]) -> None:
        """Show beside the fields what the rules think of what is typed so far."""
        if self.form is not None:
            self.form.remark({name: [Remark(*each) for each in said] for name, said in by_field.items()})

    def show_used_texts(self, texts: Mapping[str, tuple[str, ...]]) -> None:
        """Offer what was typed before."""
        if self.form is not None:
            self.form.suggest(texts)

    def show_history(self, part: Part, versions: Sequence[Version]) -> None:
        """Show what a field was, beneath it."""
        if self._asides is not None:
            self._asides.show_history(part, versions)

    def show_draft_kept(self, at: datetime) -> None:
        """Say that what was typed is kept."""
        zone = self._sheet.time_zone if self._sheet is not None else "UTC"
        self.saved.setText(_("● Not saved yet; draft kept at {time}", time=when_words(at, zone)))

    def show_error(self, error: Exception) -> None:
        """Say what went wrong."""
        self._note_typed()
        self.bar.say(error_words(error), Meaning.DANGER, details=details_of(error, "editor"))

    @Slot()
    def save(self) -> None:
        """Keep what was changed."""
        form, presenter = self.form, self._presenter
        if form is None or presenter is None or self._sheet is None or self.offer.waits:
            return
        problems = form.problems() | missing_in(self._sheet, form)
        if problems:
            self._refuse(problems, [])
            return
        changes = form.changes()
        if self._sheet.record is None:
            changes = {**filled(form), **changes}
        elif not changes:
            self.bar.say(_("Nothing was changed."), Meaning.NOTE)
            return
        self.bar.clear()
        form.tell({})
        presenter.forget_looks()
        self._pause.stop()
        self._keeper.rest()
        self._sent = form.typed()
        presenter.save(changes, self._sheet.version, self._sent)

    def _typed(self) -> dict[str, Json]:
        return self.form.typed() if self.form is not None and not self.offer.waits else {}

    def _keep_draft(self) -> None:
        presenter, sheet = self._presenter, self._sheet
        if presenter is None or sheet is None or self.offer.waits:
            return
        verb, step = (self.steps.verb, self.steps.answers) if self.steps is not None else ("", {})
        presenter.keep_draft(sheet.version, self._typed(), verb, step)

    @Slot(object)
    def _take_draft(self, draft: Draft) -> None:
        """Bring back what was typed."""
        form = self.form
        if form is None:
            return
        form.setEnabled(True)
        if self._presenter is not None:
            self._presenter.go_on_with(draft)
        form.retype(draft.typed)
        self._keeper.touch()
        if self.steps is not None and draft.step and self.steps.has(draft.verb):
            self._begin_step(draft.verb)
            if self.steps.form is not None:
                self.steps.form.form.retype(draft.step)
            return
        self._focus_first()

    @Slot(object)
    def _throw_away(self, draft: Draft) -> None:
        if self._presenter is not None and self.form is not None:
            self._presenter.forget_draft(draft)
            self.form.setEnabled(True)
            self._focus_first()

    @Slot(object)
    def _begin_another(self, draft: Draft) -> None:
        if self._presenter is not None and self.form is not None:
            self._presenter.put_aside(draft)
            self.form.setEnabled(True)
            self._focus_first()

    def _begin(self, sheet: Sheet) -> None:
        """Put the focus where work begins: on the draft when there is one, else in the first field."""
        if sheet.draft is not None and self.form is not None:
            self.form.setEnabled(False)
            self.offer.offer(sheet.draft, sheet.version, sheet.time_zone)
            self.offer.begin()
        else:
            self._focus_first()
        if self._presenter is not None:
            self._presenter.offer_used_texts()

    def _made_form(self, sheet: Sheet) -> Form:
        setting = setting_of(sheet, self._office.officer.id)
        is_new = sheet.record is None
        made = Form(
            sheet.groups,
            setting,
            free_keys(self.window(), (self.save_button, self.cancel_button)),
            required=sheet.required,
            has_history=not is_new,
        )
        made.show_values(sheet.values if not is_new else defaults_shown(sheet.groups))
        made.propose(sheet.proposed)
        made.changed.connect(self._note_typed)
        made.left.connect(self._pause.start)
        made.entered.connect(self.save)
        if self._presenter is not None:
            self._asides = FieldAsides(made, sheet, self._presenter)
            self._asides.put_back.connect(self._put_back)
        return made

    def _refuse(self, remarks: Mapping[str, Sequence[Remark]], general: Sequence[str]) -> None:
        """Say on top what stands in the way, mark the fields and go to the first."""
        form = self.form
        if form is None:
            return
        lines = [*general, *form.lines_of(remarks)]
        self.bar.say("\n".join([_("Not saved yet:"), *lines]), Meaning.DANGER)
        form.tell(remarks)

    def _connect(self) -> None:
        self.offer.taken.connect(self._take_draft)
        self.offer.thrown_away.connect(self._throw_away)
        self.offer.put_aside.connect(self._begin_another)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.close_editor)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)  # also from the sections beside it
        shortcut.activated.connect(self.save)

    @Slot()
    def close_editor(self) -> None:
        """Leave the editor; what was typed stays as a draft."""
        is_aside = self.has_unsaved
        self.keep_typed()
        self.closed.emit()
        if is_aside:
            self.put_aside.emit()

    def _reset(self, known: Known, names: Mapping[str, str]) -> EditorPresenter:
        self.keep_typed()
        self._clear()
        if self._presenter is not None:
            self._presenter.leave()
        self._presenter = EditorPresenter(self, self._office, self._tasks, known, names)
        return self._presenter

    def _clear(self) -> None:
        self._pause.stop()
        self._keeper.rest()
        self.bar.clear()
        self.saved.clear()
        self.offer.forget()
        self.form = self.steps = self._asides = None
        self.empty()

    def _say_saved(self) -> None:
        """Say when the record shown was saved here."""
        record, at = self._last_saved
        sheet = self._sheet
        if sheet is not None and sheet.record is not None and sheet.record.id == record:
            self.saved.setText(_("Saved at {time}", time=when_words(at, sheet.time_zone)))

    def _made_steps(self, sheet: Sheet) -> StepCard:
        self.steps = StepCard(sheet.type_, sheet.steps)
        self.steps.asked.connect(self._begin_step)
        self.steps.taken.connect(self._take_step)
        self.steps.typed.connect(self._note_typed)
        return self.steps

    @Slot(str)
    def _begin_step(self, verb: str) -> None:
        presenter, sheet, steps = self._presenter, self._sheet, self.steps
        if presenter is not None and sheet is not None and steps is not None:
            parts, needed = presenter.step_parts(verb)
            steps.begin(verb, parts, needed, setting_of(sheet, self._office.officer.id), sheet.values)

    @Slot(str, dict)
    def _take_step(self, verb: str, fields: Mapping[str, Json]) -> None:
        """Take a step; what was typed in the form of the record meanwhile stays as its draft."""
        if self._presenter is not None and self._sheet is not None:
            self._keeper.rest()
            self._sent = self._typed()
            self._presenter.step(verb, fields, self._sheet.version, self._sent)

    @Slot(str, object)
    def _put_back(self, name: str, value: Json) -> None:
        """Fill in an earlier value; it counts once it is saved."""
        if self._asides is not None:
            self._asides.close()
        if self.form is not None:
            self.form.fields[name].show_value(value)
            self._note_typed()
            self.bar.say(_("The earlier value is filled in. Save to put it back."), Meaning.NOTE)

    @Slot()
    def _note_typed(self) -> None:
        if not self.has_unsaved:
            self._keeper.touch()
            self.saved.clear()
            return
        if not self._keeper.is_waiting:
            self.saved.setText(_("● Not saved yet"))
        self._keeper.touch()
        self._pause.start()

    @Slot()
    def _look_over(self) -> None:
        if self._presenter is None or self.form is None or self.offer.waits:
            return
        changes = self.form.readable_changes()
        if self._sheet is not None and self._sheet.record is None:
            changes = {name: value for name, value in changes.items() if value is not None}
        self._presenter.look_over(changes)

    def _focus_first(self) -> None:
        if self.form is not None and self.form.fields:
            next(iter(self.form.fields.values())).target().setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was typed when another section or page takes the place of the editor."""
        self.keep_typed()
        super().hideEvent(event)
