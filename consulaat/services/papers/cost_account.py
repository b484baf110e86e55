"""FRM-18 from a case: its money under the case number, stays by code name, no name and no story."""

from collections.abc import Iterator
from typing import Final

from consulaat.errors import RefusedError
from consulaat.papers.common import Amount
from consulaat.papers.cost_account import CostAccount, CostRow, CurrencyRow, MoneyRow, SourceRow, StayRow
from consulaat.records.case import Case
from consulaat.records.money import Commitment, CommitmentState, CostLine, CostState, Payment
from consulaat.records.safehouse import Safehouse, Stay, StayState
from consulaat.rules.nights import stay_cost, stay_nights
from consulaat.rules.rates import euro_at, euro_on
from consulaat.services.naming import find_record
from consulaat.services.papers.books import Books, books_of, euro_of, in_currency, total
from consulaat.services.papers.material import Material
from consulaat.services.ports import UnitOfWork
from consulaat.values.moment import local_date
from consulaat.values.money import Money

_UNDECIDED: Final = frozenset({CostState.ESTIMATE, CostState.REQUESTED})
_NO_STAY: Final = frozenset({StayState.REQUESTED, StayState.REJECTED})


def find(work: UnitOfWork, ref: str) -> Case:
    """Return the case that is meant."""
    return work.get(Case, find_record(work, Case, ref))


def content(material: Material, case: Case) -> CostAccount:
    """Return the account of a case; it is a draft while an amount still waits for a decision."""
    books = books_of(material.work, case)
    committed, paid = total(books.committed), total(books.payments)
    is_open = committed is not None and paid is not None
    return CostAccount(
        frame=material.frame(case.number or "", is_draft=_is_draft(books), is_marked=True),
        as_of=material.today,
        estimated=total(books.estimated),
        committed=committed,
        invoiced=total(books.invoiced),
        paid=paid,
        recovered=total(books.recovered),
        open=_minus(committed, paid) if is_open else None,
        rate_difference=material.amount(books.rate_difference()),
        lines=tuple(_line(material, books, line) for line in books.lines),
        sources=tuple(_sources(material, books)),
        commitments=tuple(_commitment(material, books, each) for each in books.commitments),
        payments=tuple(_payment(material, books, each) for each in books.payments),
        currencies=tuple(_currency(books, currency) for currency in books.currencies()),
        stays=tuple(_stays(material, books, case)),
    )


def _is_draft(books: Books) -> bool:
    return any(line.state in _UNDECIDED for line in books.lines) or any(
        each.state is CommitmentState.REQUESTED for each in books.commitments
    )


def _minus(whole: Amount | None, part: Amount | None) -> Amount | None:
    if whole is None or part is None:
        return None
    return Amount(amount=whole.amount - part.amount, currency=whole.currency)


def _plain(money: Money) -> Amount:
    return Amount(amount=money.amount, currency=money.currency)


def _line(material: Material, books: Books, line: CostLine) -> CostRow:
    return CostRow(
        category_code=str(line.category),
        category=material.word(line.category),
        state=material.word(line.state),
        amount=_plain(line.amount),
        rate=line.rate,
        euro_amount=material.amount(euro_of(line)),
        source_code=books.source_of_line(line),
        incurred_on=line.incurred_on,
    )


def _sources(material: Material, books: Books) -> Iterator[SourceRow]:
    for source in books.used_sources():
        committed = total(each for each in books.committed if books.source_of(each) == source)
        paid = total(each for each in books.payments if books.source_of_payment(each) == source)
        yield SourceRow(
            source_code=str(source),
            source=material.word(source),
            committed=committed,
            paid=paid,
            open=_minus(committed, paid),
        )


def _commitment(material: Material, books: Books, commitment: Commitment) -> MoneyRow:
    zone = material.work.identity.time_zone
    return MoneyRow(
        source_code=str(books.source_of(commitment)),
        booked_on=local_date(commitment.approved_at, zone) if commitment.approved_at else None,
        amount=_plain(commitment.amount),
        rate=commitment.rate,
        euro_amount=material.amount(euro_of(commitment)),
        state=material.word(commitment.state),
    )


def _payment(material: Material, books: Books, payment: Payment) -> MoneyRow:
    return MoneyRow(
        source_code=str(books.source_of_payment(payment)),
        booked_on=payment.paid_on,
        amount=_plain(payment.amount),
        rate=payment.rate,
        euro_amount=material.amount(euro_of(payment)),
        state=material.word(CostState.PAID),
    )


def _currency(books: Books, currency: str) -> CurrencyRow:
    return CurrencyRow(
        currency=currency,
        estimated=in_currency(books.estimated, currency),
        committed=in_currency(books.committed, currency),
        invoiced=in_currency(books.invoiced, currency),
        paid=in_currency(books.payments, currency),
    )


def _stays(material: Material, books: Books, case: Case) -> Iterator[StayRow]:
    for stay in material.work.find(Stay, case=case.id):
        if stay.state in _NO_STAY:
            continue
        safehouse = material.work.get(Safehouse, stay.safehouse)
        cost = _cost(stay, safehouse)
        yield StayRow(
            code_name=safehouse.code_name,
            nights=stay_nights(stay),
            approved_nights=stay.approved_nights,
            amount=material.amount(cost),
            euro_amount=material.amount(_cost_in_euro(material, books, case, stay, cost)),
        )


def _cost(stay: Stay, safehouse: Safehouse) -> Money | None:
    """Return what a stay costs; None where the safehouse has no tariff for it."""
    try:
        return stay_cost(stay, safehouse)
    except RefusedError:
        return None


def _cost_in_euro(
    material: Material, books: Books, case: Case, stay: Stay, cost: Money | None
) -> Money | None:
    """Return it in euro, at the rate that a cost line of the stay froze, else at that of the arrival."""
    if cost is None:
        return None
    frozen = next((line.rate for line in books.estimated if line.stay == stay.id and line.rate), None)
    if frozen is not None:
        return euro_at(cost, frozen)
    return euro_on(cost, stay.arrival_on or material.today, material.around(case))
