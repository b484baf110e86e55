"""Page 4: a second user, with a passphrase for one time."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit

from consulaat.records.user import User, UserRole
from consulaat.services.keys import Rekeyed
from consulaat.services.staff import NewUser
from resources.reference import label
from resources.texts import _, language
from ui.pages.guide.answers import Answers
from ui.pages.guide.steps.base import StepPane
from ui.pages.people.presenter import PeoplePresenter
from ui.tasks import Scope, Tasks
from ui.widgets.look import sized
from ui.widgets.plain import Card, button, isolated, quiet, row, strong, words


class PeoplePane(StepPane):
    """Adds users and shows the passphrase of each until the guide ends."""

    enter_goes_on = False

    def __init__(self, answers: Answers, tasks: Tasks) -> None:
        super().__init__(answers)
        self.tasks = Scope(tasks)
        self.name = QLineEdit()
        self.name.setAccessibleName(_("Login name"))
        self.name.setMinimumHeight(sized(34))
        self.roles = {role: QCheckBox(label("UserRole", role, language())) for role in UserRole}
        self.add = button(_("&Add user"), "plus")
        self.users = words()
        self.passphrases = Card(margin=12)
        self._lay_out()
        self.add.clicked.connect(self._add)
        self.name.returnPressed.connect(self._add)
        self._presenter = PeoplePresenter(self, answers.office, self.tasks)
        self._presenter.refresh()
        self._show_passphrases()

    def begin(self) -> None:
        self.name.setFocus()

    def leave(self) -> None:
        self.tasks.close()

    def show_users(self, users: Sequence[User]) -> None:
        """Name who can open the store."""
        names = ", ".join(isolated(each.name) for each in users)
        self.users.setText(_("These people can open the store: {names}.", names=names))

    def show_added(self, made: NewUser) -> None:
        """Show the passphrase of a new user."""
        self.answers.one_time[made.user.name] = made.passphrase
        self.name.clear()
        for box in self.roles.values():
            box.setChecked(False)
        self._show_passphrases()
        self.told.emit("")
        self._presenter.refresh()
        self.name.setFocus()

    def show_changed(self, user: User) -> None:
        """Show that a user was changed."""
        self._presenter.refresh()

    def show_blocked(self, user: User, rekeyed: Rekeyed) -> None:
        """Say that a user was blocked; the guide blocks nobody."""

    def show_placed(self, user: User) -> None:
        """Say that the section of a user was kept; the guide keeps none."""

    def show_day_kept(self, user: User) -> None:
        """Show until when a user is posted."""
        self._presenter.refresh()

    def show_error(self, error: Exception) -> None:
        """Say what went wrong."""
        self.failed.emit(error)
        self.name.setFocus()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        for at, each in enumerate(self.roles.values()):
            grid.addWidget(each, at // 2, at % 2)
        self.body.addWidget(
            quiet(
                _(
                    "Two people make a store safe: for four eyes, and for when one is away. Whoever works alone at a "
                    "post goes on; the page Users adds people later."
                )
            )
        )
        self.body.addWidget(self.users)
        self.field(_("Log&in name"), self.name)
        self.body.addWidget(words(_("Roles")))
        self.body.addLayout(grid)
        self.body.addWidget(row(self.add))
        self.body.addWidget(self.passphrases)

    def _show_passphrases(self) -> None:
        while (item := self.passphrases.body.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for name, phrase in self.answers.one_time.items():
            self.passphrases.body.addWidget(strong(_("Passphrase of {name}", name=isolated(name))))
            self.passphrases.body.addWidget(words(phrase, selectable=True))
        self.passphrases.body.addWidget(
            quiet(_("Give it to the person by hand or by phone. It is not shown again after this guide."))
        )
        self.passphrases.setVisible(bool(self.answers.one_time))

    @Slot()
    def _add(self) -> None:
        from consulaat.services.staff import require_user_name

        chosen = frozenset(role for role, box in self.roles.items() if box.isChecked())
        try:
            name = require_user_name(self.name.text().strip())
        except Exception as error:  # noqa: BLE001 - whatever is wrong with a name, a person hears of it
            self.show_error(error)
            return
        if not chosen:
            self.told.emit(_("Tick at least one role."))
            next(iter(self.roles.values())).setFocus()
            return
        self.told.emit("")
        self._presenter.add(name, chosen)
