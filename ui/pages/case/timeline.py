"""Everything that happened in a case, newest first, narrowed by kind, person, period and words."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, Qt, QTimer, Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from consulaat.records.registry import part_of, record_class
from consulaat.services.timeline import Entry
from resources.texts import _, n_
from ui.pages.case.happenings import GROUPS, PERIODS, Narrowing, narrowed
from ui.pages.case.presenter import Overview
from ui.pages.records.sections import section_of
from ui.widgets.fields.choice import Combo
from ui.widgets.fields.understood import by_two_clocks, in_the_netherlands
from ui.widgets.flow import Flow
from ui.widgets.look import sized
from ui.widgets.plain import heading, quiet, row, words
from ui.widgets.table import ACCESSIBLE, DISPLAY, ROOT, Index, Table
from ui.widgets.wording import Shown, field_words, moment_words, type_words

Words = Callable[[Entry], tuple[str, ...]]


class TimelineModel(QAbstractTableModel):
    """Puts an entry into words when it comes into sight, so that a long timeline opens at once."""

    def __init__(self, words_of: Words, clocks_of: Callable[[Entry], str]) -> None:
        super().__init__()
        self._clocks_of = clocks_of
        self._headers = (_("When"), _("Who"), _("What"), _("Change"))
        self._words_of = words_of
        self._entries: Sequence[Entry] = ()

    def show(self, entries: Sequence[Entry]) -> None:
        """Replace all entries."""
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def entry(self, line: int) -> Entry:
        """Return the entry of a row."""
        return self._entries[line]

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._headers)

    def data(self, index: Index, role: int = DISPLAY) -> Any:  # noqa: ANN401 - as Qt has it
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == 0:
            return self._clocks_of(self._entries[index.row()])
        if role not in (DISPLAY, ACCESSIBLE):
            return None
        return self._words_of(self._entries[index.row()])[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:  # noqa: ANN401
        is_head = role == DISPLAY and orientation == Qt.Orientation.Horizontal
        return self._headers[section] if is_head and section < len(self._headers) else None


class TimelinePane(QWidget):
    """Shows lines of the journal as sentences."""

    def __init__(self, time_zone: str, post: str) -> None:
        super().__init__()
        self._time_zone, self._post = time_zone, post
        self._entries: tuple[Entry, ...] = ()
        self._overview: Overview | None = None
        self._shown = Shown(time_zone)
        self._said: dict[int, tuple[str, ...]] = {}
        self.model = TimelineModel(self._words, self._clocks)
        self.table = Table(self.model, _("Timeline"), widths=(140, 120, 180))
        self.whole = words(selectable=True)
        self.whole.setAccessibleName(_("The whole change"))
        self.kind = Combo((), empty=_("Everything"))
        self.kind.setAccessibleName(_("Show only"))
        self.person = Combo((), empty=_("Everyone"))
        self.person.setAccessibleName(_("By whom"))
        self.period = Combo([(days, _(said)) for days, said in PERIODS], empty=_("Always"))
        self.period.setAccessibleName(_("When"))
        self.text = QLineEdit()
        self.count = quiet(wrap=False)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(200)
        self._lay_out()
        self.table.selectionModel().currentRowChanged.connect(self._show_whole)
        self.text.textChanged.connect(self._timer.start)
        self._timer.timeout.connect(self._fill)
        for each in (self.kind, self.person, self.period):
            each.activated.connect(self._fill)

    def show_entries(self, entries: Sequence[Entry], overview: Overview) -> None:
        """Show what happened."""
        self._entries = tuple(reversed(entries))
        self._overview, self._shown = overview, overview.shown
        self._said.clear()
        types = sorted({each.record_type for each in entries}, key=type_words)
        kinds = [*((code, _(said)) for code, said in GROUPS), *((each, type_words(each)) for each in types)]
        people = [(each, each) for each in sorted({each.by for each in entries}, key=str.casefold)]
        _refill(self.kind, kinds, _("Everything"))
        _refill(self.person, people, _("Everyone"))
        self._fill()

    def escape(self) -> bool:
        """Show everything again; tell whether something was narrowed."""
        if not (self.kind.code or self.person.code or self.period.code or self.text.text()):
            return False
        self.text.clear()
        for each in (self.kind, self.person, self.period):
            each.choose("")
        self._fill()
        return True

    def _lay_out(self) -> None:
        self.text.setAccessibleName(_("Words in the timeline"))
        self.text.setPlaceholderText(_("Words"))
        self.text.setClearButtonEnabled(True)
        self.text.setMinimumHeight(sized(30))
        self.text.setFixedWidth(sized(150))
        filters = QWidget()
        flow = Flow(filters, gap=10)
        for label, field in (
            (_("&Show only"), self.kind),
            (_("By &whom"), self.person),
            (_("Wh&en"), self.period),
        ):
            field.setMinimumContentsLength(8)
            flow.addWidget(row(_label(label, field), field, stretch=False))
        flow.addWidget(self.text)
        flow.addWidget(self.count)
        laid = QVBoxLayout(self)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.setSpacing(10)
        laid.addWidget(heading(_("Timeline"), size=1.25))
        laid.addWidget(filters)
        laid.addWidget(self.table, 1)
        laid.addWidget(self.whole)
        laid.addWidget(quiet(_("Times are those of the post.")))

    @Slot()
    def _fill(self) -> None:
        if self._overview is None:
            return
        days = int(self.period.code or 0)
        asked = Narrowing(kind=self.kind.code, by=self.person.code, days=days, text=self.text.text())
        now = self._overview.page.read_at
        found = narrowed(self._entries, asked, now, self._post, lambda each: " ".join(self._words(each)))
        self.model.show(found)
        self.count.setText(n_("{n} line", "{n} lines", len(found)))

    @Slot()
    def _show_whole(self) -> None:
        index = self.table.currentIndex()
        if not index.isValid():
            self.whole.clear()
            return
        entry = self.model.entry(index.row())
        elsewhere = in_the_netherlands(entry.at, self._time_zone)
        change = self._words(entry)[-1]
        self.whole.setText(f"{change} ({elsewhere})" if elsewhere else change)

    def _clocks(self, entry: Entry) -> str:
        return by_two_clocks(entry.at, self._time_zone)

    def _words(self, entry: Entry) -> tuple[str, ...]:
        """Return an entry in words, put together once."""
        if id(entry) not in self._said:
            who = f"{entry.by} ({entry.post})" if entry.post else entry.by
            when = moment_words(entry.at, self._time_zone)
            self._said[id(entry)] = (when, who, type_words(entry.record_type), self._change(entry))
        return self._said[id(entry)]

    def _change(self, entry: Entry) -> str:
        if not entry.field_name:
            return _("made: {line}", line=self._made(entry))
        part = part_of(record_class(entry.record_type), entry.field_name)
        label = field_words(entry.record_type, entry.field_name)
        old, new = self._shown.field(part, entry.old), self._shown.field(part, entry.new)
        if not old:
            return _("{field}: {new}", field=label, new=new)
        return _("{field}: {new} (was: {old})", field=label, new=new or _("empty"), old=old)

    def _made(self, entry: Entry) -> str:
        section = section_of(entry.record_type)
        if section is None or not isinstance(entry.new, dict):
            return ""
        made = record_class(entry.record_type)
        cells = (self._shown.field(part_of(made, name), entry.new.get(name)) for name in section.columns)
        return " · ".join(each for each in cells if each)


def _label(text: str, field: Combo) -> QLabel:
    made = words(text, wrap=False)
    made.setBuddy(field)
    return made


def _refill(combo: Combo, choices: Sequence[tuple[str, str]], empty: str) -> None:
    """Offer other choices, and keep the chosen one."""
    before = combo.code
    combo.clear()
    combo.addItem(empty, "")
    for code, said in choices:
        combo.addItem(said, code)
    combo.choose(before)
