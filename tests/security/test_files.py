"""Files are written whole or not at all, and never over anything."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from consulaat.files import (
    DiskFailedError,
    DiskFullError,
    DiskReadOnlyError,
    FileExistsAlreadyError,
    holds,
    replace_file,
    write_file,
)

posix = pytest.mark.skipif(os.name != "posix", reason="only on POSIX")


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


@contextmanager
def room_for(size: int) -> Iterator[None]:
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_file_is_written_with_its_name_and_nothing_beside_it(tmp_path: Path) -> None:
    path = write_file(tmp_path, "consulaat-0.cbn", b"bytes")

    assert path.read_bytes() == b"bytes"
    assert names(tmp_path) == ["consulaat-0.cbn"]


@posix
def test_only_its_owner_reads_a_file_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        path = write_file(tmp_path, "one", b"")
        replace_file(tmp_path / "two", b"")
    finally:
        os.umask(before)

    assert path.stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "two").stat().st_mode & 0o777 == 0o600


def test_a_file_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "name").write_bytes(b"old")

    with pytest.raises(FileExistsAlreadyError):
        write_file(tmp_path, "name", b"new")

    assert (tmp_path / "name").read_bytes() == b"old"
    assert names(tmp_path) == ["name"]


@posix
@pytest.mark.parametrize("target", ["elsewhere", "nowhere"])
def test_a_link_is_never_followed(tmp_path: Path, target: str) -> None:
    (tmp_path / "elsewhere").write_bytes(b"old")
    (tmp_path / "name").symlink_to(tmp_path / target)

    with pytest.raises(FileExistsAlreadyError):
        write_file(tmp_path, "name", b"new")

    assert names(tmp_path) == ["elsewhere", "name"]
    assert (tmp_path / "elsewhere").read_bytes() == b"old"


@posix
def test_a_full_disk_leaves_nothing_and_the_next_time_is_good(tmp_path: Path) -> None:
    with room_for(1000), pytest.raises(DiskFullError):
        write_file(tmp_path, "name", bytes(5000))

    assert names(tmp_path) == []
    assert write_file(tmp_path, "name", bytes(5000)).stat().st_size == 5000


@posix
def test_replacing_on_a_full_disk_keeps_the_old_file(tmp_path: Path) -> None:
    path = write_file(tmp_path, "name", b"old")
    with room_for(1000), pytest.raises(DiskFullError):
        replace_file(path, bytes(5000))

    assert path.read_bytes() == b"old"
    replace_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert names(tmp_path) == ["name"]


def test_a_folder_that_is_not_there_is_a_fact_not_a_traceback(tmp_path: Path) -> None:
    with pytest.raises(DiskFailedError):
        write_file(tmp_path / "nowhere", "name", b"")


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() == 0, reason="needs a user without all rights")
def test_a_folder_that_cannot_be_written_is_a_fact_not_a_traceback(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(DiskReadOnlyError):
        write_file(tmp_path, "name", b"")


def test_reading_back_sees_every_byte_that_is_wrong_missing_or_too_much(tmp_path: Path) -> None:
    data = bytes(range(256)) * 5000  # more than one piece
    path = write_file(tmp_path, "bundle", data)
    assert holds(path, data)

    for wrong in (data[:-1], data + b"x", data[:-1] + b"x", b"x" + data[1:], b""):
        path.write_bytes(wrong)
        assert not holds(path, data)
