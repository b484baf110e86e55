"""Full, read-only, replaced and damaged disks: one sentence, and nothing is ever half done."""

import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

from tests.end_to_end.office import (
    MANY,
    Office,
    arguments,
    consulaat,
    copied,
    everything,
    finished,
    process,
)

SMALL_FILES: Final = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}))
"""
Sweep = Callable[[int], int]
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")


@posix_only
def test_a_full_disk_during_a_load_changes_nothing(post: Office, many: str) -> None:
    before = everything(post)
    limit = SMALL_FILES.format(size=(post.folder / "store.db").stat().st_size + 200_000)

    said = finished(process(*arguments(post, "load", many), prepare=limit)).calm()

    assert said.code == 5, said
    assert said.error in {"disk-full", "disk-error"}
    assert len(said.err.strip().splitlines()) == 1
    assert everything(post) == before
    assert post.ok("load", many)["created"] == MANY


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
    two_offices: tuple[Path, Path], many: str, tmp_path: Path
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    with _mounted(disk, "size=4m"):
        office = copied(two_offices[0], disk / "post", "RAB", "post", "anna")
        before = everything(office)
        said = office.refuses(5, "load", many)
        assert said["error"]["code"] in {"disk-full", "disk-error"}
        assert everything(office) == before
        subprocess.run(["mount", "-o", "remount,size=64m", str(disk)], check=True)  # noqa: S607
        assert office.ok("load", many)["created"] == MANY


@posix_only
def test_a_folder_that_may_not_be_written_is_one_sentence(
    two_offices: tuple[Path, Path], tmp_path: Path
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    with _mounted(disk, "size=8m"):
        office = copied(two_offices[0], disk / "post", "RAB", "post", "anna")
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
