"""Scenario S3: a man of 24, Dutch and Pakistani, whose forced engagement is in five days (domain §22)."""

import gettext
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest

from tests.end_to_end.office import Office, codes, typed
from tests.forms.reading import text_of

AT: Final = "2026-07-06T09:00:00Z"
# Words that take a person for a woman; none of them has a place in what the program says of anybody. Dutch has one
# word for "she" and "they": the verb tells them apart.
ONE: Final = "is|was|heeft|had|wil|wordt|kan|mag|moet|zal|zegt|belt|gaat|komt|krijgt|woont|staat|weet"
FEMALE: Final = re.compile(
    r"\b(?:haar|hare|haarzelf|she|her|hers|herself|vrouw|meisje|dochter|woman|girl|daughter)\b"
    rf"|\bzij (?:{ONE})\b|\b(?:{ONE}) zij\b",
    re.IGNORECASE,
)
SECTIONS: Final = [{"part": "WIE_BELLEN", "internal_text": "De hub.", "neutral_text": "Oom Karim."}]


@dataclass
class Man:
    """The post, and the records of the case."""

    post: Office
    report: str
    case: str
    person: str


@pytest.fixture(scope="module")
def man(tmp_path_factory: pytest.TempPathFactory) -> Man:
    """The report became a case; he wishes to come home."""
    post = Office(tmp_path_factory.mktemp("man") / "post", "ISL", at=AT)
    post.found(bram="HOOFD_CONSULAIR", daan="DCV_FAMILIEZAKEN")
    report = post.new(
        "report",
        channel="TELEFOON",
        received_at=AT,
        direct_danger="NEE",
        stated_name="Bilal Mahmood",
        stated_born_on="20020311",
        country_of_stay="PK",
        reporter_relation="ZELF",
        reported_phenomenon="DREIGENDE_HUWELIJKSDWANG",
        occurrence="DREIGEND",
        expected_event="verloving",
        expected_on="20260711",
        foreign_link="JA",
        whereabouts="BUITENLAND",
    )
    post.step("report", report, "verify")
    searched = {"duplicates_searched_at": AT, "duplicate_search_result": "geen gevonden"}
    opened = post.step("report", report, "open-case", **searched)["record"]
    post.set(
        "person",
        opened["person"],
        given_names="Bilal",
        surname="Mahmood",
        gender="M",
        nationalities=[
            {"nationality": "NLD", "status": "BEWEZEN", "held_from": "20020311"},
            {"nationality": "PAK", "status": "GESTELD"},
        ],
    )
    return Man(post, report, opened["case"], opened["person"])


def assessed(man: Man, **given: Any) -> dict[str, Any]:  # noqa: ANN401 - any field
    fields = {"case": man.case, "assessed_at": AT, "reason": "Hij belt zelf.", **given}
    return man.post.ok("new", "risk_assessment", *typed(**fields))


def test_an_engagement_in_five_days_asks_for_its_indicator_and_then_for_a_high_risk(man: Man) -> None:
    assert codes(assessed(man, level="VERHOOGD")) == {"WEDDING_SOON"}
    near = [{"indicator": "HUWELIJK_BINNEN_7_DAGEN", "answer": "JA"}]
    lower = assessed(man, level="VERHOOGD", answers=near)
    assert codes(lower) == {"BELOW_GUIDELINE"}
    assert lower["record"]["guideline_level"] == "HOOG"

    high = assessed(man, level="HOOG", answers=near, assessed_at="2026-07-06T09:05:00Z")
    assert codes(high) == set()
    assert man.post.show("case", man.case)["risk_level"] == "HOOG"
    conferences = [each for each in man.post.all("task", "--case", man.case) if each["origin"] == "OVERLEG"]
    assert [each["side"] for each in conferences] == ["DCV"]


def test_both_nationalities_are_shown_and_he_is_of_age(man: Man) -> None:
    shown = man.post.show("case", man.case)

    assert shown["nationality_codes"] == ["NLD", "PAK"]
    assert shown["minor_status"] == "NEE"


def test_an_engagement_in_the_file_of_the_person_asks_for_the_indicator_too(man: Man) -> None:
    post, day = man.post, {"kind": "VERLOVING", "country": "PK"}
    reported = post.show("report", man.report)["expected_on"]
    post.set("report", man.report, expected_on="20260801")
    later = {"level": "LAAG", "assessed_at": "2026-07-06T09:10:00Z"}

    post.set("person", man.person, marriages=[{**day, "married_on": "20260713"}])
    assert "WEDDING_SOON" in codes(assessed(man, **later))
    post.set("person", man.person, marriages=[{**day, "married_on": "20260714"}])
    assert codes(assessed(man, **later)) == set()
    post.set("report", man.report, expected_on=reported)
    assessed(man, level="HOOG", assessed_at="2026-07-06T09:20:00Z")


def said_of_the_case(man: Man) -> set[str]:
    return codes(man.post.ok("check-case", man.case))


