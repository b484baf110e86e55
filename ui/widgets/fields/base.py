"""What every field of an editor can do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from consulaat.values.canonical import Json
from ui.widgets.wording import Shown

Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What fields need to know of their place: the clock of the post and the records to choose from."""

    time_zone: str = "UTC"
    choices: Mapping[str, Choices] = field(default_factory=dict)
    shown: Shown = field(default_factory=Shown)


class Field(QWidget):
    """Edits one value; ``left`` says that the person has finished with it."""

    changed = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(0, 0, 0, 0)
        self.line.setSpacing(6)

    def show_value(self, value: Json) -> None:
        """Show a value; None shows an empty field."""
        raise NotImplementedError

    def value(self) -> Json:
        """Return what is in the field, None when it is empty; raise UnreadableError."""
        raise NotImplementedError

    def target(self) -> QWidget:
        """Return the widget that takes the keyboard."""
        raise NotImplementedError

    def name(self, name: str) -> None:
        """Name the field for screen readers."""
        self.target().setAccessibleName(name)

    def describe(self, text: str) -> None:
        """Tell screen readers what is wrong with the field."""
        self.target().setAccessibleDescription(text)


FieldMaker = Callable[[], Field]
