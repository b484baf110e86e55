"""The first section of a case: safe contact, next steps, terms, and what may help."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from consulaat.records.case import CaseState
from consulaat.records.contact import ContactProtocol
from consulaat.rules.deadlines import Due, DueState, days_left
from consulaat.values.canonical import Json
from resources.texts import _, n_
from ui.pages.case.blocked import RelatedCard, WaitingList
from ui.pages.case.from_reports import reported_ways
from ui.pages.case.partners import CasePartners
from ui.pages.case.presenter import Overview
from ui.pages.case.safe_contact import SafeContactCard
from ui.pages.case.tracks import track_lines
from ui.pages.records.presenter import Objection, step_parts
from ui.pages.records.steps import StepForm, StepList
from ui.widgets.badge import Badge
from ui.widgets.fields.base import Setting
from ui.widgets.form import Note, Remark
from ui.widgets.look import Meaning
from ui.widgets.plain import Card, heading, quiet, words
from ui.widgets.wording import day_words, finding_words

MOST = 8
DUE_LOOKS = {
    DueState.OVERDUE: ("alert-circle", Meaning.DANGER),
    DueState.TODAY: ("clock", Meaning.DANGER),
    DueState.SOON: ("clock", Meaning.WARNING),
    DueState.RUNNING: ("calendar", Meaning.QUIET),
}


class OverviewPane(QWidget):
    """What must be read and what can be done next."""

    step_taken = Signal(str, dict)
    step_asked = Signal(str)
    track_opened = Signal(object)
    go = Signal(object)

    def __init__(self, time_zone: str) -> None:
        super().__init__()
        self._overview: Overview | None = None
        self.safe_contact = SafeContactCard(time_zone)
        self.steps = StepList("case")
        self.steps.asked.connect(self.step_asked)
        self.step_form: StepForm | None = None
        self.step_note = Note()
        self.waiting = WaitingList()
        self.waiting.track_opened.connect(self.track_opened)
        self.related = RelatedCard()
        self.related.go.connect(self.go)
        self.partners = CasePartners(time_zone)
        self.partners.go.connect(self.go)
        self._waiting_card = Card(heading(_("Who waits for whom"), size=1.1), self.waiting)
        self._steps_card = Card(heading(_("Next step"), size=1.1), self.steps, self.step_note)
        self._dues = Card(heading(_("Terms"), size=1.1))
        self._notes = Card(heading(_("Look at this"), size=1.1))
        self._routes = Card(heading(_("Ways home to consider"), size=1.1))
        self._laid = QVBoxLayout(self)
        self._laid.setContentsMargins(0, 0, 12, 0)
        self._laid.setSpacing(12)
        cards = (
            self._steps_card,
            self._waiting_card,
            self.safe_contact,
            self._notes,
            self._dues,
            self._routes,
        )
        for each in (*cards, self.partners, self.related):
            self._laid.addWidget(each)
        self._laid.addStretch(1)

    def take_in(self, tiles: QWidget) -> None:
        """Let the tracks stand here, where the window is too low for them above all sections."""
        self._laid.insertWidget(0, tiles)

    def show_case(self, overview: Overview) -> None:
        """Show a case."""
        self._overview = overview
        self.close_step()
        protocol: ContactProtocol | None = overview.page.protocol
        self.safe_contact.show_protocol(
            protocol,
            may_agree="contact_protocol" in overview.may_make,
            reported=() if protocol is not None else reported_ways(overview.page),
        )
        self.steps.show_steps(overview.steps)
        _fill(
            self._notes,
            [Remark(finding_words(each, "case"), each.stops) for each in overview.page.checked.findings],
        )
        lines = track_lines(overview)
        self.waiting.show_lines(lines)
        self._waiting_card.setVisible(any(each.is_blocked for each in lines))
        self.partners.show_partners(overview.partners)
        self.related.show_cases(overview.page.related)
        self._show_dues(overview.page.checked.deadlines, overview.today)
        is_over = overview.case.state is CaseState.CLOSED
        routes = () if is_over else overview.page.checked.routes
        _refill(self._routes, [words("•  " + each.message()) for each in routes])

    def ask(self, verb: str, setting: Setting, values: Mapping[str, Json]) -> None:
        """Ask what a step needs; a step that needs nothing is taken at once."""
        self.close_step()
        parts, needed = step_parts("case", verb)
        overview = self._overview
        if overview is None:
            return
        if overview.page.protocol is not None:  # nobody asks why contact is impossible once it is agreed
            parts = [each for each in parts if each.name != "contact_impossible_reason"]
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

    def _show_dues(self, dues: Sequence[Due], today: date) -> None:
        grid_place = QWidget()
        grid = QGridLayout(grid_place)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(2, 1)
        for line, due in enumerate(sorted(dues, key=lambda each: each.due_on)[:MOST]):
            icon, meaning = DUE_LOOKS[due.state]
            grid.addWidget(Badge(days_left(due.due_on, today), icon, meaning), line, 0)
            grid.addWidget(quiet(day_words(due.due_on), wrap=False), line, 1)
            grid.addWidget(words(due.message()), line, 2)
        _refill(self._dues, [grid_place] if dues else [])


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
