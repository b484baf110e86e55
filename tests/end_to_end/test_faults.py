"""What goes wrong around the command line: locks, kills, full and read-only disks. Nothing is ever half done."""

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

from consulaat.values.moment import read_moment
from tests.end_to_end.office import WORDS, Office, consulaat, everything, finished, meet, process
from ui import bootstrap
from ui.doors import SetClock

LINES: Final = 300
SMALL_FILES: Final = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}))
"""
Sweep = Callable[[int], int]
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A post and headquarters that know each other."""
    folder = tmp_path_factory.mktemp("faults")
    post, hq = Office(folder / "post", "RAB"), Office(folder / "hq", "DCV", "hq", "hanna")
    post.found(bram="HOOFD_CONSULAIR")
    hq.found()
    meet(post, hq)
    post.new("person", given_names="Nadia", surname="Haddad")
    return post.folder, hq.folder


@pytest.fixture
def post(founded: tuple[Path, Path], tmp_path: Path) -> Office:
    return _copy(founded[0], tmp_path / "post", "RAB", "post", "anna")


@pytest.fixture
def hq(founded: tuple[Path, Path], tmp_path: Path) -> Office:
    return _copy(founded[1], tmp_path / "hq", "DCV", "hq", "hanna")


def _copy(source: Path, target: Path, post: str, role: str, admin: str) -> Office:
    shutil.copytree(source, target)
    return Office(target, post, role, admin)


@pytest.fixture
def many(tmp_path: Path) -> str:
    """A file of many lines, which takes a while to load."""
    path = tmp_path / "many.jsonl"
    lines = (
        json.dumps({"type": "person", "given_names": f"Proef {n}", "surname": "x" * 6000})
        for n in range(LINES)
    )
    path.write_text("\n".join(lines), encoding="utf-8")
    return str(path)


def arguments(office: Office, *command: str, user: str = "") -> list[str]:
    return [*office.options(user or office.admin), "--json", *command]


# -- doors that stay shut


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


# -- kills


@posix_only
def test_a_load_killed_at_any_moment_is_whole_or_absent(post: Office, many: str, sweep: Sweep) -> None:
    chance = random.Random(1)
    longest = _seconds(*arguments(post, "load", "--dry-run", many))
    for _ in range(sweep(50)):
        _killed(chance.uniform(0.3, 1.1) * longest, *arguments(post, "load", many))
        found = len(everything(post)["person"]) - 1
        assert found % LINES == 0, found
        assert post.ok("check")["ok"] is True
    before = len(everything(post)["person"])
    assert post.ok("load", many)["created"] == LINES
    assert len(everything(post)["person"]) == before + LINES


@posix_only
def test_an_import_killed_at_any_moment_is_whole_or_absent_and_is_completed_by_repeating(
    post: Office, hq: Office, many: str, tmp_path: Path, sweep: Sweep
) -> None:
    chance = random.Random(2)
    post.ok("load", many)
    file = post.export("DCV", tmp_path / "stick", user="bram")
    command = arguments(hq, "bundle", "import", str(file))
    longest = _seconds(*arguments(hq, "bundle", "import", str(file), "--plan"))
    for _ in range(sweep(50)):
        _killed(chance.uniform(0.3, 1.1) * longest, *command)
        assert len(everything(hq)["person"]) in {0, LINES + 1}
    assert consulaat(*command).json["files"][0]["state"] in {"merged", "already-imported"}
    assert everything(hq)["person"] == everything(post)["person"]


@posix_only
def test_an_export_killed_at_any_moment_leaves_no_fork_and_no_gap(
    post: Office, hq: Office, many: str, tmp_path: Path, sweep: Sweep
) -> None:
    chance = random.Random(3)
    post.ok("load", many)
    stick = tmp_path / "stick"
    stick.mkdir()
    command = arguments(post, "bundle", "export", "--to", "DCV", "-o", str(stick), user="bram")
    longest = _seconds(*command)
    for _ in range(sweep(50)):
        _killed(chance.uniform(0.2, 1.1) * longest, *command)
    assert consulaat(*command).code == 0

    files = list(stick.glob("*.cbn"))
    said = [hq.take_in(file) for file in files]
    said += [hq.take_in(file) for file in files]
    assert {each.code for each in said} <= {0, 1}
    assert hq.ok("bundle", "held")["bundles"] == []
    assert everything(hq)["person"] == everything(post)["person"]
    assert not {each["code"] for each in hq.ok("status")["alarms"]} - {"one-user"}


def _seconds(*command: str) -> float:
    import time

    start = time.perf_counter()
    said = finished(process(*command))
    assert said.code == 0, said
    return time.perf_counter() - start


