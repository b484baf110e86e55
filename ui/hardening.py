"""What is switched off before anything else happens: dumps of memory, and files that others may read."""

import contextlib
import ctypes
import faulthandler
import os
import sys
from typing import Final

PR_SET_DUMPABLE: Final = 4


def harden() -> None:
    """Leave no memory behind when the program crashes, and make files for their owner alone."""
    os.umask(0o077)
    faulthandler.disable()
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):  # a system that does not know the call
            ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
