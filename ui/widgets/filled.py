"""Buttons that draw themselves in full colour, so that their words keep their contrast."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter, QToolButton

from ui.widgets.icons import pixmap

RADIUS = 3.0
Role = QPalette.ColorRole


class MainButton(QPushButton):
    """The button of the page: there is one, and it is in colour."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setMinimumHeight(32)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, words and focus."""
        paint_filled(self, filled=self.isEnabled())


def paint_filled(button: QPushButton, *, filled: bool) -> None:
    """Draw a button on the ground of the palette's highlight, or on a plain one."""
    painter = QStylePainter(button)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    option = QStyleOptionButton()
    button.initStyleOption(option)
    own = option.palette
    ground = own.color(Role.Highlight if filled else Role.Midlight)
    if filled and button.isDown():
        ground = ground.darker(115)
    elif filled and button.underMouse():
        ground = ground.darker(106)
    box = QRectF(button.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(box, RADIUS, RADIUS)
    ink = Role.HighlightedText if filled else Role.PlaceholderText
    own.setColor(Role.ButtonText, own.color(ink))
    option.palette = own
    painter.drawControl(QStyle.ControlElement.CE_PushButtonLabel, option)
    if button.hasFocus():
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(own.color(Role.WindowText), 2))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
    painter.end()


class PlaceButton(QToolButton):
    """One line of the sidebar: icon and word from the left, the present page with a bar before it."""

    def __init__(self, text: str, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setText(text)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(38)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, bar, icon, word and focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        own = self.palette()
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(own.color(Role.Base if self.isChecked() else Role.Window))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        if self.isChecked():
            painter.setBrush(own.color(Role.Accent))
            painter.drawRoundedRect(QRectF(box.left(), box.top() + 6, 3.5, box.height() - 12), 1.5, 1.5)
        ink = own.color(Role.WindowText)
        middle = self.height() // 2
        painter.drawPixmap(14, middle - 10, pixmap(self._icon, ink, 20, self.devicePixelRatioF()))
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(ink)
        space = QRect(44, 0, self.width() - 48, self.height())
        painter.drawText(space, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(own.color(Role.Accent), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.end()
