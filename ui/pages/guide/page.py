"""The guide of the first start: one page at a time, back and on, until the store is ready."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from resources.texts import _
from ui.doors import Doors, Office
from ui.faults import details_of
from ui.pages.guide.answers import TITLES, Answers, Step
from ui.pages.guide.presenter import LAST, GuidePresenter
from ui.pages.guide.steps.base import StepPane
from ui.pages.guide.steps.cards import CardsPane
from ui.pages.guide.steps.papers import PapersPane
from ui.pages.guide.steps.people import PeoplePane
from ui.pages.guide.steps.ready import ReadyPane
from ui.pages.guide.steps.user import UserPane
from ui.pages.guide.steps.what import WhatPane
from ui.pages.page import scrolled
from ui.pages.place import error_words
from ui.tasks import Scope, Tasks
from ui.widgets.bar import MessageBar
from ui.widgets.look import Meaning, sized
from ui.widgets.plain import Card, button, heading, quiet

WIDTH = 680
SMALLEST = 24


class GuidePage(QWidget):
    """Widgets only; the presenter makes the store. What was answered lives in ``answers``, not here."""

    language_requested = Signal(str)
    restore_requested = Signal()

    def __init__(
        self, doors: Doors, folder: Path, tasks: Tasks, opened: Callable[[Office], None], answers: Answers
    ) -> None:
        super().__init__()
        self.answers = answers
        self.tasks = Scope(tasks)
        self.pane: StepPane | None = None
        self.progress = quiet(wrap=False)
        self.title = heading()
        self.bar = MessageBar()
        self.back = button(_("Bac&k"), "arrow-left")
        self.on = button(_("&Next"), "arrow-right", main=True)
        self._lay_out()
        self.back.clicked.connect(self._back)
        self.on.clicked.connect(self._on)
        self._presenter = GuidePresenter(self, doors, folder, self.tasks, answers, opened)
        self._presenter.begin()

    def begin(self) -> None:
        """Put the focus where work begins."""
        if self.pane is not None:
            self.pane.begin()

    def show_step(self) -> None:
        """Show the page where the answers stand, and say which it is."""
        self._drop_pane()
        self.setDisabled(False)
        step = self.answers.step
        self.pane = self._made(step)
        self.pane.told.connect(self.show_problem)
        self.pane.failed.connect(self.show_error)
        for each in self.pane.findChildren(QAbstractButton):
            each.setMinimumHeight(max(each.minimumHeight(), sized(SMALLEST)))
        self._room.addWidget(self.pane)
        self.pane.show()
        self.bar.clear()
        said = _("Step {number} of {all}", number=int(step), all=int(LAST))
        self.progress.setText(said)
        self.title.setText(_(TITLES[step]))
        self.back.setVisible(step > Step.WHAT)
        self.on.setText(_("&Begin to work") if step is LAST else _("&Next"))
        if QAccessible.isActive():
            event = QAccessibleAnnouncementEvent(self, f"{said}: {self.title.text()}")
            QAccessible.updateAccessibility(event)
        if step is LAST:
            self.on.setFocus()
        else:
            self.pane.begin()

    def show_busy(self) -> None:
        """Show that the store is being made."""
        self.setDisabled(True)
        self.bar.say(_("One moment: the store is being made."), Meaning.NOTE)

    @Slot(str)
    def show_problem(self, text: str) -> None:
        """Say what keeps the person on this page; an empty text takes it away."""
        if text:
            self.bar.say(text, Meaning.DANGER)
        else:
            self.bar.clear()

    def show_warning(self, text: str) -> None:
        """Say what did not work, though the guide goes on."""
        self.bar.say(text, Meaning.WARNING)

    @Slot(object)
    def show_error(self, error: Exception) -> None:
        """Say what went wrong and what to do."""
        self.setDisabled(False)
        self.bar.say(error_words(error), Meaning.DANGER, details=details_of(error, "guide"))

    def leave(self) -> None:
        """Let nothing come back to this page any more."""
        self.tasks.close()
        self._drop_pane()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on by Enter from wherever a line was typed."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.pane and self.pane.enter_goes_on:
            self._on()
            return
        super().keyPressEvent(event)

    def _made(self, step: Step) -> StepPane:
        if step is Step.WHAT:
            made = WhatPane(self.answers)
            made.language_requested.connect(self.language_requested)
            made.restore_requested.connect(self.restore_requested)
            return made
        if step is Step.USER:
            return UserPane(self.answers)
        if step is Step.PAPERS:
            return PapersPane(self.answers)
        if step is Step.PEOPLE:
            return PeoplePane(self.answers, self.tasks)
        return CardsPane(self.answers, self.tasks) if step is Step.CARDS else ReadyPane(self.answers)

    def _drop_pane(self) -> None:
        if self.pane is None:
            return
        self.pane.blockSignals(True)
        self.pane.leave()
        self._room.removeWidget(self.pane)
        self.pane.hide()
        self.pane.deleteLater()
        self.pane = None

    def _lay_out(self) -> None:
        self._room = QVBoxLayout()
        buttons = QHBoxLayout()
        buttons.addWidget(self.back)
        buttons.addStretch()
        buttons.addWidget(self.on)
        card = Card(self.progress, self.title, margin=28)
        card.setFrameShape(QFrame.Shape.StyledPanel)
        card.setFixedWidth(sized(WIDTH))
        card.body.addSpacing(6)
        card.body.addLayout(self._room)
        card.body.addSpacing(10)
        card.body.addWidget(self.bar)
        card.body.addLayout(buttons)
        inside = QWidget()
        middle = QVBoxLayout(inside)
        middle.addStretch(1)
        line = QHBoxLayout()
        line.addStretch()
        line.addWidget(card)
        line.addStretch()
        middle.addLayout(line)
        middle.addStretch(2)
        laid = QVBoxLayout(self)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.addWidget(scrolled(inside, name=_("First start")))

    @Slot()
    def _back(self) -> None:
        self._presenter.back()

    @Slot()
    def _on(self) -> None:
        self._presenter.on()
