"""The page on which open work of a colleague goes to others: who, to whom, why, and first what would move."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QLineEdit, QListWidget, QListWidgetItem

from consulaat.records.about import Record
from consulaat.records.case import Case
from consulaat.records.report import Report
from consulaat.records.task import Task
from consulaat.records.user import User
from consulaat.services.handing_over import HandOver, Item
from resources.reference import label
from resources.texts import _, language, n_
from ui.pages.handing_over.presenter import HandOverPresenter
from ui.pages.page import Page
from ui.pages.place import Tone, Visit
from ui.widgets.badge import Badge
from ui.widgets.fields.choice import Combo
from ui.widgets.look import Meaning, sized
from ui.widgets.marked_rows import MarkedModel, MarkedRow
from ui.widgets.plain import Card, button, isolated, quiet, row, words
from ui.widgets.table import Table
from ui.widgets.wording import day_words, type_words

WIDTHS = (150, 130, 300, 150)
WHAT = 2


class HandOverPage(Page):
    """Widgets only; the presenter asks the desk of hand-overs."""

    def __init__(self, visit: Visit) -> None:
        super().__init__(
            visit,
            _("Hand over work"),
            _(
                "Open cases, tasks and reports go to one colleague or to several. Undo takes it back as a whole."
            ),
        )
        self._presenter = HandOverPresenter(self, visit.office, self.tasks)
        self._users: dict[str, User] = {}
        self._plan: HandOver | None = None
        self._wanted = ""
        self.source = Combo(())
        self.takers = QListWidget()
        self.reason = QLineEdit()
        self.hand_over = button(_("&Hand over"), "users", main=True)
        self.badges = {made: Badge() for made in (Case, Task, Report)}
        self.stay = Badge()
        self.model = MarkedModel((_("What"), _("Reference"), _("About"), _("To")))
        self.table = Table(self.model, _("What would change hands"), widths=WIDTHS, wide=WHAT)
        self.note = quiet()
        self._lay_out()
        self._connect()

    def show_users(self, users: Sequence[User]) -> None:
        """Show who can give and receive; what was chosen stays so."""
        self._users = {each.id: each for each in users}
        chosen = self._wanted or self.source.code or self._presenter.me
        self._wanted = ""
        mine = self._presenter.me
        givers = sorted(users, key=lambda each: (each.id != mine, each.display_name.casefold()))
        self.source.clear()
        for each in givers:
            if each.id == mine or self._presenter.may_for_others:
                self.source.addItem(_giver(each, is_me=each.id == mine), each.id)
        self.source.choose(chosen if self.source.findData(chosen) >= 0 else mine)
        self._show_receivers()
        self._ask()

    def show_plan(self, plan: HandOver) -> None:
        """Show what would go to whom."""
        self._plan = plan
        counts = plan.counts
        self.badges[Case].say(n_("{n} case", "{n} cases", counts["case"]), "folder", Meaning.NOTE)
        self.badges[Task].say(n_("{n} task", "{n} tasks", counts["task"]), "check", Meaning.NOTE)
        self.badges[Report].say(n_("{n} report", "{n} reports", counts["report"]), "message", Meaning.NOTE)
        left = len(plan.left)
        self.stay.say(n_("{n} stays", "{n} stay", left), "lock", Meaning.WARNING if left else Meaning.QUIET)
        self.model.show([_row(each) for each in (*plan.left, *plan.moved)])
        self.table.setVisible(bool(plan.items))
        self.note.setText(
            "" if plan.items else _("This colleague holds no open work that may be handed over.")
        )
        self._show_state()

    def show_done(self, done: HandOver) -> None:
        """Say what went to whom."""
        self.reason.clear()
        count = len(done.moved)
        said = n_("{n} piece of work changed hands.", "{n} pieces of work changed hands.", count)
        if done.left:
            said += " " + n_("{n} stayed where it was.", "{n} stayed where they were.", len(done.left))
        self.visit.say(said, Tone.DONE if count else Tone.WARNING)
        self.visit.changed()
        self._ask()

    def show_record(self, record: str) -> None:
        self._wanted = record.removeprefix("user/")
        self.refresh()

    def refresh(self) -> None:
        self._presenter.refresh()

    def begin(self) -> None:
        self.source.setFocus()

    def _lay_out(self) -> None:
        card = Card(margin=14)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        for column, (text, field) in enumerate(((_("&From"), self.source), (_("&To"), self.takers))):
            caption = words(text, wrap=False)
            caption.setBuddy(field)
            grid.addWidget(caption, 0, column)
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(field, 1, column, top if field is self.source else Qt.AlignmentFlag(0))
        grid.setColumnStretch(1, 1)
        self.source.setMinimumContentsLength(26)
        self.takers.setFixedHeight(sized(118))
        self.takers.setTabKeyNavigation(False)
        card.body.addLayout(grid)
        caption = words(_("&Reason"), wrap=False)
        caption.setBuddy(self.reason)
        self.reason.setMinimumHeight(sized(30))
        self.reason.setPlaceholderText(_("For example: new posting"))
        card.body.addWidget(caption)
        card.body.addWidget(self.reason)
        card.body.addWidget(row(self.hand_over))
        self.body.addWidget(card)
        self.body.addWidget(row(*self.badges.values(), self.stay))
        self.body.addWidget(self.note)
        self.body.addWidget(self.table, 1)
        self.body.addStretch(0)
        self._empty()

    def _connect(self) -> None:
        self.source.activated.connect(self._source_chosen)
        self.takers.itemChanged.connect(self._ask)
        self.reason.textChanged.connect(self._show_state)
        self.reason.returnPressed.connect(self.hand_over.click)
        self.hand_over.clicked.connect(self._hand_over)

    def _show_receivers(self) -> None:
        """Offer everyone else who may open the store; whoever was ticked stays so."""
        ticked = set(self._ticked())
        self.takers.blockSignals(True)
        self.takers.clear()
        others = (each for each in self._users.values() if each.is_active and each.id != self.source.code)
        for each in sorted(others, key=lambda each: each.display_name.casefold()):
            roles = ", ".join(sorted(label("UserRole", role, language()) for role in each.roles))
            item = QListWidgetItem(f"{isolated(each.display_name)}  ({roles})")
            item.setData(Qt.ItemDataRole.UserRole, each.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            is_ticked = each.id in ticked
            item.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
            self.takers.addItem(item)
        self.takers.blockSignals(False)

    def _ticked(self) -> list[str]:
        items = (self.takers.item(line) for line in range(self.takers.count()))
        ticked = (each for each in items if each.checkState() is Qt.CheckState.Checked)
        return [str(each.data(Qt.ItemDataRole.UserRole)) for each in ticked]

    def _empty(self) -> None:
        self._plan = None
        self._presenter.forget()
        self.table.hide()
        for badge in (*self.badges.values(), self.stay):
            badge.hide()
        self.note.setText(_("Tick who takes over; what would go to whom is then shown here first."))
        self._show_state()

    def _show_state(self) -> None:
        is_ready = self._plan is not None and bool(self._plan.moved)
        self.hand_over.setEnabled(is_ready and bool(self.reason.text().strip()))
        self.note.setVisible(bool(self.note.text()))
        if self._plan is not None:
            for badge in (*self.badges.values(), self.stay):
                badge.show()

    @Slot()
    def _source_chosen(self) -> None:
        self._show_receivers()
        self._ask()

    @Slot()
    def _ask(self) -> None:
        receivers = self._ticked()
        if receivers and self.source.code:
            self._presenter.plan(self.source.code, receivers)
        else:
            self._empty()

    @Slot()
    def _hand_over(self) -> None:
        if self.hand_over.isEnabled():
            self._presenter.hand_over(self.source.code, self._ticked(), self.reason.text())


def _giver(user: User, *, is_me: bool) -> str:
    name = _("{name} (yourself)", name=isolated(user.display_name)) if is_me else isolated(user.display_name)
    if user.posted_until is None:
        return name
    return _("{name}, posted until {day}", name=name, day=day_words(user.posted_until))


def _row(item: Item) -> MarkedRow:
    about = item.record.description if isinstance(item.record, Task) else _state(item.record)
    if item.stays:
        why = " ".join(each.message() for each in item.findings)
        cells = (_("Stays behind"), item.reference, f"{type_words(item.record_type)}: {why}", "")
        return MarkedRow(cells, item, "lock", Meaning.WARNING)
    icon = {Case: "folder", Task: "check"}.get(type(item.record), "message")
    cells = (type_words(item.record_type), item.reference, about, isolated(item.receiver.display_name))
    return MarkedRow(cells, item, icon, Meaning.NOTE)


def _state(record: Record) -> str:
    state = getattr(record, "state", None)
    return "" if state is None else label(type(state).__name__, state, language())
