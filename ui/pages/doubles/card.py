"""Likely doubles of a person with why, and two answers; what was decided can be undone."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from resources.texts import N_, _
from ui.pages.doubles.presenter import DoubleLine, DoublesPresenter, DoublesShown
from ui.pages.place import PageName, Place, Tone, Visit, error_words
from ui.tasks import Tasks
from ui.widgets.look import sized
from ui.widgets.plain import Card, button, isolated, quiet, strong

SAME: Final = "same"
APART: Final = "apart"
_ASKS: Final = {
    SAME: N_("Why is {name} the same person?"),
    APART: N_("Why is {name} someone else?"),
}


class DoublesCard(Card):
    """Stands beside the file of a person; without doubles and decisions it is not there."""

    changed = Signal()

    def __init__(self, visit: Visit, tasks: Tasks) -> None:
        super().__init__(margin=10)
        self._visit = visit
        self._presenter = DoublesPresenter(self, visit.office, tasks)
        self._answer = ("", "")
        self._person = ""
        self.title = strong(_("Perhaps on file twice"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self.reason = QLineEdit()
        self.reason.setMinimumHeight(sized(30))
        self.question = quiet()
        self.keep = button(_("Keep the decision"), "check")
        self.cancel = button(_("Cancel"))
        self._asking = QWidget()
        asked = QHBoxLayout(self._asking)
        asked.setContentsMargins(0, 0, 0, 0)
        for each, share in ((self.question, 0), (self.reason, 1), (self.keep, 0), (self.cancel, 0)):
            asked.addWidget(each, share)
        self.body.addWidget(self.title)
        self.body.addLayout(self._lines)
        self.body.addWidget(self._asking)
        self.question.setBuddy(self.reason)
        self.question.setWordWrap(False)
        self.keep.clicked.connect(self._decide)
        self.cancel.clicked.connect(self._ask_no_more)
        self.reason.returnPressed.connect(self._decide)
        self._asking.hide()
        self.hide()

    def show_person(self, person: str) -> None:
        """Look for doubles of a person; what is being asked about the same person stays."""
        if person != self._person:
            self.hide()
            self._asking.hide()
        self._person = person
        self._presenter.show(person)

    def show_doubles(self, shown: DoublesShown) -> None:
        """Show likely doubles and decisions."""
        self._clear()
        for each in shown.likely:
            self._lines.addWidget(self._likely(each, may_decide=shown.may_decide))
        for each in shown.decided:
            self._lines.addWidget(self._decided(each, may_decide=shown.may_decide))
        self.title.setVisible(bool(shown.likely))
        self.setVisible(bool(shown.likely or shown.decided))

    def show_decided(self) -> None:
        """Say that a decision was kept or undone, and let the page read anew."""
        self._asking.hide()
        self.reason.clear()
        self._visit.say(_("The decision is kept; nothing was deleted."), Tone.DONE)
        self._presenter.show(self._person)
        self.changed.emit()

    def show_error(self, error: Exception) -> None:
        """Say what went wrong."""
        self._visit.say(error_words(error), Tone.WRONG, error)

    def _likely(self, line: DoubleLine, *, may_decide: bool) -> QWidget:
        same = self._button(_("Same person"), "link", line, partial(self._ask, SAME, line))
        apart = self._button(_("Not the same"), "x", line, partial(self._ask, APART, line))
        buttons = [same, apart] if may_decide else []
        return self._row(line, *buttons)

    def _decided(self, line: DoubleLine, *, may_decide: bool) -> QWidget:
        undo = self._button(
            _("Undo this"), "arrow-back-up", line, partial(self._presenter.undo, line.decision)
        )
        return self._row(line, *([undo] if may_decide else []))

    def _row(self, line: DoubleLine, *buttons: QPushButton) -> QWidget:
        made = QWidget()
        laid = QHBoxLayout(made)
        laid.setContentsMargins(0, 0, 0, 0)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        for label in (_said(line.title), quiet(line.why)):
            texts.addWidget(label)
        laid.addLayout(texts, 1)
        look = self._button(_("Look"), "eye", line, partial(self._look, line.person))
        for each in (look, *buttons):
            laid.addWidget(each, 0, Qt.AlignmentFlag.AlignTop)
        return made

    def _button(self, text: str, icon: str, line: DoubleLine, do: "partial[None]") -> QPushButton:
        made = button(text, icon)
        made.setAccessibleName(f"{text}: {line.title}")
        made.clicked.connect(lambda *_checked: do())
        return made

    def _ask(self, answer: str, line: DoubleLine) -> None:
        self._answer = (answer, line.person)
        text = _(_ASKS[answer], name=isolated(line.title))
        self.question.setText(text)
        self.reason.setAccessibleName(text)
        self._asking.show()
        self.reason.setFocus()

    @Slot()
    def _ask_no_more(self) -> None:
        self.reason.clear()
        self._asking.hide()

    def _look(self, person: str) -> None:
        self._visit.go(Place(PageName.RECORD, f"person/{person}"))

    @Slot()
    def _decide(self) -> None:
        answer, other = self._answer
        reason = self.reason.text().strip()
        if not reason:
            self._visit.say(_("Write down why: someone may have to undo it."), Tone.NOTE)
            self.reason.setFocus()
        elif answer == SAME:
            self._presenter.merge(other, reason)
        else:
            self._presenter.not_same(other, reason)

    def _clear(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def _said(title: str) -> QLabel:
    made = strong(title)
    made.setAccessibleName(title)
    return made
