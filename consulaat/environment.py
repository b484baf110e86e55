"""Makes the environment of a checkout once: the locked libraries in ``.venv`` and what Qt needs below them.

Called first by ``python3 -m consulaat`` and ``python3 -m tests``. Standard library only, and readable by
an older Python, so that it can say what is wrong. A stamp in ``.venv`` holds the digest of the lock file
and the version of Python; as long as it fits, nothing is looked at but that stamp.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT: Final = Path(__file__).parent.parent
LOCK: Final = ROOT / ".ci" / "requirements.lock"
VENV: Final = ROOT / ".venv"
STAMP: Final = VENV / "consulaat.stamp"
GUARD: Final = VENV / "consulaat.guard"
PYTHON: Final = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
MACHINE_FAILED: Final = 5

# The libraries by which an environment of the person's own is known to be complete.
SIGNS: Final = ("PySide6", "sqlcipher3", "reportlab", "keyring", "pyrage", "pytest")

WITHOUT_WINDOW: Final = (
    "libglib2.0-0 libegl1 libgl1 libxkbcommon0 libfontconfig1 libdbus-1-3 libbrotli1 libgssapi-krb5-2"
)
WITH_WINDOW: Final = (
    "libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 "
    "libxcb-render-util0 libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-util1 libxcb-xfixes0 libxcb-xkb1 "
    "libx11-xcb1"
)
PIP_OPTIONS: Final = (
    *("--quiet", "--no-input", "--disable-pip-version-check"),
    *("--no-deps", "--no-compile", "--require-hashes", "--only-binary=:all:"),
)
APT: Final = ("apt-get", "-o", "DPkg::Lock::Timeout=600")

TELL_VERSION: Final = "import sys; v = sys.version_info; v < (3, 11) and sys.exit(1); print('%d.%d' % v[:2])"
TRY_QT: Final = """
import ctypes, pathlib, sys
import PySide6.QtWidgets, PySide6.QtPrintSupport, PySide6.QtSvg
platforms = pathlib.Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms"
ctypes.CDLL(str(platforms / sys.argv[1]))
"""


def ensure() -> None:
    """Return in a Python that has every library; make that environment first where it is not there."""
    if getattr(sys, "frozen", False) or not LOCK.is_file():
        return
    if sys.version_info < (3, 11):  # noqa: UP036 - this is where an older Python is told so
        _stop(
            "Deze Python is te oud. Installeer Python 3.11 of nieuwer.",
            "This Python is too old.",
            "Install Python 3.11 or newer.",
        )
    inside = _is_inside()
    if not inside and _is_complete():
        return
    fits = _fits(inside=inside)
    if not fits:
        _set_up_or_stop(inside=inside)
    if not fits or not inside:
        _go_on_there()


def _is_inside() -> bool:
    prefix = Path(sys.prefix)
    return VENV.is_dir() and prefix.is_dir() and prefix.samefile(VENV)


def _is_complete() -> bool:
    """Tell whether this is another environment of the person's own that has the libraries."""
    if sys.prefix == sys.base_prefix:
        return False
    from importlib.util import find_spec

    return all(find_spec(name) is not None for name in SIGNS)


def _digest() -> str:
    return sha256(LOCK.read_bytes()).hexdigest()


def _fits(*, inside: bool) -> bool:
    """Tell whether the environment is what the lock file says; only inside is its own Python known."""
    try:
        digest, version = STAMP.read_text(encoding="ascii").split()
    except (OSError, ValueError):
        return False
    return digest == _digest() and PYTHON.exists() and (not inside or version == _version())


def _version() -> str:
    return f"{sys.version_info[0]}.{sys.version_info[1]}"


def _set_up_or_stop(*, inside: bool) -> None:
    try:
        _set_up(inside=inside)
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        _stop(
            f"De map .venv is niet te maken ({reason}). Is er schijfruimte, en mag u hier schrijven?",
            f"The folder .venv cannot be made ({reason}).",
            "Check the disk and your rights on this folder.",
        )


def _set_up(*, inside: bool) -> None:
    """Make the environment, one process at a time, and stamp it."""
    with _alone():
        if _fits(inside=inside):
            return  # another process did it while this one waited
        _say(
            "De bibliotheken worden één keer klaargezet; dat duurt een halve minuut.",
            "Setting up the libraries once; this takes half a minute.",
        )
        STAMP.unlink(missing_ok=True)
        version = _answer([str(PYTHON), "-c", TELL_VERSION]) or _make()
        _install()
        if sys.platform == "linux":
            _look_below_qt()
        STAMP.write_text(f"{_digest()} {version}\n", encoding="ascii")


def _make() -> str:
    """Make an empty environment with the Python that runs now."""
    import shutil

    for entry in VENV.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        elif entry != GUARD:
            entry.unlink()
    _do([_base(), "-m", "venv", "--without-pip", str(VENV)], "De omgeving", "The environment")
    return _version()


def _base() -> str:
    return getattr(sys, "_base_executable", "") or sys.executable


def _install() -> None:
    """Put exactly what the lock file names into the environment; wheels only, each with its digest."""
    command = [*_pip(), "install", *PIP_OPTIONS, "--requirement", str(LOCK)]
    _do(command, "De programmabibliotheek", "The set of libraries")


