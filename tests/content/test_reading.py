"""Only ordinary files are read, at once; their names are nothing but words."""

import os
import sys
from pathlib import Path

import pytest

from consulaat.content.detect import LARGEST
from consulaat.content.reading import LONGEST_TITLE, read_file, title_of
from consulaat.content.refusals import NotAFileError, TooLargeRefusedError
from consulaat.records.kinds import TextKind

unix = pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices of Unix")


def test_an_ordinary_file_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")

    assert read_file(tmp_path / "a") == b"abc"


@unix
def test_a_pipe_a_device_a_folder_and_a_link_are_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "file").write_bytes(b"abc")
    (tmp_path / "link").symlink_to(tmp_path / "file")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")

    for path in (
        *(tmp_path / name for name in ("pipe", "link", "loop", "none")),
        tmp_path,
        Path("/dev/zero"),
    ):
        with pytest.raises(NotAFileError):
            read_file(path)
    with pytest.raises(NotAFileError):
        read_file(Path("a\x00b"))


def test_a_file_beyond_the_limit_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "large").open("wb") as stream:
        stream.truncate(LARGEST + 1)

    with pytest.raises(TooLargeRefusedError):
        read_file(tmp_path / "large")


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("brief van vader.pdf", "brief van vader"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Windows\\CON", "CON"),
        ("NUL.txt", "NUL"),
        ("foto.jpg...", "foto.jpg"),
        ("\u202egpj.exe", "\ufffdgpj"),
        ("a\x1b[2Jb\x00.png", "a\ufffd[2Jb\ufffd"),
        ("بطاقة.pdf", "بطاقة"),
        (".pdf", "pdf"),
        ("", ""),
        ("half\udcff.pdf", "half\ufffd"),
    ],
)
def test_a_name_becomes_a_title_that_can_be_seen_and_kept(name: str, title: str) -> None:
    assert title_of(name) == title
    assert TextKind().read(title_of(name)) == title


def test_a_name_of_three_hundred_letters_becomes_a_title_that_fits() -> None:
    assert len(title_of("é" * 300 + ".pdf")) == LONGEST_TITLE
