"""A clock that is set back: what was done later still counts as later, on every side."""

from pathlib import Path

from tests.end_to_end.office import Office


def test_a_clock_set_back_a_year_between_two_edits_keeps_their_order(
    post: Office, hq: Office, tmp_path: Path
) -> None:
    person = post.new("person", surname="Eerst")
    post.set("person", person, surname="Daarna")
    right, post.at = post.at, post.at.replace("2026-", "2025-")
    post.set("person", person, surname="Laatst")

    stamps = [each["at"] for each in post.ok("audit", "list", user="bram")["entries"]]
    assert stamps == sorted(stamps)
    assert post.show("person", person)["surname"] == "Laatst"
    post.at = right
    assert hq.take_in(post.export("DCV", tmp_path / "stick", user="bram")).code == 0
    assert hq.show("person", person)["surname"] == "Laatst"
    assert post.ok("audit", "verify")["valid"] is True
