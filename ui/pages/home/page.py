"""The first page: who is in danger, what is late or due, what waits, what was left lying."""

from consulaat.rules.deadlines import DueState
from resources.texts import _
from ui.pages.home import rows
from ui.pages.home.cards import ExchangeCard, FirstCard
from ui.pages.home.glass import GlassPart
from ui.pages.home.parts import Columns, Part
from ui.pages.home.presenter import Home, HomePresenter
from ui.pages.page import Page, scrolled
from ui.pages.place import PageName, Place, Visit
from ui.widgets.look import Meaning
from ui.widgets.plain import button, quiet
from ui.widgets.wording import weekday_words

TICK = 20_000


class HomePage(Page):
    """Widgets only; the presenter reads what there is to do."""

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit, _("Today"))
        self._presenter = HomePresenter(self, visit.office, self.tasks)
        self.day = quiet(wrap=False)
        self.new_report = button(_("&New report"), "plus", main=True)
        self.all_deadlines = button(_("All &deadlines"), "calendar")
        self.first = FirstCard(visit)
        self.danger = Part(
            _("In danger now"),
            (_("Danger"), _("Name"), _("Reference"), _("State"), _("Owner")),
            empty=_("No open case says that someone is in danger now or in acute risk."),
        )
        self.due = Part(
            _("Late and due soon"),
            (_("When"), _("What to do"), _("Reference"), _("Whose")),
            empty=_("Nothing is late, and nothing is due in the coming days."),
        )
        self.mine = Part(_("My other tasks"), (_("When"), _("What to do"), _("Reference"), _("Side")))
        self.reports = Part(_("Reports that wait"), (_("Danger"), _("Report"), _("Number")))
        self.hague = ExchangeCard(visit, may_send=self._presenter.may_send)
        self.alarms = Part(_("Look at this"), (_("What"),), wide=0)
        self.glasses = GlassPart(visit, self.tasks)
        self.leaving = Part(_("Work to hand over"), (_("When"), _("Who")))
        self.drafts = Part(_("Typed and not saved"), (_("Draft"),), wide=0)
        self.pinned = Part(_("Pinned cases"), (_("Reference"), _("Number")))
        self.recent = Part(_("Last cases"), (_("Reference"), _("Number")))
        self._lay_out()
        self._connect()

    def show_home(self, home: Home) -> None:
        """Show what there is to do."""
        today, agenda = home.today, home.today.agenda
        late = agenda.counts.get(DueState.OVERDUE, 0)
        near = sum(agenda.counts.values())
        self.first.show_steps(self._presenter.first_steps(home.status) if home.is_new else ())
        self.danger.show_rows(rows.danger_rows(today), Meaning.DANGER)
        due_meaning = Meaning.DANGER if late else Meaning.WARNING
        apart = {each.task for each in home.glasses}
        dues = [each for each in agenda.deadlines if each.record not in apart]
        near -= len(agenda.deadlines) - len(dues)
        self.due.show_rows(rows.deadline_rows(dues), due_meaning, near)
        self.mine.show_rows(rows.task_rows(today), Meaning.NOTE)
        self.glasses.show_glasses(home.glasses, today.time_zone)
        self.reports.show_rows(rows.report_rows(today), Meaning.WARNING)
        self.hague.show_status(home.status)
        self.alarms.show_rows(rows.alarm_rows(home.status.alarms), Meaning.WARNING)
        self.leaving.show_rows(rows.leaving_rows(today), Meaning.WARNING)
        self.drafts.show_rows(rows.draft_rows(home.drafts, today.time_zone), Meaning.NOTE)
        self.pinned.show_rows(rows.recent_rows(home.pinned, "star"))
        held = {each.id for each in home.pinned}
        self.recent.show_rows(rows.recent_rows([each for each in home.recent if each.id not in held]))
        for part in (self.danger, self.due):
            part.setHidden(home.is_new or not self._presenter.may_read_cases)
        self.day.setText(weekday_words(today.today))

    def refresh(self) -> None:
        self._presenter.refresh()

    def begin(self) -> None:
        self.new_report.setFocus()

    def parts(self) -> tuple[Part, ...]:
        """Return the lists of the page, in the order in which they are read."""
        return (
            self.danger,
            self.due,
            self.mine,
            self.reports,
            self.glasses,
            self.alarms,
            self.leaving,
            self.pinned,
            self.drafts,
            self.recent,
        )

    def _lay_out(self) -> None:
        self.head.addWidget(self.day)
        self.head.addWidget(self.new_report)
        self.due.add_button(self.all_deadlines)
        left = (self.first, self.danger, self.due, self.mine, self.reports, self.glasses)
        right = (self.hague, self.alarms, self.leaving, self.pinned, self.drafts, self.recent)
        self.body.addWidget(scrolled(Columns(left, right), name=_("Today")), 1)
        self.new_report.setVisible(self._presenter.may_report)
        for each in (*left, *right):
            each.hide()

    def _connect(self) -> None:
        self.new_report.clicked.connect(lambda: self.visit.go(Place(PageName.NEW_REPORT)))
        self.all_deadlines.clicked.connect(lambda: self.visit.go(Place(PageName.DEADLINES)))
        self.glasses.looked_at.connect(self.refresh)
        for part in self.parts():
            part.go.connect(self.visit.go)
