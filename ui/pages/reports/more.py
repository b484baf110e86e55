"""More facts of a report, folded away until somebody has time for them."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from consulaat.records.registry import part_of
from consulaat.records.report import Report
from resources.texts import N_, _
from ui.widgets.fields.base import Field, Setting
from ui.widgets.fields.build import field_for
from ui.widgets.note import Note
from ui.widgets.plain import Card, button, quiet, row

FACTS: Final = (
    ("number", "language"),
    ("reported_phenomenon", "occurrence"),
    ("foreign_link", "foreign_link_note"),
    ("whereabouts", "location_is_certain"),
    ("reporter", "reporter_is_anonymous"),
    ("information_given", "case_link_is_sealed"),
)
# Before a report is saved its number can only be that of the sheet it was written on.
LABELS: Final = {"number": N_("Sheet number, if it was written on paper")}
ORGANISATIONS: Final = ("source_organisation", "forwarding_organisation")
TALL: Final = 34
Choices = Mapping[str, Sequence[tuple[str, str]]]


class MoreFacts(Card):
    """A button, and under it the fields that few reports need at once."""

    def __init__(self, setting: Setting, said: str) -> None:
        super().__init__(margin=10)
        self._setting = setting
        self.fields: dict[str, Field] = {}
        self.notes: dict[str, Note] = {}
        self.more_button = button(said, "plus")
        self.more_button.setCheckable(True)
        self._folded = QWidget()
        self._grid = QGridLayout(self._folded)
        self._grid.setContentsMargins(0, 6, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(1)
        for line, names in enumerate(FACTS):
            self._line(line, names)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1)
        self.fields["case_link_is_sealed"].show_value(False)
        hint = quiet(_("Who reports, where it comes from, what was said."), wrap=False)
        self.body.addWidget(row(self.more_button, hint))
        self.body.addWidget(self._folded)
        self._folded.hide()
        self.more_button.toggled.connect(self._fold)

    def add_organisations(self, choices: Choices) -> dict[str, Field]:
        """Add the fields that name an organisation, now that these are known; return them."""
        if ORGANISATIONS[0] in self.fields:
            return {}
        known = {type_: tuple(each) for type_, each in choices.items()}
        self._setting = Setting(time_zone=self._setting.time_zone, choices=known)
        self._line(len(FACTS), ORGANISATIONS)
        return {name: self.fields[name] for name in ORGANISATIONS}

    def unfold(self) -> None:
        """Show the fields."""
        self.more_button.setChecked(True)

    def _line(self, line: int, names: Sequence[str]) -> None:
        for column, name in enumerate(names):
            part = part_of(Report, name)
            field, note = field_for(part, self._setting), Note()
            text = _(LABELS.get(name, part.about.label))
            label = quiet(text, wrap=False)
            label.setBuddy(field.target())
            field.name(text)
            field.target().setMinimumHeight(TALL)
            self._grid.addWidget(label, 3 * line, column)
            self._grid.addWidget(field, 3 * line + 1, column, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(note, 3 * line + 2, column)
            self.fields[name], self.notes[name] = field, note

    @Slot(bool)
    def _fold(self, is_open: bool) -> None:  # noqa: FBT001 - the signature of the signal
        self._folded.setVisible(is_open)