def _pip() -> list[str]:
    """Return how to call pip for the environment, from wherever it can be had."""
    elsewhere = [_base(), "-m", "pip", "--python", str(PYTHON)]
    if _works([*elsewhere, "--version"]):
        return elsewhere
    own = [str(PYTHON), "-m", "pip"]
    bring_own = [str(PYTHON), "-m", "ensurepip"]
    if _works([*own, "--version"]) or _works(bring_own):
        return own
    if _apt_install("python3-venv") and _works(bring_own):
        return own
    return _stop_for_apt("pip", "python3-venv")


def _look_below_qt() -> None:
    """Install or name the system's own libraries that Qt stands on."""
    drawing, window = _missing_for("libqoffscreen.so"), _missing_for("libqxcb.so")
    if not drawing and not window:
        return
    packages = f"{WITHOUT_WINDOW} {WITH_WINDOW}"
    if _apt_install(packages):
        drawing, window = _missing_for("libqoffscreen.so"), _missing_for("libqxcb.so")
    if drawing:
        _stop_for_apt(drawing, packages)
    if window:
        _say(
            f"Zonder {window} opent het venster niet op X11. Installeer het met de regel hieronder.",
            f"Without {window} the window does not open on X11. {_apt_advice(packages)}",
        )


def _missing_for(plugin: str) -> str:
    """Return the library that keeps Qt from loading a platform plugin, empty when it loads."""
    import re
    import subprocess

    tried = subprocess.run(
        [str(PYTHON), "-c", TRY_QT, plugin], capture_output=True, text=True, check=False, cwd=VENV
    )
    if tried.returncode == 0:
        return ""
    named = re.search(r"(lib[\w.+-]+\.so[\w.]*): cannot open", tried.stderr)
    return named.group(1) if named else "Qt"


def _apt_advice(packages: str) -> str:
    return f"Install it as administrator with:\napt-get install --no-install-recommends {packages}"


def _apt_install(packages: str) -> bool:
    """Install packages of Debian or Ubuntu where that is possible: as root, with apt."""
    import shutil
    import subprocess

    if sys.platform != "linux" or os.geteuid() != 0 or shutil.which("apt-get") is None:
        return False
    _say(f"Ook nodig, via apt: {packages}", "Also needed, by apt.")
    quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    install = [*APT, "install", "--yes", "--no-install-recommends", *packages.split()]
    for command in ([*APT, "update"], install):
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, env=quiet, stdin=subprocess.DEVNULL
        )
    if done.returncode:
        sys.stderr.write(_last_lines(done.stdout + done.stderr))
    return done.returncode == 0


def _works(command: Sequence[str]) -> bool:
    return _answer(command) is not None


def _answer(command: Sequence[str]) -> str | None:
    """Return what a command prints, None when it fails or is not there."""
    import subprocess

    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=VENV)
    except OSError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def _do(command: Sequence[str], dutch: str, english: str) -> None:
    """Run a command whose noise matters only when it fails."""
    import subprocess

    quiet = {name: value for name, value in os.environ.items() if name not in {"PIP_USER", "PIP_TARGET"}}
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env=quiet, stdin=subprocess.DEVNULL
    )
    if done.returncode:
        sys.stderr.write(_last_lines(done.stdout + done.stderr))
        _stop(
            f"{dutch} kon niet klaargezet worden. Kijk of er netwerk is en probeer het opnieuw.",
            f"{english} could not be set up.",
            "Check the network and try again.",
        )


def _last_lines(text: str) -> str:
    return "\n".join(text.strip().splitlines()[-12:]) + "\n"


@contextmanager
def _alone() -> Iterator[None]:
    """Let one process at a time set up; the others wait here."""
    VENV.mkdir(exist_ok=True)
    with GUARD.open("a+b") as stream:
        _hold(stream)
        yield


def _hold(stream: BinaryIO) -> None:
    if sys.platform == "win32":
        import msvcrt

        while True:
            try:
                stream.seek(0)
                msvcrt.locking(stream.fileno(), msvcrt.LK_LOCK, 1)
            except OSError:  # Windows gives up after ten seconds
                continue
            return
    import fcntl

    fcntl.flock(stream, fcntl.LOCK_EX)


def _go_on_there() -> NoReturn:
    """Run the same command in the environment's own Python."""
    command = [str(PYTHON), *sys.orig_argv[1:]]
    if os.name == "nt":  # there a replaced process would leave its console at once
        import subprocess

        sys.exit(subprocess.call(command))
    os.execv(command[0], command)  # noqa: S606 - the same command, no shell needed


def _say(dutch: str, english: str) -> None:
    print(f"consulaat: {dutch} / {english}", file=sys.stderr)  # noqa: T201 - before there is a command line


def _stop_for_apt(missing: str, packages: str) -> NoReturn:
    _stop(
        f"Op deze computer ontbreekt {missing}. Installeer het als beheerder met de regel hieronder.",
        f"This computer has no {missing}.",
        _apt_advice(packages),
    )


def _stop(dutch: str, english: str, advice: str) -> NoReturn:
    """Say in both languages what is wrong and end as a failure of the machine; also for scripts."""
    _say(dutch, f"{english} {advice}")
    if "--json" in sys.argv:
        import json

        error = {"code": "set-up-failed", "message": english, "where": "", "next": advice}
        print(json.dumps({"error": error}))  # noqa: T201 - the answer a script waits for
    sys.exit(MACHINE_FAILED)
