"""The card of one organisation: what is safe to send first, then how it is reached, its work and its people."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from consulaat.services.partner_acts import PartnerAct
from consulaat.services.partner_views import PartnerPage, PartnerPerson, PartnerTask
from consulaat.values.canonical import Json
from consulaat.values.codes import TriState
from resources.reference import label
from resources.texts import _, language, n_
from ui.pages.records.reason import ReasonLine
from ui.widgets.clipboard import copy_as_secret
from ui.widgets.look import Meaning
from ui.widgets.marked_rows import MarkedRow, MarkedRows
from ui.widgets.note import Note, Remark
from ui.widgets.plain import Card, button, heading, isolated, quiet, row, strong, words
from ui.widgets.wording import MASK, day_words, moment_words, table_words


class PartnerCard(Card):
    """One organisation. What is shown of its contact details goes with the next organisation."""

    contact_requested = Signal(str)
    opened = Signal(str)

    def __init__(self, time_zone: str) -> None:
        super().__init__()
        self._time_zone = time_zone
        self._page: PartnerPage | None = None
        self.name = heading(size=1.2)
        self.about = quiet()
        self.name.setWordWrap(True)
        self.safe = words()
        self.never = Note()
        self.contact = words(selectable=True)
        copy_as_secret(self.contact)
        self.contact.setAccessibleName(_("Contact details"))
        self.contact_button = button(_("Show &contact details…"), "eye")
        self.reason = ReasonLine()
        self.reason.hide()
        self.acts = MarkedRows(
            _("What happened"), (_("Day"), _("Reference"), _("What happened")), wide=2, wraps=True
        )
        self.tasks = MarkedRows(
            _("Open tasks"), (_("Due on"), _("Reference"), _("What to do")), wide=2, wraps=True
        )
        people = (_("Name"), _("Last heard of"), _("Role"), _("Reference"))
        self.people = MarkedRows(_("Their people"), people, wraps=True)
        self.more = quiet()
        self.no_acts, self.no_tasks, self.no_people = (
            quiet(_("Nothing is on record yet.")),
            quiet(_("Nothing is asked of them now.")),
            quiet(_("Nobody of theirs takes part in a case.")),
        )
        self._lay_out()
        self.contact_button.clicked.connect(self._ask_reason)
        self.reason.given.connect(self.contact_requested)
        for each in (self.acts, self.tasks, self.people):
            each.opened.connect(partial(self._open, each))

    def show_page(self, page: PartnerPage) -> None:
        """Show an organisation; its contact details wait behind a reason."""
        self._page = page
        found = page.organisation
        self.name.setText(isolated(found.name))
        place = table_words("country", found.country) if found.country else ""
        facts = (label("OrganisationKind", found.kind, language()), found.region or "", place)
        self.about.setText("  ·  ".join(each for each in facts if each))
        *sentences, never = page.safe_to_send
        self.safe.setText("\n".join(sentences))
        self.never.tell([Remark(never, stops=False)])
        self.reason.hide()
        has_contact = bool(found.contact_details or found.sealed_contact_details)
        self.contact.setText(MASK if has_contact else _("No contact details are written down."))
        self.contact_button.setVisible(has_contact)
        self._show_rows(page)

    def show_contact(self, organisation: str, details: Json) -> None:
        """Show how the organisation is reached, if it is still the one on the card."""
        if self._page is None or self._page.organisation.id != organisation:
            return
        self.contact.setText(str(details) if details else _("not in this store"))
        self.contact_button.hide()

    def escape(self) -> bool:
        """Put the line for a reason away; tell whether it was there."""
        was_there = self.reason.isVisible()
        self.reason.hide()
        return was_there

    def _show_rows(self, page: PartnerPage) -> None:
        shown = (
            (self.acts, self.no_acts, [self._act(each) for each in page.acts]),
            (self.tasks, self.no_tasks, [_task(each) for each in page.tasks]),
            (self.people, self.no_people, [self._person(each) for each in page.people]),
        )
        for listed, empty, rows in shown:
            listed.show_rows(rows)
            listed.setVisible(bool(rows))
            empty.setVisible(not rows)
        more = page.open_tasks - len(page.tasks)
        self.more.setText(n_("And {n} more open task.", "And {n} more open tasks.", more))
        self.more.setVisible(more > 0)

    def _lay_out(self) -> None:
        self.body.setSpacing(8)
        parts: Sequence[tuple[str, tuple[QWidget, ...]]] = (
            (_("Safe to send"), (self.safe, self.never)),
            (_("How they are reached"), (self.contact, row(self.contact_button), self.reason)),
            (_("Open tasks on their side"), (self.no_tasks, self.tasks, self.more)),
            (_("What they last did"), (self.no_acts, self.acts)),
            (_("Their people"), (self.no_people, self.people)),
        )
        self.body.addWidget(self.name)
        self.body.addWidget(self.about)
        for title, widgets in parts:
            self.body.addSpacing(6)
            self.body.addWidget(strong(title))
            for each in widgets:
                self.body.addWidget(each)
        self.body.addStretch(1)

    def _act(self, act: PartnerAct) -> MarkedRow:
        moment = moment_words(act.at, self._time_zone)
        icon = "arrow-left" if act.is_theirs else "arrow-right"
        meaning = Meaning.NOTE if act.is_theirs else Meaning.QUIET
        return MarkedRow((moment[:10], act.reference, act.words), act.case, icon, meaning)

    def _person(self, person: PartnerPerson) -> MarkedRow:
        last = person.last
        heard = f"{moment_words(last.at, self._time_zone)[:10]}  {last.words}" if last else ""
        if person.endangered is TriState.YES:
            said = (
                _("In danger by helping; a safe way is agreed")
                if person.is_reached_safely
                else _("In danger by helping; no safe way yet")
            )
            heard = f"{said}  {heard}".strip()
        name = isolated(person.name) if person.name else _("Stays unnamed")
        cells = (name, heard, label("InvolvementRole", person.role, language()), person.reference)
        in_danger = person.endangered is TriState.YES
        look = ("alert-triangle", Meaning.DANGER) if in_danger else ("user", Meaning.QUIET)
        return MarkedRow(cells, person.case, *look)

    def _open(self, listed: MarkedRows, line: int) -> None:
        case = listed.key(line)
        if case:
            self.opened.emit(str(case))

    @Slot()
    def _ask_reason(self) -> None:
        self.reason.reason.clear()
        self.reason.show()
        self.reason.reason.setFocus()


def _task(task: PartnerTask) -> MarkedRow:
    due = day_words(task.due_on) if task.due_on else _("no day")
    return MarkedRow((due, task.reference, task.description), task.case, "check", Meaning.NOTE)
