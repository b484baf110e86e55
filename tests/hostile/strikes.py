"""Strikes a command of the program at an exact call to the system: it is killed there, or the call fails."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.office import ROOT, Said

PROGRAM = "import sys\nfrom ui.main import main\nsys.exit(main(sys.argv[1:]))"
STRACE = shutil.which("strace")


def require_strace() -> None:
    """Skip the test where calls of another process cannot be struck."""
    if STRACE is None:
        pytest.skip("strace is not on this computer")
    words = [STRACE, "-e", "trace=none", "-qq", sys.executable, "-c", ""]
    if subprocess.run(words, check=False, capture_output=True).returncode:
        pytest.skip("this computer does not let a test trace its own processes")


def struck(call: str, number: int, how: str, *arguments: str) -> Said:
    """Run a command and strike its n-th call of a kind: ``signal=KILL`` or ``error=EIO``."""
    strike = f"inject={call}:{how}:when={number}"
    words = [STRACE or "strace", "-f", "-qq", "-o", os.devnull, "-e", f"trace={call}", "-e", strike]
    done = subprocess.run(
        [*words, sys.executable, "-c", PROGRAM, *arguments],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    return Said(code=done.returncode, out=done.stdout, err=done.stderr)


def calls_of(call: str, folder: Path, *arguments: str) -> int:
    """Return how often a command makes a call."""
    log = folder / f"{call}.calls"
    words = [STRACE or "strace", "-f", "-qq", "-o", str(log), "-e", f"trace={call}"]
    subprocess.run(
        [*words, sys.executable, "-c", PROGRAM, *arguments],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
        timeout=120,
    )
    return sum(f"{call}(" in line for line in log.read_text(encoding="utf-8").splitlines())


def spread(total: int, rounds: int) -> Iterator[int]:
    """Yield so many numbers from 1 to a total, the last ones first: there a file gets its name."""
    step = max(1, total // max(1, rounds))
    yield from range(total, 0, -step)
