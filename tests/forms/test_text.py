"""Values as each language writes them."""

from datetime import UTC, date
from decimal import Decimal

import pytest

from consulaat.papers.common import Amount
from forms.text import Formats
from tests.forms.papers import AT, dirhams, euros

NL, EN = Formats("nl"), Formats("en")
SPACE = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("amount", "dutch", "english"),
    [
        (euros("1234.50"), f"€{SPACE}1.234,50", "€1,234.50"),
        (dirhams("7000.00"), f"MAD{SPACE}7.000,00", f"MAD{SPACE}7,000.00"),
        (euros("-1.20"), f"€{SPACE}-1,20", "-€1.20"),
        (euros("0.00"), f"€{SPACE}0,00", "€0.00"),
        (
            Amount(amount=Decimal("975000.000"), currency="IQD"),
            f"IQD{SPACE}975.000,000",
            f"IQD{SPACE}975,000.000",
        ),
        (Amount(amount=Decimal(1200), currency="JPY"), f"JPY{SPACE}1.200", f"JPY{SPACE}1,200"),
    ],
)
def test_an_amount_keeps_its_decimals_and_names_its_currency(
    amount: Amount, dutch: str, english: str
) -> None:
    assert (NL.amount(amount), EN.amount(amount)) == (dutch, english)


def test_dates_follow_the_language() -> None:
    day = date(2026, 7, 6)

    assert (NL.day(day), EN.day(day)) == ("6 juli 2026", "6 July 2026")
    assert (NL.short_day(day), EN.short_day(day)) == ("06-07-2026", "6 Jul 2026")


def test_a_moment_names_the_time_zone_it_was_read_in() -> None:
    assert NL.moment(AT) == "6 juli 2026, 22:10 (Africa/Casablanca)"
    assert EN.moment(AT.astimezone(UTC)) == "6 July 2026, 21:10 (UTC)"


def test_percentages_and_rates_keep_their_precision() -> None:
    assert (NL.percentage(Decimal("92.1")), EN.percentage(Decimal("92.1"))) == (f"92,1{SPACE}%", "92.1%")
    assert (NL.number(Decimal("1532.50")), EN.number(Decimal("10.7350"))) == ("1.532,50", "10.7350")


def test_what_is_not_filled_in_is_an_empty_text() -> None:
    assert [NL.day(None), NL.short_day(None), NL.moment(None), NL.amount(None), NL.number(None)] == [""] * 5
