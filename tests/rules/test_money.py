"""Money: levels, sources, four eyes, and never to an alleged perpetrator."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from consulaat.records.case import Involvement, InvolvementRole
from consulaat.records.ids import PersonId
from consulaat.records.money import (
    ApprovalLevel,
    Commitment,
    CommitmentState,
    CostLine,
    CostState,
    Payment,
    PaymentMethod,
)
from consulaat.records.reference import CostCategory
from consulaat.records.safehouse import StayState
from consulaat.records.user import User
from consulaat.rules.filling import filled
from consulaat.rules.payment import objections_to_payment
from consulaat.rules.validation import checks
from consulaat.values.money import Money, euros
from tests.rules.builders import (
    STAY,
    a_commitment,
    a_cost,
    a_payment,
    a_person,
    a_rate,
    a_source,
    a_stay,
    mad,
)
from tests.rules.surroundings import (
    ANNA,
    BRAM,
    CASE,
    CORA,
    DAAN,
    EVA,
    NOW,
    PERSON,
    an_id,
    around,
    codes,
    me,
    stops,
    took,
    warned,
)

ASKED = a_commitment(state=CommitmentState.REQUESTED)


def eur(amount: str) -> Money:
    return euros(Decimal(amount))


@pytest.mark.parametrize(
    ("amount", "units", "currency", "euro"),
    [
        ("4200.00", "10.7350", "MAD", "391.24"),
        ("7000.00", "10.7350", "MAD", "652.07"),
        ("4900.00", "10.7350", "MAD", "456.45"),
        ("185000.00", "325.40", "PKR", "568.53"),
        ("975000.000", "1532.50", "IQD", "636.22"),
    ],
)
def test_an_amount_becomes_euros_at_the_rate_of_the_day(
    amount: str, units: str, currency: str, euro: str
) -> None:
    line = a_cost(amount=Money.of(amount, currency), incurred_on=date(2026, 7, 10))
    line = filled(line, around(ANNA, a_rate(currency, units)))

    assert (line.rate, line.euro_amount) == (Decimal(units), eur(euro))


def test_a_rate_is_frozen_once_it_is_used() -> None:
    line = filled(a_cost(amount=mad("4200.00")), around(ANNA, a_rate()))
    later = filled(replace(line, description="bus"), around(ANNA, a_rate(units="11"), line))

    assert (later.rate, later.euro_amount) == (line.rate, line.euro_amount)


def test_an_amount_that_changes_keeps_its_rate() -> None:
    line = filled(a_cost(amount=mad("4200.00")), around(ANNA, a_rate()))
    more = filled(replace(line, amount=mad("7000.00")), around(ANNA, a_rate(units="11"), line))

    assert more.euro_amount == eur("652.07")


def test_a_rate_outside_its_days_is_not_used() -> None:
    line = filled(a_cost(amount=mad("1.00"), incurred_on=date(2026, 8, 1)), around(ANNA, a_rate()))

    assert (line.rate, line.euro_amount) == (None, None)
    assert "NO_RATE" in warned(checks(line, around(ANNA)))


def test_euros_need_no_rate() -> None:
    line = filled(a_cost(amount=eur("5.00"), euro_amount=None), around(ANNA))

    assert (line.rate, line.euro_amount) == (None, eur("5.00"))


def test_whoever_makes_an_estimate_is_its_requester() -> None:
    line = filled(a_cost(state=CostState.ESTIMATE, requested_by=None), around(ANNA))

    assert (line.requested_by, line.requested_at) == (me(ANNA), NOW)


@pytest.mark.parametrize(
    ("amount", "before", "level"),
    [
        ("500.00", "0.00", ApprovalLevel.FIRST),
        ("500.01", "0.00", ApprovalLevel.SECOND),
        ("100.00", "450.00", ApprovalLevel.SECOND),
        ("2500.00", "0.00", ApprovalLevel.SECOND),
        ("2500.01", "0.00", ApprovalLevel.THIRD),
    ],
)
def test_the_level_follows_from_all_that_is_committed_for_the_case(
    amount: str, before: str, level: ApprovalLevel
) -> None:
    earlier = a_commitment("earlier", amount=eur(before))
    asked = filled(a_commitment(state=CommitmentState.REQUESTED, amount=eur(amount)), around(ANNA, earlier))

    assert asked.level is level


@pytest.mark.parametrize(
    ("by", "amount", "refused"),
    [
        (BRAM, "500.00", []),
        (BRAM, "500.01", ["LEVEL_TOO_LOW"]),
        (CORA, "2500.00", []),
        (CORA, "2500.01", ["LEVEL_TOO_LOW"]),
        (DAAN, "2500.01", []),
    ],
)
def test_each_level_approves_up_to_its_limit(by: User, amount: str, refused: list[str]) -> None:
    asked = a_commitment(state=CommitmentState.REQUESTED, amount=eur(amount))

    assert stops(asked, "approve", around(by, a_source())) == refused


def test_nobody_approves_the_commitment_they_asked_for() -> None:
    asked = replace(ASKED, requested_by=me(CORA))

    assert stops(asked, "approve", around(CORA, a_source())) == ["FOUR_EYES"]


def test_the_emergency_fund_needs_the_agreement_of_the_hub() -> None:
    fund = a_source(needs_hub_agreement=True)

    assert stops(ASKED, "approve", around(CORA, fund)) == ["HUB_AGREEMENT_NEEDED"]
    assert stops(replace(ASKED, reason="letter of 6 July"), "approve", around(CORA, fund)) == []


def test_a_source_pays_other_categories_only_with_headquarters() -> None:
    asked = replace(ASKED, categories=frozenset({CostCategory.DNA_TEST}))

    assert stops(asked, "approve", around(CORA, a_source())) == ["SOURCE_NOT_ELIGIBLE"]
    assert stops(asked, "approve", around(DAAN, a_source())) == []


def test_a_commitment_without_a_rate_is_not_approved() -> None:
    asked = a_commitment(state=CommitmentState.REQUESTED, amount=mad("100.00"))

    assert stops(asked, "approve", around(CORA, a_source())) == ["NO_RATE"]


def test_an_approved_commitment_keeps_level_approver_and_moment() -> None:
    commitment, _ = took(ASKED, "approve", around(CORA, a_source()))

    assert (commitment.level, commitment.approved_by, commitment.approved_at) == (
        ApprovalLevel.SECOND,
        me(CORA),
        NOW,
    )


def test_a_cost_is_approved_on_a_commitment_of_its_case() -> None:
    line, _ = took(a_cost(), "approve", around(BRAM, a_commitment(), a_source()))

    assert (line.approved_by, line.funding_source) == (me(BRAM), a_commitment().funding_source)


@pytest.mark.parametrize(
    ("commitment", "code"),
    [
        (a_commitment(case=an_id("other case")), "OTHER_CASE"),
        (a_commitment(state=CommitmentState.REQUESTED), "COMMITMENT_NOT_APPROVED"),
        (a_commitment(categories=frozenset({CostCategory.LOCAL_TRANSPORT})), "CATEGORY_NOT_COVERED"),
        (a_commitment(amount=eur("99.99")), "COMMITMENT_TOO_SMALL"),
        (a_commitment(valid_until=date(2026, 7, 5)), "COMMITMENT_ENDED"),
    ],
)
def test_a_commitment_that_does_not_cover_a_cost_refuses_it(commitment: Commitment, code: str) -> None:
    assert stops(a_cost(), "approve", around(BRAM, commitment, a_source())) == [code]


def test_nobody_approves_their_own_request() -> None:
    mine = a_cost(requested_by=me(BRAM))

    assert stops(mine, "approve", around(BRAM, a_commitment(), a_source())) == ["FOUR_EYES"]


def test_a_cashier_does_not_approve_their_own_request() -> None:
    mine = a_cost(requested_by=me(EVA))
    found = stops(mine, "approve", around(EVA, a_commitment(), a_source()))

    assert found == ["NO_RIGHT", "FOUR_EYES"]


def test_what_other_costs_claim_is_no_longer_there() -> None:
    other = a_cost("other", state=CostState.INVOICED, amount=eur("750.00"))
    here = around(BRAM, a_commitment(), a_source(), other)

    assert stops(a_cost(amount=eur("50.00")), "approve", here) == []
    assert stops(a_cost(amount=eur("50.01")), "approve", here) == ["COMMITMENT_TOO_SMALL"]


def test_a_cost_of_the_category_other_is_explained() -> None:
    line = a_cost(state=CostState.ESTIMATE, category=CostCategory.OTHER)

    assert stops(line, "request", around(ANNA)) == ["EXPLANATION_NEEDED"]


def test_a_stay_beyond_its_nights_makes_no_new_costs() -> None:
    stay = a_stay(state=StayState.ACTIVE, arrival_on=date(2026, 7, 10))
    line = a_cost(state=CostState.ESTIMATE, stay=STAY)

    assert stops(line, "request", around(ANNA, stay, today=date(2026, 7, 24))) == []
    assert stops(line, "request", around(ANNA, stay, today=date(2026, 7, 25))) == ["NIGHTS_USED_UP"]


def test_a_requested_cost_says_by_whom() -> None:
    line, _ = took(a_cost(state=CostState.ESTIMATE, requested_by=None), "request", around(ANNA))

    assert line.requested_by == me(ANNA)


def test_a_cost_is_paid_when_its_payment_is_recorded() -> None:
    line = a_cost(state=CostState.INVOICED, approved_by=me(BRAM))

    assert stops(line, "pay", around(EVA)) == ["NO_PAYMENT"]
    assert stops(line, "pay", around(EVA, a_payment())) == []


PAYABLE = a_cost(state=CostState.INVOICED, approved_by=me(BRAM))


def refusals(payment: Payment, *records: object, line: CostLine = PAYABLE) -> list[str]:
    """Return what stands in the way of a payment on a commitment that is in order."""
    here = around(EVA, a_commitment(), line).having(*records)  # type: ignore[arg-type]  # all are records
    return codes(objections_to_payment(payment, here))


def test_a_payment_on_an_approved_cost_is_in_order() -> None:
    assert refusals(a_payment(iban="NL91ABNA0417164300")) == []


def test_nobody_pays_what_they_approved() -> None:
    assert refusals(a_payment(), line=replace(PAYABLE, approved_by=me(EVA))) == ["FOUR_EYES"]


def test_only_a_finance_officer_pays() -> None:
    assert refusals(a_payment(paid_by=me(ANNA))) == ["NOT_A_CASHIER"]


def test_an_account_number_with_wrong_check_digits_is_refused() -> None:
    assert codes(checks(a_payment(iban="NL92ABNA0417164300"), around(EVA))) == ["WRONG_IBAN"]


SUSPECT = PersonId(an_id("suspect"))
ACCUSED = Involvement(
    id=an_id("accused"), case=CASE, person=SUSPECT, role=InvolvementRole.ALLEGED_PERPETRATOR
)


def test_no_money_goes_to_an_alleged_perpetrator() -> None:
    assert refusals(a_payment(beneficiary=SUSPECT), ACCUSED) == ["ALLEGED_PERPETRATOR"]
    assert refusals(a_payment(beneficiary=PERSON), ACCUSED) == []


def test_no_money_goes_to_the_name_or_the_account_of_an_alleged_perpetrator() -> None:
    named = a_person("suspect", given_names="Omar", surname="Haddad")
    before = a_payment("before", beneficiary=SUSPECT, iban="NL91ABNA0417164300", amount=eur("1.00"))

    assert refusals(a_payment(beneficiary_name="omar  haddad"), ACCUSED, named) == ["ALLEGED_PERPETRATOR"]
    assert refusals(a_payment(iban="NL91 ABNA 0417 1643 00"), ACCUSED, before) == ["ALLEGED_PERPETRATOR"]


@pytest.mark.parametrize("state", [CostState.ESTIMATE, CostState.REQUESTED, CostState.REJECTED])
def test_a_cost_that_is_not_approved_is_not_paid(state: CostState) -> None:
    assert refusals(a_payment(), line=replace(PAYABLE, state=state)) == ["COST_NOT_APPROVED"]


def test_a_payment_stays_within_case_and_commitment() -> None:
    other = a_commitment("commitment", case=an_id("other case"))

    assert refusals(a_payment(), other) == ["OTHER_CASE"]
    assert refusals(a_payment(), a_commitment(state=CommitmentState.LAPSED)) == ["COMMITMENT_NOT_APPROVED"]
    assert refusals(a_payment(), line=replace(PAYABLE, case=an_id("x"))) == ["OTHER_CASE"]  # type: ignore[arg-type]  # any case id


def test_all_payments_together_stay_within_the_commitment() -> None:
    before = a_payment("before", amount=eur("700.00"))

    assert refusals(a_payment(amount=eur("100.00")), before) == []
    assert refusals(a_payment(amount=eur("100.01")), before) == ["COMMITMENT_TOO_SMALL"]


@pytest.mark.parametrize(("euro", "refused"), [("840.00", []), ("840.01", ["COMMITMENT_TOO_SMALL"])])
def test_a_rate_difference_of_five_percent_is_allowed(euro: str, refused: list[str]) -> None:
    payment = a_payment(amount=mad("8588.00"), euro_amount=eur(euro))

    assert refusals(payment) == refused


def test_cash_without_a_receipt_is_warned_of() -> None:
    cash = a_payment(method=PaymentMethod.CASH)
    here = around(EVA, a_commitment(), PAYABLE)

    assert warned(objections_to_payment(cash, here)) == ["NO_RECEIPT"]
    assert warned(objections_to_payment(replace(cash, no_receipt_reason="unsafe"), here)) == []


def test_an_amount_is_more_than_nought_and_its_euros_follow() -> None:
    wrong = a_cost(amount=mad("4200.00"), rate=Decimal("10.7350"), euro_amount=eur("400.00"))

    assert codes(checks(a_cost(amount=eur("0.00")), around(ANNA))) == ["NO_AMOUNT"]
    assert warned(checks(wrong, around(ANNA))) == ["EURO_DIFFERS"]


def test_a_cost_is_not_approved_on_a_commitment_that_nobody_knows_here() -> None:
    assert stops(a_cost(), "approve", around(BRAM, a_source())) == ["COMMITMENT_UNKNOWN"]


def test_a_cost_and_its_commitment_have_one_source() -> None:
    line = a_cost(funding_source=an_id("another source"))

    assert "OTHER_SOURCE" in stops(line, "approve", around(BRAM, a_commitment(), a_source()))


def test_a_payment_is_made_on_the_commitment_of_its_cost() -> None:
    line = a_cost(state=CostState.INVOICED, commitment=an_id("another commitment"))

    assert refusals(a_payment(), line=line) == ["OTHER_COMMITMENT"]
