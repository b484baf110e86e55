"""Draws one thing that was found on two lines: name and number, and beneath them why and what else is known."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.widgets.look import sized

NUMBER = Qt.ItemDataRole.UserRole + 1
WHY = Qt.ItemDataRole.UserRole + 2
FACTS = Qt.ItemDataRole.UserRole + 3
Index = QModelIndex | QPersistentModelIndex
Role = QPalette.ColorRole
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class FoundPainter(QStyledItemDelegate):
    """Draws the ground of the row as the style does, then the words."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return two lines with room around them."""
        return QSize(0, 2 * option.fontMetrics.lineSpacing() + sized(14))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        bare = QStyleOptionViewItem(option)
        self.initStyleOption(bare, index)
        bare.text, bare.icon = "", QIcon()
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, bare, painter, option.widget)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        own, side = option.palette, sized(18)
        box = QRect(option.rect).adjusted(sized(10), sized(6), -sized(10), -sized(6))
        picture = index.data(Qt.ItemDataRole.DecorationRole)
        mode = QIcon.Mode.Selected if is_chosen else QIcon.Mode.Normal
        picture.paint(painter, QRect(box.left(), box.top(), side, side), mode=mode)
        box.setLeft(box.left() + side + sized(8))
        upper, lower = QRect(box), QRect(box)
        upper.setBottom(box.top() + box.height() // 2)
        lower.setTop(upper.bottom() + 1)
        painter.save()
        painter.setPen(own.color(Role.HighlightedText if is_chosen else Role.Text))
        strong = QFont(option.font)
        strong.setWeight(QFont.Weight.DemiBold)
        _halves(painter, upper, str(index.data()), str(index.data(NUMBER)), strong, option.font)
        painter.setPen(own.color(Role.HighlightedText if is_chosen else Role.PlaceholderText))
        _halves(painter, lower, str(index.data(WHY)), str(index.data(FACTS)), option.font, option.font)
        painter.restore()


def _halves(painter: QPainter, box: QRect, left: str, right: str, font: QFont, other: QFont) -> None:
    """Draw a text on the left, cut where the one on the right begins."""
    metrics = QFontMetrics(other)
    painter.setFont(other)
    most = box.width() * 11 // 20
    shown = metrics.elidedText(right, Qt.TextElideMode.ElideRight, most)
    painter.drawText(box, RIGHT, shown)
    rest = box.adjusted(0, 0, -metrics.horizontalAdvance(shown) - (sized(16) if shown else 0), 0)
    painter.setFont(font)
    painter.drawText(
        rest, LEFT, QFontMetrics(font).elidedText(left, Qt.TextElideMode.ElideRight, rest.width())
    )
