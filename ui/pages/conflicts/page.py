"""The page of conflicts: a list, and the two values of the chosen one side by side."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from resources.texts import _
from ui.pages.conflicts.presenter import Choice, ConflictsPresenter, Side
from ui.pages.page import Page
from ui.pages.place import PageName, Place, Tone, Visit
from ui.widgets.badge import Badge
from ui.widgets.look import Meaning
from ui.widgets.plain import Card, button, heading, isolated, quiet, row, words
from ui.widgets.table import RowsModel, Table, TextRow

WIDTHS = (160, 520, 260)
TABLE_HEIGHT = 200


class ConflictsPage(Page):
    """Widgets only; the presenter settles."""

    def __init__(self, visit: Visit) -> None:
        super().__init__(
            visit,
            _("Conflicts"),
            _(
                "Two sides changed the same field without seeing each other. "
                "Both values are kept until someone chooses."
            ),
        )
        self.model = RowsModel((_("Kind"), _("Record"), _("Field")))
        self.table = Table(self.model, _("Open conflicts"), widths=WIDTHS)
        self.table.setMinimumHeight(TABLE_HEIGHT)
        self.empty = quiet(_("There are no open conflicts."))
        self.reason = QLineEdit()
        self.reason.setMinimumHeight(32)
        self.reason.setPlaceholderText(_("Why this value; it is noted"))
        self.reason.setAccessibleName(_("Reason of the choice"))
        self._sides = QHBoxLayout()
        self._sides.setSpacing(12)
        self.title_of_choice = heading(size=1.15)
        self.detail = QWidget()
        self.buttons: dict[str, QWidget] = {}
        self.see = button(_("See the re&cord"), "file-text")
        self._lay_out()
        self.table.selectionModel().currentRowChanged.connect(self._show_current)
        self.table.opened.connect(self._see)
        self.see.clicked.connect(self._see)
        self._presenter = ConflictsPresenter(self, visit.office, self.tasks)

    def show_conflicts(self, conflicts: Sequence[Choice]) -> None:
        """Show what is to be chosen."""
        self.model.show([TextRow((each.kind, isolated(each.record), each.field), each) for each in conflicts])
        self.table.setVisible(bool(conflicts))
        self.detail.setVisible(bool(conflicts))
        self.empty.setVisible(not conflicts)
        self._show_current()

    def show_settled(self) -> None:
        """Say that a choice was kept."""
        self.reason.clear()
        self.table.setFocus()  # the button that was used goes away
        self.visit.say(_("The choice was kept; it goes along with the next bundle."), Tone.DONE)
        self.visit.changed()

    def refresh(self) -> None:
        self._presenter.refresh()

    def begin(self) -> None:
        self.table.setFocus()

    def _lay_out(self) -> None:
        laid = QVBoxLayout(self.detail)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.setSpacing(10)
        label = words(_("&Reason of the choice"))
        label.setBuddy(self.reason)
        laid.addWidget(row(self.title_of_choice, self.see))
        laid.addWidget(label)
        laid.addWidget(self.reason)
        laid.addLayout(self._sides)
        for each in (self.empty, self.table, self.detail):
            self.body.addWidget(each)
        self.body.addStretch(1)
        self.detail.hide()
        self.empty.hide()

    @Slot()
    def _show_current(self) -> None:
        while self._sides.count():
            item = self._sides.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.buttons = {}
        index = self.table.currentIndex()
        if not index.isValid():
            return
        choice: Choice = self.model.key(index.row())
        self.title_of_choice.setText(f"{choice.field} – {isolated(choice.record)}")
        for side in choice.sides:
            name = "mine" if side.is_ours else "theirs"
            self._sides.addWidget(self._side(choice, side, side.place if name in self.buttons else name), 1)

    def _side(self, choice: Choice, side: Side, name: str) -> Card:
        said = {"mine": _("Keep &our value"), "theirs": _("Keep &their value")}
        take = button(said.get(name) or _("Keep the value of {name}", name=isolated(side.by)), "check")
        take.clicked.connect(lambda: self._settle(choice, side.place))
        self.buttons[name] = take
        title = heading(_("Ours") if side.is_ours else _("Theirs"), size=1.05)
        value = words(isolated(side.value), selectable=True)
        value.setAccessibleName(title.text())
        card = Card(title, value, quiet(side.origin))
        if side.is_shown:
            card.body.addWidget(row(Badge(_("Shown now"), "eye", Meaning.NOTE)))
        card.body.addStretch(1)
        card.body.addWidget(row(take))
        return card

    @Slot()
    def _see(self) -> None:
        index = self.table.currentIndex()
        if index.isValid():
            self.visit.go(Place(PageName.RECORD, self.model.key(index.row()).ref))

    def _settle(self, choice: Choice, keep: str) -> None:
        reason = self.reason.text().strip()
        if not reason:
            self.visit.say(_("First give the reason of the choice."), Tone.WRONG)
            self.reason.setFocus()
            return
        self._presenter.settle(choice.id, keep, reason)
