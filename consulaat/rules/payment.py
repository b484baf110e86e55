"""Payments: never by the approver, never to an alleged perpetrator, never beyond a commitment (§12.5)."""

from collections.abc import Iterator
from typing import Final

from consulaat.records.case import Involvement, InvolvementRole
from consulaat.records.money import Commitment, CommitmentState, CostLine, CostState, Payment, PaymentMethod
from consulaat.records.person import Person
from consulaat.rules.around import Around
from consulaat.rules.findings import Finding, warning
from consulaat.rules.four_eyes import user_of
from consulaat.rules.permissions import FIN
from consulaat.rules.spending import payments_fit
from consulaat.values.identifiers import clean
from resources.texts import N_

_PAYABLE: Final = frozenset({CostState.APPROVED, CostState.INVOICED, CostState.PAID, CostState.SETTLED})


def objections_to_payment(payment: Payment, around: Around) -> Iterator[Finding]:
    """Tell everything that stands in the way of a payment."""
    yield from _payer(payment, around)
    yield from _beneficiary(payment, around)
    yield from _cost_line(payment, around)
    yield from _commitment(payment, around)
    if payment.method is PaymentMethod.CASH and not (payment.receipt_is_signed or payment.no_receipt_reason):
        yield warning(
            "NO_RECEIPT",
            N_("Have the receipt signed, or give the reason why there is none."),
            "§12.5",
            "no_receipt_reason",
        )


def _payer(payment: Payment, around: Around) -> Iterator[Finding]:
    payer = user_of(payment.paid_by, around)
    if payer is not None and FIN not in payer.roles:
        yield Finding("NOT_A_CASHIER", N_("Only a finance officer may pay."), "§12.5", field_name="paid_by")
    line = around.one(CostLine, payment.cost_line)
    if line is not None and line.approved_by == payment.paid_by:
        yield Finding("FOUR_EYES", N_("Nobody pays what they approved."), "§12.5", field_name="paid_by")


def _beneficiary(payment: Payment, around: Around) -> Iterator[Finding]:
    if _goes_to_perpetrator(payment, around):
        yield Finding(
            "ALLEGED_PERPETRATOR",
            N_("No money may go to a person who is an alleged perpetrator in a case."),
            "§12.5",
            field_name="beneficiary",
        )


def _goes_to_perpetrator(payment: Payment, around: Around) -> bool:
    """Tell whether the person paid, the name or the account belongs to an alleged perpetrator."""
    found = around.all(Involvement, role=InvolvementRole.ALLEGED_PERPETRATOR)
    suspects = {each.person for each in found}
    if payment.beneficiary in suspects:
        return True
    known = [around.one(Person, person) for person in suspects]
    names = {_name(person) for person in known if person is not None}
    if payment.beneficiary_name and " ".join(payment.beneficiary_name.casefold().split()) in names - {""}:
        return True
    accounts = {
        clean(each.iban) for each in around.all(Payment) if each.iban and each.beneficiary in suspects
    }
    return bool(payment.iban) and clean(payment.iban or "") in accounts


def _name(person: Person) -> str:
    parts = (person.given_names, person.surname_prefix, person.surname)
    return " ".join(" ".join(part.casefold().split()) for part in parts if part)


def _cost_line(payment: Payment, around: Around) -> Iterator[Finding]:
    line = around.one(CostLine, payment.cost_line)
    if line is None:
        return
    if line.case != payment.case:
        yield Finding("OTHER_CASE", N_("This cost belongs to another case."), "§12.7", field_name="cost_line")
    if line.state not in _PAYABLE:
        yield Finding("COST_NOT_APPROVED", N_("This cost is not approved."), "§12.5", field_name="cost_line")
    if line.commitment not in {None, payment.commitment}:
        yield Finding(
            "OTHER_COMMITMENT",
            N_("This cost was approved on another commitment."),
            "§12.7",
            field_name="commitment",
        )


def _commitment(payment: Payment, around: Around) -> Iterator[Finding]:
    commitment = around.one(Commitment, payment.commitment)
    if commitment is None:
        return
    if commitment.case != payment.case:
        yield Finding(
            "OTHER_CASE", N_("This commitment is for another case."), "§12.7", field_name="commitment"
        )
    if commitment.state is not CommitmentState.APPROVED:
        yield Finding(
            "COMMITMENT_NOT_APPROVED",
            N_("This commitment is not approved."),
            "§12.5",
            field_name="commitment",
        )
        return
    for commitments in ([commitment], _of_source(commitment, around)):
        ids = {each.id for each in commitments}
        earlier = [each for each in around.all(Payment) if each.commitment in ids and each.id != payment.id]
        if payments_fit([*earlier, payment], commitments, payment.paid_on) is False:
            yield Finding(
                "COMMITMENT_TOO_SMALL",
                N_("With this payment more is paid than was committed."),
                "§12.7",
                field_name="amount",
            )
            return


def _of_source(commitment: Commitment, around: Around) -> list[Commitment]:
    return list(
        around.all(
            Commitment,
            case=commitment.case,
            funding_source=commitment.funding_source,
            state=CommitmentState.APPROVED,
        )
    )
