"""What a person would see go wrong in a window: words cut off, words of the other language, things too small."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import QAccessible, QAction, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTableView,
    QTextEdit,
    QToolButton,
    QWidget,
)

from resources.reference import rows
from tests.catalogue import entries

SMALLEST: Final = 24
_ICON_GAP: Final = 4
_SHORTEST: Final = 4  # letters of a word by which a sentence is known
_PLACE: Final = re.compile(r"\{[^{}]*\}")
_TYPED: Final = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox)


def shown(window: QWidget) -> list[QWidget]:
    """Return the widgets that can be seen."""
    return [each for each in window.findChildren(QWidget) if each.isVisible()]


def cut_off(window: QWidget) -> list[str]:
    """Return the words of labels, buttons and heads that have less room than they need."""
    found: list[str] = []
    for each in shown(window):
        if isinstance(each, QLabel) and each.text():
            found += [each.text()] * _is_cut_label(each)
        elif isinstance(each, QAbstractButton):
            found += [each.text()] * (each.width() < _needed(each))
        elif isinstance(each, QTableView) and not each.horizontalHeader().isHidden():
            found += _cut_heads(each.horizontalHeader())
    return found


def _is_cut_label(label: QLabel) -> bool:
    text = label.text().replace("&", "") if label.buddy() is not None else label.text()
    longest = max(text.split(), key=len, default="") if label.wordWrap() else text
    if label.width() < label.fontMetrics().horizontalAdvance(longest):
        return True
    return label.wordWrap() and label.height() < label.heightForWidth(label.width()) - 1


def _needed(made: QAbstractButton) -> int:
    has_words = not isinstance(made, QToolButton) or (
        made.toolButtonStyle() != Qt.ToolButtonStyle.ToolButtonIconOnly
    )
    if not has_words or not made.text():
        return 0
    icon = 0 if made.icon().isNull() else made.iconSize().width() + _ICON_GAP
    return icon + max(
        made.fontMetrics().horizontalAdvance(line) for line in made.text().replace("&", "").split("\n")
    )


def _cut_heads(header: QHeaderView) -> list[str]:
    """Return the heads of columns that are cut off and tell the rest nowhere."""
    found = []
    model, way = header.model(), Qt.Orientation.Horizontal
    for column in range(header.count()):
        words = str(model.headerData(column, way) or "")
        is_narrow = header.sectionSize(column) < header.fontMetrics().horizontalAdvance(words)
        tip = model.headerData(column, way, Qt.ItemDataRole.ToolTipRole)
        if is_narrow and not header.isSectionHidden(column) and tip != words:
            found.append(words)
    return found


def without_role(window: QWidget) -> list[str]:
    """Return what the keyboard reaches and a screen reader cannot say the kind of."""
    return [
        repr(each)
        for each in shown(window)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and QAccessible.queryAccessibleInterface(each).role() == QAccessible.Role.NoRole
    ]


def too_small(window: QWidget) -> list[str]:
    """Return the buttons that are hard to hit."""
    return [
        each.accessibleName() or each.text() or repr(each)
        for each in shown(window)
        if isinstance(each, QAbstractButton)
        and not isinstance(each.parentWidget(), QScrollBar | QLineEdit | QTableView)
        and min(each.width(), each.height()) < SMALLEST
    ]


def english_left(window: QWidget) -> list[str]:
    """Return the texts of a Dutch window that are English ones of the catalogue."""
    return sorted({text for text in texts(window) if _is_english(text)})


def texts(window: QWidget) -> Iterator[str]:
    """Yield the texts that the program shows or reads out; not what a person typed."""
    for each in shown(window):
        yield from (each.accessibleName(), each.accessibleDescription(), each.toolTip())
        if isinstance(each, QLabel | QAbstractButton):
            yield each.text()
        if isinstance(each, QLineEdit | QPlainTextEdit):
            yield each.placeholderText()
        if isinstance(each, QComboBox):
            yield from (each.itemText(line) for line in range(each.count()))
        if isinstance(each, QAbstractItemView) and not isinstance(each, _TYPED):
            yield from _cells(each.model())
    yield from (each.text() for each in window.findChildren(QAction))


def _cells(model: QAbstractItemModel | None) -> Iterator[str]:
    if model is None:
        return
    root = QModelIndex()
    is_table = isinstance(model, QAbstractTableModel | QStandardItemModel)
    for column in range(model.columnCount(root) if is_table else 1):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for line in range(min(model.rowCount(root), 50)):
            yield str(model.index(line, column, root).data() or "")


@cache
def _is_english(text: str) -> bool:
    bare = text.replace("&", "").strip()
    plain, patterns, dutch = _catalogue()
    if not bare or bare in dutch:
        return False
    return bare in plain or any(word in bare and pattern.fullmatch(bare) for word, pattern in patterns)


@cache
def _catalogue() -> tuple[frozenset[str], tuple[tuple[str, re.Pattern[str]], ...], frozenset[str]]:
    """Return the English texts, those with places as patterns after their longest word, and all Dutch texts."""
    pairs = [
        (english.replace("&", ""), dutch.replace("&", ""))
        for text, entry in entries().items()
        for english, dutch in zip(_forms(text), _forms(entry.string or ""), strict=False)
        if dutch and english != dutch
    ]
    patterns = [made for english, _dutch in pairs if "{" in english for made in _pattern(english)]
    plain = frozenset(english for english, _dutch in pairs if "{" not in english)
    names = frozenset(row["nl"] for row in rows("codes"))
    return plain, tuple(patterns), names | {dutch for _english, dutch in pairs}


def _pattern(english: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    parts = _PLACE.split(english)
    word = max((word for part in parts for word in part.split()), key=len, default="")
    if len(word) >= _SHORTEST and sum(len(part.split()) for part in parts) > 1:
        yield word, re.compile(".+".join(re.escape(part) for part in parts))


def _forms(text: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)
