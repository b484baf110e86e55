"""The published figures of 2009 and 2017 come back from their records, number by number (domain §16.3)."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from consulaat.services.figures.figure import Figure, FigureProfile, Row, Value
from consulaat.services.figures.overview import Overview
from consulaat.services.statistics import StatisticsDesk
from db.lists.statistics import SqlFigures
from resources.texts import choose_language
from tests.services.statistics_stores import load_sample, new_store

Y2009 = (date(2009, 1, 1), date(2010, 1, 1))
Y2017 = (date(2017, 1, 1), date(2018, 1, 1))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StatisticsDesk]:
    store = new_store(Path(tmp_path_factory.mktemp("published")) / "store")
    load_sample(store, 2009)
    load_sample(store, 2017)
    yield StatisticsDesk(SqlFigures(store.connection), "Africa/Casablanca")
    store.close()


@pytest.fixture
def overview_2009(desk: StatisticsDesk) -> Overview:
    return desk.overview(*Y2009)


def values(figure: Figure) -> dict[str, Value]:
    return {row.code: row.value for row in figure.rows}


def told(overview: Overview, section: str) -> dict[str, Value]:
    return {row.code: row.value for row in overview.section(section).rows}


def shown(rows: tuple[Row, ...]) -> list[str]:
    return [row.text for row in rows]


@pytest.mark.parametrize(("measure", "value"), [("M02", 38), ("M03", 35), ("M04", 20), ("M05", 4)])
def test_2017_narrows_from_38_reports_to_4_forced_marriages(
    desk: StatisticsDesk, measure: str, value: int
) -> None:
    assert desk.figure(measure, *Y2017).value == value


@pytest.mark.parametrize(
    ("language", "percentages"),
    [("nl", ["92,1\u00a0%", "57,1\u00a0%"]), ("en", ["92.1%", "57.1%"])],
)
def test_the_funnel_of_2017_has_the_published_percentages(
    desk: StatisticsDesk, language: str, percentages: list[str]
) -> None:
    choose_language(language)

    rows = desk.figure("M27", *Y2017).rows

    assert [row.to_json()["share"] for row in rows[1:3]] == percentages


def test_a_fifth_of_the_concrete_cases_of_2017_was_forced_marriage(desk: StatisticsDesk) -> None:
    rows = desk.figure("M05", *Y2017).rows

    assert {row.code: (row.value, row.to_json()["share"]) for row in rows} == {
        "JA": (4, "20,0\u00a0%"),
        "KINDHUWELIJK": (0, None),
        "ONBEKEND": (16, "80,0\u00a0%"),
    }


def test_the_reports_of_2017_divide_over_the_reported_phenomena_as_30_4_and_4(desk: StatisticsDesk) -> None:
    split = values(desk.figure("M02", *Y2017, by="reported_phenomenon"))

    assert split.pop("ACHTERLATING") == 30
    assert split.pop("HUWELIJKSDWANG") == 4
    assert split == {"HUWELIJKSE_GEVANGENSCHAP": 3, "VASTHOUDING": 1}


def test_all_reports_of_2017_came_through_the_hub(desk: StatisticsDesk) -> None:
    assert values(desk.figure("M02", *Y2017)) == {"LKHA": 38, "ZAKEN": 35}


def test_rotterdam_says_about_15_requests_a_week_and_no_number_of_its_own(desk: StatisticsDesk) -> None:
    choose_language("en")
    figure = desk.figure("M01", *Y2009)

    assert figure.value == 0
    assert [(row.text, row.precision) for row in figure.rows if row.code == "INFORMATIEVERZOEKEN"] == [
        ("about 15 per week", "CIRCA")
    ]


def test_rotterdam_had_8_and_7_concrete_cases_and_established_nothing(overview_2009: Overview) -> None:
    rotterdam = told(overview_2009, "source/STEUNPUNT_RDAM")

    assert rotterdam["kind/MELDING"] == 8
    assert rotterdam["kind/LEERPLICHTSIGNAAL"] == 7
    assert rotterdam["CONCREET"] == 15
    assert rotterdam["HUWELIJKSDWANG"] == 0
    assert rotterdam["established_phenomenon/ONBEKEND"] == 15


def test_the_8_cases_of_rotterdam_came_before_summer(desk: StatisticsDesk) -> None:
    figure = desk.figure("M02", date(2009, 5, 24), date(2009, 7, 1))

    assert values(figure)["STEUNPUNT_RDAM"] == 8


def test_the_attendance_route_leads_from_40000_to_7_and_90_are_explained(desk: StatisticsDesk) -> None:
    choose_language("en")
    figure = desk.figure("M14", *Y2009)

    assert list(values(figure).values()) == [40_000, 97, 7, 90]
    assert figure.value == 7
    assert figure.notes == ("How the explained absences divide over the explanations is unknown.",)


def test_the_school_route_and_the_reports_of_rotterdam_make_15_concrete_cases(desk: StatisticsDesk) -> None:
    assert desk.figure("M15", *Y2009, by="closure_reason").rows[0].value == 15


def test_the_other_centres_had_about_ten_reports(desk: StatisticsDesk) -> None:
    choose_language("en")
    rows = [row for row in desk.figure("M28", *Y2009).rows if row.precision == "EEN_TIENTAL"]

    assert shown(tuple(rows)) == ["about ten"]
    assert rows[0].note.endswith("een tiental meldingen bij de andere vier steunpunten")


def test_the_immigration_service_had_15_reports_from_may_to_october_and_21_in_the_year(
    desk: StatisticsDesk,
) -> None:
    words = "tussen mei en oktober"
    summer = desk.figure("M02", date(2009, 5, 1), date(2009, 10, 1), text=words)

    assert values(summer)["IND"] == 15
    assert summer.to_json()["period"] == {"from": "2009-05-01", "until": "2009-10-01", "text": words}
    assert values(desk.figure("M02", *Y2009))["IND"] == 21


def test_both_readings_of_between_may_and_october_give_15(desk: StatisticsDesk) -> None:
    assert values(desk.figure("M02", date(2009, 5, 1), date(2009, 11, 1)))["IND"] == 15


def test_13_of_the_21_had_the_moroccan_nationality_and_forced_marriage_was_known_of_none(
    overview_2009: Overview,
) -> None:
    service = told(overview_2009, "source/IND")

    assert service["M02"] == 21
    assert service["nationality/MAR"] == 13
    assert service["nationality/XXX"] == 8
    assert service["HUWELIJKSDWANG"] == 0
    row = next(row for row in overview_2009.section("source/IND").rows if row.code == "HUWELIJKSDWANG")
    assert row.of == 21


def test_the_visa_section_had_7_cases_4_with_children_and_7_return_visas(overview_2009: Overview) -> None:
    section = told(overview_2009, "section/VISUM")

    assert section["M04"] == 7
    assert section["M07"] == 4
    assert section["M08"] == section["ZAKEN"] == 7


def test_of_the_visa_section_forced_marriage_is_unknown_7_times_and_never_no(overview_2009: Overview) -> None:
    section = told(overview_2009, "section/VISUM")

    assert section["ONBEKEND"] == 7
    assert "JA" not in section  # unknown is not nought
    assert "NEE" not in section


def test_the_passport_section_had_4_reports_of_which_2_forced_marriages(overview_2009: Overview) -> None:
    section = told(overview_2009, "section/PASPOORT")

    assert section["M04"] == 4
    assert section["JA"] == 2
    assert section["ONBEKEND"] == 2


def test_four_passports_were_issued_and_three_handed_out(
    desk: StatisticsDesk, overview_2009: Overview
) -> None:
    section = told(overview_2009, "section/PASPOORT")

    assert (section["VERSTREKT/PN"], section["UITGEREIKT/PN"], section["PERSONEN"]) == (4, 3, 3)
    choose_language("en")
    rows = desk.overview(*Y2009).section("M09").rows
    assert rows[0].text == "issued 4 / handed out 3"


def test_one_case_of_the_passport_section_had_no_further_contact_and_was_forced_marriage(
    overview_2009: Overview,
) -> None:
    section = told(overview_2009, "section/PASPOORT")

    assert section["M10"] == section["M10/HUWELIJKSDWANG"] == 1


def test_the_one_call_to_berkane_refers_to_the_campaign(desk: StatisticsDesk) -> None:
    figure = desk.figure("M13", *Y2009)

    assert figure.value == 1
    assert values(figure) == {"SSR": 1}
    assert told(desk.overview(*Y2009), "source/SSR")["M02"] == 1


def test_of_the_5_reports_to_smn_4_turned_out_to_have_returned(overview_2009: Overview) -> None:
    smn = told(overview_2009, "source/SMN")

    assert smn["M02"] == 5
    assert smn["TERUGGEKEERD"] == 4


def test_the_web_keeps_the_precision_of_its_source(desk: StatisticsDesk) -> None:
    choose_language("en")
    rows = desk.figure("M28", *Y2009).rows[2:]

    assert shown(rows) == ["170", "more than 400 per month", "some hundreds", "almost 70"]
    assert [row.precision for row in rows] == ["EXACT", "RUIM", "ENKELE_HONDERDEN", "BIJNA"]
    assert "24 mei tot en met 31 juli 2009" in rows[0].note


def test_sources_stand_beside_distinct_cases_and_are_called_not_additive(
    desk: StatisticsDesk, overview_2009: Overview
) -> None:
    section = told(overview_2009, "M02")

    assert section == {
        "M02": 53,
        "IND": 21,
        "STEUNPUNT_RDAM": 15,
        "AMB_MAROKKO": 11,
        "SMN": 5,
        "SSR": 1,
        "ZAKEN": 31,
    }
    choose_language("en")
    assert "not additive" in desk.overview(*Y2009).section("M02").note


def test_parliament_reads_the_exact_small_numbers(desk: StatisticsDesk) -> None:
    figure = desk.figure("M05", *Y2009, profile=FigureProfile.PARLIAMENT)

    assert figure.value == 2
    assert len(figure.notes) == 2


def test_a_published_year_does_not_spill_into_another(desk: StatisticsDesk) -> None:
    assert desk.figure("M02", date(2010, 1, 1), date(2017, 1, 1)).value == 0
