"""The page for restoring: choose a backup, see what will happen, do it, see what was done."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Slot

from consulaat.kept_backups import SUFFIX, KeptBackup
from consulaat.services.progress import Progress
from consulaat.services.rescue import ByPapers, ByPassphrase, OnlyHere, Restored, RestorePlan, Way
from resources.texts import _, n_
from ui.doors import Doors
from ui.pages.rescue.pane import Pane, PassphraseEdit
from ui.pages.rescue.presenter import RestorePresenter
from ui.tasks import Tasks
from ui.widgets.fields.choice import Combo
from ui.widgets.file_dialog import choose_files
from ui.widgets.look import Meaning
from ui.widgets.papers import PaperEdit
from ui.widgets.plain import button, column, heading, row, strong, words
from ui.widgets.segmented import Segmented
from ui.widgets.table import RowsModel, Table, TextRow
from ui.widgets.wording import moment_words, type_words

BY_PERSON = "person"
BY_PAPERS = "papers"


class RestorePane(Pane):
    """Three steps, one at a time; the presenter does the work."""

    def __init__(self, doors: Doors, folder: Path, tasks: Tasks, progress: Progress) -> None:
        super().__init__(
            tasks,
            _("Restore a backup"),
            _("The backup is checked whole first. What stands here now is kept beside it."),
        )
        self.file: Path | None = None
        self.model = RowsModel((_("Kept by the store itself"),))
        self.table = Table(self.model, _("Automatic backups"))
        self.choose_other = button(_("Choose another &file…"), "folder")
        self.chosen = strong()
        self.way = Segmented(
            ((BY_PERSON, _("With a passphrase")), (BY_PAPERS, _("With two papers"))), optional=False
        )
        self.users = Combo(())
        self.users.setEditable(True)
        self.users.setAccessibleName(_("User"))
        self.passphrase = PassphraseEdit(_("Passphrase"))
        self.papers = (PaperEdit(_("First paper")), PaperEdit(_("Second paper")))
        self.check = button(_("&Check this backup"), "shield-check", main=True)
        self.restore = button(_("&Restore it"), "history", main=True)
        self.again = button(_("C&hoose again"), "arrow-left")
        self.open = button(_("&Open the store"), "lock-open", main=True)
        self.plan = words(selectable=True)
        self.plan.setAccessibleName(_("What will happen"))
        self.done = words(selectable=True)
        self.done.setAccessibleName(_("What was done"))
        self._lay_out()
        self._connect()
        self._presenter = RestorePresenter(self, doors, folder, self.tasks, progress)
        self._presenter.begin()

    def begin(self) -> None:
        """Put the focus where work begins."""
        (self.table if self.table.isVisibleTo(self) else self.choose_other).setFocus()

    def show_kept(self, backups: Sequence[KeptBackup]) -> None:
        """Offer the backups that the store kept by itself."""
        self.model.show(
            [TextRow((moment_words(each.made_at, "UTC") + " UTC",), each.path) for each in backups]
        )
        self.table.fit()
        self.table.setVisible(bool(backups))
        self._take_row()
        self.begin()

    def show_users(self, names: Sequence[str]) -> None:
        """Offer the people who open the chosen backup."""
        self.bar.clear()
        self.users.clear()
        for name in names:
            self.users.addItem(name, name)
        self._allow()

    def show_plan(self, plan: RestorePlan) -> None:
        """Show what restoring would do."""
        self.set_busy(busy=False)
        self.bar.clear()
        self.plan.setText("\n\n".join(_planned(plan)))
        self._go_to(1)
        self.restore.setFocus()

    def show_restored(self, restored: Restored) -> None:
        """Show what was done."""
        self._empty()
        self.set_busy(busy=False)
        self.bar.say(_("The store is restored."), Meaning.GOOD)
        self.done.setText("\n\n".join(_done(restored)))
        self._go_to(2)
        self.open.setFocus()

    def leave(self) -> None:
        self._empty()
        super().leave()

    def _lay_out(self) -> None:
        user, phrase = words(_("&User")), words(_("&Passphrase"))
        user.setBuddy(self.users)
        phrase.setBuddy(self.passphrase.line)
        self._by_passphrase = column(user, self.users, phrase, self.passphrase)
        first, second = words(_("&First paper: all its words")), words(_("&Second paper"))
        first.setBuddy(self.papers[0].typed)
        second.setBuddy(self.papers[1].typed)
        self._by_papers = column(first, self.papers[0], second, self.papers[1])
        self._parts = (
            column(
                self.table,
                row(self.choose_other, self.chosen),
                self.way,
                self._by_passphrase,
                self._by_papers,
                row(self.check, self.back),
            ),
            column(heading(_("What will happen"), size=1.1), self.plan, row(self.restore, self.again)),
            column(heading(_("What was done"), size=1.1), self.done, row(self.open)),
        )
        self.card.body.addWidget(self.bar)
        for part in self._parts:
            self.card.body.addWidget(part)
        self.table.hide()
        self.way.choose(BY_PERSON)
        self._show_way()
        self._go_to(0)

    def _connect(self) -> None:
        self.table.selectionModel().selectionChanged.connect(self._take_row)
        self.choose_other.clicked.connect(self._choose_file)
        self.way.changed.connect(self._show_way)
        self.passphrase.line.textChanged.connect(self._allow)
        self.passphrase.line.returnPressed.connect(self._check)
        for paper in self.papers:
            paper.changed.connect(self._allow)
        self.check.clicked.connect(self._check)
        self.restore.clicked.connect(self._restore)
        self.again.clicked.connect(self._choose_again)
        self.open.clicked.connect(self.left)

    def _go_to(self, step: int) -> None:
        """Show one step; the others take no room."""
        for place, each in enumerate(self._parts):
            each.setVisible(place == step)

    def _take(self, file: Path) -> None:
        self.file = file
        self.chosen.setText(file.name)
        self._presenter.choose(file)
        self._allow()

    @Slot()
    def _take_row(self) -> None:
        index = self.table.currentIndex()
        if index.isValid():
            self._take(self.model.key(index.row()))

    @Slot()
    def _choose_file(self) -> None:
        kinds = ";;".join((_("Backups (*{suffix})", suffix=SUFFIX), _("All files (*)")))
        for file in choose_files(self, _("Backup to restore"), kinds)[:1]:
            self.table.clearSelection()
            self._take(file)

    @Slot()
    def _show_way(self) -> None:
        self._by_passphrase.setVisible(self.way.code == BY_PERSON)
        self._by_papers.setVisible(self.way.code == BY_PAPERS)
        self._allow()

    @Slot()
    def _allow(self) -> None:
        filled = self.passphrase.line.text() if self.way.code == BY_PERSON else self.papers[0].text
        self.check.setEnabled(self.file is not None and bool(filled))

    def _way(self) -> Way:
        if self.way.code == BY_PAPERS:
            return ByPapers(papers=tuple(each.text for each in self.papers if each.text))
        return ByPassphrase(user=self.users.currentText().strip(), words=self.passphrase.line.text())

    @Slot()
    def _check(self) -> None:
        if self.file is not None and self.check.isEnabled():
            self.set_busy(busy=True)
            self._presenter.check(self.file, self._way())

    @Slot()
    def _restore(self) -> None:
        self.set_busy(busy=True)
        self._presenter.restore()

    @Slot()
    def _choose_again(self) -> None:
        self._presenter.forget()
        self._go_to(0)
        self.begin()

    def _empty(self) -> None:
        self._presenter.forget()
        self.passphrase.line.clear()
        for paper in self.papers:
            paper.clear()


def _planned(plan: RestorePlan) -> list[str]:
    zone = plan.identity.time_zone
    until = moment_words(plan.newest_change, zone) if plan.newest_change else "–"
    said = [
        _(
            "The backup is whole. Post {post}; its newest change is of {until}.",
            post=plan.identity.post,
            until=until,
        )
    ]
    said.append(
        _("The passphrases of today stay.")
        if plan.keeps_passphrases
        else _("Everyone opens the store with the passphrase of the day of the backup.")
    )
    if plan.only_here is not None:
        said += _only(plan.only_here)
    said.append(
        _(
            "The store goes on as a new device. Headquarters accepts it once, after a call, "
            "and then sends back what it has."
        )
    )
    return said


def _only(only: OnlyHere) -> list[str]:
    if not only.is_readable:
        return [_("The present store cannot be read; what it had beyond the backup is not known.")]
    said = []
    if only.confirmed:
        said.append(
            n_(
                "{n} change after the backup was confirmed; headquarters has it.",
                "{n} changes after the backup were confirmed; headquarters has them.",
                only.confirmed,
            )
        )
    if only.changes:
        counted = Counter(type_words(each.record_type) for each in only.records)
        said.append(
            n_(
                "{n} change stands in the present store alone; nobody confirmed it: {what}.",
                "{n} changes stand in the present store alone; nobody confirmed them: {what}.",
                only.changes,
                what=", ".join(f"{name} ({count})" for name, count in counted.items()),
            )
        )
    return said


def _done(restored: Restored) -> list[str]:
    said = []
    if restored.kept_as:
        said.append(_("What stood here is kept in {folder}.", folder=restored.kept_as))
    return [
        *said,
        _(
            "Now call headquarters. They take in the new card of this store and accept it; "
            "the code to compare is {code}.",
            code=restored.public_code,
        ),
        _(
            "Ask them to send what they have of device {device} after line {after}.",
            device=restored.succeeds[:8],
            after=restored.after,
        ),
        _("Make no new cases before that is in: a number could be given twice."),
    ]
