"""The first page: who are you, and your passphrase."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from consulaat.rehearsal import RehearsalNote
from consulaat.services.progress import UNWATCHED, Progress
from resources.texts import _
from ui.doors import Doors, Office
from ui.pages.guide.answers import Answers
from ui.pages.place import Tone
from ui.pages.rescue.pane import Pane
from ui.pages.unlock.presenter import UnlockPresenter
from ui.pages.unlock.waiting import Waiting
from ui.tasks import Tasks
from ui.widgets.badge import Badge
from ui.widgets.bar import MessageBar
from ui.widgets.fields.choice import Combo
from ui.widgets.icons import give_icon
from ui.widgets.look import Meaning
from ui.widgets.plain import Card, button, heading, quiet, row, words

if TYPE_CHECKING:
    from ui.pages.guide.page import GuidePage


class UnlockPage(QWidget):
    """Widgets only; the presenter opens the store. Where there is none, the guide makes one."""

    told_rehearsal = Signal()
    language_requested = Signal(str)

    def __init__(
        self,
        doors: Doors,
        folder: Path,
        tasks: Tasks,
        opened: Callable[[Office], None],
        *,
        user: str = "",
        progress: Progress = UNWATCHED,
        answers: Answers | None = None,
    ) -> None:
        super().__init__()
        self._answers = answers or Answers()
        self._opened = opened
        self.guide: GuidePage | None = None
        self._doors, self._folder, self._tasks, self._progress = doors, folder, tasks, progress
        self.pane: Pane | None = None
        self.bar = MessageBar()
        self.users = Combo(())
        self.users.setEditable(True)
        self.users.setMinimumHeight(36)
        self.users.setAccessibleName(_("User"))
        self.users.setEditText(user)  # known before the store is free to tell who may open it
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setMinimumHeight(36)
        self.passphrase.setAccessibleName(_("Passphrase"))
        self.show_button = QToolButton()
        self.open_button = button(_("&Open"), "lock-open", main=True)
        self.waiting = Waiting(self.open_button)
        self.recover_button = button(_("Passphrase &lost…"), "key")
        self.restore_button = button(_("&Restore a backup…"), "history")
        self.rehearsal = Badge(_("REHEARSAL"), "school", Meaning.WARNING)
        self._known = RehearsalNote()
        self._known_words = words(selectable=True)
        self._practice = Card(margin=12)
        self.fill = button(_("&Fill in"), "edit")
        self._lay_out()
        self._connect()
        self.presenter = UnlockPresenter(self, doors, folder, tasks, opened, progress=progress)
        if self._answers.is_under_way:
            self.show_guide()
        else:
            self.presenter.begin()

    def begin(self) -> None:
        """Put the focus where work begins."""
        if self.guide is not None:
            self.guide.begin()
            return
        (self.passphrase if self.users.currentText() else self.users).setFocus()

    def try_passphrase(self, user: str, passphrase: str) -> None:
        """Try a passphrase that was not typed here but stands in a file."""
        self.presenter.open(user, passphrase)

    def show_users(self, names: tuple[str, ...]) -> None:
        """Offer the people who can open this store."""
        wanted = self.users.currentText() or (names[0] if names else "")
        self.users.clear()
        for name in names:
            self.users.addItem(name, name)
        self.users.setEditText(wanted)
        self.begin()

    def show_busy(self, *, busy: bool) -> None:
        """Show that the passphrase is being tried."""
        for each in (self.users, self.passphrase, self.open_button):
            each.setDisabled(busy)
        if busy:
            self.bar.say(_("One moment: the store is being opened."), Meaning.NOTE)

    def show_problem(self, text: str) -> None:
        """Say why the store stays closed."""
        self.bar.say(text, Meaning.DANGER)
        self.passphrase.setAccessibleDescription(text)
        self.passphrase.selectAll()
        self.passphrase.setFocus()

    def show_wait(self, seconds: int) -> None:
        """Let the next try wait, and count down on the button."""
        self.waiting.begin(seconds)

    def show_rehearsal(self, note: RehearsalNote) -> None:
        """Say that this store is a rehearsal, and with what words it is opened, if everybody may know them."""
        self.rehearsal.show()
        self.told_rehearsal.emit()
        if note.passphrase:
            self._known = note
            self._known_words.setText(
                _("Opened as {user} with: {words}", user=note.user, words=note.passphrase)
            )
            self._practice.show()

    def tell(self, text: str, tone: Tone) -> None:
        """Show a message."""
        bar = self.bar if self.guide is None else self.guide.bar
        bar.say(text, Meaning(tone.value))

    def show_guide(self) -> None:
        """Show how a store is made: there is none yet."""
        from ui.pages.guide.page import GuidePage

        made = GuidePage(self._doors, self._folder, self._tasks, self._opened, self._answers)
        made.language_requested.connect(self.language_requested)
        made.restore_requested.connect(self.show_restore)
        self.guide = made
        self._outer.addWidget(made)
        self._outer.setCurrentWidget(made)

    def leave(self) -> None:
        """Let nothing come back to this page any more."""
        if self.guide is not None:
            self.guide.leave()
            self.guide = None

    @property
    def holds_secrets(self) -> bool:
        """Whether something was typed or is shown here that is for nobody else."""
        return bool(self.passphrase.text()) or self.pane is not None or self._answers.holds_secrets

    def forget(self) -> None:
        """Put away what was typed or shown here; a store that the guide has open is closed."""
        self.passphrase.clear()
        self.show_button.setChecked(False)
        if self.pane is not None and self.pane.card.isEnabled():
            self.leave_pane()
        if self._answers.is_under_way:
            self._close_guide()
        elif self._answers.holds_secrets and self.guide is not None:
            self._answers.forget_words()
            self.guide.show_step()
            self.guide.bar.say(_("What was typed here was put away."), Meaning.NOTE)

    def _close_guide(self) -> None:
        """Close the store the guide made, also one that is being made now, and ask for its passphrase."""
        guide = self.guide
        self.leave()
        if guide is not None:
            self._outer.removeWidget(guide)
            guide.hide()
            guide.deleteLater()
        self._answers.leave(self._tasks)
        self._tasks.run(lambda: None, lambda _none: self.presenter.begin(), lambda _error: None)
        self.bar.say(
            _(
                "The new store was locked; its passphrase opens it. Recovery papers that were not all written down: "
                "make five new ones on the page Backups and check."
            ),
            Meaning.NOTE,
        )

    @Slot()
    def show_recover(self) -> None:
        """Ask for two recovery papers and a new passphrase."""
        from ui.pages.rescue.recover import RecoverPane

        made = RecoverPane(self._doors, self._folder, self._tasks)
        self._show_pane(made)
        made.begin()

    @Slot()
    def show_restore(self) -> None:
        """Ask which backup is to be restored."""
        from ui.pages.rescue.restore import RestorePane

        made = RestorePane(self._doors, self._folder, self._tasks, self._progress)
        self._show_pane(made)
        made.begin()

    def escape(self) -> bool:
        """Come back to the passphrase from a way in where nothing was typed yet; tell whether that was so."""
        return self.pane is not None and not self.pane.has_typed() and self.leave_pane()

    def leave_pane(self) -> bool:
        """Come back to the passphrase from another way in; tell whether there was one."""
        if self.pane is None:
            return False
        self.pane.leave()
        self._outer.removeWidget(self.pane)
        self.pane.hide()
        self.pane.deleteLater()
        self.pane = None
        self.bar.clear()
        self.leave()
        self.presenter.begin()
        return True

    def _show_pane(self, pane: Pane) -> None:
        self.leave_pane()
        self.passphrase.clear()
        self.pane = pane
        pane.left.connect(self.leave_pane)
        self._outer.addWidget(pane)
        self._outer.setCurrentWidget(pane)

    def _lay_out(self) -> None:
        self.show_button.setCheckable(True)
        self.show_button.setMinimumSize(36, 36)
        self.show_button.setToolTip(_("Show what is typed"))
        self.show_button.setAccessibleName(_("Show what is typed"))
        give_icon(self.show_button, "eye")
        user_label, phrase_label = words(_("&User")), words(_("&Passphrase"))
        user_label.setBuddy(self.users)
        phrase_label.setBuddy(self.passphrase)
        typed = QHBoxLayout()
        typed.addWidget(self.passphrase, 1)
        typed.addWidget(self.show_button)
        self._practice.hide()
        self.rehearsal.hide()
        self._practice.body.addWidget(quiet(_("This is a practice store: the people in it are invented.")))
        self._practice.body.addWidget(self._known_words)
        self._practice.body.addWidget(row(self.fill))
        card = Card(
            row(quiet("consulaat"), self.rehearsal),
            heading(_("Open the store")),
            quiet(_("Everything stays on this computer.")),
            margin=28,
        )
        card.setFrameShape(QFrame.Shape.StyledPanel)
        card.body.addWidget(self._practice)
        card.body.addSpacing(8)
        card.body.addWidget(user_label)
        card.body.addWidget(self.users)
        card.body.addWidget(phrase_label)
        card.body.addLayout(typed)
        card.body.addWidget(self.bar)
        card.body.addSpacing(8)
        card.body.addWidget(self.open_button)
        card.body.addSpacing(8)
        card.body.addWidget(row(self.recover_button, self.restore_button))
        card.setFixedWidth(460)
        front = QWidget()
        laid = QVBoxLayout(front)
        laid.addStretch(2)
        laid.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        laid.addStretch(3)
        self._outer = QStackedWidget()
        self._outer.addWidget(front)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._outer)

    def _connect(self) -> None:
        self.show_button.toggled.connect(self._show_typed)
        self.open_button.clicked.connect(self._open)
        self.users.editTextChanged.connect(self.waiting.end)  # others need not wait
        self.passphrase.returnPressed.connect(self._open)
        self.fill.clicked.connect(self._fill)
        self.recover_button.clicked.connect(self.show_recover)
        self.restore_button.clicked.connect(self.show_restore)
        editor = self.users.lineEdit()
        if editor is not None:
            editor.setAccessibleName(_("User"))
            editor.returnPressed.connect(self.passphrase.setFocus)

    @Slot()
    def _fill(self) -> None:
        self.users.setEditText(self._known.user)
        self.passphrase.setText(self._known.passphrase)
        self.open_button.setFocus()

    @Slot(bool)
    def _show_typed(self, shown: bool) -> None:  # noqa: FBT001 - as Qt gives it
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.passphrase.setEchoMode(mode)

    @Slot()
    def _open(self) -> None:
        if self.waiting.is_on:
            return
        user, typed = self.users.currentText().strip(), self.passphrase.text()
        if not user or not typed:
            self.show_problem(_("Choose your name and type your passphrase."))
            return
        self.passphrase.clear()
        self.presenter.open(user, typed)
