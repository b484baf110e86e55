"""Steps as buttons that explain themselves, and the few fields that a step asks."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from consulaat.records.compound import Part
from consulaat.services.cases import StepChoice
from consulaat.values.canonical import Json
from resources.texts import N_, _
from ui.widgets.access_keys import AccessKeys
from ui.widgets.fields.base import Setting
from ui.widgets.form import Form
from ui.widgets.in_sight import focus_in_sight
from ui.widgets.note import Note, Remark
from ui.widgets.plain import Card, button, heading, quiet, row
from ui.widgets.wording import finding_words

SHOWN = 3
_NEEDED: Final = "FIELD_NEEDED"  # the form of the step asks it
# A field that holds the answer of an earlier step: it is asked anew, in the words of this one.
_ANEW: Final = {("reopen", "closure_note"): N_("Why the case is reopened")}


class StepList(QWidget):
    """One line per step: a button, and beside it why it is not possible yet."""

    asked = Signal(str)

    def __init__(self, type_: str) -> None:
        super().__init__()
        self._type = type_
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self.buttons: dict[str, QWidget] = {}

    def show_steps(self, steps: Sequence[StepChoice]) -> None:
        """Replace all steps."""
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.buttons = {}
        for line, step in enumerate(sorted(steps, key=_plainness)):
            self._add(line, step)

    def _add(self, line: int, step: StepChoice) -> None:
        in_the_way = [each for each in step.findings if each.code != _NEEDED]
        take = button(_(step.label), "arrow-right" if step.is_possible else "")
        take.setAccessibleDescription(" ".join(finding_words(each, self._type) for each in in_the_way))
        take.clicked.connect(lambda: self.asked.emit(step.verb))
        take.setMinimumWidth(170)
        self.buttons[step.verb] = take
        self._grid.addWidget(take, line, 0, Qt.AlignmentFlag.AlignTop)
        note = Note(is_calm=True)
        remarks = [Remark(finding_words(each, self._type), each.stops) for each in in_the_way[:SHOWN]]
        if len(in_the_way) > SHOWN:
            remarks.append(Remark(_("and {n} more", n=len(in_the_way) - SHOWN), stops=False))
        if remarks:
            self._grid.addWidget(note, line, 1, Qt.AlignmentFlag.AlignVCenter)
            note.tell(remarks)
        else:
            self._grid.addWidget(quiet(_("Possible now")), line, 1)


class StepForm(Card):
    """Asks what a step needs before it is taken."""

    taken = Signal(str, dict)
    put_off = Signal()

    def __init__(
        self,
        verb: str,
        label: str,
        parts: Sequence[Part],
        needed: frozenset[str],
        setting: Setting,
        values: Mapping[str, Json],
    ) -> None:
        super().__init__(heading(label, size=1.15))
        self.verb = verb
        self._needed = needed
        self.take_button = button(label, "check", main=True)
        self.later_button = button(_("Not now"))
        keys = AccessKeys()
        self.form = Form([("", [_asked(verb, each) for each in parts])], setting, keys, required=needed)
        self.form.show_values({name: each for name, each in values.items() if (verb, name) not in _ANEW})
        self.note = Note()
        self.body.addWidget(self.form)
        self.body.addWidget(self.note)
        self.body.addWidget(row(self.take_button, self.later_button))
        self.take_button.clicked.connect(self._take)
        self.form.entered.connect(self._take)
        self.later_button.clicked.connect(self.put_off)

    def begin(self) -> None:
        """Put the focus into the first field."""
        first = next(iter(self.form.fields.values()), None)
        focus_in_sight(first.target() if first else self.take_button)

    def tell(
        self, by_field: Mapping[str, Sequence[tuple[str, bool]]], general: Sequence[tuple[str, bool]]
    ) -> None:
        """Show what stands in the way."""
        inside = {name: said for name, said in by_field.items() if name in self.form.fields}
        outside = [each for name, said in by_field.items() if name not in inside for each in said]
        self.form.tell({name: [Remark(*each) for each in said] for name, said in inside.items()})
        self.note.tell([Remark(*each) for each in (*general, *outside)])

    def event(self, event: QEvent) -> bool:
        """Keep Esc for the step, where the window would leave the page."""
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put the step off by Esc; what was typed for it is given up by a second one only."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.form.is_changed and not self.later_button.hasFocus():
            self.later_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.put_off.emit()

    def _take(self) -> None:
        problems = self.form.problems()
        if problems:
            self.form.tell(problems)
            return
        self.taken.emit(self.verb, self.form.changes())


def _asked(verb: str, part: Part) -> Part:
    label = _ANEW.get((verb, part.name))
    return replace(part, about=replace(part.about, label=label)) if label else part


def _plainness(step: StepChoice) -> tuple[bool, bool]:
    """Let what is possible come first, and of that what nothing is remarked on."""
    return not step.is_possible, any(each.code != _NEEDED for each in step.findings)
