"""A disk that is full while the store is written: one error of the machine, nothing half, and it works again."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from consulaat.errors import MachineError
from consulaat.files import DiskFullError, DiskReadOnlyError
from consulaat.records.person import Person
from consulaat.values.ids import new_id
from db.check import faults
from db.folder import open_store
from tests.builders import Post, a_post
from tests.hostile.stores import a_store, a_writer, require_whole

LIMIT = """
import resource
size = (folder / "store.db").stat().st_size + 300_000
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
"""
posix = pytest.mark.skipif(sys.platform == "win32", reason="limits of files and mounts are of Linux")


@posix
def test_a_file_that_may_not_grow_stops_the_writer_with_one_error_and_nothing_is_half(tmp_path: Path) -> None:
    post = a_store(tmp_path / "store")
    with a_writer(post, setup=LIMIT) as process:
        out, errors = process.communicate(timeout=120)
    said = out.split()

    assert process.returncode == 1
    assert (
        errors.strip()
        .splitlines()[-1]
        .startswith(("consulaat.files.DiskFullError", "consulaat.files.DiskFailedError"))
    )
    assert said[-1] != "done"
    post.reopen()
    there = require_whole(post, int(said[-1]) + 1)
    post.store.close()
    with a_writer(post, first=there, rounds=50) as process:
        out, errors = process.communicate("\n", timeout=120)
    assert (out.split()[-1], errors) == ("done", "")
    post.reopen()
    assert require_whole(post, there + 50) == there + 50
    post.store.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 8 MB; only root can make one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    words = [mount or "mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(folder)]
    if mount is None or subprocess.run(words, check=False, capture_output=True).returncode:
        pytest.skip("no right to mount a small file system")
    yield folder
    subprocess.run([shutil.which("umount") or "umount", "--lazy", str(folder)], check=True)


@posix
def test_a_full_disk_during_one_large_piece_of_work_undoes_all_of_it(small_disk: Path) -> None:
    post, ballast = _on_a_disk_with_little_space(small_disk)
    _keep(post, 5)
    with pytest.raises(DiskFullError) as caught:
        _keep(post, 600)
    assert (caught.value.code, int(caught.value.exit_code)) == ("disk-full", 5)

    assert _kept(post) == 5
    ballast.unlink()
    _require_working(post, 5)


@posix
def test_a_disk_that_fills_up_bit_by_bit_keeps_what_was_confirmed(small_disk: Path) -> None:
    post, ballast = _on_a_disk_with_little_space(small_disk)
    with pytest.raises(MachineError):
        _fill(post)
    kept = _kept(post)

    assert kept > 0
    assert kept % 5 == 0
    ballast.unlink()
    _require_working(post, kept)


def _on_a_disk_with_little_space(disk: Path) -> tuple[Post, Path]:
    """Return a store, and a file beside it that takes more than half of the disk."""
    ballast = disk / "ballast"
    ballast.write_bytes(bytes(4_700_000))
    return a_post(disk / "store"), ballast


def _keep(post: Post, count: int) -> None:
    with post.store.work(post.by) as work:
        for number in range(count):
            person = work.save(Person(id=new_id(), surname=f"Person {number}"))
            work.save(replace(person, given_names="x" * 5000))
        work.commit()


def _fill(post: Post) -> None:
    while True:
        _keep(post, 5)


def _kept(post: Post) -> int:
    with post.store.work(post.by) as work:
        people = work.find(Person)
        assert all(each.version == 2 for each in people)
        assert work.first_fault() is None
    return len(people)


def _require_working(post: Post, kept: int) -> None:
    _keep(post, 5)
    assert faults(post.store.connection, post.store.journal) == ()
    post.reopen()
    assert _kept(post) == kept + 5
    post.store.close()


@posix
def test_a_folder_that_cannot_be_written_is_one_error_of_the_machine(tmp_path: Path) -> None:
    post = a_store(tmp_path / "store")
    database = post.folder / "store.db"
    database.chmod(0o400)
    post.folder.chmod(0o500)
    try:
        database.open("r+b").close()
    except PermissionError:
        with pytest.raises(DiskReadOnlyError) as caught:
            open_store(post.folder, post.key, post.clock)
        assert (caught.value.code, int(caught.value.exit_code)) == ("store-read-only", 5)
    else:
        pytest.skip("root may write everywhere")
    finally:
        post.folder.chmod(0o700)
