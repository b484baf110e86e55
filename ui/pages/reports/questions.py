"""The eight questions of the first call, laid out so that they fit one screen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLabel, QVBoxLayout, QWidget

from consulaat.records.registry import part_of
from consulaat.records.report import Report
from resources.texts import N_, _
from ui.pages.reports.more import LABELS, Choices, MoreFacts
from ui.widgets.access_keys import AccessKeys
from ui.widgets.fields.base import Field, Setting
from ui.widgets.fields.build import field_for
from ui.widgets.in_sight import focus_in_sight
from ui.widgets.note import Note, Remark
from ui.widgets.plain import Card, quiet, row, words
from ui.widgets.segmented import Segmented


@dataclass(frozen=True, slots=True)
class Question:
    """One question: its number, its words, and the fields that take the answer."""

    number: str
    words: str
    fields: tuple[str, ...]


LEFT: Final = (
    Question("2", N_("First and last name, or how may I call you?"), ("stated_name",)),
    Question("3", N_("Year of birth, or age?"), ("stated_born_on", "stated_age")),
    Question("4", N_("Where are you now?"), ("country_of_stay", "place_of_stay", "staying_with")),
    Question(
        "5",
        N_("How can we reach you safely, and who must not know?"),
        ("callback_instructions", "must_not_know"),
    ),
)
RIGHT: Final = (
    Question(
        "6",
        N_("Where did you live in the Netherlands, and whom do you trust there?"),
        ("last_dutch_place", "trusted_in_netherlands"),
    ),
    Question(
        "7",
        N_("Do you still have your passport or permit, or do you know where it is?"),
        ("papers_location",),
    ),
    Question("8", N_("What is going to happen, and when?"), ("expected_event", "expected_on")),
    Question("", N_("First words, as they were said"), ("first_words",)),
)
FRAME: Final = ("channel", "received_at", "reporter_relation", "kind")
TALL: Final = 34
BETWEEN: Final = 12


class Questions(QWidget):
    """The fields of a new report."""

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self._setting = setting
        self._keys = AccessKeys("sofm")
        self.fields: dict[str, Field] = {}
        self.notes: dict[str, Note] = {}
        self.danger = self._danger("direct_danger", _("1  Is the person in danger now?"))
        self.overheard = self._danger("can_be_overheard", _("Can anyone listen in?"))
        # few letters would be left for what stands last, so it chooses first
        more = self._keys.marked(_("More facts"))
        self._framed = {name: self._keys.marked(_(part_of(Report, name).about.label)) for name in FRAME}
        self.advice = words()
        self.advice.hide()
        laid = QVBoxLayout(self)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.setSpacing(10)
        laid.addWidget(self._danger_card())
        self._parts = (self._column(LEFT), self._column(RIGHT))
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(BETWEEN)
        for part in self._parts:
            self._columns.addWidget(part, 1)
        laid.addLayout(self._columns, 1)
        laid.addWidget(self._frame())
        self.more = MoreFacts(setting, more)
        laid.addWidget(self.more)
        self.fields |= self.more.fields
        self.notes |= self.more.notes
        self.more.more_button.toggled.connect(self._keep_room)

    def refuse(self, remarks: Mapping[str, Sequence[Remark]]) -> list[str]:
        """Show what stands in the way, go to the first of it, and return it as lines that name their fields."""
        lines: list[str] = []
        for name, field in self.fields.items():
            found = remarks.get(name, ())
            self.notes[name].tell(found)
            field.describe(self.notes[name].words.text())
            if found and not lines:
                if name in self.more.fields:
                    self.more.unfold()
                focus_in_sight(field.target())
            label = _(LABELS.get(name, part_of(Report, name).about.label))
            lines += [f"{label}: {each.text}" for each in found]
        return lines

    @Slot(bool)
    def _keep_room(self, is_open: bool) -> None:  # noqa: FBT001 - the signature of the signal
        """Let the page scroll once there is more than fits, where the fields would be pressed flat."""
        self.setMinimumHeight(self.sizeHint().height() if is_open else 0)

    def add_organisations(self, choices: Choices) -> dict[str, Field]:
        """Add the fields that name an organisation; return them."""
        added = self.more.add_organisations(choices)
        self.fields.update(added)
        self.notes.update({name: self.more.notes[name] for name in added})
        return added

    def minimumSizeHint(self) -> QSize:
        """Return room for one column: where there is no more, the second stands beneath the first."""
        return QSize(
            max(part.minimumSizeHint().width() for part in self._parts), super().minimumSizeHint().height()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needed = sum(part.minimumSizeHint().width() for part in self._parts) + BETWEEN
        is_narrow = event.size().width() < needed
        self._columns.setDirection(
            QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        )

    def _danger(self, name: str, question: str) -> QWidget:
        part = part_of(Report, name)
        choices = (("JA", _("Yes")), ("NEE", _("No")), ("ONBEKEND", _("Unknown")))
        field = _BigChoice(choices)
        field.name(_(part.about.label))
        label = words(self._keys.marked(question), wrap=False)
        font = QFont(label.font())
        font.setPointSizeF(font.pointSizeF() * 1.15)
        font.setWeight(QFont.Weight.DemiBold)
        label.setFont(font)
        label.setBuddy(field.target())
        self.fields[name], self.notes[name] = field, Note()
        made = QWidget()
        laid = QVBoxLayout(made)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.setSpacing(4)
        for each in (label, field, self.notes[name]):
            laid.addWidget(each)
        return made

    def _danger_card(self) -> Card:
        card = Card(margin=12)
        card.body.addWidget(row(self.danger, self.overheard, gap=36))
        card.body.addWidget(self.advice)
        return card

    def _column(self, questions: Sequence[Question]) -> Card:
        card = Card(margin=12)
        card.body.setSpacing(12)
        for each in questions:
            card.body.addWidget(self._question(each))
        card.body.addStretch(1)
        return card

    def _question(self, question: Question) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(1)
        text = _(question.words)
        caption = words(f"{question.number}  {text}" if question.number else text)
        font = QFont(caption.font())
        font.setWeight(QFont.Weight.DemiBold)
        caption.setFont(font)
        grid.addWidget(caption, 0, 0, 1, len(question.fields))
        alone = len(question.fields) == 1
        for column, name in enumerate(question.fields):
            said = _(part_of(Report, name).about.label)
            self._place(grid, name, 1, column, "" if alone else self._keys.marked(said) if column else said)
            grid.setColumnStretch(column, 1)
        self._keys_for(caption.text(), question.fields[0], caption)
        return made

    def _frame(self) -> Card:
        card = Card(margin=12)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(1)
        for column, name in enumerate(FRAME):
            self._place(grid, name, 0, column, self._framed[name])
            grid.setColumnStretch(column, 3 if name == "received_at" else 2)
        card.body.addLayout(grid)
        return card

    def _place(self, grid: QGridLayout, name: str, line: int, column: int, said: str) -> None:
        part = part_of(Report, name)
        field, note = field_for(part, self._setting), Note()
        text = _(part.about.label)
        if said:
            label = quiet(said, wrap=False)
            if "&" in said:  # else the question above it has the key, and leads here
                label.setBuddy(field.target())
            grid.addWidget(label, line, column)
        field.name(text)
        field.target().setMinimumHeight(TALL)
        grid.addWidget(field, line + 1, column, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(note, line + 2, column)
        self.fields[name], self.notes[name] = field, note

    def _keys_for(self, text: str, name: str, caption: QLabel) -> None:
        caption.setText(self._keys.marked(text))
        caption.setBuddy(self.fields[name].target())


class _BigChoice(Field):
    """A large yes, no or unknown."""

    def __init__(self, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.segments = Segmented(choices, height=44)
        for code, _words in choices:
            self.segments.button(code).setMinimumWidth(96)
        self.segments.changed.connect(self.changed)
        self.line.addWidget(self.segments)

    def show_value(self, value: object) -> None:
        self.segments.choose(str(value or ""))

    def value(self) -> str | None:
        return self.segments.code or None

    def target(self) -> QWidget:
        return self.segments.first

    def name(self, name: str) -> None:
        self.segments.name(name)
