"""Scenario S1: a girl of "16 or 17", her passport taken, calls by message at night (domain §22)."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.office import Office, codes, typed
from tests.forms.reading import text_of

NIGHT = "2026-07-06T22:10:00Z"
STAFF = {
    "bram": "HOOFD_CONSULAIR",
    "dirk": "PASPOORT_MEDEWERKER",
    "eva": "FINANCIEEL_BEHEERDER",
    "frits": "DCV_FAMILIEZAKEN",
}
TRIAGE = {
    "foreign_link": "JA",
    "concrete": "JA",
    "abduction_instead": "NEE",
    "assistance_basis": "NEDERLANDER",
    "direct_danger": "JA",
    "whereabouts": "BUITENLAND",
}
WEIGHED = {
    "identity_is_established": True,
    "nationality_is_established": True,
    "custody_research": "Beide ouders hebben gezag, zegt de BRP.",
    "consent_danger": "De vader dreigt haar iets aan te doen.",
    "child_was_heard": True,
    "best_interest_weighing": "Blijven is gevaarlijker dan reizen.",
    "court_requester": "LKHA",
    "court_request_on": "2026-07-08",
    "travel_route": "Nador - Amsterdam, zonder overstap.",
    "reception": "LKHA haalt haar op.",
}
LOSS_RULES = ("V14_1", "V15_1a", "V15_1b", "V15_1c", "V16_1a", "V16_1b", "V16_1c", "V16_1d", "V16_1e")


@dataclass
class Girl:
    """The post, and the records that the night made."""

    post: Office
    report: str
    case: str
    person: str
    number: str


def report_at_night(post: Office) -> str:
    post.at = NIGHT
    return post.new(
        "report",
        channel="WHATSAPP",
        received_at=NIGHT,
        direct_danger="JA",
        can_be_overheard="JA",
        stated_name="Nadia",
        stated_born_on="20090000",
        country_of_stay="MA",
        place_of_stay="Nador",
        must_not_know="vader en ooms",
        withheld_items=["PASPOORT"],
        first_words="ze hebben me paspoort gepakt ik moet trouwen",
        reporter_relation="ZELF",
        reported_phenomenon="DREIGENDE_HUWELIJKSDWANG",
        occurrence="DREIGEND",
        foreign_link="JA",
        whereabouts="BUITENLAND",
    )


@dataclass
class Consents:
    """Her application, and the consent that each of her parents would have to give."""

    girl: Girl
    application: str
    father: str
    mother: str


@pytest.fixture(scope="module")
def girl(tmp_path_factory: pytest.TempPathFactory) -> Girl:
    """The case as it stands when the report became a case."""
    post = Office(tmp_path_factory.mktemp("girl") / "post", "RAB")
    post.found(**STAFF)
    report = report_at_night(post)
    post.step("report", report, "verify")
    post.set(
        "report",
        report,
        duplicates_searched_at="2026-07-06T22:14:00Z",
        duplicate_search_result="geen gevonden",
    )
    opened = post.step("report", report, "open-case")
    case, person = opened["record"]["case"], opened["record"]["person"]
    post.set(
        "person",
        person,
        given_names="Nadia Sarah",
        surname_prefix="el",
        surname="Haddad",
        original_script_name="نادية الحداد",
        born_on="20090000",
        nationalities=[
            {"nationality": "NLD", "status": "GESTELD", "held_from": "20090000"},
            {"nationality": "MAR", "status": "GESTELD", "held_from": "20090000"},
        ],
    )
    return Girl(post, report, case, person, post.show("case", case)["number"])


def test_the_report_keeps_what_she_could_say_in_the_night(girl: Girl) -> None:
    report = girl.post.show("report", girl.report)

    assert report["stated_born_on"] == "20090000"
    assert report["first_words"] == "ze hebben me paspoort gepakt ik moet trouwen"
    assert report["number"] == "RAB-2026-M00001"
    assert report["state"] == "NIEUWE_ZAAK"
    assert girl.number.startswith("RAB-2026-00001-")


def test_a_girl_of_16_or_17_is_a_minor(girl: Girl) -> None:
    assert girl.post.show("case", girl.number)["minor_status"] == "JA"
    assert girl.post.ok("check-case", girl.number)["minor_status"] == "JA"


@pytest.fixture(scope="module")
def taken_on(girl: Girl) -> Girl:
    """The case taken on, every step first tried too early."""
    post = girl.post
    assert "NO_CONTACT_PROTOCOL" in codes(post.stopped("case", girl.case, "triage"))
    post.new(
        "contact_protocol",
        case=girl.number,
        language="nl",
        channels=[{"channel": "WHATSAPP", "number_or_address": "+212600000000", "device_is_shared": False}],
        may_answer="alleen zij zelf",
        must_never_answer="vader en ooms",
        code_word="appeltaart",
    )
    assert "NO_RISK_ASSESSMENT" in codes(post.stopped("case", girl.case, "triage"))
    post.new(
        "risk_assessment",
        case=girl.case,
        assessed_at=NIGHT,
        level="HOOG",
        reason="Verloving aangekondigd, paspoort afgenomen, steeds begeleid.",
        answers=[
            {"indicator": "HUWELIJK_BINNEN_7_DAGEN", "answer": "ONBEKEND"},
            {"indicator": "MINDERJARIG", "answer": "JA"},
        ],
    )
    assert post.step("case", girl.case, "triage")["to"] == "TRIAGE"
    asked = codes(post.stopped("case", girl.case, "take-on"))
    assert asked & {"FIELD_NEEDED", "TRIAGE_QUESTION_OPEN"}
    taken = post.step("case", girl.case, "take-on", **TRIAGE)
    assert (taken["from"], taken["to"]) == ("TRIAGE", "IN_BEHANDELING")
    return girl


def test_a_case_that_is_taken_on_has_a_task_to_direct_it(taken_on: Girl) -> None:
    tasks = taken_on.post.all("task", "--case", taken_on.number)

    assert [(each["state"], each["side"]) for each in tasks if each["origin"] == "OVERLEG"] == [
        ("OPEN", "DCV")
    ]


def test_the_way_home_of_a_minor_goes_by_the_court_and_article_39(taken_on: Girl) -> None:
    routes = {each["kind"]: each for each in taken_on.post.ok("check-case", taken_on.number)["routes"]}

    assert {"RECHTER", "ART39"} <= set(routes)
    assert all(each["sentence"] and each["basis"] for each in routes.values())


@pytest.fixture(scope="module")
def asked(taken_on: Girl) -> Consents:
    """Her application for an emergency passport, and the consents of both her parents."""
    post = taken_on.post
    father = post.new("person", surname="Haddad", given_names="Karim el")
    mother = post.new("person", surname="Aziz", given_names="Samira")
    post.new("involvement", case=taken_on.case, person=father, role="VERMOEDELIJKE_PLEGER")
    post.new(
        "custody_situation",
        person=taken_on.person,
        case=taken_on.case,
        holders=[
            {"kind": "OUDER1", "person": father, "source": "BRP"},
            {"kind": "OUDER2", "person": mother, "source": "BRP"},
        ],
        assessed_at=NIGHT,
    )
    application = post.new(
        "travel_document_application",
        user="dirk",
        person=taken_on.person,
        case=taken_on.case,
        kind="NN",
        applied_on="2026-07-07",
        appeared_in_person=True,
        fee_settlement="GEFINANCIERD",
    )
    post.step("travel_document_application", application, "submit", user="dirk")
    common = {"person": taken_on.person, "application": application}
    return Consents(
        taken_on,
        application,
        father=post.new("consent", giver=father, **common),
        mother=post.new("consent", giver=mother, **common),
    )


def consent_track(girl: Girl) -> dict[str, Any]:
    tracks = girl.post.ok("check-case", girl.number)["tracks"]
    found: dict[str, Any] = next(each for each in tracks if each["track"] == "GEZAG_TOESTEMMING")
    return found


def test_a_paper_asks_the_mother_for_consent_and_says_of_one_application_only(
    asked: Consents, tmp_path: Path
) -> None:
    paper = tmp_path / "consent.pdf"
    asked.girl.post.ok("form", "FRM-04", asked.mother, "-o", str(paper))

    text = text_of(paper.read_bytes())
    assert "Nadia Sarah el Haddad" in text
    assert "Deze toestemming geldt voor deze ene aanvraag en voor geen andere." in text
    assert "This consent is for this one application and for no other." in text
    for told in ("Nador", "appeltaart", "paspoort gepakt", "Marokko", "vader en ooms"):
        assert told not in text


def test_once_asking_the_father_is_unsafe_no_paper_to_him_can_be_made(
    asked: Consents, tmp_path: Path
) -> None:
    post, paper = asked.girl.post, tmp_path / "consent.pdf"
    assert "FIELD_NEEDED" in codes(post.stopped("consent", asked.father, "forbid-asking"))
    assert post.ok("form", "FRM-04", asked.father, "-o", str(tmp_path / "before.pdf"))
    post.step("consent", asked.father, "forbid-asking", unsafe_reason="Hij dreigt haar iets aan te doen.")

    refused = post.refuses(1, "form", "FRM-04", asked.father, "-o", str(paper))
    assert refused["error"]["code"] == "must-not-be-addressed"
    assert not paper.exists()
    assert codes(post.stopped("consent", asked.father, "ask")) == {"WRONG_STATE"}
    assert post.ok("form", "FRM-04", asked.mother, "-o", str(paper)), "the mother may still be asked"


def test_then_the_court_is_proposed_with_article_39_ahead_of_it(asked: Consents) -> None:
    girl = asked.girl
    routes = girl.post.ok("check-case", girl.number)["routes"]
    kinds = [each["kind"] for each in routes]

    assert kinds.index("RECHTER") < kinds.index("ART39")
    assert "PN" not in kinds, "a passport with consent is no way any more"
    court = next(each for each in routes if each["kind"] == "RECHTER")
    assert "onveilig" in court["sentence"]
    track = consent_track(girl)
    assert (track["state"], track["waiting_for"]) == ("GEBLOKKEERD", "LKHA")


def test_without_consent_nothing_is_issued_until_headquarters_decides_ahead_of_the_court(
    asked: Consents,
) -> None:
    girl, post = asked.girl, asked.girl.post
    post.step("travel_document_application", asked.application, "take-on", user="dirk")
    wanting = codes(post.stopped("travel_document_application", asked.application, "issue", user="bram"))
    assert "CONSENT_NEEDED" in wanting
    proposal = {"case": girl.case, "person": girl.person, "application": asked.application}
    refused = post.refuses(3, "new", "article39_decision", *typed(**proposal))
    assert refused["error"]["code"] == "no-right"
    decision = post.new("article39_decision", user="frits", **proposal, **WEIGHED)
    incomplete = post.refuses(1, "set", "article39_decision", decision, "outcome=TOEGEKEND", user="frits")
    assert codes(incomplete) >= {"NOT_WEIGHED"}
    post.set(
        "article39_decision",
        decision,
        user="frits",
        outcome="TOEGEKEND",
        hearing_manner="Telefonisch, met een tolk die zij koos.",
        child_own_words="Ik wil naar huis en naar school.",
    )

    decided = post.show("article39_decision", decision)
    assert decided["decided_by"] == post.all("user", "--where", "name=frits")[0]["id"]
    wanting = codes(post.stopped("travel_document_application", asked.application, "issue", user="bram"))
    assert "CONSENT_NEEDED" not in wanting
    assert consent_track(girl)["state"] == "GEREED"


def test_sealed_words_and_hidden_numbers_are_shown_to_nobody_unasked(taken_on: Girl) -> None:
    everything = taken_on.post.run("anna", "list", "contact_protocol").out
    everything += taken_on.post.run("anna", "timeline", taken_on.number).out
    everything += taken_on.post.run("anna", "audit", "list").out
    everything += taken_on.post.run("bram", "show", "contact_protocol", _protocol(taken_on)).out

    assert "appeltaart" not in everything


def _protocol(girl: Girl) -> str:
    found: str = girl.post.all("contact_protocol", "--case", girl.case)[0]["id"]
    return found


def test_dutch_nationality_is_established_by_one_and_read_by_another(taken_on: Girl) -> None:
    post = taken_on.post
    post.at = "2026-07-08T09:00:00Z"
    evidence = post.new(
        "evidence",
        user="dirk",
        person=taken_on.person,
        case=taken_on.case,
        kind="BRP_UITTREKSEL",
        country="NL",
        authority="Gemeente Rotterdam",
        dated_on="20260708",
        original_was_seen=True,
        authenticity="ONBETWIST",
        legalisation="NIET_NODIG",
        translation="NIET_NODIG",
        proven_facts=["GEBOORTE", "AFSTAMMING", "NATIONALITEIT", "IDENTITEIT"],
    )
    inquiry = post.new(
        "nationality_inquiry",
        user="dirk",
        person=taken_on.person,
        case=taken_on.case,
        acquisition_ground="A3_1",
        acquired_on="20090000",
        decisive_on="2026-07-08",
    )
    post.step("nationality_inquiry", inquiry, "start", user="dirk")
    assert codes(_establish(post, inquiry, "bram", code=1)), "steps are open"
    for step in post.all("inquiry_step", "--where", f"inquiry={inquiry}"):
        if step["code"] == "N10":
            post.step(
                "inquiry_step", step["id"], "set-aside", user="dirk", not_applicable_reason="geen verlies"
            )
        else:
            post.step(
                "inquiry_step", step["id"], "accept", user="dirk", outcome="klopt", evidence_items=[evidence]
            )
    assert _establish(post, inquiry, "anna", code=1), "nobody reads their own conclusion"
    _establish(post, inquiry, "eva", code=1)
    assert _establish(post, inquiry, "bram", code=0)["to"] == "VASTGESTELD_NEDERLANDER"


def _establish(post: Office, inquiry: str, reader: str, code: int) -> dict[str, object]:
    fields: dict[str, Any] = {
        "loss_answers": [{"rule": rule, "answer": "NEE"} for rule in LOSS_RULES],
        "interruptions": [{"kind": "PASPOORT", "issued_on": "2023-08-30"}],
        "conclusion": "Nederlandse door geboorte uit een Nederlandse moeder.",
        "second_read_by": reader,
    }
    if code:
        return post.stopped("nationality_inquiry", inquiry, "establish-dutch", code=code, **fields)
    return post.step("nationality_inquiry", inquiry, "establish-dutch", **fields)


def test_a_cashier_makes_no_reports_and_reads_no_cases(girl: Girl) -> None:
    assert girl.post.refuses(3, "new", "report", "channel=BALIE", user="eva")["error"]["code"] == "no-right"
    assert girl.post.refuses(3, "show", "case", girl.number, user="eva")["error"]["code"] == "no-right"
    assert girl.post.refuses(3, "list", "report", user="eva")["error"]["code"] == "no-right"


def test_the_timeline_tells_the_night_in_order(taken_on: Girl) -> None:
    entries = taken_on.post.ok("timeline", taken_on.number)["entries"]

    assert [each["at"] for each in entries] == sorted(each["at"] for each in entries)
    assert entries[0]["what"] == "report"
    assert {"case", "case.state", "contact_protocol", "risk_assessment"} <= {each["what"] for each in entries}
    assert {each["by"] for each in entries} >= {"anna"}
    assert {each["post"] for each in entries} == {"RAB"}
    states = [(each["old"], each["new"]) for each in entries if each["what"] == "case.state"]
    assert ("TRIAGE", "IN_BEHANDELING") in states


def test_a_second_open_case_of_one_person_is_not_made_from_a_second_report(girl: Girl) -> None:
    post = girl.post
    again = post.new("report", channel="TELEFOON", received_at=NIGHT, direct_danger="NEE", person=girl.person)
    post.step("report", again, "verify")
    post.set("report", again, duplicates_searched_at=NIGHT, duplicate_search_result="al bekend")

    assert "OPEN_CASE_EXISTS" in codes(post.stopped("report", again, "open-case"))
    assert post.step("report", again, "link", case=girl.number)["to"] == "GEKOPPELD_AAN_ZAAK"
