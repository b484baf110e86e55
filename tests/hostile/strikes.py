"""Strikes a command of the program at an exact call to the system: it is killed there, or the call fails."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.end_to_end.office import ROOT, Said

PROGRAM = "import sys\nfrom ui.main import main\nsys.exit(main(sys.argv[1:]))"
STRACE = shutil.which("strace") or "strace"


def require_strace() -> None:
    """Skip the test where calls of another process cannot be struck."""
    if shutil.which(STRACE) is None:
        pytest.skip("strace is not on this computer")
    if not _traces():
        pytest.skip("this computer does not let a test trace its own processes")


@cache
def _traces(*options: str) -> bool:
    words = [STRACE, *options, "-f", "-e", "trace=none", "-qq", sys.executable, "-c", ""]
    return subprocess.run(words, check=False, capture_output=True).returncode == 0


def _strace(call: str, log: str) -> list[str]:
    """Return the words that trace a call; where the kernel can, a process is not stopped at every other one."""
    quick = "--seccomp-bpf"
    return [STRACE, *([quick] if _traces(quick) else []), "-f", "-qq", "-o", log, "-e", f"trace={call}"]


def struck(call: str, number: int, how: str, *arguments: str) -> Said:
    """Run a command and strike its n-th call of a kind: ``signal=KILL`` or ``error=EIO``."""
    strike = f"inject={call}:{how}:when={number}"
    done = subprocess.run(
        [*_strace(call, os.devnull), "-e", strike, sys.executable, "-c", PROGRAM, *arguments],
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
    subprocess.run(
        [*_strace(call, str(log)), sys.executable, "-c", PROGRAM, *arguments],
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
