"""The list of sections on the left of a case, each with its icon and how many records it has."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from resources.texts import _
from ui.pages.records.layout import SECTIONS
from ui.widgets.icons import icon
from ui.widgets.look import sized

OVERVIEW, DETAILS, PERSON, TIMELINE = "overview", "case", "person", "timeline"
_KEY, _TITLE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class CaseMenu(QListWidget):
    """Chooses a section by its key: a type of record, or one of the four above."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Sections of the case"))
        self.setMinimumHeight(sized(60))
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setIconSize(QSize(sized(18), sized(18)))
        self.setTabKeyNavigation(False)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        chosen = self.palette().color(QPalette.ColorRole.HighlightedText)
        for key, title, name in (
            (OVERVIEW, _("Overview"), "list"),
            (DETAILS, _("Case details"), "folder"),
            (PERSON, _("Person concerned"), "user"),
            *((each.type_, _(each.title), each.icon) for each in SECTIONS),
            (TIMELINE, _("Timeline"), "history"),
        ):
            item = QListWidgetItem(icon(name, ink, chosen), title)
            item.setData(_KEY, key)
            item.setData(_TITLE, title)
            item.setSizeHint(QSize(0, sized(28)))
            self.addItem(item)
        self.setCurrentRow(0)

    @property
    def chosen(self) -> str:
        """The key of the section that is chosen."""
        return str(self.item(max(self.currentRow(), 0)).data(_KEY))

    def choose(self, key: str) -> bool:
        """Choose a section; tell whether there is one with this key."""
        for line in range(self.count()):
            if self.item(line).data(_KEY) == key:
                self.setCurrentRow(line)
                return True
        return False

    def titles(self) -> list[tuple[str, str]]:
        """Return key and title of every section that is shown."""
        items = (self.item(line) for line in range(self.count()))
        return [(str(each.data(_KEY)), str(each.data(_TITLE))) for each in items if not each.isHidden()]

    def count_records(self, counts: Mapping[str, int | None]) -> None:
        """Show how many records each section has; one that may not be read (None) is not shown."""
        for line in range(self.count()):
            item = self.item(line)
            key, title = str(item.data(_KEY)), str(item.data(_TITLE))
            if key in counts:
                counted = counts[key]
                item.setHidden(counted is None)
                item.setText(f"{title}  ({counted})" if counted else title)
