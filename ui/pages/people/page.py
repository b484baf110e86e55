"""The page of users: who may open the store, as what; a new one with a passphrase for one time."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from consulaat.records.kinds import DateKind
from consulaat.records.user import User
from consulaat.services.keys import Rekeyed
from consulaat.services.staff import NewUser
from consulaat.values.codes import HandlingSection
from consulaat.values.unreadable import UnreadableError
from resources.reference import label
from resources.texts import _, language
from ui.pages.care.new_key import NewKey, tell_of_papers
from ui.pages.page import Page, scrolled
from ui.pages.people.new_user import NewUserCard, RoleBoxes
from ui.pages.people.presenter import PeoplePresenter
from ui.pages.place import Tone, Visit
from ui.widgets.clipboard import copy_as_secret
from ui.widgets.fields.choice import Combo
from ui.widgets.fields.days import DayField
from ui.widgets.in_sight import focus_in_sight, in_sight
from ui.widgets.look import WIDE_GAP
from ui.widgets.plain import Card, button, heading, isolated, quiet, row, words
from ui.widgets.table import RowsModel, Table, TextRow
from ui.widgets.wording import day_words

WIDTH = 860
WIDTHS = (150, 380, 150)


class PeoplePage(Page):
    """Widgets only; the presenter asks the desk of the staff."""

    def __init__(self, visit: Visit) -> None:
        super().__init__(
            visit,
            _("Users"),
            _("At least two people can open every store: for four eyes, and for when one is away."),
        )
        self.model = RowsModel((_("Name"), _("Roles"), _("State")))
        self.table = Table(self.model, _("Users of this store"), widths=WIDTHS, wide=1)
        self.new = NewUserCard()
        self.roles = RoleBoxes()
        self.change = button(_("&Keep these roles"), "check")
        self.posted_until = DayField(
            DateKind(), "posted_until", visit.office.identity.time_zone, offers_today=False
        )
        self.keep_day = button(_("Keep this &day"), "check")
        sections = [(each.value, label("HandlingSection", each, language())) for each in HandlingSection]
        self.section = Combo(sections, empty=_("All sections"))
        self.is_local_staff = QCheckBox(_("Hired on the spot (local staff)"))
        self.keep_place = button(_("Keep the &place"), "check")
        self.disable = button(_("&Block this user"), "lock")
        self.yes_disable = button(_("&Yes, block"), "check")
        self.no_disable = button(_("N&o"))
        self.sure = words()
        self.passphrase = words(selectable=True)
        copy_as_secret(self.passphrase)
        self.passphrase.setAccessibleName(_("Passphrase for one time"))
        self.told = NewKey()
        self._users: dict[str, User] = {}
        self._presenter = PeoplePresenter(self, visit.office, self.tasks)
        self._lay_out()
        self._connect()

    def show_users(self, users: Sequence[User]) -> None:
        """Show who may open the store."""
        self._users = {each.name: each for each in users}
        self.model.show(
            [
                TextRow((isolated(each.display_name), _roles(each), _state(each)), each.name)
                for each in sorted(users, key=lambda each: (not each.is_active, each.name))
            ]
        )
        self.table.fit()
        self._show_chosen()

    def show_added(self, made: NewUser) -> None:
        """Show the passphrase of a new user, once."""
        self.new.clear()
        self.passphrase.setText(made.passphrase)
        self._once.show()
        in_sight(self._once)
        self.visit.say(_("User {name} is added.", name=made.user.name), Tone.DONE)
        self.visit.changed()
        self.refresh()

    def show_changed(self, user: User) -> None:
        """Say that a user was changed."""
        self._end_asking()
        self.visit.say(_("User {name} has other roles.", name=user.name), Tone.DONE)
        self.visit.changed()
        self.refresh()

    def show_blocked(self, user: User, rekeyed: Rekeyed) -> None:
        """Say that a user was blocked, and what the new key of the store means."""
        self._end_asking()
        self.visit.say(
            _("User {name} can no longer open this store; it has another key.", name=user.name), Tone.DONE
        )
        self.told.tell(rekeyed)
        self._new_key.setVisible(not self.told.isHidden())
        in_sight(self._new_key)
        self.visit.changed()
        self.refresh()

    def show_day_kept(self, user: User) -> None:
        """Say until when a user is posted."""
        said = (
            _("User {name} is posted until {day}.", name=user.name, day=day_words(user.posted_until))
            if user.posted_until
            else _("User {name} is posted without an end.", name=user.name)
        )
        self.visit.say(said, Tone.DONE)
        self.visit.changed()
        self.refresh()

    def show_placed(self, user: User) -> None:
        """Say that the section of a user was kept."""
        self.visit.say(_("User {name} is placed.", name=user.name), Tone.DONE)
        self.visit.changed()
        self.refresh()

    def refresh(self) -> None:
        self._presenter.refresh()

    def begin(self) -> None:
        self.table.setFocus()

    def escape(self) -> bool:
        if self._asking.isVisible():
            self._end_asking()
            return True
        return False

    def leave(self) -> None:
        self.passphrase.clear()
        if self.told.has_papers:
            tell_of_papers(self.visit)
        self.told.forget()
        self._new_key.hide()
        super().leave()

    def _lay_out(self) -> None:
        inside = QWidget()
        laid = QVBoxLayout(inside)
        laid.setContentsMargins(0, 0, 12, 0)
        laid.setSpacing(WIDE_GAP)
        self._asking = row(self.yes_disable, self.no_disable)
        self._once = Card(
            heading(_("Passphrase for one time"), size=1.1),
            self.passphrase,
            quiet(
                _(
                    "Give it to the person by hand or by phone. At the first login the person chooses another. "
                    "It is not shown again."
                )
            ),
            margin=18,
        )
        self._once.hide()
        self._new_key = Card(heading(_("New key of the store"), size=1.1), self.told, margin=18)
        self._new_key.hide()
        edit = Card(heading(_("Roles"), size=1.1), margin=18)
        self._whose = quiet()
        edit.body.addWidget(self._whose)
        edit.body.addWidget(self.roles)
        edit.body.addWidget(row(self.change, self.disable))
        edit.body.addWidget(self.sure)
        edit.body.addWidget(self._asking)
        until = words(_("Posted &until"), wrap=False)
        until.setBuddy(self.posted_until.edit)
        self.posted_until.name(_("Posted until"))
        edit.body.addWidget(until)
        edit.body.addWidget(row(self.posted_until, self.keep_day))
        edit.body.addWidget(quiet(_("Before that day the head is reminded to have open work handed over.")))
        section = words(_("&Section"), wrap=False)
        section.setBuddy(self.section)
        self.section.setAccessibleName(_("Section"))
        self.section.setMaximumWidth(320)
        for part in (section, self.section, self.is_local_staff, row(self.keep_place)):
            edit.body.addWidget(part)
        edit.body.addWidget(
            quiet(_("Cases of another section open only with a reason, which the head of the section reads."))
        )
        for part in (self.table, self._once, self._new_key, edit, self.new):
            part.setMaximumWidth(WIDTH)
            laid.addWidget(part)
        laid.addStretch(1)
        self.body.addWidget(scrolled(inside), 1)
        self._end_asking()

    def _connect(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(self._show_chosen)
        self.new.wanted.connect(self._presenter.add)
        self.change.clicked.connect(self._change)
        self.keep_day.clicked.connect(self._keep_day)
        self.keep_place.clicked.connect(self._place)
        self.disable.clicked.connect(self._ask)
        self.yes_disable.clicked.connect(self._disable)
        self.no_disable.clicked.connect(self._end_asking)

    def _chosen(self) -> User | None:
        index = self.table.currentIndex()
        return self._users.get(self.model.key(index.row())) if index.isValid() else None

    @Slot()
    def _show_chosen(self) -> None:
        user = self._chosen()
        self._end_asking()
        self._whose.setText(_("Roles of {name}:", name=isolated(user.display_name)) if user else "")
        self.roles.tick(user.roles if user else frozenset())
        until = user.posted_until if user else None
        self.posted_until.show_value(until.isoformat() if until else None)
        self.section.choose(user.section.value if user and user.section else "")
        self.is_local_staff.setChecked(user is not None and user.is_local_staff)
        self.keep_place.setEnabled(user is not None)
        self.change.setEnabled(user is not None and user.is_active)
        self.keep_day.setEnabled(user is not None)
        self.disable.setEnabled(
            user is not None and user.is_active and user.id != self.visit.office.officer.id
        )

    @Slot()
    def _change(self) -> None:
        user = self._chosen()
        if user is not None:
            self._presenter.change_roles(user.name, self.roles.ticked)

    @Slot()
    def _keep_day(self) -> None:
        user = self._chosen()
        if user is None:
            return
        try:
            day = self.posted_until.value()
        except UnreadableError as error:
            self.show_error(error)
            return
        self._presenter.keep_day(user.id, day)

    @Slot()
    def _place(self) -> None:
        user = self._chosen()
        if user is not None:
            self._presenter.place(
                user.name, self.section.code, is_local_staff=self.is_local_staff.isChecked()
            )

    @Slot()
    def _ask(self) -> None:
        user = self._chosen()
        if user is None:
            return
        self.sure.setText(
            _("Block {name}? What they did stays; they can be added again later.", name=isolated(user.name))
        )
        self.sure.show()
        self._asking.show()
        focus_in_sight(self.no_disable)

    @Slot()
    def _disable(self) -> None:
        user = self._chosen()
        if user is not None:
            self._presenter.disable(user.name)

    @Slot()
    def _end_asking(self) -> None:
        self.sure.hide()
        self._asking.hide()


def _roles(user: User) -> str:
    found = sorted(label("UserRole", each, language()) for each in user.roles)
    if user.section:
        found.append(label("HandlingSection", user.section, language()))
    if user.is_local_staff:
        found.append(_("local staff"))
    return ", ".join(found)


def _state(user: User) -> str:
    if not user.is_active:
        return _("Blocked")
    return _("Active until {day}", day=day_words(user.posted_until)) if user.posted_until else _("Active")
