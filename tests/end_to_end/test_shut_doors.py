"""Doors that stay shut: wrong passphrases, no store, a busy store, a clock that is not ours to set."""

import os
from pathlib import Path

import pytest

from consulaat.values.moment import read_moment
from tests.end_to_end.office import WORDS, Office, arguments, consulaat, finished, process
from ui import bootstrap
from ui.doors import SetClock


def test_a_wrong_passphrase_is_one_sentence_and_the_right_one_still_opens(
    post: Office, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong"
    wrong.write_text("acht gele fietsen op de dijk\n", encoding="utf-8")
    before = (post.folder / "store.db").read_bytes()

    said = consulaat(
        "status", "--store", str(post.folder), "--user", "anna", "--passphrase-file", str(wrong), "--json"
    )

    assert (said.code, said.error) == (3, "wrong-passphrase")
    assert len(said.err.strip().splitlines()) == 1
    assert "acht gele" not in said.out + said.err
    assert (post.folder / "store.db").read_bytes() == before
    assert post.ok("check")["ok"] is True


def test_someone_unknown_gets_the_same_answer_as_someone_wrong(post: Office) -> None:
    said = post.run("zoe", "status")

    assert (said.code, said.error) == (3, "wrong-passphrase")


def test_a_missing_passphrase_file_and_no_passphrase_are_said(post: Office, tmp_path: Path) -> None:
    common = ("--store", str(post.folder), "--user", "anna", "--json")

    assert consulaat("status", *common).error == "no-passphrase"
    nowhere = consulaat("status", *common, "--passphrase-file", str(tmp_path / "nowhere"))
    assert (nowhere.code, nowhere.error) == (2, "passphrase-file")


def test_where_no_store_is_none_is_made(post: Office, tmp_path: Path) -> None:
    for folder in (tmp_path / "nowhere", tmp_path, Path("/dev/null")):
        said = consulaat("status", "--store", str(folder), "--user", "anna", "--json")
        assert (said.code, said.error) == (1, "no-store")
    assert not (tmp_path / "nowhere").exists()
    assert post.refuses(1, "init", "--post", "RAB", "--role", "post", "--admin", "anna", "--rehearsal")[
        "error"
    ]["code"] == ("store-exists")


def test_a_store_that_is_open_elsewhere_says_by_whom_and_the_first_goes_on(post: Office) -> None:
    first = bootstrap.open_office(post.folder, "anna", WORDS, clock=SetClock(read_moment(post.at)))
    try:
        second = finished(process(*arguments(post, "status", user="bram")))
        assert (second.code, second.error) == (5, "store-busy")
        assert "anna" in second.err
        assert first.desk.create("person", {"surname": "Gaat door"}).record.id
    finally:
        first.close()
    assert post.ok("list", "person", "--where", "surname=Gaat door")["count"] == 1


def test_the_clock_is_set_in_rehearsals_only(tmp_path: Path) -> None:
    real = Office(tmp_path / "real", "RAB")
    made = ("init", "--post", "RAB", "--role", "post", "--admin", "anna", "--json")
    assert consulaat(*made, *real.options("anna")).error == "not-a-rehearsal"
    assert not real.folder.exists() or not any(real.folder.iterdir())
    assert consulaat(*made, *real.options("anna", at=False)).code == 0

    assert real.refuses(1, "status")["error"]["code"] == "not-a-rehearsal"
    plain = ("--store", str(real.folder), "--user", "anna", "--passphrase-file", str(real.passphrase_file))
    status = consulaat("status", "--json", *plain).json
    assert status["rehearsal"] is False
    assert "one-user" in {each["code"] for each in status["alarms"]}
    _one_time_passphrase(real, plain, tmp_path)


def _one_time_passphrase(real: Office, plain: tuple[str, ...], folder: Path) -> None:
    """A new user of a real store chooses a passphrase first, and the old one then opens nothing."""
    added = consulaat("users", "add", "bram", "--role", "HOOFD_CONSULAIR", "--json", *plain).json
    once, own = folder / "once", folder / "own"
    once.write_text(added["passphrase"] + "\n", encoding="utf-8")
    own.write_text("negen blauwe bootjes op het meer\n", encoding="utf-8")
    bram = ("--store", str(real.folder), "--user", "bram", "--json", "--passphrase-file")
    must = consulaat("status", *bram, str(once))
    assert (must.code, must.error) == (3, "passphrase-must-change")
    weak = folder / "weak"
    weak.write_text("te kort\n", encoding="utf-8")
    change = ("users", "passphrase", "--new-passphrase-file")
    assert consulaat(*change, str(weak), *bram, str(once)).error == "passphrase-too-weak"
    assert consulaat(*change, str(own), *bram, str(once)).code == 0
    assert consulaat("status", *bram, str(once)).code == 3
    assert consulaat("status", *bram, str(own)).code == 0


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("veertien tekens", 0),
        ("veertien teken", 2),
        ("x" * 128, 0),
        ("anna " * 4, 2),
        ("wij zijn rab en niemand anders", 2),
        ("caf\u00e9 met thee en koek", 0),
    ],
)
def test_a_passphrase_is_long_and_tells_nothing(tmp_path: Path, words: str, code: int) -> None:
    office = Office(tmp_path / "store", "RAB")
    office.passphrase_file.write_text(words + "\n", encoding="utf-8")
    made = ("init", "--post", "RAB", "--role", "post", "--admin", "anna", "--rehearsal")

    said = consulaat(*made, "--json", *office.options("anna"))

    assert said.code == code, said
    assert words not in said.err
    assert (office.folder / "store.db").exists() is (code == 0)
    if "\u00e9" in words:
        office.passphrase_file.write_text(words.replace("\u00e9", "e\u0301") + "\n", encoding="utf-8")
        assert office.ok("status")["post"] == "RAB"


def test_the_passphrase_stands_in_no_argument_log_or_file(post: Office) -> None:
    running = process(*arguments(post, "audit", "list"))
    assert WORDS not in " ".join(map(str, running.args))  # type: ignore[arg-type]  # a list of text
    said = finished(running)

    assert said.code == 0
    assert WORDS not in said.out + said.err
    for path in [*post.folder.rglob("*"), *Path(os.environ["HOME"]).rglob("*")]:
        if path.is_file():
            assert WORDS.encode() not in path.read_bytes(), path
    refused = consulaat("--passphrase", WORDS, *arguments(post, "status"))
    assert refused.code == 2
