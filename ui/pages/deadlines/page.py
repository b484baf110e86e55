"""The terms of all cases: whose they are, how long there is, and reminders put off."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QMenu

from consulaat.rules.deadlines import DueState
from consulaat.services.deadlines import Deadline, Share
from consulaat.values.codes import Side
from resources.reference import label
from resources.texts import _, language, n_
from ui.pages.deadlines.presenter import PUT_OFF, DeadlinesPresenter, Listed
from ui.pages.home.rows import DUE_LOOKS, deadline_place
from ui.pages.page import Page
from ui.pages.place import PageAction, PageName, Place, Visit
from ui.widgets.badge import Badge
from ui.widgets.fields.choice import Combo
from ui.widgets.look import Meaning, sized
from ui.widgets.marked_rows import MarkedModel, MarkedRow
from ui.widgets.plain import button, column, quiet, words
from ui.widgets.table import Table
from ui.widgets.wording import day_words

EVERYONE = ""
WIDTHS = (168, 100, 100, 300, 84, 126)
WHAT = 3


class DeadlinesPage(Page):
    """Widgets only; the presenter reads the terms."""

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit, _("Deadlines"))
        self._presenter = DeadlinesPresenter(self, visit.office, self.tasks)
        self._listed: Listed | None = None
        heads = (_("When"), _("Due"), _("Reference"), _("What to do"), _("Whose"), _("Side"))
        self.model = MarkedModel(heads)
        self.table = Table(self.model, _("List of deadlines"), widths=WIDTHS, wide=WHAT)
        self.people = QListWidget()
        self.side = Combo([(each, label("Side", each, language())) for each in Side], empty=_("All sides"))
        self.post = Combo((), empty=_("All posts"))
        self.badges = {state: Badge() for state in DueState}
        self.open_button = button(_("&Open"), "arrow-right")
        self.later_button = button(_("&Put off"), "moon")
        self.hand_over = button(_("Hand over &work…"), "users")
        self.more = quiet()
        self.empty = quiet(_("No term fits. Choose everyone, or another side, to see others."))
        self._lay_out()
        self._connect()

    def show_deadlines(self, listed: Listed) -> None:
        """Show the terms."""
        self._listed = listed
        agenda = listed.agenda
        self._show_people(listed.shares)
        self._show_posts(listed.posts)
        looks = {
            DueState.OVERDUE: n_("{n} late", "{n} late", agenda.counts[DueState.OVERDUE]),
            DueState.TODAY: n_("{n} today", "{n} today", agenda.counts[DueState.TODAY]),
            DueState.SOON: n_("{n} soon", "{n} soon", agenda.counts[DueState.SOON]),
            DueState.RUNNING: n_("{n} later", "{n} later", agenda.counts[DueState.RUNNING]),
        }
        for state, badge in self.badges.items():
            icon, meaning = DUE_LOOKS[state]
            badge.say(looks[state], icon, meaning if agenda.counts[state] else Meaning.QUIET)
        self.model.show([_row(each) for each in agenda.deadlines])
        self.table.setVisible(bool(agenda.deadlines))
        self.empty.setVisible(not agenda.deadlines)
        self.more.setText(
            _("The first {n} are shown; choose a person or a side to see others.", n=len(agenda.deadlines))
        )
        self.more.setVisible(agenda.is_cut_off)
        for each in (self.open_button, self.later_button):
            each.setEnabled(bool(agenda.deadlines))

    def refresh(self) -> None:
        self._presenter.show(*self._wanted())

    def begin(self) -> None:
        self.table.setFocus()

    def escape(self) -> bool:
        if not any(self._wanted()):
            return False
        self.side.choose("")
        self.post.choose("")
        self.people.setCurrentRow(0)
        self.refresh()
        return True

    def page_actions(self) -> Sequence[PageAction]:
        """Return the ways to put the chosen reminder off."""
        return [PageAction(_(said), partial(self._put_off, days), icon="moon") for days, said in PUT_OFF]

    def _wanted(self) -> tuple[str, str, str]:
        is_chosen = self.people.currentRow() >= 0
        whose = str(self.people.currentItem().data(Qt.ItemDataRole.UserRole)) if is_chosen else EVERYONE
        return whose, self.side.code, self.post.code

    def _lay_out(self) -> None:
        self.people.setAccessibleName(_("Whose deadlines"))
        self.people.setFixedWidth(sized(190))
        self.people.setTabKeyNavigation(False)
        self.side.setAccessibleName(_("Filter by side"))
        self.post.setAccessibleName(_("Filter by post"))
        self.post.hide()
        for badge in self.badges.values():
            self.head.addWidget(badge)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.open_button)
        line.addWidget(self.later_button)
        line.addWidget(self.hand_over)
        line.addStretch(1)
        side_label = words(_("S&ide"), wrap=False)
        side_label.setBuddy(self.side)
        for each in (side_label, self.side, self.post):
            line.addWidget(each)
        self.body.addLayout(line)
        below = QHBoxLayout()
        below.setSpacing(14)
        below.addWidget(self.people)
        below.addWidget(column(self.empty, self.table, self.more), 1)
        self.body.addLayout(below, 1)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.later_button.setMenu(self._menu)

    def _connect(self) -> None:
        self.table.opened.connect(self._open)
        self.hand_over.clicked.connect(self._hand_over)
        self.open_button.clicked.connect(lambda: self._open(self.table.currentIndex().row()))
        self.table.customContextMenuRequested.connect(
            lambda place: self._menu.popup(self.table.viewport().mapToGlobal(place))
        )
        self.people.currentItemChanged.connect(self._person_chosen)
        self.side.activated.connect(self.refresh)
        self.post.activated.connect(self.refresh)

    def _show_people(self, shares: Sequence[Share]) -> None:
        """Show everyone, then oneself, then the others with their counts; whoever was chosen stays so."""
        chosen, me = self._wanted()[0], self._presenter.me
        total = sum(each.count for each in shares)
        counts = {each.user: each for each in shares}
        own = counts.pop(me, None)
        entries = [(EVERYONE, _("Everyone"), total), (me, _("Mine"), own.count if own else 0)]
        entries += [
            (each.user or "", each.name or _("Nobody's"), each.count) for each in counts.values() if each.user
        ]
        self.people.blockSignals(True)
        self.people.clear()
        for key, name, count in entries:
            item = QListWidgetItem(f"{name}  ({count})" if count else name)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setSizeHint(QSize(0, sized(28)))
            self.people.addItem(item)
            if key == chosen:
                self.people.setCurrentItem(item)
        self.people.blockSignals(False)

    def _show_posts(self, posts: Sequence[str]) -> None:
        chosen = self.post.code
        self.post.clear()
        self.post.addItem(_("All posts"), "")
        for each in posts:
            self.post.addItem(each, each)
        self.post.choose(chosen)
        self.post.setVisible(len(posts) > 1)

    @Slot()
    def _hand_over(self) -> None:
        """Hand over the work of whoever is chosen, else of oneself."""
        whose = self._wanted()[0]
        self.visit.go(Place(PageName.HAND_OVER, record=f"user/{whose}" if whose else ""))

    @Slot()
    def _person_chosen(self) -> None:
        if self.people.currentRow() >= 0:
            self.refresh()

    def _chosen(self) -> Deadline | None:
        line = self.table.currentIndex().row()
        if not 0 <= line < self.model.rowCount():
            return None
        deadline: Deadline = self.model.key(line)
        return deadline

    @Slot(int)
    def _open(self, line: int) -> None:
        if 0 <= line < self.model.rowCount():
            self.visit.go(deadline_place(self.model.key(line)))

    @Slot()
    def _fill_menu(self) -> None:
        self._menu.clear()
        deadline = self._chosen()
        if deadline is None:
            return
        for days, said in PUT_OFF:
            self._menu.addAction(self._action(_(said), days))
        if deadline.snoozed_until is not None:
            self._menu.addAction(self._action(_("Remind me again now"), 0))

    def _action(self, text: str, days: int) -> QAction:
        made = QAction(text, self._menu)
        made.triggered.connect(lambda: self._put_off(days))
        return made

    def _put_off(self, days: int) -> None:
        deadline, listed = self._chosen(), self._listed
        if deadline is not None and listed is not None:
            self._presenter.put_off(deadline, days, listed.agenda.today, self._wanted())


def _row(each: Deadline) -> MarkedRow:
    icon, meaning = DUE_LOOKS[each.state]
    left = each.left
    if each.snoozed_until is not None:
        icon, meaning = "moon", Meaning.QUIET
        left = _("{left}, put off until {day}", left=left, day=day_words(each.snoozed_until))
    whose = each.whose_name or _("nobody's")
    side = label("Side", each.side, language())
    cells = (left, day_words(each.due_on), each.reference, each.sentence, whose, side)
    return MarkedRow(cells, each, icon, meaning)
