"""Draws one line of the list of commands: icon and words, what it is, and its keys at the end."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.widgets.look import sized

KIND = Qt.ItemDataRole.UserRole + 1
KEYS = Qt.ItemDataRole.UserRole + 2
Index = QModelIndex | QPersistentModelIndex
Role = QPalette.ColorRole


class RowPainter(QStyledItemDelegate):
    """Draws what the style draws, then the quieter words on the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a line with room around its letters."""
        return QSize(0, option.fontMetrics.height() + sized(14))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the line."""
        super().paint(painter, option, index)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        own, box = option.palette, QRect(option.rect).adjusted(0, 0, -10, 0)
        painter.save()
        painter.setPen(own.color(Role.HighlightedText if is_chosen else Role.PlaceholderText))
        said = "   ".join(filter(None, (index.data(KIND), index.data(KEYS))))
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, said)
        painter.restore()
