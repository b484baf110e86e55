"""Stays and money: what safehouses came to, and what was committed, paid and reclaimed, in euro."""

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from consulaat.records.money import CostLine, CostState
from consulaat.records.safehouse import Stay
from consulaat.services.figures.figure import Row
from consulaat.services.figures.period import Period
from consulaat.services.figures.ports import Figures
from consulaat.services.figures.words import euro
from consulaat.values.money import EURO, Money
from resources.reference import label
from resources.texts import N_, _, language

WITHOUT_EURO: Final = N_("Amounts without a rate are left out.")
PRESENT_NIGHTS: Final = N_("Nights of stays that have not ended count until the end of the period.")
_CENT: Final = Decimal("0.01")
_REAL: Final = {
    CostState.APPROVED,
    CostState.INVOICED,
    CostState.PAID,
    CostState.SETTLED,
    CostState.RECLAIMED,
}

_KINDS: Final[Mapping[str, str]] = {
    "committed": N_("Committed, {what}"),
    "paid": N_("Paid, {what}"),
    "reclaimed": N_("Of what was paid, reclaimed, {what}"),
}


def stay_rows(figures: Figures, period: Period) -> tuple[Row, ...]:
    """Return stays, persons, nights and euro per night."""
    stays = figures.stays(period)
    nights = sum(nights_of(stay, period) for stay in stays)
    people = {each.person for stay in stays for each in stay.people}
    costs, _left_out = in_euro(line for line in figures.costs_of_stays(period) if line.state in _REAL)
    each_night = (costs / nights).quantize(_CENT, ROUND_HALF_UP) if nights and costs else None
    return (
        Row(code="stays", label=_("Stays"), value=len(stays)),
        Row(code="persons", label=_("Persons"), value=len(people)),
        Row(code="nights", label=_("Nights"), value=nights),
        _amount("euro_per_night", _("Euro per night"), each_night),
    )


def nights_of(stay: Stay, period: Period) -> int:
    """Return the nights of a stay: the day of departure does not count, a stay of one day counts one."""
    if stay.nights is not None:
        return stay.nights
    if stay.arrival_on is None:
        return 0
    return max(1, ((stay.departure_on or period.until) - stay.arrival_on).days)


def money_rows(figures: Figures, period: Period) -> tuple[tuple[Row, ...], bool, str]:
    """Return what was committed, paid and reclaimed, whether any was left out, and all that was paid."""
    committed: dict[str, list[Money | None]] = {}
    for source, commitment in figures.commitments(period):
        committed.setdefault(f"committed/{source}", []).append(commitment.euro_amount or commitment.amount)
    paid: dict[str, list[Money | None]] = {}
    all_paid = []
    for source, line, payment in figures.payments(period):
        amount = payment.euro_amount or payment.amount
        all_paid.append(amount)
        kinds = ["paid", "reclaimed"] if line.state is CostState.RECLAIMED else ["paid"]
        for kind in kinds:
            paid.setdefault(f"{kind}/{source}", []).append(amount)
            paid.setdefault(f"{kind}/{line.category.value}", []).append(amount)
    sums = {code: _summed(amounts) for code, amounts in sorted({**committed, **paid}.items())}
    rows = tuple(_amount(code, _money_label(code), total) for code, (total, _left_out) in sums.items())
    is_incomplete = any(left_out for _total, left_out in sums.values())
    return rows, is_incomplete, f"{EURO} {_summed(all_paid)[0]}"


def in_euro(lines: Iterable[CostLine]) -> tuple[Decimal, bool]:
    """Return the sum of cost lines in euro, and whether a line without a rate was left out."""
    return _summed([line.euro_amount or line.amount for line in lines])


def _summed(amounts: Iterable[Money | None]) -> tuple[Decimal, bool]:
    known = [amount for amount in amounts if amount is not None]
    in_euros = [amount.amount for amount in known if amount.currency == EURO]
    return sum(in_euros, Decimal("0.00")), len(in_euros) < len(known)


def _amount(code: str, words: str, total: Decimal | None) -> Row:
    if total is None:
        return Row(code=code, label=words, value=None, shown=_("Unknown"))
    return Row(code=code, label=words, value=f"{EURO} {total}", shown=euro(total))


def _money_label(code: str) -> str:
    kind, _slash, what = code.partition("/")
    name = label("FundingCode" if what.startswith("F") else "CostCategory", what, language()) or _("Unknown")
    return _(_KINDS[kind], what=name)
