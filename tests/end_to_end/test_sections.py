"""A case of another section opens with a reason, which is noted and which the head reads (domain §17.4)."""

from pathlib import Path

from tests.end_to_end.office import Office


def test_who_is_of_another_section_gives_a_reason_first(tmp_path: Path) -> None:
    post = Office(tmp_path / "post", "RAB", at="2026-07-06T10:00:00Z")
    post.found(bram="HOOFD_CONSULAIR", vera="VISUM_MEDEWERKER", otto="AUDITOR")
    placed = post.ok("users", "place", "vera", "--section", "VISUM", "--local-staff")["users"][0]
    assert (placed["section"], placed["is_local_staff"]) == ("VISUM", True)
    person = post.new("person", given_names="Nadia", surname="Haddad")
    case = post.new("case", person=person, handling_section="PASPOORT")
    number = post.show("case", case)["number"]

    assert post.refuses(1, "show", "case", number, user="vera")["error"]["code"] == "not-found"
    assert post.ok("search", "Haddad", user="vera")["hits"] == []
    glass = ("new", "case_access", f"case={number}", "kind=BREEK_GLAS")
    post.refuses(1, *glass, user="vera")
    post.ok(*glass, "reason=de visumaanvraag van haar zus", user="vera")

    assert post.show("case", number, user="vera")["id"] == case
    acts = post.ok("audit", "acts", user="otto")["entries"]
    (broken,) = [each for each in acts if each["action"] == "BREEK_GLAS"]
    assert (broken["by"], broken["id"]) == ("vera", case)
    tasks = [each["description"] for each in post.all("task", "--case", case, user="bram")]
    assert [each for each in tasks if "vera" in each]
