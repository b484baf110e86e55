"""The published figures of 2009 and 2017, loaded and counted by command line (domain §16.3)."""

from typing import Any, Final

import pytest

from tests.end_to_end.office import ROOT, Office

SAMPLES: Final = tuple(
    str(ROOT / "resources" / "samples" / name) for name in ("published-2009.jsonl", "published-2017.jsonl")
)
Rows = list[dict[str, Any]]


@pytest.fixture(scope="module")
def hq(tmp_path_factory: pytest.TempPathFactory) -> Office:
    office = Office(tmp_path_factory.mktemp("figures") / "hq", "DCV", "hq", "hanna")
    office.found()
    loaded = office.ok("load", *SAMPLES)
    assert loaded["created"] == sum(loaded["by_type"].values())
    assert loaded["updated"] == 0
    return office


def stats(hq: Office, measure: str, year: int, *options: str) -> dict[str, Any]:
    found = hq.ok("stats", measure, "--from", f"{year}-01-01", "--until", f"{year + 1}-01-01", *options)
    assert set(found) >= {"measure", "definition", "version", "period", "value", "rows", "notes"}
    return found


@pytest.fixture(scope="module")
def overviews(hq: Office) -> dict[str, Rows]:
    """The rows of 2009 in both languages."""
    return {lang: stats(hq, "overview", 2009, "--lang", lang)["rows"] for lang in ("nl", "en")}


@pytest.mark.parametrize(("measure", "value"), [("M02", 38), ("M03", 35), ("M04", 20), ("M05", 4)])
def test_2017_narrows_from_38_to_35_to_20_to_4(hq: Office, measure: str, value: int) -> None:
    assert stats(hq, measure, 2017)["value"] == value


@pytest.mark.parametrize(
    ("lang", "shares"),
    [("nl", ["92,1\u00a0%", "57,1\u00a0%", "20,0\u00a0%"]), ("en", ["92.1%", "57.1%", "20.0%"])],
)
def test_the_shares_of_2017_are_those_that_were_published(hq: Office, lang: str, shares: list[str]) -> None:
    funnel = [row["share"] for row in stats(hq, "M27", 2017, "--lang", lang)["rows"]]
    forced = {row["code"]: row["share"] for row in stats(hq, "M05", 2017, "--lang", lang)["rows"]}

    assert [*funnel[1:3], forced["JA"]] == shares


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize(
    ("section", "code", "value"),
    [
        ("section/VISUM", "M04", 7),
        ("section/VISUM", "M07", 4),
        ("section/VISUM", "M08", 7),
        ("section/VISUM", "ONBEKEND", 7),
        ("section/PASPOORT", "M04", 4),
        ("section/PASPOORT", "JA", 2),
        ("section/PASPOORT", "M10", 1),
        ("section/PASPOORT", "VERSTREKT/PN", 4),
        ("section/PASPOORT", "UITGEREIKT/PN", 3),
        ("source/STEUNPUNT_RDAM", "kind/MELDING", 8),
        ("source/STEUNPUNT_RDAM", "kind/LEERPLICHTSIGNAAL", 7),
        ("source/STEUNPUNT_RDAM", "CONCREET", 15),
        ("source/STEUNPUNT_RDAM", "HUWELIJKSDWANG", 0),
        ("source/IND", "M02", 21),
        ("source/IND", "nationality/MAR", 13),
        ("source/IND", "nationality/XXX", 8),
        ("source/IND", "HUWELIJKSDWANG", 0),
        ("source/SMN", "M02", 5),
        ("source/SMN", "TERUGGEKEERD", 4),
        ("source/SSR", "M02", 1),
        ("M13", "SSR", 1),
    ],
)
def test_every_number_of_2009_comes_back(
    overviews: dict[str, Rows], lang: str, section: str, code: str, value: int
) -> None:
    found = [row["value"] for row in overviews[lang] if (row["section"], row["code"]) == (section, code)]

    assert found == [value]


