"""The history of one value, beneath its field: what it was, who wrote it and when, and the way to put it back."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from consulaat.records.compound import Part
from consulaat.services.history import Version
from resources.texts import _
from ui.widgets.plain import Card, button, isolated, quiet, row, strong, words
from ui.widgets.wording import MASK, Shown, moment_words


class HistoryPanel(Card):
    """Shows the values of a field, the newest first; ``put_back`` gives an earlier one."""

    put_back = Signal(object)
    closed = Signal()

    def __init__(
        self, part: Part, versions: Sequence[Version], shown: Shown, time_zone: str, *, may_change: bool
    ) -> None:
        super().__init__(margin=10)
        title = strong(_("History of {field}", field=_(part.about.label)))
        self.close_button = button(_("Close"), "x")
        self.close_button.clicked.connect(self.closed)
        self.buttons: list[QWidget] = []
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        for line, version in enumerate(versions):
            text = MASK if version.is_masked else shown.field(part, version.value)
            grid.addWidget(words(isolated(text) or _("(empty)"), selectable=True), line, 0)
            who = isolated(version.by) if not version.post else f"{isolated(version.by)}, {version.post}"
            grid.addWidget(quiet(who, wrap=False), line, 1)
            grid.addWidget(quiet(moment_words(version.at, time_zone), wrap=False), line, 2)
            if line == 0:
                grid.addWidget(quiet(_("now"), wrap=False), line, 3)
            elif may_change and not version.is_masked:
                grid.addWidget(self._button(version, text), line, 3)
        self.body.addWidget(title)
        self.body.addLayout(grid)
        if not versions:
            self.body.addWidget(quiet(_("Nothing was written in this field yet.")))
        self.body.addWidget(row(self.close_button))

    def begin(self) -> None:
        """Put the focus into the panel."""
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _button(self, version: Version, text: str) -> QWidget:
        made = button(_("Put back"), "arrow-back-up")
        made.setAccessibleName(_("Put back: {value}", value=text or _("(empty)")))
        made.clicked.connect(lambda: self.put_back.emit(version.value))
        self.buttons.append(made)
        return made

    def event(self, event: QEvent) -> bool:
        """Keep Esc for the panel, where the window would take it."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the panel by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)
