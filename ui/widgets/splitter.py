"""Parts beside each other whose borders stay where they were put."""

from PySide6.QtCore import QByteArray, Qt, Slot
from PySide6.QtWidgets import QSplitter, QWidget

from resources.texts import _
from ui.widgets.settings import settings


class Splitter(QSplitter):
    """Remembers on this computer, under a name, how wide its parts are."""

    def __init__(
        self, name: str, *parts: QWidget, direction: Qt.Orientation = Qt.Orientation.Horizontal
    ) -> None:
        super().__init__(direction)
        self._name = f"splitter/{name}"
        self.setAccessibleName(_("Border between parts"))
        self.setChildrenCollapsible(False)
        self.setHandleWidth(7)
        for each in parts:
            self.addWidget(each)
        self.splitterMoved.connect(self._keep)

    def turn(self, name: str, direction: Qt.Orientation) -> None:
        """Put the parts beside or beneath each other, as wide as they were under that name."""
        self._name = f"splitter/{name}"
        self.setOrientation(direction)
        self.restore()

    def restore(self) -> None:
        """Put the borders where they were put before; call it once every part is in."""
        kept = settings().value(self._name)
        if isinstance(kept, QByteArray):
            self.restoreState(kept)

    @Slot()
    def _keep(self) -> None:
        settings().setValue(self._name, self.saveState())
