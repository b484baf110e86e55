"""Arguments, files and records meant to do harm: an answer each time, never a traceback, nothing changed."""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.end_to_end.office import Office, consulaat, everything, finished, process
from ui.log import note

CANARY: Final = "KANARIE-7f3a"
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="files of POSIX")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    made = Office(tmp_path_factory.mktemp("hostile") / "post", "RAB")
    made.found(bram="HOOFD_CONSULAIR")
    made.new("person", surname="Haddad")
    return made


@pytest.fixture
def unchanged(office: Office) -> Iterator[None]:
    """Whatever a test does, the store holds afterwards what it held before."""
    before = everything(office)
    yield
    assert everything(office) == before


def _traps(folder: Path) -> dict[str, Path]:
    """Things that are no file, or no file of ours."""
    traps = {
        name: folder / name for name in ("nowhere", "folder", "fifo", "loop", "broken", "binary", "x" * 255)
    }
    traps["folder"].mkdir()
    os.mkfifo(traps["fifo"])
    traps["loop"].symlink_to(traps["loop"])
    traps["broken"].symlink_to(folder / "gone")
    traps["binary"].write_bytes(bytes(range(256)) * 64)
    traps["device"] = Path("/dev/zero")
    traps["long name"] = folder / ("y" * 300)
    return traps


@posix_only
@pytest.mark.usefixtures("unchanged")
def test_what_is_no_ordinary_file_is_refused_at_once(office: Office, tmp_path: Path) -> None:
    for name, path in _traps(tmp_path).items():
        for command in (
            ("load", str(path)),
            ("load", str(path), "--type", "person"),
            ("load", "--map", str(path), "--type", "person", str(path)),
            ("bundle", "inspect", str(path)),
            ("bundle", "verify", str(path)),
            ("bundle", "import", str(path)),
            ("trust", "add", str(path), "--code", "1234"),
            ("users", "add", "zoe", "--role", "INTAKER", "--new-passphrase-file", str(path)),
        ):
            said = office.run("anna", *command)
            assert said.code in {2, 4, 5}, (name, command, said)
            assert said.err.strip()
            json.loads(said.out)


@posix_only
def test_a_passphrase_file_that_is_none_does_not_hang(office: Office, tmp_path: Path) -> None:
    for name, path in _traps(tmp_path).items():
        if name != "binary":
            said = consulaat(
                *("status", "--store", str(office.folder), "--user", "anna", "--json"),
                *("--passphrase-file", str(path)),
            )
            assert said.code in {2, 3}, (name, said)


@posix_only
def test_a_store_that_is_none_is_no_store(tmp_path: Path) -> None:
    for name, path in _traps(tmp_path).items():
        said = consulaat("status", "--store", str(path), "--user", "anna", "--json")
        assert said.code in {1, 2}, (name, said)


@posix_only
@pytest.mark.usefixtures("unchanged")
def test_outputs_follow_no_link_and_replace_no_file(office: Office, tmp_path: Path) -> None:
    target = tmp_path / "precious"
    target.write_text(CANARY, encoding="utf-8")
    link = tmp_path / "link.pdf"
    link.symlink_to(target)
    dangling = tmp_path / "dangling.pdf"
    dangling.symlink_to(tmp_path / "gone")
    period = ("--from", "2026-01-01", "--until", "2027-01-01")
    for path in (
        target,
        link,
        dangling,
        tmp_path / "no" / "such" / "folder.pdf",
        tmp_path,
        Path("/dev/null"),
    ):
        for command in (
            ("form", "FRM-01", "--blank", "-o", str(path)),
            ("identity", "--card", str(path)),
            ("trust", "list", "--allowed-signers", str(path)),
            ("stats", "M02", *period, "--csv", str(path)),
        ):
            said = office.run("anna", *command)
            assert said.code in {1, 2, 5}, (path, command, said)
    assert target.read_text(encoding="utf-8") == CANARY
    assert not (tmp_path / "gone").exists()
    assert office.run("anna", "bundle", "export", "--to", "DCV", "-o", str(target)).code in {1, 2, 5}


WORDS: Final = (
    "",
    "-",
    "=1+1",
    "'; DROP TABLE person; --",
    '" OR "1"="1',
    "../../../etc/passwd",
    "\x1b[2J\x1b]0;titel\x07",
    "\u202eterugwaarts",
    "\udcff\udc80",
    "a\x00b",
    "𝟙𝟚𝟛",
    "9" * 5000,
    "é" * 300,
    "CON",
)


