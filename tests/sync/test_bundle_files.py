"""Bundle files come from anywhere, so only a regular file of a fair size is read."""

import os
from pathlib import Path

import pytest

from consulaat.files import write_file
from consulaat.sync.bundle_files import read_bundle
from consulaat.sync.refusals import BundleDamagedError, BundleUnreadableError


def test_a_bundle_is_read_up_to_its_limit(tmp_path: Path) -> None:
    path = write_file(tmp_path, "name", b"12345")

    assert read_bundle(path, 5) == b"12345"
    with pytest.raises(BundleDamagedError):
        read_bundle(path, 4)


@pytest.mark.skipif(os.name != "posix", reason="only on POSIX")
def test_what_is_no_regular_file_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")

    for path in (tmp_path / "fifo", tmp_path / "loop", tmp_path, tmp_path / "none", Path("/dev/zero")):
        with pytest.raises(BundleUnreadableError):
            read_bundle(path, 100)