def _killed(after: float, *command: str) -> None:
    """Start a command and kill it after so long, unless it is done by then."""
    running = process(*command)
    try:
        running.communicate(timeout=after)
    except subprocess.TimeoutExpired:
        running.kill()
        running.communicate()


# -- disks


@posix_only
def test_a_full_disk_during_a_load_changes_nothing(post: Office, many: str) -> None:
    before = everything(post)
    limit = SMALL_FILES.format(size=(post.folder / "store.db").stat().st_size + 200_000)

    said = finished(process(*arguments(post, "load", many), prepare=limit)).calm()

    assert said.code == 5, said
    assert said.error in {"disk-full", "disk-error"}
    assert len(said.err.strip().splitlines()) == 1
    assert everything(post) == before
    assert post.ok("load", many)["created"] == LINES


@posix_only
def test_a_full_stick_during_an_export_leaves_no_file_and_the_next_export_is_good(
    post: Office, hq: Office, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    post.new("person", surname="Vol", given_names=random.Random(5).randbytes(8000).hex())
    with _mounted(stick, "size=4k"):
        said = post.refuses(5, "bundle", "export", "--to", "DCV", "-o", str(stick), user="bram")
        assert said["error"]["code"] == "disk-full"
        assert list(stick.iterdir()) == []

    files = post.ok("bundle", "export", "--to", "DCV", "-o", str(stick), user="bram")["files"]

    assert len(files) == 2, "what was signed and not written comes first"
    assert [each["state"] for each in hq.take_in(*map(Path, files)).json["files"]] == ["merged", "merged"]
    assert everything(hq)["person"] == everything(post)["person"]


@posix_only
def test_a_full_file_system_during_a_load_works_again_once_there_is_room(
    founded: tuple[Path, Path], many: str, tmp_path: Path
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    with _mounted(disk, "size=2m"):
        office = _copy(founded[0], disk / "post", "RAB", "post", "anna")
        before = everything(office)
        said = office.refuses(5, "load", many)
        assert said["error"]["code"] in {"disk-full", "disk-error"}
        assert everything(office) == before
        subprocess.run(["mount", "-o", "remount,size=64m", str(disk)], check=True)  # noqa: S607
        assert office.ok("load", many)["created"] == LINES


@posix_only
def test_a_folder_that_may_not_be_written_is_one_sentence(founded: tuple[Path, Path], tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    with _mounted(disk, "size=8m"):
        office = _copy(founded[0], disk / "post", "RAB", "post", "anna")
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)  # noqa: S607

        for command in (("status",), ("new", "person", "surname=X")):
            said = office.run("anna", *command)
            assert (said.code, said.error) == (5, "store-read-only")
            assert len(said.err.strip().splitlines()) == 1
        new = Office(tmp_path / "other", "TUN")
        new.folder = disk / "new"
        made = ("init", "--post", "TUN", "--role", "post", "--admin", "anna", "--rehearsal", "--json")
        assert consulaat(*made, *new.options("anna")).error == "store-read-only"


@contextmanager
def _mounted(folder: Path, options: str) -> Iterator[None]:
    """A small disk of its own, where this computer lets us have one."""
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)],  # noqa: S607
        check=False,
        capture_output=True,
    )
    if done.returncode:
        pytest.skip("only the administrator of this computer can make a small disk")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)  # noqa: S607


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("store.db", b"", "store-damaged"),
        ("store.db", b"SQLite format 3\x00" + bytes(4080), "store-plain"),
        ("store.db", bytes(8192), "store-damaged"),
        ("store.db", None, "store-missing"),
    ],
)
def test_a_replaced_store_is_left_as_it_is_and_nothing_is_made_in_its_place(
    post: Office, name: str, data: bytes | None, code: str
) -> None:
    path = post.folder / name
    path.unlink()
    for rest in ("store.db-wal", "store.db-shm"):
        (post.folder / rest).unlink(missing_ok=True)
    if data is not None:
        path.write_bytes(data)

    said = post.refuses(4, "status")

    assert said["error"]["code"] == code
    assert (path.read_bytes() if path.exists() else None) == data


def test_flipped_bits_end_in_a_sentence_and_never_in_a_traceback(post: Office, sweep: Sweep) -> None:
    path = post.folder / "store.db"
    whole = path.read_bytes()
    chance = random.Random(4)
    for _ in range(sweep(200)):
        place = chance.randrange(len(whole))
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 4]) + whole[place + 1 :])
        said = post.run("anna", "check")
        assert said.code == 4, (place, said)
        assert said.err.strip()
        for rest in ("store.db-wal", "store.db-shm"):
            (post.folder / rest).unlink(missing_ok=True)
    path.write_bytes(whole)
    assert post.ok("check")["ok"] is True
