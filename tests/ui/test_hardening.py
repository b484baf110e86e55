"""What the program switches off before anything else, seen from outside."""

import os
import sys

import pytest

from tests.end_to_end.office import finished, process

LOOK = """
import ctypes, faulthandler, os, sys
faulthandler.enable()
import ui.cli.run
def look(arguments, doors, window):
    import resource
    dumpable = ctypes.CDLL(None).prctl(3, 0, 0, 0, 0) if sys.platform == "linux" else 0
    print(resource.getrlimit(resource.RLIMIT_CORE), dumpable, faulthandler.is_enabled(), oct(os.umask(0)))
    return 0
ui.cli.run.run = look
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_a_crash_leaves_no_memory_behind_and_files_are_their_owners_alone() -> None:
    said = finished(process("status", prepare=LOOK, env={**os.environ}))

    assert said.err == ""
    assert said.out.strip() == "(0, 0) 0 False 0o77"
