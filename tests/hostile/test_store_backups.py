"""Backups and restores that are killed, or meet a disk that fails: a good backup or none, the old store or the new."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.end_to_end.office import Office, arguments, consulaat, copied, finished, process
from tests.hostile.strikes import calls_of, require_strace, spread, struck

Sweep = Callable[[int], int]
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")
# What stood there is set aside already, what was restored is not in its place yet.
ENDED_BEFORE_ITS_PLACE = """
import os, pathlib
kept = pathlib.Path.rename
def rename(self, target):
    is_restored = self.name == "store.db" and self.parent.name.startswith("restoring-")
    return os._exit(9) if is_restored else kept(self, target)
pathlib.Path.rename = rename
"""
NEXT_DAY = "2026-07-02T08:00:00Z"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with two people, of whom a backup beside it holds the first."""
    office = Office(tmp_path_factory.mktemp("made") / "post", "RAB")
    office.found()
    office.new("person", surname="Eerst")
    office.ok("backup", str(office.folder.parent / "first.cbk"))
    office.new("person", surname="Later")
    return office.folder


@pytest.fixture
def office(made: Path, tmp_path: Path) -> Office:
    return copied(made, tmp_path / "post", "RAB", "post", "anna")


@pytest.fixture
def backup(made: Path) -> Path:
    return made.parent / "first.cbk"


def surnames(office: Office) -> set[str]:
    return {str(each["surname"]) for each in office.all("person")}


@posix_only
@pytest.mark.parametrize("call", ["fsync", "pwrite64", "linkat"])
def test_a_backup_killed_at_any_call_is_good_or_absent(
    office: Office, tmp_path: Path, call: str, sweep: Sweep
) -> None:
    require_strace()
    target = tmp_path / "stick" / "new.cbk"
    target.parent.mkdir()
    command = arguments(office, "backup", str(target))
    total = calls_of(call, tmp_path, *command)
    target.unlink()
    for number in spread(total, sweep(20)):
        struck(call, number, "signal=KILL", *command)
        if target.exists():
            assert office.ok("restore", str(target), "--plan")["changes"] > 0, number
            target.unlink()
        assert office.ok("backup", str(target))["ok"] is True, number
        target.unlink()
        assert [each.suffix for each in target.parent.iterdir()] in ([], [".part"])
        shutil.rmtree(target.parent)
        target.parent.mkdir()
    assert office.ok("check")["ok"] is True
    assert surnames(office) == {"Eerst", "Later"}


@posix_only
@pytest.mark.parametrize(("call", "error"), [("fsync", "EIO"), ("pwrite64", "ENOSPC"), ("linkat", "EIO")])
def test_a_disk_that_fails_during_a_backup_is_one_sentence_and_never_a_bad_file(
    office: Office, tmp_path: Path, call: str, error: str, sweep: Sweep
) -> None:
    require_strace()
    target = tmp_path / "new.cbk"
    command = arguments(office, "backup", str(target))
    total = calls_of(call, tmp_path, *command)
    target.unlink()
    for number in spread(total, sweep(15)):
        said = struck(call, number, f"error={error}", *command).calm()
        assert said.code in {0, 5}, (number, said)
        if said.code:
            assert len(said.err.strip().splitlines()) == 1
        assert target.exists() or said.code
        if target.exists():
            assert office.ok("restore", str(target), "--plan")["changes"] > 0, number
            target.unlink()
        assert office.ok("check")["ok"] is True


@posix_only
@pytest.mark.parametrize("call", ["rename", "fsync", "unlink"])
def test_a_restore_killed_at_any_call_leaves_the_old_store_or_the_new_one(
    made: Path, backup: Path, tmp_path: Path, call: str, sweep: Sweep
) -> None:
    require_strace()
    first = copied(made, tmp_path / "counted", "RAB", "post", "anna")
    total = calls_of(call, tmp_path, *arguments(first, "restore", str(backup)))
    for number in spread(total, sweep(20)):
        office = copied(made, tmp_path / f"at{number}", "RAB", "post", "anna")
        struck(call, number, "signal=KILL", *arguments(office, "restore", str(backup)))
        people = surnames(office)
        assert people in ({"Eerst"}, {"Eerst", "Later"}), number
        assert office.ok("check")["ok"] is True
        assert office.ok("audit", "verify")["valid"] is True
        assert (people == {"Eerst"}) == any(office.folder.glob("replaced-*")), number
        assert not list(office.folder.glob("restoring-*"))
        office.ok("restore", str(backup))
        assert surnames(office) == {"Eerst"}
        assert not list(office.folder.glob("restoring*"))
        shutil.rmtree(office.folder)


