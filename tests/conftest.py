"""What holds for every test: no screen, no network, nobody's own folders, one language to start from."""

import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, ClassVar, Final

# Before anything imports Qt: no screen, but windows lie on one as large as people have.
os.environ.setdefault(
    "QT_QPA_PLATFORM", "offscreen:configfile=" + os.path.relpath(Path(__file__).with_name("screen.json"))
)

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from hypothesis import settings

from consulaat.security import wrapping
from resources.texts import choose_language

SWEEP: Final = float(os.environ.get("CONSULAAT_SWEEP", "0.1"))
SOCKET_EVENTS: Final = ("socket.__new__", "socket.getaddrinfo", "socket.gethostbyname", "socket.connect")
FOLDERS: Final = (
    ("HOME", "home"),
    ("USERPROFILE", "home"),
    ("APPDATA", "home/roaming"),
    ("LOCALAPPDATA", "home/local"),
    ("XDG_CONFIG_HOME", "home/.config"),
    ("XDG_DATA_HOME", "home/.local/share"),
    ("XDG_STATE_HOME", "home/.local/state"),
    ("XDG_CACHE_HOME", "home/.cache"),
    ("XDG_RUNTIME_DIR", "run"),
)
# What a person's own session says, and the program or its libraries would listen to.
SAID_ELSEWHERE: Final = (
    "CONSULAAT_STORE",
    "CONSULAAT_USER",
    "CONSULAAT_PASSPHRASE_FILE",
    "DBUS_SESSION_BUS_ADDRESS",
    "LANGUAGE",
    "PYTHON_KEYRING_BACKEND",
    "PYTHONDONTWRITEBYTECODE",  # every process that a test starts would compile the whole program again
)

_house = Path(tempfile.mkdtemp(prefix="consulaat-tests-"))
_sockets: list[str] = []

settings.register_profile("ci", max_examples=40, deadline=None, derandomize=True, database=None)
settings.register_profile("full", max_examples=400, deadline=None, print_blob=True)
settings.load_profile("full" if SWEEP >= 1 else "ci")


class StretchedOnce:
    """The real Argon2id, computed once for the same words, salt and cost: stores are opened thousands of times."""

    _known: ClassVar[dict[bytes, bytes]] = {}

    def __init__(self, **about: Any) -> None:  # noqa: ANN401 - as the library declares them
        self._about = about

    def derive(self, words: bytes) -> bytes:
        """Return the bytes that the words stretch to."""
        mark = hashlib.sha256(repr(sorted(self._about.items())).encode() + bytes(words)).digest()
        if mark not in self._known:
            self._known[mark] = Argon2id(**self._about).derive(words)
        return self._known[mark]


class NetworkUsedError(RuntimeError):
    """Something in a test opened a socket; the program never does."""


def pytest_configure() -> None:
    """Move into a house of our own and close the network."""
    for variable, folder in FOLDERS:
        place = _house / folder
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.environ[variable] = str(place)
    for variable in SAID_ELSEWHERE:
        os.environ.pop(variable, None)
    os.environ["LANG"] = os.environ["LC_ALL"] = "C.UTF-8"
    sys.addaudithook(_refuse_sockets)
    vars(wrapping)["Argon2id"] = StretchedOnce


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    shutil.rmtree(_house, ignore_errors=True)


def _refuse_sockets(event: str, _arguments: object) -> None:
    if event in SOCKET_EVENTS:
        _sockets.append(event)
        raise NetworkUsedError(event)


@pytest.fixture(autouse=True)
def _no_network() -> Iterator[None]:
    """Fail also where the program swallowed the refusal, or a module did it while it was imported."""
    yield
    opened = _sockets.copy()
    _sockets.clear()
    if opened:
        raise NetworkUsedError(", ".join(opened))


@pytest.fixture(autouse=True)
def _ordinary_start() -> Iterator[None]:
    """Start each test in Dutch and with the umask of an ordinary computer; put both back."""
    before = os.umask(0o022)
    choose_language("nl")
    yield
    choose_language("nl")
    os.umask(before)


@pytest.fixture(scope="session")
def sweep() -> Callable[[int], int]:
    """Turn a full number of rounds into the number for this run, at least one (CONSULAAT_SWEEP)."""
    return lambda rounds: max(1, round(rounds * SWEEP))
