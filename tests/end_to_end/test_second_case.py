"""Scenario S18: one citizen service number has one open case, also where two came by bundle (domain §15.9, §22)."""

from pathlib import Path
from typing import Final

import pytest

from tests.end_to_end.office import Office, codes, meet

BSN: Final = "111222333"
AT: Final = "2026-07-06T10:00:00Z"


@pytest.fixture
def post(tmp_path: Path) -> Office:
    made = Office(tmp_path / "post", "RAB", at=AT)
    made.found(bram="HOOFD_CONSULAIR")
    return made


def test_a_second_open_case_is_stopped_and_the_first_is_named(post: Office) -> None:
    one = post.new("person", given_names="Nadia", surname="Haddad", bsn=BSN)
    other = post.new("person", given_names="Nadya", surname="Hadad", bsn=BSN)
    number = post.show("case", post.new("case", person=one))["number"]

    refused = post.refuses(1, "new", "case", f"person={other}")

    (finding,) = [each for each in refused["findings"] if each["code"] == "SECOND_OPEN_CASE"]
    assert finding["severity"] == "stops"
    assert number in finding["sentence"]


def test_a_number_typed_later_that_gives_two_open_cases_is_stopped_too(post: Office) -> None:
    one = post.new("person", given_names="Nadia", surname="Haddad", bsn=BSN)
    other = post.new("person", given_names="Nadya", surname="Hadad")
    post.new("case", person=one)
    case = post.new("case", person=other)

    assert "SECOND_OPEN_CASE" in codes(post.refuses(1, "set", "person", other, f"bsn={BSN}"))
    post.set("person", other, birth_place="Nador")
    assert "SECOND_OPEN_CASE" in codes(post.refuses(1, "set", "case", case, f"person={one}"))
    post.set("case", case, place_of_stay="Nador")
    for task in post.all("task", "--case", case):
        post.ok("advance", "task", task["id"], "drop", "--reason", "dubbel")
    post.step("case", case, "close", user="bram", closure_reason="DUBBEL")
    post.set("person", other, bsn=BSN)


@pytest.fixture
def hq(tmp_path: Path) -> Office:
    """Headquarters with a case of each of two posts, about one person."""
    made = Office(tmp_path / "hq", "DCV", "hq", "hanna", at=AT)
    made.found()
    for code in ("RAB", "TUN"):
        post = Office(tmp_path / code, code, at=AT)
        post.found(bram="HOOFD_CONSULAIR")
        (tmp_path / "hq.card").unlink(missing_ok=True)
        meet(post, made)
        post.new("case", person=post.new("person", given_names="Nadia", surname="Haddad", bsn=BSN))
        assert made.take_in(post.export("DCV", tmp_path / "sticks", user="bram")).code == 0
    return made


def told(hq: Office, case: str) -> list[str]:
    """Return what a case says of a second one."""
    findings = hq.ok("check-case", case)["findings"]
    return [each["sentence"] for each in findings if each["code"] == "SECOND_OPEN_CASE"]


def test_two_cases_that_came_by_bundle_say_what_to_do_and_work_goes_on(hq: Office) -> None:
    one, other = hq.all("case")
    assert other["number"] in told(hq, one["id"])[0]
    assert one["number"] in told(hq, other["id"])[0]

    hq.set("person", one["person"], birth_place="Nador")
    hq.set("person", other["person"], last_municipality="Utrecht", born_on="20090000")
    hq.set("case", one["id"], country_of_stay="MA")
    hq.new("contact_protocol", case=other["id"])

    refused = hq.refuses(1, "merge-persons", one["person"], other["person"], "--reason", "zelfde nummer")
    assert "TWO_OPEN_CASES" in codes(refused)
    hq.new("case_link", case=one["id"], linked_case=other["id"], relation="DUBBEL")
    assert told(hq, one["id"]) == told(hq, other["id"]) == []
    hq.ok("merge-persons", one["person"], other["person"], "--reason", "zelfde nummer")
    hq.set("person", other["person"], birth_place="Nador")
