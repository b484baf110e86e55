"""Amounts, currencies and rates (domain §12.4)."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consulaat.values.money import Money, euros, minor_digits
from consulaat.values.unreadable import UnreadableError
from tests.records.strategies import amounts


@pytest.mark.parametrize(
    ("amount", "currency", "rate", "euro"),
    [
        ("4200.00", "MAD", "10.7350", "391.24"),
        ("185000.00", "PKR", "325.40", "568.53"),
        ("975000.000", "IQD", "1532.50", "636.22"),
        ("12.34", "EUR", "99", "12.34"),
    ],
)
def test_an_amount_becomes_euro_at_its_rate_rounded_half_up(
    amount: str, currency: str, rate: str, euro: str
) -> None:
    assert Money.of(amount, currency).in_euro(Decimal(rate)) == Money.of(euro, "EUR")


@pytest.mark.parametrize(("cents", "euro"), [("0.01", "0.01"), ("0.03", "0.02"), ("-0.01", "-0.01")])
def test_half_a_cent_rounds_away_from_nought(cents: str, euro: str) -> None:
    assert Money.of(cents, "MAD").in_euro(Decimal(2)).amount == Decimal(euro)


@pytest.mark.parametrize("rate", ["0", "-1"])
def test_a_rate_that_is_not_more_than_nought_is_refused(rate: str) -> None:
    with pytest.raises(UnreadableError):
        Money.of("1.00", "MAD").in_euro(Decimal(rate))


@pytest.mark.parametrize(
    ("currency", "digits"),
    [
        (code, 2)
        for code in [
            "EUR",
            "USD",
            "GBP",
            "MAD",
            "PKR",
            "SDG",
            "SOS",
            "TRY",
            "KES",
            "NOK",
            "CAD",
            "AUD",
            "AED",
            "SAR",
            "EGP",
        ]
    ]
    + [(code, 3) for code in ["IQD", "JOD", "KWD", "BHD", "TND", "LYD"]]
    + [("JPY", 0)],
)
def test_each_currency_has_its_own_decimals(currency: str, digits: int) -> None:
    assert minor_digits(currency) == digits


@pytest.mark.parametrize("currency", ["XYZ", "", "eur", "EURO"])
def test_there_is_no_other_currency(currency: str) -> None:
    with pytest.raises(UnreadableError):
        Money.of("1", currency)


@pytest.mark.parametrize(
    ("amount", "currency"),
    [("1.005", "EUR"), ("0.5", "JPY"), ("1.0001", "IQD"), ("NaN", "EUR"), ("1e99", "EUR"), ("x", "EUR")],
)
def test_an_amount_is_never_cut_off(amount: str, currency: str) -> None:
    with pytest.raises(UnreadableError):
        Money.of(amount, currency)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("350 MAD", "MAD 350.00"),
        ("MAD 350,50", "MAD 350.50"),
        ("350,5 mad", "MAD 350.50"),
        ("€ 1.234,50", "EUR 1234.50"),
        ("€1234,50", "EUR 1234.50"),
        ("1.234", "EUR 1234.00"),
        ("1.234.567", "EUR 1234567.00"),
        ("1,234,567.89 USD", "USD 1234567.89"),
        ("4 200,00 MAD", "MAD 4200.00"),
        ("4\u00a0200,00\u202fMAD", "MAD 4200.00"),
        ("IQD 975 000,000", "IQD 975000.000"),
        ("975000.000 IQD", "IQD 975000.000"),
        ("1,234 IQD", "IQD 1.234"),
        ("JPY 1.200", "JPY 1200"),
        ("-5", "EUR -5.00"),
    ],
)
def test_an_amount_can_be_typed_in_many_ways(typed: str, expected: str) -> None:
    assert str(Money.typed(typed)) == expected


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "MAD",
        "35O MAD",
        "12 MAD 12",
        "MAD 12 EUR",
        "1,2.3",
        "1.2345,00",
        "1234.567",
        "1..2",
        "5,",
        "1,234",
        "٣ MAD",
        "1e3",
        "--5",
    ],
)
def test_what_can_be_misread_is_refused(typed: str) -> None:
    with pytest.raises(UnreadableError):
        Money.typed(typed)


def test_nobody_guesses_whether_a_point_parts_thousands_or_dinars() -> None:
    with pytest.raises(UnreadableError, match="invalid-value"):
        Money.typed("1.234 IQD")


@given(amount=amounts(), times=st.integers(0, 1000))
def test_amounts_add_exactly(amount: Money, times: int) -> None:
    total = Money.of(0, amount.currency)
    for _ in range(min(times, 20)):
        total += amount

    assert total == amount.times(min(times, 20))


@given(amount=amounts().filter(lambda each: each.currency in {"EUR", "MAD", "JPY", "PKR"}))
def test_what_is_shown_can_be_typed(amount: Money) -> None:
    assert Money.typed(str(amount)) == amount


def test_two_currencies_do_not_add() -> None:
    with pytest.raises(UnreadableError):
        euros() + Money.of("1", "MAD")
