"""What every field of an editor can do."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from consulaat.values.canonical import Json
from consulaat.values.money import EURO
from ui.widgets.plain import quiet
from ui.widgets.wording import Shown

Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What fields need to know of their place: clock and money of the post, records to choose from, who types.

    ``ready``: sentences that are offered, by the name of the field.
    """

    time_zone: str = "UTC"
    currency: str = EURO
    choices: Mapping[str, Choices] = field(default_factory=dict)
    me: str = ""
    shown: Shown = field(default_factory=Shown)
    ready: Mapping[str, Sequence[str]] = field(default_factory=dict)


class Field(QWidget):
    """Edits one value; ``left``: the person has finished with it; ``entered``: Enter was pressed in it.

    One that ``is_wide`` stands beneath its label and takes the whole width of the form.
    """

    is_wide = False

    changed = Signal()
    left = Signal()
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._wrong = ""
        self._stack = QVBoxLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.setSpacing(1)
        self.line = QHBoxLayout()
        self.line.setContentsMargins(0, 0, 0, 0)
        self.line.setSpacing(6)
        self._stack.addLayout(self.line)
        self.said = quiet()
        self.said.hide()
        self._stack.addWidget(self.said)

    def show_value(self, value: Json) -> None:
        """Show a value; None shows an empty field."""
        raise NotImplementedError

    def value(self) -> Json:
        """Return what is in the field, None when it is empty; raise UnreadableError."""
        raise NotImplementedError

    def typed(self) -> Json:
        """Return what stands in the field, readable or not, so that a draft can bring it back."""
        return self.value()

    def retype(self, typed: Json) -> None:
        """Show again what stood in the field."""
        self.show_value(typed)

    def suggest(self, texts: Mapping[str, tuple[str, ...]]) -> None:
        """Offer texts that were used before, by the name of the field they stood in."""

    def target(self) -> QWidget:
        """Return the widget that takes the keyboard."""
        raise NotImplementedError

    def name(self, name: str) -> None:
        """Name the field for screen readers."""
        self.target().setAccessibleName(name)

    def describe(self, text: str) -> None:
        """Tell screen readers what is wrong with the field."""
        self._wrong = text
        self._describe()

    def say(self, text: str) -> None:
        """Say beneath the field what was understood; this is no objection."""
        self.said.setText(text)
        self.said.setVisible(bool(text))
        self._describe()

    def _describe(self) -> None:
        parts = (self._wrong, self.said.text())
        self.target().setAccessibleDescription(" ".join(each for each in parts if each))


FieldMaker = Callable[[], Field]
