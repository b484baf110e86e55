"""Partners on the command line: beside an organisation, and in the check of a case."""

import json
from pathlib import Path
from typing import Any

import pytest

from ui.main import main

PASSPHRASE = "correct horse battery staple seven lamps"


def test_an_organisation_says_what_it_did_and_what_is_safe_to_send(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "passphrase").write_text(PASSPHRASE + "\n", encoding="utf-8")
    here = ["--store", str(tmp_path / "store"), "--passphrase-file", str(tmp_path / "passphrase"), "--json"]

    def run(*words: str) -> dict[str, Any]:
        assert main([*words, *here]) == 0
        found: dict[str, Any] = json.loads(capfd.readouterr().out)
        return found

    run("init", "--post", "RAB", "--role", "post", "--admin", "anna", "--rehearsal")
    person = run("new", "person", "surname=Haddad")["id"]
    helper = run("new", "person", "given_names=Salma", "surname=Idrissi")["id"]
    case = run("new", "case", f"person={person}")["id"]
    kept = run(
        "new", "organisation", "code=NGO7", "kind=NGO_LOKAAL", "name=Haven", "contact_details=bel de bakker"
    )
    run("new", "involvement", f"case={case}", f"person={helper}", "role=LOKAAL_CONTACT", "organisation=NGO7")
    moment = "occurred_at=2026-07-06T09:00:00Z"
    run("new", "contact", f"case={case}", "organisation=NGO7", "direction=IN", "channel=NGO", moment)
    run("new", "task", f"case={case}", "description=Kamer zoeken", "side=NGO", "due_on=2026-07-09")

    due = [each["sentence"] for each in run("deadlines", "--side", "ngo")["deadlines"]]
    shown = run("show", "organisation", "NGO7")
    checked = run("check-case", case)

    assert due == ["Taak: Kamer zoeken"]
    assert run("deadlines", "--side", "LKHA")["deadlines"] == []
    assert main(["deadlines", "--side", "VADER", *here]) == 2
    assert "LKHA" in capfd.readouterr().out
    assert kept["record"]["contact_is_sealed"]
    assert "bakker" not in json.dumps([kept, shown, checked])
    assert "Idrissi" not in json.dumps([shown, checked])
    assert shown["last"]["day"] == "2026-07-06"
    assert shown["last"]["theirs"]
    assert [each["description"] for each in shown["open_tasks"]] == ["Kamer zoeken"]
    assert [(each["name"], each["role"]) for each in shown["people"]] == [(None, "LOKAAL_CONTACT")]
    assert shown["safe_to_send"][-1].startswith("Nooit, aan niemand")
    assert [each["code"] for each in checked["partners"]] == ["NGO7"]
    assert checked["partners"][0]["open_tasks"] == shown["open_tasks"]
