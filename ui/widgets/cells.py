"""Draws the cells of tables so that names in any script stand on one line with the words beside them."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

_LATIN_ENDS: Final = "\u0530"  # before it stand the scripts that the letters of the window hold themselves


class Cells(QStyledItemDelegate):
    """Puts text with other scripts on the line of its row: letters of another font are higher, and would lift it."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a cell."""
        text = index.data()
        if not isinstance(text, str) or max(text, default="") < _LATIN_ENDS or text.isascii():
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        style = option.widget.style()
        where = QStyle.SubElement.SE_ItemViewItemText
        box = style.subElementRect(where, option, option.widget)
        option.text = ""
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        air = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, option, option.widget) + 1
        box = box.adjusted(air, 0, -air, 0)
        metrics = option.fontMetrics
        baseline = box.top() + (box.height() - metrics.height()) / 2 + metrics.ascent()
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if is_chosen else QPalette.ColorRole.Text
        painter.save()
        painter.setFont(option.font)
        painter.setPen(option.palette.color(role))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(QPointF(box.left(), baseline), shown)
        painter.restore()
