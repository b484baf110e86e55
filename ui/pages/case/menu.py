"""The list of sections on the left of a case, each with its icon and how many records it has."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from resources.texts import _
from ui.pages.records.sections import GROUPS_OF_SECTIONS
from ui.widgets.icons import icon
from ui.widgets.look import sized

OVERVIEW, DETAILS, PERSON, TIMELINE = "overview", "case", "person", "timeline"
_KEY, _TITLE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_GROUP, _HEADING = Qt.ItemDataRole.UserRole + 2, Qt.ItemDataRole.UserRole + 3
LINE, ABOVE = 27, 24  # the height of a section, and of the heading above the first of a group


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
        self.setItemDelegate(_UnderHeading(self))
        self._add(icon("list", ink, chosen), OVERVIEW, _("Overview"))
        self._add(icon("folder", ink, chosen), DETAILS, _("Case details"))
        self._add(icon("user", ink, chosen), PERSON, _("Person concerned"))
        for group in GROUPS_OF_SECTIONS:
            for each in group.sections:
                self._add(icon(each.icon, ink, chosen), each.type_, _(each.title), _(group.title))
        self._add(icon("history", ink, chosen), TIMELINE, _("Timeline"), _(GROUPS_OF_SECTIONS[-1].title))
        self._give_headings()
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
        self._give_headings()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the chosen section in sight when a message above takes room."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def _add(self, picture: QIcon, key: str, title: str, group: str = "") -> None:
        item = QListWidgetItem(picture, title)
        item.setData(_KEY, key)
        item.setData(_TITLE, title)
        item.setData(_GROUP, group)
        item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, group)
        self.addItem(item)

    def _give_headings(self) -> None:
        """Let the first section in sight of every group carry its heading."""
        before = ""
        for line in range(self.count()):
            item = self.item(line)
            group = str(item.data(_GROUP) or "")
            heading = group if not item.isHidden() and group != before else ""
            before = before if item.isHidden() else group
            item.setData(_HEADING, heading)
            item.setSizeHint(QSize(0, sized(LINE + ABOVE if heading else LINE)))


class _UnderHeading(QStyledItemDelegate):
    """Draws a section, with the heading of its group above the first one."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the heading in the upper part of the line, the section in the rest."""
        heading = str(index.data(_HEADING) or "")
        if heading:
            above = sized(ABOVE)
            room = QRect(option.rect)
            room.setHeight(above)
            font = QFont(QApplication.font())
            font.setPointSizeF(font.pointSizeF() * 0.88)
            font.setWeight(QFont.Weight.DemiBold)
            painter.save()
            painter.setFont(font)
            painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
            text = QFontMetrics(font).elidedText(
                heading, Qt.TextElideMode.ElideRight, room.width() - sized(8)
            )
            painter.drawText(
                room.adjusted(sized(5), 0, 0, -sized(2)),
                Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft,
                text,
            )
            painter.restore()
            option.rect.setTop(option.rect.top() + above)
        super().paint(painter, option, index)
