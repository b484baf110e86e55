"""Runs everything that must hold, as ``python3 -m tests [--full] [pytest arguments]``: ruff, mypy, the tests.

With arguments that name tests, or any other pytest argument, only pytest runs. The summary of pytest
is the last thing printed; the exit code is the worst of all.
"""

import os
import subprocess
import sys
from pathlib import Path

from consulaat import environment

ROOT = Path(__file__).parent.parent
CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
)
SHARED = ("-n", "auto", "--dist", "loadfile")  # over the cores, the tests of one file together


def main(arguments: list[str]) -> int:
    """Run the checks and the tests, or only the tests that were asked for."""
    environment.ensure()
    if "--full" in arguments:
        arguments.remove("--full")
        os.environ["CONSULAAT_SWEEP"] = "1"
    checks = () if arguments else CHECKS
    codes = [_run(*check) for check in checks]
    failed = [" ".join(check) for check, code in zip(checks, codes, strict=True) if code]
    if failed:
        print("Failed before the tests:", ", ".join(failed), flush=True)
    return max([*codes, _run("pytest", *(arguments or SHARED))])


def _run(tool: str, *arguments: str) -> int:
    print("$", tool, *arguments, flush=True)
    code = subprocess.call([sys.executable, "-m", tool, *arguments], cwd=ROOT)
    return code if code >= 0 else 128 - code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
