"""What stands in the place of a list that has nothing to show: why, and what to do."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from resources.texts import _
from ui.pages.lists.subjects import NOTHING
from ui.widgets.plain import button, heading, quiet, row


class EmptyList(QWidget):
    """Says why a list is empty and offers the first action."""

    make_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = heading(size=1.2)
        self.advice = quiet()
        self.make = button("", "plus")
        laid = QVBoxLayout(self)
        laid.setContentsMargins(8, 40, 8, 8)
        laid.setSpacing(10)
        laid.addWidget(self.title)
        laid.addWidget(self.advice)
        laid.addWidget(row(self.make))
        laid.addStretch(1)
        self.make.clicked.connect(self.make_requested)

    def say(self, view: str, *, is_filtered: bool, can_make: bool) -> None:
        """Say it for a list that is narrowed, or for a store that has none of these."""
        if is_filtered:
            self.title.setText(_("Nothing fits this filter"))
            self.advice.setText(_("Press Esc to see all rows again, or try another spelling."))
        else:
            title, advice = NOTHING[view]
            self.title.setText(_(title))
            self.advice.setText(_(advice))
        self.make.setText(_("New report") if view in {"case", "report"} else _("New"))
        self.make.setVisible(can_make and not is_filtered)
