"""Scenario S16: a post that is cut off for five weeks works on, and everything arrives in one go (domain §22)."""

from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.office import Office, consulaat, everything, meet

BEFORE = "2026-07-01T08:00:00Z"
WEEKS = tuple(f"2026-{day}T08:00:00Z" for day in ("07-06", "07-13", "07-20", "07-27", "08-03"))
BACK = "2026-08-10T08:00:00Z"


@pytest.fixture
def two(tmp_path: Path) -> tuple[Office, Office, Path]:
    """A post and headquarters; the first bundle was confirmed before the line went down."""
    post, hq = (
        Office(tmp_path / "post", "RAB", at=BEFORE),
        Office(tmp_path / "hq", "DCV", "hq", "hanna", BEFORE),
    )
    post.found(bram="HOOFD_CONSULAIR", dirk="PASPOORT_MEDEWERKER")
    hq.found()
    meet(post, hq)
    sticks = tmp_path / "sticks"
    assert hq.take_in(post.export("DCV", sticks, user="bram")).code == 0
    assert post.take_in(hq.export("RAB", sticks), user="bram").code == 0
    return post, hq, sticks


def a_week_of_work(post: Office, number: int) -> str:
    """Take a report, open a case, agree contact, assess, ask a register and print a paper; return the query step."""
    report = post.new(
        "report",
        channel="TELEFOON",
        received_at=post.at,
        direct_danger="NEE",
        stated_name=f"Sam {number}",
        stated_born_on="19960000",
    )
    post.step("report", report, "verify")
    searched = {"duplicates_searched_at": post.at, "duplicate_search_result": "geen"}
    case = post.step("report", report, "open-case", **searched)["record"]["case"]
    post.new("contact_protocol", case=case)
    post.new("risk_assessment", case=case, assessed_at=post.at, level="LAAG", reason="Rustig.")
    post.step("case", case, "triage")
    post.ok("check-case", case)
    post.ok("search", f"Sam {number}")
    person = post.show("case", case)["person"]
    inquiry = post.new("nationality_inquiry", person=person, case=case, acquisition_ground="ONBEKEND")
    post.step("nationality_inquiry", inquiry, "start")
    step = next(each["id"] for each in post.all("inquiry_step") if each["inquiry"] == inquiry)
    post.step("inquiry_step", step, "request")
    target = post.folder.parent / f"{number}.pdf"
    post.ok("form", "FRM-01", report, "-o", str(target), user="bram")
    return str(step)


def known(office: Office) -> tuple[str | None, int]:
    """Return up to when headquarters has the work, and how many changes it lacks."""
    status: dict[str, Any] = office.ok("status")
    return status["known_until"], status["unsent_changes"]


def test_five_weeks_without_a_network_and_then_everything_at_once(two: tuple[Office, Office, Path]) -> None:
    post, hq, sticks = two
    assert known(post)[0] == BEFORE
    bundles, steps = [], []
    for number, moment in enumerate(WEEKS, 1):
        post.at = moment
        steps.append(a_week_of_work(post, number))
        said = post.run("anna", "status").json
        assert said["known_until"] == BEFORE
        assert said["unsent_changes"] > 0
        bundles.append(post.export("DCV", sticks, user="bram"))
    # Only what a register answers has to come from outside: the steps wait for it.
    assert {post.show("inquiry_step", each)["state"] for each in steps} == {"AANGEVRAAGD"}
    sent = [each for each in post.ok("bundle", "log")["bundles"] if each["direction"] == "UIT"]
    assert sorted(each["number"] for each in sent) == [1, 2, 3, 4, 5, 6]
    for language, words in (("nl", "Laatst bekend bij DCV op"), ("en", "Last known at headquarters on")):
        told = post_says(post, language)
        assert words in told
        assert BEFORE in told

    hq.at = post.at = BACK
    arrived = hq.take_in(*bundles)
    assert arrived.code == 0
    assert [each["state"] for each in arrived.json["files"]] == ["merged"] * len(WEEKS)
    assert [each["number"] for each in arrived.json["files"]] == [2, 3, 4, 5, 6]
    assert hq.ok("bundle", "held")["bundles"] == []
    assert {name: everything(hq)[name] for name in ("report", "case", "task")} == {
        name: everything(post)[name] for name in ("report", "case", "task")
    }
    assert len(hq.all("case")) == len(WEEKS)

    assert post.take_in(hq.export("RAB", sticks), user="bram").code == 0
    assert known(post) == (WEEKS[-1], 0)


def post_says(post: Office, language: str) -> str:
    """Return the status as people read it."""
    said = consulaat(*post.options("anna"), "--lang", language, "status")
    assert said.code == 0
    return said.out
