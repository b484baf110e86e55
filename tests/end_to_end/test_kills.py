"""The program killed at any moment: all or nothing, and repeating completes it."""

import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.end_to_end.office import MANY, Office, arguments, consulaat, everything, finished, process

Sweep = Callable[[int], int]
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")


@posix_only
def test_a_load_killed_at_any_moment_is_whole_or_absent(post: Office, many: str, sweep: Sweep) -> None:
    chance = random.Random(1)
    longest = _seconds(*arguments(post, "load", "--dry-run", many))
    for _ in range(sweep(50)):
        _killed(chance.uniform(0.3, 1.1) * longest, *arguments(post, "load", many))
        found = len(everything(post)["person"]) - 1
        assert found % MANY == 0, found
        assert post.ok("check")["ok"] is True
    before = len(everything(post)["person"])
    assert post.ok("load", many)["created"] == MANY
    assert len(everything(post)["person"]) == before + MANY


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
        assert len(everything(hq)["person"]) in {0, MANY + 1}
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
