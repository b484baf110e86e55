"""What stands beneath a field for a moment: the reason to show it, or what it was before."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal, Slot

from consulaat.records.compound import Part
from consulaat.services.history import Version
from ui.pages.records.history import HistoryPanel
from ui.pages.records.presenter import EditorPresenter, Sheet
from ui.pages.records.reason import ReasonLine
from ui.widgets.form import Form


class FieldAsides(QObject):
    """Puts them there, one history at a time; ``put_back`` gives the field and the value that is wanted again."""

    put_back = Signal(str, object)

    def __init__(self, form: Form, sheet: Sheet, presenter: EditorPresenter) -> None:
        super().__init__(form)
        self._form, self._sheet, self._presenter = form, sheet, presenter
        self._panel: HistoryPanel | None = None
        form.reveal_requested.connect(self._ask_reason)
        form.history_requested.connect(presenter.history)

    def show_history(self, part: Part, versions: Sequence[Version]) -> None:
        """Show what a field was, beneath it."""
        self.close()
        sheet, shown = self._sheet, self._presenter.shown
        panel = HistoryPanel(part, versions, shown, sheet.time_zone, may_change=sheet.may_change)
        panel.closed.connect(self.close)
        panel.put_back.connect(lambda value: self.put_back.emit(part.name, value))
        self._form.places[part.name].addWidget(panel)
        panel.show()
        self._panel = panel
        panel.begin()

    @Slot()
    def close(self) -> None:
        """Take the history away and go back to its field."""
        panel, self._panel = self._panel, None
        if panel is None:
            return
        name = next((each for each, place in self._form.places.items() if place.indexOf(panel) >= 0), "")
        panel.hide()
        panel.deleteLater()
        if name:
            self._form.fields[name].target().setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _ask_reason(self, name: str) -> None:
        """Ask why a sealed or hidden value must be seen; the reason is noted with the act."""
        asked = ReasonLine()
        self._form.fields[name].line.addWidget(asked)
        asked.given.connect(lambda reason: self._presenter.reveal(name, reason))
        asked.reason.setFocus()
