"""Scenario S14: someone comes of age during the case, by a clock that is moved on (domain §22)."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.office import Office, codes

BEFORE, SINCE = "2026-07-19T12:00:00Z", "2026-07-20T12:00:00Z"
STAFF = {"bram": "HOOFD_CONSULAIR", "dirk": "PASPOORT_MEDEWERKER", "frits": "DCV_FAMILIEZAKEN"}


@dataclass
class Youth:
    """Someone who comes of age on 20 July, with an application, a consent not to be asked, and a proposal."""

    post: Office
    case: str
    father: str
    application: str
    consent: str


@pytest.fixture(scope="module")
def youth(tmp_path_factory: pytest.TempPathFactory) -> Youth:
    post = Office(tmp_path_factory.mktemp("of_age") / "post", "RAB")
    post.found(**STAFF)
    post.at = BEFORE
    person = post.new(
        "person",
        surname="Haddad",
        born_on="20080720",
        nationalities=[{"nationality": "NLD", "status": "BEWEZEN"}],
    )
    father = post.new("person", surname="Haddad", given_names="Karim")
    case = post.new("case", person=person, assistance_basis="NEDERLANDER", country_of_stay="MA")
    post.new("involvement", case=case, person=father, role="OUDER")
    holders = [{"kind": "OUDER1", "person": father}]
    post.new("custody_situation", person=person, case=case, holders=holders)
    asked = {"person": person, "case": case, "kind": "NN", "applied_on": "2026-07-10"}
    application = post.new(
        "travel_document_application",
        user="dirk",
        appeared_in_person=True,
        fee_settlement="BETAALD",
        **asked,
    )
    for verb in ("submit", "take-on"):
        post.step("travel_document_application", application, verb, user="dirk")
    consent = post.new("consent", person=person, application=application, giver=father)
    post.step("consent", consent, "forbid-asking", unsafe_reason="Hij sluit haar op.")
    post.new("article39_decision", user="frits", case=case, person=person, application=application)
    return Youth(post, case, father, application, consent)


def checked(youth: Youth, at: str) -> dict[str, Any]:
    """Return what the case needs at a moment, the consent track and the kinds of routes by name."""
    youth.post.at = at
    document = youth.post.ok("check-case", youth.case)
    track = next(each for each in document["tracks"] if each["track"] == "GEZAG_TOESTEMMING")
    return {
        "minor": document["minor_status"],
        "track": track["state"],
        "why": track["reason"] or "",
        "routes": {each["kind"] for each in document["routes"]},
        "findings": {each["code"] for each in document["findings"]},
        "requirement": youth.post.show("consent", youth.consent)["requirement"],
    }


def test_the_day_before_the_court_and_article_39_are_the_way(youth: Youth) -> None:
    found = checked(youth, BEFORE)

    assert (found["minor"], found["track"]) == ("JA", "GEBLOKKEERD")
    assert {"RECHTER", "ART39"} <= found["routes"]
    assert found["requirement"] == "GEVRAAGD_MAG_NIET"
    assert not found["findings"] & {"CONSENT_NOT_REQUIRED", "ARTICLE_39_WITHDRAWN"}
    youth.post.at = BEFORE
    wanting = youth.post.stopped("travel_document_application", youth.application, "issue", user="bram")
    assert "CONSENT_NEEDED" in codes(wanting)


def test_from_the_day_itself_no_consent_is_required_and_the_proposal_is_withdrawn(youth: Youth) -> None:
    found = checked(youth, SINCE)

    assert (found["minor"], found["track"]) == ("NEE", "NVT")
    assert "2026-07-20" in found["why"]
    assert found["requirement"] == "NIET_VEREIST"
    assert {"CONSENT_NOT_REQUIRED", "ARTICLE_39_WITHDRAWN"} <= found["findings"]
    assert found["routes"] & {"NN", "LP"}
    assert not found["routes"] & {"RECHTER", "ART39"}
    wanting = youth.post.stopped("travel_document_application", youth.application, "issue", user="bram")
    assert not codes(wanting) & {"CONSENT_NEEDED", "CUSTODY_UNKNOWN"}


def test_what_was_recorded_before_is_kept_and_no_paper_goes_to_the_father_even_now(
    youth: Youth, tmp_path: Path
) -> None:
    post = youth.post
    post.at = SINCE
    kept = post.show("consent", youth.consent)
    assert (kept["state"], kept["unsafe_reason"]) == ("GEVRAAGD_MAG_NIET", "Hij sluit haar op.")
    assert [each.get("outcome") for each in post.all("article39_decision")] == [None]

    paper = tmp_path / "consent.pdf"
    refused = post.refuses(1, "form", "FRM-04", youth.consent, "-o", str(paper))
    assert refused["error"]["code"] == "must-not-be-addressed"
    assert not paper.exists()


def test_the_consent_can_be_waived_and_the_timeline_tells_both(youth: Youth) -> None:
    post = youth.post
    post.at = BEFORE
    assert codes(post.stopped("consent", youth.consent, "waive")) == {"STILL_REQUIRED"}
    post.at = SINCE

    assert post.step("consent", youth.consent, "waive")["to"] == "NIET_VEREIST"
    told = post.ok("timeline", youth.case)["entries"]
    states = [(each["old"], each["new"]) for each in told if each["what"] == "consent.state"]
    assert states[-1] == ("GEVRAAGD_MAG_NIET", "NIET_VEREIST")
