"""Values that are shown only by a deliberate act: sealed and hidden ones.

What a person types here goes into their draft, which stands in the encrypted store under their own name, so that
a lock loses nothing. When a draft comes back it is masked: someone else may be looking on by then. Showing it is a
second, deliberate act. That is not noted as a reveal: it is what this person typed, and no value of a record yet.
"""

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from consulaat.values.canonical import Json
from resources.texts import _
from ui.widgets.clipboard import refuse_copying
from ui.widgets.fields.base import Field
from ui.widgets.look import sized
from ui.widgets.plain import button, words
from ui.widgets.wording import MASK


class SecretField(Field):
    """Shows that there is a value; showing it and changing it are two deliberate acts."""

    reveal_requested = Signal()

    def __init__(self, inner: Field) -> None:
        super().__init__()
        self._inner = inner
        self.is_wide = inner.is_wide
        self._kept: Json = None
        self._editing = False
        self._veiled = False
        self.state = words(wrap=False, selectable=False)
        self.state.setMinimumWidth(sized(110))
        self.show_button = button(_("Show…"), "eye")
        self.change_button = button(_("Change…"), "edit")
        self.unveil_button = button(_("Show what was typed"), "eye")
        self.show_button.clicked.connect(self.reveal_requested)
        self.change_button.clicked.connect(self._begin)
        self.unveil_button.clicked.connect(self._begin)
        refuse_copying(inner)
        self._inner.changed.connect(self.changed)
        self._inner.left.connect(self.left)
        self._inner.entered.connect(self.entered)
        for each in (self.state, self.show_button, self.change_button, self.unveil_button):
            self.line.addWidget(each)
        self.line.addWidget(self._inner, 1)
        self.line.addStretch()
        self.show_value(None)

    def show_value(self, value: Json) -> None:
        self._kept = value
        self._editing, self._veiled = not value, False  # of an empty list there is nothing to hide
        self.state.setText(MASK)
        self._inner.show_value(None)
        self._arrange()

    def value(self) -> Json:
        return self._inner.value() if self._editing else self._kept

    def typed(self) -> Json:
        return {"typed": self._inner.typed()} if self._editing else None

    def retype(self, typed: Json) -> None:
        if not isinstance(typed, Mapping):
            return
        self._inner.retype(typed["typed"])
        self._editing = True
        self._veiled = bool(typed["typed"])
        self.state.setText(_("{mask}  from the draft", mask=MASK) if self._veiled else MASK)
        self._arrange()

    def tell(self, text: str) -> None:
        """Show the value that was revealed, until the editor is left."""
        self.state.setText(text)
        self.show_button.hide()

    def target(self) -> QWidget:
        if self._veiled:
            return self.unveil_button
        return self._inner.target() if self._editing else self.show_button

    def name(self, name: str) -> None:
        self._inner.name(name)
        self.show_button.setAccessibleName(_("Show: {field}", field=name))
        self.change_button.setAccessibleName(_("Change: {field}", field=name))
        self.unveil_button.setAccessibleName(_("Show what was typed: {field}", field=name))

    @Slot()
    def _begin(self) -> None:
        self._editing, self._veiled = True, False
        self._arrange()
        self._inner.target().setFocus()

    def _arrange(self) -> None:
        self.state.setVisible(not self._editing or self._veiled)
        self.show_button.setVisible(not self._editing)
        self.change_button.setVisible(not self._editing)
        self.unveil_button.setVisible(self._veiled)
        self._inner.setVisible(self._editing and not self._veiled)
