"""The cards of the first page that are no lists: what to do first, and how the exchange stands."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from consulaat.services.status import Status
from resources.texts import _, n_
from ui.pages.home.presenter import FirstStep
from ui.pages.place import PageName, Place, Visit
from ui.widgets.plain import Card, button, heading, quiet, row, words
from ui.widgets.wording import moment_words


class FirstCard(Card):
    """Says what to do first in a store where nothing was done yet."""

    def __init__(self, visit: Visit) -> None:
        super().__init__(heading(_("Begin here"), size=1.1), margin=16)
        self._visit = visit
        self.buttons: list[QPushButton] = []
        self._steps = QWidget()
        self._laid = QVBoxLayout(self._steps)
        self._laid.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self._steps)

    def show_steps(self, steps: Sequence[FirstStep]) -> None:
        """Show the steps in their order, each with its way; without steps the card is not shown."""
        self._steps.hide()
        self._steps.deleteLater()
        self._steps = QWidget()
        self._laid = QVBoxLayout(self._steps)
        self._laid.setContentsMargins(0, 0, 0, 0)
        self._laid.setSpacing(10)
        self.buttons = []
        for number, step in enumerate(steps, 1):
            self._add(f"{number}.  {step.sentence}", step)
        self.body.addWidget(self._steps)
        self.setVisible(bool(steps))

    def _add(self, sentence: str, step: FirstStep) -> None:
        line = QHBoxLayout()
        line.addWidget(words(sentence), 1)
        place = step.place
        if place is not None:
            go = button(_("Go there"), "arrow-right")
            go.setAccessibleName(_("Go there: {sentence}", sentence=step.sentence))
            go.clicked.connect(lambda: self._visit.go(place))
            self.buttons.append(go)
            line.addWidget(go)
        self._laid.addLayout(line)


class ExchangeCard(Card):
    """What is not confirmed by the other side, and what is in conflict."""

    def __init__(self, visit: Visit, *, may_send: bool) -> None:
        super().__init__(margin=12)
        self.unsent = words()
        self.confirmed = quiet()
        self.conflicts = button("", "git-merge")
        self.send = button(_("&Send…"), "package-export")
        self.send.setVisible(may_send)
        self.body.addWidget(heading(_("Exchange"), size=1.1))
        self.body.addWidget(self.unsent)
        self.body.addWidget(self.confirmed)
        self.body.addWidget(row(self.send, self.conflicts))
        self.send.clicked.connect(lambda: visit.go(Place(PageName.SEND)))
        self.conflicts.clicked.connect(lambda: visit.go(Place(PageName.CONFLICTS)))

    def show_status(self, status: Status) -> None:
        """Show how the exchange stands."""
        if status.unsent_changes:
            said = n_(
                "{n} change is not confirmed by the other side yet.",
                "{n} changes are not confirmed by the other side yet.",
                status.unsent_changes,
            )
        else:
            said = _("The other side has confirmed everything.")
        self.unsent.setText(said)
        when = status.last_confirmed
        self.confirmed.setText(
            _("Last confirmed on {moment}.", moment=moment_words(when, status.identity.time_zone))
            if when
            else _("Nothing was ever confirmed.")
        )
        self.conflicts.setText(n_("{n} open &conflict", "{n} open &conflicts", status.conflicts))
        self.conflicts.setVisible(bool(status.conflicts))
        self.show()