def test_of_the_visa_section_forced_marriage_is_unknown_and_not_denied(overviews: dict[str, Rows]) -> None:
    codes = {row["code"] for row in overviews["nl"] if row["section"] == "section/VISUM"}

    assert "ONBEKEND" in codes
    assert not codes & {"JA", "NEE"}


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("nl", ["ca. 15 per week", "een tiental", "170", "ruim 400", "bijna 70"]),
        ("en", ["about 15 per week", "about ten", "170", "more than 400", "almost 70"]),
    ],
)
def test_what_the_sources_said_about_is_not_made_exact(
    overviews: dict[str, Rows], lang: str, words: list[str]
) -> None:
    shown = [str(row["shown"]) for row in overviews[lang]]

    for word in words:
        assert any(each.startswith(word) for each in shown), (word, sorted(set(shown)))


def test_issued_and_handed_out_stand_beside_each_other(hq: Office) -> None:
    assert stats(hq, "M09", 2009, "--lang", "en")["rows"][0]["shown"] == "issued 4 / handed out 3"
    assert stats(hq, "M09", 2009, "--lang", "nl")["rows"][0]["shown"] == "verstrekt 4 / uitgereikt 3"


def test_the_school_route_runs_from_40000_by_97_to_7(hq: Office) -> None:
    figure = stats(hq, "M14", 2009)

    assert [row["value"] for row in figure["rows"]] == [40_000, 97, 7, 90]
    assert figure["value"] == 7


def test_the_immigration_service_had_15_from_may_to_october(hq: Office) -> None:
    found = hq.ok("stats", "M02", "--from", "2009-05-01", "--until", "2009-11-01")

    assert {row["code"]: row["value"] for row in found["rows"]}["IND"] == 15
    assert found["period"]["until"] == "2009-11-01"


def test_channels_are_never_added_up_to_persons(hq: Office) -> None:
    reports = stats(hq, "M02", 2009)
    sources = {row["code"]: row["value"] for row in reports["rows"]}

    assert sources.pop("ZAKEN") == 31
    assert sum(sources.values()) == reports["value"] == 53
    notes = " ".join(stats(hq, "overview", 2009, "--lang", "en")["notes"])
    assert "not additive" in notes


def test_what_cannot_be_counted_so_is_refused(hq: Office) -> None:
    period = ("--from", "2009-01-01", "--until", "2010-01-01")

    for arguments in (
        ("stats", "M99", *period),
        ("stats", "M02", "--from", "2009-13-01", "--until", "2010-01-01"),
        ("stats", "M02", "--from", "2010-01-01", "--until", "2009-01-01"),
        ("stats", "M02", "--from", "2010-01-01", "--until", "2010-01-01"),
        ("stats", "M02", *period, "--by", "surname"),
        ("stats", "M02", *period, "--profile", "GEHEIM"),
        ("stats", "M02"),
        ("stats",),
    ):
        assert hq.run("hanna", *arguments).code in {1, 2}, arguments
        hq.refuses(hq.run("hanna", *arguments).code, *arguments)


def test_the_figures_go_to_a_sheet_and_to_paper_and_never_over_a_file(hq: Office) -> None:
    folder = hq.folder.parent
    period = ("--from", "2017-01-01", "--until", "2018-01-01")
    sheet, paper = folder / "figures.csv", folder / "figures.pdf"

    hq.ok("stats", "overview", *period, "--csv", str(sheet), "--pdf", str(paper))

    assert "38" in sheet.read_text(encoding="utf-8-sig")
    assert paper.read_bytes().startswith(b"%PDF-")
    again = hq.refuses(1, "stats", "overview", *period, "--csv", str(sheet))
    assert again["error"]["code"] == "file-exists"


def test_small_numbers_are_hidden_from_the_public_only(hq: Office) -> None:
    public = stats(hq, "M05", 2017, "--profile", "PUBLIEK")
    parliament = stats(hq, "M05", 2017, "--profile", "KAMER")

    assert public["value"] == "<5"
    assert parliament["value"] == 4
    assert len(parliament["notes"]) > len(stats(hq, "M05", 2017)["notes"])
