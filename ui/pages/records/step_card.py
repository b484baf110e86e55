"""The steps of a record above its editor: one button each, and the few fields of the one that was chosen."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from consulaat.records.compound import Part
from consulaat.services.cases import StepChoice
from consulaat.values.canonical import Json
from resources.texts import _
from ui.pages.records.sheet import WIDTH
from ui.pages.records.steps import StepForm, StepList
from ui.widgets.fields.base import Setting
from ui.widgets.plain import Card, heading


class StepCard(Card):
    """Shows steps; ``asked`` when one is chosen, ``taken`` with its fields, ``typed`` while they are filled in."""

    asked = Signal(str)
    taken = Signal(str, dict)
    typed = Signal()

    def __init__(self, type_: str, steps: Sequence[StepChoice]) -> None:
        self._list = StepList(type_)
        super().__init__(heading(_("Steps"), size=1.1), self._list)
        self.setMaximumWidth(WIDTH + 60)
        self._steps = steps
        self._form: StepForm | None = None
        self._list.show_steps(steps)
        self._list.asked.connect(self.asked)

    @property
    def form(self) -> StepForm | None:
        """The fields of the chosen step, while they are shown."""
        return self._form if self._form is not None and not self._form.isHidden() else None

    @property
    def verb(self) -> str:
        """The step of which something was typed."""
        return self._form.verb if self._form is not None and self.answers else ""

    @property
    def answers(self) -> dict[str, Json]:
        """What was typed for the chosen step."""
        return self.form.form.typed() if self.form is not None else {}

    @property
    def buttons(self) -> Mapping[str, QWidget]:
        """The button of each step."""
        return self._list.buttons

    def has(self, verb: str) -> bool:
        """Tell whether there is such a step now."""
        return any(each.verb == verb for each in self._steps)

    def begin(
        self,
        verb: str,
        parts: Sequence[Part],
        needed: frozenset[str],
        setting: Setting,
        values: Mapping[str, Json],
    ) -> None:
        """Ask what a step needs; one that needs nothing is taken at once."""
        label = next(_(each.label) for each in self._steps if each.verb == verb)
        if self._form is not None:
            self._form.hide()
            self._form.deleteLater()
        self._form = StepForm(verb, label, parts, needed, setting, values)
        self._form.taken.connect(self.taken)
        self._form.put_off.connect(self._put_off)
        self._form.form.changed.connect(self.typed)
        self.body.addWidget(self._form)
        self._form.show()  # at once: what was typed in a draft of it is brought back right after this
        if parts:
            self._form.begin()
        else:
            self.taken.emit(verb, {})

    @Slot()
    def _put_off(self) -> None:
        if self._form is not None:
            self._form.hide()
