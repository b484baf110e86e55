"""The frame of an editor: title and state on top, the sheet in the middle, the buttons below."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from resources.reference import label
from resources.texts import _, language
from ui.pages.records.offer import DraftOffer
from ui.pages.records.presenter import Sheet
from ui.pages.records.sheet import WIDTH
from ui.widgets.badge import Badge
from ui.widgets.bar import MessageBar
from ui.widgets.look import Meaning
from ui.widgets.plain import button, heading, quiet, row
from ui.widgets.wording import type_words


class EditorFrame(QWidget):
    """Lays out what every editor has; what the editor does is said elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.title = heading(size=1.25)
        self.state = Badge()
        self.bar = MessageBar()
        self.offer = DraftOffer()
        self.save_button = button(_("&Save"), "device-floppy", main=True)
        self.cancel_button = button(_("&Back"), "arrow-left")
        self.saved = quiet(wrap=False)
        self._place = QVBoxLayout()
        laid = QVBoxLayout(self)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.setSpacing(10)
        line = QHBoxLayout()
        line.addWidget(self.title, 1)
        line.addWidget(self.state)
        laid.addLayout(line)
        laid.addWidget(self.bar)
        laid.addWidget(self.offer)
        laid.addLayout(self._place, 1)
        laid.addWidget(row(self.save_button, self.cancel_button, self.saved))
        self.offer.setMaximumWidth(WIDTH + 60)
        self.save_button.setToolTip(_("Save (Ctrl+S)"))

    def show_head(self, sheet: Sheet) -> None:
        """Say which kind of record this is and how it stands."""
        kind = type_words(sheet.type_)
        self.title.setText(_("New: {kind}", kind=kind) if sheet.record is None else kind)
        state = getattr(sheet.record, "state", None)
        self.state.setVisible(state is not None)
        if state is not None:
            shown = label(type(state).__name__, str(state), language())
            self.state.say(shown, "info-circle", Meaning.NOTE)

    def empty(self) -> None:
        """Take the sheet away."""
        while self._place.count():
            item = self._place.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
