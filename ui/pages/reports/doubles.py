"""Cases that a new report may be about: shown while the name is typed, asked before a case is opened."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal, Slot

from resources.texts import N_, _
from ui.pages.place import Place
from ui.pages.search.lines import Line
from ui.pages.search.shown import found_of
from ui.widgets.found_list import FoundList
from ui.widgets.plain import Card, button, row, words

ROWS: Final = 3
_TYPING: Final = N_("Perhaps known already:")
_ASKING: Final = N_("The same person? Add the report to that case. Otherwise open a new one.")


class Doubles(Card):
    """Shows the cases and why each was found; asked, it waits for one of two answers."""

    linked = Signal(str)
    refused = Signal()
    looked_at = Signal(object)

    def __init__(self) -> None:
        super().__init__(margin=10)
        self.says = words(_(_TYPING))
        self.list = FoundList(_("Cases with a like name"))
        self.link_button = button(_("&Add to this case"), "link", main=True)
        self.new_button = button(_("None of these: open a &new case"), "plus")
        self._answers = row(self.link_button, self.new_button)
        self._asks = False
        self.body.addWidget(self.says)
        self.body.addWidget(self.list)
        self.body.addWidget(self._answers)
        self.link_button.clicked.connect(self.list.open_chosen)
        self.list.opened.connect(self._open)
        self.list.doubleClicked.connect(self.list.open_chosen)
        self.new_button.clicked.connect(self.refused)
        self.hide()

    def hint(self, lines: Sequence[Line]) -> None:
        """Show cases beside the questions; nothing found takes the card away, an open question stays."""
        if not self._asks:
            self._show(lines)
            self._answers.hide()
            self.setVisible(bool(lines))

    def ask(self, lines: Sequence[Line]) -> None:
        """Ask whether it is one of these."""
        self._asks = True
        self.says.setText(_(_ASKING))
        self._show(lines)
        self._answers.show()
        self.show()
        self.list.choose(0)
        self.list.setFocus()

    def _show(self, lines: Sequence[Line]) -> None:
        self.list.show_found([found_of(each) for each in lines])
        self.list.setFixedHeight(self.list.height_of(min(len(lines), ROWS)))

    @Slot(object)
    def _open(self, place: Place) -> None:
        if self._asks:
            self.linked.emit(place.ref)
        else:
            self.looked_at.emit(place)
