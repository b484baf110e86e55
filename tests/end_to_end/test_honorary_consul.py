"""Scenario S19: an honorary consul opens a case of another post and is refused; sees only what is their own."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest

from tests.end_to_end.office import Office

AT: Final = "2026-07-06T10:00:00Z"
SEARCHED: Final = {"duplicates_searched_at": AT, "duplicate_search_result": "geen"}
OTHERS: Final = "Zoutendijk"


@dataclass
class Desk:
    """The post of the honorary consul, with a case of another post in its store and one of the consul's own."""

    post: Office
    case: dict[str, Any]
    report: dict[str, Any]
    own: dict[str, Any]

    def refused(self, *arguments: str) -> None:
        """Let the consul try a command: it is refused, says nothing of the case, and one line tells of it."""
        before = self.failed()
        said = self.post.run("honor", *arguments)
        assert (said.code, said.error) in {(1, "not-found"), (2, "unknown-reference"), (3, "no-right")}
        assert OTHERS not in said.out
        assert self.failed() == before + 1

    def failed(self) -> int:
        """Return how often the log says that the consul was refused."""
        acts = self.post.ok("audit", "acts", user="otto")["entries"]
        return sum(each["by"] == "honor" and each["action"] == "MISLUKT" for each in acts)


def a_case(office: Office, user: str, name: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Take a report, open its case and agree on contact; return case and report."""
    report = office.new(
        "report",
        user=user,
        channel="TELEFOON",
        received_at=AT,
        direct_danger="NEE",
        stated_name=name,
        country_of_stay="TN",
    )
    office.step("report", report, "verify", user=user)
    case = office.step("report", report, "open-case", user=user, **SEARCHED)["record"]["case"]
    office.new("contact_protocol", user=user, case=case)
    return office.show("case", case, user=user), office.show("report", report, user=user)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder: Path = tmp_path_factory.mktemp("consul")
    post = Office(folder / "rab", "RAB", at=AT)
    post.found(bram="HOOFD_CONSULAIR", honor="HONORAIR_CONSUL", otto="AUDITOR")
    case, report = a_case(post, "bram", f"Nadia {OTHERS}")
    post.set("case", case["id"], user="bram", post="TUN")
    own, _report = a_case(post, "honor", "Samira Waterman")
    return Desk(post, case, report, own)


def test_a_case_of_another_post_is_refused_by_its_number_reference_and_id(desk: Desk) -> None:
    assert desk.post.show("case", desk.case["number"], user="bram")["post"] == "TUN"
    for name in ("number", "neutral_reference", "id"):
        desk.refused("show", "case", desk.case[name])
    assert desk.post.show("case", desk.own["number"], user="honor")["id"] == desk.own["id"]


def test_the_answer_is_that_of_a_number_that_nothing_has(desk: Desk) -> None:
    number, unknown = desk.case["number"], "RAB-2026-99999-99"
    for arguments in (
        ("show", "case", "X"),
        ("set", "case", "X", "country_of_stay=MA"),
        ("advance", "case", "X", "triage"),
        ("list", "task", "--case", "X"),
        ("list", "task", "--where", "case=X"),
        ("check-case", "X"),
        ("timeline", "X"),
        ("audit", "list", "--case", "X"),
        ("form", "FRM-24", "X", "-o", "never.pdf"),
        ("new", "task", "case=X", "description=bellen"),
    ):
        for user in ("honor",) if arguments[0] == "audit" else ("honor", "otto"):
            known, other = (
                desk.post.run(user, *(each.replace("X", name) for each in arguments))
                for name in (number, unknown)
            )
            assert known == other, (user, arguments)
            assert known.code in {1, 2, 3}


def test_nothing_that_belongs_to_it_is_shown_either(desk: Desk) -> None:
    protocol = desk.post.all("contact_protocol", "--case", desk.case["id"], user="bram")[0]
    number = desk.case["number"]
    for arguments in (
        ("show", "person", desk.case["person"]),
        ("show", "report", desk.report["id"]),
        ("show", "contact_protocol", protocol["id"]),
        ("list", "contact_protocol", "--case", number),
        ("timeline", number),
        ("check-case", number),
        ("duplicates", desk.case["person"]),
        ("audit", "list", "--case", number),
    ):
        desk.refused(*arguments)


def test_lists_search_and_terms_hold_the_own_case_alone(desk: Desk) -> None:
    post, own = desk.post, desk.own
    assert [each["id"] for each in post.all("case", user="honor")] == [own["id"]]
    assert [each["id"] for each in post.all("person", user="honor")] == [own["person"]]
    assert {each["case"] for each in post.all("report", user="honor")} == {own["id"]}
    for words in (OTHERS, desk.case["number"], desk.case["neutral_reference"], "land:tn"):
        hits = post.ok("search", words, user="honor")["hits"]
        assert {each["case"] for each in hits} <= {own["id"]}
        assert OTHERS not in str(hits)
    assert [each["id"] for each in post.ok("search", "Waterman", user="honor")["hits"]]
    due = post.ok("deadlines", user="honor")["deadlines"]
    assert due
    assert {each["case"] for each in due} == {own["number"]}
    assert len({each["case"] for each in post.ok("deadlines", user="bram")["deadlines"]}) == 2


def test_papers_figures_and_bundles_tell_nothing_of_it(desk: Desk, tmp_path: Path) -> None:
    target = str(tmp_path / "uit.pdf")
    desk.refused("form", "FRM-01", desk.report["id"], "-o", target)
    desk.refused("stats", "overview", "--from", "2026-01-01", "--until", "2027-01-01")
    desk.refused("stats", "M01", "--from", "2026-01-01", "--until", "2027-01-01")
    desk.refused("form", "FRM-25", "2026-01-01..2027-01-01", "-o", target)
    desk.refused("bundle", "export", "--to", "TUN", "-o", str(tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_written_into_it(desk: Desk, tmp_path: Path) -> None:
    number = desk.case["number"]
    desk.refused("set", "case", number, "country_of_stay=MA")
    desk.refused("advance", "case", number, "triage")
    desk.refused("new", "contact", f"case={number}", "direction=IN", "channel=TELEFOON", f"occurred_at={AT}")
    desk.refused("new", "case", f"person={desk.case['person']}")
    desk.refused(
        "new", "case_link", f"case={desk.own['number']}", f"linked_case={number}", "relation=ZUS_BROER"
    )
    paper = tmp_path / "brief.txt"
    paper.write_text("Geachte heer", encoding="utf-8")
    desk.refused("attach", str(paper), "--case", number)
