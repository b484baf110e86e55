"""The page of keeping: what may be destroyed, the lists, who judged them, and the proof."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from consulaat.records.keeping import DestructionList
from consulaat.services.destruction import CarriedOut, DueCase, ListStanding
from resources.reference import label
from resources.texts import _, language, n_
from ui.pages.keeping.asking import Asking
from ui.pages.keeping.presenter import Keeping, KeepingPresenter
from ui.pages.page import Page, scrolled
from ui.pages.papers.page import PaperPane
from ui.pages.papers.presenter import Offer
from ui.pages.place import Tone, Visit
from ui.widgets.look import WIDE_GAP, sized
from ui.widgets.note import Note, Remark
from ui.widgets.plain import Card, button, heading, quiet, row, words
from ui.widgets.table import RowsModel, Table, TextRow
from ui.widgets.wording import day_words, moment_words

WIDTH = 900
DUE_WIDTHS = (200, 280, 150)
LIST_WIDTHS = (230, 150, 80, 190)
PROOF = "FRM-27"


class KeepingPage(Page):
    """Widgets only; the presenter asks the desk."""

    def __init__(self, visit: Visit) -> None:
        super().__init__(
            visit,
            _("Keeping and destroying"),
            _(
                "Nothing is destroyed by itself: one person proposes, another approves, then it is carried out."
            ),
        )
        self.due_model = RowsModel((_("Case"), _("Retention class"), _("Closed on"), _("May go from")))
        self.due = Table(self.due_model, _("Cases that may be destroyed"), widths=DUE_WIDTHS)
        self.no_due = quiet(
            _("No closed case may be destroyed now. The page of a closed case shows its day.")
        )
        self.propose = button(_("&Propose a list"), "list", main=True)
        self.model = RowsModel((_("Retention class"), _("State"), _("Cases"), _("Proposed on"), _("Post")))
        self.table = Table(self.model, _("Lists for destruction"), widths=LIST_WIDTHS)
        self.no_lists = quiet(_("No list was made yet."))
        self.facts = words()
        self.subjects = words(selectable=True)
        self.findings = Note()
        self.approve = button(_("App&rove"), "check")
        self.withdraw = button(_("With&draw…"), "x")
        self.carry_out = button(_("Carry &out…"), "archive")
        self.proof = button(_("&Show the proof"), "file-text")
        self.reason = Asking(_("Reason"), _("Withdra&w this list"), _("&Keep the list"), icon="x")
        self.confirm = Asking(
            _("Code of this post"),
            _("D&estroy now"),
            _("&Leave everything"),
            icon="archive",
            exact=visit.office.identity.post,
        )
        self.paper = PaperPane(visit, self.tasks, _("Proof of destruction"))
        self._standing: tuple[ListStanding, ...] = ()
        self._lay_out()
        self._connect()
        self._presenter = KeepingPresenter(self, visit.office, self.tasks)

    def show_keeping(self, keeping: Keeping) -> None:
        """Show what is due and the lists."""
        self._standing = keeping.lists
        self.due_model.show([_due_row(each) for each in keeping.due])
        self.model.show([self._list_row(each) for each in keeping.lists])
        for table, empty in ((self.due, self.no_due), (self.table, self.no_lists)):
            table.fit()
            table.setVisible(bool(table.model().rowCount()))
            empty.setVisible(not table.model().rowCount())
        self.propose.setEnabled(bool(keeping.due))
        self._show_chosen()

    def show_proposed(self, lists: tuple[DestructionList, ...]) -> None:
        """Say that lists were made."""
        said = n_(
            "{n} list is made. Someone else approves it.",
            "{n} lists are made. Someone else approves them.",
            len(lists),
        )
        self.visit.say(said, Tone.DONE)
        self._read_again()

    def show_approved(self) -> None:
        """Say that a list was approved."""
        self._show_moved(_("The list is approved; now it can be carried out."))

    def show_withdrawn(self) -> None:
        """Say that a list was withdrawn."""
        self._show_moved(_("The list is withdrawn; its cases can be proposed again."))

    def _show_moved(self, said: str) -> None:
        self.table.setFocus()  # the button that was used goes away
        self.visit.say(said, Tone.DONE)
        self._read_again()

    def show_carried_out(self, done: CarriedOut) -> None:
        """Say what was destroyed."""
        said = n_("{n} case is destroyed.", "{n} cases are destroyed.", len(done.references))
        left = " ".join(each.message() for each in done.left_out)
        self.visit.say(f"{said} {left}".strip(), Tone.WARNING if left else Tone.DONE)
        self._read_again()

    def refresh(self) -> None:
        self._presenter.refresh()

    def begin(self) -> None:
        (self.propose if self.propose.isEnabled() else self.table).setFocus()

    def escape(self) -> bool:
        for each in (self.reason, self.confirm):
            if each.isVisible():
                each.put_away()
                return True
        if self.paper.isVisible():
            self._close_proof()
            return True
        return False

    # -- inside

    def _lay_out(self) -> None:
        inside = QWidget()
        laid = QVBoxLayout(inside)
        laid.setContentsMargins(0, 0, 12, 0)
        laid.setSpacing(WIDE_GAP)
        self._chosen = Card(
            heading(_("The chosen list"), size=1.1),
            self.facts,
            self.subjects,
            self.findings,
            row(self.approve, self.withdraw, self.carry_out, self.proof),
            self.reason,
            self.confirm,
            margin=18,
        )
        cards = (
            Card(
                heading(_("May be destroyed"), size=1.1),
                self.due,
                self.no_due,
                row(self.propose),
                margin=18,
            ),
            Card(heading(_("Lists"), size=1.1), self.table, self.no_lists, margin=18),
            self._chosen,
        )
        for card in cards:
            card.setMaximumWidth(sized(WIDTH))
            laid.addWidget(card)
        laid.addStretch(1)
        self._cards = scrolled(inside, name=_("Keeping and destroying"))
        self.body.addWidget(self._cards, 1)
        self.body.addWidget(self.paper, 1)
        self.subjects.setAccessibleName(_("Cases of the list"))
        for each in (self.paper, self._chosen, self.due, self.table):
            each.hide()

    def _connect(self) -> None:
        self.propose.clicked.connect(self._propose)
        self.table.selectionModel().currentRowChanged.connect(self._show_chosen)
        self.approve.clicked.connect(self._approve)
        self.withdraw.clicked.connect(self._ask_reason)
        self.carry_out.clicked.connect(self._ask_confirmation)
        self.proof.clicked.connect(self._show_proof)
        self.reason.given.connect(self._withdraw)
        self.confirm.given.connect(self._carry_out)
        self.paper.closed.connect(self._close_proof)

    def _read_again(self) -> None:
        self.visit.changed()
        self.refresh()

    def _list_row(self, standing: ListStanding) -> TextRow:
        list_, zone = standing.list, self.visit.office.identity.time_zone
        state = label("DestructionState", list_.state, language())
        cells = (
            label("RetentionCode", list_.retention_class, language()),
            _("Still here") if standing.is_carried_out_elsewhere else state,
            str(len(list_.subjects)),
            moment_words(list_.proposed_at, zone) if list_.proposed_at else "",
            list_.post,
        )
        return TextRow(cells, list_.id)

    def _the_chosen(self) -> ListStanding | None:
        at = self.table.currentIndex().row()
        return self._standing[at] if 0 <= at < len(self._standing) else None

    @Slot()
    def _show_chosen(self) -> None:
        chosen = self._the_chosen()
        self._chosen.setVisible(chosen is not None)
        for each in (self.reason, self.confirm):
            each.hide()
        if chosen is None:
            return
        offered = self._presenter.offered(chosen)
        self.facts.setText(self._told(chosen))
        self.subjects.setText("   ".join(chosen.list.subjects))
        self.findings.tell([Remark(each.message(), stops=each.stops) for each in chosen.findings])
        self.approve.setVisible(offered.approve)
        self.withdraw.setVisible(offered.withdraw)
        self.carry_out.setVisible(offered.carry_out)

    def _told(self, standing: ListStanding) -> str:
        """Return who did what with a list, a line each."""
        list_, zone = standing.list, self.visit.office.identity.time_zone
        steps = (
            (_("Proposed by"), standing.proposed_by, list_.proposed_at),
            (_("Approved by"), standing.approved_by, list_.approved_at),
            (_("Carried out by"), standing.carried_out_by, list_.carried_out_at),
        )
        lines = [f"{step}: {who}, {moment_words(at, zone)}" for step, who, at in steps if at is not None]
        if standing.is_carried_out_elsewhere:
            lines.append(
                _("Post {post} destroyed these cases; they are still in this store.", post=list_.post)
            )
        return "\n".join(lines)

    @Slot()
    def _propose(self) -> None:
        self.propose.setEnabled(False)
        self._presenter.propose()

    @Slot()
    def _approve(self) -> None:
        chosen = self._the_chosen()
        if chosen is not None:
            self._presenter.advance(chosen.list, "approve")

    @Slot()
    def _ask_reason(self) -> None:
        self.confirm.hide()
        self.reason.ask(_("Why is this list withdrawn? The cases can be proposed again."))

    @Slot()
    def _ask_confirmation(self) -> None:
        chosen = self._the_chosen()
        if chosen is None:
            return
        self.reason.hide()
        sentence = n_(
            "{n} case goes for good, with its papers, its history and its people; nothing brings it back. "
            "To go on, type the code of this post: {post}.",
            "{n} cases go for good, with their papers, their history and their people; nothing brings them "
            "back. To go on, type the code of this post: {post}.",
            len(chosen.still_here),
            post=self.visit.office.identity.post,
        )
        self.confirm.ask(sentence)

    @Slot(str)
    def _withdraw(self, reason: str) -> None:
        chosen = self._the_chosen()
        if chosen is not None:
            self._presenter.advance(chosen.list, "withdraw", reason)

    @Slot(str)
    def _carry_out(self, confirmation: str) -> None:
        chosen = self._the_chosen()
        if chosen is not None:
            self._presenter.carry_out(chosen.list, confirmation)

    @Slot()
    def _show_proof(self) -> None:
        chosen = self._the_chosen()
        if chosen is not None:
            self._cards.hide()
            self.paper.show()
            title = _("Proof of destruction")
            self.paper.offer([Offer(PROOF, chosen.list.id, f"{PROOF} · {title}")], chosen.list.id[:8])

    @Slot()
    def _close_proof(self) -> None:
        self.paper.hide()
        self._cards.show()
        self.proof.setFocus()


def _due_row(due: DueCase) -> TextRow:
    cells: Sequence[str] = (
        due.neutral_reference,
        label("RetentionCode", due.code, language()),
        day_words(due.closed_on),
        day_words(due.may_go_from),
    )
    return TextRow(tuple(cells), due.id)
