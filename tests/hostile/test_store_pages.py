"""A page of last week put back: it is encrypted and signed as it should be, and only the journal tells."""

from pathlib import Path

from tests.end_to_end.office import Office

PAGE = 4096


def test_a_page_of_last_week_is_found_by_the_deep_check_which_names_the_record(tmp_path: Path) -> None:
    office = Office(tmp_path / "post", "RAB")
    office.found()
    person = office.new("person", surname="Haddad")
    file = office.folder / "store.db"
    older = file.read_bytes()
    office.set("person", person, surname="el Haddad")
    newer = file.read_bytes()
    assert office.ok("check", "--deep")["faults"] == []

    named = []
    for start in range(PAGE, min(len(older), len(newer)), PAGE):
        page = older[start : start + PAGE]
        if page != newer[start : start + PAGE]:
            file.write_bytes(newer[:start] + page + newer[start + PAGE :])
            said = office.run("anna", "check").calm()
            if said.code == 0 and office.show("person", person)["surname"] == "Haddad":
                named.append(office.refuses(4, "check", "--deep")["faults"])
    file.write_bytes(newer)

    assert [[(each["code"], each["where"]) for each in faults] for faults in named] == [
        [("record", f"person {person[:8]}")]
    ]
    assert office.ok("check", "--deep")["ok"] is True
