"""Processes that end in the middle of writing: what was confirmed is there, and nothing is half."""

import random
from collections.abc import Callable
from pathlib import Path
from subprocess import Popen

import pytest

from db.folder import FolderLock, StoreBusyError
from tests.builders import Post, a_post
from tests.hostile.stores import CANARY, a_store, a_writer, require_whole


def _lines(process: Popen[str], count: int) -> list[str]:
    assert process.stdout is not None
    return [process.stdout.readline().strip() for _ in range(count)]


def _killed(process: Popen[str]) -> list[str]:
    """Kill a process and return what it had still said."""
    process.kill()
    out, errors = process.communicate()
    assert errors == ""
    return out.split()


def test_after_a_kill_everything_confirmed_is_there_and_nothing_is_half(
    tmp_path: Path, sweep: Callable[[int], int]
) -> None:
    post = a_store(tmp_path / "store")
    chance = random.Random(38)
    there = 0
    for _ in range(sweep(200)):
        with a_writer(post, first=there) as process:
            said = _lines(process, 1 + chance.randrange(40))
            said += _killed(process)
        assert said[0] == "open"
        confirmed = int(said[-1]) + 1 if len(said) > 1 else there
        post.reopen()
        there = require_whole(post, confirmed)
        assert there - confirmed <= 1
        post.store.close()
    assert there > 0


def test_a_second_process_is_told_who_has_the_store_and_the_first_goes_on(tmp_path: Path) -> None:
    post = a_store(tmp_path / "store")
    with a_writer(post) as process:
        _lines(process, 3)
        with pytest.raises(StoreBusyError) as caught:
            FolderLock(post.folder, "anna")
        assert caught.value.facts["user"] == "bram"
        assert "UTC" in str(caught.value.facts["since"])
        assert (caught.value.code, int(caught.value.exit_code)) == ("store-busy", 5)
        assert len(_lines(process, 5)) == 5
        _killed(process)

    FolderLock(post.folder, "anna").release()


def test_no_name_is_readable_while_open_after_a_kill_and_after_closing(tmp_path: Path) -> None:
    home, temp = tmp_path / "home", tmp_path / "temp"
    home.mkdir()
    temp.mkdir()
    post = a_store(tmp_path / "store")
    places = {"HOME": str(home), "TMPDIR": str(temp), "TEMP": str(temp), "SQLITE_TMPDIR": str(temp)}
    with a_writer(post, rounds=300, environment=places) as process:
        said = _lines(process, 302)
        assert said[-1] == "done"
        _require_unreadable(tmp_path)
        _killed(process)
    _require_unreadable(tmp_path)
    post.reopen()
    assert require_whole(post, 300) == 300
    _require_unreadable(tmp_path)
    post.store.close()
    _require_unreadable(tmp_path)


def _require_unreadable(folder: Path) -> None:
    words = [word.encode(coding) for word in (CANARY, "anna") for coding in ("utf-8", "utf-16-le")]
    read = 0
    for path in folder.rglob("*"):
        if path.is_file() and path.name != "lock":
            data = path.read_bytes()
            read += len(data)
            assert not [word for word in words if word in data], path.name
    assert read > 100_000


def test_the_canary_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "plain").write_text(CANARY + "." * 200_000, encoding="utf-8")
    with pytest.raises(AssertionError, match="plain"):
        _require_unreadable(tmp_path)


def test_the_lock_is_free_again_once_the_store_is_closed(tmp_path: Path) -> None:
    post: Post = a_post(tmp_path / "store")
    lock = FolderLock(post.folder, "anna")
    with pytest.raises(StoreBusyError):
        FolderLock(post.folder, "bram")
    lock.release()
    FolderLock(post.folder, "bram").release()
    post.store.close()
