"""Values that are shown only by a deliberate act: sealed and hidden ones."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from consulaat.values.canonical import Json
from resources.texts import _
from ui.widgets.fields.base import Field
from ui.widgets.plain import button, words
from ui.widgets.wording import MASK


class SecretField(Field):
    """Shows that there is a value; showing it and changing it are two deliberate acts."""

    reveal_requested = Signal()

    def __init__(self, inner: Field) -> None:
        super().__init__()
        self._inner = inner
        self._kept: Json = None
        self._editing = False
        self.state = words(wrap=False, selectable=False)
        self.state.setMinimumWidth(110)
        self.show_button = button(_("Show…"), "eye")
        self.change_button = button(_("Change"), "edit")
        self.show_button.clicked.connect(self.reveal_requested)
        self.change_button.clicked.connect(self._begin)
        self._inner.changed.connect(self.changed)
        self._inner.left.connect(self.left)
        for each in (self.state, self.show_button, self.change_button):
            self.line.addWidget(each)
        self.line.addWidget(self._inner, 1)
        self.line.addStretch()
        self.show_value(None)

    def show_value(self, value: Json) -> None:
        self._kept = value
        self._editing = value is None
        self.state.setText(MASK)
        self._inner.show_value(None)
        self._arrange()

    def value(self) -> Json:
        return self._inner.value() if self._editing else self._kept

    def tell(self, text: str) -> None:
        """Show the value that was revealed, until the editor is left."""
        self.state.setText(text)
        self.show_button.hide()

    def target(self) -> QWidget:
        return self._inner.target() if self._editing else self.show_button

    def name(self, name: str) -> None:
        self._inner.name(name)
        self.show_button.setAccessibleName(_("Show: {field}", field=name))
        self.change_button.setAccessibleName(_("Change: {field}", field=name))

    @Slot()
    def _begin(self) -> None:
        self._editing = True
        self._arrange()
        self._inner.target().setFocus()

    def _arrange(self) -> None:
        for each in (self.state, self.show_button, self.change_button):
            each.setVisible(not self._editing)
        self._inner.setVisible(self._editing)