def test_the_british_unit_is_not_named_until_he_lives_in_the_united_kingdom(man: Man) -> None:
    post = man.post
    told = "".join(
        post.run("anna", *words, "--lang", language).out
        for words in (("check-case", man.case), ("list", "task", "--case", man.case), ("timeline", man.case))
        for language in ("nl", "en")
    )
    assert "FMU" not in told
    assert "Forced Marriage Unit" not in told
    assert not said_of_the_case(man) & {"LIVES_IN_UNITED_KINGDOM", "PARTNER_NOT_COMPETENT"}

    unit = post.new("organisation", code="FMU", name="FMU", kind="BUITENLANDSE_PARTNER", country="GB")
    contact = {
        "case": man.case,
        "direction": "IN",
        "channel": "EMAIL",
        "occurred_at": AT,
        "organisation": unit,
    }
    post.new("contact", succeeded=True, **contact)
    assert "PARTNER_NOT_COMPETENT" in said_of_the_case(man)
    post.set("person", man.person, residence_periods=[{"country": "GB", "lived_from": "20240000"}])
    assert said_of_the_case(man) & {"LIVES_IN_UNITED_KINGDOM", "PARTNER_NOT_COMPETENT"} == {
        "LIVES_IN_UNITED_KINGDOM"
    }
    ended = [{"country": "GB", "lived_from": "20200000", "lived_until": "20250000"}]
    post.set("person", man.person, residence_periods=ended)
    assert "LIVES_IN_UNITED_KINGDOM" not in said_of_the_case(man)


@pytest.fixture(scope="module")
def papers(man: Man) -> dict[str, str]:
    """The records that papers are made of."""
    post, case = man.post, man.case
    hub = post.new("organisation", code="LKHA", kind="LKHA", name="LKHA")
    post.new("contact_protocol", case=case, message_may_be_left=False, must_never_answer="vader")
    own = next(each["id"] for each in post.all("funding_source") if each["code"] == "F01")
    meeting = post.new(
        "case_conference",
        user="daan",
        case=case,
        held_at=AT,
        medium="VIDEO",
        chair="daan",
        participants=[{"name": "bram", "organisation": hub}],
        decisions=[{"text": "Ticket boeken.", "kind": "FINANCIERING", "taken_by_name": "BZ en LKHA"}],
    )
    leg = {"departs_at": "2026-07-09T06:00:00Z", "departure_zone": "Asia/Karachi"}
    leg |= {"arrives_at": "2026-07-09T16:00:00Z", "arrival_zone": "Europe/Amsterdam"}
    journey = post.new(
        "journey",
        case=case,
        travellers=[man.person],
        ticket_source=own,
        legs=[{"from_place": "Islamabad", "to_place": "Amsterdam", **leg}],
    )
    given = post.new(
        "handover", case=case, receiver_name="Team opvang", receiver_organisation=hub, summary="Komt terug."
    )
    plan = post.new("safety_plan", case=case, sections=SECTIONS)
    inquiry = post.new("nationality_inquiry", person=man.person, case=case)
    return {
        "FRM-01": man.report,
        "FRM-02": case,
        "FRM-11": inquiry,
        "FRM-14": given,
        "FRM-15": plan,
        "FRM-16": meeting,
        "FRM-23": journey,
        "FRM-24": case,
    }


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_paper_takes_him_for_a_woman(man: Man, papers: dict[str, str], language: str) -> None:
    for code, record in papers.items():
        target = man.post.folder.parent / f"{code}-{language}.pdf"
        man.post.ok("form", code, record, "-o", str(target), "--language", language, user="bram")
        said = text_of(target.read_bytes())
        assert said.strip()
        assert FEMALE.findall(said) == [], code


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_text_of_the_program_takes_him_for_a_woman(man: Man, language: str) -> None:
    post = man.post
    for words in (
        ("check-case", man.case),
        ("timeline", man.case),
        ("list", "task", "--case", man.case),
        ("deadlines",),
    ):
        assert FEMALE.findall(post.run("bram", *words, "--lang", language).out) == [], words


def test_no_text_of_the_catalogue_the_tables_and_the_help_takes_anybody_for_a_woman() -> None:
    root = Path(__file__).parents[2] / "resources"
    with (root / "locale/nl/LC_MESSAGES/consulaat.mo").open("rb") as file:
        catalogue: dict[Any, str] = vars(gettext.GNUTranslations(file))["_catalog"]
    texts = [str(key[0] if isinstance(key, tuple) else key) for key in catalogue]
    texts += [*catalogue.values(), *(page.read_text("utf-8") for page in root.glob("help/*/*.md"))]
    lines = (line for table in root.glob("reference/*.csv") for line in table.read_text("utf-8").splitlines())
    texts += [line for line in lines if not line.startswith("Gender,")]

    assert len(texts) > 1000
    assert [text for text in texts if FEMALE.search(text)] == []
    assert FEMALE.search("Wil zij terug?")
    assert FEMALE.search("Dat zij belt")