def test_a_restore_that_was_killed_halfway_is_finished_before_anyone_is_asked_for_a_passphrase(
    office: Office, backup: Path, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong"
    wrong.write_text("acht gele fietsen op de dijk\n", encoding="utf-8")

    ended = finished(process(*arguments(office, "restore", str(backup)), prepare=ENDED_BEFORE_ITS_PLACE))
    assert ended.code == 9
    assert not (office.folder / "store.db").exists()
    said = consulaat(
        "status", "--store", str(office.folder), "--user", "anna", "--passphrase-file", str(wrong)
    )

    assert said.code == 3
    assert (office.folder / "store.db").exists()
    assert not list(office.folder.glob("restoring*"))
    assert surnames(office) == {"Eerst"}


@posix_only
def test_a_file_that_may_not_grow_stops_a_backup_and_leaves_nothing(office: Office, tmp_path: Path) -> None:
    target = tmp_path / "new.cbk"
    limit = (
        "import resource, signal\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))"
    )

    said = finished(process(*arguments(office, "backup", str(target)), prepare=limit)).calm()

    assert (said.code, said.error in {"disk-full", "disk-error"}) == (5, True)
    assert not list(tmp_path.glob("new.cbk*"))
    assert [each.name for each in (office.folder / "backups").iterdir() if each.suffix != ".cbk"] == []
    assert office.ok("backup", str(target))["ok"] is True


@posix_only
def test_a_stick_that_is_full_is_said_and_keeps_nothing(office: Office, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(stick)]
    if subprocess.run(words, check=False, capture_output=True).returncode:
        pytest.skip("only the administrator of this computer can make a small disk")
    try:
        said = office.refuses(5, "backup", str(stick / "new.cbk"))
        assert said["error"]["code"] == "disk-full"
        assert list(stick.iterdir()) == []
    finally:
        subprocess.run(["umount", str(stick)], check=True)  # noqa: S607


def test_a_backup_is_kept_on_each_day_on_which_something_changed(office: Office) -> None:
    folder = office.folder / "backups"
    before = len(list(folder.iterdir()))
    office.ok("status")
    office.at = NEXT_DAY
    office.ok("status")
    assert len(list(folder.iterdir())) == before + 1, "the person of the day before"
    office.at = "2026-07-03T08:00:00Z"
    office.ok("status")
    assert len(list(folder.iterdir())) == before + 1, "nothing changed"
    for day in range(4, 25):
        office.at = f"2026-07-{day:02}T08:00:00Z"
        office.new("person", surname=f"Dag {day}")
    kept = sorted(each.name for each in folder.iterdir())
    assert len(kept) in {9, 10}
    assert kept[-7:] == [f"2026-07-{day:02}T080000Z.cbk" for day in range(18, 25)]
    office.ok("restore", f"backups/{kept[0]}")


def test_closing_never_fails_because_no_backup_can_be_made_and_the_status_says_so(office: Office) -> None:
    shutil.rmtree(office.folder / "backups")
    (office.folder / "backups").write_bytes(b"in the way")
    office.at = NEXT_DAY

    office.new("person", surname="Toch")

    assert "backup-failed" in {each["code"] for each in office.ok("status")["alarms"]}
    (office.folder / "backups").unlink()
    office.new("person", surname="Weer")
    assert "backup-failed" not in {each["code"] for each in office.ok("status")["alarms"]}


@posix_only
@pytest.mark.parametrize("mask", [0o000, 0o077, 0o777])
def test_backups_and_restored_files_are_for_their_owner_alone(
    office: Office, backup: Path, tmp_path: Path, mask: int
) -> None:
    target = tmp_path / "new.cbk"
    umask = f"import os\nos.umask({mask})\nos.umask = lambda _mask: 0"
    for command in (("backup", str(target)), ("restore", str(backup))):
        assert finished(process(*arguments(office, *command), prepare=umask)).code == 0
    shown = {
        path: path.stat().st_mode & 0o777
        for path in (target, *office.folder.rglob("*"))
        if path.name != "lock"
    }
    assert {mode for path, mode in shown.items() if path.is_file()} == {0o600}
    assert {mode for path, mode in shown.items() if path.is_dir()} == {0o700}


def test_a_second_process_restores_nothing_while_the_store_is_open(office: Office, backup: Path) -> None:
    from consulaat.values.moment import read_moment
    from tests.end_to_end.office import WORDS
    from ui import bootstrap
    from ui.doors import SetClock

    first = bootstrap.open_office(office.folder, "anna", WORDS, clock=SetClock(read_moment(office.at)))
    try:
        said = finished(process(*arguments(office, "restore", str(backup))))
        assert (said.code, said.error) == (5, "store-busy")
        assert first.desk.create("person", {"surname": "Gaat door"}).record.id
    finally:
        first.close()
    assert surnames(office) == {"Eerst", "Later", "Gaat door"}


@posix_only
def test_a_folder_that_may_not_be_written_restores_nothing(office: Office, backup: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    office.folder.chmod(0o500)
    try:
        said = office.refuses(5, "restore", str(backup))
        assert said["error"]["code"] == "store-read-only"
    finally:
        office.folder.chmod(0o700)


def test_no_name_stands_readable_in_a_backup(office: Office, tmp_path: Path) -> None:
    office.new("person", surname="Kanariepietje")
    office.ok("backup", str(tmp_path / "new.cbk"))
    office.at = NEXT_DAY
    office.ok("status")

    for path in (tmp_path / "new.cbk", *office.folder.rglob("*.cbk")):
        assert b"Kanariepietje" not in path.read_bytes()
        assert "Kanariepietje".encode("utf-16-le") not in path.read_bytes()
