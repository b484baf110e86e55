"""A change of the store's key that is killed at any call: the store opens with the same passphrase, and is whole."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.end_to_end.office import Office, arguments, copied
from tests.hostile.strikes import calls_of, require_strace, spread, struck

Sweep = Callable[[int], int]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of two people with something in it."""
    office = Office(tmp_path_factory.mktemp("keys") / "post", "RAB")
    office.found(bram="HOOFD_CONSULAIR")
    office.new("person", surname="Haddad")
    return office.folder


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("call", ["fsync", "pwrite64", "rename"])
def test_killed_anywhere_a_change_of_key_locks_nobody_out_and_loses_nothing(
    made: Path, tmp_path: Path, call: str, sweep: Sweep
) -> None:
    require_strace()
    counted = copied(made, tmp_path / "counted", "RAB", "post", "anna")
    total = calls_of(call, tmp_path, *arguments(counted, "rekey"))
    for number in spread(total, sweep(20)):
        office = copied(made, tmp_path / "post", "RAB", "post", "anna")
        struck(call, number, "signal=KILL", *arguments(office, "rekey"))

        assert [each["surname"] for each in office.all("person", user="bram")] == ["Haddad"], number
        assert office.ok("rekey")["without_way_in"] == [], number
        assert office.ok("check")["ok"] is True, number
        shutil.rmtree(office.folder)


def test_a_disk_that_fails_during_a_change_of_key_is_one_sentence_and_the_store_goes_on(
    made: Path, tmp_path: Path, sweep: Sweep
) -> None:
    require_strace()
    counted = copied(made, tmp_path / "counted", "RAB", "post", "anna")
    total = calls_of("pwrite64", tmp_path, *arguments(counted, "rekey"))
    for number in spread(total, sweep(10)):
        office = copied(made, tmp_path / "post", "RAB", "post", "anna")
        said = struck("pwrite64", number, "error=ENOSPC", *arguments(office, "rekey")).calm()

        assert said.code in (0, 5), (number, said)
        assert office.ok("status", user="bram")["post"] == "RAB", number
        assert office.ok("check")["ok"] is True, number
        shutil.rmtree(office.folder)
