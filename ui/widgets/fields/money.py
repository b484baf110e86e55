"""An amount and its currency."""

from PySide6.QtWidgets import QLineEdit, QWidget

from consulaat.records.kinds import MoneyKind
from consulaat.values.canonical import Json
from consulaat.values.money import EURO
from resources.reference import rows
from resources.texts import _
from ui.widgets.fields.base import Field
from ui.widgets.fields.choice import Combo
from ui.widgets.wording import money_words


class MoneyField(Field):
    """An amount typed with comma or point, and a currency from the list."""

    def __init__(self, currency: str = EURO) -> None:
        super().__init__()
        self.amount = QLineEdit()
        self.amount.setMinimumHeight(30)
        self.amount.setMaximumWidth(180)
        self.amount.textEdited.connect(self.changed)
        self.amount.editingFinished.connect(self.left)
        self.currency = Combo([(row["code"], row["code"]) for row in rows("currencies")])
        self.currency.setMinimumContentsLength(6)
        self.currency.choose(currency)
        self.currency.activated.connect(self.changed)
        self.line.addWidget(self.amount, 1)
        self.line.addWidget(self.currency)
        self.line.addStretch(1)

    def show_value(self, value: Json) -> None:
        if isinstance(value, dict):
            self.currency.choose(str(value["currency"]))
            self.amount.setText(money_words(value).partition(" ")[2])
        else:
            self.amount.clear()

    def value(self) -> Json:
        text = self.amount.text().strip()
        if not text:
            return None
        kind = MoneyKind()
        return kind.write(kind.typed(f"{text} {self.currency.code}"))

    def target(self) -> QWidget:
        return self.amount

    def name(self, name: str) -> None:
        super().name(name)
        self.currency.setAccessibleName(_("{field}: currency", field=name))
