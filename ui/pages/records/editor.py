"""The editor of one record: fields from its declaration, findings beside them, steps on top."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from consulaat.records.about import Record
from consulaat.values.canonical import Json
from resources.reference import label
from resources.texts import _, language
from ui.doors import Office
from ui.pages.page import scrolled
from ui.pages.place import error_words
from ui.pages.records.presenter import FILL_IN, EditorPresenter, Known, Objection, Sheet
from ui.pages.records.steps import StepForm, StepList
from ui.tasks import Tasks
from ui.widgets.access_keys import AccessKeys
from ui.widgets.badge import Badge
from ui.widgets.bar import MessageBar
from ui.widgets.fields.base import Setting
from ui.widgets.fields.secret import SecretField
from ui.widgets.form import Form, Remark
from ui.widgets.look import Meaning
from ui.widgets.plain import Card, button, heading, quiet, row, words
from ui.widgets.wording import type_words

WIDTH = 780


class RecordEditor(QWidget):
    """Shows one record at a time; ``closed`` when the person is done, ``kept`` after each change."""

    closed = Signal()
    kept = Signal(object, list)

    def __init__(self, office: Office, tasks: Tasks) -> None:
        super().__init__()
        self._office = office
        self._tasks = tasks
        self._presenter: EditorPresenter | None = None
        self._sheet: Sheet | None = None
        self.form: Form | None = None
        self.step_form: StepForm | None = None
        self.title = heading(size=1.25)
        self.state = Badge()
        self.bar = MessageBar()
        self.save_button = button(_("&Save"), "device-floppy", main=True)
        self.cancel_button = button(_("&Back"), "arrow-left")
        self.saved = quiet(wrap=False)
        self._place = QVBoxLayout()
        self._lay_out()

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

    @property
    def has_unsaved(self) -> bool:
        """Whether something in the form was changed and not saved."""
        return self.form is not None and self.form.is_changed

    def show_sheet(self, sheet: Sheet) -> None:
        """Show a record, or an empty one."""
        self._clear()
        self._sheet = sheet
        setting = Setting(time_zone=sheet.time_zone, choices=sheet.choices)
        is_new = sheet.record is None
        kind = type_words(sheet.type_)
        self.title.setText(_("New: {kind}", kind=kind) if is_new else kind)
        self._show_state(sheet)
        content = QWidget()
        laid = QVBoxLayout(content)
        laid.setContentsMargins(0, 0, 12, 0)
        laid.setSpacing(12)
        if sheet.steps:
            laid.addWidget(self._steps(sheet))
        keys = self._free_keys()
        self.form = Form(sheet.groups, setting, keys, required=sheet.required)
        self.form.show_values(sheet.values if not is_new else _defaults(sheet))
        self.form.propose(sheet.proposed)
        self.form.changed.connect(self._note_change)
        self.form.reveal_requested.connect(self._ask_reason)
        card = Card(self.form, margin=18)
        card.setMaximumWidth(WIDTH + 60)
        laid.addWidget(card)
        if sheet.facts:
            laid.addWidget(_facts(sheet.facts))
        laid.addStretch(1)
        self._place.addWidget(scrolled(content), 1)
        self._focus_first()

    def show_saved(self, record: Record, remarks: Sequence[str]) -> None:
        """Say that the record was kept; the page decides what comes next."""
        self.kept.emit(record, list(remarks))

    def show_objection(self, objection: Objection) -> None:
        """Show what stands in the way beside the fields, and a summary on top."""
        if self.step_form is not None and self.step_form.isVisible():
            self.step_form.tell(objection.by_field, objection.general)
            return
        form = self.form
        if form is None:
            return
        inside = {name: said for name, said in objection.by_field.items() if name in form.fields}
        outside = [each for name, said in objection.by_field.items() if name not in inside for each in said]
        lines = [text for text, _stops in (*objection.general, *outside)]
        if inside:
            lines.insert(0, _("Not saved yet: look at the marked fields."))
        self.bar.say("\n".join(lines), Meaning.DANGER)
        form.tell({name: [Remark(*each) for each in said] for name, said in inside.items()})

    def show_revealed(self, name: str, words: str) -> None:
        """Show a value that was sealed or hidden."""
        self.bar.clear()
        field = self.form.fields[name] if self.form else None
        if isinstance(field, SecretField):
            field.tell(words)

    def show_error(self, error: Exception) -> None:
        """Say what went wrong."""
        self.bar.say(error_words(error), Meaning.DANGER)

    @Slot()
    def save(self) -> None:
        """Keep what was changed."""
        form, presenter = self.form, self._presenter
        if form is None or presenter is None or self._sheet is None:
            return
        problems = form.problems() | self._missing(form)
        if problems:
            self.bar.say(_("Not saved yet: look at the marked fields."), Meaning.DANGER)
            form.tell(problems)
            return
        self.bar.clear()
        form.tell({})
        changes = form.changes()
        if self._sheet.record is None:
            changes = {**_filled(form), **changes}
        elif not changes:
            self.bar.say(_("Nothing was changed."), Meaning.NOTE)
            return
        presenter.save(changes)

    def _free_keys(self) -> AccessKeys:
        """Return the letters that no button around the form has taken."""
        keys = AccessKeys()
        for each in self.window().findChildren(QAbstractButton):
            if each.isVisible():
                keys.take(each.text())
        for each in (self.save_button, self.cancel_button):
            keys.take(each.text())
        return keys

    def _missing(self, form: Form) -> dict[str, list[Remark]]:
        """Return what a new record cannot be without and is not filled in."""
        sheet = self._sheet
        if sheet is None or sheet.record is not None:
            return {}
        needed = [part.name for _title, parts in sheet.groups for part in parts if part.is_required]
        return {name: [Remark(_(FILL_IN))] for name in needed if form.is_empty(name)}

    def _lay_out(self) -> None:
        laid = QVBoxLayout(self)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.setSpacing(10)
        line = QHBoxLayout()
        line.addWidget(self.title, 1)
        line.addWidget(self.state)
        laid.addLayout(line)
        laid.addWidget(self.bar)
        laid.addLayout(self._place, 1)
        laid.addWidget(row(self.save_button, self.cancel_button, self.saved))
        self.save_button.setToolTip(_("Save (Ctrl+S)"))
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.closed)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.save)

    def _reset(self, known: Known, names: Mapping[str, str]) -> EditorPresenter:
        self._clear()
        self._presenter = EditorPresenter(self, self._office, self._tasks, known, names)
        return self._presenter

    def _clear(self) -> None:
        self.bar.clear()
        self.saved.clear()
        self.form = self.step_form = None
        while self._place.count():
            item = self._place.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _show_state(self, sheet: Sheet) -> None:
        state = getattr(sheet.record, "state", None)
        self.state.setVisible(state is not None)
        if state is not None:
            shown = label(type(state).__name__, str(state), language())
            self.state.say(shown, "info-circle", Meaning.NOTE)

    def _steps(self, sheet: Sheet) -> Card:
        steps = StepList(sheet.type_)
        steps.show_steps(sheet.steps)
        steps.asked.connect(self._begin_step)
        card = Card(heading(_("Steps"), size=1.1), steps)
        card.setMaximumWidth(WIDTH + 60)
        self._step_place = card
        return card

    @Slot(str)
    def _begin_step(self, verb: str) -> None:
        presenter, sheet = self._presenter, self._sheet
        if presenter is None or sheet is None:
            return
        parts, needed = presenter.step_parts(verb)
        label_ = next(_(each.label) for each in sheet.steps if each.verb == verb)
        if self.step_form is not None:
            self.step_form.hide()
            self.step_form.deleteLater()
        setting = Setting(time_zone=sheet.time_zone, choices=sheet.choices)
        self.step_form = StepForm(verb, label_, parts, needed, setting, sheet.values)
        self.step_form.taken.connect(presenter.step)
        self.step_form.put_off.connect(self.step_form.hide)
        self._step_place.body.addWidget(self.step_form)
        if parts:
            self.step_form.begin()
        else:
            presenter.step(verb, {})

    @Slot(str)
    def _ask_reason(self, name: str) -> None:
        """Ask why a sealed or hidden value must be seen; the reason is noted with the act."""
        field = self.form.fields[name] if self.form else None
        if field is None or self._presenter is None:
            return
        presenter = self._presenter
        asked = _Reason()
        field.line.addWidget(asked)
        asked.given.connect(lambda reason: presenter.reveal(name, reason))
        asked.reason.setFocus()

    @Slot()
    def _note_change(self) -> None:
        self.saved.setText(_("Not saved yet"))

    def _focus_first(self) -> None:
        if self.form is not None and self.form.fields:
            next(iter(self.form.fields.values())).target().setFocus(Qt.FocusReason.OtherFocusReason)


class _Reason(QWidget):
    """One line for a reason, and a button."""

    given = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(_("Reason; it is noted"))
        self.reason.setAccessibleName(_("Reason for showing this"))
        self.reason.setMinimumHeight(30)
        go = button(_("Show"), "eye")
        laid = QHBoxLayout(self)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.addWidget(self.reason, 1)
        laid.addWidget(go)
        go.clicked.connect(self._give)
        self.reason.returnPressed.connect(self._give)

    @Slot()
    def _give(self) -> None:
        if self.reason.text().strip():
            self.given.emit(self.reason.text().strip())
            self.hide()


def _defaults(sheet: Sheet) -> dict[str, Json]:
    """Return what the declaration fills in by itself: those defaults need not be sent."""
    found: dict[str, Json] = {}
    for _title, parts in sheet.groups:
        for part in parts:
            if part.default is not None and not part.is_required and part.default not in ((), frozenset()):
                found[part.name] = part.kind.write(part.default)
    return found


def _filled(form: Form) -> dict[str, Json]:
    return {name: value for name, field in form.fields.items() if (value := field.value()) is not None}


def _facts(facts: Sequence[tuple[str, str]]) -> QWidget:
    content = QWidget()
    laid = QFormLayout(content)
    laid.setHorizontalSpacing(16)
    for caption, text in facts:
        laid.addRow(quiet(caption), words(text, selectable=True))
    card = Card(heading(_("Filled in by the program"), size=1.1), content)
    card.setMaximumWidth(WIDTH + 60)
    return card
