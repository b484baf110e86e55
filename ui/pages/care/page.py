"""The page for the care of the store: backups, the check, restoring, recovery papers."""

from datetime import UTC, datetime

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from consulaat.kept_backups import SUFFIX
from consulaat.services.care import Damage, MadeBackup
from resources.texts import _, n_
from ui.pages.care.keys_card import EraseCard, KeyCard
from ui.pages.care.new_key import tell_of_papers
from ui.pages.care.presenter import Backups, CarePresenter
from ui.pages.page import Page, scrolled
from ui.pages.place import Tone, Visit
from ui.widgets.file_dialog import choose_new_file
from ui.widgets.in_sight import focus_in_sight
from ui.widgets.look import WIDE_GAP, sized
from ui.widgets.note import Note, Remark
from ui.widgets.papers import PapersView
from ui.widgets.plain import Card, button, heading, quiet, row, strong, words
from ui.widgets.table import RowsModel, Table, TextRow
from ui.widgets.wording import moment_words, size_words

WIDTH = 820


class CarePage(Page):
    """Widgets only; the presenter does the work."""

    def __init__(self, visit: Visit) -> None:
        super().__init__(
            visit,
            _("Backups and check"),
            _(
                "A backup on a stick, kept in another room, is what is left after theft, fire or a broken disk."
            ),
        )
        self.make_backup = button(_("Make a bac&kup…"), "device-floppy", main=True)
        self.check = button(_("&Check the store"), "shield-check")
        self.check_deep = button(_("Compare with the &journal"), "git-merge")
        self._checking = self.check
        self.restore = button(_("&Restore a backup…"), "history")
        self.make_papers = button(_("Make new papers…"), "file-text")
        self.yes_make = button(_("Make them now; the &old ones open nothing then"), "check")
        self.no_papers = button(_("&Leave them as they are"))
        self.last = strong()
        self.made = words(selectable=True)
        self.made.setAccessibleName(_("The backup that was made"))
        self.model = RowsModel((_("Made"), _("Size")))
        self.table = Table(self.model, _("Automatic backups"), widths=(220,))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.outcome = words(selectable=True)
        self.outcome.setAccessibleName(_("Outcome of the check"))
        self.damage = Note()
        self.papers: PapersView | None = None
        self.key = KeyCard(visit, self.tasks)
        self.end = EraseCard(visit, self.tasks)
        self._confirming = row(self.yes_make, self.no_papers)
        self._lay_out()
        self._connect()
        self._presenter = CarePresenter(self, visit.office, self.tasks)

    def show_backups(self, backups: Backups) -> None:
        """Show which backups there are."""
        zone = self.visit.office.identity.time_zone
        if backups.last is None:
            self.last.setText(_("No backup was made yet."))
        else:
            self.last.setText(_("Last backup: {moment}", moment=moment_words(backups.last, zone)))
        self.model.show(
            [TextRow((moment_words(each.made_at, zone), size_words(each.size))) for each in backups.kept]
        )
        self.table.fit()
        self.table.setVisible(bool(backups.kept))

    def show_made(self, made: MadeBackup) -> None:
        """Show that a backup was written."""
        self.make_backup.setEnabled(True)
        self.make_backup.setFocus()
        self.made.setText(f"{made.path}\n{size_words(made.size)}")
        self.made.show()
        self.visit.say(
            _("The backup is written and read back. Remove the stick safely before you take it out."),
            Tone.DONE,
        )
        self.visit.changed()
        self.refresh()

    def show_damage(self, damage: tuple[Damage, ...]) -> None:
        """Show what the check found."""
        self._let_check(on=True)
        self.outcome.setVisible(not damage)
        self.outcome.setText("" if damage else _("The store is whole: nothing is damaged or missing."))
        self.damage.tell([Remark(_told(each)) for each in damage])
        if damage:
            self.visit.say(
                n_("The check found {n} fault.", "The check found {n} faults.", len(damage)), Tone.WRONG
            )
        else:
            self.visit.say(_("The store is whole."), Tone.DONE)

    def show_papers(self, papers: tuple[str, ...]) -> None:
        """Show new recovery papers."""
        self._end_confirming()
        self.make_papers.hide()
        self.papers = PapersView(papers)
        self.papers.finished.connect(self._drop_papers)
        self._papers_card.body.addWidget(self.papers)
        focus_in_sight(self.papers.on)

    def show_error(self, error: Exception) -> None:
        self.make_backup.setEnabled(True)
        if not self.check.isEnabled():
            self._let_check(on=True)
        super().show_error(error)

    def refresh(self) -> None:
        self._presenter.refresh()
        self.end.refresh()

    def begin(self) -> None:
        self.make_backup.setFocus()

    def escape(self) -> bool:
        if self._confirming.isVisible():
            self._end_confirming()
            return True
        return False

    def leave(self) -> None:
        if self.papers is not None or self.key.told.has_papers:
            tell_of_papers(self.visit)
        self._drop_papers()
        self.key.told.forget()
        super().leave()

    def _lay_out(self) -> None:
        inside = QWidget()
        laid = QVBoxLayout(inside)
        laid.setContentsMargins(0, 0, 12, 0)
        laid.setSpacing(WIDE_GAP)
        self._papers_card = Card(
            heading(_("Recovery papers"), size=1.1),
            quiet(
                _(
                    "Five papers; any two open the store when every passphrase is lost. "
                    "New ones are needed when a paper is lost or was seen."
                )
            ),
            row(self.make_papers),
            self._confirming,
            margin=18,
        )
        backups = Card(
            heading(_("Backups"), size=1.1),
            self.last,
            row(self.make_backup),
            self.made,
            quiet(
                _(
                    "Every day on which something changed, the store keeps a backup in its own folder: "
                    "seven days, four weeks."
                )
            ),
            self.table,
            margin=18,
        )
        check = Card(
            heading(_("Check"), size=1.1),
            quiet(
                _(
                    "Reads every page of the store and the whole journal. Comparing every record with the journal "
                    "takes longer; it finds an older part of the file that was put back."
                )
            ),
            row(self.check, self.check_deep),
            self.outcome,
            self.damage,
            margin=18,
        )
        restore = Card(
            heading(_("Restore"), size=1.1),
            quiet(
                _(
                    "Puts the store of a backup in place of this one. The store is closed for it; "
                    "you see what will happen before anything changes."
                )
            ),
            row(self.restore),
            margin=18,
        )
        for card in (backups, check, restore, self._papers_card, self.key, self.end):
            card.setMaximumWidth(sized(WIDTH))
            laid.addWidget(card)
        laid.addStretch(1)
        for each in (self.made, self.outcome, self._confirming, self.table):
            each.hide()
        self.body.addWidget(scrolled(inside, name=_("Backups and check")), 1)

    def _connect(self) -> None:
        self.make_backup.clicked.connect(self._choose_place)
        self.check.clicked.connect(lambda: self._check(deep=False))
        self.check_deep.clicked.connect(lambda: self._check(deep=True))
        self.restore.clicked.connect(self.visit.restore)
        self.make_papers.clicked.connect(self._ask)
        self.yes_make.clicked.connect(self._make_papers)
        self.no_papers.clicked.connect(self._end_confirming)

    @Slot()
    def _choose_place(self) -> None:
        name = f"consulaat-{datetime.now(UTC):%Y-%m-%d}{SUFFIX}"
        kind = _("Backups (*{suffix})", suffix=SUFFIX)
        chosen = choose_new_file(self, _("Place for the backup"), name, [kind])
        if chosen is not None:
            self.make_backup.setEnabled(False)
            self._presenter.back_up(chosen)

    def _check(self, *, deep: bool) -> None:
        self._checking = self.check_deep if deep else self.check
        self._let_check(on=False)
        self._presenter.check(deep=deep)

    def _let_check(self, *, on: bool) -> None:
        for each in (self.check, self.check_deep):
            each.setEnabled(on)
        if on:
            self._checking.setFocus()  # not on the button after it, which closes the store

    @Slot()
    def _ask(self) -> None:
        self.make_papers.hide()
        self._confirming.show()
        self.no_papers.setFocus()

    @Slot()
    def _end_confirming(self) -> None:
        self._confirming.hide()
        self.make_papers.show()
        self.make_papers.setFocus()

    @Slot()
    def _make_papers(self) -> None:
        self.yes_make.setEnabled(False)
        self._presenter.make_papers()
        self.yes_make.setEnabled(True)

    @Slot()
    def _drop_papers(self) -> None:
        if self.papers is None:
            return
        self.papers.hide()
        self.papers.deleteLater()
        self.papers = None
        self.make_papers.show()
        self.make_papers.setFocus()


def _told(damage: Damage) -> str:
    place = f" ({damage.place})" if damage.place else ""
    return f"{_(damage.sentence)}{place} {_(damage.next_step)}"
