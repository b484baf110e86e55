"""Opens a case outside one's team by its exact number and a reason."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from consulaat.services.need_to_know import Admitted
from resources.texts import _, n_
from ui.pages.access.presenter import GlassPresenter
from ui.pages.place import PageName, Place, Tone, Visit, error_words
from ui.tasks import Tasks
from ui.widgets.look import sized
from ui.widgets.note import Note, Remark
from ui.widgets.plain import Card, button, heading, quiet, row, words
from ui.widgets.wording import moment_words

WIDEST = 420


class GlassCard(Card):
    """Asks for a number and a reason; says nothing about whether there is such a case."""

    def __init__(self, visit: Visit, tasks: Tasks, reference: str = "") -> None:
        super().__init__(heading(_("Open a case outside your team"), size=1.1))
        self._visit = visit
        self._presenter = GlassPresenter(self, visit.office, tasks)
        self.terms = quiet()
        self.reference = QLineEdit(reference)
        self.reason = QLineEdit()
        self.open_button = button(_("&Open with a reason"), "lock")
        self.note = Note()
        self.body.addWidget(self.terms)
        self.body.addWidget(self._fields())
        self.body.addWidget(self.note)
        self.body.addWidget(row(self.open_button))
        self.open_button.clicked.connect(self._ask)
        self.reference.returnPressed.connect(self._ask)
        self.reason.returnPressed.connect(self._ask)

    def begin(self) -> None:
        """Read the terms."""
        self._presenter.begin()

    def show_hours(self, hours: int) -> None:
        """Say for how long a case opens, and who sees it."""
        how_long = n_("{n} hour", "{n} hours", hours)
        self.terms.setText(
            _(
                "Who is not on the team of a case does not find it. If the work cannot wait, give its exact number "
                "and say why. The case then opens for {hours}. The head of the section sees that this was done and "
                "why, and it is noted.",
                hours=how_long,
            )
        )

    def show_admitted(self, admitted: Admitted) -> None:
        """Lead to the case, and say until when it stays open."""
        self._visit.go(Place(PageName.CASE, admitted.case))
        if admitted.until is None:
            self._visit.say(_("This case was open already."), Tone.NOTE)
            return
        until = moment_words(admitted.until, self._visit.office.identity.time_zone)
        self._visit.say(
            _("The case is open until {moment}. The head of the section sees it.", moment=until), Tone.WARNING
        )

    def show_refused(self, error: Exception) -> None:
        """Say what went wrong, the same for a case that is closed and for one that is not there."""
        self.note.tell([Remark(error_words(error))])
        self.reference.setFocus()

    def _fields(self) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(2, 1)
        lines = ((_("&Number or neutral reference"), self.reference), (_("&Why this is needed"), self.reason))
        for number, (caption, field) in enumerate(lines):
            label = words(caption, wrap=False)
            label.setBuddy(field)
            field.setAccessibleName(caption.replace("&", ""))
            field.setMinimumHeight(sized(30))
            field.setMinimumWidth(sized(WIDEST))
            grid.addWidget(label, number, 0)
            grid.addWidget(field, number, 1)
        return made

    @Slot()
    def _ask(self) -> None:
        for field, asked in (
            (self.reference, _("Give the number or the neutral reference.")),
            (self.reason, _("Say why this case must be opened.")),
        ):
            if not field.text().strip():
                self.note.tell([Remark(asked)])
                field.setFocus()
                return
        self.note.tell(())
        self._presenter.ask(self.reference.text().strip(), self.reason.text().strip())
