"""A post of one person: what is taken alone is ratified or reversed by headquarters, by bundle (domain §19)."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest

from tests.end_to_end.office import Office, codes, meet

AT: Final = "2026-07-06T10:00:00Z"  # a Monday
AMOUNT: Final = {"amount": "100.00", "currency": "EUR"}


@dataclass
class Alone:
    """A post where anna works alone, headquarters, and a case both know."""

    post: Office
    hq: Office
    case: str
    sticks: Path

    def asked(self) -> str:
        """Ask for money that nobody else at the post can approve."""
        code = self.post.new("funding_source", code="F01", name="Bron", categories=["K01"])
        return self.post.new(
            "commitment", case=self.case, funding_source=code, amount=AMOUNT, categories=["K01"]
        )

    def to_hq(self) -> None:
        assert self.hq.take_in(self.post.export("DCV", self.sticks)).code == 0

    def to_post(self) -> None:
        assert self.post.take_in(self.hq.export("RAB", self.sticks)).code == 0

    def said(self, office: Office) -> dict[str, dict[str, Any]]:
        """Return what the case says of decisions taken alone, by code."""
        found = office.ok("check-case", self.case)["findings"]
        return {each["code"]: each for each in found if each["code"].startswith("PROVISIONAL")}


@pytest.fixture
def alone(tmp_path: Path) -> Alone:
    post, hq = Office(tmp_path / "post", "RAB", at=AT), Office(tmp_path / "hq", "DCV", "hq", "hanna", AT)
    post.found()
    hq.found()
    meet(post, hq)
    case = post.new("case", person=post.new("person", given_names="Nadia", surname="Haddad"))
    return Alone(post, hq, case, tmp_path / "sticks")


def test_headquarters_reverses_by_bundle_and_the_post_is_told_what_to_undo(alone: Alone) -> None:
    asked = alone.asked()
    assert "PROVISIONAL" in codes(alone.post.step("commitment", asked, "approve"))
    assert "2026-07-08" in alone.said(alone.post)["PROVISIONAL"]["sentence"]
    alone.to_hq()

    (made,) = alone.hq.all("provisional_decision")
    assert (made["subject"], made["verb"], made["state"]) == (asked, "approve", "VOORLOPIG_BESLUIT")
    assert "RATIFY" in {each["code"] for each in alone.hq.ok("deadlines")["deadlines"]}
    assert alone.hq.refuses(1, "advance", "provisional_decision", made["id"], "reverse")["findings"]
    alone.hq.ok(
        *("advance", "provisional_decision", made["id"], "reverse", "--reason", "eerst het fonds vragen")
    )
    alone.to_post()

    assert set(alone.said(alone.post)) == {"PROVISIONAL_REVERSED"}
    (task,) = [each for each in alone.post.all("task") if "eerst het fonds vragen" in each["description"]]
    anna = next(each["id"] for each in alone.post.all("user") if each["name"] == "anna")
    assert (task["case"], task["assignee"], task["side"]) == (alone.case, anna, "POST")
    assert alone.post.show("commitment", asked)["state"] == "GOEDGEKEURD"
    alone.post.step("task", task["id"], "complete", result="ingetrokken")
    assert alone.said(alone.post) == {}


def test_headquarters_ratifies_by_bundle_and_nothing_more_is_said(alone: Alone) -> None:
    alone.post.step("commitment", alone.asked(), "approve")
    (made,) = alone.post.all("provisional_decision")
    refused = alone.post.stopped("provisional_decision", made["id"], "ratify")
    assert "FOUR_EYES" in codes(refused)
    alone.to_hq()

    alone.hq.step("provisional_decision", made["id"], "ratify")
    alone.to_post()

    assert alone.said(alone.post) == alone.said(alone.hq) == {}
    back = alone.post.show("provisional_decision", made["id"])
    assert (back["state"], back["ratified_at"]) == ("BEKRACHTIGD", AT)
    assert not [each for each in alone.post.all("task") if each.get("assignee") == made["decided_by"]]


def test_in_acute_danger_the_second_person_has_one_working_day(alone: Alone) -> None:
    alone.post.step("commitment", alone.asked(), "approve", is_acute=True)

    (made,) = alone.post.all("provisional_decision")
    assert (made["is_acute"], made["ratify_until"]) == (True, "2026-07-07")
