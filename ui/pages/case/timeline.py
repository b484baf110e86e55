"""Everything that happened in a case, newest first."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from consulaat.records.registry import part_of, record_class
from consulaat.services.timeline import Entry
from resources.texts import _
from ui.pages.case.presenter import Overview
from ui.pages.records.layout import section_of
from ui.widgets.fields.choice import Combo
from ui.widgets.plain import heading, quiet, words
from ui.widgets.table import RowsModel, Table, TextRow
from ui.widgets.wording import Shown, field_words, moment_words, type_words


class TimelinePane(QWidget):
    """Shows lines of the journal as sentences; can be narrowed to one kind of record."""

    def __init__(self, time_zone: str) -> None:
        super().__init__()
        self._time_zone = time_zone
        self._entries: tuple[Entry, ...] = ()
        self._shown = Shown(time_zone)
        self.model = RowsModel([_("When"), _("Who"), _("What"), _("Change")])
        self.table = Table(self.model, _("Timeline"), widths=(140, 120, 180))
        self.whole = words(selectable=True)
        self.whole.setAccessibleName(_("The whole change"))
        self.table.selectionModel().currentRowChanged.connect(self._show_whole)
        self.kind = Combo((), empty=_("Everything"))
        self.kind.setAccessibleName(_("Show only"))
        self.kind.activated.connect(self._fill)
        label = words(_("&Show only"), wrap=False)
        label.setBuddy(self.kind)
        line = QHBoxLayout()
        line.addWidget(label)
        line.addWidget(self.kind)
        line.addStretch()
        laid = QVBoxLayout(self)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.setSpacing(10)
        laid.addWidget(heading(_("Timeline"), size=1.25))
        laid.addLayout(line)
        laid.addWidget(self.table, 1)
        laid.addWidget(self.whole)
        laid.addWidget(quiet(_("Times are those of the post.")))

    def show_entries(self, entries: Sequence[Entry], overview: Overview) -> None:
        """Show what happened."""
        self._entries = tuple(reversed(entries))
        self._shown = overview.shown
        before = self.kind.code
        self.kind.clear()
        self.kind.addItem(_("Everything"), "")
        for type_ in sorted({each.record_type for each in entries}, key=type_words):
            self.kind.addItem(type_words(type_), type_)
        self.kind.choose(before)
        self._fill()

    @Slot()
    def _fill(self) -> None:
        wanted = self.kind.code
        self.model.show(
            [self._row(each) for each in self._entries if not wanted or each.record_type == wanted]
        )

    @Slot()
    def _show_whole(self) -> None:
        index = self.table.currentIndex()
        self.whole.setText(self._change(self.model.key(index.row())) if index.isValid() else "")

    def _row(self, entry: Entry) -> TextRow:
        who = f"{entry.by} ({entry.post})" if entry.post else entry.by
        when = moment_words(entry.at, self._time_zone)
        return TextRow((when, who, type_words(entry.record_type), self._change(entry)), entry)

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
