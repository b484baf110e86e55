"""Walks through the whole window on a store full of canaries, as a person would on a busy day."""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtGui import Qt as Text
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from consulaat.values.canonical import Json
from consulaat.values.ids import RecordId
from tests.canaries import keep_canaries
from tests.ui.rehearsal import Rehearsal, bury, rest
from ui.pages.case.page import CasePage
from ui.pages.place import PageName, Place
from ui.pages.records.sections import SECTIONS
from ui.window import pages as window_pages
from ui.window.shell import Shell

ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.StatusTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)


def full_of(rehearsal: Rehearsal, text: str) -> dict[str, RecordId]:
    """Put the text into every field of every record of a store, and into what its officer left lying about."""
    with rehearsal.office() as office, office.store.work(office.desk.by) as work:
        ids = keep_canaries(work, text)
        work.remember("draft/report/new/", _draft(text))
        work.commit()
    return ids


def walk(qtbot: QtBot, shell: Shell, ids: dict[str, RecordId], word: str) -> Iterator[str]:
    """Go to every page, every section of a case and every editor; yield where we are."""
    yield from to_pages(qtbot, shell, ids, word)
    yield from through_case(qtbot, shell, ids)


def to_pages(qtbot: QtBot, shell: Shell, ids: dict[str, RecordId], word: str) -> Iterator[str]:
    """Go to every page but that of a case; yield where we are."""
    for each in window_pages.PAGES:
        if not each.has_ref:
            shell.go(Place(each.page))
            _arrive(qtbot, shell)
            yield each.page.value
    shell.go(Place(PageName.SEARCH, word))
    _arrive(qtbot, shell)
    yield "search"
    for type_ in ("report", "person", "organisation"):
        shell.go(Place(PageName.RECORD, f"{type_}/{ids[type_]}"))
        _arrive(qtbot, shell)
        yield f"record {type_}"


def through_case(qtbot: QtBot, shell: Shell, ids: dict[str, RecordId]) -> Iterator[str]:
    """Go to every section of a case and every editor; yield where we are."""
    shell.go(Place(PageName.CASE, ids["case"]))
    rest(qtbot, shell)
    page = shell.page
    assert isinstance(page, CasePage)
    for line in range(page.menu.count()):
        page.menu.setCurrentRow(line)
        rest(qtbot, shell)
        yield f"case {line}"
    for section in SECTIONS:
        shell.go(Place(PageName.CASE, ids["case"], f"{section.type_}/{ids[section.type_]}"))
        _arrive(qtbot, shell)
        yield f"editor {section.type_}"


def _arrive(qtbot: QtBot, shell: Shell) -> None:
    """Wait until a page shows what it read, and let the page before it go, as the loop of the program does."""
    rest(qtbot, shell)
    bury()


def said_by(widget: QObject) -> Iterator[str]:
    """Yield every text that an object of the window shows, or would show or read out."""
    for name in (
        "text",
        "toPlainText",
        "title",
        "toolTip",
        "statusTip",
        "whatsThis",
        "windowTitle",
        "placeholderText",
    ):
        tell = getattr(widget, name, None)
        if callable(tell):
            found = tell()
            yield found if isinstance(found, str) else ""
    if isinstance(widget, QWidget):
        yield widget.accessibleName()
        yield widget.accessibleDescription()
    if isinstance(widget, QAbstractItemModel):
        yield from cells(widget)


def cells(model: QAbstractItemModel) -> Iterator[str]:
    """Yield every text of a model."""
    root = QModelIndex()
    table = isinstance(model, QAbstractTableModel | QStandardItemModel)
    for line in range(min(model.rowCount(root), 50)):
        for column in range(model.columnCount(root) if table else 1):
            index = model.index(line, column, root)
            yield from (str(model.data(index, role) or "") for role in ROLES)


def models() -> Iterator[QAbstractItemModel]:
    """Yield the models of everything that is there, and those that belong to a widget."""
    for widget in QApplication.allWidgets():
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield widget.model()
        yield from widget.findChildren(QAbstractItemModel)


def as_markup(word: str) -> list[str]:
    """Return what shows a text that holds a word as markup, or would when the mouse rests on it."""
    found: list[str] = []
    for widget in QApplication.allWidgets():
        if isinstance(widget, QLabel) and word in widget.text() and _is_rich(widget):
            found.append(f"label {widget!r}")
        if isinstance(widget, QTextEdit) and not isinstance(widget, QPlainTextEdit):
            shown, source = widget.toPlainText(), widget.toHtml()
            if word in source and f"<b>{word}" not in shown:
                found.append(f"text {widget!r}")
    return found


def _is_rich(label: QLabel) -> bool:
    kind = label.textFormat()
    might = kind is Qt.TextFormat.AutoText and Text.mightBeRichText(label.text())
    return might or kind in {Qt.TextFormat.RichText, Qt.TextFormat.MarkdownText}


def _draft(text: str) -> Json:
    return {
        "at": "2026-07-06T09:00:00Z",
        "version": 0,
        "typed": {"stated_name": text},
        "verb": "",
        "step": {},
    }
