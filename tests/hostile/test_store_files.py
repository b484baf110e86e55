"""Files of the store that are gone, empty, plain, cut, foreign or damaged: named, and nothing made in their place."""

import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from consulaat.errors import ConsulaatError, Exit, TamperedError
from consulaat.records.person import Person
from consulaat.values.ids import new_id
from db.check import faults
from db.connection import Connection, StoreDamagedError
from db.folder import FILE, open_store
from db.migrate import SCHEMA, NewerSchemaError
from tests.builders import HandClock, Post, a_post

Spoil = Callable[[Path], object]


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Post:
    post = a_post(tmp_path_factory.mktemp("good") / "store")
    with post.store.work(post.by) as work:
        for number in range(200):
            work.save(Person(id=new_id(), surname=f"Person {number}"))
        work.commit()
    post.store.close()
    return post


@pytest.fixture
def folder(good: Post, tmp_path: Path) -> Path:
    shutil.copytree(good.folder, tmp_path / "copy")
    return tmp_path / "copy"


def _plain(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE person (id)")
    connection.commit()
    connection.close()


def _cut(path: Path, size: int) -> None:
    path.write_bytes(path.read_bytes()[:size])


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda path: path.unlink(), "store-missing"),
        (lambda path: (path.unlink(), path.mkdir()), "store-missing"),
        (lambda path: path.write_bytes(b""), "store-damaged"),
        (_plain, "store-plain"),
        (lambda path: _cut(path, 1), "store-damaged"),
        (lambda path: _cut(path, 4095), "store-damaged"),
        (lambda path: _cut(path, 5000), "store-damaged"),
        (lambda path: path.write_bytes(b"\0" * 8192), "store-damaged"),
        (lambda path: path.write_bytes(random.Random(1).randbytes(8192)), "store-damaged"),
    ],
)
def test_a_file_that_is_not_the_store_is_named_and_left_alone(
    folder: Path, good: Post, spoil: Spoil, code: str
) -> None:
    path = folder / FILE
    spoil(path)
    before = path.read_bytes() if path.is_file() else None
    names = sorted(each.name for each in folder.iterdir())

    with pytest.raises(TamperedError) as caught:
        open_store(folder, good.key, HandClock())

    assert (caught.value.code, caught.value.exit_code) == (code, Exit.TAMPERED)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert sorted(each.name for each in folder.iterdir()) == names


@pytest.mark.parametrize("pages", [1, 2, 10, 40])
def test_a_file_cut_between_pages_is_damaged(folder: Path, good: Post, pages: int) -> None:
    _cut(folder / FILE, pages * 4096)

    assert _found(folder, good.key)


@pytest.mark.parametrize("key", [bytes(32), bytes(range(32))])
def test_another_key_does_not_open_the_store(folder: Path, key: bytes) -> None:
    before = (folder / FILE).read_bytes()
    with pytest.raises(StoreDamagedError):
        open_store(folder, key, HandClock())

    assert (folder / FILE).read_bytes() == before


@pytest.mark.parametrize("length", [0, 16, 31, 33, 64])
def test_a_key_of_another_length_is_never_taken_as_a_passphrase(folder: Path, length: int) -> None:
    with pytest.raises(StoreDamagedError):
        open_store(folder, bytes(length), HandClock())


def test_the_file_of_another_store_is_not_opened(folder: Path, tmp_path: Path, good: Post) -> None:
    other = a_post(tmp_path / "other", "TUN")
    other.store.close()
    shutil.copyfile(other.folder / FILE, folder / FILE)

    with pytest.raises(StoreDamagedError):
        open_store(folder, good.key, HandClock())


def test_a_flipped_bit_anywhere_is_reported_and_never_a_traceback(
    folder: Path, good: Post, sweep: Callable[[int], int]
) -> None:
    path = folder / FILE
    whole = path.read_bytes()
    chance = random.Random(44)
    places = [0, 15, 16, 23, 100, 4095, len(whole) - 1]
    places += [chance.randrange(len(whole)) for _ in range(sweep(200))]
    for place in places:
        spoiled = bytearray(whole)
        spoiled[place] ^= 1 << chance.randrange(8)
        path.write_bytes(spoiled)
        for name in ("-wal", "-shm"):
            Path(f"{path}{name}").unlink(missing_ok=True)
        assert _found(folder, good.key), place


def _found(folder: Path, key: bytes) -> bool:
    """Tell whether opening or checking a store reports damage; any other error fails the test."""
    try:
        store = open_store(folder, key, HandClock())
    except ConsulaatError as error:
        return error.exit_code is Exit.TAMPERED
    try:
        return bool(faults(store.connection, store.journal))
    except ConsulaatError as error:
        return error.exit_code is Exit.TAMPERED
    finally:
        store.close()


def test_a_whole_store_is_not_reported(folder: Path, good: Post) -> None:
    assert not _found(folder, good.key)


def test_a_store_of_a_newer_program_is_left_alone(folder: Path, good: Post) -> None:
    connection = Connection(folder / FILE, good.key)
    connection.run(f"PRAGMA user_version = {SCHEMA + 1}")
    connection.close()
    with pytest.raises(NewerSchemaError):
        open_store(folder, good.key, HandClock())


@pytest.mark.parametrize(
    "statement",
    [
        "ATTACH DATABASE ':memory:' AS other",
        "PRAGMA key = 'x'",
        "PRAGMA rekey = 'x'",
        "PRAGMA writable_schema = ON",
        "SELECT sqlcipher_export('main')",
        "SELECT load_extension('x')",
    ],
)
def test_what_the_program_never_needs_is_denied(folder: Path, good: Post, statement: str) -> None:
    connection = Connection(folder / FILE, good.key)
    with pytest.raises(Exception, match=r"not authorized|no such function|error"):
        connection.run(statement)
    connection.close()
