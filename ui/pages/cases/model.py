"""Rows of cases, for a table."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QFont, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from consulaat.records.risk import RiskLevel
from consulaat.services.lists import CaseRow
from consulaat.values.codes import Answer
from resources.reference import label
from resources.texts import N_, _, language
from ui.widgets.icons import icon
from ui.widgets.look import Meaning, colours
from ui.widgets.plain import isolated
from ui.widgets.wording import moment_words, table_words

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
RISK: Final = 2
HEADERS: Final = (
    N_("Number"),
    N_("Name"),
    N_("Danger and risk"),
    N_("State"),
    N_("Country"),
    N_("Owner"),
    N_("Changed"),
)
_RISKS: Final = tuple(RiskLevel)


def danger_look(danger: Answer | None, risk: RiskLevel | None) -> tuple[str, str, Meaning]:
    """Return words, icon and meaning of the danger of a case; now is above every level."""
    if danger is Answer.YES:
        return _("In danger now"), "alert-circle", Meaning.DANGER
    if risk is None:
        return _("Not assessed"), "help", Meaning.WARNING
    words = label("RiskLevel", risk, language())
    looks = {
        RiskLevel.ACUTE: ("alert-circle", Meaning.DANGER),
        RiskLevel.HIGH: ("alert-triangle", Meaning.DANGER),
        RiskLevel.UNKNOWN: ("help", Meaning.DANGER),
        RiskLevel.RAISED: ("alert-triangle", Meaning.WARNING),
        RiskLevel.LOW: ("circle-check", Meaning.GOOD),
    }
    name, meaning = looks[risk]
    if risk is RiskLevel.UNKNOWN:
        words = _("Unknown: treat as high")
    return words, name, meaning


class CasesModel(QAbstractTableModel):
    """Shows cases; sorting is of the rows at hand, which the service has chosen."""

    def __init__(self, time_zone: str) -> None:
        super().__init__()
        self._time_zone = time_zone
        self._rows: list[CaseRow] = []
        self._order = (-1, Qt.SortOrder.AscendingOrder)

    def show(self, rows: Sequence[CaseRow]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._rows = self._sorted(list(rows))
        self.endResetModel()

    def case(self, row: int) -> CaseRow:
        """Return the case of a row."""
        return self._rows[row]

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(HEADERS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as Qt has it
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(row, column)
        if column == RISK:
            return _risk_role(row, role)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - as Qt has it
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return _(HEADERS[section]) if 0 <= section < len(HEADERS) else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._order = (column, order)
        self.layoutAboutToBeChanged.emit()
        self._rows = self._sorted(self._rows)
        self.layoutChanged.emit()

    def _sorted(self, rows: list[CaseRow]) -> list[CaseRow]:
        column, order = self._order
        if column < 0:
            return rows
        keys: tuple[Callable[[CaseRow], Any], ...] = (
            lambda row: row.number,
            lambda row: row.name.casefold(),
            _severity,
            lambda row: list(type(row.state)).index(row.state),
            lambda row: self._words(row, 4),
            lambda row: row.owner.casefold(),
            lambda row: row.changed_at,
        )
        return sorted(rows, key=keys[column], reverse=order == Qt.SortOrder.DescendingOrder)

    def _words(self, row: CaseRow, column: int) -> str:
        country = row.country_of_stay
        cells: tuple[Callable[[], str], ...] = (
            lambda: row.number,
            lambda: _name(row),
            lambda: danger_look(row.direct_danger, row.risk_level)[0],
            lambda: label("CaseState", row.state, language()),
            lambda: table_words("country_of_stay", country) if country else "",
            lambda: row.owner,
            lambda: moment_words(row.changed_at, self._time_zone),
        )
        return cells[column]()


def _name(row: CaseRow) -> str:
    names = [isolated(row.name or _("Name unknown"))]
    if row.original_script_name:
        names.append(isolated(row.original_script_name))
    return "  ·  ".join(names)


def _severity(row: CaseRow) -> int:
    if row.direct_danger is Answer.YES:
        return -1
    return len(_RISKS) if row.risk_level is None else _RISKS.index(row.risk_level)


def _risk_role(row: CaseRow, role: int) -> QIcon | QBrush | QFont | None:
    _words, name, meaning = danger_look(row.direct_danger, row.risk_level)
    ink, ground = colours(meaning)
    if role == Qt.ItemDataRole.DecorationRole:
        return icon(name, ink, QApplication.palette().color(QPalette.ColorRole.HighlightedText))
    if role == Qt.ItemDataRole.ForegroundRole:
        return QBrush(ink)
    if role == Qt.ItemDataRole.BackgroundRole and meaning is Meaning.DANGER:
        return QBrush(ground)
    return None
