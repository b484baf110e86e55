"""Fusion with outlines that can be seen: three to one around every field, two pixels where the focus is."""

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFrame,
    QPlainTextEdit,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QStyleOptionComplex,
    QWidget,
)

RADIUS: Final = 2.5
AIR: Final = 5
FRAME: Final = 2  # around what scrolls: its content would cover the inner half of a thicker outline
_IN_ROWS: Final = QStyle.PixelMetric.PM_FocusFrameHMargin
_IN_HEADERS: Final = QStyle.PixelMetric.PM_HeaderMargin
_AROUND: Final = QStyle.PixelMetric.PM_DefaultFrameWidth
_BOXES: Final = {
    QStyle.PrimitiveElement.PE_FrameLineEdit,
    QStyle.PrimitiveElement.PE_IndicatorCheckBox,
}
_BUTTONS: Final = {
    QStyle.PrimitiveElement.PE_PanelButtonCommand,
    QStyle.PrimitiveElement.PE_PanelButtonTool,
}


class Outlined(QProxyStyle):
    """Draws what Fusion draws, then an outline in a colour of the palette."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        """Return the lengths of Fusion, with air at both ends of what stands in a row and above a column.

        Every widget asks many lengths whenever it is laid out or drawn, so the others go by at once.
        """
        if metric is _IN_ROWS and isinstance(widget, QAbstractItemView):
            return AIR
        if metric is _IN_HEADERS:
            return AIR + 1
        if metric is _AROUND and isinstance(widget, QAbstractScrollArea):
            return FRAME
        return super().pixelMetric(metric, option, widget)

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        super().drawPrimitive(element, option, painter, widget)
        if (
            element in _BOXES
            and not isinstance(widget and widget.parentWidget(), QComboBox | QAbstractSpinBox)
        ) or (element in _BUTTONS and (is_focused(option) or has_one_ground(option))):
            outline(painter, option)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        super().drawComplexControl(control, option, painter, widget)
        if control == QStyle.ComplexControl.CC_ComboBox:
            outline(painter, option)

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        is_frame = element == QStyle.ControlElement.CE_ShapedFrame
        if is_frame and isinstance(widget, QAbstractScrollArea) and widget.viewport().autoFillBackground():
            painter.fillRect(
                option.rect, widget.viewport().palette().brush(widget.viewport().backgroundRole())
            )
        super().drawControl(element, option, painter, widget)
        if not is_frame:
            return
        if not isinstance(widget, QAbstractScrollArea):
            if isinstance(widget, QFrame) and is_panel(widget):
                outline_panel(painter, option, focused=scrolls_in(widget))
            return
        is_box = isinstance(widget, QPlainTextEdit | QAbstractItemView)
        if widget.frameWidth() and (is_box or widget.hasFocus()):
            outline(painter, option, focused=widget.hasFocus())


def is_panel(frame: QFrame) -> bool:
    """Tell whether a frame stands for a card."""
    return frame.frameShape() == QFrame.Shape.StyledPanel


def scrolls_in(frame: QFrame) -> bool:
    """Tell whether the keyboard is in what scrolls inside a frame and has no frame of its own."""
    focused = QApplication.focusWidget()
    if not isinstance(focused, QAbstractScrollArea) or focused.frameWidth():
        return False
    return focused.parentWidget() is frame


def outline_panel(painter: QPainter, option: QStyleOption, *, focused: bool) -> None:
    """Draw an outline around a panel that has the keyboard, or that nothing else parts from what is around it."""
    if focused or has_one_ground(option):
        outline(painter, option, focused=focused)


def has_one_ground(option: QStyleOption) -> bool:
    """Tell whether everything has the same ground, so that only outlines part one thing from another."""
    palette: QPalette = option.palette
    return palette.color(QPalette.ColorRole.Button) == palette.color(QPalette.ColorRole.Window)


def is_focused(option: QStyleOption) -> bool:
    """Tell whether the keyboard is in what is drawn."""
    return bool(option.state & QStyle.StateFlag.State_HasFocus)


def outline(painter: QPainter, option: QStyleOption, *, focused: bool | None = None) -> None:
    """Draw an outline just inside of what was drawn."""
    in_focus = is_focused(option) if focused is None else focused
    width = 2.0 if in_focus else 1.0
    role = QPalette.ColorRole.Accent if in_focus else QPalette.ColorRole.Mid
    palette: QPalette = option.palette
    rect = QRectF(option.rect)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(palette.color(role), width))
    inset = width / 2
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)
    painter.restore()
