"""Buttons that draw themselves in full colour, so that their words keep their contrast."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QToolButton

from ui.widgets.icons import pixmap
from ui.widgets.look import sized

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
    """One line of the sidebar: icon, word and count from the left, the present page with a bar before it."""

    def __init__(self, text: str, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self._is_narrow = False
        self._count = 0
        self.setText(text)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(max(sized(26), self.fontMetrics().height() + 6))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, text: str, icon: str) -> None:
        """Say something else."""
        self._icon = icon
        self.setText(text)
        self.setAccessibleName(text)
        self.update()

    def narrow(self, *, narrow: bool) -> None:
        """Show the icon alone, or the word beside it."""
        self._is_narrow = narrow
        self.updateGeometry()
        self.update()

    def count(self, number: int) -> None:
        """Show a number of things that wait; the name for a screen reader says it too."""
        self._count = number
        self.setAccessibleName(f"{self.text()} ({number})" if number else self.text())
        self.updateGeometry()
        self.update()

    @property
    def counted(self) -> int:
        """The number that is shown; nought is not shown."""
        return self._count

    def sizeHint(self) -> QSize:
        """Return room for the icon, or for all of it."""
        side = sized(20)
        if self._is_narrow:
            return QSize(side + 24, self.height())
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        room = QFontMetrics(bold).horizontalAdvance(self.text()) + side + 40
        return QSize(room + (self._badge().width() + 8 if self._count else 0), self.height())

    def minimumSizeHint(self) -> QSize:
        """Return the same: a word is never cut off."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, bar, icon, word, count and focus."""
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
        self._draw_content(painter)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(own.color(Role.Accent), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.end()

    def _draw_content(self, painter: QPainter) -> None:
        ink = self.palette().color(Role.WindowText)
        side = sized(20)
        top = (self.height() - side) // 2
        painter.drawPixmap(12, top, pixmap(self._icon, ink, side, self.devicePixelRatioF()))
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(ink)
        if not self._is_narrow:
            space = QRect(side + 22, 0, self.width() - side - 26, self.height())
            painter.drawText(space, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        if self._count:
            self._draw_count(painter)

    def _badge(self) -> QRect:
        """Return where the count stands: at the end of the line, or on the corner of the icon."""
        font = QFont(self.font())
        metrics = QFontMetrics(font)
        height = metrics.height() + 2
        width = max(height, metrics.horizontalAdvance(str(self._count)) + 12)
        if self._is_narrow:
            return QRect(self.width() - width, 0, width, height)
        return QRect(self.width() - width - 6, (self.height() - height) // 2, width, height)

    def _draw_count(self, painter: QPainter) -> None:
        own, place = self.palette(), self._badge()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(own.color(Role.Highlight))
        painter.drawRoundedRect(QRectF(place), place.height() / 2, place.height() / 2)
        font = QFont(self.font())
        painter.setFont(font)
        painter.setPen(own.color(Role.HighlightedText))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(self._count))
