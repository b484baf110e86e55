"""The reference tables beside the code lists: dated, complete, and consistent with those lists."""

import json
import re
from datetime import date
from decimal import Decimal
from importlib.resources import files
from zoneinfo import ZoneInfo

import pytest

from resources.reference import codes, label, rows

TABLES = sorted(
    entry.name.removesuffix(".csv")
    for entry in files("resources").joinpath("reference").iterdir()
    if entry.name.endswith(".csv")
)
FIELD_LISTS = {
    "organisation": {"kind": "OrganisationKind"},
    "report": {
        "channel": "Channel",
        "kind": "ReportKind",
        "state": "ReportState",
        "reported_phenomenon": "Phenomenon",
        "foreign_link": "TriState",
        "direct_danger": "Answer",
        "whereabouts": "Whereabouts",
    },
    "case": {
        "state": "CaseState",
        "foreign_link": "TriState",
        "concrete": "TriState",
        "established_phenomenon": "Phenomenon",
        "closure_reason": "ClosureReason",
        "handling_section": "HandlingSection",
    },
    "visa_application": {"kind": "VisaKind", "state": "VisaState"},
    "travel_document_application": {"kind": "DocumentKind", "state": "ApplicationState"},
    "campaign_measurement": {
        "indicator": "CampaignIndicator",
        "per": "MeasurementPer",
        "precision": "Precision",
    },
}


@pytest.mark.parametrize("table", TABLES)
def test_every_row_has_as_many_cells_as_the_header(table: str) -> None:
    assert rows(table)
    for row in rows(table):
        assert None not in row
        assert None not in row.values()


@pytest.mark.parametrize("table", TABLES)
def test_dates_are_dates_and_end_after_they_begin(table: str) -> None:
    for row in rows(table):
        if "valid_from" in row:
            begins = date.fromisoformat(row["valid_from"])
            assert date.fromisoformat(row.get("valid_until") or "9999-12-31") >= begins
            assert row["source"]


@pytest.mark.parametrize("table", TABLES)
def test_labels_are_filled_in_both_languages(table: str) -> None:
    for row in rows(table):
        assert row.get("nl", "x").strip()
        assert row.get("en", "x").strip()


@pytest.mark.parametrize(
    ("table", "column", "list_name"),
    [
        ("funding_sources", "code", "FundingCode"),
        ("grounds", "code", "AcquisitionGround"),
        ("steps", "code", "StepCode"),
        ("indicators", "code", "RiskIndicator"),
        ("approval_limits", "level", "ApprovalLevel"),
    ],
)
def test_a_table_has_one_row_for_every_code_of_its_list(table: str, column: str, list_name: str) -> None:
    assert tuple(row[column] for row in rows(table)) == codes(list_name)


@pytest.mark.parametrize(
    ("table", "column", "list_name"),
    [
        ("terms", "code", "TermCode"),
        ("terms", "unit", "TermUnit"),
        ("measures", "measure", "Measure"),
        ("approval_limits", "role", "UserRole"),
        ("indicators", "group", "IndicatorGroup"),
        ("posts", "kind", "OrganisationKind"),
    ],
)
def test_a_table_uses_only_codes_of_its_list(table: str, column: str, list_name: str) -> None:
    assert {row[column] for row in rows(table)} <= set(codes(list_name))


def test_every_ground_names_steps_that_exist() -> None:
    named = {step for row in rows("grounds") for step in re.split(r"[ |]", row["steps"]) if step}

    assert named == {step for step in codes("StepCode") if step.startswith("X")}


def test_every_ground_but_the_unknown_one_asks_for_a_step_more() -> None:
    assert [row["code"] for row in rows("grounds") if not row["steps"]] == ["ONBEKEND"]


def test_funding_sources_carry_only_cost_categories() -> None:
    named = {category for row in rows("funding_sources") for category in row["categories"].split()}

    assert named == set(codes("CostCategory")) - {"K17", "K18"}


def test_the_loss_period_is_ten_years_until_april_2022_and_thirteen_from_then() -> None:
    years = [row for row in rows("law_rules") if row["code"] == "VERLIES_JAREN"]

    assert [(row["parameter"], row["valid_until"]) for row in years] == [("10", "2022-03-31"), ("13", "")]
    assert years[1]["valid_from"] == "2022-04-01"


def test_versions_of_one_law_rule_follow_each_other_without_a_gap() -> None:
    for earlier, later in zip(rows("law_rules"), rows("law_rules")[1:], strict=False):
        if earlier["code"] == later["code"]:
            until = date.fromisoformat(earlier["valid_until"])
            assert (date.fromisoformat(later["valid_from"]) - until).days == 1


def test_approval_limits_rise_and_the_last_has_none() -> None:
    limits = [row["maximum"] for row in rows("approval_limits")]

    assert [Decimal(limit) for limit in limits if limit] == [Decimal("500.00"), Decimal("2500.00")]
    assert limits[-1] == ""


def test_nine_indicators_are_critical() -> None:
    assert sum(row["critical"] == "true" for row in rows("indicators")) == 9


def test_there_are_249_countries_with_different_codes() -> None:
    assert len({row["alpha2"] for row in rows("countries")}) == 249
    assert len({row["alpha3"] for row in rows("countries")}) == 249
    assert {row["alpha2"]: row["alpha3"] for row in rows("countries")}["MA"] == "MAR"


def test_special_nationalities_are_no_countries() -> None:
    special = {row["alpha3"] for row in rows("special_nationalities")}

    assert {"XXA", "XXB", "XXC", "XXX"} <= special
    assert not special & {row["alpha3"] for row in rows("countries")}


@pytest.mark.parametrize(("currency", "digits"), [("EUR", "2"), ("MAD", "2"), ("IQD", "3"), ("JPY", "0")])
def test_currencies_have_the_minor_digits_of_the_standard(currency: str, digits: str) -> None:
    assert {row["code"]: row["minor_digits"] for row in rows("currencies")}[currency] == digits


@pytest.mark.parametrize(
    ("language", "direction"), [("ar", "RTL"), ("ur", "RTL"), ("ckb", "RTL"), ("kmr", "LTR"), ("rif", "LTR")]
)
def test_languages_know_their_direction(language: str, direction: str) -> None:
    assert {row["code"]: row["direction"] for row in rows("languages")}[language] == direction


def test_posts_stand_in_real_places_and_are_marked_as_demonstration() -> None:
    countries = {row["alpha2"] for row in rows("countries")}
    for row in rows("posts"):
        assert ZoneInfo(row["time_zone"]).key == row["time_zone"]
        assert {row["country"], *row["area_countries"].split()} <= countries
        assert row["currency"] in {currency["code"] for currency in rows("currencies")}
        assert row["source"] == "DEMO"


@pytest.mark.parametrize("name", ["published-2009.jsonl", "published-2017.jsonl"])
def test_the_published_figures_use_only_codes_that_have_a_label(name: str) -> None:
    text = files("resources").joinpath("samples", name).read_text(encoding="utf-8")
    checked = 0
    for record in map(json.loads, text.splitlines()):
        for field, list_name in FIELD_LISTS.get(record["type"], {}).items():
            if field in record:
                assert record[field] in codes(list_name), (record["id"], field)
                assert label(list_name, record[field], "en")
                checked += 1
    assert checked > 100
