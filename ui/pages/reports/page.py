"""The page for a new report: one screen, in the order of the call."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from consulaat.records.report import Report
from consulaat.services.lists import CaseRow
from consulaat.values.canonical import Json
from consulaat.values.moment import write_moment
from consulaat.values.unreadable import UnreadableError
from resources.texts import _
from ui.pages.cases.model import CasesModel
from ui.pages.page import Page, scrolled
from ui.pages.place import PageName, Place, Tone, Visit
from ui.pages.records.presenter import Objection
from ui.pages.reports.presenter import Opened, ReportPresenter
from ui.pages.reports.questions import Questions
from ui.widgets.fields.base import Setting
from ui.widgets.form import Remark
from ui.widgets.look import Meaning, tint
from ui.widgets.plain import Card, button, quiet, row, strong, words
from ui.widgets.table import Table
from ui.widgets.wording import utc_now

DOUBLES_HEIGHT = 150


class NewReportPage(Page):
    """Widgets only; the presenter keeps the report."""

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit, _("New report"))
        zone = visit.office.identity.time_zone
        self.questions = Questions(Setting(time_zone=zone))
        self.fields = self.questions.fields
        self.save_button = button(_("&Save"), "device-floppy", main=True)
        self.open_button = button(_("&Open case"), "folder")
        self.state = strong(wrap=False)
        self.hint = quiet(_("Nothing is obligatory: save as soon as you know anything."), wrap=False)
        self.doubles = _Doubles(zone)
        self._shown: dict[str, Json] = {}
        self._sent: dict[str, Json] = {}
        self._saving = False
        self._lay_out()
        self._connect()
        self._presenter = ReportPresenter(self, visit.office, self.tasks)
        self._start()

    def show_saved(self, report: Report, remarks: Sequence[str]) -> None:
        """Say that the report was kept, under which number."""
        self._saving = False
        self._shown = self._sent
        self.state.setText(_("Saved as {number}", number=report.number or ""))
        self.hint.setText(_("Next: open a case. The program first looks for the same person."))
        self.open_button.show()
        if not remarks:
            self.visit.say(_("The report is saved as {number}.", number=report.number or ""), Tone.DONE)
        else:
            self.visit.say("\n".join(remarks), Tone.WARNING)
        self.visit.changed()
        self.open_button.setFocus()

    def show_opened(self, opened: Opened) -> None:
        """Go to the case, or show whom the report may be about."""
        self.visit.changed()
        if opened.case:
            self.visit.go(Place(PageName.CASE, opened.case))
            return
        self.doubles.show_rows(opened.doubles)
        self.visit.say(_("There are cases with a like name. Is the report about one of them?"), Tone.NOTE)

    def show_objection(self, objection: Objection) -> None:
        """Show what stands in the way, beside the fields."""
        self._saving = False
        general = list(objection.general)
        for name, said in objection.by_field.items():
            if name in self.questions.notes:
                self.questions.notes[name].tell([Remark(*each) for each in said])
            else:
                general += said
        for name in self.fields:
            if name in objection.by_field:
                self.fields[name].target().setFocus(Qt.FocusReason.OtherFocusReason)
                break
        lines = [text for text, _stops in general] or [_("Look at the marked fields.")]
        self.visit.say("\n".join(lines), Tone.WRONG)

    def show_error(self, error: Exception) -> None:
        self._saving = False
        super().show_error(error)

    def begin(self) -> None:
        self.fields["direct_danger"].target().setFocus()

    @property
    def has_unsaved(self) -> bool:
        return any(self._read().get(name) != self._shown.get(name) for name in self.fields)

    @Slot()
    def save(self) -> None:
        """Keep the report as far as it has come."""
        if self._saving:
            return
        for note in self.questions.notes.values():
            note.tell(())
        fields: dict[str, Json] = {}
        for name, field in self.fields.items():
            try:
                fields[name] = field.value()
            except UnreadableError as error:
                self.questions.notes[name].tell([Remark(error.message())])
                field.target().setFocus()
                return
        self._sent = dict(fields)
        changed = fields
        if self._presenter.is_saved:
            changed = {name: value for name, value in fields.items() if value != self._shown.get(name)}
            if not changed:
                self.visit.say(_("Nothing was changed since the last save."), Tone.NOTE)
                return
        self._saving = True
        self._presenter.save(changed)

    def keep_typed(self) -> None:
        if not self.has_unsaved or self._saving:
            return
        fields = {name: value for name, value in self._read().items() if value != self._shown.get(name)}
        if not self._presenter.is_saved:
            fields = {"channel": "TELEFOON", "received_at": write_moment(utc_now()), **self._read()}
        self._presenter.save({name: value for name, value in fields.items() if value is not None})

    def _start(self) -> None:
        self.fields["channel"].show_value("TELEFOON")
        self.fields["kind"].show_value("MELDING")
        self.fields["received_at"].show_value(write_moment(utc_now()))
        self._shown = self._read()

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
        laid.addWidget(self.doubles)
        self.body.addWidget(scrolled(content), 1)
        self.save_button.setToolTip(_("Save (Ctrl+S)"))
        self.open_button.hide()
        self.body.addWidget(row(self.save_button, self.open_button, self.state))

    def _connect(self) -> None:
        self.save_button.clicked.connect(self.save)
        self.open_button.clicked.connect(self._open_case)
        self.doubles.linked.connect(self._link)
        self.doubles.refused.connect(lambda: self._presenter.open_case(none_of_them=True))
        self.fields["direct_danger"].changed.connect(self._warn)
        for name, field in self.fields.items():
            field.left.connect(lambda name=name: self._check(name))
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.save)

    @Slot()
    def _open_case(self) -> None:
        self._presenter.open_case()

    @Slot(str)
    def _link(self, case: str) -> None:
        self._presenter.link(case)

    @Slot()
    def _warn(self) -> None:
        in_danger = self.fields["direct_danger"].value() == "JA"
        advice = self.questions.advice
        advice.setText(
            _("Danger now: warn the duty officer at once and stay on the line. The other questions can wait.")
            if in_danger
            else ""
        )
        advice.setVisible(in_danger)
        if in_danger:
            tint(advice, Meaning.DANGER)
            advice.setContentsMargins(10, 6, 10, 6)

    def _check(self, name: str) -> None:
        note = self.questions.notes[name]
        try:
            self.fields[name].value()
        except UnreadableError as error:
            note.tell([Remark(error.message())])
        else:
            note.tell(())
        self.fields[name].describe(note.words.text())


class _Doubles(Card):
    """Cases that may be of the same person, and the two answers to that."""

    linked = Signal(str)
    refused = Signal()

    def __init__(self, time_zone: str) -> None:
        super().__init__(words(_("The same person? Add the report to that case. Otherwise open a new one.")))
        self.model = CasesModel(time_zone)
        self.table = Table(self.model, _("Cases with a like name"), widths=(160, 280, 170, 150, 120, 90))
        self.table.setFixedHeight(DOUBLES_HEIGHT)
        self.link_button = button(_("&Add to this case"), "link", main=True)
        self.new_button = button(_("None of these: open a &new case"), "plus")
        self.body.addWidget(self.table)
        self.body.addWidget(row(self.link_button, self.new_button))
        self.link_button.clicked.connect(self._link)
        self.table.opened.connect(self._link)
        self.new_button.clicked.connect(self.refused)
        self.hide()

    def show_rows(self, rows: Sequence[CaseRow]) -> None:
        """Show cases that look alike."""
        self.model.show(rows)
        self.show()
        self.table.setFocus()

    @Slot()
    def _link(self) -> None:
        index = self.table.currentIndex()
        if index.isValid():
            self.linked.emit(self.model.case(index.row()).id)
