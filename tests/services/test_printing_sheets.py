import csv
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest

from consulaat.services.figures.figure import Figure, Row
from consulaat.services.figures.period import Period
from consulaat.services.sheets import figures_csv, safe_cell

YEAR = Period(start=date(2017, 1, 1), until=date(2018, 1, 1))


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+31",
        "-5",
        "@x",
        "\tx",
        "\rx",
        "  =1",
        "\n=1",
        "＝1+1",
        "＋1",
        "－5",
        "＠x",
        "﹣5",
        "\u00a0=1",
    ],
)
def test_what_a_spreadsheet_would_calculate_gets_an_apostrophe(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "1+1", "Marokko", " x", "a=b", "'=1", "El-Amrani", "<5"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert safe_cell(text) == text


def test_numbers_stay_numbers() -> None:
    assert [safe_cell(value) for value in (0, -8, None)] == [0, -8, ""]


def test_a_figure_becomes_its_value_and_its_rows() -> None:
    row = Row(code="@LKHA", label="=cmd()", value=38, of=40)
    figure = Figure(
        measure="M02", title="Meldingen", definition="", version=1, period=YEAR, value=38, rows=(row,)
    )

    lines = list(csv.DictReader(StringIO(figures_csv(figure).decode("utf-8"))))

    assert [(line["code"], line["label"], line["value"]) for line in lines] == [
        ("M02", "Meldingen", "38"),
        ("'@LKHA", "'=cmd()", "38"),
    ]
    assert row.share == Decimal("95.0")
    assert lines[1]["share"].startswith("95,0")


def test_a_hidden_number_stays_hidden_on_the_sheet() -> None:
    row = Row(code="IQ", label="Irak", value=None, shown="<5")
    figure = Figure(
        measure="M18", title="Landen", definition="", version=1, period=YEAR, value=None, rows=(row,)
    )

    lines = list(csv.DictReader(StringIO(figures_csv(figure).decode("utf-8"))))

    assert [(line["value"], line["shown"]) for line in lines] == [("", ""), ("", "<5")]
