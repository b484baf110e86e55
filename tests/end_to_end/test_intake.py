"""Scenarios S6, S12, S13 and S18: reports from every side, one case, and nothing told that must not be told."""

from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from tests.end_to_end.office import Office, codes

AT = "2026-07-06T10:00:00Z"
PERIOD = ("--from", "2026-01-01", "--until", "2027-01-01")
SEARCHED: dict[str, Any] = {"duplicates_searched_at": AT, "duplicate_search_result": "één zaak gevonden"}


@pytest.fixture
def post(tmp_path: Path) -> Office:
    """A post with its people."""
    made = Office(tmp_path / "post", "RAB", at=AT)
    made.found(bram="HOOFD_CONSULAIR", ida="INTAKER")
    return made


def a_report(post: Office, **fields: object) -> str:
    """Take a report and verify it."""
    told: dict[str, Any] = {
        "channel": "TELEFOON",
        "received_at": AT,
        "direct_danger": "NEE",
        "stated_name": "Nadia el Haddad",
        "foreign_link": "JA",
        **fields,
    }
    made = post.new("report", **told)
    post.step("report", made, "verify")
    return made


def printed(file: Path) -> str:
    """Return the words of a paper."""
    document = pypdfium2.PdfDocument(file)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_a_school_list_is_kept_with_what_is_unknown_and_never_with_more_than_it_holds(post: Office) -> None:
    counts: dict[str, Any] = {"checked_count": 40_000, "followed_up_count": 97, "explained_total": 90}
    town = post.new("organisation", code="GM0363", name="Amsterdam", kind="GEMEENTE")
    frame = {"municipality": town, "period_from": "2009-08-24", "period_until": "2009-10-01"}

    refused = post.refuses(
        1,
        "new",
        "attendance_check",
        *(f"{k}={v}" for k, v in {**frame, **counts, "concrete_count": 98}.items()),
    )
    assert "MORE_CONCRETE_THAN_FOLLOWED_UP" in codes(refused)
    kept = post.new("attendance_check", **frame, **counts, concrete_count=7)

    shown = post.show("attendance_check", kept)
    assert (shown["checked_count"], shown["followed_up_count"], shown["concrete_count"]) == (40_000, 97, 7)
    assert shown["explained_total"] == 90
    assert post.all("case") == []
    figure = post.ok("stats", "M14", "--from", "2009-01-01", "--until", "2010-01-01")
    assert {row["code"]: row["value"] for row in figure["rows"]} == {
        "checked": 40_000,
        "followed_up": 97,
        "concrete": 7,
        "explained": 90,
    }
    assert any("onbekend" in note for note in figure["notes"])

    split = {"TERUG_OP_SCHOOL": 60, "VERHUISD_BUITENLAND": 31}
    assert "MORE_EXPLANATIONS_THAN_EXPLAINED" in codes(post.set("attendance_check", kept, explained=split))
    split["VERHUISD_BUITENLAND"] = 20
    assert codes(post.set("attendance_check", kept, explained=split)) == set()
    assert post.show("attendance_check", kept)["explained"] == split
    figure = post.ok("stats", "M14", "--from", "2009-01-01", "--until", "2010-01-01")
    assert {row["code"]: row["value"] for row in figure["rows"] if "/" in row["code"]} == {
        "explained/TERUG_OP_SCHOOL": 60,
        "explained/VERHUISD_NL": 0,
        "explained/VERHUISD_BUITENLAND": 20,
        "explained/ONBEKEND": 10,
    }
    assert any("onbekend" in note for note in figure["notes"]), "ten have no known explanation"


def test_reports_that_are_not_taken_on_have_a_reason_a_receiver_and_a_place_in_the_figures(
    post: Office,
) -> None:
    hub = post.new("organisation", code="LKHA", name="LKHA", kind="LKHA")
    home = post.new("organisation", code="VT", name="Veilig Thuis", kind="VEILIG_THUIS")
    first = a_report(post)
    assert "FIELD_NEEDED" in codes(post.stopped("report", first, "forward"))
    assert "OTHER_AUTHORITY" in codes(post.stopped("report", first, "forward", forwarded_to=hub))
    why = "geen buitenlandconnectie; LKHA is bevoegd"
    post.ok("advance", "report", first, "forward", f"forwarded_to={hub}", "--reason", why)
    shown = post.show("report", first)
    assert (shown["state"], shown["state_reason"], shown["forwarded_at"]) == ("DOORGEZET", why, AT)
    for receiver in (hub, home):
        post.step("report", a_report(post, foreign_link="NEE"), "forward", forwarded_to=receiver)
    unfounded = a_report(post)
    assert "FIELD_NEEDED" in codes(post.stopped("report", unfounded, "dismiss", user="bram"))
    post.ok("advance", "report", unfounded, "dismiss", "--reason", "niet te herleiden", user="bram")

    figure = post.ok("stats", "M02", *PERIOD, "--by", "report_state")
    assert figure["value"] == 4
    assert {row["code"]: row["value"] for row in figure["rows"]} == {"DOORGEZET": 3, "ONGEGROND": 1}
    passed_on = post.ok("stats", "M02", *PERIOD, "--by", "forwarded_to")["rows"]
    assert {row["code"]: row["value"] for row in passed_on} == {"LKHA": 2, "VT": 1, "ONBEKEND": 1}
    assert "Veilig Thuis" in {row["label"] for row in passed_on}


