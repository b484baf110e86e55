"""Where in a page a person is: the row and the scroll of each list and area, as numbers that can be kept."""

from collections.abc import Iterator

from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QScrollArea, QWidget

from consulaat.values.canonical import Json


def position_of(widget: QWidget) -> Json:
    """Return where a person is inside a widget."""
    return [[type(each).__name__, _row(each), each.verticalScrollBar().value()] for each in _areas(widget)]


def return_to(widget: QWidget, position: Json) -> None:
    """Put lists and areas back where they were, as far as they are still the same."""
    kept = position if isinstance(position, list) else []
    for each, was in zip(_areas(widget), kept, strict=False):
        if not isinstance(was, list) or len(was) != 3 or was[0] != type(each).__name__:
            return
        _kind, row, scroll = was
        if isinstance(each, QAbstractItemView) and isinstance(row, int):
            _choose(each, row)
        if isinstance(scroll, int):
            each.verticalScrollBar().setValue(scroll)


def _areas(widget: QWidget) -> Iterator[QAbstractScrollArea]:
    for each in (widget, *widget.findChildren(QAbstractScrollArea)):
        if isinstance(each, QAbstractItemView | QScrollArea) and each.window() is widget.window():
            yield each


def _row(area: QAbstractScrollArea) -> int:
    return area.currentIndex().row() if isinstance(area, QAbstractItemView) else -1


def _choose(view: QAbstractItemView, row: int) -> None:
    model = view.model()
    if 0 <= row < model.rowCount() and row != view.currentIndex().row():
        view.setCurrentIndex(model.index(row, max(view.currentIndex().column(), 0)))
