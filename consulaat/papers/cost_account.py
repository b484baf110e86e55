"""FRM-18: the money of one case, under its number only."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from consulaat.papers.common import Amount, Paper, Text
from resources.texts import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class CostRow:
    """One cost: its category, how far it has come, and the amount with the rate used."""

    category_code: str
    category: Text
    state: Text
    amount: Amount
    rate: Decimal | None = None
    euro_amount: Amount | None = None
    source_code: str = ""
    incurred_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """What one funding source committed and what was paid from it; a sum without a rate is left open."""

    source_code: str
    source: Text
    committed: Amount | None
    paid: Amount | None
    open: Amount | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyRow:
    """One commitment or payment from a source, in its own currency and in euro."""

    source_code: str
    booked_on: date | None
    amount: Amount
    rate: Decimal | None = None
    euro_amount: Amount | None = None
    state: Text = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StayRow:
    """A stay in a safehouse: its code name, and what is counted."""

    code_name: str
    nights: int
    approved_nights: int | None = None
    amount: Amount | None = None
    euro_amount: Amount | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CurrencyRow:
    """The totals in one original currency."""

    currency: str
    estimated: Amount
    committed: Amount
    invoiced: Amount
    paid: Amount


@dataclass(frozen=True, slots=True, kw_only=True)
class CostAccount(Paper):
    """The account of one case for finance: no name, no story, and therefore no field for either."""

    code: ClassVar[str] = "FRM-18"
    version: ClassVar[str] = "1.0"
    title: ClassVar[str] = N_("Case cost account")
    audience: ClassVar[str] = N_("Finance")
    is_internal: ClassVar[bool] = True

    as_of: date | None = None
    estimated: Amount | None = None
    committed: Amount | None = None
    invoiced: Amount | None = None
    paid: Amount | None = None
    recovered: Amount | None = None
    open: Amount | None = None
    rate_difference: Amount | None = None

    lines: tuple[CostRow, ...] = ()
    sources: tuple[SourceRow, ...] = ()
    commitments: tuple[MoneyRow, ...] = ()
    payments: tuple[MoneyRow, ...] = ()
    currencies: tuple[CurrencyRow, ...] = ()
    stays: tuple[StayRow, ...] = ()
