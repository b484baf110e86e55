"""Another key for a store, a colleague who leaves with the old one, and the end of a store."""

import shutil
from pathlib import Path

import pytest

from consulaat.values.moment import read_moment
from tests.end_to_end.office import WORDS, Office, consulaat
from ui import bootstrap
from ui.doors import SetClock

SLOTS = ("slots.json", "slots.2.json")


@pytest.fixture
def founded(tmp_path: Path) -> tuple[Office, list[str]]:
    """A store of two people, and the files of two of its papers."""
    office = Office(tmp_path / "post", "RAB")
    shares = office.found(bram="HOOFD_CONSULAIR")["recovery_shares"]
    files = []
    for number, share in enumerate(shares[1:3]):
        path = tmp_path / f"paper{number}"
        path.write_text(share + "\n", encoding="utf-8")
        files.append(str(path))
    return office, files


def kept_aside(office: Office, name: str) -> Path:
    """Copy the slots as they are today."""
    aside = office.folder.parent / name
    aside.mkdir()
    for each in SLOTS:
        shutil.copy2(office.folder / each, aside / each)
    return aside


def put_back(aside: Path, office: Office) -> None:
    for each in SLOTS:
        shutil.copy2(aside / each, office.folder / each)


def recovered(office: Office, papers: list[str]) -> int:
    new = ("--new-passphrase-file", str(office.passphrase_file))
    return consulaat("recover", *papers, *new, "--store", str(office.folder), "--user", "anna", "--json").code


def test_another_key_leaves_passphrases_papers_and_records_as_they_were(
    founded: tuple[Office, list[str]],
) -> None:
    office, papers = founded
    person = office.new("person", surname="Haddad")
    yesterday = kept_aside(office, "yesterday")

    done = office.ok("rekey")
    office.ok("rekey", user="bram")  # who was not there at the first change

    assert (done["ok"], done["without_way_in"], done["recovery_shares"]) == (True, [], [])
    for user in ("anna", "bram"):
        assert office.show("person", person, user=user)["surname"] == "Haddad"
    assert office.ok("check")["ok"] is True
    assert recovered(office, papers) == 0
    assert office.ok("status")["post"] == "RAB"
    put_back(yesterday, office)
    assert office.refuses(4, "status")["error"]["code"] == "store-damaged"


def test_who_is_blocked_does_not_come_in_with_the_slots_of_yesterday(
    founded: tuple[Office, list[str]],
) -> None:
    office, papers = founded
    yesterday, today = kept_aside(office, "yesterday"), office.folder.parent / "today"

    office.ok("users", "disable", "bram")

    assert office.refuses(3, "status", user="bram")["error"]["code"] == "wrong-passphrase"
    shutil.move(kept_aside(office, "now"), today)
    put_back(yesterday, office)
    assert office.refuses(4, "status", user="bram")["error"]["code"] == "store-damaged"
    put_back(today, office)
    assert office.ok("status")["post"] == "RAB"
    assert recovered(office, papers) == 0


def test_a_backup_of_before_is_named_and_opens_with_the_passphrase_of_its_day(
    founded: tuple[Office, list[str]], tmp_path: Path
) -> None:
    office, _papers = founded
    person = office.new("person", surname="Haddad")  # closing keeps the backup of the day
    office.ok("backup", str(tmp_path / "before.cbk"))

    old = office.ok("rekey")["old_backups"]

    assert [(office.folder / "backups" / each).is_file() for each in old] == [True]
    said = office.ok("restore", str(tmp_path / "before.cbk"))
    assert said["only_in_replaced"]["readable"] is True  # though by another key than the backup
    assert office.show("person", person)["surname"] == "Haddad"


def test_new_papers_open_a_store_whose_key_changed_after_them(
    founded: tuple[Office, list[str]], tmp_path: Path
) -> None:
    office, old = founded
    new = ("--new-passphrase-file", str(office.passphrase_file), "--new-papers")
    said = consulaat("recover", *old, *new, "--store", str(office.folder), "--user", "anna", "--json").json
    papers = []
    for number, share in enumerate(said["recovery_shares"][:2]):
        (tmp_path / f"new{number}").write_text(share + "\n", encoding="utf-8")
        papers.append(str(tmp_path / f"new{number}"))

    office.ok("rekey")

    assert recovered(office, papers) == 0
    assert recovered(office, old) == 4


def test_erasing_first_tells_what_nobody_else_has_and_then_nothing_opens(
    founded: tuple[Office, list[str]],
) -> None:
    office, papers = founded
    office.new("person", surname="Haddad")

    first = office.refuses(2, "erase")
    wrong = office.refuses(2, "erase", "--confirm", "TUN")
    assert first["unconfirmed_changes"] == wrong["unconfirmed_changes"] > 0
    assert office.refuses(3, "erase", "--confirm", "RAB", user="vera")["error"]["code"] == "wrong-passphrase"
    slots = kept_aside(office, "slots")
    done = office.ok("erase", "--confirm", "rab")

    assert done["unconfirmed_changes"] >= first["unconfirmed_changes"]
    assert (done["ok"], done["left"]) == (True, [])
    assert not office.folder.exists()
    assert office.refuses(1, "status")["error"]["code"] == "no-store"
    assert recovered(office, papers) == 1
    office.folder.mkdir(mode=0o700)
    put_back(slots, office)
    assert office.refuses(4, "status")["error"]["code"] == "store-missing"


def test_only_who_takes_care_of_the_store_changes_its_key_or_erases_it(
    founded: tuple[Office, list[str]],
) -> None:
    office, _papers = founded
    office.ok(
        *("users", "add", "vera", "--role", "VISUM_MEDEWERKER"),
        *("--new-passphrase-file", str(office.passphrase_file)),
    )

    for command in (("rekey",), ("erase", "--confirm", "RAB")):
        office.refuses(3, *command, user="vera")
    assert office.ok("status")["post"] == "RAB"


def test_whom_the_new_key_could_not_be_sealed_for_is_named_and_new_papers_are_made(
    founded: tuple[Office, list[str]],
) -> None:
    office, old = founded
    opened = bootstrap.open_office(office.folder, "anna", WORDS, clock=SetClock(read_moment(office.at)))
    opened.store.connection.run(
        "DELETE FROM meta WHERE name LIKE 'opener:%'"
    )  # as in a store of the first release
    opened.close()

    done = office.ok("rekey")

    assert (done["without_way_in"], len(done["recovery_shares"])) == (["bram"], 5)
    assert office.refuses(3, "status", user="bram")["error"]["code"] == "wrong-passphrase"
    assert recovered(office, old) == 4
    assert office.ok("check", "--deep")["ok"] is True