@pytest.mark.parametrize("word", WORDS, ids=range(len(WORDS)))
def test_no_word_is_worse_than_a_sentence(office: Office, word: str) -> None:
    before = everything(office)
    for command in (
        ("show", "person", word),
        ("show", word, "x"),
        ("list", word),
        ("list", "person", "--where", f"surname={word}", "--case", word),
        ("advance", "person", word, word),
        ("advance", "report", word, "verify"),
        ("set", "person", word, f"surname={word}"),
        ("timeline", word),
        ("check-case", word),
        ("form", word, word, "-o", word),
        ("stats", word, "--from", word, "--until", word),
        ("stats", "M02", "--from", "2026-01-01", "--until", "2027-01-01", "--by", word),
        ("resolve", word, "--keep", "mine", "--reason", word),
        ("bundle", "export", "--to", word, "-o", word),
        ("bundle", "import", word),
        ("trust", "revoke", word),
        ("users", "add", word, "--role", word),
        ("audit", "list", "--case", word),
        ("schema", word),
        (word,),
    ):
        said = office.run("anna", *command)
        assert "unexpected" not in said.out, (command, said)
        assert said.code in range(6), (command, said)
        if said.out.strip():
            json.loads(said.out)
        if "\x1b" in word:
            plain = consulaat(*office.options("anna"), *command)
            assert "\x1b" not in said.out + said.err + plain.out + plain.err
    assert everything(office) == before


@pytest.mark.parametrize(
    "text", ["'; DROP TABLE person; --", '=cmd|" /C calc"!A0', "<b>&amp;", "Łukasz ٣ 😀"]
)
def test_what_looks_like_code_is_kept_as_it_was_typed(office: Office, text: str) -> None:
    person = office.new("person", surname=text)

    assert office.show("person", person)["surname"] == text
    assert [each["id"] for each in office.all("person", "--where", f"surname={text}")] == [person]


@pytest.mark.parametrize(
    "moment", ["gisteren", "2026-07-06", "2026-13-06T10:00:00Z", "9" * 400, "", "0000-01-01T00:00:00Z"]
)
def test_a_clock_that_is_no_moment_is_refused(office: Office, moment: str) -> None:
    said = consulaat("status", *office.options("anna", at=False), "--json", f"--at={moment}")

    assert said.code == (0 if not moment else 2), said


def test_a_thousand_arguments_are_only_many(office: Office) -> None:
    said = office.run("anna", "new", "person", *(f"surname={n}" for n in range(1000)))

    assert said.code in {0, 2}


def test_standard_input_that_is_noise_is_named(office: Office) -> None:
    said = office.run("anna", "load", "-", stdin=os.urandom(4096))

    assert (said.code, said.error) == (2, "bad-lines")
    twice = office.run("anna", "bundle", "import", "-", "-", stdin=b"x")
    assert (twice.code, twice.error) == (2, "usage")


def test_names_of_files_and_lines_are_shown_without_escapes(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "\x1b[31mrood\u202e.jsonl"
    path.write_text("geen json\n", encoding="utf-8")

    plain = consulaat(*office.options("anna"), "load", str(path))

    assert plain.code == 2
    assert "\x1b" not in plain.err


def test_an_unforeseen_error_has_a_reference_and_its_log_tells_no_secret(office: Office) -> None:
    prepare = f"""
from consulaat.services.status import StatusDesk
def fail(self, **_options):
    naam = "{CANARY}"
    raise ValueError("{CANARY} " + naam)
StatusDesk.status = fail
"""
    said = finished(process(*office.options("anna"), "--json", "status", prepare=prepare)).calm()

    assert (said.code, said.error) == (5, "unexpected")
    reference = said.json["error"]["message"].split("kenmerk ")[-1][:8]
    assert CANARY not in said.out + said.err
    logs = list(Path(os.environ["HOME"]).rglob("consulaat.log"))
    text = "".join(path.read_text(encoding="utf-8") for path in logs)
    assert reference in text
    assert CANARY not in text
    line = json.loads(next(each for each in text.splitlines() if reference in each))
    assert line["class"] == "ValueError"
    assert any(place.startswith("ui/cli/") for place in line["places"])


def test_the_log_stays_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setattr("ui.log.LARGEST", 500)
    for number in range(60):
        note(f"{number:08x}", ValueError(CANARY))

    files = list(tmp_path.rglob("consulaat*.log"))
    assert 1 < len(files) <= 6
    assert all(path.stat().st_size < 1000 for path in files)
    assert all(path.stat().st_mode & 0o077 == 0 for path in files)
    assert not any(CANARY in path.read_text(encoding="utf-8") for path in files)