def test_one_girl_reported_by_three_sides_is_three_reports_and_one_case(post: Office) -> None:
    support = post.new("organisation", code="SMN", name="SMN", kind="ZELFORGANISATIE")
    embassy = post.new("organisation", code="RAB", name="Ambassade Rabat", kind="POST")
    hub = post.new("organisation", code="LKHA", name="LKHA", kind="LKHA")
    first = a_report(post, channel="ZELFORGANISATIE", source_organisation=support)
    opened = post.step("report", first, "open-case", **SEARCHED)
    assert opened["to"] == "NIEUWE_ZAAK"
    case = post.show("report", first)["case"]

    second = a_report(post, channel="BALIE", source_organisation=embassy, stated_name="Nadya Haddad")
    third = a_report(post, channel="LKHA", source_organisation=hub, forwarding_organisation=hub)
    for report in (second, third):
        hits = post.ok("search", "--kind", "case", "Nadya Hadad")["hits"]
        assert case in {each["case"] for each in hits}
        post.step("report", report, "link", case=case, **SEARCHED)

    figure = post.ok("stats", "M02", *PERIOD, "--by", "source_organisation")
    assert figure["value"] == 3
    assert sorted(row["value"] for row in figure["rows"]) == [1, 1, 1]
    overview = post.ok("stats", "overview", *PERIOD)["rows"]
    reports = {row["code"]: row["value"] for row in overview if row["section"] == "M02"}
    assert {code: reports[code] for code in ("SMN", "RAB", "LKHA", "ZAKEN")} == {
        "SMN": 1,
        "RAB": 1,
        "LKHA": 1,
        "ZAKEN": 1,
    }
    assert len(post.all("case")) == 1
    assert len(post.all("person")) == 1
    assert post.show("case", case)["first_authority_contact_on"] == "20260706"

    again = a_report(post, channel="ZELFORGANISATIE", source_organisation=support)
    counted = ("stats", "M02", *PERIOD, "--by", "source_organisation")
    assert post.ok(*counted)["value"] == 4
    why = ("--reason", "dezelfde beller")
    post.ok("advance", "report", again, "mark-duplicate", f"duplicate_of={first}", *why, user="bram")
    figure = post.ok(*counted)
    assert (figure["value"], sorted(row["value"] for row in figure["rows"])) == (3, [1, 1, 1])
    elsewhere = a_report(post, channel="LKHA", source_organisation=hub)
    post.ok("advance", "report", elsewhere, "mark-duplicate", f"duplicate_of={first}", *why, user="bram")
    assert post.ok(*counted)["value"] == 4, "another organisation counts for itself"


def test_a_father_who_asks_hears_nothing_and_his_report_tells_of_no_case(
    post: Office, tmp_path: Path
) -> None:
    first = a_report(post, reporter_relation="ZELF")
    post.step("report", first, "open-case", **SEARCHED)
    case = post.show("report", first)["case"]
    known = post.show("case", case)
    asked = post.new(
        "report",
        user="ida",
        channel="BALIE",
        received_at=AT,
        direct_danger="ONBEKEND",
        stated_name="Nadia el Haddad",
        first_words="waar is mijn dochter",
        reporter_relation="FAMILIE",
    )
    post.step("report", asked, "verify")
    warned = post.step("report", asked, "link", case=case, case_link_is_sealed=True, **SEARCHED)
    assert "MAY_BE_ASKING" not in codes(warned)

    file = tmp_path / "intake.pdf"
    post.ok("form", "FRM-01", asked, "-o", str(file))

    said = printed(file)
    assert "waar is mijn dochter" in said
    assert known["number"] not in said
    assert known["neutral_reference"] not in said
    own = post.ok("search", "Nadia el Haddad", user="ida")["hits"]
    assert all(each["case"] is None for each in own)
    assert post.show("report", asked)["case_link_is_sealed"] is True
    assert not {"case", "person"} & post.show("report", asked, user="ida").keys()
    assert "case" not in next(each for each in post.all("report", user="ida") if each["id"] == asked)
    (task,) = post.all("task", "--where", f"report={asked}")
    assert "case" not in task
    assert len(post.all("report", "--case", case)) == 2


def test_a_second_open_case_with_the_same_number_stops_and_the_doubles_are_shown(post: Office) -> None:
    one = post.new("person", given_names="Nadia", surname="Haddad", bsn="111222333")
    other = post.new("person", given_names="Nadya", surname="Hadad", bsn="111222333")
    case = post.new("case", person=one, country_of_stay="MA")

    refused = post.refuses(1, "new", "case", f"person={other}", "country_of_stay=MA")

    assert "SECOND_OPEN_CASE" in codes(refused)
    (pair,) = post.ok("duplicates", other)["pairs"]
    assert (pair["a"], pair["b"]) == (other, one)
    post.ok("merge-persons", one, other, "--reason", "zelfde nummer, zelfde moeder")
    report = a_report(post, person=other)
    stopped = post.stopped("report", report, "open-case", **SEARCHED)
    assert "OPEN_CASE_EXISTS" in codes(stopped)
    post.step("report", report, "link", case=case, **SEARCHED)
    assert len(post.all("case")) == 1


def test_a_question_that_turns_out_to_be_a_report_gets_its_first_action(post: Office) -> None:
    asked = post.new("report", channel="BALIE", received_at=AT, kind="INFORMATIEVERZOEK", direct_danger="NEE")
    assert "first_action" not in post.show("report", asked)

    post.set("report", asked, kind="MELDING")

    assert post.show("report", asked)["first_action"]
    post.step("report", asked, "verify")
