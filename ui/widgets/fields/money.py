"""An amount and its currency."""

import re
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from consulaat.records.kinds import MoneyKind
from consulaat.values.canonical import Json
from consulaat.values.money import EURO
from consulaat.values.unreadable import UnreadableError
from resources.texts import _
from ui.widgets.fields.base import Field
from ui.widgets.fields.lookup import Lookup
from ui.widgets.fields.ranking import table_keys, table_words_with_code
from ui.widgets.look import sized
from ui.widgets.wording import money_words

_NAMED: Final = re.compile(r"[A-Za-z€]")


class MoneyField(Field):
    """An amount typed with comma or point, and a currency: from the list, or typed with the amount."""

    def __init__(self, currency: str = EURO) -> None:
        super().__init__()
        self._default = currency
        self.amount = QLineEdit()
        self.amount.setMinimumHeight(sized(30))
        self.amount.setMaximumWidth(sized(160))
        self.amount.textEdited.connect(self._note_typed)
        self.amount.editingFinished.connect(self._leave)
        self.amount.returnPressed.connect(self.entered)
        self.currency = Lookup(table_words_with_code("currency"), table_keys("currency"), optional=False)
        self.currency.setMinimumContentsLength(18)
        self.currency.choose(currency)
        self.currency.chosen.connect(self._note_typed)
        self.currency.entered.connect(self.entered)
        self.line.addWidget(self.amount, 2)
        self.line.addWidget(self.currency, 3)

    def show_value(self, value: Json) -> None:
        if isinstance(value, dict):
            self.currency.choose(str(value["currency"]))
            self.amount.setText(money_words(value).partition(" ")[2])
        else:
            self.currency.choose(self._default)
            self.amount.clear()
        self.say("")

    def value(self) -> Json:
        text = self.amount.text().strip()
        if not text:
            return None
        kind = MoneyKind()
        named = text if _NAMED.search(text) else f"{text} {self.currency.code}"
        return kind.write(kind.typed(named))

    def typed(self) -> Json:
        text = self.amount.text()
        return {"amount": text, "currency": self.currency.text} if text.strip() else ""

    def retype(self, typed: Json) -> None:
        if isinstance(typed, dict):
            self.amount.setText(str(typed["amount"]))
            self.currency.retype(str(typed["currency"]))
        else:
            self.amount.clear()

    def target(self) -> QWidget:
        return self.amount

    def name(self, name: str) -> None:
        super().name(name)
        self.currency.name(_("{field}: currency", field=name))

    @Slot()
    def _note_typed(self) -> None:
        self.say(self._understood())
        self.changed.emit()

    @Slot()
    def _leave(self) -> None:
        """Write the amount as it is read, and let a currency that was typed with it be the one chosen."""
        try:
            value = self.value()
        except UnreadableError:
            value = None
        if value is not None:
            self.show_value(value)
        self.say("")
        self.left.emit()

    def _understood(self) -> str:
        try:
            value = self.value()
        except UnreadableError:
            return ""
        return money_words(value) if isinstance(value, dict) else ""
