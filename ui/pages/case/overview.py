"""The first section of a case: safe contact, next steps, terms, and what may help."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from consulaat.records.contact import ContactProtocol
from consulaat.rules.deadlines import Due, DueState
from consulaat.values.canonical import Json
from resources.texts import _, n_
from ui.pages.case.presenter import Overview
from ui.pages.case.safe_contact import SafeContactCard
from ui.pages.records.presenter import Objection, step_parts
from ui.pages.records.steps import StepForm, StepList
from ui.widgets.badge import Badge
from ui.widgets.fields.base import Setting
from ui.widgets.form import Note, Remark
from ui.widgets.look import Meaning
from ui.widgets.plain import Card, heading, quiet, words
from ui.widgets.wording import day_words, finding_words

MOST = 8
_DUE = {
    DueState.OVERDUE: ("alert-circle", Meaning.DANGER),
    DueState.TODAY: ("clock", Meaning.DANGER),
    DueState.SOON: ("clock", Meaning.WARNING),
    DueState.RUNNING: ("calendar", Meaning.QUIET),
}


class OverviewPane(QWidget):
    """What must be read and what can be done next."""

    step_taken = Signal(str, dict)
    step_asked = Signal(str)

    def __init__(self, time_zone: str) -> None:
        super().__init__()
        self._overview: Overview | None = None
        self.safe_contact = SafeContactCard(time_zone)
        self.steps = StepList("case")
        self.steps.asked.connect(self.step_asked)
        self.step_form: StepForm | None = None
        self.step_note = Note()
        self._steps_card = Card(heading(_("Next step"), size=1.1), self.steps, self.step_note)
        self._dues = Card(heading(_("Terms"), size=1.1))
        self._notes = Card(heading(_("Look at this"), size=1.1))
        self._routes = Card(heading(_("Ways home to consider"), size=1.1))
        laid = QVBoxLayout(self)
        laid.setContentsMargins(0, 0, 12, 0)
        laid.setSpacing(12)
        for each in (self.safe_contact, self._steps_card, self._notes, self._dues, self._routes):
            laid.addWidget(each)
        laid.addStretch(1)

    def show_case(self, overview: Overview) -> None:
        """Show a case."""
        self._overview = overview
        self.close_step()
        protocol: ContactProtocol | None = overview.page.protocol
        self.safe_contact.show_protocol(protocol, may_agree="contact_protocol" in overview.may_make)
        self.steps.show_steps(overview.steps)
        _fill(
            self._notes,
            [Remark(finding_words(each, "case"), each.stops) for each in overview.page.checked.findings],
        )
        self._show_dues(overview.page.checked.deadlines)
        routes = overview.page.checked.routes
        _refill(self._routes, [words("•  " + each.message()) for each in routes])

    def ask(self, verb: str, setting: Setting, values: Mapping[str, Json]) -> None:
        """Ask what a step needs; a step that needs nothing is taken at once."""
        self.close_step()
        parts, needed = step_parts("case", verb)
        overview = self._overview
        if overview is None:
            return
        if not parts:
            self.step_taken.emit(verb, {})
            return
        label = next(_(each.label) for each in overview.steps if each.verb == verb)
        self.step_form = StepForm(verb, label, parts, needed, setting, values)
        self.step_form.taken.connect(self.step_taken)
        self.step_form.put_off.connect(self.close_step)
        self._steps_card.body.addWidget(self.step_form)
        self.step_form.begin()

    def tell(self, objection: Objection) -> None:
        """Show what stands in the way of the step."""
        if self.step_form is not None:
            self.step_form.tell(objection.by_field, objection.general)
            return
        said = [*objection.general, *(each for found in objection.by_field.values() for each in found)]
        self.step_note.tell([Remark(*each) for each in said])

    def close_step(self) -> None:
        """Take the form of a step away."""
        self.step_note.tell(())
        if self.step_form is not None:
            self.step_form.hide()
            self.step_form.deleteLater()
            self.step_form = None

    def _show_dues(self, dues: Sequence[Due]) -> None:
        grid_place = QWidget()
        grid = QGridLayout(grid_place)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(2, 1)
        for line, due in enumerate(sorted(dues, key=lambda each: each.due_on)[:MOST]):
            icon, meaning = _DUE[due.state]
            grid.addWidget(Badge(_due_words(due), icon, meaning), line, 0)
            grid.addWidget(quiet(day_words(due.due_on), wrap=False), line, 1)
            grid.addWidget(words(due.message()), line, 2)
        _refill(self._dues, [grid_place] if dues else [])


def _due_words(due: Due) -> str:
    return {
        DueState.OVERDUE: _("Overdue"),
        DueState.TODAY: _("Today"),
        DueState.SOON: _("Soon"),
        DueState.RUNNING: _("Runs"),
    }[due.state]


def _fill(card: Card, remarks: Sequence[Remark]) -> None:
    note = Note()
    more = len(remarks) - MOST
    widgets: list[QWidget] = [note] if remarks else []
    if more > 0:
        widgets.append(quiet(n_("and {n} more", "and {n} more", more)))
    _refill(card, widgets)
    note.tell(remarks[:MOST])


def _refill(card: Card, widgets: Sequence[QWidget]) -> None:
    """Replace everything beneath the title of a card; a card with nothing to say is not shown."""
    while card.body.count() > 1:
        item = card.body.takeAt(1)
        widget = item.widget() if item else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
    for each in widgets:
        card.body.addWidget(each)
    card.setVisible(bool(widgets))
